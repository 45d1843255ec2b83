import type { CaseTrigger, StepInput } from '#shared/contract/recall-case.ts';
import { stepInputSchema } from '#shared/contract/recall-case.ts';
import type { MeetingResult } from '#shared/contract/recall-meeting.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { userIdSchema } from '#shared/ids.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';
import { type CaseStanding, checkStep, nextSteps, type StepReader } from '#shared/recall/case-steps.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { ApplicationError } from '../../errors.ts';
import type { PolicyService, SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { type CaseRow, triggersOf } from '../cases/case.repository.ts';
import { chosenMeasures } from '../cases/case-records.ts';
import { standingOfCase } from '../cases/case-standing.ts';
import { triggersByCode } from '../cases/case-view.ts';
import { workflowOf } from '../cases/change-case.ts';
import type { CaseActor } from '../cases/confidential.ts';
import { checkEndDate, checkStepDate } from '../cases/step-case.ts';
import type { MeetingRow } from './meeting.repository.ts';

/** A case of a meeting with everything that its result depends on. */
export interface StandingItem {
  readonly row: CaseRow;
  readonly scheme: SchemeVersionWithContent;
  readonly workflow: Workflow;
  readonly triggers: readonly CaseTrigger[];
  readonly standing: CaseStanding;
}

/** @param row the case, which the caller may read */
export async function standingItem(
  handle: ReadHandle,
  policy: Pick<PolicyService, 'get'>,
  row: CaseRow,
): Promise<StandingItem> {
  const scheme = await policy.get(row.scheme_version_id);
  const codes = (await triggersOf(handle, row.id)).map(({ trigger_code }) => trigger_code);
  const triggers = triggersByCode(scheme, codes);
  const standing = await standingOfCase(handle, row, triggers, scheme);
  return { row, scheme, workflow: workflowOf(scheme), triggers, standing };
}

/** The result of one case as the step that it is. */
export function stepOf(
  { held_on, organ, chair, document_number }: MeetingRow,
  { fault, faultReason }: Pick<StepInput, 'fault' | 'faultReason'>,
  result: MeetingResult & { readonly to: string },
): StepInput {
  return stepInputSchema.parse({
    ...result,
    fault: result.fault ?? fault,
    faultReason: result.faultReason ?? faultReason,
    on: held_on,
    organ,
    handler: chair,
    documentNumber: document_number,
  });
}

/** Steps to choose from, as a leader takes them; whether this reader is the proposer is looked at for leaders only. */
export const choicesFor = (item: StandingItem, actor: CaseActor) => nextSteps(...asLeader(item, actor));

/** Everything that stands in the way of a result, each a sentence; empty: it can be recorded today. */
export function obstaclesOf(
  item: StandingItem,
  actor: CaseActor,
  meeting: MeetingRow,
  { to, ...noted }: MeetingResult,
  today: BusinessDate,
): string[] {
  const { row, scheme } = item;
  if (row.ended_on !== null) return [`案件已于 ${row.ended_on} 办结，不能再审定。请把它从会议中移除。`];
  if (to === null) return ['还没有选择会议结果。请选择结果，或者把本案从会议中移除。'];
  const step = stepOf(meeting, { fault: row.fault, faultReason: row.fault_reason }, { ...noted, to });
  const [standing, reader] = asLeader(item, actor);
  const known = nextSteps(standing, reader).find(({ to }) => to === step.to)?.obstacles ?? [];
  const first = checkStep(standing, reader, step)?.message;
  return [
    ...known,
    ...(first === undefined || known.includes(first) ? [] : [first]),
    ...refusalOf(() => checkStepDate(item, step.on, today)),
    ...refusalOf(() => chosenMeasures(scheme, step.measures)),
    ...(step.endDate === null ? [] : refusalOf(() => checkEndDate(item, step.endDate ?? step.on, today))),
    ...step.followUps
      .filter(({ dueOn }) => dueOn !== null && dueOn < step.on)
      .map(({ title, dueOn }) => `“${title}”的期限 ${dueOn} 早于会议日期 ${step.on}，请核对。`),
  ];
}

/** A meeting's results are a leader's to record; for others the page shows what a leader would meet. */
function asLeader({ standing }: StandingItem, { id, role }: CaseActor): [CaseStanding, StepReader] {
  const reader: StepReader = { role: 'leader', userId: userIdSchema.parse(id) };
  return [role === 'leader' ? standing : { ...standing, proposers: new Set() }, reader];
}

function refusalOf(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof ApplicationError) return [error.message];
    throw error;
  }
}
