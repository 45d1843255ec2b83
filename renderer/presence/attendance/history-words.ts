import * as z from 'zod';
import { attendanceCountsSchema } from '#shared/contract/presence-attendance.ts';
import { countSentence, labelOf } from './marks.ts';

/** What the audit trail keeps of a month. */
const toldSchema = z.object({
  days: z.string().optional(),
  totals: attendanceCountsSchema.optional(),
  roundTrips: z.number().nullable().default(null),
  note: z.string().nullable().default(null),
});
type Told = z.infer<typeof toldSchema>;

/** An entry about many months at once, by posting. */
const manySchema = z.object({ rows: z.record(z.string(), z.unknown()) });

interface Recorded {
  readonly before: unknown;
  readonly after: unknown;
}

/** The part of an entry about many people that is about one; null when it says nothing of them. */
export function partOf(event: Recorded, postingId: string): Recorded | null {
  const [before, after] = [manySchema.safeParse(event.before), manySchema.safeParse(event.after)];
  const becomes = after.success ? after.data.rows[postingId] : undefined;
  if (becomes === undefined) return null;
  return { before: before.success ? (before.data.rows[postingId] ?? null) : null, after: becomes };
}

/** Days that changed alike and follow each other are one phrase: `1日至3日 没有登记改为在村`. */
function changedDays(before: string, after: string): string[] {
  const phrases: string[] = [];
  const length = Math.max(before.length, after.length);
  for (let day = 1; day <= length; day += 1) {
    const [was, becomes] = [before[day - 1], after[day - 1]];
    if ((was ?? '-') === (becomes ?? '-')) continue;
    const first = day;
    while (before[day] === was && after[day] === becomes && day < length) day += 1;
    const when = first === day ? `${first}日` : `${first}日至${day}日`;
    phrases.push(`${when} ${labelOf(was)}改为${labelOf(becomes)}`);
  }
  return phrases;
}

const read = (value: unknown): Told | null => {
  const parsed = toldSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
};

/** What an entry changed in a month, in phrases. */
export function changePhrases({ before, after }: Recorded): string[] {
  const [was, becomes] = [read(before), read(after)];
  if (!becomes) return [];
  const phrases: string[] = [];
  if (becomes.totals) {
    if (was?.days !== undefined) phrases.push('由按天登记改为只登记合计');
    if (JSON.stringify(was?.totals) !== JSON.stringify(becomes.totals))
      phrases.push(`合计：${countSentence(becomes.totals).replace(/。$/, '')}`);
  } else {
    if (was?.totals) phrases.push('由只登记合计改为按天登记');
    phrases.push(...changedDays(was?.days ?? '', becomes.days ?? ''));
  }
  const trips = (value: number | null | undefined) => (value == null ? '没有登记' : `${value} 次`);
  if ((was?.roundTrips ?? null) !== becomes.roundTrips)
    phrases.push(`往返次数：${trips(was?.roundTrips)}改为${trips(becomes.roundTrips)}`);
  if ((was?.note ?? null) !== becomes.note) phrases.push(`备注：${becomes.note ?? '清除'}`);
  return phrases;
}
