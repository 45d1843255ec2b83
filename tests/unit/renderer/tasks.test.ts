import { expect, test } from 'vitest';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import { businessDateSchema, instantSchema } from '#shared/dates.ts';
import { cycleIdSchema, schemeVersionIdSchema } from '#shared/ids.ts';
import { type CycleState, roles } from '#shared/vocabulary.ts';
import { tasksFor } from '../../../renderer/overview/tasks.ts';

const id = '01900000-0000-7000-8000-000000000001';
const cycle: Cycle = {
  id: cycleIdSchema.parse(id),
  year: 2026,
  kind: 'annual',
  ordinal: 1,
  state: 'scoring',
  version: 1,
  title: '2026年度考核',
  schemeVersionId: schemeVersionIdSchema.parse(id),
  schemeTitle: '示例方案',
  periodFrom: businessDateSchema.parse('2026-01-01'),
  periodTo: businessDateSchema.parse('2026-12-31'),
  plannedAt: instantSchema.parse('2026-11-30T00:00:00.000Z'),
  plannedBy: '何静（示例）',
  openedAt: instantSchema.parse('2026-12-01T00:00:00.000Z'),
  openedBy: '何静（示例）',
  counts: { all: 57, scored: 40, proposed: 11, locked: 18, lockedPeople: 15 },
  revision: 1,
};
const keysFor = (role: (typeof roles)[number], state: CycleState, issued: number | null = null) =>
  tasksFor(role, { postings: 57, openPosts: 0 }, [{ ...cycle, state }], issued).map(({ key, count }) => [
    key.replace(`${id}-`, ''),
    count,
  ]);

test.each<[CycleState, Partial<Record<(typeof roles)[number], [string, number | null][]>>]>([
  ['open', { assessor: [['eligibility', null]], leader: [], archivist: [] }],
  ['scoring', { assessor: [['score', 17]], leader: [], archivist: [] }],
  ['review', { assessor: [['propose', 11]] }],
  ['approval', { assessor: [], leader: [['approve', 11]], archivist: [] }],
  ['archived', { assessor: [], leader: [], archivist: [] }],
])('in the state %s each role sees only what it can do itself', (state, expected) => {
  for (const role of roles) {
    if (expected[role]) expect(keysFor(role, state)).toEqual(expected[role]);
  }
});

test('settled people without a form wait for the archivist', () => {
  expect(keysFor('archivist', 'archived', 12)).toEqual([['issue', 3]]);
  expect(keysFor('archivist', 'archived', 15)).toEqual([]);
});

test('an empty program asks for the roster first, of those who may import it', () => {
  const first = roles.map((role) =>
    tasksFor(role, { postings: 0, openPosts: 0 }, [], null).map(({ to }) => to),
  );
  expect(first).toEqual([['/roster/import'], [], ['/roster/import'], []]);
});
