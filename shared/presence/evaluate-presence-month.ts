import type { PresenceFigure } from '../contract/presence-attendance.ts';
import { formatMonthLong } from '../dates.ts';
import type { PresenceRule } from '../policy/presence-rules.ts';
import { countedDays, type MonthFacts, mostDays, nameDays, presenceWord } from './evaluate-presence-facts.ts';

/**
 * Holds a month against a rule that asks for days of a month. `undefined` for measures that say nothing about one
 * month by itself (a year), or that need the weeks around it.
 */
export function evaluateMonth(rule: PresenceRule, facts: MonthFacts): PresenceFigure | undefined {
  const { measure } = rule;
  if (measure.kind === 'monthly_average') {
    if (!facts.full) return partialMonth(rule, facts, measure.minimumDays);
    const asked = `要求平均每月不少于 ${measure.minimumDays} 天`;
    return compare(rule, facts, { numerator: measure.minimumDays, denominator: 1 }, asked);
  }
  if (measure.kind === 'monthly_share') {
    const { numerator, denominator } = measure;
    const needed = Math.ceil((numerator * facts.daysOnPost) / denominator);
    const asked = `在岗 ${facts.daysOnPost} 天，要求不少于 ${denominator} 分之 ${numerator}，即 ${needed} 天`;
    return compare(rule, facts, { numerator: numerator * facts.daysOnPost, denominator }, asked);
  }
  return undefined;
}

/** Compares days with a fraction of days; exact, because both sides are whole numbers. */
function compare(
  rule: PresenceRule,
  facts: MonthFacts,
  needed: { readonly numerator: number; readonly denominator: number },
  asked: string,
): PresenceFigure {
  const month = formatMonthLong(facts.month);
  const required = Math.ceil(needed.numerator / needed.denominator);
  const base = { ruleCode: rule.code, title: rule.title, required, months: null };
  if (facts.known === 'nothing') {
    const verdict = facts.ahead > 0 ? 'not_yet' : 'cannot_say';
    return { ...base, verdict, counted: null, sentence: `${month}没有考勤记录，${asked}` };
  }
  const counted = countedDays(facts.counts, rule.counted);
  const reaches = (days: number) => days * needed.denominator >= needed.numerator;
  const verdict = reaches(counted)
    ? 'met'
    : !reaches(mostDays(facts, counted))
      ? 'below'
      : facts.ahead > 0
        ? 'not_yet'
        : 'cannot_say';
  const word = presenceWord(rule.counted);
  const sentence = `${month}${facts.ahead > 0 ? '至今' : ''}${word} ${counted} 天，${asked}${openWords(facts, verdict)}`;
  return { ...base, verdict, counted, sentence };
}

/** The notice says nothing about a month that was not spent on post from its first day to its last. */
function partialMonth(rule: PresenceRule, facts: MonthFacts, minimumDays: number): PresenceFigure {
  const month = formatMonthLong(facts.month);
  const counted = facts.known === 'nothing' ? null : countedDays(facts.counts, rule.counted);
  const found =
    counted === null
      ? '没有考勤记录'
      : `${presenceWord(rule.counted)} ${counted} 天（在岗 ${facts.daysOnPost} 天）`;
  return {
    ruleCode: rule.code,
    title: rule.title,
    verdict: facts.ahead > 0 ? 'not_yet' : 'cannot_say',
    counted,
    required: null,
    months: null,
    sentence: `${month}${found}，不满整月；文件要求平均每月不少于 ${minimumDays} 天，没有说明不满整月怎样计算，不计入平均`,
  };
}

/** What is not recorded, where that could matter. */
function openWords(facts: MonthFacts, verdict: PresenceFigure['verdict']): string {
  if (verdict === 'met') return '';
  const open = facts.openDays.length > 0 ? `；工作日 ${nameDays(facts.openDays)}没有登记` : '';
  const rest = facts.openRest > 0 ? `；${facts.openRest} 个休息日没有登记，按不在村计` : '';
  return `${open}${rest}`;
}
