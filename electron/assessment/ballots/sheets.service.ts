import type { BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { type BallotBatchId, type UploadId, userIdSchema } from '#shared/ids.ts';
import type { Actor } from '../../database/database.types.ts';
import { conflict } from '../../errors.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { readBatchDetail } from './batch-view.ts';
import { auditSaving, createEntryService, type PassTarget } from './entry.service.ts';
import { storeCounts, updatePass } from './pass.repository.ts';
import { createTallyReader } from './tally-reader.ts';
import type { TallySheet } from './tally-reading.types.ts';
import { expectedSheet, tallyTemplate } from './tally-sheet.ts';

/** Tally sheets as .xlsx files: handed out, and read back. */
export function createTallySheets(dependencies: AssessmentDependencies) {
  const { database, policy, uploads, clock } = dependencies;
  const reader = createTallyReader();
  const { openPass } = createEntryService(dependencies);

  return {
    /** @throws ApplicationError NOT_FOUND */
    async template(actor: Actor, id: BallotBatchId): Promise<{ fileName: string; base64: string }> {
      const batch = await readBatchDetail(database.read, policy, id, userIdSchema.parse(actor.id));
      const { fileName, bytes } = tallyTemplate(batch, clock.now());
      return { fileName, base64: Buffer.from(bytes).toString('base64') };
    },

    /**
     * Takes a filled-in sheet into the caller's pass, unless a cell has an error.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, FILE_REJECTED; RULE_VIOLATION as saving ballots
     */
    async read(
      actor: Actor,
      { uploadId, ...target }: PassTarget & { readonly uploadId: UploadId },
    ): Promise<Pick<TallySheet, 'problems' | 'problemCount'> & { batch: BatchDetail }> {
      const viewer = userIdSchema.parse(actor.id);
      const file = uploads.get(viewer, uploadId);
      const batch = await readBatchDetail(database.read, policy, target.id, viewer);
      const { problems, problemCount, content } = await reader.read(file, expectedSheet(batch));
      if (content === null) return { problems, problemCount, batch };
      const after = await database.write(actor, async (unit) => {
        const open = await openPass(unit, target, 'sheet');
        if (open.pass.revision !== target.revision) throw conflict('测评票录入', open.pass.revision);
        const { returned, invalid, totals } = content;
        await storeCounts(unit, target.id, target.pass, totals);
        await updatePass(unit, open.pass, { returned, invalid });
        await auditSaving(unit, open);
        return readBatchDetail(unit.trx, policy, target.id, viewer);
      });
      return { problems, problemCount, batch: after };
    },

    /** Stops the reading thread. */
    close: () => reader.close(),
  };
}
