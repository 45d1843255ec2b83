import { instantSchema } from '#shared/dates.ts';
import type { Clock } from '../application.types.ts';
import { type Database, systemActor } from '../database/database.types.ts';
import { ApplicationError } from '../errors.ts';
import { hashPassword, needsRehash, spendCheckTime, verifyPassword } from './passwords.ts';
import { retryDelaySeconds, secondsToWait } from './retry-delay.ts';
import { findById, findByUsername, type UserRow } from './user.repository.ts';

function refused(seconds: number): ApplicationError {
  const message =
    seconds > 0
      ? `用户名或密码不正确。连续输错多次，请等待 ${seconds} 秒后再试。`
      : '用户名或密码不正确，请核对后重新输入。';
  return new ApplicationError('INVALID_CREDENTIALS', message, { retryAfterSeconds: seconds });
}

/**
 * Checks a password. Tries for one name run one after another, so that guesses sent at once cannot slip past the
 * growing delay. An unknown name takes as long and answers the same as a first wrong password; further tries tell it
 * from a known one, which begins to ask for patience.
 */
export function createPasswordCheck(database: Database, clock: Clock) {
  const queues = new Map<string, Promise<unknown>>();

  async function check<T>(username: string, password: string, succeed: (user: UserRow) => T): Promise<T> {
    const user = await findByUsername(database.read, username);
    if (!user) {
      await spendCheckTime(password);
      throw refused(0);
    }
    const waiting = secondsToWait(user.retry_after, clock.now());
    if (waiting > 0) throw refused(waiting);
    const correct = (await verifyPassword(password, user.password_hash)) && user.disabled_at === null;
    if (!correct) throw await noteFailure(user);
    return noteSuccess(user, password, succeed);
  }

  async function noteFailure({ id }: UserRow): Promise<ApplicationError> {
    const delay = await database.write(systemActor, async ({ trx, at, audit }) => {
      const failures = ((await findById(trx, id))?.failed_attempts ?? 0) + 1;
      const seconds = retryDelaySeconds(failures);
      const retryAfter =
        seconds > 0 ? instantSchema.parse(new Date(Date.parse(at) + seconds * 1000).toISOString()) : null;
      await trx
        .updateTable('user_account')
        .set({ failed_attempts: failures, retry_after: retryAfter })
        .where('id', '=', id)
        .execute();
      await audit({
        action: 'identity.signInFailed',
        entityType: 'user',
        entityId: id,
        after: { failedAttempts: failures },
      });
      return seconds;
    });
    return refused(delay);
  }

  async function noteSuccess<T>(
    checked: UserRow,
    password: string,
    succeed: (user: UserRow) => T,
  ): Promise<T> {
    const rehash = needsRehash(checked.password_hash) ? { password_hash: await hashPassword(password) } : {};
    return database.write({ id: checked.id, name: checked.display_name }, async ({ trx, audit }) => {
      // Checking takes a while: the account may have been disabled, or the password reset, in the meantime.
      const user = await findById(trx, checked.id);
      if (!user || user.disabled_at !== null || user.password_hash !== checked.password_hash)
        throw refused(0);
      await trx
        .updateTable('user_account')
        .set({ failed_attempts: 0, retry_after: null, ...rehash })
        .where('id', '=', user.id)
        .execute();
      await audit({ action: 'identity.signedIn', entityType: 'user', entityId: user.id });
      return succeed({ ...user, ...rehash });
    });
  }

  /**
   * Resolves to what `succeed` makes of the account. It runs inside the write that notes the success, so that whoever
   * ends a user's sessions after a write of their own ends those begun here too.
   *
   * @throws ApplicationError INVALID_CREDENTIALS with the seconds to wait; disabled accounts look wrong
   */
  return function checkPassword<T>(
    username: string,
    password: string,
    succeed: (user: UserRow) => T,
  ): Promise<T> {
    const key = username.toLowerCase();
    const turn = (queues.get(key) ?? Promise.resolve()).then(() => check(username, password, succeed));
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (queues.get(key) === settled) queues.delete(key);
      });
    queues.set(key, settled);
    return turn;
  };
}
