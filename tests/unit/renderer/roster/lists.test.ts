import { describe, expect, test } from 'vitest';
import type { SeatDemand, VillageDemandRow } from '#shared/contract/roster-places.ts';
import { townshipIdSchema, villageIdSchema } from '#shared/ids.ts';
import { byWords, pageOf } from '../../../../renderer/roster/memory-source.ts';
import { conflictWords, rebaseValues } from '../../../../renderer/roster/rebase-values.ts';
import {
  demandSourceWords,
  gapOf,
  gapWords,
  type VillageFilter,
  villagesUnder,
} from '../../../../renderer/roster/villages/village-words.ts';

const id = '01900000-0000-7000-8000-000000000001';

describe('a list in memory', () => {
  const rows = [
    { name: '示例10', age: 2 },
    { name: '示例9', age: 1 },
    { name: '示例2', age: 2 },
  ];
  const order = {
    name: (a: { name: string }, b: { name: string }) => byWords(a.name, b.name),
    age: (a: { age: number }, b: { age: number }) => a.age - b.age,
  };
  const names = (sort: { column: 'name' | 'age'; direction: 'asc' | 'desc' }[], offset = 0, limit = 10) =>
    pageOf(rows, { offset, limit, sort }, order).rows.map(({ name }) => name);

  test('is sorted by several columns; figures in words count by their value', () => {
    expect(names([{ column: 'name', direction: 'asc' }])).toEqual(['示例2', '示例9', '示例10']);
    expect(
      names([
        { column: 'age', direction: 'desc' },
        { column: 'name', direction: 'asc' },
      ]),
    ).toEqual(['示例2', '示例10', '示例9']);
  });

  test('is handed out in stretches, with its whole length', () => {
    expect(names([], 1, 1)).toEqual(['示例9']);
    expect(pageOf(rows, { offset: 5, limit: 5, sort: [] }, order)).toEqual({ total: 3, rows: [] });
  });
});

describe('villages', () => {
  const seat = (
    demand: number | null,
    posted: number,
    source: SeatDemand['source'] = 'scheme',
  ): SeatDemand => ({
    demand,
    source: demand === null ? 'unspecified' : source,
    note: null,
    ground: null,
    posted,
    nominated: 0,
    gap: demand === null ? null : Math.max(0, demand - posted),
  });
  const village = (villageName: string, change: Partial<VillageDemandRow>): VillageDemandRow => ({
    villageId: villageIdSchema.parse(id),
    villageName,
    townshipId: townshipIdSchema.parse(id),
    townshipName: '木兰乡',
    revision: 1,
    type: 'lifted_from_poverty',
    secretaryDemand: null,
    memberDemand: null,
    demandNote: null,
    secretary: seat(1, 1),
    members: seat(2, 2),
    withoutRole: 0,
    posted: 3,
    openPosts: 0,
    teamShort: null,
    ...change,
  });
  const full = village('足额村', {});
  const lacking = village('缺人村', { secretary: seat(1, 0), members: seat(2, 1), type: 'red_village' });
  const small = village('小队村', {
    teamShort: { minimum: 3, posted: 2, ground: { kind: 'example', note: '示例' } },
  });
  const untold = village('未定村', { type: null, secretary: seat(null, 1), members: seat(null, 0) });
  const all = [full, lacking, small, untold];
  const under = (change: Partial<VillageFilter>) =>
    villagesUnder(all, { text: '', townshipId: null, type: null, show: 'all', ...change }).map(
      ({ villageName }) => villageName,
    );

  test('each figure narrows the list to the villages that it counts', () => {
    expect(under({ show: 'gaps' })).toEqual(['缺人村', '小队村']);
    expect(under({ show: 'teams' })).toEqual(['小队村']);
    expect(under({ show: 'unspecified' })).toEqual(['未定村']);
    expect(under({ type: 'none' })).toEqual(['未定村']);
    expect(under({ type: 'red_village', text: ' 缺人' })).toEqual(['缺人村']);
  });

  test('who is missing is said by kind; a demand that is not known makes no gap', () => {
    expect([gapWords(lacking), gapWords(full), gapWords(untold)]).toEqual(['书记 1、队员 1', '', '']);
    expect([gapOf(lacking), gapOf(full), gapOf(untold)]).toEqual([2, 0, null]);
  });

  test('where the figures come from is said once where both agree', () => {
    expect(demandSourceWords(full)).toBe('按方案');
    expect(demandSourceWords({ ...full, members: seat(4, 2, 'village') })).toBe('书记按方案，队员本村核定');
  });
});

describe('two people at one record', () => {
  interface Values {
    one?: string | undefined;
    two?: number | null | undefined;
  }

  test('what was typed stays, what only the other one changed is taken, and both are said', () => {
    const result = rebaseValues<Values>(
      ['one', 'two'],
      { one: 'a', two: 1 },
      { one: 'b', two: 1 },
      { one: 'c', two: null },
    );
    expect(result).toEqual({ values: { one: 'b', two: null }, taken: ['two'], contested: ['one'] });
    const sentence = conflictWords('这个村', result, { one: '村类型', two: '需求' });
    expect(sentence).toContain('已载入对方改过的需求。村类型两边都改了');
  });
});
