import type { CaseId } from '#shared/ids.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { conflict, ruleViolation } from '../../errors.ts';
import type { PolicyService, SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { type CaseRow, caseIn } from './case.repository.ts';
import { requireReadable } from './confidential.ts';

/** A case as the page that wants to change it has read it. */
export interface CaseAt {
  readonly id: CaseId;
  readonly revision: number;
}

/** A case that is being changed, as it was before, under the rules that it was opened under. */
export interface CaseInHand {
  readonly row: CaseRow;
  readonly scheme: SchemeVersionWithContent;
  readonly workflow: Workflow;
  /** What the change answers with: the case and its new revision. */
  readonly written: CaseAt;
}

/**
 * Takes a case in hand to change it: nobody else has since it was read, it has not ended, and the role may see it. Its
 * revision is counted up, so every write asks for it exactly once, whatever it then changes.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, RULE_VIOLATION `case_ended`
 */
export async function changeCase(
  policy: Pick<PolicyService, 'get'>,
  unit: WriteUnit,
  role: Role,
  { id, revision }: CaseAt,
): Promise<CaseInHand> {
  const row = await caseIn(unit.trx, id);
  requireReadable(role, row);
  if (row.revision !== revision) throw conflict('召回案件', row.revision);
  if (row.ended_on !== null) {
    throw ruleViolation(
      'case_ended',
      `案件 ${row.number} 已于 ${row.ended_on} 办结，不能再改动。确需重新处理的，请另立新案。`,
    );
  }
  const scheme = await policy.get(row.scheme_version_id);
  await unit.trx
    .updateTable('recall_case')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  return { row, scheme, workflow: workflowOf(scheme), written: { id, revision: revision + 1 } };
}

/** @throws RULE_VIOLATION `no_workflow` where the scheme does not say how cases go */
export function workflowOf({ title, content }: SchemeVersionWithContent): Workflow {
  const { workflow } = content.recall;
  if (workflow.kind === 'stated') return workflow.value;
  throw ruleViolation(
    'no_workflow',
    `“${title}”没有规定召回的办理环节，不能按它办理召回案件。请先在制度方案中补充办理环节并发布。`,
  );
}
