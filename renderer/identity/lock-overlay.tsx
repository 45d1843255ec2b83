import { Button, Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Session } from '#shared/contract/identity.ts';
import { client, codeOf } from '../app/client.ts';
import { sessionStore } from '../app/session-store.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { hasUnsavedWork } from '../components/unsaved-work.ts';
import styles from './entry.module.css';
import { useRetryDelay } from './use-retry-delay.ts';

/** Covers the page until the password is entered. What was typed stays as it is underneath. */
export function LockOverlay({ session }: { readonly session: Session }) {
  const [form] = Form.useForm<{ password: string }>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const delay = useRetryDelay();
  const before = useRef(document.activeElement);

  useEffect(() => {
    const focused = before.current;
    // Open dialogs stand outside of the page and would keep the keys to themselves.
    const overlays = document.getElementById('overlays');
    if (overlays) overlays.inert = true;
    form.focusField('password');
    return () => {
      if (overlays) overlays.inert = false;
      if (focused instanceof HTMLElement) focused.focus();
    };
  }, [form]);

  // The field is out of use while the password is checked, and takes the focus only afterwards.
  useEffect(() => {
    if (error !== null) form.focusField('password');
  }, [error, form]);

  async function unlock({ password }: { password: string }) {
    setRunning(true);
    setError(null);
    try {
      const answer = await client.identity.unlock({ password });
      sessionStore.unlock(answer.session);
    } catch (failure) {
      if (codeOf(failure) === 'UNAUTHENTICATED') sessionStore.end(true);
      setError(failure);
      delay.note(failure);
      form.resetFields();
    } finally {
      setRunning(false);
    }
  }

  return (
    <div className={styles.overlay} role="dialog" aria-modal="true" aria-labelledby="desk-lock-title">
      <div className={styles.card}>
        <h2 id="desk-lock-title">已锁定</h2>
        <p className={styles.help}>
          {session.user.displayName}，请输入密码继续。页面上正在填写的内容还在，没有丢失。
          {hasUnsavedWork() && '换人登录会丢失其中还没有保存的内容。'}
        </p>
        <ErrorMessage error={error} />
        <Form form={form} layout="vertical" onFinish={unlock} disabled={running}>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
            <Input.Password size="large" autoComplete="current-password" />
          </Form.Item>
          <div className={styles.cardActions}>
            <Button
              onClick={() => {
                client.identity.signOut().catch(() => {
                  // The page lets go of the session in any case.
                });
                sessionStore.end(false);
              }}
            >
              换人登录
            </Button>
            <Button
              type="primary"
              htmlType="submit"
              loading={running}
              disabled={running || delay.seconds > 0}
            >
              {delay.seconds > 0 ? `${delay.seconds} 秒后可以再试` : '继续'}
            </Button>
          </div>
        </Form>
      </div>
    </div>
  );
}
