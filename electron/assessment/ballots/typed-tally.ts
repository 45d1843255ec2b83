import type { AssessmentId } from '#shared/ids.ts';
import { type RaterGroup, raterGroupLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { StoredBatch } from './batch.repository.ts';

/**
 * Refuses a tally that is typed on the scoring page where ballots are counted by batch.
 *
 * @throws ApplicationError RULE_VIOLATION `double_entry` where the cycle asks for ballots to be put in twice,
 *   `counted_by_batch` where settled batches of the group are counted for the record
 */
export async function refuseTypedTally(
  handle: ReadHandle,
  record: { readonly id: AssessmentId; readonly ballotEntry: 'single' | 'double' },
  group: RaterGroup,
): Promise<void> {
  const label = raterGroupLabels[group];
  if (record.ballotEntry === 'double') {
    throw ruleViolation(
      'double_entry',
      `这次考核的测评票要由两人各录入一遍，${label}的票数不能在这里直接填写。请到“测评票”按批次录入。`,
    );
  }
  if (await isCountedByBatch(handle, record.id, group)) {
    throw ruleViolation(
      'counted_by_batch',
      `${label}的票数由已确认的测评票批次合计得出，不能在这里修改。请到“测评票”打开相应批次更正。`,
    );
  }
}

/**
 * Refuses to put ballots in where somebody has typed the tally of the group already: settling would overwrite it.
 *
 * @throws ApplicationError RULE_VIOLATION `typed_tally`
 */
export async function requireNoTypedTally(
  handle: ReadHandle,
  { row, subjects }: Pick<StoredBatch, 'row' | 'subjects'>,
): Promise<void> {
  for (const { assessmentId, name } of subjects) {
    const typed = await handle
      .selectFrom('ballot_tally')
      .select('valid')
      .where('assessment_id', '=', assessmentId)
      .where('rater_group', '=', row.rater_group)
      .executeTakeFirst();
    if (!typed || (await isCountedByBatch(handle, assessmentId, row.rater_group))) continue;
    throw ruleViolation(
      'typed_tally',
      `${name}的${raterGroupLabels[row.rater_group]}票数已在评分页直接填写。请先在评分页清空这一类票数，再按批次录入。`,
    );
  }
}

async function isCountedByBatch(handle: ReadHandle, id: AssessmentId, group: RaterGroup): Promise<boolean> {
  const settled = await handle
    .selectFrom('ballot_batch_subject as s')
    .innerJoin('ballot_batch as b', 'b.id', 's.batch_id')
    .select('b.id')
    .where('s.assessment_id', '=', id)
    .where('b.rater_group', '=', group)
    .where('b.state', '=', 'settled')
    .executeTakeFirst();
  return settled !== undefined;
}
