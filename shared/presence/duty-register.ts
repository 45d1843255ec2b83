import type { DutyPeriodStanding, DutyState, DutyTotals } from '../contract/presence-duties.ts';
import { type BusinessDate, firstDayOf, formatDateLong, lastDayOf } from '../dates.ts';
import type { DutyRule } from '../policy/duty-rules.ts';
import type { DutySubject } from '../vocabulary.ts';
import { type CalendarPeriod, lastDayOfYears, periodsOfYear } from './duty-periods.ts';
import { type Coverage, coverageOf, type DutySpan } from './duty-spans.ts';

/** Something done towards a duty. */
export interface DutyAct {
  readonly doneOn: BusinessDate;
  readonly quantity: number;
}

export interface DutyQuestion {
  readonly duty: DutyRule;
  readonly year: number;
  /** Joined spans (see `joinSpans`); null for the organising body, of which a duty is always asked. */
  readonly spans: readonly DutySpan[] | null;
  readonly acts: readonly DutyAct[];
  /** Today. A period that ends on it or later is still running. */
  readonly asOf: BusinessDate;
  /** Whole years of a term; null where the scheme does not say. */
  readonly minimumTermYears: number | null;
}

/** Who is missing from a period, in the words for the subject. */
const nobody: Record<DutySubject, string> = {
  person: '不在岗',
  team: '没有队员在岗',
  unit: '没有人员驻村',
  organiser: '',
};

/**
 * How each period of a year stands for one subject and one duty; of a duty of the term, one entry for each term that
 * touches the year.
 *
 * A period only partly on post is not counted as short: no notice says what part of a duty is then due. What was done
 * in it still counts as done where it reaches the full figure.
 */
export function dutyStandings(question: DutyQuestion): DutyPeriodStanding[] {
  const { duty, year, spans, asOf } = question;
  if (duty.period === 'term') return termStandings(question);
  return periodsOfYear(duty.period, year).map((period) => {
    const done = doneWithin(question.acts, period.from, period.to);
    const coverage: Coverage = spans === null ? { kind: 'full' } : coverageOf(spans, period.from, period.to);
    if (coverage.kind === 'none')
      return standing(period, 'not_due', duty, done, `${period.label}${nobody[duty.subject]}，不计。`);
    if (done >= duty.minimum)
      return standing(period, 'done', duty, done, doneSentence(period.label, duty, done));
    if (period.from > asOf) return standing(period, 'not_due', duty, done, `${period.label}还没有开始。`);
    if (coverage.kind === 'part')
      return standing(period, 'not_due', duty, done, partSentence(period, coverage, duty, done));
    if (period.to >= asOf)
      return standing(
        period,
        'running',
        duty,
        done,
        `${asked(period.label, duty, done)}，${formatDateLong(period.to)}前还差 ${duty.minimum - done} ${duty.unit}。`,
      );
    return standing(period, 'short', duty, done, shortSentence(period.label, duty, done));
  });
}

/** Counts of periods by state. */
export function dutyTotals(periods: readonly DutyPeriodStanding[]): DutyTotals {
  const totals = { due: 0, done: 0, short: 0, running: 0, missing: 0 };
  for (const { state, short } of periods) {
    if (state === 'not_due') continue;
    totals[state] += 1;
    if (state !== 'running') totals.due += 1;
    totals.missing += short;
  }
  return totals;
}

/** The sums of several. */
export function addDutyTotals(all: readonly DutyTotals[]): DutyTotals {
  const sum = { due: 0, done: 0, short: 0, running: 0, missing: 0 };
  for (const totals of all) {
    sum.due += totals.due;
    sum.done += totals.done;
    sum.short += totals.short;
    sum.running += totals.running;
    sum.missing += totals.missing;
  }
  return sum;
}

/**
 * A term is due when it ends, or when the least time that the scheme asks for has passed; until then it runs, however
 * little was done.
 */
function termStandings({
  duty,
  year,
  spans,
  acts,
  asOf,
  minimumTermYears,
}: DutyQuestion): DutyPeriodStanding[] {
  if (spans === null) {
    const whole = { key: 'term', label: '任期', from: firstDayOf(year), to: lastDayOf(year) };
    return [standing(whole, 'not_due', duty, 0, '组织管理单位没有任期，这一项不计。')];
  }
  const terms = spans.filter(
    ({ from, to }) => from <= lastDayOf(year) && (to === null || to >= firstDayOf(year)),
  );
  return terms.map((span, index) => {
    const reached = minimumTermYears === null ? null : lastDayOfYears(span.from, minimumTermYears);
    const last = span.to ?? reached ?? (asOf > span.from ? asOf : span.from);
    const period = {
      key: terms.length === 1 ? 'term' : `term-${index + 1}`,
      label: `任期（${formatDateLong(span.from)}${span.to === null ? '起' : `至${formatDateLong(span.to)}`}）`,
      from: span.from,
      to: last,
    };
    const done = acts.reduce(
      (sum, { doneOn, quantity }) =>
        doneOn < span.from || (span.to !== null && doneOn > span.to) ? sum : sum + quantity,
      0,
    );
    if (done >= duty.minimum)
      return standing(period, 'done', duty, done, doneSentence(period.label, duty, done));
    if (span.from > asOf) return standing(period, 'not_due', duty, done, `${period.label}还没有开始。`);
    const over = (span.to !== null && span.to < asOf) || (reached !== null && reached < asOf);
    if (over) return standing(period, 'short', duty, done, shortSentence(period.label, duty, done));
    const when = reached === null ? '离岗时核对' : `${formatDateLong(reached)}任期满时核对`;
    return standing(period, 'running', duty, done, `${asked(period.label, duty, done)}，${when}。`);
  });
}

function doneWithin(acts: readonly DutyAct[], from: BusinessDate, to: BusinessDate): number {
  return acts.reduce((sum, { doneOn, quantity }) => (doneOn < from || doneOn > to ? sum : sum + quantity), 0);
}

function standing(
  { key, label, from, to }: { key: string; label: string; from: BusinessDate; to: BusinessDate },
  state: DutyState,
  duty: DutyRule,
  done: number,
  sentence: string,
): DutyPeriodStanding {
  const due = state === 'not_due' ? 0 : duty.minimum;
  return { key, label, from, to, state, due, done, short: state === 'short' ? due - done : 0, sentence };
}

const asked = (label: string, { minimum, unit }: DutyRule, done: number): string =>
  `${label}应完成 ${minimum} ${unit}，已完成 ${done} ${unit}`;

const doneSentence = (label: string, duty: DutyRule, done: number): string => `${asked(label, duty, done)}。`;

const shortSentence = (label: string, duty: DutyRule, done: number): string =>
  `${asked(label, duty, done)}，少 ${duty.minimum - done} ${duty.unit}。`;

function partSentence(
  { label, from, to }: CalendarPeriod,
  { first, last }: Extract<Coverage, { kind: 'part' }>,
  { subject, unit }: DutyRule,
  done: number,
): string {
  const who = subject === 'person' ? '在岗' : subject === 'team' ? '有队员在岗' : '有人员驻村';
  const when =
    first === from && last === to ? '中间有空档' : `${formatDateLong(first)}至${formatDateLong(last)}`;
  return `${label}只有部分时间${who}（${when}），文件没有规定怎样折算，不计不足；已完成 ${done} ${unit}。`;
}
