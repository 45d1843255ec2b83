import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { client, codeOf, fieldIssuesOf } from '../app/client.ts';
import { sessionStore } from '../app/session-store.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import styles from './entry.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { PasswordFields } from './password-fields.tsx';

interface SetUp {
  organisation: string;
  username: string;
  displayName: string;
  password: string;
}

/** The first start on a machine: names the organisation and makes the administrator. */
export function FirstRunPage() {
  const [form] = Form.useForm<SetUp>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    document.title = '首次使用 · 驻村考评';
  }, []);

  async function setUp({ organisation, username, displayName, password }: SetUp) {
    setRunning(true);
    setError(null);
    try {
      const answer = await client.identity.setUp({ organisation, username, displayName, password });
      sessionStore.begin(answer.token, answer.session, organisation.trim());
    } catch (failure) {
      setError(failure);
      for (const [path, message] of Object.entries(fieldIssuesOf(failure))) {
        if (path === 'organisation' || path === 'username' || path === 'displayName' || path === 'password')
          form.setFields([{ name: path, errors: [message] }]);
      }
    } finally {
      setRunning(false);
    }
  }

  return (
    <EntryFrame
      headline="先定下单位名称和管理员"
      story={
        <p>
          管理员负责建立用户、导入名册和备份，本人不参与评分和审定。单位名称会印在考核登记表上，数据只保存在这台电脑上。
        </p>
      }
    >
      <h2>首次使用</h2>
      {codeOf(error) !== 'INVALID_INPUT' && <ErrorMessage error={error} />}
      <Form<SetUp> form={form} layout="vertical" onFinish={setUp} disabled={running}>
        <Form.Item
          name="organisation"
          label="单位（县、市、区）名称"
          rules={[{ required: true, whitespace: true, message: '请填写单位名称' }]}
        >
          <Input autoFocus maxLength={40} placeholder="如 某某县" />
        </Form.Item>
        <Form.Item
          name="displayName"
          label="管理员姓名"
          rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
        >
          <Input maxLength={40} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="username"
          label="登录用户名"
          rules={[{ required: true, whitespace: true, message: '请填写用户名' }]}
        >
          <Input maxLength={40} autoComplete="username" />
        </Form.Item>
        <PasswordFields name="password" label="密码" />
        <Button type="primary" block htmlType="submit" loading={running}>
          建立并开始使用
        </Button>
      </Form>
      <p className={styles.help}>请把管理员密码妥善保管。忘记后没有任何途径可以找回。</p>
    </EntryFrame>
  );
}
