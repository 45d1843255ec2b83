import type { CaseSignal } from '#shared/contract/recall-case.ts';
import type { PostingId } from '#shared/ids.ts';
import { type Signal, signalSchema } from '#shared/recall/signal.ts';
import { signalsOf } from '#shared/recall/signals-of.ts';
import type { Reader } from '../../database/database.types.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { postingFacts } from '../../roster/posting-facts.ts';
import type { RecordSources } from '../record-sources.ts';
import { sealedFactsOf } from '../signal-row.ts';
import type { CaseSignalRow } from './case.repository.ts';

interface Sources {
  readonly read: Reader;
  readonly sources: RecordSources;
}

/**
 * What the records of one posting say now under a scheme, whether it is in force or not. Of a posting that has ended
 * they are read as of its last day: nothing that a case rests on is gone because the recall was carried out.
 */
export async function signalsUnder(
  { read, sources }: Sources,
  { content }: SchemeVersionWithContent,
  postingId: PostingId,
): Promise<readonly Signal[]> {
  const facts = (await postingFacts(read, [postingId])).get(postingId);
  if (!facts) return [];
  const [records] = await sources.signalRecordsOf([facts]);
  if (!records) return [];
  const today = sources.today();
  const asOf = facts.end !== null && facts.end < today ? facts.end : today;
  return signalsOf(content, records, { asOf, calendar: (await sources.calendar()).days });
}

/** Signals as a case took them up, and what has become of each. */
export function caseSignals(
  { content }: SchemeVersionWithContent,
  taken: readonly CaseSignalRow[],
  now: readonly Signal[],
): CaseSignal[] {
  const rules = new Map(
    content.recall.triggers.flatMap(({ signals }) => signals.map(({ code, title }) => [code, title])),
  );
  return taken.map((row) => {
    const current = now.find(({ key }) => key === row.signal_key);
    return {
      signal: takenSignal(row),
      ruleTitle: rules.get(row.rule_code) ?? '',
      linkedAt: row.linked_at,
      standing:
        current === undefined
          ? 'gone'
          : sealedFactsOf(current).sha256 === row.facts_sha256
            ? 'same'
            : 'changed',
    };
  });
}

/** The signal as it stood when the case took it up. */
export const takenSignal = ({ signal }: Pick<CaseSignalRow, 'signal'>): Signal =>
  signalSchema.parse(JSON.parse(signal));
