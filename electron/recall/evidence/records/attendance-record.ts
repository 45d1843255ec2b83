import { daysInMonth, formatMonthLong, lastDayOfMonth, type Month, monthSchema } from '#shared/dates.ts';
import { kindOfLetter } from '#shared/presence/attendance-days.ts';
import { attendanceKindLabels, attendanceKinds } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../../database/database.types.ts';
import type { FactWord, FactWords, RecordNow, RecordOwner } from './record.types.ts';

const days: FactWord['read'] = (value) => `${value} 天`;

export const attendanceWords: FactWords = {
  days: { label: '逐日登记', each: dayChanges },
  ...Object.fromEntries(
    attendanceKinds.map((kind) => [kind, { label: `${attendanceKindLabels[kind]}天数`, read: days }]),
  ),
  round_trips: { label: '往返次数', read: (value) => `${value} 次` },
  note: { label: '备注' },
};

/** Months of attendance of the posting, or one. */
export async function attendanceRecords(
  handle: ReadHandle,
  { postingId }: RecordOwner,
  id?: string,
): Promise<RecordNow[]> {
  const month = monthSchema.safeParse(id);
  if (id !== undefined && !month.success) return [];
  const rows = await handle
    .selectFrom('attendance_month')
    .select(['month', 'days', ...attendanceKinds, 'round_trips', 'note'])
    .where('posting_id', '=', postingId)
    .$if(month.success, (query) => (month.success ? query.where('month', '=', month.data) : query))
    .execute();
  return rows.map(({ month: of, ...facts }) => {
    const counted = attendanceKinds
      .filter((kind) => kind === 'present' || (kind !== 'rest' && facts[kind] > 0))
      .map((kind) => `${attendanceKindLabels[kind]} ${facts[kind]} 天`)
      .join('、');
    const label = `${formatMonthLong(of)}：${counted}`;
    return {
      kind: 'attendance_month',
      id: of,
      label,
      facts,
      voided: null,
      settled: true,
      suggestions: [
        {
          type: 'attendance',
          on: lastDayOfMonth(of),
          source: '驻村考勤登记',
          finding: `${label}${absentDays(of, facts.days)}。`,
        },
      ],
    };
  });
}

/** `；无故不在岗为 3日、4日` */
function absentDays(month: Month, letters: string | null): string {
  if (letters === null) return '';
  const absent = [...letters.slice(0, daysInMonth(month))].flatMap((letter, index) =>
    kindOfLetter(letter) === 'absent' ? [`${index + 1}日`] : [],
  );
  return absent.length === 0 ? '' : `；${attendanceKindLabels.absent}为 ${absent.join('、')}`;
}

function dayChanges(was: string, is: string): string {
  const word = (letter: string | undefined) => {
    const kind = letter === undefined ? undefined : kindOfLetter(letter);
    return kind === undefined ? '未登记' : attendanceKindLabels[kind];
  };
  const changed = Array.from({ length: Math.max(was.length, is.length) }, (_, index) => index)
    .filter((index) => was[index] !== is[index])
    .map((index) => `${index + 1}日由${word(was[index])}改为${word(is[index])}`);
  return `逐日登记：${changed.join('，')}。`;
}
