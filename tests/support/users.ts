import { type UserId, userIdSchema } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import { type Database, systemActor } from '../../electron/database/database.types.ts';
import { newId } from '../../electron/database/ids.ts';

/** An account that acts but never signs in: it has no password, and its name of sign-in is its id. */
export async function addUser(
  database: Database,
  name: string,
  role: Role,
): Promise<{ readonly id: UserId; readonly name: string; readonly role: Role }> {
  const id = newId(userIdSchema);
  await database.write(systemActor, async ({ trx, at, audit }) => {
    await trx
      .insertInto('user_account')
      .values({
        id,
        username: id,
        display_name: name,
        role,
        password_hash: '',
        password_changed_at: at,
        retry_after: null,
        disabled_at: null,
        created_at: at,
      })
      .execute();
    await audit({ action: 'identity.userCreated', entityType: 'user', entityId: id });
  });
  return { id, name, role };
}
