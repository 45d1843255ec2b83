import { Button } from 'antd';
import { isRouteErrorResponse, useNavigate, useRouteError } from 'react-router';
import { ErrorPage } from './error-page.tsx';

/** Where a page cannot be shown: an address that leads nowhere, or a fault in the page. */
export function RouteError() {
  const error = useRouteError();
  const navigate = useNavigate();
  const unknown = isRouteErrorResponse(error) && error.status === 404;
  return (
    <ErrorPage
      error={unknown ? new Error('没有这个地址。可能是旧的收藏，或地址抄写有误。') : error}
      action={
        <Button type="primary" onClick={() => void navigate('/')}>
          回到总览
        </Button>
      }
    />
  );
}
