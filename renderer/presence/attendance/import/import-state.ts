import type { AttendanceSheet } from '#shared/contract/presence-attendance.ts';
import type { Month } from '#shared/dates.ts';
import type { client } from '../../../app/client.ts';
import {
  choiceOf,
  type ImportAction as ImportActionOf,
  type ImportState as ImportStateOf,
  importMachine,
  sheetOf,
} from '../../../components/import/import-machine.ts';
import { checkObstacle } from '../../../components/import/import-words.ts';

export type Preview = Awaited<ReturnType<typeof client.presence.previewAttendanceImport>>;

/** What was settled about one sheet. */
export interface SheetChoice {
  /** The month it is for; null while nobody has said. */
  readonly month: Month | null;
}

export type ImportState = ImportStateOf<never, AttendanceSheet, SheetChoice>;
export type ImportAction = ImportActionOf<never, AttendanceSheet, SheetChoice>;

export const attendanceImport = importMachine<never, AttendanceSheet, SheetChoice>({
  firstChoice: ({ suggestedMonth }) => ({ month: suggestedMonth }),
  isImportable: ({ layout }) => layout !== 'unknown',
});

/** What preview and commit are asked about; null before sheet and month are chosen. */
export function selectionOf(state: ImportState) {
  const month = choiceOf(state)?.month ?? null;
  if (!state.file || state.sheet === null || month === null) return null;
  return { uploadId: state.file.uploadId, sheet: state.sheet, month };
}

/**
 * Why the wizard cannot go on from its step, in words; `null` when it can.
 *
 * @param preview the newest answer about exactly what is chosen; `null` while there is none
 */
export function obstacleOf(state: ImportState, preview: Preview | null): string | null {
  const sheet = sheetOf(state);
  if (!sheet) return '请先选择文件';
  if (state.step === 'file') {
    if (sheet.layout === 'unknown') return '这张工作表不是考勤表，请选另一张';
    return selectionOf(state) === null ? '请选择这张表是哪个月的' : null;
  }
  const obstacle = checkObstacle(preview);
  if (!preview || obstacle !== null) return obstacle;
  return preview.added + preview.overwritten === 0 ? '没有要写入的内容' : null;
}
