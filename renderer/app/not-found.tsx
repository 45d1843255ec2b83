import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { EmptyState } from '../components/empty-state.tsx';
import { Page, PageHeader } from '../components/page.tsx';

/** An address that leads nowhere, within the frame. */
export function NotFound() {
  const navigate = useNavigate();
  return (
    <Page>
      <PageHeader title="没有这个页面" />
      <EmptyState
        action={
          <Button type="primary" onClick={() => void navigate('/')}>
            回到总览
          </Button>
        }
      >
        可能是旧的收藏，或地址抄写有误。
      </EmptyState>
    </Page>
  );
}
