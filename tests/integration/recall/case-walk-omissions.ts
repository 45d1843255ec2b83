import type { CaseStage } from '#shared/case-vocabulary.ts';
import type { StepInput } from '#shared/contract/recall-case.ts';

/** One thing that somebody leaves out of all that a step asks for. */
export type Omission =
  | 'evidence'
  /** All evidence for a trigger was voided. */
  | 'standing_evidence'
  | 'statement'
  | 'report'
  /** Somebody else than who proposed. */
  | 'other_leader'
  | 'talk'
  /** The successor is still to come, and no reason is given. */
  | 'arrival'
  /** The successor is there, so there is nothing to give a reason for. */
  | 'needless_reason'
  | 'follow_up'
  | 'reason'
  | 'fault'
  | 'measures'
  | 'end_date'
  | 'successor_reason';

/** What can be left out of a step, in the order in which it is done. */
export function omissionsOf(decision: boolean, stage: CaseStage | undefined): readonly Omission[] {
  return [
    ...(decision ? proofs : []),
    ...(decision ? (['other_leader', 'fault', 'measures'] as const) : []),
    ...((stage && ofStage[stage]) ?? []),
  ];
}
const proofs = ['evidence', 'report', 'statement', 'standing_evidence'] as const;
const ofStage: Partial<Record<CaseStage, readonly Omission[]>> = {
  returned: ['reason'],
  withdrawn: ['reason'],
  not_recalled: ['reason'],
  recalled: ['end_date'],
  talked: ['talk'],
  replaced: ['arrival', 'needless_reason', 'successor_reason'],
  archived: ['follow_up'],
};

/** No step has more of them. */
export const mostOmissions = 8;

/** How the input of a step looks where it was left out there. */
export function leftOut(omission: Omission | null): Partial<StepInput> {
  switch (omission) {
    case 'reason':
      return { reason: null };
    case 'fault':
      return { fault: null };
    case 'measures':
      return { measures: [] };
    case 'end_date':
      return { endDate: null };
    case 'arrival':
    case 'needless_reason':
    case 'successor_reason':
      return { noSuccessorReason: null };
    default:
      return {};
  }
}
