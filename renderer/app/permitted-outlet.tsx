import { Outlet, useMatches } from 'react-router';
import type { ProcedureName } from '#shared/contract/index.ts';
import { permissions } from '#shared/permissions.ts';
import { roleLabels } from '#shared/vocabulary.ts';
import { DeadEnd } from './dead-end.tsx';
import { useAllowed, useSession } from './session.tsx';

/** What a route says about itself: the procedure without which its page is of no use. */
export interface RouteAccess {
  readonly procedure: ProcedureName;
}

/** Any signed-in person may see the totals of the roster: what routes without a `handle` are held against. */
const openToAll: ProcedureName = 'roster.totals';

function procedureOf(handle: unknown): ProcedureName {
  const named =
    typeof handle === 'object' && handle !== null && 'procedure' in handle ? handle.procedure : null;
  return typeof named === 'string' && Object.hasOwn(permissions, named)
    ? (named as ProcedureName)
    : openToAll;
}

/** The page of the address, or a sentence that says whose it is: the server would refuse its calls anyway. */
export function PermittedOutlet() {
  const procedure = procedureOf(useMatches().at(-1)?.handle);
  const allowed = useAllowed(procedure);
  const { user } = useSession();
  if (allowed) return <Outlet />;
  const access = permissions[procedure];
  const others = typeof access === 'string' ? [] : access.map((role) => roleLabels[role]);
  return (
    <DeadEnd title="不能打开这一页">
      您的角色是{roleLabels[user.role]}，这一页由{others.join('、')}使用。
    </DeadEnd>
  );
}
