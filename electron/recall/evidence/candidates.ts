import type { EvidenceRecordKind } from '#shared/case-vocabulary.ts';
import type { EvidenceCandidate } from '#shared/contract/recall-evidence.ts';
import type { RecallTrigger, SignalTest } from '#shared/policy/recall-rules.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { type CaseRow, signalsIn, triggersOf } from '../cases/case.repository.ts';
import { takenSignal } from '../cases/case-signals.ts';
import { type EvidenceRow, evidenceOf } from './evidence.repository.ts';
import type { RecordNow } from './records/record.types.ts';

/** Which records the rules for signals are about: a record speaks for the triggers that have such a rule. */
const recordsOfTest: Record<SignalTest['kind'], EvidenceRecordKind> = {
  presence_below: 'attendance_month',
  grades: 'assessment',
  approval_below: 'assessment',
  absence_findings: 'spot_check',
  not_corrected: 'spot_check',
  absence_running: 'attendance_month',
  absence_yearly: 'attendance_month',
  conduct: 'conduct_record',
  observation: 'observation',
};

/**
 * Records of a case's posting that could serve as evidence, with what to write down: those that its signals rest on
 * first, then the newest first. Nothing is added by itself.
 */
export async function evidenceCandidates(
  handle: ReadHandle,
  row: CaseRow,
  scheme: SchemeVersionWithContent,
  records: readonly RecordNow[],
): Promise<EvidenceCandidate[]> {
  const own = new Set((await triggersOf(handle, row.id)).map(({ trigger_code }) => trigger_code));
  const triggers = scheme.content.recall.triggers
    .filter(({ code }) => own.has(code))
    .toSorted((a, b) => a.ordinal - b.ordinal);
  const signalled = await triggersOfSignals(handle, row, own);
  const taken = (await evidenceOf(handle, row.id)).filter(({ voided_at }) => voided_at === null);
  return records
    .filter(({ voided, settled }) => voided === null && settled)
    .flatMap(({ kind, id, label, suggestions }) => {
      const fromSignal = signalled.get(keyOf(kind, id));
      return suggestions.map(
        (suggestion): EvidenceCandidate => ({
          record: { kind, id, label },
          triggers: triggers
            .filter((trigger) => fromSignal?.has(trigger.code) ?? speaksFor(trigger, kind))
            .map(({ code }) => code),
          ...suggestion,
          fromSignal: fromSignal !== undefined,
          takenAs: takenAs(taken, kind, id, suggestion.type),
        }),
      );
    })
    .sort(
      (a, b) =>
        Number(b.fromSignal) - Number(a.fromSignal) ||
        compare(b.on, a.on) ||
        compare(a.record.kind, b.record.kind) ||
        compare(b.record.id, a.record.id),
    );
}

/** For each record behind a signal of the case the triggers of those signals. */
async function triggersOfSignals(handle: ReadHandle, { id }: CaseRow, own: ReadonlySet<string>) {
  const triggers = new Map<string, Set<string>>();
  for (const linked of await signalsIn(handle, id)) {
    if (!own.has(linked.trigger_code)) continue;
    for (const record of takenSignal(linked).records) {
      const key = keyOf(record.kind, record.id);
      triggers.set(key, (triggers.get(key) ?? new Set()).add(linked.trigger_code));
    }
  }
  return triggers;
}

const keyOf = (kind: EvidenceRecordKind, id: string) => `${kind} ${id}`;

const speaksFor = ({ signals }: RecallTrigger, kind: EvidenceRecordKind) =>
  signals.some(({ test }) => recordsOfTest[test.kind] === kind);

function takenAs(
  evidence: readonly EvidenceRow[],
  kind: EvidenceRecordKind,
  id: string,
  type: EvidenceRow['type'],
): number | null {
  const of = evidence.filter(({ record_kind, record_id }) => record_kind === kind && record_id === id);
  // An assessment serves twice, for its result and for its ballots; other records once, whatever type was chosen.
  const same = kind === 'assessment' ? of.find((piece) => piece.type === type) : of[0];
  return same?.ordinal ?? null;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
