import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { ProcedureName } from '#shared/contract/index.ts';
import { writeSchemeFile } from '#shared/policy/scheme-file.ts';
import { type House, openHouse } from '../../support/house.ts';
import { firstVersion } from '../../unit/policy/first-version.ts';

/*
 * A scheme that was written before postings, presence, duties, money and recall were part of the type says nothing
 * about them. Everything that is asked under it has an answer: that it says nothing.
 */

let house: House;
let ids: { postingId: string; personId: string };

beforeAll(async () => {
  house = await openHouse({ sample: true });
  const leader = await house.sessionOf('leader');
  const [code, title] = ['silent-2021', '只有考核规则的方案（示例）'];
  const canonical = canonicalJson({ ...firstVersion.content, code, title });
  const sha256 = createHash('sha256').update(canonical).digest('hex');
  const text = writeSchemeFile({ code, version: 1, title, sha256, canonical });
  const reason = '示例：启用旧方案';
  const { id } = await house.ask(
    z.object({ id: z.string() }),
    'policy.importScheme',
    { text, reason },
    leader,
  );
  await house.ask(z.unknown(), 'policy.putInForce', { id, reason }, leader);
  const listed = z.object({ rows: z.array(z.object({ id: z.string(), personId: z.string().nullable() })) });
  const { rows } = await house.ask(listed, 'roster.listPostings', { limit: 100 }, leader);
  const held = rows.find(({ personId }) => personId !== null);
  ids = { postingId: held?.id ?? '', personId: held?.personId ?? '' };
});
afterAll(() => house.close());

const asked: readonly [ProcedureName, (now: typeof ids) => unknown, object][] = [
  ['recall.signalTotals', () => undefined, { open: 0, byTrigger: [] }],
  ['recall.listSignals', () => ({}), { total: 0 }],
  ['recall.signalsOf', ({ postingId }) => ({ postingId }), { signals: [] }],
  ['recall.unansweredRules', () => undefined, { rules: [] }],
  ['overview.standing', () => undefined, { signals: 0, termsFull: null }],
  ['overview.timeline', ({ personId }) => ({ personId }), {}],
  ['presence.listAttendance', () => ({ month: '2026-02' }), { scheme: { rules: [] } }],
  ['presence.attendanceOf', ({ postingId }) => ({ postingId }), {}],
  ['presence.dutyRegister', () => ({ year: 2026 }), { total: 0, summary: [] }],
  ['presence.dutyOf', ({ postingId }) => ({ postingId }), { rows: [] }],
  [
    'presence.allowanceStatement',
    () => ({ month: '2026-02' }),
    { columns: [], totals: { totalCents: null } },
  ],
  ['presence.allowanceYear', () => ({ year: 2026 }), { columns: [] }],
  ['presence.fundStatement', () => ({ year: 2026 }), { columns: [] }],
  ['roster.listVillageDemand', () => ({}), {}],
  ['roster.getPosting', ({ postingId }) => ({ id: postingId }), {}],
  ['roster.getPerson', ({ personId }) => ({ id: personId }), {}],
];

test.each(asked)('%s answers under a scheme that is silent', async (name, input, expected) => {
  const answer = await house.call(name, input(ids), await house.sessionOf('leader'));
  expect(answer).toMatchObject({ code: 'OK', body: expected });
});

test('who approves leave is asked for, not invented', async () => {
  const draft = {
    postingId: ids.postingId,
    kind: 'personal',
    startDate: '2026-03-09',
    startHalf: 'am',
    endDate: '2026-03-10',
    endHalf: 'pm',
    destination: null,
    requestedOn: '2026-03-05',
    reportedBy: 'paper',
    countedAs: null,
    joined: null,
    joinReason: null,
    approver: null,
  };
  const answer = await house.call('presence.previewLeave', draft, await house.sessionOf('archivist'));
  expect(answer).toMatchObject({
    code: 'OK',
    body: { reasoning: { ladderSilent: true }, problems: [{ path: 'approver' }] },
  });
});
