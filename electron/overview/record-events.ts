import type { TimelineEvent } from '#shared/contract/overview.ts';
import { formatMonthLong, lastDayOfMonth } from '#shared/dates.ts';
import {
  attendanceKindLabels,
  attendanceKinds,
  checkLevelLabels,
  conductKindLabels,
  findingKindLabels,
  leaveKindLabels,
  leaveStateLabels,
  observationKindLabels,
} from '#shared/vocabulary.ts';
import type { AttendanceAnswer, DutyRecord, RecordsAnswer } from './timeline.types.ts';

/** Notes that tell of work, not of a failing. */
const quietNotes = new Set(['visit', 'report', 'talk']);

/** Leave, inspections, conduct and observations, the voided ones marked so. */
export function recordEvents({ leaves, spotChecks, conduct, observations }: RecordsAnswer): TimelineEvent[] {
  return [
    ...leaves.map((leave): TimelineEvent => {
      const days = (leave.countedAs === 'calendar' ? leave.calendarHalfDays : leave.workingHalfDays) / 2;
      return {
        date: leave.startDate,
        kind: 'leave',
        id: leave.id,
        postingId: leave.postingId,
        title: `请假 ${days} 天（${leaveKindLabels[leave.kind]}），${leaveStateLabels[leave.state]}`,
        detail: `${leave.startDate} 至 ${leave.endDate}，${leave.reason}`,
        attention: leave.returnOverdue || leave.paperOverdue,
      };
    }),
    ...spotChecks.map(
      (check): TimelineEvent => ({
        date: check.checkedOn,
        kind: 'spot_check',
        id: check.id,
        postingId: check.postingId,
        title: voided(check, `${checkLevelLabels[check.level]}检查：${findingKindLabels[check.finding]}`),
        detail: join(check.organ, check.detail, check.documentNumber),
        attention:
          check.voidedAt === null && check.finding !== 'on_post' && check.finding !== 'excused_absence',
      }),
    ),
    ...conduct.map(
      (record): TimelineEvent => ({
        date: record.decidedOn,
        kind: 'conduct_record',
        id: record.id,
        postingId: record.postingId,
        title: voided(record, conductKindLabels[record.kind]),
        detail: join(record.organ, record.reason, record.documentNumber),
        attention: record.voidedAt === null,
      }),
    ),
    ...observations.map(
      (note): TimelineEvent => ({
        date: note.observedOn,
        kind: 'observation',
        id: note.id,
        postingId: note.postingId,
        title: voided(note, observationKindLabels[note.kind]),
        detail: join(note.organ, note.text, note.documentNumber),
        attention: note.voidedAt === null && !quietNotes.has(note.kind),
      }),
    ),
  ];
}

/** One line a recorded month, on its last day; amber where a presence rule finds too little. */
export function attendanceEvents({ posting, months }: AttendanceAnswer): TimelineEvent[] {
  return months.flatMap((month): TimelineEvent[] => {
    const { counts } = month;
    if (counts === null) return [];
    const parts = attendanceKinds.filter((kind) => counts[kind] > 0);
    return [
      {
        date: lastDayOfMonth(month.month),
        kind: 'attendance',
        id: month.month,
        postingId: posting.postingId,
        title: `${formatMonthLong(month.month)}考勤`,
        detail:
          parts.map((kind) => `${attendanceKindLabels[kind]} ${counts[kind]} 天`).join('，') || '没有记录',
        attention: counts.absent > 0 || month.figures.some((figure) => figure.verdict === 'below'),
      },
    ];
  });
}

/** What was done of the duties with a frequency. */
export function dutyEvents(records: readonly DutyRecord[]): TimelineEvent[] {
  return records.map((record) => ({
    date: record.doneOn,
    kind: 'duty_record',
    id: record.id,
    postingId: record.ref.subject === 'person' ? record.ref.postingId : null,
    title: record.voided === null ? record.dutyTitle : `${record.dutyTitle}（已作废）`,
    detail: join(`${record.quantity} ${record.unit}`, record.note),
    attention: false,
  }));
}

const voided = (record: { readonly voidedAt: string | null }, title: string) =>
  record.voidedAt === null ? title : `${title}（已作废）`;

const join = (...parts: (string | null)[]) => parts.filter(Boolean).join('，') || null;
