import type { Half, LeaveDraft, LeaveRow, ReportedBy } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { LeaveKind } from '#shared/vocabulary.ts';

/** A request as it stands in the form; what has not been asked or answered is missing. */
export interface RequestValues {
  postingId?: PostingId | null;
  kind?: LeaveKind;
  startDate?: BusinessDate | null;
  startHalf?: Half;
  endDate?: BusinessDate | null;
  endHalf?: Half;
  reason?: string;
  destination?: string;
  requestedOn?: BusinessDate | null;
  reportedBy?: ReportedBy;
  countedAs?: LeaveDraft['countedAs'];
  joined?: boolean | null;
  joinReason?: string;
  approver?: string;
}

/** Questions that are only asked where they matter; while they stand open they are no mistakes yet. */
export const questions = ['joined', 'joinReason', 'countedAs', 'approver'] as const;

export const emptyRequest = (today: BusinessDate, postingId: PostingId | null): RequestValues => ({
  postingId,
  kind: 'personal',
  startHalf: 'am',
  endHalf: 'pm',
  requestedOn: today,
  reportedBy: 'paper',
});

/** The request as the server takes it; null while something that every preview needs is missing. */
export function draftOf(values: RequestValues): LeaveDraft | null {
  const { postingId, kind, startDate, startHalf, endDate, endHalf, requestedOn, reportedBy } = values;
  if (!postingId || !kind || !startDate || !startHalf || !endDate || !endHalf) return null;
  if (!requestedOn || !reportedBy) return null;
  return {
    postingId,
    kind,
    startDate,
    startHalf,
    endDate,
    endHalf,
    requestedOn,
    reportedBy,
    reason: values.reason ?? '',
    destination: values.destination ?? null,
    countedAs: values.countedAs ?? null,
    joined: values.joined ?? null,
    joinReason: values.joinReason ?? null,
    approver: values.approver ?? null,
  };
}

/** The draft with the texts that change nothing about its preview left out, so that typing them asks nothing anew. */
export const previewOf = (draft: LeaveDraft): LeaveDraft => ({ ...draft, reason: '', destination: null });

/** A day before which the other end of a leave makes no sense: the end follows the start until it is typed itself. */
export function endAfter(start: BusinessDate, end: BusinessDate | null | undefined): BusinessDate {
  return end && end >= start ? end : start;
}

/** The leave as a name for titles: `张三 · 事假`. */
export const titleOf = (row: Pick<LeaveRow, 'personName'>, kind: string): string =>
  `${row.personName ?? '待定人'} · ${kind}`;
