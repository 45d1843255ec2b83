import { describe, expect, test } from 'vitest';
import { type HeadcountChoice, headcountChoiceSchema } from '#shared/contract/presence-money.ts';
import { businessDateSchema } from '#shared/dates.ts';
import {
  personIdSchema,
  postingIdSchema,
  townshipIdSchema,
  type UnitId,
  unitIdSchema,
  villageIdSchema,
} from '#shared/ids.ts';
import type { FundBasis, FundRule } from '#shared/policy/allowance-rules.ts';
import { jiangan2021 } from '#shared/policy/schemes/jiangan-2021.ts';
import { type FundQuestion, fundStatement } from '#shared/presence/fund.ts';
import type { FundPost } from '#shared/presence/fund-heads.ts';

/** An id that ends in the number. */
const uuid = (number: number) => `01936b1e-0000-7000-8000-${String(number).padStart(12, '0')}`;

const rule = (basis: FundBasis, atLeast = false): FundRule => ({
  code: basis.kind,
  title: '工作经费',
  basis,
  atLeast,
  ground: { kind: 'example', note: '测试' },
});

interface Given {
  unit?: number;
  village?: number;
  /** 0: an open post. */
  person?: number;
  start?: string;
  end?: string | null;
  role?: FundPost['role'];
  after?: number;
}

let made = 0;
function post({
  unit = 1,
  village = 1,
  person,
  start = '2021-10-01',
  end = null,
  role = 'team_member',
  after,
}: Given) {
  made += 1;
  const open = person === 0;
  return {
    postingId: postingIdSchema.parse(uuid(made)),
    predecessorId: after === undefined ? null : postingIdSchema.parse(uuid(after)),
    personId: open ? null : personIdSchema.parse(uuid(person ?? made)),
    role,
    unitId: unitIdSchema.parse(uuid(unit)),
    unitName: `示例${unit}局`,
    villageId: villageIdSchema.parse(uuid(village)),
    villageName: `示例${village}村`,
    townshipId: townshipIdSchema.parse(uuid(1)),
    townshipName: '示例镇',
    startDate: open ? null : businessDateSchema.parse(start),
    endDate: end === null ? null : businessDateSchema.parse(end),
  } satisfies FundPost;
}

const ask = (
  rules: readonly FundRule[],
  posts: readonly FundPost[],
  choice: Partial<HeadcountChoice> = {},
  allocations: FundQuestion['allocations'] = new Map(),
) => fundStatement({ rules, posts, year: 2022, headcount: headcountChoiceSchema.parse(choice), allocations });

const table = (
  ...rows: readonly (readonly [unit: number, heads: number, unitCents: number, personnelCents: number])[]
) =>
  new Map<
    UnitId,
    {
      name: string;
      allocation: { headcount: number; unitCents: number; personnelCents: number; totalCents: number };
    }
  >(
    rows.map(([unit, headcount, unitCents, personnelCents]) => [
      unitIdSchema.parse(uuid(unit)),
      {
        name: `示例${unit}局`,
        allocation: { headcount, unitCents, personnelCents, totalCents: unitCents + personnelCents },
      },
    ]),
  );

describe('江岸六: 3 万元 a unit and 2 万元 a person', () => {
  const { funds } = jiangan2021.money;

  test('a unit with two people in two villages', () => {
    const { rows, totals } = ask(funds, [post({}), post({ village: 2 }), post({ unit: 2 })]);
    expect(rows.map(({ name, headcount, totalCents }) => [name, headcount, totalCents])).toEqual([
      ['示例1局', 2, 70_000_00],
      ['示例2局', 1, 50_000_00],
    ]);
    expect(rows[0]?.lines.map(({ sentence }) => sentence)).toEqual([
      '1 个单位 × 3.00 万元 = 不少于 3.00 万元。',
      '2 人 × 2.00 万元 = 不少于 4.00 万元。',
    ]);
    expect(totals).toMatchObject({ units: 2, villages: 0, posts: 3, people: 3, totalCents: 120_000_00 });
  });

  test('agrees with the imported table row by row, and says what differs', () => {
    const posts = [post({}), post({}), post({ unit: 2 }), post({ unit: 4 })];
    const allocations = table(
      [1, 2, 30_000_00, 40_000_00],
      [2, 2, 30_000_00, 40_000_00],
      [3, 1, 30_000_00, 20_000_00],
    );
    const { rows, totals } = ask(funds, posts, {}, allocations);
    expect(rows.map(({ name, differences }) => [name, differences])).toEqual([
      ['示例1局', []],
      ['示例2局', ['人数 1 人，拨付表为 2 人。', '人员经费应为 2.00 万元，拨付表为 4.00 万元。']],
      ['示例4局', ['拨付表中没有这个单位，请核对单位名称或拨付表。']],
      ['示例3局', ['拨付表中有这个单位，台账中没有它的岗位，请核对。']],
    ]);
    expect(totals).toMatchObject({ units: 3, differingRows: 3 });
    expect(totals.allocation).toEqual({
      headcount: 5,
      unitCents: 90_000_00,
      personnelCents: 100_000_00,
      totalCents: 190_000_00,
    });
  });
});

describe('heads', () => {
  const perPerson = [rule({ kind: 'per_person', cents: 20_000_00 })];
  const heads = (posts: readonly FundPost[], choice: Partial<HeadcountChoice> = {}) => {
    const [row] = ask(perPerson, posts, choice).rows;
    return [row?.posts, row?.people, row?.headcount, row?.totalCents];
  };

  test('an open post counts as planned, or not at all: as chosen, with both figures', () => {
    const posts = [post({}), post({ person: 0 })];
    expect(heads(posts)).toEqual([2, 1, 2, 40_000_00]);
    expect(heads(posts, { count: 'people' })).toEqual([2, 1, 1, 20_000_00]);
    expect(ask(perPerson, posts).notes).toContain('其中 1 个岗位在这段时间没有在岗人员，按岗位计入人数。');
    expect(ask(perPerson, posts, { count: 'people' }).notes).toContain(
      '另有 1 个岗位在这段时间没有在岗人员，没有计入人数。',
    );
  });

  test('a predecessor and the successor are two people on one post', () => {
    const before = post({ end: '2022-06-30' });
    const posts = [before, post({ start: '2022-06-01', after: made })];
    expect(heads(posts)).toEqual([1, 2, 1, 20_000_00]);
    expect(heads(posts, { count: 'people' })).toEqual([1, 2, 2, 40_000_00]);
    const onDay = (day: string) => heads(posts, { count: 'people', onDay: businessDateSchema.parse(day) });
    expect(onDay('2022-05-31')).toEqual([1, 1, 1, 20_000_00]);
    expect(onDay('2022-06-30')).toEqual([1, 2, 2, 40_000_00]);
    expect(onDay('2022-07-01')).toEqual([1, 1, 1, 20_000_00]);
  });

  test.each([
    ['2021-12-31', undefined],
    ['2022-01-01', 1],
  ])('a post that ended on %s is one of 2022 or not', (end, posts) => {
    expect(heads([post({ end })])[0]).toBe(posts);
  });

  test('a post whose holder came later was planned all the same; nobody was on it', () => {
    expect(heads([post({ start: '2024-03-11' })])).toEqual([1, 0, 1, 20_000_00]);
    expect(heads([post({ start: '2024-03-11' })], { count: 'people' })).toEqual([1, 0, 0, 0]);
  });

  test('one person on two posts of a unit is one person', () => {
    expect(heads([post({ person: 7, end: '2022-03-31' }), post({ person: 7, village: 2 })])).toEqual([
      2, 1, 2, 40_000_00,
    ]);
  });
});

describe('villages and teams', () => {
  test('江津七（一）: 3 万元 for one, 2 万元 for each of several', () => {
    const rules = [
      rule({ kind: 'per_village_headcount', singleCents: 30_000_00, eachOfSeveralCents: 20_000_00 }),
    ];
    const one = post({ village: 1, role: 'first_secretary' });
    const { rows, totals } = ask(rules, [one, ...[2, 2, 3, 3, 3].map((village) => post({ village }))]);
    expect(
      rows.map(({ name, townshipName, headcount, totalCents }) => [
        name,
        townshipName,
        headcount,
        totalCents,
      ]),
    ).toEqual([
      ['示例1村', '示例镇', 1, 30_000_00],
      ['示例2村', '示例镇', 2, 40_000_00],
      ['示例3村', '示例镇', 3, 60_000_00],
    ]);
    expect(totals).toMatchObject({ units: 0, villages: 3, headcount: 6, totalCents: 130_000_00 });
    expect(rows[0]?.lines[0]?.sentence).toBe('1 人 × 3.00 万元 = 3.00 万元。');
    expect(ask(rules, [post({})]).rows[0]?.lines[0]?.sentence).toContain('没有登记为第一书记');
  });

  test('赣州第二十六条: 1 万元 at the least for a team', () => {
    const rules = [rule({ kind: 'per_team', cents: 10_000_00 }, true)];
    const { rows, columns, notes } = ask(rules, [post({}), post({ unit: 2 }), post({ village: 2 })]);
    expect(rows.map(({ totalCents }) => totalCents)).toEqual([10_000_00, 10_000_00]);
    expect(rows[1]?.lines[0]?.sentence).toContain('只有 1 人，是否按工作队安排请核实');
    expect(columns).toMatchObject([{ basis: '每支工作队每年不少于 1.00 万元', amountCents: 20_000_00 }]);
    expect(notes).toContain('标注“不少于”的是最低标准，可以高于算出的金额。');
  });

  test('a scheme without funds says so and has no rows', () => {
    const { rows, notes } = ask([], [post({})]);
    expect(rows).toEqual([]);
    expect(notes[0]).toContain('没有规定工作经费标准');
  });
});
