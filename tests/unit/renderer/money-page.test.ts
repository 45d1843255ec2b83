import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { formatWanFigure, formatYuanFigure, shortTitle } from '../../../renderer/presence/money/amounts.ts';
import { partialMonthText, readPartialMonth } from '../../../renderer/presence/money/choices-text.ts';
import {
  byName,
  byNumber,
  type Comparers,
  sortedSource,
  sourceOfRows,
} from '../../../renderer/presence/sorted-source.ts';

describe('amounts', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [180_000, '1,800.00'],
    [99_999, '999.99'],
    [100_000_000, '1,000,000.00'],
    [10_836, '108.36'],
  ])('%i 分 is %s 元', (cents, figure) => {
    expect(formatYuanFigure(cents)).toBe(figure);
  });

  test('sums of the funding table are written in 万元', () => {
    expect([159_000_000, 114_000_000, 273_000_000].map(formatWanFigure)).toEqual([
      '159.00',
      '114.00',
      '273.00',
    ]);
  });

  test('the head of a column leaves out what is in brackets, unless nothing else is there', () => {
    expect(shortTitle('往返交通费（市派单位已车改）')).toBe('往返交通费');
    expect(shortTitle('（包干）')).toBe('（包干）');
  });
});

describe('choices in the address', () => {
  test('come back as they were made', () => {
    const chosen = { transport: 'by_day', communication: 'full' } as const;
    expect(partialMonthText(chosen)).toBe('communication.full,transport.by_day');
    expect(readPartialMonth(partialMonthText(chosen))).toEqual(chosen);
    expect(partialMonthText({})).toBeNull();
  });

  test.each([null, '', 'transport', 'transport.twice', '..', '__proto__.full', 'Transport.full'])(
    '%o says nothing',
    (text) => expect(readPartialMonth(text)).toEqual({}),
  );
});

describe('a list put in order', () => {
  interface Row {
    readonly name: string;
    readonly cents: number | null;
  }
  type Sort = 'name' | 'cents';
  const rows: Row[] = [
    { name: '赵示例', cents: 300 },
    { name: '白示例', cents: null },
    { name: '陈示例', cents: 100 },
    { name: '陈示例', cents: 200 },
  ];
  const comparers: Comparers<Row, Sort> = {
    name: (a, b) => byName(a.name, b.name),
    cents: (a, b) => byNumber(a.cents, b.cents),
  };
  const all = { offset: 0, limit: 100 };
  const signal = new AbortController().signal;

  test('by several columns; names as in a dictionary, what is not known at the end', async () => {
    const source = sourceOfRows<Row, Sort>(['list'], rows, comparers);
    const byBoth = await source.load(
      {
        ...all,
        sort: [
          { column: 'name', direction: 'asc' },
          { column: 'cents', direction: 'desc' },
        ],
      },
      signal,
    );
    expect(byBoth.rows).toEqual([rows[1], rows[3], rows[2], rows[0]]);
    const page = await source.load(
      { offset: 1, limit: 2, sort: [{ column: 'cents', direction: 'asc' }] },
      signal,
    );
    expect(page).toEqual({ total: 4, rows: [rows[3], rows[0]] });
  });

  test('the same rows are the same list, others another', () => {
    const keyOf = (some: readonly Row[]) =>
      JSON.stringify(sourceOfRows<Row, Sort>(['list'], some, comparers).key);
    expect(keyOf(rows)).toBe(keyOf(rows));
    expect(keyOf([...rows])).not.toBe(keyOf(rows));
  });

  test('a list of pages is fetched whole, once, and only for another order than its own', async () => {
    const asked: { offset: number; limit: number }[] = [];
    const source = sortedSource<Row, Sort>(
      new QueryClient({ defaultOptions: { queries: { staleTime: 5_000 } } }),
      {
        key: ['paged'],
        comparers,
        page: async ({ offset, limit }) => {
          asked.push({ offset, limit });
          // The server gives fewer than were asked for.
          return { total: rows.length, rows: rows.slice(offset, offset + Math.min(limit, 3)) };
        },
      },
    );
    await source.load({ ...all, sort: [] }, signal);
    expect(asked).toEqual([{ offset: 0, limit: 100 }]);
    for (const offset of [0, 2]) {
      const page = await source.load(
        { offset, limit: 2, sort: [{ column: 'cents', direction: 'asc' }] },
        signal,
      );
      expect(page.total).toBe(4);
      expect(page.rows).toEqual([[rows[2], rows[3]], [], [rows[0], rows[1]]][offset]);
    }
    expect(asked.slice(1)).toEqual([
      { offset: 0, limit: 500 },
      { offset: 3, limit: 500 },
    ]);
  });
});
