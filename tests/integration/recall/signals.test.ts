import { expect, test } from 'vitest';
import { signalRowSchema, signalTotalsSchema } from '#shared/contract/recall.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { openRecallDesk } from './recall-desk.ts';

test('records of one posting give signals there and nowhere else, with names, clause and links', async () => {
  const desk = await openRecallDesk();
  const one = await desk.post('示例一', { village: '示例甲村', unit: '示例局' });
  const other = await desk.post('示例二', { village: '示例乙村' });
  const id = await desk.finding(one, '2026-02-03');
  const { signals } = await desk.recall.ofPosting(one.postingId, 'leader');
  expect(signals.map((row) => signalRowSchema.parse(row))).toMatchObject([
    {
      key: 'one_finding',
      triggerOrdinal: 4,
      suggests: 'notice',
      state: 'open',
      since: '2026-02-03',
      posting: { personName: '示例一', villageName: '示例甲村', townshipName: '示例镇', unitName: '示例局' },
      ground: { kind: 'clause', clause: { article: '第二十一条' } },
      records: [{ kind: 'spot_check', id }],
      dismissal: null,
      lapse: [],
    },
  ]);
  expect((await desk.recall.ofPosting(other.postingId, 'leader')).signals).toEqual([]);
  expect((await desk.recall.ofPerson(one.personId, 'leader')).signals).toEqual(signals);
});

test('every write is in the next answer: a second finding, its voiding, an end of the posting', async () => {
  const desk = await openRecallDesk();
  const one = await desk.post('示例一');
  const keys = async () => (await desk.list()).rows.map(({ key }) => key);
  expect(await keys()).toEqual([]);
  await desk.finding(one, '2026-02-03');
  expect(await keys()).toEqual(['one_finding']);
  const second = await desk.finding(one, '2026-02-20');
  expect(await keys()).toEqual(['two_findings']);
  await desk.voidFinding(second);
  expect(await keys()).toEqual(['one_finding']);
  await desk.penalty(one, '2026-03-01');
  expect(await keys()).toEqual([expect.stringMatching(/^penalty_recorded:/), 'one_finding']);
  await desk.record(({ trx }) =>
    trx
      .updateTable('posting')
      .set({ status: 'ended', end_date: businessDateSchema.parse('2026-03-05') })
      .where('id', '=', one.postingId)
      .execute(),
  );
  expect(await keys()).toEqual([]);
  expect((await desk.recall.totals('leader')).postings).toBe(0);
});

test('a finding by the county is no signal in Ganzhou and one in Hongshan, as soon as that is in force', async () => {
  const desk = await openRecallDesk();
  await desk.finding(await desk.post('示例一'), '2026-02-03', 'county');
  expect(await desk.list()).toMatchObject({ total: 0, schemeTitle: expect.stringContaining('赣州') });
  const id = await desk.schemeVersion('hongshan-2023');
  await desk.policy.putInForce(desk.actors.leader, { id, reason: '改按洪山制度' });
  expect(await desk.list()).toMatchObject({ total: 1, rows: [{ key: 'one_finding', suggests: 'recall' }] });
});

test('what has its day tomorrow is a signal tomorrow', async () => {
  const desk = await openRecallDesk();
  await desk.penalty(await desk.post('示例一'), '2026-03-06');
  expect((await desk.list()).total).toBe(0);
  desk.clock.set('2026-03-05T16:00:00.000Z');
  expect(await desk.list()).toMatchObject({ total: 1, asOf: '2026-03-06' });
});

test('a holiday that is set can decide what is recorded fully', async () => {
  const desk = await openRecallDesk();
  const one = await desk.post('示例一');
  await desk.attendance(one, '2026-01', 15);
  // Friday the 30th is a working day that nobody recorded.
  await desk.record(({ trx }) =>
    trx
      .updateTable('attendance_month')
      .set({ days: `${'P'.repeat(19)}${'R'.repeat(10)}-R`, present: 19, rest: 11 })
      .where('posting_id', '=', one.postingId)
      .execute(),
  );
  expect((await desk.list()).total).toBe(0);
  await desk.presence.calendar.setHoliday(desk.actors.leader, {
    date: businessDateSchema.parse('2026-01-30'),
    working: false,
    name: '示例假日',
    document: '示例通知',
  });
  expect((await desk.list()).rows).toMatchObject([{ key: 'presence_below_average:2026' }]);
});

test('questions at the same time get the same answer, and one asked after a write has it', async () => {
  const desk = await openRecallDesk();
  const one = await desk.post('示例一');
  await desk.finding(one, '2026-02-03');
  const [a, b] = [desk.list(), desk.recall.totals('leader')];
  await desk.finding(one, '2026-02-20');
  const after = desk.list();
  expect((await a).total).toBe(1);
  expect((await b).open).toBe(1);
  expect((await after).rows.map(({ key }) => key)).toEqual(['two_findings']);
});

test('the list narrows by place, unit, trigger, measure and words; totals count what is open', async () => {
  const desk = await openRecallDesk();
  const one = await desk.post('示例一', { village: '示例甲村', unit: '示例局', initials: 'sly' });
  const two = await desk.post('示例二', { village: '示例乙村', unit: '示例院' });
  await desk.finding(one, '2026-02-03');
  await desk.penalty(two, '2026-03-01');
  await desk.finding(two, '2025-11-03');
  await desk.finding(two, '2025-12-03');
  const { rows } = await desk.list();
  expect(rows.map(({ since }) => since)).toEqual(['2026-03-01', '2026-02-03', '2025-12-03']);
  const [penalty, notice] = rows;
  if (!penalty || !notice) throw new Error('No signals');
  const found = async (filter: Parameters<typeof desk.list>[0]) =>
    (await desk.list(filter)).rows.map(({ key }) => key);
  expect(await found({ villageId: notice.posting.villageId })).toEqual(['one_finding']);
  expect(await found({ unitId: notice.posting.unitId })).toEqual(['one_finding']);
  expect(await found({ triggerCode: 'penalised' })).toEqual([penalty.key]);
  expect(await found({ suggests: 'notice' })).toEqual(['one_finding']);
  expect(await found({ text: '示例二' })).toEqual([penalty.key, 'two_findings']);
  expect(await found({ text: '乙村 院' })).toHaveLength(2);
  expect(await found({ text: 'SLY' })).toEqual(['one_finding']);
  expect(await found({ state: 'dismissed' })).toEqual([]);
  expect(await desk.list({}, 1, 1)).toMatchObject({ total: 3, rows: [{ key: 'one_finding' }] });

  const totals = signalTotalsSchema.parse(await desk.recall.totals('leader'));
  expect(totals).toMatchObject({
    postings: 2,
    open: 3,
    people: 2,
    dismissed: 0,
    newIn7Days: 1,
    newIn30Days: 1,
    byTownship: [{ name: '示例镇', open: 3 }],
    byUnit: [
      { name: '示例院', open: 2 },
      { name: '示例局', open: 1 },
    ],
  });
  expect(totals.byTrigger.map(({ ordinal, open }) => [ordinal, open])).toEqual([
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 2],
    [5, 1],
    [6, 0],
    [7, 0],
  ]);
});

test('a name that is corrected is right in the next answer', async () => {
  const desk = await openRecallDesk();
  const one = await desk.post('示例一');
  await desk.finding(one, '2026-02-03');
  await desk.list();
  await desk.record(({ trx }) =>
    trx.updateTable('person').set({ name: '示例壹' }).where('id', '=', one.personId).execute(),
  );
  expect((await desk.list()).rows[0]?.posting.personName).toBe('示例壹');
});

test('rules without a figure are named', async () => {
  const desk = await openRecallDesk();
  expect(await desk.recall.unansweredRules()).toMatchObject({
    rules: [
      { triggerCode: 'not_recognised', ruleCode: 'approval_below', note: expect.stringMatching(/。$/) },
    ],
  });
});

test('a settled grade is a signal; before it is settled it is not', async () => {
  const desk = await openRecallDesk();
  desk.clock.set('2026-12-20T02:00:00.000Z');
  await desk.post('示例一');
  const cycle = await desk.openCycle();
  const scored = await desk.score(await desk.recordOf(cycle.id, '示例一'), 0);
  await desk.goTo(cycle.id, 'review');
  const proposed = await desk.assessment.grading.propose(desk.actors.assessor, {
    id: scored.id,
    revision: scored.revision,
    grade: 'incompetent',
    reason: '不能胜任',
  });
  expect((await desk.list()).total).toBe(0);
  await desk.goTo(cycle.id, 'approval');
  await desk.assessment.grading.approve(desk.actors.leader, {
    id: proposed.id,
    revision: proposed.revision,
    grade: 'incompetent',
    reason: null,
    documentNumber: null,
  });
  expect((await desk.list()).rows).toMatchObject([
    {
      key: 'grade_incompetent',
      since: '2026-12-20',
      records: [{ kind: 'assessment', id: scored.id }],
    },
  ]);
  const { personId } = await desk.posted('示例一');
  expect(await desk.assessment.settledOf([personId])).toMatchObject([
    { year: 2026, grade: 'incompetent', satisfied: 60, valid: 60 },
  ]);
  // The identity decides the word: 称职 for civil servants, 合格 for others.
  for (const [identity, word] of [
    ['civil_servant', '不称职'],
    ['enterprise', '不合格'],
  ] as const) {
    await desk.record(({ trx }) =>
      trx.updateTable('person').set({ identity }).where('id', '=', personId).execute(),
    );
    expect((await desk.list()).rows[0]?.sentence).toContain(`年度考核等次为${word}`);
  }
});
