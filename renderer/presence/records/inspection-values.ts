import type { FieldNote } from '#shared/contract/presence-leave.ts';
import type { SpotCheckDraft } from '#shared/contract/presence-records.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { CheckLevel, FindingKind } from '#shared/vocabulary.ts';

/** One person of an inspection as the row stands. */
export interface FindingValues {
  postingId?: PostingId | null;
  finding?: FindingKind;
  detail?: string;
  correctionDueOn?: BusinessDate | null;
}

/** An inspection as it stands in the form. */
export interface InspectionValues {
  level?: CheckLevel;
  organ?: string;
  checkedOn?: BusinessDate | null;
  documentNumber?: string;
  findings?: (FindingValues | undefined)[];
  /** The warnings have been looked into. */
  despite?: boolean;
}

export interface InspectionDraft {
  readonly draft: SpotCheckDraft;
  /** Row of the form behind each finding of the draft: empty rows are left out. */
  readonly rows: readonly number[];
}

/** Whether nothing has been typed into a row: it does not stand in the way of saving the others. */
export const isBlank = (row: FindingValues | undefined): boolean =>
  !row?.postingId && !row?.finding && !row?.detail?.trim() && !row?.correctionDueOn;

/** The inspection as the server takes it; null while something is missing that every check needs. */
export function inspectionDraft(values: InspectionValues): InspectionDraft | null {
  const { level, organ = '', checkedOn, documentNumber } = values;
  if (!level || organ.trim() === '' || !checkedOn) return null;
  const rows: number[] = [];
  const findings: SpotCheckDraft['findings'] = [];
  for (const [index, row] of (values.findings ?? []).entries()) {
    if (row === undefined || isBlank(row)) continue;
    if (!row.postingId || !row.finding) return null;
    rows.push(index);
    findings.push({
      postingId: row.postingId,
      finding: row.finding,
      detail: row.detail ?? '',
      correctionDueOn: row.correctionDueOn ?? null,
    });
  }
  if (findings.length === 0) return null;
  return { draft: { level, organ, checkedOn, documentNumber: documentNumber ?? null, findings }, rows };
}

/** Sentences about findings of the draft, at the rows of the form they are about. */
export function notesAtRows(notes: readonly FieldNote[], rows: readonly number[]): FieldNote[] {
  return notes.map(({ path, message }) => {
    const [field, index, ...rest] = path.split('.');
    if (field !== 'findings' || index === undefined) return { path, message };
    return { path: ['findings', rows[Number(index)] ?? index, ...rest].join('.'), message };
  });
}
