import type { SignalRow } from '#shared/contract/recall.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import {
  type PostingId,
  type SignalDismissalId,
  signalDismissalIdSchema,
  userIdSchema,
} from '#shared/ids.ts';
import type { Database, ReadHandle } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { notFound, ruleViolation } from '../errors.ts';
import type { CaseActor } from './cases/confidential.ts';
import { refuseInCase } from './cases/link-signals.ts';
import { findDismissal, insertDismissal, markWithdrawn, standingDismissals } from './dismissal.repository.ts';
import { changeOf } from './posting-changes.repository.ts';
import { sealedFactsOf } from './signal-row.ts';
import type { SignalRows } from './signal-rows.ts';

interface Dependencies {
  readonly database: Database;
  readonly rows: SignalRows;
}

export interface SignalDismissalInput {
  readonly postingId: PostingId;
  readonly key: string;
  /** Hash of the facts as they were read. */
  readonly factsSha256: string;
  readonly reason: string;
}

const changed = () =>
  ruleViolation(
    'signal_changed',
    '这条线索所依据的记录刚刚有变化，您看到的事实已经不是最新的，没有保存。请查看最新内容后再作决定。',
  );

/** Deciding not to follow a signal, with a reason, and taking that back. */
export function createDismissalsService({ database, rows }: Dependencies) {
  async function currentRow(
    { role }: CaseActor,
    postingId: PostingId,
    key: string,
  ): Promise<SignalRow | undefined> {
    return (await rows.rowsOf([postingId], role)).rows.find((row) => row.key === key);
  }

  return {
    /**
     * Dismisses a signal for as long as its facts stay as they were read.
     *
     * @throws ApplicationError RULE_VIOLATION `signal_gone`, `signal_changed`, `signal_dismissed`, `signal_in_case`
     */
    async dismiss(
      actor: CaseActor,
      { postingId, key, factsSha256, reason }: SignalDismissalInput,
    ): Promise<SignalRow> {
      const { standing, rows: found } = await rows.rowsOf([postingId], actor.role);
      const row = found.find((candidate) => candidate.key === key);
      const signal = standing.signals.get(postingId)?.find((candidate) => candidate.key === key);
      if (!row || !signal) {
        throw ruleViolation(
          'signal_gone',
          '这条线索所依据的记录已经更正或作废，线索不再成立，不需要处理。请刷新列表。',
        );
      }
      const { content, sha256 } = sealedFactsOf(signal);
      if (sha256 !== factsSha256) throw changed();
      await database.write(actor, async (unit) => {
        if ((await changeOf(unit.trx, postingId)) > standing.seen) throw changed();
        await refuseInCase(unit.trx, postingId, key);
        await refuseSecond(unit.trx);
        const id = newId(signalDismissalIdSchema);
        const { triggerCode, ruleCode } = signal;
        await insertDismissal(
          unit,
          id,
          postingId,
          { key, triggerCode, ruleCode, content },
          userIdSchema.parse(actor.id),
          reason,
        );
        await unit.audit({
          action: 'recall.signalDismissed',
          entityType: 'signal',
          entityId: id,
          after: {
            postingId,
            person: row.posting.personName,
            key,
            rule: row.ruleTitle,
            factsSha256: sha256,
          },
          reason,
        });
      });
      const after = await currentRow(actor, postingId, key);
      if (!after) throw changed();
      return after;

      async function refuseSecond(trx: ReadHandle): Promise<void> {
        const known = (await standingDismissals(trx, postingId)).find(
          ({ signal_key, facts }) => signal_key === key && facts === content,
        );
        if (!known) return;
        const day = formatDateLong(businessDateOf(known.dismissed_at));
        throw ruleViolation(
          'signal_dismissed',
          `这条线索已由${known.dismissed_by_name}于${day}决定不予采纳，不用再次处理。`,
        );
      }
    },

    /**
     * Takes a dismissal back: the signal is open again. Null where it no longer holds anyway.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `dismissal_withdrawn`
     */
    async withdraw(
      actor: CaseActor,
      { id, reason }: { readonly id: SignalDismissalId; readonly reason: string },
    ): Promise<SignalRow | null> {
      const dismissal = await database.write(actor, async (unit) => {
        const known = await findDismissal(unit.trx, id);
        if (!known) throw notFound('不予采纳的决定');
        if (known.withdrawn_at !== null) {
          throw ruleViolation('dismissal_withdrawn', '这个不予采纳的决定已经撤销过了，不用再撤销。');
        }
        await markWithdrawn(unit, id, reason);
        await unit.audit({
          action: 'recall.dismissalWithdrawn',
          entityType: 'signal',
          entityId: id,
          before: { postingId: known.posting_id, key: known.signal_key, reason: known.reason },
          reason,
        });
        return known;
      });
      return (await currentRow(actor, dismissal.posting_id, dismissal.signal_key)) ?? null;
    },
  };
}
