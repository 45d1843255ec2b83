import { useQueryClient } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useEffect } from 'react';
import { RouterProvider } from 'react-router';
import { FirstRunPage } from '../identity/first-run-page.tsx';
import { LockOverlay } from '../identity/lock-overlay.tsx';
import { LoginPage } from '../identity/login-page.tsx';
import { client } from './client.ts';
import { ErrorPage } from './error-page.tsx';
import styles from './root.module.css';
import { router } from './routes.tsx';
import { useSessionState } from './session.tsx';
import { sessionStore } from './session-store.ts';

async function start(): Promise<void> {
  sessionStore.set({ kind: 'starting' });
  try {
    const { setupRequired, organisation, session } = await client.identity.status();
    if (setupRequired) sessionStore.set({ kind: 'setup' });
    else if (session) sessionStore.set({ kind: 'signed_in', organisation, session });
    else sessionStore.set({ kind: 'signed_out', organisation, ended: false });
  } catch (error) {
    sessionStore.set({ kind: 'unreachable', error });
  }
}

/** First run, login or the page itself. Signing in does not change the address, so work goes on where it was. */
export function Root() {
  const state = useSessionState();
  const queryClient = useQueryClient();
  const signedIn = state.kind === 'signed_in';
  const userId = signedIn ? state.session.user.id : null;

  useEffect(() => void start(), []);
  // What one person has seen is not shown to the next.
  useEffect(() => {
    if (userId === null) queryClient.clear();
  }, [userId, queryClient]);

  switch (state.kind) {
    case 'starting':
      return (
        <div className={styles.centre}>
          <Spin description="正在打开" />
        </div>
      );
    case 'unreachable':
      return (
        <ErrorPage
          error={state.error}
          action={
            <Button type="primary" onClick={() => void start()}>
              重新连接
            </Button>
          }
        />
      );
    case 'setup':
      return <FirstRunPage />;
    case 'signed_out':
      return <LoginPage organisation={state.organisation} ended={state.ended} />;
    case 'signed_in':
      return (
        <>
          {/* Under the lock the page stays as it is, but out of reach of keys and screen readers. */}
          <div className={styles.page} inert={state.session.locked} aria-hidden={state.session.locked}>
            <RouterProvider key={state.session.user.id} router={router} />
          </div>
          {state.session.locked && <LockOverlay session={state.session} />}
        </>
      );
  }
}
