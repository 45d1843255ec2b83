import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { User } from '#shared/contract/identity.ts';
import { type Role, roleLabels, roles } from '#shared/vocabulary.ts';
import { client, codeOf, fieldIssuesOf } from '../app/client.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { PasswordFields } from './password-fields.tsx';

interface UserFormModalProps {
  readonly open: boolean;
  /** Null makes a new one. */
  readonly user: User | null;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<unknown>;
}

interface Fields {
  displayName: string;
  username: string;
  role: Role;
  password: string;
}

const roleHelp: Record<Role, string> = {
  administrator: '管理用户、名册和备份，不参与评分和审定。',
  assessor: '录入票数和评分，提出等次建议。',
  archivist: '维护台账，生成和保管登记表。',
  leader: '审定等次，退回或重新开启考核。',
};

/** Makes a user or changes name and role of one. The user name stays as it was made: records carry it. */
export function UserFormModal({ open, user, onClose, onSaved }: UserFormModalProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const role = Form.useWatch('role', form);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function save({ displayName, username, role: chosen, password }: Fields) {
    setRunning(true);
    setError(null);
    try {
      if (user) {
        const { id, revision, disabled } = user;
        await client.identity.updateUser({ id, revision, displayName, role: chosen, disabled });
      } else {
        await client.identity.createUser({ username, displayName, role: chosen, password });
      }
      await onSaved();
      message.success(user ? '已保存。' : `已建立用户“${displayName}”。`);
      onClose();
    } catch (failure) {
      setError(failure);
      // Whoever opens the user again then starts from what the other one saved.
      if (codeOf(failure) === 'CONFLICT') await onSaved();
      const issues = fieldIssuesOf(failure);
      if (issues.username) form.setFields([{ name: 'username', errors: [issues.username] }]);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Modal
      open={open}
      title={user ? '修改用户' : '新建用户'}
      okText={user ? '保存' : '建立用户'}
      cancelText="取消"
      confirmLoading={running}
      destroyOnHidden
      width={460}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => setError(null)}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        preserve={false}
        disabled={running}
        initialValues={user ?? { role: 'assessor' }}
        onFinish={save}
      >
        <Form.Item
          name="displayName"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
        >
          <Input maxLength={40} autoFocus />
        </Form.Item>
        {!user && (
          <Form.Item
            name="username"
            label="用户名"
            extra="登录时使用，建立后不能修改。"
            rules={[{ required: true, whitespace: true, message: '请填写用户名' }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        )}
        <Form.Item name="role" label="角色" extra={role ? roleHelp[role] : undefined}>
          <Select options={roles.map((value) => ({ value, label: roleLabels[value] }))} />
        </Form.Item>
        {!user && <PasswordFields name="password" label="初始密码" />}
        <ErrorMessage error={error} />
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
