import type { PresenceFigure } from '../contract/presence-attendance.ts';
import { type BusinessDate, daysBetween, firstDayOf, formatDateLong, lastDayOf } from '../dates.ts';
import type { PresenceRule } from '../policy/presence-rules.ts';
import type { PostingSpan } from './attendance-days.ts';
import {
  countedDays,
  type MonthFacts,
  mostDays,
  nameMonths,
  presenceWord,
} from './evaluate-presence-facts.ts';
import { evaluateMonth } from './evaluate-presence-month.ts';
import { dateIn } from './working-calendar.ts';

/** A year of a posting: its months on post up to the day asked about, which counts as gone by. */
export interface YearFacts {
  readonly year: number;
  readonly span: PostingSpan;
  readonly asOf: BusinessDate;
  readonly months: readonly MonthFacts[];
}

/** The average over the full calendar months on post that have ended and are recorded. */
export function evaluateAverage(rule: PresenceRule, minimumDays: number, year: YearFacts): PresenceFigure {
  const ended = year.months.filter((month) => month.ended);
  const full = ended.filter((month) => month.full);
  const used = full.filter((month) => month.known !== 'nothing');
  const missing = full.filter((month) => month.known === 'nothing');
  const partial = ended.filter((month) => !month.full);
  const counted = used.reduce((sum, month) => sum + countedDays(month.counts, rule.counted), 0);
  const most = mostOfMonths(rule, used);
  const required = minimumDays * used.length;
  const incomplete = used.filter((month) => month.openDays.length > 0);
  const asked = `要求平均每月不少于 ${minimumDays} 天`;
  const left = [
    missing.length > 0 ? `；${nameMonths(missing.map(({ month }) => month))}没有考勤记录，没有计入` : '',
    partial.length > 0 ? `；${nameMonths(partial.map(({ month }) => month))}不满整月，没有计入` : '',
  ].join('');
  const base = { ruleCode: rule.code, title: rule.title };
  if (used.length === 0) {
    const verdict = missing.length > 0 || isOver(year) ? 'cannot_say' : 'not_yet';
    const sentence = `${year.year}年${verdict === 'not_yet' ? '还' : ''}没有已经结束并有考勤记录的整月，${asked}${left}`;
    return { ...base, verdict, counted: null, required: null, months: null, sentence };
  }
  const verdict = counted >= required ? 'met' : most < required ? 'below' : 'cannot_say';
  const open =
    verdict === 'cannot_say'
      ? `；${nameMonths(incomplete.map(({ month }) => month))}还有工作日没有登记，不能判断`
      : '';
  const word = presenceWord(rule.counted);
  const sentence = `${nameMonths(used.map(({ month }) => month))} ${used.length} 个整月${word} ${counted} 天，平均每月 ${average(counted, used.length)} 天，${asked}${left}${open}`;
  return { ...base, verdict, counted, required, months: used.length, sentence };
}

/** Every month by itself: below once one ended month is. */
export function evaluateShares(rule: PresenceRule, year: YearFacts): PresenceFigure {
  const judged = year.months.flatMap((facts) => {
    const figure = evaluateMonth(rule, facts);
    return figure ? [{ facts, figure }] : [];
  });
  const named = (verdict: PresenceFigure['verdict']) =>
    judged.filter(({ figure }) => figure.verdict === verdict).map(({ facts }) => facts.month);
  const [below, met, open] = [named('below'), named('met'), named('cannot_say')];
  const verdict =
    below.length > 0 ? 'below' : open.length > 0 ? 'cannot_say' : met.length > 0 ? 'met' : 'not_yet';
  const settled = judged.filter(({ figure }) => figure.verdict === 'met' || figure.verdict === 'below');
  const sum = (pick: (figure: PresenceFigure) => number | null) =>
    settled.reduce((total, { figure }) => total + (pick(figure) ?? 0), 0);
  const worst = judged.find(({ figure }) => figure.verdict === 'below');
  const parts = [
    settled.length === 0
      ? '还没有可以判断的月份'
      : `可以判断的 ${settled.length} 个月中 ${met.length} 个月达到要求`,
    ...(worst ? [worst.figure.sentence] : []),
    ...(below.length > 1 ? [`不足的有${nameMonths(below)}`] : []),
    ...(open.length > 0 ? [`${nameMonths(open)}没有考勤记录或登记不全`] : []),
  ];
  return {
    ruleCode: rule.code,
    title: rule.title,
    verdict,
    counted: settled.length === 0 ? null : sum((figure) => figure.counted),
    required: settled.length === 0 ? null : sum((figure) => figure.required),
    months: null,
    sentence: `${year.year}年${parts.join('；')}`,
  };
}

/** Days of a calendar year: settled at its end, or as soon as the days left cannot make up what is missing. */
export function evaluateYearlyDays(rule: PresenceRule, minimumDays: number, year: YearFacts): PresenceFigure {
  const { months } = year;
  const counted = months.reduce((sum, month) => sum + countedDays(month.counts, rule.counted), 0);
  const missing = months.filter((month) => month.known === 'nothing' && month.ended);
  const incomplete = months.filter((month) => month.openDays.length > 0);
  const known = months.some((month) => month.known !== 'nothing');
  const word = presenceWord(rule.counted);
  const over = isOver(year);
  const base = {
    ruleCode: rule.code,
    title: rule.title,
    counted: known ? counted : null,
    months: null,
  };
  const found = `${year.year}年${over ? '' : '至今'}${word} ${counted} 天，要求全年不少于 ${minimumDays} 天`;
  const partial = partialYear(year);
  if (partial !== undefined && counted < minimumDays) {
    const sentence = `${found}；${partial}，在岗不满一年，文件没有说明怎样计算`;
    return { ...base, verdict: 'cannot_say', required: null, sentence };
  }
  const most = mostOfMonths(rule, months) + daysAfter(year);
  const verdict =
    counted >= minimumDays ? 'met' : most < minimumDays ? 'below' : over ? 'cannot_say' : 'not_yet';
  const notes = [
    verdict === 'below' && !over ? `；余下的日子全部在村也只有 ${most} 天` : '',
    verdict !== 'met' && missing.length > 0
      ? `；${nameMonths(missing.map(({ month }) => month))}没有考勤记录`
      : '',
    verdict !== 'met' && incomplete.length > 0
      ? `；${nameMonths(incomplete.map(({ month }) => month))}还有工作日没有登记`
      : '',
  ].join('');
  return { ...base, verdict, required: minimumDays, sentence: `${found}${notes}` };
}

/** The most days that could still count in the months up to the day asked about. */
function mostOfMonths(rule: PresenceRule, months: readonly MonthFacts[]): number {
  return months.reduce((sum, month) => sum + mostDays(month, countedDays(month.counts, rule.counted)), 0);
}

/** Days of the year after the month of the day asked about; a posting without an end is taken to last. */
function daysAfter({ year, months, span }: YearFacts): number {
  const last = months.at(-1);
  const end = span.endDate !== null && span.endDate < lastDayOf(year) ? span.endDate : lastDayOf(year);
  return last ? Math.max(0, daysBetween(dateIn(last.month, last.last), end)) : 0;
}

/** Why the year was not spent on post from its first day to its last; `undefined` when it was, or may still be. */
function partialYear({ year, span }: YearFacts): string | undefined {
  if (span.startDate > firstDayOf(year)) return `${formatDateLong(span.startDate)}到岗`;
  if (span.endDate !== null && span.endDate < lastDayOf(year)) return `${formatDateLong(span.endDate)}离岗`;
  return undefined;
}

/** Nothing of the year on post is still to come. */
const isOver = ({ year, span, asOf }: YearFacts) =>
  asOf >= lastDayOf(year) || (span.endDate !== null && asOf >= span.endDate);

/** Two decimals, cut and not rounded: 19.996 must not read as 20. */
function average(sum: number, count: number): string {
  const hundredths = Math.floor((sum * 100) / count);
  const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  return text.replace(/\.?0+$/, '');
}
