import { actorOf, callerOf, type Procedures, type RequestContext } from '../http/procedures.ts';
import type { AccountsService } from './accounts.service.ts';
import type { IdentityService } from './identity.service.ts';

/** Procedures that act on the session always come with a token: authorisation has checked it. */
const tokenOf = (context: RequestContext) => context.token ?? '';

/** Handlers of `identity.*`. */
export function createIdentityRouter(
  os: Procedures,
  { identity, accounts }: { identity: IdentityService; accounts: AccountsService },
) {
  return {
    status: os.identity.status.handler(({ context }) => identity.status(context.token)),
    setUp: os.identity.setUp.handler(({ input }) => identity.setUp(input)),
    signIn: os.identity.signIn.handler(({ input }) => identity.signIn(input.username, input.password)),
    signOut: os.identity.signOut.handler(async ({ context }) => {
      await identity.signOut(tokenOf(context), actorOf(context));
      return {};
    }),
    lock: os.identity.lock.handler(({ context }) => {
      identity.lock(tokenOf(context));
      return {};
    }),
    unlock: os.identity.unlock.handler(async ({ input, context }) => ({
      session: await identity.unlock(tokenOf(context), callerOf(context).userId, input.password),
    })),
    changePassword: os.identity.changePassword.handler(({ input, context }) =>
      identity.changePassword(callerOf(context).userId, input.currentPassword, input.newPassword),
    ),
    listUsers: os.identity.listUsers.handler(async () => ({ users: await accounts.list() })),
    createUser: os.identity.createUser.handler(({ input, context }) =>
      accounts.create(actorOf(context), input),
    ),
    updateUser: os.identity.updateUser.handler(({ input, context }) =>
      accounts.update(actorOf(context), input),
    ),
    resetPassword: os.identity.resetPassword.handler(({ input, context }) =>
      accounts.resetPassword(actorOf(context), input.id, input.newPassword),
    ),
  };
}
