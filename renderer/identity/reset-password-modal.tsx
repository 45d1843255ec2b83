import { App, Form, Modal } from 'antd';
import { useState } from 'react';
import type { User } from '#shared/contract/identity.ts';
import { client } from '../app/client.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { PasswordFields } from './password-fields.tsx';

interface ResetPasswordModalProps {
  /** Whose password; null while closed. */
  readonly user: User | null;
  readonly onClose: () => void;
}

/** An administrator gives somebody a new password, who is then signed out everywhere. */
export function ResetPasswordModal({ user, onClose }: ResetPasswordModalProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ newPassword: string }>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function reset({ newPassword }: { newPassword: string }) {
    if (!user) return;
    setRunning(true);
    setError(null);
    try {
      await client.identity.resetPassword({ id: user.id, newPassword });
      message.success(`${user.displayName}的密码已重置，请当面告知新密码。`);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Modal
      open={user !== null}
      title="重置密码"
      okText="重置密码"
      cancelText="取消"
      confirmLoading={running}
      destroyOnHidden
      width={420}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => setError(null)}
    >
      <Form form={form} layout="vertical" preserve={false} disabled={running} onFinish={reset}>
        <p className="desk-consequence">
          重置后，{user?.displayName}正在使用的窗口会立即退出，须用新密码登录。这一步会记入审计。
        </p>
        <PasswordFields name="newPassword" label="新密码" />
        <ErrorMessage error={error} />
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
