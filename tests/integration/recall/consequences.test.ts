import { expect, test } from 'vitest';
import { accountabilityInputSchema, caseSuccessorSchema } from '#shared/contract/recall-consequences.ts';
import { businessDateSchema } from '#shared/dates.ts';
import type { CaseId, FollowUpId } from '#shared/ids.ts';
import { penaltiesOf } from '../../../electron/presence/conduct-source.ts';
import { createNominationsService } from '../../../electron/roster/nominations.service.ts';
import { createRotationService } from '../../../electron/roster/rotation.service.ts';
import { trailOf } from '../assessment/district.ts';
import { type CaseDesk, openCaseDesk } from './case-desk.ts';

const date = (text: string) => businessDateSchema.parse(text);
const violates = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });
const refusedAt = (path: string) => ({ code: 'INVALID_INPUT', data: { issues: [{ path }] } });
const page = { offset: 0, limit: 100 };

const order = {
  kind: 'correction' as const,
  title: '限期改正考勤问题',
  organ: '示例镇党委',
  startedOn: date('2026-03-05'),
  dueOn: date('2026-03-20'),
};
const finding = {
  result: 'met' as const,
  finishedOn: date('2026-03-05'),
  finding: '已按要求改正。',
  documentNumber: '示例〔2026〕8号',
};
const talk = accountabilityInputSchema.parse({
  kind: 'unit_talk',
  object: '示例局主要负责人',
  organ: '示例县委组织部',
  conductedBy: '示例领导甲',
  on: '2026-03-05',
  place: '县委会议室（示例）',
  content: '通报召回情况，要求加强管理。',
  reply: '表示接受。',
});

const addFollowUp = async (desk: CaseDesk, id: CaseId, given: Partial<typeof order> = {}) =>
  desk.recall.consequences.addFollowUp(desk.actors.assessor, {
    ...(await desk.at(id)),
    followUp: { ...order, ...given },
  });
const finish = async (
  desk: CaseDesk,
  id: CaseId,
  followUpId: FollowUpId,
  given: Partial<typeof finding> = {},
) =>
  desk.recall.consequences.finishFollowUp(desk.actors.assessor, {
    ...(await desk.at(id)),
    followUpId,
    ...finding,
    ...given,
  });

test('a follow-up is added beside a recall, is overdue after its last day, and is finished with a finding', async () => {
  const desk = await openCaseDesk();
  const { consequences } = desk.recall;
  const id = await desk.openCase();
  await desk.toStage(id, 'recalled');
  const { followUpId } = await addFollowUp(desk, id);
  expect(await consequences.followUpsOf('leader', id)).toMatchObject([{ daysLeft: 15, overdue: false }]);
  expect(await consequences.followUpsOverdue('leader')).toBe(0);
  desk.clock.set('2026-03-21T02:30:00.000Z');
  const list = await consequences.listFollowUps('leader', { ...page, onlyOverdue: true });
  expect(list).toMatchObject({
    total: 1,
    overdue: 1,
    rows: [{ case: { id, personName: '示例某1' }, followUp: { daysLeft: -1, overdue: true } }],
  });
  expect(await consequences.followUpsOverdue('leader')).toBe(1);

  await expect(finish(desk, id, followUpId, { finishedOn: date('2026-03-04') })).rejects.toMatchObject(
    refusedAt('finishedOn'),
  );
  await expect(finish(desk, id, followUpId, { finishedOn: date('2026-03-22') })).rejects.toMatchObject(
    refusedAt('finishedOn'),
  );
  await finish(desk, id, followUpId, { finishedOn: date('2026-03-21') });
  await expect(finish(desk, id, followUpId)).rejects.toMatchObject(violates('follow_up_closed'));
  expect(await consequences.followUpsOf('leader', id)).toMatchObject([
    { result: 'met', finishedOn: '2026-03-21', finding: '已按要求改正。', overdue: false, daysLeft: null },
  ]);
  expect(await consequences.followUpsOverdue('leader')).toBe(0);
  const told = (await desk.timeLine(id)).filter(({ kind }) => kind === 'follow_up');
  expect(told).toMatchObject([
    { title: '限期整改：限期改正考勤问题', organ: '示例镇党委', opinion: '期限：2026-03-20' },
    { title: '限期整改：限期改正考勤问题，已落实', documentNumber: '示例〔2026〕8号' },
  ]);
  const trail = (await trailOf(desk, id)).map(({ action }) => action);
  expect(trail.filter((action) => action.startsWith('recall.followUp'))).toEqual([
    'recall.followUpAdded',
    'recall.followUpFinished',
  ]);
});

test('one recorded by mistake is voided with a reason and holds nothing up; a case with an open one is not filed away', async () => {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  await desk.toStage(id, 'not_recalled');
  const { followUpId } = await addFollowUp(desk, id);
  await expect(desk.step(id, 'closed_without_recall')).rejects.toMatchObject(violates('follow_up_open'));
  const voiding = async () =>
    desk.recall.consequences.voidFollowUp(desk.actors.leader, {
      ...(await desk.at(id)),
      followUpId,
      reason: '登记错了案件',
    });
  await voiding();
  await expect(voiding()).rejects.toMatchObject(violates('already_void'));
  expect(await desk.recall.consequences.followUpsOf('leader', id)).toMatchObject([
    { voidReason: '登记错了案件' },
  ]);
  await desk.toState(id, 'closed_without_recall');
  await expect(addFollowUp(desk, id)).rejects.toMatchObject(violates('case_ended'));
});

test('dates of a follow-up are in order, and of two who write the later one is told', async () => {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  await expect(addFollowUp(desk, id, { startedOn: date('2026-03-06') })).rejects.toMatchObject(
    refusedAt('followUp.startedOn'),
  );
  await expect(addFollowUp(desk, id, { dueOn: date('2026-03-04') })).rejects.toMatchObject(
    refusedAt('followUp.dueOn'),
  );
  const read = await desk.at(id);
  await addFollowUp(desk, id);
  await expect(
    desk.recall.consequences.addFollowUp(desk.actors.assessor, { ...read, followUp: order }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  const other = await desk.openCase();
  const [known] = await desk.recall.consequences.followUpsOf('leader', id);
  if (!known) throw new Error('the follow-up is missing');
  await expect(finish(desk, other, known.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('乌海: a talk by the unit’s leader is recorded, opens the way, and is not taken back once the case stands on it', async () => {
  const desk = await openCaseDesk('wuhai-2023');
  const { consequences } = desk.recall;
  const id = await desk.openCase();
  await desk.toStage(id, 'recalled');
  const record = async () =>
    consequences.recordAccountability(desk.actors.assessor, { ...(await desk.at(id)), record: talk });
  await expect(desk.step(id, 'talked')).rejects.toMatchObject(violates('talk_missing'));
  const { accountabilityId } = await record();
  expect(await consequences.accountabilityAdvice('leader', id)).toContainEqual(
    expect.objectContaining({ code: 'talk', kind: 'unit_talk', standing: 'borne_out', recorded: 1 }),
  );
  await desk.step(id, 'talked');
  const voiding = async () =>
    consequences.voidAccountability(desk.actors.leader, {
      ...(await desk.at(id)),
      accountabilityId,
      reason: '谈话对象写错',
    });
  await expect(voiding()).rejects.toMatchObject(violates('state_rests'));
  await record();
  await voiding();
  expect(await consequences.accountabilityOf('leader', id)).toMatchObject([
    { object: '示例局主要负责人', reply: '表示接受。', voidReason: '谈话对象写错' },
    { voidReason: null },
  ]);
  expect((await desk.timeLine(id)).filter(({ kind }) => kind === 'accountability')).toHaveLength(3);
});

test('赣州: two absences found by the city suggest accountability with the clause; nothing happens by itself', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例脱岗');
  await desk.finding(one, '2026-01-10');
  await desk.finding(one, '2026-02-10');
  const { signals } = await desk.recall.ofPosting(one.postingId, 'leader');
  const two = signals.find(({ ruleCode }) => ruleCode === 'two_findings');
  if (!two) throw new Error('the signal is missing');
  const { id } = await desk.cases.openCase(desk.actors.assessor, {
    postingId: one.postingId,
    on: desk.today(),
    signals: [{ key: two.key, factsSha256: two.factsSha256 }],
    triggers: [],
    facts: '市级检查两次发现无故脱岗（示例）。',
  });
  expect(await desk.recall.consequences.accountabilityAdvice('leader', id)).toContainEqual(
    expect.objectContaining({
      code: 'accountability',
      standing: 'borne_out',
      recorded: 0,
      ground: expect.objectContaining({ clause: expect.objectContaining({ article: '第二十一条' }) }),
    }),
  );
  expect(await desk.recall.consequences.accountabilityOf('leader', id)).toEqual([]);
});

test('the successor: post, candidate with the check, arrival; the gap is counted and the village is never silently empty', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例被召回', { village: '示例甲村' });
  const id = await desk.openCase('penalised', one);
  const view = async () =>
    caseSuccessorSchema.parse(await desk.recall.consequences.caseSuccessor('leader', id));
  expect(await view()).toMatchObject({
    gap: { kind: 'on_post' },
    village: { empty: false, others: [], sentence: expect.stringMatching(/离岗后就没有人了/) },
    next: { action: 'open_post', postingId: one.postingId },
  });
  await desk.toStage(id, 'recalled');
  desk.clock.set('2026-03-17T02:30:00.000Z');
  expect(await view()).toMatchObject({
    gap: { kind: 'empty', days: 12, emptySince: '2026-03-06' },
    gapSentence: '已空缺 12 天',
    village: { empty: true, sentence: expect.stringMatching(/今天没有人在岗/) },
  });

  const roster = { database: desk.database, schemes: desk.policy };
  const post = await createRotationService(roster).openSuccessorPost(desk.actors.archivist, {
    postingId: one.postingId,
    unitName: null,
  });
  expect(await view()).toMatchObject({
    successor: { id: post.id, stage: 'open' },
    next: { action: 'nominate', postingId: post.id },
  });
  // The candidate was recalled from another village and is still within the period of effect.
  const candidate = await desk.post('示例人选', { village: '示例乙村' });
  await desk.toStage(await desk.openCase('penalised', candidate), 'recalled');
  const nominations = createNominationsService({ ...roster, clock: desk.clock, penaltiesOf });
  const { id: nominationId } = await nominations.nominate(desk.actors.archivist, {
    postingId: post.id,
    person: { id: candidate.personId },
    role: 'team_member',
    proposedOn: desk.today(),
    plannedStart: null,
    proposedBy: null,
    documentNumber: null,
  });
  const nominated = await view();
  expect(nominated).toMatchObject({
    nominations: [{ id: nominationId, personName: '示例人选', state: 'proposed' }],
    next: { action: 'go_on', nominationId },
  });
  expect(nominated.nominations[0]?.preCheck.items.length).toBeGreaterThan(0);
  expect(nominated.nominations[0]?.effects.map(({ code }) => code)).toContain('no_promotion');

  await desk.record(({ trx }) =>
    trx
      .updateTable('posting')
      .set({ status: 'on_post', person_id: candidate.personId, start_date: date('2026-03-17') })
      .where('id', '=', post.id)
      .execute(),
  );
  expect(await view()).toMatchObject({
    gap: { kind: 'gap', days: 11 },
    village: { empty: false, others: [{ personName: '示例人选' }] },
    next: { action: 'none' },
  });
});

test('effects end on their days: told beforehand and shortly after, on the person, and never of a withdrawn case', async () => {
  const desk = await openCaseDesk();
  const { consequences } = desk.recall;
  const one = await desk.post('示例影响');
  const id = await desk.openCase('penalised', one);
  expect(await consequences.caseEffects('leader', id)).toMatchObject({
    effects: [],
    none: expect.stringMatching(/还没有审定/),
    assessment: null,
  });
  await desk.decide(id);
  const { effects, none, assessment } = await consequences.caseEffects('leader', id);
  expect(effects.map(({ code, until, state }) => [code, until, state])).toEqual([
    ['no_excellent', '2026-12-31', 'running'],
    ['no_promotion', '2029-03-04', 'running'],
    ['reserve_removed', '2029-03-04', 'running'],
  ]);
  expect(none).toBeNull();
  expect(assessment).toMatchObject({
    year: 2026,
    participation: 'graded',
    cap: 'competent',
    sentence: '登记派出单位召回后，2026 年度考核：参加考核、确定等次，等次最高为“称职”。',
  });
  expect(await consequences.countEffectsEnding(30)).toBe(0);
  desk.clock.set('2026-12-05T02:30:00.000Z');
  expect(await consequences.effectsEnding({ ...page, withinDays: 30 })).toMatchObject({
    total: 1,
    rows: [{ case: { id, personName: '示例影响' }, effect: { code: 'no_excellent', daysLeft: 27 } }],
  });
  expect(await consequences.effectsOfPerson(one.personId)).toHaveLength(3);
  desk.clock.set('2027-01-15T02:30:00.000Z');
  expect(await consequences.effectsEnding({ ...page, withinDays: 30 })).toMatchObject({
    rows: [{ effect: { state: 'over', daysLeft: 0 } }],
  });
  expect(await consequences.effectsOfPerson(one.personId)).toMatchObject([
    { caseId: id, effect: { until: '2029-03-04' } },
    {},
  ]);
  await desk.step(id, 'withdrawn', { reason: '审定有误，撤销' }, desk.actors.leader);
  expect(await consequences.countEffectsEnding(30)).toBe(0);
  expect(await consequences.effectsOfPerson(one.personId)).toEqual([]);
  expect(await consequences.caseEffects('leader', id)).toMatchObject({
    effects: [],
    none: '案件已经撤销，没有影响期。',
    assessment: null,
  });
});
