import { expect, test } from 'vitest';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import { instantSchema } from '#shared/dates.ts';
import { cycleIdSchema, schemeVersionIdSchema } from '#shared/ids.ts';
import { roles } from '#shared/vocabulary.ts';
import { tasksFor } from '../../../renderer/overview/tasks.ts';

const id = '01900000-0000-7000-8000-000000000001';
const cycle: Cycle = {
  id: cycleIdSchema.parse(id),
  year: 2026,
  title: '2026年度考核',
  schemeVersionId: schemeVersionIdSchema.parse(id),
  schemeTitle: '示例方案',
  openedAt: instantSchema.parse('2026-12-01T00:00:00.000Z'),
  openedBy: '何静（示例）',
  counts: { all: 57, scored: 40, proposed: 11, locked: 15 },
};
const keysFor = (role: (typeof roles)[number], issued: number | null) =>
  tasksFor(role, { postings: 57, openPosts: 3 }, [cycle], issued).map(({ key, count }) => [
    key.replace(`${id}-`, ''),
    count,
  ]);

test('each role sees only what it can do itself', () => {
  expect(keysFor('leader', null)).toEqual([
    ['approve', 11],
    ['propose', 14],
  ]);
  expect(keysFor('assessor', null)).toEqual([
    ['propose', 14],
    ['score', 17],
    ['open-posts', 3],
  ]);
  expect(keysFor('archivist', 12)).toEqual([
    ['issue', 3],
    ['open-posts', 3],
  ]);
  expect(keysFor('archivist', 15)).toEqual([['open-posts', 3]]);
});

test('an empty program asks for the roster first, of those who may import it', () => {
  const first = roles.map((role) =>
    tasksFor(role, { postings: 0, openPosts: 0 }, [], null).map(({ to }) => to),
  );
  expect(first).toEqual([['/roster/import'], [], ['/roster/import'], []]);
});
