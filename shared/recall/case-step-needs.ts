import type { StepInput, StepNeed } from '../contract/recall-case.ts';
import type { WorkflowState } from '../policy/recall-rules.ts';
import type { CaseStanding, StepRefusal } from './case-standing.ts';

/**
 * What whoever takes a step writes down besides its date, organ, handler and opinion. A decision against a recall
 * gives its reason; measures and what is followed up may come with it.
 */
export function needsOf(
  { stage }: WorkflowState,
  decision: boolean,
  { measuresOffered, successor }: CaseStanding,
): StepNeed[] {
  const reasoned = stage === 'returned' || stage === 'withdrawn' || stage === 'not_recalled';
  return [
    ...(decision ? ['fault' as const] : []),
    ...(decision && measuresOffered ? ['measures' as const] : []),
    ...(stage === 'not_recalled' ? ['follow_ups' as const] : []),
    ...(reasoned ? ['reason' as const] : []),
    ...(stage === 'recalled' ? ['end_date' as const] : []),
    ...(stage === 'replaced' && successor !== 'on_post' ? ['no_successor_reason' as const] : []),
  ];
}

/** The first of the needs of a step that its input leaves open; null when all are met. */
export function needMissing(
  target: WorkflowState,
  needs: readonly StepNeed[],
  standing: CaseStanding,
  input: StepInput,
): StepRefusal | null {
  const { stage, title } = target;
  if (needs.includes('fault') && input.fault === null)
    return {
      rule: 'fault_missing',
      message: `没有认定原因，不能办理“${title}”。请认定是主观原因还是客观原因，两者的后果不同。`,
    };
  if (needs.includes('measures') && stage !== 'not_recalled' && input.measures.length === 0)
    return {
      rule: 'measure_missing',
      message: `没有选择处理措施，不能办理“${title}”。请至少选择一项处理措施。`,
    };
  if (needs.includes('reason') && input.reason === null)
    return { rule: 'reason_needed', message: `没有写明理由，不能办理“${title}”。请写明理由。` };
  if (needs.includes('end_date') && input.endDate === null)
    return {
      rule: 'end_date_missing',
      message: `没有填写在岗的最后一天，不能办理“${title}”。请填写该同志离岗的日期，任期到这一天为止。`,
    };
  if (needs.includes('no_successor_reason') && input.noSuccessorReason === null)
    return { rule: 'successor_missing', message: successorMissing(title, standing.successor) };
  return null;
}

function successorMissing(title: string, successor: CaseStanding['successor']): string {
  const standing = successor === 'coming' ? '接替人选还没有到岗' : '还没有接替人选';
  return `${standing}，不能办理“${title}”。请在接替人员到岗后办理；不再派人接替的，请写明理由。`;
}
