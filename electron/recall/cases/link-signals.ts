import { type BusinessDate, businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { Signal } from '#shared/recall/signal.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import { standingDismissals } from '../dismissal.repository.ts';
import { sealedFactsOf } from '../signal-row.ts';
import { type CaseRow, insertSignals, signalsIn } from './case.repository.ts';
import { appendEvent } from './case-events.ts';

/** A signal as the page has read it. */
export interface AskedSignal {
  readonly key: string;
  readonly factsSha256: string;
}

/**
 * The signals that were asked for, as they hold.
 *
 * @param held signals of the posting now
 * @param unchanged whether nothing of the posting's records was written since `held` was worked out
 * @throws RULE_VIOLATION `signal_gone`, `signal_changed`, `signal_dismissed`, `signal_in_case`
 */
export async function signalsAsRead(
  handle: ReadHandle,
  postingId: PostingId,
  held: readonly Signal[],
  asked: readonly AskedSignal[],
  unchanged: boolean,
): Promise<Signal[]> {
  const dismissals = await standingDismissals(handle, postingId);
  const linked = await openLinks(handle, postingId);
  return [...new Map(asked.map((one) => [one.key, one])).values()].map(({ key, factsSha256 }) => {
    const signal = held.find((candidate) => candidate.key === key);
    if (!signal) {
      throw ruleViolation(
        'signal_gone',
        '有一条线索所依据的记录已经更正或作废，线索不再成立，没有保存。请刷新后重新选择。',
      );
    }
    const { content, sha256 } = sealedFactsOf(signal);
    if (sha256 !== factsSha256 || !unchanged) {
      throw ruleViolation(
        'signal_changed',
        '有一条线索所依据的记录刚刚有变化，您看到的事实已经不是最新的，没有保存。请查看最新内容后再办理。',
      );
    }
    const dismissed = dismissals.find(({ signal_key, facts }) => signal_key === key && facts === content);
    if (dismissed) {
      const day = formatDateLong(businessDateOf(dismissed.dismissed_at));
      throw ruleViolation(
        'signal_dismissed',
        `有一条线索已由${dismissed.dismissed_by_name}于${day}决定不予采纳，不能并入案件。确需采用的，请先撤销不予采纳的决定。`,
      );
    }
    const number = linked.get(key);
    if (number !== undefined)
      throw ruleViolation('signal_in_case', `有一条线索已经并入案件 ${number}，不用再次并入。`);
    return signal;
  });
}

/**
 * A signal that a case has taken up is for the case to answer.
 *
 * @throws RULE_VIOLATION `signal_in_case`
 */
export async function refuseInCase(handle: ReadHandle, postingId: PostingId, key: string): Promise<void> {
  const number = (await openLinks(handle, postingId)).get(key);
  if (number === undefined) return;
  throw ruleViolation(
    'signal_in_case',
    `这条线索已经并入案件 ${number}，由案件作出处理，不能再单独决定不予采纳。`,
  );
}

/** Keys of the signals of a posting that its open case has taken up, with the case's number. */
async function openLinks(handle: ReadHandle, postingId: PostingId): Promise<Map<string, string>> {
  const rows = await handle
    .selectFrom('recall_case_signal as s')
    .innerJoin('recall_case as c', 'c.id', 's.case_id')
    .select(['s.signal_key', 'c.number'])
    .where('s.posting_id', '=', postingId)
    .where('c.ended_on', 'is', null)
    .execute();
  return new Map(rows.map(({ signal_key, number }) => [signal_key, number]));
}

/** Takes signals up into a case and tells of each in its time line. */
export async function linkSignals(
  unit: WriteUnit,
  { id, posting_id }: Pick<CaseRow, 'id' | 'posting_id'>,
  signals: readonly Signal[],
  on: BusinessDate,
): Promise<void> {
  const known = new Set((await signalsIn(unit.trx, id)).map(({ signal_key }) => signal_key));
  const fresh = signals.filter(({ key }) => !known.has(key));
  await insertSignals(
    unit,
    fresh.map((signal) => ({
      case_id: id,
      posting_id,
      signal_key: signal.key,
      trigger_code: signal.triggerCode,
      rule_code: signal.ruleCode,
      signal: JSON.stringify(signal),
      facts_sha256: sealedFactsOf(signal).sha256,
      linked_at: unit.at,
    })),
  );
  for (const signal of fresh) {
    await appendEvent(unit, id, {
      kind: 'signal',
      on,
      title: '线索并入案件',
      opinion: signal.sentence,
      detail: { key: signal.key, triggerCode: signal.triggerCode },
    });
  }
}
