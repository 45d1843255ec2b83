import { leaveIdSchema } from '#shared/ids.ts';
import { formatHalfDays, formatPeriod } from '#shared/presence/leave-length.ts';
import { leaveKindLabels, leaveStateLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../../database/database.types.ts';
import { wordIn } from './fact-changes.ts';
import type { FactWord, FactWords, RecordNow, RecordOwner } from './record.types.ts';

const half: FactWord['read'] = (value) => (value === 'am' ? '上午' : '下午');
const length: FactWord['read'] = (value) => formatHalfDays(Number(value));

export const leaveWords: FactWords = {
  kind: { label: '假别', read: wordIn(leaveKindLabels) },
  start_date: { label: '开始日期' },
  start_half: { label: '开始时段', read: half },
  end_date: { label: '结束日期' },
  end_half: { label: '结束时段', read: half },
  calendar_half_days: { label: '自然日时长', read: length },
  working_half_days: { label: '工作日时长', read: length },
  state: { label: '状态', read: wordIn(leaveStateLabels) },
  reason: { label: '事由' },
  decided_organ: { label: '审批机关' },
  decided_on: { label: '审批日期' },
  document_number: { label: '文号' },
  returned_on: { label: '销假日期' },
  returned_half: { label: '销假时段', read: half },
};

/** Leaves of the posting, or one. A leave that was taken back does not hold any more. */
export async function leaveRecords(
  handle: ReadHandle,
  { postingId }: RecordOwner,
  given?: string,
): Promise<RecordNow[]> {
  const asked = leaveIdSchema.safeParse(given);
  if (given !== undefined && !asked.success) return [];
  const rows = await handle
    .selectFrom('leave')
    .select(['id', ...leaveColumns, 'counted_as', 'closing_reason'])
    .where('posting_id', '=', postingId)
    .$if(asked.success, (query) => (asked.success ? query.where('id', '=', asked.data) : query))
    .execute();
  return rows.map(({ id, counted_as, closing_reason, ...facts }) => {
    const { kind, state, reason, calendar_half_days, working_half_days } = facts;
    const period = formatPeriod({
      startDate: facts.start_date,
      startHalf: facts.start_half,
      endDate: facts.end_date,
      endHalf: facts.end_half,
    });
    const lasted = formatHalfDays(counted_as === 'calendar' ? calendar_half_days : working_half_days);
    const label = `${period}${leaveKindLabels[kind]} ${lasted}（${leaveStateLabels[state]}）`;
    return {
      kind: 'leave',
      id,
      label,
      facts,
      voided: state === 'withdrawn' ? { at: null, reason: closing_reason } : null,
      settled: true,
      suggestions: [
        {
          type: 'attendance',
          on: facts.start_date,
          source: '请假登记',
          finding: `${label}，事由：${reason}。`,
        },
      ],
    };
  });
}

const leaveColumns = [
  'kind',
  'start_date',
  'start_half',
  'end_date',
  'end_half',
  'calendar_half_days',
  'working_half_days',
  'state',
  'reason',
  'decided_organ',
  'decided_on',
  'document_number',
  'returned_on',
  'returned_half',
] as const;
