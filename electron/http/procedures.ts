import { implement, ORPCError } from '@orpc/server';
import { contract } from '#shared/contract/index.ts';
import type { UserId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Actor } from '../database/database.types.ts';

/** Who calls, as the session store knows them. */
export interface Caller {
  readonly userId: UserId;
  readonly displayName: string;
  readonly role: Role;
  readonly locked: boolean;
}

/** What every procedure is called with. */
export interface RequestContext {
  /** The session token sent with the request, whether or not it is valid. */
  readonly token: string | null;
  /** Null where nobody has signed in; procedures that need somebody never see null (see authorise). */
  readonly caller: Caller | null;
}

/** The contract's procedures, waiting for their handlers. */
export const procedures = implement(contract).$context<RequestContext>();
export type Procedures = typeof procedures;

/** The actor of a write. Throws UNAUTHENTICATED where nobody has signed in. */
export function actorOf(context: RequestContext): Actor {
  return { id: callerOf(context).userId, name: callerOf(context).displayName };
}

/** The signed-in caller. Throws UNAUTHENTICATED where nobody has signed in. */
export function callerOf(context: RequestContext): Caller {
  if (!context.caller) throw new ORPCError('UNAUTHENTICATED', { message: '请先登录。', defined: true });
  return context.caller;
}
