import type { ColumnMapping, ImportKind } from '#shared/contract/roster.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { ImportBatchId } from '#shared/ids.ts';
import type { Clock } from '../../application.types.ts';
import type { Actor, Database } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { JobProgress } from '../../jobs/jobs.types.ts';
import type { FileToRead } from '../../spreadsheets/reading-thread.ts';
import { breather } from '../breather.ts';
import type { Queries } from '../handle.types.ts';
import { earlierImports, insertBatch } from './batches.repository.ts';
import type { AddedTotals, ImportPlan, PlanOptions } from './plan.types.ts';
import { allProblems, planImport, problemSentence } from './plan-import.ts';
import type { CheckedFile, TableReader } from './table-reader.ts';

/** Which sheet of a file is imported, and as what. */
export interface SheetChoice {
  readonly sheet: string;
  readonly kind: ImportKind;
  readonly mapping: ColumnMapping;
  readonly year: number | null;
}

export interface ImportOutcome {
  readonly batchId: ImportBatchId;
  /** Rows of the file that hold data. */
  readonly rows: number;
  readonly totals: AddedTotals;
}

/** The two halves of an import, without the upload and the job around them. */
export interface Importer {
  /** Looks at every cell of a sheet. @throws FILE_REJECTED */
  check(file: FileToRead, choice: SheetChoice): Promise<CheckedFile>;
  /**
   * Writes a checked sheet in one transaction: everything, or nothing when it fails or is cancelled.
   *
   * @param again true where content that was imported before may come in once more
   * @param decisionReason why unit names were taken for one or for different units; goes into the audit trail
   * @throws RULE_VIOLATION `import_same_content`, `import_cell_errors`, `import_unit_questions`; INVALID_INPUT for impossible decisions
   */
  write(
    actor: Actor,
    source: { readonly file: FileToRead; readonly sheet: string; readonly checked: CheckedFile },
    options: PlanOptions & { readonly again: boolean; readonly decisionReason: string },
    progress?: JobProgress,
  ): Promise<ImportOutcome>;
}

export function createImporter({
  database,
  clock,
  reader,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly reader: TableReader;
}): Importer {
  return {
    check: (file, choice) => reader.check(file, { ...choice, today: businessDateOf(clock.now()) }),

    async write(actor, { file, sheet, checked }, options, progress) {
      const breathe = breather(progress?.signal);
      progress?.report(0, checked.records.length, '正在与台账核对');
      return await database.write(actor, async (unit) => {
        // Looked at again inside the write: what the preview saw may have changed since.
        if (!options.again) await refuseSameContent(unit.trx, file, sheet);
        const plan = await planImport(unit.trx, checked, sheet, options);
        refuseUnsettled(checked, plan);
        const { kind } = checked;
        const { rows } = checked.sheet;
        const { fileName, sha256 } = file;
        const batch = { kind, fileName, sha256, sheet, rows, by: actor.name };
        const batchId = await insertBatch(unit.trx, unit.at, batch);
        await plan.apply({
          write: unit,
          batchId,
          decisionReason: options.decisionReason,
          breathe,
          async step(done) {
            progress?.report(done, plan.steps, '正在写入台账');
            await breathe();
          },
        });
        await unit.audit({
          action: 'roster.imported',
          entityType: 'import',
          entityId: batchId,
          before: plan.replaced,
          after: { kind, fileName, sha256, sheet, rows, added: { ...plan.totals } },
        });
        progress?.signal.throwIfAborted();
        return { batchId, rows, totals: plan.totals };
      });
    },
  };
}

/** Refuses a sheet whose content has been imported before. */
export async function refuseSameContent(handle: Queries, file: FileToRead, sheet: string): Promise<void> {
  const earlier = (await earlierImports(handle, file.sha256)).get(sheet);
  if (!earlier) return;
  throw ruleViolation(
    'import_same_content',
    `内容相同的文件“${earlier.fileName}”已由${earlier.by}在 ${businessDateOf(earlier.at)} 导入过。如确需再次导入，请勾选“仍要再次导入”。`,
  );
}

/** Refuses what has an error or an undecided unit name, and names the first of them. */
export function refuseUnsettled(checked: CheckedFile, plan: ImportPlan): void {
  const { problems, count } = allProblems(checked, plan);
  const [first] = problems;
  if (count.errors > 0 && first) {
    throw ruleViolation(
      'import_cell_errors',
      `文件还有 ${count.errors} 处错误，没有导入任何内容。${problemSentence(first)}`,
    );
  }
  const { questions } = plan.units;
  const [question] = questions;
  if (question) {
    throw ruleViolation(
      'import_unit_questions',
      `还有 ${questions.length} 个单位名称没有确认，没有导入任何内容。请先确认“${question.name}”与“${question.candidates[0]?.unitName ?? ''}”是不是同一个单位。`,
    );
  }
}
