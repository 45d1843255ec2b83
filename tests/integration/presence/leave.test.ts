import { expect, test } from 'vitest';
import type { LeaveRow } from '#shared/contract/presence-leave.ts';
import { leaveListInput } from '#shared/contract/presence-leave.ts';
import { addDays } from '#shared/dates.ts';
import { leaveOfPostings } from '../../../electron/presence/attendance.repository.ts';
import { date, leavePeriod } from '../../support/leave-cases.ts';
import { archivist, fieldsOf, recordsDesk } from './records-desk.ts';

const township = '乡镇党委';
const office = '县（市、区）驻村工作领导小组办公室';
const group = '县（市、区）驻村工作领导小组';

/** A decision as somebody types it. */
const decision = (leave: Pick<LeaveRow, 'id' | 'revision'>, organ: string, more: object = {}) => ({
  id: leave.id,
  revision: leave.revision,
  outcome: 'approved' as const,
  organ,
  by: null,
  decidedOn: date('2026-03-05'),
  documentNumber: null,
  consents: [],
  note: null,
  countedAs: null,
  ...more,
});

test('a leave from request to return, with its trail', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const asked = await desk.leave.request(archivist, desk.draft(postingId));
  expect(asked).toMatchObject({
    state: 'requested',
    personName: '赵示例',
    villageName: '示坪村',
    calendarHalfDays: 6,
    workingHalfDays: 6,
    requiredOrgan: township,
    paperOn: '2026-03-05',
    paperOverdue: false,
    substitutionNeeded: false,
    joined: null,
    revision: 1,
  });
  const approved = await desk.leave.decide(archivist, decision(asked, township, { by: '示例书记' }));
  expect(approved).toMatchObject({ state: 'approved', decidedOrgan: township, revision: 2 });

  desk.clock.set('2026-03-12T02:00:00.000Z');
  const back = { id: approved.id, returnedOn: date('2026-03-12'), returnedHalf: 'am' as const };
  await desk.leave.recordReturn(archivist, { ...back, revision: 2 });
  expect(await desk.leave.get(asked.id)).toMatchObject({
    leave: { state: 'returned', returnOverdue: false },
    expectedBack: { date: '2026-03-12', half: 'am' },
    actual: { calendarHalfDays: 6, workingHalfDays: 6 },
    overrun: null,
    decidedBy: '示例书记',
    history: [{ occasion: 'requested' }, { occasion: 'decided', by: '示例档案员' }],
  });
  expect(await desk.trail(asked.id)).toEqual([
    'presence.leaveRequested',
    'presence.leaveDecided',
    'presence.leaveReturned',
  ]);
});

test('an approval below the rung is refused with the right body and the clause; a higher one is good', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const asked = await desk.leave.request(
    archivist,
    desk.draft(postingId, leavePeriod('2026-03-09', '2026-03-12 am')),
  );
  await expect(desk.leave.decide(archivist, decision(asked, township))).rejects.toMatchObject({
    code: 'RULE_VIOLATION',
    data: { rule: 'organ_below_rung' },
    message: expect.stringContaining(`应由${office}批准（赣州办法第十七条）`),
  });
  expect(await desk.leave.decide(archivist, decision(asked, group))).toMatchObject({ state: 'approved' });
});

test('洪山: missing consents are named, and agreement comes before approval', async () => {
  const desk = await recordsDesk();
  await desk.putInForce('hongshan-2023');
  const { postingId } = await desk.post('赵示例', '2025-01-06', 'first_secretary');
  const asked = await desk.leave.request(
    archivist,
    desk.draft(postingId, leavePeriod('2026-03-09', '2026-03-12')),
  );
  const organ = '新洲区驻村工作办公室';
  await expect(desk.leave.decide(archivist, decision(asked, organ))).rejects.toMatchObject({
    data: { rule: 'consent_missing' },
    message: expect.stringContaining('街道党工委'),
  });
  const agreed = (on: string) => ({ consents: [{ organ: '街道党工委', agreedOn: date(on), by: null }] });
  // Asked for on the 5th: agreed neither before that nor after the decision.
  for (const on of ['2026-03-04', '2026-03-06'])
    expect(await fieldsOf(desk.leave.decide(archivist, decision(asked, organ, agreed(on))))).toEqual([
      'consents.0.agreedOn',
    ]);
  await desk.leave.decide(archivist, decision(asked, organ, agreed('2026-03-05')));
  const { consents, reasoning } = await desk.leave.get(asked.id);
  expect(consents).toEqual([{ organ: '街道党工委', agreedOn: '2026-03-05', by: null }]);
  expect(reasoning.rung?.informed).toEqual(['新洲区委组织部', '派出单位']);
});

test('where calendar and working days differ, the request must say which', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const overWeekend = leavePeriod('2026-03-06', '2026-03-09');
  const draft = desk.draft(postingId, overWeekend);
  expect(await desk.leave.preview(draft)).toMatchObject({
    reasoning: { dayCount: { kind: 'asked' }, requiredOrgan: null },
    problems: [{ path: 'countedAs' }],
  });
  expect(await fieldsOf(desk.leave.request(archivist, draft))).toEqual(['countedAs']);
  const asked = await desk.leave.request(archivist, { ...draft, countedAs: 'working' });
  expect(asked).toMatchObject({ countedAs: 'working', requiredOrgan: township });
  expect(await desk.leave.decide(archivist, decision(asked, township))).toMatchObject({ state: 'approved' });
});

test('a silent scheme: the approver is typed, and only that body approves', async () => {
  const desk = await recordsDesk();
  await desk.putInForce('jiangan-2021');
  const { postingId } = await desk.post('赵示例');
  const draft = desk.draft(postingId);
  const preview = await desk.leave.preview(draft);
  expect(preview).toMatchObject({ reasoning: { ladderSilent: true }, problems: [{ path: 'approver' }] });
  expect(preview.warnings.map(({ path }) => path)).toContain('approver');
  const asked = await desk.leave.request(archivist, { ...draft, approver: '示例街道党工委' });
  await expect(desk.leave.decide(archivist, decision(asked, '示例单位'))).rejects.toMatchObject({
    data: { rule: 'organ_below_rung' },
  });
  expect(await desk.leave.decide(archivist, decision(asked, '示例街道党工委'))).toMatchObject({
    state: 'approved',
  });
});

test('three days and three days do not slip under the rung unless somebody says why', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const first = await desk.leave.request(archivist, desk.draft(postingId));
  await desk.leave.decide(archivist, decision(first, township));
  const second = desk.draft(postingId, leavePeriod('2026-03-12', '2026-03-13'));
  expect((await desk.leave.preview(second)).warnings.map(({ path }) => path)).toEqual(['joined']);
  expect(await fieldsOf(desk.leave.request(archivist, second))).toEqual(['joined']);
  expect(await fieldsOf(desk.leave.request(archivist, { ...second, joined: false }))).toEqual(['joinReason']);
  const joined = await desk.leave.request(archivist, { ...second, joined: true });
  expect(joined).toMatchObject({ requiredOrgan: office, joined: true });

  await desk.leave.withdraw(archivist, { id: joined.id, revision: 1, reason: '改期（示例）' });
  const apart = { ...second, joined: false, joinReason: '前一次是临时公务' };
  expect(await desk.leave.request(archivist, apart)).toMatchObject({
    requiredOrgan: township,
    joined: false,
  });
});

test('facts are weighed again when it is decided: the leave it was joined to has gone', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const first = await desk.leave.request(archivist, desk.draft(postingId));
  const second = await desk.leave.request(
    archivist,
    desk.draft(postingId, leavePeriod('2026-03-12', '2026-03-13'), { joined: true }),
  );
  expect(second.requiredOrgan).toBe(office);
  await desk.leave.withdraw(archivist, { id: first.id, revision: 1, reason: '改期（示例）' });
  await desk.leave.decide(archivist, decision(second, township));
  const { history } = await desk.leave.get(second.id);
  expect(history.map(({ reasoning }) => reasoning.requiredOrgan)).toEqual([office, township]);
});

const refusals = [
  ['end before start', leavePeriod('2026-03-11', '2026-03-09'), {}, ['endDate']],
  ['afternoon to morning of one day', leavePeriod('2026-03-09 pm', '2026-03-09 am'), {}, ['endHalf']],
  ['before the posting began', leavePeriod('2025-01-03', '2025-01-08'), {}, ['startDate']],
  ['longer than a year', leavePeriod('2026-03-09', '2027-03-10'), {}, ['endDate']],
  ['a far year', leavePeriod('2062-03-09', '2062-03-10'), {}, ['startDate']],
  ['requested in the future', undefined, { requestedOn: date('2026-03-06') }, ['requestedOn']],
  ['on paper after it began', leavePeriod('2026-03-03', '2026-03-04'), {}, ['requestedOn']],
] as const;

test('refused beside the field: what cannot be, and previewed alike', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  for (const [what, period, more, fields] of refusals) {
    const draft = desk.draft(postingId, period, more);
    expect(await fieldsOf(desk.leave.request(archivist, draft)), what).toEqual(fields);
    expect(
      (await desk.leave.preview(draft)).problems.map(({ path }) => path),
      what,
    ).toEqual(fields);
  }
});

test('refused beside the field: after the posting ended, without a role, on a post without a person', async () => {
  const desk = await recordsDesk();
  const ended = await desk.post('钱示例', '2025-01-06', 'team_member', '2026-02-27');
  const period = leavePeriod('2026-02-26', '2026-03-02');
  const early = { requestedOn: date('2026-02-25') };
  expect(await fieldsOf(desk.leave.request(archivist, desk.draft(ended.postingId, period, early)))).toEqual([
    'endDate',
  ]);
  const roleless = await desk.post('孙示例', '2025-01-06', null);
  expect(await fieldsOf(desk.leave.request(archivist, desk.draft(roleless.postingId)))).toEqual([
    'postingId',
  ]);
});

test('overlaps are refused and name the other leave; business trips take up days as well', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  await desk.leave.request(archivist, desk.draft(postingId, undefined, { kind: 'business_trip' }));
  const draft = desk.draft(postingId, leavePeriod('2026-03-11 pm', '2026-03-12'), { joined: true });
  await expect(desk.leave.request(archivist, draft)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining('2026年3月9日至2026年3月11日的因公出差（待批）'),
  });
  const other = await desk.post('钱示例');
  expect(await desk.leave.request(archivist, desk.draft(other.postingId))).toMatchObject({
    state: 'requested',
  });
});

test('先报告后补办: by telephone first, the paper later; owed papers are listed', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const draft = desk.draft(postingId, leavePeriod('2026-03-03', '2026-03-04'), { reportedBy: 'telephone' });
  expect((await desk.leave.preview(draft)).warnings).toMatchObject([
    { path: 'reportedBy', message: expect.stringContaining('赣州办法第十七条') },
  ]);
  const asked = await desk.leave.request(archivist, draft);
  expect(asked).toMatchObject({ paperOn: null, paperOverdue: true });
  const owed = leaveListInput.parse({ filter: { attention: 'paper_missing' } });
  expect(await desk.leave.list(owed)).toMatchObject({ total: 1, totals: { paperMissing: 1 } });

  const paper = (paperOn: string) => ({ id: asked.id, revision: 1, paperOn: date(paperOn) });
  expect(await fieldsOf(desk.leave.recordPaper(archivist, paper('2026-03-04')))).toEqual(['paperOn']);
  expect(await fieldsOf(desk.leave.recordPaper(archivist, paper('2026-03-06')))).toEqual(['paperOn']);
  expect(await desk.leave.recordPaper(archivist, paper('2026-03-05'))).toMatchObject({
    paperOn: '2026-03-05',
    paperOverdue: false,
  });
  expect(await desk.leave.list(owed)).toMatchObject({ total: 0 });
});

test('fifteen days need a substitute, who is listed as missing until arranged', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const period = leavePeriod('2026-03-09', addDays(date('2026-03-09'), 14));
  const draft = desk.draft(postingId, period, { kind: 'sick', countedAs: 'calendar' });
  const asked = await desk.leave.request(archivist, draft);
  expect(asked).toMatchObject({ requiredOrgan: group, substitutionNeeded: true });
  const missing = leaveListInput.parse({ filter: { attention: 'substitution_missing' } });
  expect(await desk.leave.list(missing)).toMatchObject({ total: 1 });
  const substitute = { id: asked.id, revision: 1, substitute: '钱示例', substituteFrom: date('2026-03-09') };
  await desk.leave.arrangeSubstitute(archivist, substitute);
  expect(await desk.leave.list(missing)).toMatchObject({ total: 0 });
});

test('back late: the days over are shown until a later leave covers them', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const asked = await desk.leave.request(archivist, desk.draft(postingId));
  await desk.leave.decide(archivist, decision(asked, township));
  desk.clock.set('2026-03-17T02:00:00.000Z');
  const late = leaveListInput.parse({ filter: { attention: 'not_returned' } });
  expect(await desk.leave.list(late)).toMatchObject({ total: 1, rows: [{ returnOverdue: true }] });
  await desk.leave.recordReturn(archivist, {
    id: asked.id,
    revision: 2,
    returnedOn: date('2026-03-17'),
    returnedHalf: 'am',
  });
  expect(await desk.leave.list(late)).toMatchObject({ total: 0 });
  expect((await desk.leave.get(asked.id)).overrun).toMatchObject({
    startDate: '2026-03-12',
    endDate: '2026-03-16',
    workingHalfDays: 6,
    uncoveredWorkingHalfDays: 6,
  });
  const cover = desk.draft(postingId, leavePeriod('2026-03-12', '2026-03-16'), {
    requestedOn: date('2026-03-17'),
    reportedBy: 'telephone',
    joined: true,
    countedAs: 'calendar',
  });
  const covering = await desk.leave.request(archivist, cover);
  expect(covering.requiredOrgan).toBe(group);
  await desk.leave.decide(archivist, decision(covering, group, { decidedOn: date('2026-03-17') }));
  expect((await desk.leave.get(asked.id)).overrun).toMatchObject({
    uncoveredWorkingHalfDays: 0,
    coveredBy: [{ id: covering.id }],
  });
});

test('back early: attendance sees only the days taken, and the rest is free for another leave', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const asked = await desk.leave.request(archivist, desk.draft(postingId));
  await desk.leave.decide(archivist, decision(asked, township));
  desk.clock.set('2026-03-11T02:00:00.000Z');
  const at = (returnedOn: string, revision: number) => ({
    id: asked.id,
    revision,
    returnedOn: date(returnedOn),
    returnedHalf: 'am' as const,
  });
  expect(await fieldsOf(desk.leave.recordReturn(archivist, at('2026-03-09', 2)))).toEqual(['returnedOn']);
  expect(await fieldsOf(desk.leave.recordReturn(archivist, at('2026-03-12', 2)))).toEqual(['returnedOn']);
  await desk.leave.recordReturn(archivist, at('2026-03-10', 2));
  const march = [date('2026-03-01'), date('2026-03-31')] as const;
  const taken = await leaveOfPostings(desk.database.read, [postingId], ...march);
  expect(taken.get(postingId)).toEqual([{ kind: 'personal', ...leavePeriod('2026-03-09') }]);
  const again = desk.draft(postingId, leavePeriod('2026-03-11'), { requestedOn: date('2026-03-10') });
  await desk.leave.request(archivist, again);
  expect(
    await fieldsOf(
      desk.leave.recordReturn(archivist, { ...at('2026-03-11', 3), returnedHalf: 'pm' as const }),
    ),
  ).toEqual(['returnedOn']);
});

test('wrong order and stale revisions are refused, nothing is written', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const asked = await desk.leave.request(archivist, desk.draft(postingId));
  const back = { returnedOn: date('2026-03-05'), returnedHalf: 'pm' as const };
  await expect(
    desk.leave.recordReturn(archivist, { id: asked.id, revision: 1, ...back }),
  ).rejects.toMatchObject({ data: { rule: 'leave_closed' } });
  const before = decision(asked, township, { decidedOn: date('2026-03-04') });
  expect(await fieldsOf(desk.leave.decide(archivist, before))).toEqual(['decidedOn']);
  const wordless = decision(asked, township, { outcome: 'refused' });
  expect(await fieldsOf(desk.leave.decide(archivist, wordless))).toEqual(['note']);
  await desk.leave.decide(archivist, { ...wordless, note: '工作需要，暂缓请假（示例）' });
  await expect(desk.leave.decide(archivist, decision(asked, township))).rejects.toMatchObject({
    code: 'CONFLICT',
    data: { currentRevision: 2 },
  });
  await expect(
    desk.leave.decide(archivist, decision({ id: asked.id, revision: 2 }, township)),
  ).rejects.toMatchObject({ data: { rule: 'leave_decided' } });
  expect(await desk.trail(asked.id)).toEqual(['presence.leaveRequested', 'presence.leaveDecided']);
});

test('the list: filtered, sorted, paged, with totals of all that is found', async () => {
  const desk = await recordsDesk();
  const zhao = await desk.post('赵示例');
  const qian = await desk.post('钱示例');
  await desk.leave.request(archivist, desk.draft(zhao.postingId));
  await desk.leave.request(archivist, desk.draft(qian.postingId, leavePeriod('2026-03-30', '2026-04-01')));
  await desk.leave.request(
    archivist,
    desk.draft(qian.postingId, leavePeriod('2026-04-13'), { kind: 'sick' }),
  );
  const list = (input: object) => desk.leave.list(leaveListInput.parse(input));
  expect(await list({ limit: 1 })).toMatchObject({
    total: 3,
    rows: [{ startDate: '2026-04-13' }],
    totals: { calendarHalfDays: 14, workingHalfDays: 14, requested: 3 },
  });
  expect(await list({ filter: { monthFrom: '2026-04', monthTo: '2026-04' } })).toMatchObject({ total: 2 });
  expect(await list({ filter: { text: '赵' } })).toMatchObject({ total: 1 });
  expect(await list({ filter: { text: 'zsl 示坪' } })).toMatchObject({ total: 3 });
  expect(await list({ filter: { text: '无此人' } })).toMatchObject({ total: 0, totals: { requested: 0 } });
  expect(await list({ filter: { kind: 'sick', villageId: desk.villageId } })).toMatchObject({ total: 1 });
  const sorted = await list({ sort: [{ column: 'length', direction: 'asc' }] });
  expect(sorted.rows[0]).toMatchObject({ kind: 'sick' });
});
