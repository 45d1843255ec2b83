import type { Selectable } from 'kysely';
import type { PostingId, SignalDismissalId, UserId } from '#shared/ids.ts';
import type { SignalFacts } from '#shared/recall/signal-facts.ts';
import type { ReadHandle, WriteUnit } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';

export type DismissalRow = Selectable<Schema['signal_dismissal']>;

/** Dismissals that nobody has withdrawn, the earliest first; of one posting, or of all. */
export function standingDismissals(handle: ReadHandle, postingId?: PostingId): Promise<DismissalRow[]> {
  const query = handle
    .selectFrom('signal_dismissal')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('dismissed_at')
    .orderBy('id');
  return (postingId === undefined ? query : query.where('posting_id', '=', postingId)).execute();
}

/** One dismissal, withdrawn or not. */
export function findDismissal(handle: ReadHandle, id: SignalDismissalId): Promise<DismissalRow | undefined> {
  return handle.selectFrom('signal_dismissal').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Stores a dismissal; the caller audits it. */
export async function insertDismissal(
  { trx, at, actor }: WriteUnit,
  id: SignalDismissalId,
  postingId: PostingId,
  facts: Pick<SignalFacts, 'key' | 'triggerCode' | 'ruleCode'> & { readonly content: string },
  by: UserId,
  reason: string,
): Promise<void> {
  await trx
    .insertInto('signal_dismissal')
    .values({
      id,
      posting_id: postingId,
      signal_key: facts.key,
      trigger_code: facts.triggerCode,
      rule_code: facts.ruleCode,
      facts: facts.content,
      reason,
      dismissed_at: at,
      dismissed_by: by,
      dismissed_by_name: actor.name,
      withdrawn_at: null,
      withdrawal_reason: null,
    })
    .execute();
}

/** Marks a dismissal as withdrawn; the caller audits it. */
export async function markWithdrawn(
  { trx, at }: WriteUnit,
  id: SignalDismissalId,
  reason: string,
): Promise<void> {
  await trx
    .updateTable('signal_dismissal')
    .set({ withdrawn_at: at, withdrawal_reason: reason })
    .where('id', '=', id)
    .execute();
}
