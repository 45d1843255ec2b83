import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { client } from '../app/client.ts';
import { sessionStore } from '../app/session-store.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { PasswordFields } from './password-fields.tsx';
import { useRetryDelay } from './use-retry-delay.ts';

interface Passwords {
  currentPassword: string;
  newPassword: string;
}

/** Changes one's own password; other windows of the same person are signed out. */
export function ChangePasswordModal({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { message } = App.useApp();
  const [form] = Form.useForm<Passwords>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const delay = useRetryDelay();

  function close() {
    setError(null);
    onClose();
  }

  async function change({ currentPassword, newPassword }: Passwords) {
    setRunning(true);
    setError(null);
    try {
      const { token, session } = await client.identity.changePassword({ currentPassword, newPassword });
      sessionStore.begin(token, session);
      message.success('密码已修改。');
      close();
    } catch (failure) {
      setError(failure);
      delay.note(failure);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Modal
      open={open}
      title="修改密码"
      okText={delay.seconds > 0 ? `${delay.seconds} 秒后可以再试` : '修改密码'}
      okButtonProps={{ disabled: delay.seconds > 0 }}
      cancelText="取消"
      confirmLoading={running}
      destroyOnHidden
      width={420}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<Passwords> form={form} layout="vertical" preserve={false} disabled={running} onFinish={change}>
        <p className="desk-consequence">修改后，您在其他窗口的登录会立即失效，这个窗口不受影响。</p>
        <Form.Item
          name="currentPassword"
          label="当前密码"
          rules={[{ required: true, message: '请填写当前密码' }]}
        >
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <PasswordFields name="newPassword" label="新密码" />
        <ErrorMessage error={error} />
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
