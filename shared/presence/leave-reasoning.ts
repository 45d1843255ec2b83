import type { CountedAs, LadderRung, LeaveLength, LeaveReasoning } from '../contract/presence-leave.ts';
import type { SchemeVersionId } from '../ids.ts';
import type { LeaveTier } from '../policy/presence-rules.ts';
import type { Scheme } from '../policy/scheme.ts';
import type { PostRole } from '../vocabulary.ts';
import { adjoiningRun, type LeaveInQuestion, type RecordedLeave } from './leave-joining.ts';
import { leaveLength, type WorkingDays } from './leave-length.ts';
import { reasoningSentences } from './leave-sentences.ts';
import { leaveLadderFor, leaveTierFor, organsFrom } from './leave-tier.ts';

export interface LeaveCase {
  readonly scheme: Scheme;
  readonly schemeVersionId: SchemeVersionId;
  readonly role: PostRole;
  readonly leave: LeaveInQuestion;
  readonly joinReason: string | null;
  /** What a person said about the way of counting; used only where the scheme is silent and it matters. */
  readonly countedAs: CountedAs | null;
  /** Who is to approve as typed; used only where the scheme is silent. */
  readonly approver: string | null;
  /** All leaves of the posting in the order they were recorded. */
  readonly others: readonly RecordedLeave[];
  readonly calendar: WorkingDays;
}

/** Whether the answers a leave needs were all given: who approves is known. */
export const isSettled = (reasoning: LeaveReasoning): boolean => reasoning.requiredOrgan !== null;

/** Why a leave needs whom. Pure: the same facts under the same scheme give the same answer. */
export function reasonLeave(question: LeaveCase): LeaveReasoning {
  const { scheme, role, leave, calendar } = question;
  const ladder = leaveLadderFor(scheme, role);
  const { adjoining, stretch } = adjoiningRun(leave, question.others, calendar);
  const length = leaveLength(leave, calendar);
  const ladderLength = leaveLength(stretch, calendar);
  const dayCount = dayCountOf(question, ladderLength);
  const countedAs = dayCount.kind === 'same' ? 'calendar' : dayCount.countedAs;
  const halfDays = countedAs === null ? null : lengthAs(ladderLength, countedAs);
  const tier = halfDays === null ? null : leaveTierFor(scheme, role, halfDays);
  // Without a way of counting the scheme is silent only if no way of counting finds a rung.
  const ladderSilent =
    halfDays === null
      ? dayCount.kind === 'asked' && dayCount.options.every(({ tierCode }) => tierCode === null)
      : tier === null;
  const approver = ladderSilent ? question.approver : (tier?.approver ?? null);
  const reasoning: Omit<LeaveReasoning, 'sentences'> = {
    schemeVersionId: question.schemeVersionId,
    schemeTitle: scheme.title,
    length,
    ladderLength,
    adjoining: [...adjoining],
    joined: adjoining.length === 0 ? null : leave.joined,
    joinReason: adjoining.length === 0 ? null : question.joinReason,
    dayCount,
    ladderHalfDays: halfDays,
    rung: tier && rungOf(tier),
    ladderSilent,
    requiredOrgan: approver,
    acceptableOrgans: tier ? organsFrom(ladder, tier) : approver === null ? [] : [approver],
    substitution: substitutionOf(scheme, halfDays),
  };
  return { ...reasoning, sentences: reasoningSentences(reasoning, { scheme, role, leave }) };
}

const lengthAs = (length: LeaveLength, countedAs: CountedAs): number =>
  countedAs === 'calendar' ? length.calendarHalfDays : length.workingHalfDays;

const rungOf = ({ code, upToDays, approver, consents, informed, ground }: LeaveTier): LadderRung => ({
  code,
  upToDays,
  approver,
  consents,
  informed,
  ground,
});

/** Asks for the way of counting only where the scheme is silent and the two ways lead to different ends. */
function dayCountOf({ scheme, role, countedAs }: LeaveCase, length: LeaveLength): LeaveReasoning['dayCount'] {
  const rule = scheme.presence.leaveDayCount;
  if (rule.kind === 'stated') return { kind: 'stated', countedAs: rule.value, ground: rule.ground };
  const options = (['calendar', 'working'] as const).map((way) => {
    const halfDays = lengthAs(length, way);
    const tier = leaveTierFor(scheme, role, halfDays);
    return {
      countedAs: way,
      halfDays,
      tierCode: tier?.code ?? null,
      approver: tier?.approver ?? null,
      substitutionNeeded: isSubstitutionNeeded(scheme, halfDays) === true,
    };
  });
  const [calendar, working] = options;
  const same =
    calendar?.tierCode === working?.tierCode && calendar?.substitutionNeeded === working?.substitutionNeeded;
  return same ? { kind: 'same', note: rule.note } : { kind: 'asked', countedAs, options, note: rule.note };
}

function isSubstitutionNeeded(scheme: Scheme, halfDays: number): boolean | null {
  const rule = scheme.presence.substitution;
  return rule.kind === 'stated' ? halfDays >= rule.value.fromDays * 2 : null;
}

function substitutionOf(scheme: Scheme, halfDays: number | null): LeaveReasoning['substitution'] {
  const rule = scheme.presence.substitution;
  if (rule.kind === 'unspecified') return { needed: null, fromDays: null, ground: null };
  return {
    needed: halfDays === null ? null : isSubstitutionNeeded(scheme, halfDays),
    fromDays: rule.value.fromDays,
    ground: rule.ground,
  };
}
