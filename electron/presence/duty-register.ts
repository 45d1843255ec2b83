import type {
  DutyRegister,
  DutyRegisterInput,
  DutyRow,
  DutySubjectRef,
  DutyTotals,
} from '#shared/contract/presence-duties.ts';
import { type BusinessDate, firstDayOf, lastDayOf } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { DutyRule } from '#shared/policy/duty-rules.ts';
import { periodsOfYear } from '#shared/presence/duty-periods.ts';
import { addDutyTotals, type DutyAct, dutyStandings, dutyTotals } from '#shared/presence/duty-register.ts';
import { notFound } from '../errors.ts';
import type { SchemeVersionWithContent } from '../policy/policy.service.ts';
import { breather } from '../roster/breather.ts';
import type { Queries } from '../roster/handle.types.ts';
import { searchTerms } from '../roster/posting-search.ts';
import { actKey, dutyActs } from './duty.repository.ts';
import { type DutyHolder, dutyHolders, isAskedOf, isWanted } from './duty-subjects.ts';
import { findHeldPost, heldPosts } from './held-posts.repository.ts';
import { usedScheme } from './used-scheme.ts';

interface Asking {
  readonly scheme: SchemeVersionWithContent;
  readonly asOf: BusinessDate;
}

/** What a register is asked for, but for the page. */
export type DutyQuestion = Omit<DutyRegisterInput, 'offset' | 'limit'>;

/** All that a register holds; the rows of a page are made when they are asked for: their sentences are many. */
export interface FoundDuties {
  readonly total: number;
  readonly summary: DutyRegister['summary'];
  rows(offset: number, limit: number): DutyRow[];
}

/** The register of a year: who did how much of what the scheme asks for. */
export async function findDuties(
  handle: Queries,
  { scheme, asOf }: Asking,
  input: DutyQuestion,
): Promise<FoundDuties> {
  const { year } = input;
  const duties = scheme.content.duties.filter(
    ({ subject, code }) =>
      (input.subject === null || input.subject === subject) &&
      (input.dutyCode === null || input.dutyCode === code),
  );
  const posts = await heldPosts(handle, needsHistory(duties) ? null : yearRange(year));
  const acts = await actsOf(handle, duties, year, null);
  const terms = searchTerms(input.text);
  const wanted = dutyHolders(posts).filter((holder) => isWanted(holder, input, terms));
  const row = rowMaker(scheme, year, asOf, acts);
  const found: { holder: DutyHolder; duty: DutyRule }[] = [];
  const sums = new Map(duties.map((duty) => [duty.code, { totals: [] as DutyTotals[], short: 0 }]));
  const breathe = breather();
  for (const holder of wanted) {
    for (const duty of duties) {
      if (!isAskedOf(duty, holder) || !isOfYear(holder, duty, year)) continue;
      const { totals } = row(holder, duty);
      const sum = sums.get(duty.code);
      sum?.totals.push(totals);
      if (sum && totals.short > 0) sum.short += 1;
      if (!input.onlyShort || totals.short > 0) found.push({ holder, duty });
    }
    await breathe();
  }
  return {
    total: found.length,
    summary: duties.map((duty) => {
      const { totals = [], short = 0 } = sums.get(duty.code) ?? {};
      return { duty, subjects: totals.length, subjectsShort: short, totals: addDutyTotals(totals) };
    }),
    rows: (offset, limit) => found.slice(offset, offset + limit).map(({ holder, duty }) => row(holder, duty)),
  };
}

/**
 * The duties of one person on a post, of the team and of the unit.
 *
 * @throws ApplicationError NOT_FOUND where nobody holds or held the post
 */
export async function dutiesOfPosting(
  handle: Queries,
  { scheme, asOf }: Asking,
  { postingId, year: asked }: { readonly postingId: PostingId; readonly year: number | null },
) {
  const post = await findHeldPost(handle, postingId);
  if (!post) throw notFound('派驻信息');
  const lastYear = Number((post.endDate !== null && post.endDate < asOf ? post.endDate : asOf).slice(0, 4));
  const year = asked ?? Math.max(lastYear, Number(post.startDate.slice(0, 4)));
  const { duties } = scheme.content;
  const posts = await heldPosts(handle, needsHistory(duties) ? null : yearRange(year), post);
  // The post itself, should it lie outside of the year, still has a term.
  const near = posts.some((other) => other.postingId === postingId) ? posts : [...posts, post];
  const refs: DutySubjectRef[] = [
    { subject: 'person', postingId },
    { subject: 'team', villageId: post.villageId },
    { subject: 'unit', unitId: post.unitId },
  ];
  const rows: DutyRow[] = [];
  for (const ref of refs) {
    const acts = await actsOf(handle, duties, year, ref);
    const row = rowMaker(scheme, year, asOf, acts);
    const holder = dutyHolders(near).find((candidate) => actKey(candidate.ref, '') === actKey(ref, ''));
    if (!holder) continue;
    for (const duty of duties)
      if (isAskedOf(duty, holder) && isOfYear(holder, duty, year)) rows.push(row(holder, duty));
  }
  return { asOf, year, scheme: usedScheme(scheme), rows };
}

/** Acts that can matter in a year; for a duty of the term, acts of all years. */
async function actsOf(
  handle: Queries,
  duties: readonly DutyRule[],
  year: number,
  ref: DutySubjectRef | null,
) {
  const [ofTerm, ofYear] = [true, false].map((term) =>
    duties.filter(({ period }) => (period === 'term') === term).map(({ code }) => code),
  );
  const [yearly, termly] = await Promise.all([
    dutyActs(handle, { codes: ofYear ?? [], ...yearRange(year), ref }),
    dutyActs(handle, { codes: ofTerm ?? [], from: null, to: null, ref }),
  ]);
  return new Map([...yearly, ...termly]);
}

/** Makes the row of a holder and a duty. */
function rowMaker(
  { content }: SchemeVersionWithContent,
  year: number,
  asOf: BusinessDate,
  acts: ReadonlyMap<string, readonly DutyAct[]>,
) {
  const { minimumTerm } = content.posting;
  const minimumTermYears = minimumTerm.kind === 'stated' ? minimumTerm.value.years : null;
  return ({ spans, names: _names, posts: _posts, ...holder }: DutyHolder, duty: DutyRule): DutyRow => {
    const periods = dutyStandings({
      duty,
      year,
      spans,
      acts: acts.get(actKey(holder.ref, duty.code)) ?? [],
      asOf,
      minimumTermYears,
    });
    return { ...holder, duty, periods, totals: dutyTotals(periods) };
  };
}

/** A team or unit has a term only as long as it has anybody, which may go back many years. */
const needsHistory = (duties: readonly DutyRule[]): boolean =>
  duties.some(({ subject, period }) => period === 'term' && subject !== 'person');

/** The days that the periods of a year can lie in: the first week may begin and the last may end outside of it. */
function yearRange(year: number): { from: BusinessDate; to: BusinessDate } {
  const weeks = periodsOfYear('week', year);
  const [first, last] = [weeks[0]?.from ?? firstDayOf(year), weeks.at(-1)?.to ?? lastDayOf(year)];
  return {
    from: first < firstDayOf(year) ? first : firstDayOf(year),
    to: last > lastDayOf(year) ? last : lastDayOf(year),
  };
}

/** Whether the holder had any time in the periods of the duty. */
function isOfYear({ spans }: DutyHolder, { period }: DutyRule, year: number): boolean {
  if (spans === null) return true;
  const weeks = period === 'week' ? periodsOfYear('week', year) : [];
  const from = weeks[0]?.from ?? firstDayOf(year);
  const to = weeks.at(-1)?.to ?? lastDayOf(year);
  return spans.some((span) => span.from <= to && (span.to === null || span.to >= from));
}
