import type { BallotSheet } from '#shared/archive/ballot-sheet.ts';
import type { BatchSubject } from '#shared/contract/assessment-ballots.ts';
import type { BallotBatchId } from '#shared/ids.ts';
import { assessedObjectLabels, raterGroupLabels } from '#shared/vocabulary.ts';
import type { Actor } from '../database/database.types.ts';
import { ruleViolation } from '../errors.ts';
import type { ArchiveDependencies } from './archive.types.ts';

/**
 * What stands on the blank ballots of batches, in the order given.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `batch_voided`
 */
export async function ballotSheets(
  { assessment }: ArchiveDependencies,
  actor: Actor,
  batchIds: readonly BallotBatchId[],
): Promise<BallotSheet[]> {
  const sheets: BallotSheet[] = [];
  for (const batchId of batchIds) {
    const batch = await assessment.ballots.batches.get(actor, batchId);
    if (batch.state === 'voided') {
      throw ruleViolation('batch_voided', `第 ${batch.number} 批测评票已作废，不能打印。请选择其他批次。`);
    }
    sheets.push({
      batchId,
      number: batch.number,
      cycleTitle: batch.cycleTitle,
      group: raterGroupLabels[batch.group],
      place: batch.place,
      copies: batch.issued,
      options: batch.options.map(({ label }) => label),
      subjects: batch.subjects.map(subjectOf),
    });
  }
  return sheets;
}

function subjectOf({ name, object, villageName, unitName }: BatchSubject): BallotSheet['subjects'][number] {
  switch (object) {
    case 'first_secretary':
    case 'team_member':
      return { name, about: `${unitName} ${assessedObjectLabels[object]}` };
    case 'team':
      return { name: `${villageName}驻村工作队`, about: assessedObjectLabels.team };
    case 'unit':
      return { name, about: assessedObjectLabels.unit };
  }
}
