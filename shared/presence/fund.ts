import type {
  FundAllocation,
  FundLine,
  FundRow,
  FundStatement,
  HeadcountChoice,
} from '../contract/presence-money.ts';
import type { UnitId } from '../ids.ts';
import type { FundBasis, FundRule } from '../policy/allowance-rules.ts';
import {
  chosenHeads,
  type FundMoment,
  type FundPost,
  fundMoment,
  type Heads,
  headsOf,
  postRoots,
  postsThen,
  wasHeld,
} from './fund-heads.ts';
import { describeFund, fundDifferences, fundNotes, lineSentence } from './fund-words.ts';

export interface FundQuestion {
  readonly rules: readonly FundRule[];
  readonly year: number;
  readonly headcount: HeadcountChoice;
  /** Every post on the roster, in the order of its rows. */
  readonly posts: readonly FundPost[];
  /** The imported funding table of the year, by unit. */
  readonly allocations: ReadonlyMap<UnitId, { readonly name: string; readonly allocation: FundAllocation }>;
}

type Kind = FundRow['kind'];

/** Whose money a rule is: a unit's, or that of a village and its team. */
export const fundKinds: Record<FundBasis['kind'], Kind> = {
  per_unit: 'unit',
  per_person: 'unit',
  per_team: 'village',
  per_village_headcount: 'village',
};

/** The yearly money of every unit, or of every village, by the rules of a scheme, beside the imported table. */
export function fundStatement(question: FundQuestion): Omit<FundStatement, 'scheme'> {
  const { rules, year, headcount, allocations } = question;
  const roots = postRoots(question.posts);
  const moment = fundMoment(year, headcount);
  const posts = postsThen(question.posts, moment);
  const kinds = new Set(rules.map(({ basis }) => fundKinds[basis.kind]));
  const heads = (some: readonly FundPost[]) => headsOf(some, roots, moment);
  const rows = [
    ...(kinds.has('unit') ? unitRows(question, posts, heads) : []),
    ...(kinds.has('village') ? villageRows(question, posts, heads) : []),
  ];
  const all = heads(posts);
  const filled = rows.filter(({ headcount }) => headcount > 0);
  return {
    year,
    headcount,
    columns: rules.map((rule) => ({
      ruleCode: rule.code,
      title: rule.title,
      basis: describeFund(rule),
      atLeast: rule.atLeast,
      kind: fundKinds[rule.basis.kind],
      ground: rule.ground,
      amountCents: sum(
        rows.flatMap(({ lines }) => lines.filter(({ ruleCode }) => ruleCode === rule.code)),
        ({ amountCents }) => amountCents,
      ),
    })),
    rows,
    totals: {
      units: filled.filter(({ kind }) => kind === 'unit').length,
      villages: filled.filter(({ kind }) => kind === 'village').length,
      ...all,
      headcount: chosenHeads(all, headcount),
      totalCents: sum(rows, ({ totalCents }) => totalCents),
      allocation: totalAllocation([...allocations.values()].map(({ allocation }) => allocation)),
      differingRows: rows.filter(({ differences }) => differences.length > 0).length,
    },
    notes: fundNotes(question, emptyPosts(posts, roots, moment)),
  };
}

/** Posts that nobody held then. */
function emptyPosts(
  posts: readonly FundPost[],
  rootOf: (post: FundPost) => string,
  moment: FundMoment,
): number {
  const held = new Set(posts.filter((post) => wasHeld(post, moment)).map(rootOf));
  return new Set(posts.map(rootOf).filter((root) => !held.has(root))).size;
}

type HeadsOf = (posts: readonly FundPost[]) => Heads;

function unitRows(
  { rules, headcount, allocations }: FundQuestion,
  posts: readonly FundPost[],
  countHeads: HeadsOf,
): FundRow[] {
  const own = rules.filter(({ basis }) => fundKinds[basis.kind] === 'unit');
  const rows = grouped(posts, ({ unitId }) => unitId).map(([unitId, group]) => {
    const heads = countHeads(group);
    const lines = own.flatMap((rule) => fundLine(rule, chosenHeads(heads, headcount), group));
    const allocation = allocations.get(unitId)?.allocation ?? null;
    const row = rowOf('unit', heads, headcount, lines, group[0]?.unitName ?? '', null);
    const differences = allocations.size === 0 ? [] : fundDifferences(row, own, allocation);
    return { ...row, unitId, allocation, differences };
  });
  const known = new Set<UnitId>(rows.map(({ unitId }) => unitId));
  for (const [unitId, { name, allocation }] of allocations) {
    if (known.has(unitId)) continue;
    const row = rowOf('unit', { posts: 0, people: 0 }, headcount, [], name, null);
    rows.push({ ...row, unitId, allocation, differences: fundDifferences(row, own, allocation) });
  }
  return rows;
}

function villageRows(
  { rules, headcount }: FundQuestion,
  posts: readonly FundPost[],
  countHeads: HeadsOf,
): FundRow[] {
  const own = rules.filter(({ basis }) => fundKinds[basis.kind] === 'village');
  return grouped(posts, ({ villageId }) => villageId).map(([villageId, group]) => {
    const heads = countHeads(group);
    const lines = own.flatMap((rule) => fundLine(rule, chosenHeads(heads, headcount), group));
    const [first] = group;
    const row = rowOf(
      'village',
      heads,
      headcount,
      lines,
      first?.villageName ?? '',
      first?.townshipName ?? null,
    );
    return { ...row, villageId };
  });
}

function rowOf(
  kind: Kind,
  heads: Heads,
  choice: HeadcountChoice,
  lines: FundLine[],
  name: string,
  townshipName: string | null,
): FundRow {
  return {
    kind,
    unitId: null,
    villageId: null,
    name,
    townshipName,
    ...heads,
    headcount: chosenHeads(heads, choice),
    lines,
    totalCents: sum(lines, ({ amountCents }) => amountCents),
    allocation: null,
    differences: [],
  };
}

/** What a rule gives a unit or village with so many people; nothing where there is nobody. */
function fundLine(rule: FundRule, heads: number, posts: readonly FundPost[]): FundLine[] {
  if (heads === 0) return [];
  const { basis } = rule;
  const amount = (quantity: number, quantityUnit: string, rateCents: number): FundLine[] => [
    {
      ruleCode: rule.code,
      title: rule.title,
      atLeast: rule.atLeast,
      quantity,
      quantityUnit,
      rateCents,
      amountCents: quantity * rateCents,
      sentence: lineSentence(rule, { quantity, quantityUnit, rateCents }, heads, posts),
    },
  ];
  switch (basis.kind) {
    case 'per_unit':
      return amount(1, '个单位', basis.cents);
    case 'per_person':
      return amount(heads, '人', basis.cents);
    case 'per_team':
      return amount(1, '支工作队', basis.cents);
    case 'per_village_headcount':
      return amount(heads, '人', heads === 1 ? basis.singleCents : basis.eachOfSeveralCents);
  }
}

function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
}

function totalAllocation(all: readonly FundAllocation[]): FundAllocation | null {
  if (all.length === 0) return null;
  return {
    headcount: sum(all, ({ headcount }) => headcount),
    unitCents: sum(all, ({ unitCents }) => unitCents),
    personnelCents: sum(all, ({ personnelCents }) => personnelCents),
    totalCents: sum(all, ({ totalCents }) => totalCents),
  };
}

function sum<T>(items: readonly T[], amountOf: (item: T) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}
