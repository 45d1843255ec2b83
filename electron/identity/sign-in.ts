import { instantSchema } from '#shared/dates.ts';
import type { Clock } from '../application.types.ts';
import { type Database, systemActor } from '../database/database.types.ts';
import { ApplicationError } from '../errors.ts';
import { hashPassword, needsRehash, spendCheckTime, verifyPassword } from './passwords.ts';
import { retryDelaySeconds } from './retry-delay.ts';
import { findByUsername, type UserRow } from './user.repository.ts';

function refused(seconds: number): ApplicationError {
  const message =
    seconds > 0
      ? `用户名或密码不正确。连续输错多次，请等待 ${seconds} 秒后再试。`
      : '用户名或密码不正确，请核对后重新输入。';
  return new ApplicationError('INVALID_CREDENTIALS', message, { retryAfterSeconds: seconds });
}

const secondsUntil = (instant: string | null, now: string) =>
  instant === null ? 0 : Math.max(0, Math.ceil((Date.parse(instant) - Date.parse(now)) / 1000));

/**
 * Checks a password. Tries for one name run one after another, so that guesses sent at once cannot slip past the
 * growing delay. An unknown name takes as long and answers the same as a wrong password.
 */
export function createPasswordCheck(database: Database, clock: Clock) {
  const queues = new Map<string, Promise<unknown>>();

  async function check(username: string, password: string): Promise<UserRow> {
    const user = await findByUsername(database.read, username);
    if (!user) {
      await spendCheckTime(password);
      throw refused(0);
    }
    const waiting = secondsUntil(user.retry_after, clock.now());
    if (waiting > 0) throw refused(waiting);
    const correct = (await verifyPassword(password, user.password_hash)) && user.disabled_at === null;
    if (!correct) throw await noteFailure(user);
    await noteSuccess(user, password);
    return user;
  }

  async function noteFailure(user: UserRow): Promise<ApplicationError> {
    const failures = user.failed_attempts + 1;
    const delay = retryDelaySeconds(failures);
    await database.write(systemActor, async ({ trx, at, audit }) => {
      const retryAfter =
        delay > 0 ? instantSchema.parse(new Date(Date.parse(at) + delay * 1000).toISOString()) : null;
      await trx
        .updateTable('user_account')
        .set({ failed_attempts: failures, retry_after: retryAfter })
        .where('id', '=', user.id)
        .execute();
      await audit({
        action: 'identity.signInFailed',
        entityType: 'user',
        entityId: user.id,
        after: { failedAttempts: failures },
      });
    });
    return refused(delay);
  }

  async function noteSuccess(user: UserRow, password: string): Promise<void> {
    const rehash = needsRehash(user.password_hash) ? { password_hash: await hashPassword(password) } : {};
    await database.write({ id: user.id, name: user.display_name }, async ({ trx, audit }) => {
      await trx
        .updateTable('user_account')
        .set({ failed_attempts: 0, retry_after: null, ...rehash })
        .where('id', '=', user.id)
        .execute();
      await audit({ action: 'identity.signedIn', entityType: 'user', entityId: user.id });
    });
  }

  /** Returns the account; throws INVALID_CREDENTIALS with the seconds to wait. Disabled accounts look wrong. */
  return function checkPassword(username: string, password: string): Promise<UserRow> {
    const key = username.toLowerCase();
    const turn = (queues.get(key) ?? Promise.resolve()).then(() => check(username, password));
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (queues.get(key) === settled) queues.delete(key);
      });
    queues.set(key, settled);
    return turn;
  };
}
