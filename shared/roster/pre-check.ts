import { type BusinessDate, wholeYearsBetween } from '../dates.ts';
import type { Qualification, QualificationTest } from '../policy/posting-rules.ts';
import { type PostRole, type StaffKind, staffKindLabels } from '../vocabulary.ts';
import { partyStandingOf } from './party-standing.ts';
import type {
  CandidateField,
  PreCheck,
  PreCheckAnswers,
  PreCheckItem,
  PreCheckOutcome,
  PreCheckVerdict,
} from './pre-check.types.ts';

/** What the records say of a candidate; null: nothing. */
export interface CandidateFacts {
  readonly politicalStatus: string | null;
  readonly partyDate: BusinessDate | null;
  readonly workStartDate: BusinessDate | null;
  readonly unitJoinedOn: BusinessDate | null;
  readonly retirementDate: BusinessDate | null;
  readonly staffKind: StaffKind | null;
}

/** A penalty on record that was not voided. */
export interface PenaltyFacts {
  readonly decidedOn: BusinessDate;
  /** Last day of its effect; null where the record does not say. */
  readonly effectiveUntil: BusinessDate | null;
  readonly severity: string | null;
}

export interface PreCheckInput {
  readonly role: PostRole;
  readonly candidate: CandidateFacts;
  readonly penalties: readonly PenaltyFacts[];
  readonly answers: PreCheckAnswers;
  /** The day for which it is checked. */
  readonly on: BusinessDate;
}

interface Finding {
  readonly outcome: PreCheckOutcome;
  readonly sentence: string;
  readonly missing?: CandidateField;
}

/**
 * Holds every qualification of a scheme against a candidate (前置审核): facts first, then what people answered where
 * the records are silent. What nobody knows is never taken for passed.
 */
export function preCheck(qualifications: readonly Qualification[], input: PreCheckInput): PreCheck {
  const items = qualifications.map((rule) => itemOf(rule, input));
  return { on: input.on, verdict: verdictOf(items), items };
}

/** Whether an answer for the rule must say how it was found out: where the records should have told. */
export const needsNote = (test: QualificationTest): boolean => test.kind !== 'judgement';

function itemOf(rule: Qualification, input: PreCheckInput): PreCheckItem {
  const { code, title, strength, test, ground } = rule;
  const answer = (Object.hasOwn(input.answers, code) ? input.answers[code] : undefined) ?? null;
  const question = test.kind === 'judgement' ? test.question : null;
  const item = { code, title, strength, question, answer, ground };
  if (!rule.roles.includes(input.role)) {
    return { ...item, outcome: 'not_applicable', sentence: '此项不适用于本次拟任职务。', missing: null };
  }
  const found = findingOf(test, input);
  if (found.outcome !== 'not_known' || answer === null) {
    return { ...item, outcome: found.outcome, sentence: found.sentence, missing: found.missing ?? null };
  }
  const verdict = answer.fulfilled ? '符合' : '不符合';
  return {
    ...item,
    outcome: answer.fulfilled ? 'passed' : 'failed',
    sentence: answer.note === null ? `经核实，${verdict}。` : `经核实，${verdict}：${answer.note}。`,
    missing: found.missing ?? null,
  };
}

function verdictOf(items: readonly PreCheckItem[]): PreCheckVerdict {
  const has = (strength: PreCheckItem['strength'], outcome: PreCheckOutcome) =>
    items.some((item) => item.strength === strength && item.outcome === outcome);
  if (has('required', 'failed')) return 'barred';
  if (has('required', 'not_known')) return 'not_known';
  if (has('in_principle', 'failed') || has('in_principle', 'not_known')) return 'needs_reason';
  return 'clear';
}

function findingOf(test: QualificationTest, { candidate, penalties, on }: PreCheckInput): Finding {
  switch (test.kind) {
    case 'judgement':
      return unknown('还没有回答，请核实后选择是或否。');
    case 'full_party_member':
      return partyFinding(candidate, false);
    case 'party_member':
      return partyFinding(candidate, true);
    case 'party_years':
      return partyYears(candidate, test.minimum, on);
    case 'work_years':
      return yearsSince(candidate.workStartDate, 'workStartDate', '参加工作', test.minimum, on);
    case 'service_years':
      return yearsSince(candidate.unitJoinedOn, 'unitJoinedOn', '到本单位', test.minimum, on);
    case 'years_to_retirement':
      return yearsLeft(candidate.retirementDate, test.minimum, on);
    case 'staff_kind':
      return staffKind(candidate.staffKind, test.excluded);
    case 'no_penalty_in_force':
      return penaltyFinding(penalties, on);
  }
}

const passed = (sentence: string): Finding => ({ outcome: 'passed', sentence });
const failed = (sentence: string): Finding => ({ outcome: 'failed', sentence });
const unknown = (sentence: string, missing?: CandidateField): Finding =>
  missing === undefined ? { outcome: 'not_known', sentence } : { outcome: 'not_known', sentence, missing };
const notFilled = (label: string, missing: CandidateField) =>
  unknown(`没有填写${label}，请在人员信息中补上，或写明核实情况。`, missing);

function partyFinding({ politicalStatus }: CandidateFacts, probationCounts: boolean): Finding {
  if (politicalStatus === null) return notFilled('政治面貌', 'politicalStatus');
  const written = `政治面貌为“${politicalStatus}”`;
  switch (partyStandingOf(politicalStatus)) {
    case 'full':
      return passed(`${written}。`);
    case 'probationary':
      return probationCounts ? passed(`${written}。`) : failed(`${written}，还不是正式党员。`);
    case 'none':
      return failed(`${written}，不是中共党员。`);
    case 'unclear':
      return unknown(
        `${written}，看不出是否为中共党员，请改写为中共党员、中共预备党员或群众等。`,
        'politicalStatus',
      );
  }
}

function partyYears(candidate: CandidateFacts, minimum: number, on: BusinessDate): Finding {
  const { politicalStatus, partyDate } = candidate;
  if (politicalStatus !== null && partyStandingOf(politicalStatus) === 'none')
    return failed(`政治面貌为“${politicalStatus}”，不是中共党员，没有党龄。`);
  return yearsSince(partyDate, 'partyDate', '入党', minimum, on);
}

const dateLabels = {
  partyDate: '入党日期',
  workStartDate: '参加工作日期',
  unitJoinedOn: '到本单位日期',
} as const;

function yearsSince(
  since: BusinessDate | null,
  field: keyof typeof dateLabels,
  what: string,
  minimum: number,
  on: BusinessDate,
): Finding {
  if (since === null) return notFilled(dateLabels[field], field);
  if (since > on) return failed(`${what} ${since}，在 ${on} 之后。`);
  const years = wholeYearsBetween(since, on);
  return years >= minimum
    ? passed(`${what} ${since}，至 ${on} 满 ${years} 年，不少于 ${minimum} 年。`)
    : failed(`${what} ${since}，至 ${on} 不满 ${minimum} 年。`);
}

function yearsLeft(until: BusinessDate | null, minimum: number, on: BusinessDate): Finding {
  if (until === null) return notFilled('退休日期', 'retirementDate');
  if (until <= on) return failed(`退休日期 ${until}，至 ${on} 已经退休。`);
  const years = wholeYearsBetween(on, until);
  return years >= minimum
    ? passed(`退休日期 ${until}，距 ${on} 还有 ${years} 年，不少于 ${minimum} 年。`)
    : failed(`退休日期 ${until}，距 ${on} 不足 ${minimum} 年。`);
}

function staffKind(kind: StaffKind | null, excluded: readonly StaffKind[]): Finding {
  if (kind === null) return notFilled('人员类别', 'staffKind');
  return excluded.includes(kind)
    ? failed(`人员类别为${staffKindLabels[kind]}，不得选派。`)
    : passed(`人员类别为${staffKindLabels[kind]}。`);
}

function penaltyFinding(penalties: readonly PenaltyFacts[], on: BusinessDate): Finding {
  const decided = penalties.filter(({ decidedOn }) => decidedOn <= on);
  const words = ({ decidedOn, severity }: PenaltyFacts) => `${decidedOn} 受${severity ?? ''}处分`;
  const running = decided.find(({ effectiveUntil }) => effectiveUntil !== null && effectiveUntil >= on);
  if (running) return failed(`${words(running)}，影响期至 ${running.effectiveUntil}，${on} 仍在处分期内。`);
  const open = decided.find(({ effectiveUntil }) => effectiveUntil === null);
  if (open) return unknown(`${words(open)}，没有登记影响期截止日期，请在处分记录中补上，或写明核实情况。`);
  const last = decided.at(-1);
  return passed(
    last ? `${words(last)}，影响期至 ${last.effectiveUntil}，已经期满。` : '没有登记在案的处分。',
  );
}
