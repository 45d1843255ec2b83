import { sql } from 'kysely';
import { caseDecisionSchema } from '#shared/contract/recall-case.ts';
import type { Instant } from '#shared/dates.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { CaseRow } from '../cases/case.repository.ts';

/** What a decision rests on, as long as it stands; a case that is taken up again rests on nothing. */
export interface DecidedPart {
  /** Numbers of the evidence. */
  readonly evidence: ReadonlySet<number>;
  /** The instant it was recorded; null while there is none. */
  readonly at: Instant | null;
}

export async function decidedPart(
  handle: ReadHandle,
  { id, decision }: Pick<CaseRow, 'id' | 'decision'>,
): Promise<DecidedPart> {
  if (decision === null) return { evidence: new Set(), at: null };
  const step = await handle
    .selectFrom('recall_event')
    .select('at')
    .where('case_id', '=', id)
    .where('kind', '=', 'step')
    .where(sql`json_extract(detail, '$.decision')`, 'is not', null)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { evidence } = caseDecisionSchema.parse(JSON.parse(decision));
  return { evidence: new Set(evidence), at: step?.at ?? null };
}

/** Refusal to take back what a decision rests on. `what` names it, e.g. `证据2`. */
export const decisionRests = (what: string, { number }: Pick<CaseRow, 'number'>) =>
  ruleViolation(
    'decision_rests',
    `案件 ${number} 的审定已经以${what}为依据，不能作废。情况有出入的，请补充新的证据说明。`,
  );
