import { businessDateOf, formatMonthLong, type Month } from '#shared/dates.ts';
import type { JobId, UploadId, UserId } from '#shared/ids.ts';
import { countDays } from '#shared/presence/attendance-days.ts';
import type { Clock } from '../../application.types.ts';
import type { Actor, Database, Json } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { JobProgress, Jobs, UploadedFile, Uploads } from '../../jobs/jobs.types.ts';
import { breather } from '../../roster/breather.ts';
import type { Queries } from '../../roster/handle.types.ts';
import { byPerson, type SavedMonth, whoIs, writeChange } from '../attendance-save.ts';
import type { AttendanceReader, CheckedAttendance } from './attendance-reader.ts';
import { earlierAttendanceImports, insertAttendanceImport } from './imports.repository.ts';
import { planAttendanceImport, refuseErrors } from './plan-import.ts';

export interface AttendanceImportDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly reader: AttendanceReader;
}

/** A sheet of an uploaded file, and the month it is of. */
export interface AttendanceSelection {
  readonly uploadId: UploadId;
  readonly sheet: string;
  readonly month: Month;
}

export type AttendanceImportService = ReturnType<typeof createAttendanceImportService>;

/** Rows of the preview that are shown as they would be stored. */
const sampleSize = 20;

/** Brings the monthly sheet of a township in: look, try, then write everything or nothing. */
export function createAttendanceImportService({
  database,
  clock,
  jobs,
  uploads,
  reader,
}: AttendanceImportDependencies) {
  const today = () => businessDateOf(clock.now());

  async function write(
    actor: Actor,
    { file, sheet, month, checked, again }: Source,
    progress: JobProgress,
  ): Promise<{ [key: string]: Json }> {
    const breathe = breather(progress.signal);
    progress.report(0, checked.lines.length, '正在与台账核对');
    return await database.write(actor, async (unit) => {
      // Looked at again inside the write: what the preview saw may have changed since.
      if (!again) await refuseSameContent(unit.trx, file, sheet);
      const plan = await planAttendanceImport(unit.trx, checked, sheet, month, today());
      refuseErrors(plan);
      const { fileName, sha256 } = file;
      const { rows } = checked.sheet;
      const importId = await insertAttendanceImport(unit, { fileName, sha256, sheet, month, rows });
      const replaced: SavedMonth[] = [];
      for (const [done, { person, change, before }] of plan.months.entries()) {
        const saved = await writeChange(unit, month, change, before, importId);
        if (saved && saved.before !== null)
          replaced.push({ ...saved, postingId: change.postingId, person: whoIs(person) });
        progress.report(done + 1, plan.months.length, '正在写入考勤');
        await breathe();
      }
      const { added, overwritten, unchanged } = plan;
      await unit.audit({
        action: 'presence.attendanceImported',
        entityType: 'attendance',
        entityId: importId,
        ...(overwritten > 0 ? { before: { rows: byPerson(replaced, 'before') } } : {}),
        after: { fileName, sha256, sheet, month, rows, added, overwritten, unchanged },
      });
      progress.signal.throwIfAborted();
      return { importId, month, rows, added, overwritten, unchanged };
    });
  }

  return {
    /** Says what a handed-in file holds. @throws FILE_REJECTED */
    async inspect(owner: UserId, uploadId: UploadId) {
      const file = uploads.get(owner, uploadId);
      const sheets = await reader.inspect(file);
      const earlier = await earlierAttendanceImports(database.read, file.sha256);
      return {
        fileName: file.fileName,
        sheets: sheets.map((sheet) => ({ ...sheet, importedBefore: earlier.get(sheet.name) ?? null })),
      };
    },

    /** Checks every cell and says what an import would do; nothing is written. @throws FILE_REJECTED */
    async preview(owner: UserId, { uploadId, sheet, month }: AttendanceSelection) {
      const checked = await reader.check(uploads.get(owner, uploadId), sheet, month);
      const plan = await planAttendanceImport(database.read, checked, sheet, month, today());
      return {
        rows: checked.sheet.rows,
        layout: checked.sheet.layout,
        added: plan.added,
        overwritten: plan.overwritten,
        unchanged: plan.unchanged,
        missing: plan.missing,
        problems: [...plan.problems],
        problemCount: plan.count,
        sample: plan.months.slice(0, sampleSize).map(({ line, person, change: { record } }) => ({
          row: line.row,
          personName: person.name,
          villageName: person.village,
          days: line.days,
          counts: { ...(record.kind === 'days' ? countDays(record.days) : record.totals) },
        })),
      };
    },

    /**
     * Starts the import as a job of its owner.
     *
     * @throws FILE_REJECTED, or RULE_VIOLATION `import_same_content`, `import_cell_errors`; the job may fail with the
     *   same when the roster changed meanwhile
     */
    async commit(
      owner: UserId,
      actor: Actor,
      { uploadId, sheet, month, again }: AttendanceSelection & { readonly again: boolean },
    ): Promise<JobId> {
      const file = uploads.get(owner, uploadId);
      if (!again) await refuseSameContent(database.read, file, sheet);
      const checked = await reader.check(file, sheet, month);
      refuseErrors(await planAttendanceImport(database.read, checked, sheet, month, today()));
      return jobs.start(owner, `导入${formatMonthLong(month)}考勤（${file.fileName}）`, (progress) =>
        write(actor, { file, sheet, month, checked, again }, progress),
      );
    },
  };
}

interface Source {
  readonly file: UploadedFile;
  readonly sheet: string;
  readonly month: Month;
  readonly checked: CheckedAttendance;
  readonly again: boolean;
}

/** Refuses a sheet whose content has been imported before. */
async function refuseSameContent(handle: Queries, file: UploadedFile, sheet: string): Promise<void> {
  const earlier = (await earlierAttendanceImports(handle, file.sha256)).get(sheet);
  if (!earlier) return;
  throw ruleViolation(
    'import_same_content',
    `内容相同的表格“${earlier.fileName}”已由${earlier.by}在 ${businessDateOf(earlier.at)} 作为${formatMonthLong(earlier.month)}考勤导入过。如确需再次导入，请勾选“仍要再次导入”。`,
  );
}
