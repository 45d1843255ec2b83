import { ORPCError } from '@orpc/server';
import type { ProcedureName } from '#shared/contract/index.ts';
import { isAllowed, permissions } from '#shared/permissions.ts';
import { roleLabels } from '#shared/vocabulary.ts';
import type { RequestContext } from './procedures.ts';

const refuse = (code: 'UNAUTHENTICATED' | 'SESSION_LOCKED' | 'FORBIDDEN', message: string) =>
  new ORPCError(code, {
    message,
    status: { UNAUTHENTICATED: 401, SESSION_LOCKED: 423, FORBIDDEN: 403 }[code],
  });

function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(permissions, name);
}

/**
 * Holds a call against the permission table before anything else happens, input parsing included. A procedure
 * without a line in the table is refused to everybody. Throws UNAUTHENTICATED, SESSION_LOCKED or FORBIDDEN.
 */
export function authorise(path: readonly string[], { caller }: RequestContext): void {
  const name = path.join('.');
  if (!isProcedureName(name)) throw refuse('FORBIDDEN', '这个操作没有登记权限，任何人都不能执行。');
  const access = permissions[name];
  if (access === 'anyone') return;
  if (!caller) throw refuse('UNAUTHENTICATED', '登录已失效，请重新登录。');
  if (access === 'signed_in') return;
  if (caller.locked) throw refuse('SESSION_LOCKED', '长时间没有操作，页面已锁定，请输入密码继续。');
  if (!isAllowed(caller.role, name)) {
    const allowed = access.map((role) => roleLabels[role]).join('、');
    throw refuse('FORBIDDEN', `您的角色是${roleLabels[caller.role]}，这个操作需要由${allowed}执行。`);
  }
}
