import type { AllowanceYear, AllowanceYearInput, AllowanceYearRow } from '#shared/contract/presence-money.ts';
import { addMonths, firstDayOf, lastDayOf, type Month, monthOf } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import type { AllowanceRule } from '#shared/policy/allowance-rules.ts';
import { allowanceLine } from '#shared/presence/allowance.ts';
import { type AllowanceSum, allowanceColumn, allowanceSum } from '#shared/presence/allowance-sums.ts';
import { breather } from '../roster/breather.ts';
import type { Queries } from '../roster/handle.types.ts';
import { allowanceAttendance } from './allowance.repository.ts';
import { type AllowanceSetting, allowanceNotes, factsOf, refuseFuture } from './allowance-month.ts';
import { type HeldPost, heldPosts } from './held-posts.repository.ts';
import { usedScheme } from './used-scheme.ts';

/** What is added up for a row, and for all of them. */
interface Gathering {
  readonly people: Set<PersonId>;
  readonly all: AllowanceSum;
  readonly byRule: Map<string, AllowanceSum>;
  readonly byMonth: Map<Month, { readonly people: Set<PersonId>; readonly sum: AllowanceSum }>;
}

/**
 * A year of allowances by unit, or by person of one unit; only months that have begun.
 *
 * @throws ApplicationError RULE_VIOLATION `month_not_begun` for a year that has not begun
 */
export async function allowanceYear(
  handle: Queries,
  setting: AllowanceSetting,
  { year, unitId }: AllowanceYearInput,
): Promise<AllowanceYear> {
  const january = monthOf(firstDayOf(year));
  refuseFuture(january, setting.today);
  const months = Array.from({ length: 12 }, (_, index) => addMonths(january, index)).filter(
    (month) => month <= monthOf(setting.today),
  );
  const { allowances } = setting.scheme.content.money;
  const posts = (await heldPosts(handle, { from: firstDayOf(year), to: lastDayOf(year) })).filter(
    (post) => unitId === null || post.unitId === unitId,
  );
  const rows = new Map<string, { readonly post: HeldPost; readonly sums: Gathering }>();
  const overall = gather(allowances, months);
  const columns = allowances.map((rule) => ({ rule, sum: allowanceSum(allowances) }));
  const breathe = breather();
  for (const month of months) {
    const attendance = await allowanceAttendance(handle, month);
    for (const post of posts) {
      const facts = factsOf(post, month, attendance.get(post.postingId) ?? null, setting);
      if (!facts) continue;
      const key = unitId === null ? post.unitId : post.postingId;
      const row = rows.get(key) ?? { post, sums: gather(allowances, months) };
      rows.set(key, row);
      for (const gathering of [row.sums, overall]) {
        gathering.people.add(post.personId);
        gathering.byMonth.get(month)?.people.add(post.personId);
      }
      for (const { rule, sum } of columns) {
        const line = allowanceLine(rule, facts);
        sum.add(line);
        row.sums.byRule.get(rule.code)?.add(line);
        for (const gathering of [row.sums, overall]) {
          gathering.all.add(line);
          gathering.byMonth.get(month)?.sum.add(line);
        }
      }
      await breathe();
    }
  }
  return {
    year,
    scheme: usedScheme(setting.scheme),
    choices: setting.choices,
    months,
    notes: allowanceNotes(months, setting),
    columns: columns.map(({ rule, sum }) => allowanceColumn(rule, setting.choices, sum)),
    rows: [...rows.values()].map(({ post, sums }) => rowOf(post, sums, unitId !== null)),
    totals: { people: overall.people.size, months: monthsOf(overall), ...overall.all.total() },
  };
}

function gather(rules: readonly AllowanceRule[], months: readonly Month[]): Gathering {
  return {
    people: new Set(),
    all: allowanceSum(rules),
    byRule: new Map(rules.map((rule) => [rule.code, allowanceSum(rules)])),
    byMonth: new Map(months.map((month) => [month, { people: new Set(), sum: allowanceSum(rules) }])),
  };
}

function rowOf(post: HeldPost, sums: Gathering, person: boolean): AllowanceYearRow {
  return {
    unitId: post.unitId,
    unitName: post.unitName,
    postingId: person ? post.postingId : null,
    personName: person ? post.personName : null,
    villageName: person ? post.villageName : null,
    people: sums.people.size,
    months: monthsOf(sums),
    byRule: [...sums.byRule].map(([ruleCode, sum]) => {
      const { totalCents, computedCents } = sum.total();
      return { ruleCode, amountCents: totalCents, computedCents };
    }),
    ...sums.all.total(),
  };
}

/** Each month with what it comes to; nothing where nobody was on post. */
function monthsOf({ byMonth }: Gathering) {
  return [...byMonth].map(([month, { people, sum }]) => ({ month, people: people.size, ...sum.total() }));
}
