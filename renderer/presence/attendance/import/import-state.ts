import type { AttendanceSheet } from '#shared/contract/presence-attendance.ts';
import type { Month } from '#shared/dates.ts';
import type { JobId, UploadId } from '#shared/ids.ts';
import type { client } from '../../../app/client.ts';

export type Inspection = Awaited<ReturnType<typeof client.presence.inspectAttendanceSheet>>;
export type Preview = Awaited<ReturnType<typeof client.presence.previewAttendanceImport>>;

export const importSteps = ['file', 'check', 'write'] as const;
export type ImportStep = (typeof importSteps)[number];

export interface ImportState {
  readonly step: ImportStep;
  readonly file: {
    readonly uploadId: UploadId;
    readonly size: number;
    readonly inspection: Inspection;
  } | null;
  readonly sheet: string | null;
  /** The month each sheet is for; null while nobody has said. */
  readonly months: Readonly<Record<string, Month | null>>;
  /** The person knows that the sheet was imported before and wants it again. */
  readonly again: boolean;
  /** The job that writes the sheet, and what it was announced to do. */
  readonly jobId: JobId | null;
  readonly announced: string;
  /** Sheets of this file that have been written since it was handed in. */
  readonly written: readonly string[];
}

export type ImportAction =
  | {
      readonly kind: 'inspected';
      readonly uploadId: UploadId;
      readonly size: number;
      readonly inspection: Inspection;
    }
  | { readonly kind: 'discarded' }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'month'; readonly sheet: string; readonly month: Month | null }
  | { readonly kind: 'again'; readonly again: boolean }
  | { readonly kind: 'step'; readonly step: ImportStep }
  | { readonly kind: 'started'; readonly jobId: JobId; readonly announced: string }
  | { readonly kind: 'written' };

export const emptyImport: ImportState = {
  step: 'file',
  file: null,
  sheet: null,
  months: {},
  again: false,
  jobId: null,
  announced: '',
  written: [],
};

/** Every step of the wizard as a pure change of its state. */
export function importReducer(state: ImportState, action: ImportAction): ImportState {
  switch (action.kind) {
    case 'inspected': {
      const { uploadId, size, inspection } = action;
      const { sheets } = inspection;
      const likely = sheets.find(({ layout }) => layout !== 'unknown') ?? sheets[0];
      return {
        ...emptyImport,
        file: { uploadId, size, inspection },
        sheet: likely?.name ?? null,
        months: Object.fromEntries(sheets.map(({ name, suggestedMonth }) => [name, suggestedMonth])),
      };
    }
    case 'discarded':
      return emptyImport;
    case 'sheet':
      return { ...state, sheet: action.sheet, step: 'file', again: false, jobId: null };
    case 'month':
      return { ...state, months: { ...state.months, [action.sheet]: action.month }, again: false };
    case 'again':
      return { ...state, again: action.again };
    case 'step':
      return { ...state, step: action.step, jobId: null };
    case 'started':
      return { ...state, jobId: action.jobId, announced: action.announced };
    case 'written':
      return state.sheet === null || state.written.includes(state.sheet)
        ? state
        : { ...state, written: [...state.written, state.sheet] };
  }
}

export const sheetOf = (state: ImportState): AttendanceSheet | undefined =>
  state.file?.inspection.sheets.find((sheet) => sheet.name === state.sheet);

export const monthOfSheet = (state: ImportState): Month | null =>
  state.sheet === null ? null : (state.months[state.sheet] ?? null);

/** Whether the job has written the sheet, as far as has been seen here. */
export const isWritten = (state: ImportState): boolean =>
  state.jobId !== null && state.sheet !== null && state.written.includes(state.sheet);

/** What preview and commit are asked about; null before sheet and month are chosen. */
export function selectionOf(state: ImportState) {
  const month = monthOfSheet(state);
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
    return monthOfSheet(state) === null ? '请选择这张表是哪个月的' : null;
  }
  if (!preview) return '正在检查';
  const { errors } = preview.problemCount;
  if (errors > 0) return `有 ${errors} 处错误，改好文件后请重新选择`;
  return preview.added + preview.overwritten === 0 ? '没有要写入的内容' : null;
}
