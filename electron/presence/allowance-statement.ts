import type {
  AllowanceRow,
  AllowanceStatement,
  AllowanceStatementInput,
  OpenedAllowance,
} from '#shared/contract/presence-money.ts';
import { firstDayOfMonth, formatMonthLong, lastDayOfMonth, type Month } from '#shared/dates.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import { allowanceLine, sumLines } from '#shared/presence/allowance.ts';
import { openedAllowanceLine } from '#shared/presence/allowance-opened.ts';
import { allowanceColumn, allowanceSum, noAllowances } from '#shared/presence/allowance-sums.ts';
import { ApplicationError, notFound } from '../errors.ts';
import { breather } from '../roster/breather.ts';
import type { Queries } from '../roster/handle.types.ts';
import { searchTerms } from '../roster/posting-search.ts';
import { allowanceAttendance } from './allowance.repository.ts';
import {
  type AllowanceSetting,
  allowanceNotes,
  factsOf,
  postColumns,
  refuseFuture,
} from './allowance-month.ts';
import { findHeldPost, heldPosts, inFilter, namesMatch, namesOf } from './held-posts.repository.ts';
import { usedScheme } from './used-scheme.ts';

/** Everything of a statement but the page. */
export type StatementFilter = Omit<AllowanceStatementInput, 'offset' | 'limit'>;

/** The allowances of a month, with all rows of the filter. */
export async function allowanceStatement(
  handle: Queries,
  setting: AllowanceSetting,
  filter: StatementFilter,
): Promise<AllowanceStatement> {
  const { month } = filter;
  refuseFuture(month, setting.today);
  const { allowances } = setting.scheme.content.money;
  const [posts, attendance] = await Promise.all([
    heldPosts(handle, { from: firstDayOfMonth(month), to: lastDayOfMonth(month) }),
    allowanceAttendance(handle, month),
  ]);
  const terms = searchTerms(filter.text);
  const sums = allowances.map((rule) => ({ rule, sum: allowanceSum(allowances) }));
  const all = allowanceSum(allowances);
  const [people, openPeople] = [new Set<PersonId>(), new Set<PersonId>()];
  const rows: AllowanceRow[] = [];
  const breathe = breather();
  for (const post of posts) {
    if (!inFilter(post, filter) || !namesMatch(Object.values(namesOf(post)), terms)) continue;
    const facts = factsOf(post, month, attendance.get(post.postingId) ?? null, setting);
    if (!facts) continue;
    const lines = sums.map(({ rule, sum }) => {
      const line = allowanceLine(rule, facts);
      sum.add(line);
      all.add(line);
      return line;
    });
    const row = { ...postColumns(post, facts.onPost), lines, ...rowTotals(lines) };
    people.add(post.personId);
    if (row.totalCents === null) openPeople.add(post.personId);
    if (!filter.onlyOpen || row.totalCents === null) rows.push(row);
    await breathe();
  }
  return {
    month,
    scheme: usedScheme(setting.scheme),
    choices: setting.choices,
    columns: sums.map(({ rule, sum }) => allowanceColumn(rule, setting.choices, sum)),
    total: rows.length,
    rows,
    notes: allowanceNotes([month], setting),
    totals: { people: people.size, openPeople: openPeople.size, open: all.open(), ...all.total() },
  };
}

/**
 * One person's month with every figure opened.
 *
 * @throws ApplicationError NOT_FOUND where nobody was on the post in the month; RULE_VIOLATION `month_not_begun`
 */
export async function openedAllowance(
  handle: Queries,
  setting: AllowanceSetting,
  { postingId, month }: { readonly postingId: PostingId; readonly month: Month },
): Promise<OpenedAllowance> {
  refuseFuture(month, setting.today);
  const post = await findHeldPost(handle, postingId);
  if (!post) throw notFound('派驻信息');
  const attendance = (await allowanceAttendance(handle, month, postingId)).get(postingId) ?? null;
  const facts = factsOf(post, month, attendance, setting);
  if (!facts)
    throw new ApplicationError(
      'NOT_FOUND',
      `${post.personName}${formatMonthLong(month)}没有在${post.villageName}驻村，这个月没有补助。`,
    );
  const lines = setting.scheme.content.money.allowances.map((rule) => openedAllowanceLine(rule, facts));
  return {
    month,
    scheme: usedScheme(setting.scheme),
    ...postColumns(post, facts.onPost),
    distanceTenths: facts.distanceTenths,
    phoneAllowanceInSalary: facts.inSalary,
    roundTrips: attendance?.roundTrips ?? null,
    attendance: attendance === null ? 'missing' : attendance.days === null ? 'totals_only' : 'days',
    notes: allowanceNotes([month], setting),
    lines,
    ...rowTotals(lines),
  };
}

/** What the lines of one person come to. A scheme without allowances totals nothing, not zero. */
function rowTotals(lines: AllowanceRow['lines']) {
  return lines.length === 0
    ? { totalCents: null, computedCents: 0, openReason: noAllowances }
    : sumLines(lines);
}
