import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { type House, openHouse } from '../../support/house.ts';

const outputOf = <T>(procedure: { '~orpc': { outputSchema?: T } }): T => {
  const schema = procedure['~orpc'].outputSchema;
  if (!schema) throw new Error('The procedure has no output.');
  return schema;
};

let house: House;
beforeAll(async () => {
  house = await openHouse({ sample: 'full', start: '2026-11-20T02:00:00.000Z' });
});
afterAll(() => house.close());

test('the full sample gives every page of daily management something to show', async () => {
  const token = await house.sessionOf('leader');
  const month = await house.ask(
    outputOf(contract.presence.listAttendance),
    'presence.listAttendance',
    { month: '2026-10' },
    token,
  );
  expect(month.total).toBe(57);
  const leaves = await house.ask(outputOf(contract.presence.listLeaves), 'presence.listLeaves', {}, token);
  expect(leaves.total).toBe(10);
  const checks = await house.ask(
    outputOf(contract.presence.listSpotChecks),
    'presence.listSpotChecks',
    {},
    token,
  );
  expect(checks.totals.unexcusedAbsences).toBe(3);
});

test('its signals speak for four of the seven triggers, and most people have none', async () => {
  const token = await house.sessionOf('leader');
  const totals = await house.ask(
    outputOf(contract.recall.signalTotals),
    'recall.signalTotals',
    undefined,
    token,
  );
  expect(totals.byTrigger.filter(({ open }) => open > 0).map(({ ordinal }) => ordinal)).toEqual([1, 4, 5, 6]);
  expect(totals.people).toBeLessThan(12);
});

test('the time line of a person holds posting, attendance and what was found, the newest first', async () => {
  const token = await house.sessionOf('leader');
  const found = await house.ask(
    outputOf(contract.overview.search),
    'overview.search',
    { text: '示督〔2026〕5号' },
    token,
  );
  const [hit] = found.hits.filter((entry) => entry.kind === 'document');
  const personId = hit?.kind === 'document' ? hit.personId : null;
  const line = await house.ask(
    outputOf(contract.overview.timeline),
    'overview.timeline',
    { personId },
    token,
  );
  expect(Object.keys(line.counts)).toEqual(expect.arrayContaining(['posting', 'attendance', 'spot_check']));
  expect(line.events.map(({ date }) => date)).toEqual(
    line.events
      .map(({ date }) => date)
      .toSorted()
      .reverse(),
  );
});
