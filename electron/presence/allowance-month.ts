import type { AllowanceChoices } from '#shared/contract/presence-money.ts';
import { type BusinessDate, formatMonthLong, type Month, monthOf } from '#shared/dates.ts';
import type { AllowanceRule } from '#shared/policy/allowance-rules.ts';
import type { AllowanceFacts } from '#shared/presence/allowance.ts';
import { type AllowanceAttendance, type MonthOnPost, monthOnPost } from '#shared/presence/allowance-days.ts';
import type { WorkingCalendar } from '#shared/presence/working-calendar.ts';
import { ruleViolation } from '../errors.ts';
import type { SchemeVersionWithContent } from '../policy/policy.service.ts';
import type { HeldPost } from './held-posts.repository.ts';

/** What every month of allowances is worked out with. */
export interface AllowanceSetting {
  readonly scheme: SchemeVersionWithContent;
  readonly calendar: WorkingCalendar;
  readonly choices: AllowanceChoices;
  readonly today: BusinessDate;
}

/** What is known of the month of a post; null where nobody was on it. */
export function factsOf(
  post: HeldPost,
  month: Month,
  attendance: AllowanceAttendance | null,
  { calendar, choices }: AllowanceSetting,
): AllowanceFacts | null {
  const onPost = monthOnPost(month, post);
  if (onPost === null) return null;
  return {
    month,
    onPost,
    attendance,
    distanceTenths: post.distanceTenths,
    inSalary: post.phoneAllowanceInSalary === null ? null : post.phoneAllowanceInSalary === 1,
    workingPattern: calendar.patternOf(month),
    choices,
  };
}

/** The post as rows of a statement show it. */
export function postColumns(post: HeldPost, onPost: MonthOnPost) {
  return {
    postingId: post.postingId,
    personId: post.personId,
    personName: post.personName,
    role: post.role,
    townshipId: post.townshipId,
    townshipName: post.townshipName,
    villageId: post.villageId,
    villageName: post.villageName,
    unitId: post.unitId,
    unitName: post.unitName,
    from: onPost.from,
    to: onPost.to,
    daysOnPost: onPost.days,
  };
}

/** @throws ApplicationError RULE_VIOLATION `month_not_begun` */
export function refuseFuture(month: Month, today: BusinessDate): void {
  if (month > monthOf(today))
    throw ruleViolation('month_not_begun', `${formatMonthLong(month)}还没有开始，请选择已经开始的月份。`);
}

/** What to know before the figures of the months are used. */
export function allowanceNotes(
  months: readonly Month[],
  { scheme, calendar, today }: AllowanceSetting,
): string[] {
  const { allowances } = scheme.content.money;
  const notes: string[] = [];
  if (months.includes(monthOf(today)))
    notes.push(`${formatMonthLong(monthOf(today))}还没有结束，算出的金额月底前还会变化。`);
  const years = [...new Set(months.map((month) => Number(month.slice(0, 4))))];
  const unknown = years.filter((year) => !calendar.covered(year));
  if (unknown.length > 0 && allowances.some(readsWeekdays))
    notes.push(
      `${unknown.join('、')} 年的放假调休安排没有录入，工作日按周一至周五计，请在节假日页补充后再核对。`,
    );
  return notes;
}

/** Days are told apart by whether they are worked: where only those count, and where a weekend has no record. */
const readsWeekdays = ({ basis }: AllowanceRule): boolean => basis.kind === 'per_day';
