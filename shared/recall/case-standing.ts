import type { CaseTrigger } from '../contract/recall-case.ts';
import type { UserId } from '../ids.ts';
import type { Workflow, WorkflowState } from '../policy/recall-rules.ts';
import type { Role } from '../vocabulary.ts';

/** Everything that the steps of a case depend on, as it stands now. */
export interface CaseStanding {
  /** Of the scheme version under which the case was opened. */
  workflow: Workflow;
  /** Code of the state that the case is in. */
  state: string;
  /** Whether a decision stands. */
  decided: boolean;
  triggers: readonly Pick<CaseTrigger, 'code' | 'ordinal' | 'title'>[];
  /** Codes of triggers that a piece of evidence which is not voided speaks for. */
  evidencedTriggers: ReadonlySet<string>;
  factsWritten: boolean;
  /** A statement, or the note that it was refused. */
  hasStatement: boolean;
  hasVerification: boolean;
  /** Whether the scheme lists measures. */
  measuresOffered: boolean;
  openFollowUps: number;
  /** Recorded talks with the leader of the dispatching unit. */
  unitTalks: number;
  successor: 'on_post' | 'coming' | 'none';
  /** Whether the posting has ended, by this recall or otherwise. */
  postEnded: boolean;
  /** Everyone who ever took the case into `proposed`: sent back and proposed anew by somebody else, it stays theirs too. */
  proposers: ReadonlySet<UserId>;
}

/** Who looks at a case or acts in it. */
export interface StepReader {
  role: Role;
  userId: UserId;
}

/** Names of what stands in the way of a step; the server answers RULE_VIOLATION with them. */
export type StepRule =
  | 'illegal_step'
  | 'wrong_role'
  | 'same_person'
  | 'post_ended'
  | 'facts_missing'
  | 'trigger_missing'
  | 'evidence_missing'
  | 'statement_missing'
  | 'verification_missing'
  | 'fault_missing'
  | 'measure_missing'
  | 'talk_missing'
  | 'successor_missing'
  | 'follow_up_open'
  | 'end_date_missing'
  | 'reason_needed';

/** Why a step is refused: a stable name, and the sentence that the user reads. */
export interface StepRefusal {
  rule: StepRule;
  message: string;
}

/**
 * A state of a workflow by its code.
 *
 * @throws RangeError for a code that the workflow does not have; a case never stands there
 */
export function stateOf(workflow: Workflow, code: string): WorkflowState {
  const state = workflow.states.find((candidate) => candidate.code === code);
  if (!state) throw new RangeError(`The workflow has no state ${code}`);
  return state;
}
