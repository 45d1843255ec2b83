import type { AllowanceChoices, AllowanceLine, PartialMonth } from '../contract/presence-money.ts';
import { daysInMonth, formatMonthLong, type Month } from '../dates.ts';
import type { AllowanceBasis, AllowanceRule } from '../policy/allowance-rules.ts';
import type { Ground } from '../policy/ground.ts';
import { attendanceKindLabels } from '../vocabulary.ts';
import {
  type AllowanceAttendance,
  countAllowanceDays,
  type DayCount,
  type MonthOnPost,
  type PerDayBasis,
} from './allowance-days.ts';
import { formatKilometres, formatYuan, openReasonOf } from './allowance-words.ts';

/** What is known of one person's month. */
export interface AllowanceFacts {
  readonly month: Month;
  readonly onPost: MonthOnPost;
  readonly attendance: AllowanceAttendance | null;
  /** Tenths of a kilometre between home unit and village, one way; null where not known. */
  readonly distanceTenths: number | null;
  /** Whether the telephone allowance is in the salary; null where nobody has said. */
  readonly inSalary: boolean | null;
  /** `w` for a working day and `o` for a day off, for each day of the month. */
  readonly workingPattern: string;
  readonly choices: AllowanceChoices;
}

type Outcome = Pick<
  AllowanceLine,
  'status' | 'choice' | 'counted' | 'quantity' | 'rateCents' | 'amountCents' | 'sentence'
>;

/** One allowance of one person's month. A line that cannot be worked out has no amount and says what is missing. */
export function allowanceLine(rule: AllowanceRule, facts: AllowanceFacts): AllowanceLine {
  const { basis } = rule;
  return {
    ruleCode: rule.code,
    title: rule.title,
    quantityUnit: quantityUnits[basis.kind],
    ground: rule.ground,
    rateGround: rateGroundOf(rule),
    ...(rule.notIfInSalary && facts.inSalary === true
      ? nothing('工资中已含这项补贴，不重复发放。')
      : outcomeOf(rule, facts)),
  };
}

/** The lines of a month, and their sum where none is open. */
export function sumLines(lines: readonly AllowanceLine[]) {
  const openReason = openReasonOf(lines);
  const computedCents = lines.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0);
  return { totalCents: openReason === null ? computedCents : null, computedCents, openReason };
}

const quantityUnits = { per_day: '天', per_month: '月', per_round_trip: '次' } as const;

function rateGroundOf({ basis, ground }: AllowanceRule): Ground | null {
  if (basis.kind === 'per_round_trip') return ground;
  return basis.rate.kind === 'stated' ? basis.rate.ground : null;
}

function outcomeOf(rule: AllowanceRule, facts: AllowanceFacts): Outcome {
  const { basis } = rule;
  switch (basis.kind) {
    case 'per_day':
      return perDay(rule, basis, facts);
    case 'per_month':
      return perMonth(rule, basis, facts);
    case 'per_round_trip':
      return perRoundTrip(rule, basis, facts);
  }
}

function perDay(rule: AllowanceRule, basis: PerDayBasis, facts: AllowanceFacts): Outcome {
  const count = countAllowanceDays(basis, { ...facts, blankRestDays: facts.choices.blankRestDays });
  const rateCents = basis.rate.kind === 'stated' ? basis.rate.value : null;
  if (count.kind !== 'counted') {
    const found = { counted: [], quantity: null, rateCents };
    return rateCents === null ? open('not_stated', rateMissing, found) : openCount(count, facts, found);
  }
  const counted = [...count.byKind].map(([kind, days]) => ({ kind, days }));
  const days = counted.reduce((sum, entry) => sum + entry.days, 0);
  const found = { counted, quantity: days, rateCents };
  if (rateCents === null) return open('not_stated', `${rateMissing}本月计 ${days} 天。`, found);
  if (days > 0 && salaryUnknown(rule, facts)) return open('unknown', salaryQuestion, found);
  const split = counted.filter((entry) => entry.days > 0);
  const kinds =
    split.length > 1
      ? `（${split.map((entry) => `${attendanceKindLabels[entry.kind]} ${entry.days} 天`).join('，')}）`
      : '';
  const blanks = count.blankAsRest > 0 ? `没有登记的休息日 ${count.blankAsRest} 天按休息计。` : '';
  const amountCents = days * rateCents;
  return {
    status: 'computed',
    choice: blanks === '' ? null : 'blank_rest_days',
    ...found,
    amountCents,
    sentence: `${days} 天${kinds} × ${formatYuan(rateCents)} = ${formatYuan(amountCents)}。${blanks}`,
  };
}

type Found = Pick<AllowanceLine, 'counted' | 'quantity' | 'rateCents'>;

/** Why the days of a month cannot be counted, and what to do. */
function openCount(
  count: Exclude<DayCount, { kind: 'counted' }>,
  { month, onPost }: AllowanceFacts,
  found: Found,
): Outcome {
  const name = formatMonthLong(month);
  switch (count.kind) {
    case 'missing':
      return open('unknown', `${name}没有登记考勤，请先在考勤页登记。`, found);
    case 'blank_days':
      return open(
        'unknown',
        `${name}有 ${count.blanks.length} 天没有登记考勤（${listDays(count.blanks)}），请先在考勤页补齐。`,
        found,
      );
    case 'blank_rest_days':
      return open(
        'asks',
        `${name}有 ${count.blanks.length} 个休息日没有登记考勤（${listDays(count.blanks)}），请登记，或者选择按休息计。`,
        found,
        'blank_rest_days',
      );
    case 'no_weekdays':
      return open('unknown', `${name}只有考勤合计，没有逐日记录，分不出工作日，请逐日登记。`, found);
    case 'too_many':
      return open(
        'unknown',
        `${name}考勤合计 ${count.recorded} 天，多于在岗的 ${onPost.days} 天，请核对考勤。`,
        found,
      );
  }
}

function perMonth(
  rule: AllowanceRule,
  basis: Extract<AllowanceBasis, { kind: 'per_month' }>,
  facts: AllowanceFacts,
): Outcome {
  const { onPost, month } = facts;
  const none = { counted: [], quantity: null, rateCents: null };
  if (basis.rate.kind === 'unspecified') return open('not_stated', rateMissing, none);
  const cents = basis.rate.value;
  const found = { ...none, rateCents: cents };
  const stated = basis.partialMonth.kind === 'stated' ? basis.partialMonth.value : null;
  const way: PartialMonth | undefined = onPost.whole
    ? 'full'
    : (stated ?? facts.choices.partialMonth[rule.code]);
  const length = daysInMonth(month);
  const part = `本月在岗 ${onPost.days} 天，不满一个月`;
  if (way === undefined)
    return open(
      'asks',
      `${part}，方案没有规定怎样计发，请选择按整月、按天数折算还是不发放。`,
      found,
      'partial_month',
    );
  const choice = onPost.whole || stated !== null ? null : 'partial_month';
  if (way === 'none') return { ...nothing(`${part}，不发放。`), rateCents: cents, choice };
  if (salaryUnknown(rule, facts)) return open('unknown', salaryQuestion, found, choice);
  // Half up at the end, once.
  const amountCents = way === 'full' ? cents : Math.floor((2 * cents * onPost.days + length) / (2 * length));
  const sentence =
    way === 'by_day'
      ? `${part}：${formatYuan(cents)} × ${onPost.days} 天 ÷ ${length} 天 = ${formatYuan(amountCents)}（四舍五入到分）。`
      : `${onPost.whole ? '' : `${part}，按整月发放：`}1 月 × ${formatYuan(cents)} = ${formatYuan(amountCents)}。`;
  return { status: 'computed', choice, counted: [], quantity: 1, rateCents: cents, amountCents, sentence };
}

function perRoundTrip(
  rule: AllowanceRule,
  { centsPerKilometre, maximumTrips }: Extract<AllowanceBasis, { kind: 'per_round_trip' }>,
  facts: AllowanceFacts,
): Outcome {
  const { distanceTenths, attendance } = facts;
  const trips = attendance?.roundTrips ?? null;
  // Both ways; tenths of a kilometre times cents.
  const tenthsOfCents = distanceTenths === null ? null : 2 * distanceTenths * centsPerKilometre;
  const found = {
    counted: [],
    quantity: trips === null ? null : Math.min(trips, maximumTrips),
    rateCents: tenthsOfCents === null ? null : Math.floor((tenthsOfCents + 5) / 10),
  };
  if (trips === null || found.quantity === null)
    return open(
      'unknown',
      `${formatMonthLong(facts.month)}没有登记往返次数，请在考勤页填写，没有往返的填 0。`,
      found,
    );
  if (trips === 0) return { ...nothing('本月没有往返。'), rateCents: found.rateCents };
  if (distanceTenths === null || tenthsOfCents === null)
    return open('unknown', '没有登记单位到村的路程，请在派驻信息中填写单程公里数。', found);
  if (salaryUnknown(rule, facts)) return open('unknown', salaryQuestion, found);
  const amountCents = Math.floor((found.quantity * tenthsOfCents + 5) / 10);
  const capped = trips > maximumTrips ? `本月往返 ${trips} 次，最多计 ${maximumTrips} 次：` : '';
  return {
    status: 'computed',
    choice: null,
    ...found,
    amountCents,
    sentence: `${capped}${found.quantity} 次 × 往返 ${formatKilometres(2 * distanceTenths)} × ${formatYuan(centsPerKilometre)} = ${formatYuan(amountCents)}。`,
  };
}

const rateMissing = '方案未规定标准，请先在制度方案中补充。';
const salaryQuestion = '没有登记工资中是否已含这项补贴，请在人员信息中填写。';

const salaryUnknown = ({ notIfInSalary }: AllowanceRule, { inSalary }: AllowanceFacts): boolean =>
  notIfInSalary && inSalary === null;

/** A line without an amount: what is missing, and what is known so far. */
function open(
  status: Exclude<AllowanceLine['status'], 'computed'>,
  sentence: string,
  found: Found,
  choice: AllowanceLine['choice'] = null,
): Outcome {
  return { status, choice, ...found, amountCents: null, sentence };
}

const nothing = (sentence: string): Outcome => ({
  status: 'computed',
  choice: null,
  counted: [],
  quantity: 0,
  rateCents: null,
  amountCents: 0,
  sentence,
});

/** `2日、3日、7日至9日`. */
function listDays(days: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}日` : `${first}日至${last}日`)).join('、');
}
