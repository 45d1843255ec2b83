import { isDecision } from '#shared/recall/case-steps.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import type { CaseRow } from '../cases/case.repository.ts';
import { versionsOfOpenCases } from '../cases/case-list.repository.ts';
import { workflowOf } from '../cases/change-case.ts';

/** As many as a meeting can take, and some to choose among. */
const mostShown = 200;

/** Whether a decision is among the steps that may follow. */
export async function upForDecision(
  policy: Pick<PolicyService, 'get'>,
  row: Pick<CaseRow, 'scheme_version_id' | 'state' | 'decided_on' | 'ended_on'>,
): Promise<boolean> {
  if (row.ended_on !== null) return false;
  const workflow = workflowOf(await policy.get(row.scheme_version_id));
  const from = workflow.states.find(({ code }) => code === row.state);
  const standing = { workflow, state: row.state, decided: row.decided_on !== null };
  return from?.next.some((to) => isDecision(standing, to)) ?? false;
}

/** Open cases that wait for a decision and are in no prepared meeting, what is due first. */
export async function candidateRows(
  handle: ReadHandle,
  policy: Pick<PolicyService, 'get'>,
): Promise<CaseRow[]> {
  const found: CaseRow[] = [];
  for (const version of await versionsOfOpenCases(handle)) {
    const workflow = workflowOf(await policy.get(version));
    const states = workflow.states
      .filter(({ code, next }) =>
        next.some((to) => isDecision({ workflow, state: code, decided: false }, to)),
      )
      .map(({ code }) => code);
    const rows = await handle
      .selectFrom('recall_case')
      .selectAll()
      .where('ended_on', 'is', null)
      .where('scheme_version_id', '=', version)
      .where('state', 'in', among(states))
      .where('id', 'not in', (e) =>
        e
          .selectFrom('recall_meeting_item as i')
          .innerJoin('recall_meeting as m', 'm.id', 'i.meeting_id')
          .select('i.case_id')
          .where('m.state', '=', 'prepared'),
      )
      .orderBy('due_on', (o) => o.asc().nullsLast())
      .orderBy('opened_on')
      .orderBy('id')
      .limit(mostShown)
      .execute();
    for (const row of rows) if (await upForDecision(policy, row)) found.push(row);
  }
  return found;
}
