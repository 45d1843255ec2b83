import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '../components/empty-state.tsx';
import { Page, PageHeader } from '../components/page.tsx';

/** In place of a page that cannot be opened: why not, and the way back. */
export function DeadEnd({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const navigate = useNavigate();
  return (
    <Page>
      <PageHeader title={title} />
      <EmptyState
        action={
          <Button type="primary" onClick={() => void navigate('/')}>
            回到总览
          </Button>
        }
      >
        {children}
      </EmptyState>
    </Page>
  );
}
