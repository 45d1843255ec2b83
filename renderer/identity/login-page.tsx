import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { client } from '../app/client.ts';
import { sessionStore } from '../app/session-store.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { useRetryDelay } from './use-retry-delay.ts';

interface LoginPageProps {
  readonly organisation: string | null;
  /** A session ran out. */
  readonly ended: boolean;
}

interface Credentials {
  username: string;
  password: string;
}

/** Signing in. After wrong passwords the wait grows; it is counted down on the button. */
export function LoginPage({ organisation, ended }: LoginPageProps) {
  const [form] = Form.useForm<Credentials>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const delay = useRetryDelay();
  useEffect(() => {
    document.title = '登录 · 驻村考评';
  }, []);

  // The field is out of use while the password is checked, and takes the focus only afterwards.
  useEffect(() => {
    if (error !== null) form.focusField('password');
  }, [error, form]);

  async function signIn(credentials: Credentials) {
    setRunning(true);
    setError(null);
    try {
      const { token, session } = await client.identity.signIn(credentials);
      const status = organisation === null ? await client.identity.status() : { organisation };
      sessionStore.begin(token, session, status.organisation);
    } catch (failure) {
      setError(failure);
      delay.note(failure);
      form.resetFields(['password']);
    } finally {
      setRunning(false);
    }
  }

  return (
    <EntryFrame
      headline={organisation ?? '驻村考评'}
      story={<p>驻村第一书记和工作队员的考核、归档与查证。数据只保存在这台电脑上，不连接网络。</p>}
    >
      <h2>登录</h2>
      {ended && error === null && (
        <Alert type="info" showIcon title="登录已失效，请重新登录。登录后回到刚才的页面。" />
      )}
      <ErrorMessage error={error} />
      <Form<Credentials> form={form} layout="vertical" onFinish={signIn} disabled={running}>
        <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
          <Input size="large" autoFocus autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button
          type="primary"
          size="large"
          block
          htmlType="submit"
          loading={running}
          disabled={running || delay.seconds > 0}
        >
          {delay.seconds > 0 ? `${delay.seconds} 秒后可以再试` : '登录'}
        </Button>
      </Form>
    </EntryFrame>
  );
}
