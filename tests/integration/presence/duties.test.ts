import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { DutyRow } from '#shared/contract/presence-duties.ts';
import { dutyRecordSchema, dutyRegisterSchema, dutyRowSchema } from '#shared/contract/presence-duties.ts';
import { postingRowSchema } from '#shared/contract/roster.ts';
import { type House, openHouse } from '../../support/house.ts';

/** The sample district in March 2026, under the scheme that is in force without anybody's choice: 赣州. */
let house: House;
let assessor: string;
let archivist: string;

beforeAll(async () => {
  house = await openHouse({ sample: true });
  assessor = await house.sessionOf('assessor');
  archivist = await house.sessionOf('archivist');
});
afterAll(() => house.close());

const register = (input: object) =>
  house.ask(dutyRegisterSchema, 'presence.dutyRegister', { year: 2026, ...input }, assessor);
const record = (input: object, token = assessor) =>
  house.call('presence.recordDuties', { quantity: 1, doneOn: '2026-03-02', ...input }, token);
const firstRow = async (input: object): Promise<DutyRow> => {
  const [row] = (await register({ ...input, limit: 1 })).rows;
  if (!row) throw new Error('No row');
  return row;
};

const schemesSchema = z.object({ schemes: z.array(z.object({ id: z.string(), code: z.string() })) });
async function versionOf(code: string): Promise<string> {
  const { schemes } = await house.ask(schemesSchema, 'policy.listSchemes', undefined, assessor);
  const found = schemes.find((scheme) => scheme.code === code);
  if (!found) throw new Error(`No scheme ${code}`);
  return found.id;
}

test('everyone on post, every unit and the organising body are asked what the scheme asks of them', async () => {
  const { summary, total, scheme } = await register({});
  expect(scheme.code).toBe('ganzhou-2021');
  const subjects = Object.fromEntries(summary.map(({ duty, subjects }) => [duty.code, subjects]));
  expect(subjects).toMatchObject({
    household_visits: 57,
    person_training: 57,
    leader_visit: 53,
    monthly_review: 1,
  });
  expect(total).toBe(summary.reduce((sum, { subjects }) => sum + subjects, 0));
});

test('a quarter is short until it is recorded, for several people at once', async () => {
  const asked = { subject: 'person', dutyCode: 'household_visits', year: 2025, limit: 500 };
  const before = await register({ ...asked, onlyShort: true });
  expect(before.total).toBeGreaterThan(0);
  // Postings that began within 2025 are not counted for the quarter they began in.
  const partly = (await register(asked)).rows.filter(({ startDate }) => startDate === '2025-03-10');
  expect(partly.map(({ periods }) => periods[0]?.state)).toEqual(partly.map(() => 'not_due'));
  expect(partly[0]?.periods[0]?.sentence).toContain('2025年3月10日至2025年3月31日');

  const subjects = before.rows.slice(0, 3).map(({ ref }) => ref);
  const answer = await record({
    dutyCode: 'household_visits',
    subjects,
    doneOn: '2025-12-31',
    note: '示例走访',
  });
  expect(answer.body).toMatchObject({ recorded: 3 });
  const after = await register({ ...asked, onlyShort: true });
  const shortOf = (rows: typeof after) => rows.summary[0]?.totals.short ?? 0;
  expect(shortOf(after)).toBe(shortOf(before) - 3);
});

test('recording is checked: the day, the posting, the subject and the duty', async () => {
  const { ref, name } = await firstRow({ dutyCode: 'household_visits' });
  const refused = async (input: object) => {
    const { code, body, message } = await record({ dutyCode: 'household_visits', subjects: [ref], ...input });
    return { code, ...z.object({ rule: z.string() }).parse(body), message };
  };
  expect(await refused({ doneOn: '2026-03-06' })).toMatchObject({
    code: 'RULE_VIOLATION',
    rule: 'duty_in_future',
  });
  const early = await refused({ doneOn: '2024-01-01' });
  expect(early).toMatchObject({ rule: 'duty_outside_posting' });
  expect(early.message).toContain(`${name}还没有到岗`);
  expect(await refused({ dutyCode: 'leader_visit' })).toMatchObject({ rule: 'duty_not_of_subject' });
  expect(await refused({ dutyCode: 'no_such_duty' })).toMatchObject({ rule: 'duty_unknown' });
  // All or nothing: the organising body does not visit households.
  const before = (await firstRow({ dutyCode: 'household_visits' })).totals;
  expect(await refused({ subjects: [ref, { subject: 'organiser' }] })).toMatchObject({
    rule: 'duty_not_of_subject',
  });
  expect((await firstRow({ dutyCode: 'household_visits' })).totals).toEqual(before);
  expect((await record({ dutyCode: 'household_visits', subjects: [ref], quantity: 0 })).code).toBe(
    'INVALID_INPUT',
  );
  expect(
    (await record({ dutyCode: 'household_visits', subjects: [ref] }, await house.sessionOf('leader'))).code,
  ).toBe('FORBIDDEN');
});

test('a record is voided with a reason, stays readable, counts no more, and leaves its trail', async () => {
  const row = await firstRow({ subject: 'organiser', dutyCode: 'leaders_meeting' });
  const { ids } = z
    .object({ ids: z.array(z.string()) })
    .parse((await record({ dutyCode: 'leaders_meeting', subjects: [row.ref], doneOn: '2026-01-20' })).body);
  const id = ids[0];
  expect((await firstRow({ dutyCode: 'leaders_meeting' })).periods[0]).toMatchObject({
    state: 'done',
    done: 1,
  });

  expect((await house.call('presence.voidDuty', { id, reason: '录错了日期' }, assessor)).code).toBe(
    'FORBIDDEN',
  );
  expect((await house.call('presence.voidDuty', { id, reason: '错' }, archivist)).code).toBe('INVALID_INPUT');
  await house.ask(dutyRecordSchema, 'presence.voidDuty', { id, reason: '录错了日期' }, archivist);
  expect(await house.call('presence.voidDuty', { id, reason: '录错了日期' }, archivist)).toMatchObject({
    code: 'RULE_VIOLATION',
    body: { rule: 'duty_already_voided' },
  });
  expect((await firstRow({ dutyCode: 'leaders_meeting' })).periods[0]).toMatchObject({
    state: 'running',
    done: 0,
  });
  const { records } = await house.ask(
    z.object({ records: z.array(dutyRecordSchema) }),
    'presence.dutyRecords',
    { ref: row.ref },
    assessor,
  );
  expect(records).toMatchObject([
    { dutyTitle: '召开第一书记和工作队队长会议', voided: { reason: '录错了日期' } },
  ]);
  const history = await house.call('audit.history', { entityType: 'duty_record', entityId: id }, archivist);
  expect(JSON.stringify(history.body)).toContain('presence.dutyVoided');
});

test('洪山: the team meets each week and the person visits twenty households a month, on the page of the person', async () => {
  const schemeVersionId = await versionOf('hongshan-2023');
  const { ref } = await firstRow({ dutyCode: 'household_visits' });
  if (ref.subject !== 'person') throw new Error('Not a person');
  const { rows, year } = await house.ask(
    z.object({ year: z.number(), rows: z.array(dutyRowSchema) }),
    'presence.dutyOf',
    { postingId: ref.postingId, schemeVersionId },
    assessor,
  );
  expect(year).toBe(2026);
  expect([...new Set(rows.map((row) => row.ref.subject))]).toEqual(['person', 'team', 'unit']);
  const weekly = rows.find(({ duty }) => duty.period === 'week');
  // The year of 53 weeks, of which nine were over on 5 March.
  expect(weekly).toMatchObject({ ref: { subject: 'team' }, totals: { due: 9, short: 9, running: 1 } });
  expect(weekly?.periods).toHaveLength(53);
});

test('the register is narrowed by place, unit and name; the organising body has none', async () => {
  const { rows } = await house.ask(
    z.object({ rows: z.array(postingRowSchema) }),
    'roster.listPostings',
    { filter: { text: '区公安分局' } },
    assessor,
  );
  const [posting] = rows;
  if (!posting) throw new Error('No posting');
  const ofUnit = await register({ unitId: posting.unitId });
  expect(ofUnit.summary.find(({ duty }) => duty.code === 'household_visits')?.subjects).toBe(2);
  expect(ofUnit.rows.some(({ ref }) => ref.subject === 'organiser')).toBe(false);
  const named = await register({ text: 'qgafj', subject: 'unit' });
  expect(new Set(named.rows.map(({ name }) => name))).toEqual(new Set(['区公安分局']));
  expect(
    (await register({ villageId: posting.villageId, dutyCode: 'leader_visit' })).rows.map(({ name }) => name),
  ).toEqual(['谌家矶街道', '区公安分局']);
});
