import { Button } from 'antd';
import { useNavigate, useRouteError } from 'react-router';
import { ErrorPage } from './error-page.tsx';

/** Where a page cannot be shown because of a fault in it. */
export function RouteError() {
  const error = useRouteError();
  const navigate = useNavigate();
  return (
    <ErrorPage
      error={error}
      action={
        <Button type="primary" onClick={() => void navigate('/')}>
          回到总览
        </Button>
      }
    />
  );
}
