import type { JobId, UploadId, UserId } from '#shared/ids.ts';
import type { Actor, Database } from '../../database/database.types.ts';
import type { Jobs, Uploads } from '../../jobs/jobs.types.ts';
import { earlierImports } from './batches.repository.ts';
import { type Importer, refuseSameContent, refuseUnsettled, type SheetChoice } from './importer.ts';
import { allProblems, planImport } from './plan-import.ts';
import type { UnitDecision } from './resolve-units.ts';
import type { TableReader } from './table-reader.ts';

/** A sheet of an uploaded file, and how it is imported. */
export interface ImportSelection extends SheetChoice {
  readonly uploadId: UploadId;
  readonly leadUnitFirstSecretary: boolean;
}

export interface ImportDependencies {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly reader: TableReader;
  readonly importer: Importer;
}

export type ImportService = ReturnType<typeof createImportService>;

/** Brings uploaded files into the roster: look, try, then write everything or nothing. */
export function createImportService({ database, jobs, uploads, reader, importer }: ImportDependencies) {
  const { read } = database;

  return {
    /** Says what a handed-in file holds. @throws FILE_REJECTED */
    async inspect(owner: UserId, uploadId: UploadId) {
      const file = uploads.get(owner, uploadId);
      const descriptions = await reader.inspect(file);
      const earlier = await earlierImports(read, file.sha256);
      const sheets = descriptions.map((description) => ({
        ...description,
        columns: [...description.columns],
        importedBefore: earlier.get(description.name) ?? null,
      }));
      const times = sheets
        .flatMap((sheet) => sheet.importedBefore ?? [])
        .sort((a, b) => (a.at < b.at ? -1 : 1));
      const importedBefore = times.length === sheets.length ? (times.at(-1) ?? null) : null;
      return { fileName: file.fileName, sheets, importedBefore };
    },

    /** Checks every cell and says what an import would do; nothing is written. @throws FILE_REJECTED */
    async preview(owner: UserId, selection: ImportSelection) {
      const checked = await importer.check(uploads.get(owner, selection.uploadId), choiceOf(selection));
      const plan = await planImport(read, checked, selection.sheet, { ...selection, decisions: [] });
      const { problems, count } = allProblems(checked, plan);
      return {
        rows: checked.sheet.rows,
        totals: plan.totals,
        filledPosts: plan.filledPosts,
        problems,
        problemCount: count,
        unitQuestions: plan.units.questions,
        sample: [...plan.sample],
      };
    },

    /**
     * Starts the import as a job of its owner.
     *
     * @throws FILE_REJECTED, INVALID_INPUT, or RULE_VIOLATION `import_same_content`, `import_cell_errors`,
     *   `import_unit_questions`; the job may fail with the same when the roster changed meanwhile.
     */
    async commit(
      owner: UserId,
      actor: Actor,
      selection: ImportSelection & {
        readonly unitDecisions: readonly UnitDecision[];
        readonly again: boolean;
      },
    ): Promise<JobId> {
      const { sheet, unitDecisions: decisions, leadUnitFirstSecretary, uploadId, again } = selection;
      const file = uploads.get(owner, uploadId);
      if (!again) await refuseSameContent(read, file, sheet);
      const checked = await importer.check(file, choiceOf(selection));
      const options = {
        decisions,
        leadUnitFirstSecretary,
        again,
        decisionReason: `导入文件“${file.fileName}”时确认`,
      };
      refuseUnsettled(checked, await planImport(read, checked, sheet, options));
      return jobs.start(owner, `导入 ${file.fileName}`, async (progress) => {
        const outcome = await importer.write(actor, { file, sheet, checked }, options, progress);
        return { batchId: outcome.batchId, rows: outcome.rows, totals: { ...outcome.totals } };
      });
    },
  };
}

const choiceOf = ({ sheet, kind, mapping, year }: ImportSelection): SheetChoice => ({
  sheet,
  kind,
  mapping,
  year,
});
