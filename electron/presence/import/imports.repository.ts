import type { Month } from '#shared/dates.ts';
import { type AttendanceImportId, attendanceImportIdSchema } from '#shared/ids.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import type { Queries } from '../../roster/handle.types.ts';

/** The last import of each sheet of a file with this content, by sheet. */
export async function earlierAttendanceImports(handle: Queries, sha256: string) {
  const rows = await handle
    .selectFrom('attendance_import')
    .select(['sheet', 'month', 'imported_at as at', 'imported_by as by', 'file_name as fileName'])
    .where('file_sha256', '=', sha256)
    .orderBy('imported_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ sheet, ...row }) => [sheet, row]));
}

export async function insertAttendanceImport(
  { trx, at, actor }: WriteUnit,
  batch: {
    readonly fileName: string;
    readonly sha256: string;
    readonly sheet: string;
    readonly month: Month;
    readonly rows: number;
  },
): Promise<AttendanceImportId> {
  const id = newId(attendanceImportIdSchema);
  await trx
    .insertInto('attendance_import')
    .values({
      id,
      file_name: batch.fileName,
      file_sha256: batch.sha256,
      sheet: batch.sheet,
      month: batch.month,
      rows: batch.rows,
      imported_at: at,
      imported_by: actor.name,
    })
    .execute();
  return id;
}
