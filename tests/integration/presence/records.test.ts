import { expect, test } from 'vitest';
import {
  type ConductDraft,
  conductListInput,
  type ObservationDraft,
  observationListInput,
  type SpotCheckDraft,
  spotCheckListInput,
} from '#shared/contract/presence-records.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import { penaltiesOf } from '../../../electron/presence/conduct-source.ts';
import { date, leavePeriod } from '../../support/leave-cases.ts';
import { archivist, fieldsOf, leader, recordsDesk } from './records-desk.ts';

type Finding = SpotCheckDraft['findings'][number];

const found = (postingId: PostingId, more: Partial<Finding> = {}): Finding => ({
  postingId,
  finding: 'unexcused_absence',
  detail: '上午十点不在村，无请假手续（示例）',
  correctionDueOn: null,
  ...more,
});

const inspection = (findings: Finding[], more: Partial<SpotCheckDraft> = {}) => ({
  level: 'city' as const,
  organ: '市委组织部',
  checkedOn: date('2026-03-04'),
  documentNumber: '示通报〔2026〕1号',
  findings,
  despiteWarnings: false,
  ...more,
});

const penalty = (personId: PersonId, more: Partial<ConductDraft> = {}): ConductDraft => ({
  personId,
  kind: 'penalty',
  severity: '党内警告',
  decidedOn: date('2025-06-02'),
  effectiveUntil: date('2026-06-01'),
  organ: '区纪委监委',
  documentNumber: '示纪〔2025〕9号',
  reason: '违反工作纪律（示例）',
  ...more,
});

const observation = (postingId: PostingId, more: Partial<ObservationDraft> = {}): ObservationDraft => ({
  postingId,
  kind: 'home_unit_work',
  observedOn: date('2026-03-02'),
  organ: '示河镇党委',
  documentNumber: null,
  text: '被派出单位抽回参加专班一周（示例）',
  ...more,
});

test('an investigation is opened and concluded once; it is no penalty', async () => {
  const desk = await recordsDesk();
  const { personId } = await desk.post('赵示例');
  const investigation = penalty(personId, {
    kind: 'investigation',
    severity: null,
    decidedOn: date('2026-02-02'),
    effectiveUntil: null,
  });
  expect(
    await fieldsOf(desk.conduct.record(archivist, { ...investigation, effectiveUntil: date('2026-03-06') })),
  ).toEqual(['effectiveUntil']);
  const { id, revision, inEffect } = await desk.conduct.record(archivist, investigation);
  expect(inEffect).toBe(true);
  expect(await penaltiesOf(desk.database.read, personId)).toEqual([]);

  const conclude = (concludedOn: string, seen = revision) =>
    desk.conduct.conclude(archivist, { id, revision: seen, concludedOn: date(concludedOn) });
  expect(await fieldsOf(conclude('2026-02-01'))).toEqual(['concludedOn']);
  expect(await fieldsOf(conclude('2026-03-06'))).toEqual(['concludedOn']);
  const concluded = await conclude('2026-03-05');
  expect(concluded).toMatchObject({ effectiveUntil: '2026-03-05', inEffect: false });
  await expect(conclude('2026-03-05', concluded.revision)).rejects.toMatchObject({
    data: { rule: 'already_concluded' },
  });
  const inEffectNow = await desk.conduct.list(conductListInput.parse({ filter: { inEffect: true } }));
  expect(inEffectNow.total).toBe(0);

  const warning = await desk.conduct.record(archivist, penalty(personId));
  await expect(
    desk.conduct.conclude(archivist, {
      id: warning.id,
      revision: warning.revision,
      concludedOn: date('2026-03-01'),
    }),
  ).rejects.toMatchObject({ data: { rule: 'not_an_investigation' } });
});

test('an inspection is recorded as one, and corrections are followed, the overdue first', async () => {
  const desk = await recordsDesk();
  const [zhao, qian, sun] = [await desk.post('赵示例'), await desk.post('钱示例'), await desk.post('孙示例')];
  const ids = await desk.spotChecks.record(
    archivist,
    inspection([
      found(zhao.postingId, { correctionDueOn: date('2026-03-10') }),
      found(qian.postingId, { finding: 'shortcoming', correctionDueOn: date('2026-03-04') }),
      found(sun.postingId, { finding: 'on_post', detail: '' }),
    ]),
  );
  expect(ids).toHaveLength(3);
  const list = (filter: object = {}) => desk.spotChecks.list(spotCheckListInput.parse({ filter }));
  expect(await list()).toMatchObject({
    total: 3,
    totals: { unexcusedAbsences: 1, openCorrections: 2, overdueCorrections: 1 },
    rows: [
      { personName: '钱示例', correction: 'overdue', daysOverdue: 1 },
      { personName: '赵示例', correction: 'open', daysOverdue: 0 },
      { personName: '孙示例', correction: 'none' },
    ],
  });
  expect(await list({ correction: 'overdue' })).toMatchObject({ total: 1 });
  expect(await list({ level: 'county' })).toMatchObject({ total: 0 });
  expect(await list({ text: '赵', finding: 'unexcused_absence' })).toMatchObject({ total: 1 });

  const [, second] = ids;
  if (!second) throw new Error('Three were recorded');
  const correction = { id: second, revision: 1, note: '已补齐工作日志（示例）' };
  const on = (day: string) => ({ ...correction, correctedOn: date(day) });
  expect(await fieldsOf(desk.spotChecks.correct(archivist, on('2026-03-03')))).toEqual(['correctedOn']);
  expect(await fieldsOf(desk.spotChecks.correct(archivist, on('2026-03-06')))).toEqual(['correctedOn']);
  expect(await desk.spotChecks.correct(archivist, on('2026-03-05'))).toMatchObject({
    correction: 'corrected',
    daysOverdue: 1,
    revision: 2,
  });
  await expect(desk.spotChecks.correct(archivist, on('2026-03-05'))).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect(await list()).toMatchObject({ totals: { openCorrections: 1, overdueCorrections: 0 } });
});

test('an inspection with one finding that cannot be is not recorded at all', async () => {
  const desk = await recordsDesk();
  const zhao = await desk.post('赵示例');
  const late = await desk.post('钱示例', '2026-03-05');
  const gone = await desk.post('孙示例', '2025-01-06', 'team_member', '2026-02-27');
  const draft = inspection([
    found(zhao.postingId),
    found(late.postingId),
    found(gone.postingId),
    found(zhao.postingId, { detail: '' }),
    found(zhao.postingId, { finding: 'on_post', correctionDueOn: date('2026-03-10') }),
    found(zhao.postingId, { correctionDueOn: date('2026-03-03') }),
  ]);
  const fields = [
    'findings.1.postingId',
    'findings.2.postingId',
    'findings.3.postingId',
    'findings.3.detail',
    'findings.4.postingId',
    'findings.4.correctionDueOn',
    'findings.5.postingId',
    'findings.5.correctionDueOn',
  ];
  expect(await fieldsOf(desk.spotChecks.record(archivist, draft))).toEqual(fields);
  expect((await desk.spotChecks.preview(draft)).problems.map(({ path }) => path)).toEqual(fields);
  const tomorrow = inspection([found(zhao.postingId)], { checkedOn: date('2026-03-06') });
  expect(await fieldsOf(desk.spotChecks.record(archivist, tomorrow))).toEqual(['checkedOn']);
  expect(await desk.spotChecks.list(spotCheckListInput.parse({}))).toMatchObject({ total: 0 });
});

test('the same body finds a person once a day; another body, or after voiding, may', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const [id] = await desk.spotChecks.record(archivist, inspection([found(postingId)]));
  if (!id) throw new Error('One was recorded');
  const again = inspection([found(postingId)]);
  expect(await fieldsOf(desk.spotChecks.record(archivist, again))).toEqual(['findings.0.postingId']);
  await desk.spotChecks.record(archivist, { ...again, organ: '市乡村振兴局' });
  const voiding = { id, revision: 1, reason: '登记错人（示例）' };
  expect(await desk.spotChecks.void(leader, voiding)).toMatchObject({ voidReason: '登记错人（示例）' });
  await expect(desk.spotChecks.void(leader, { ...voiding, revision: 2 })).rejects.toMatchObject({
    data: { rule: 'record_voided' },
  });
  await desk.spotChecks.record(archivist, again);
  expect(await desk.trail(id)).toEqual(['presence.spotCheckRecorded', 'presence.spotCheckVoided']);
  const all = await desk.spotChecks.list(spotCheckListInput.parse({ filter: { withVoided: true } }));
  expect(all).toMatchObject({ total: 3, totals: { unexcusedAbsences: 2 } });
});

test('an absence on a day of approved leave asks for a second look', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例');
  const asked = await desk.leave.request(
    archivist,
    desk.draft(postingId, leavePeriod('2026-03-04'), { requestedOn: date('2026-03-03') }),
  );
  const draft = inspection([found(postingId)]);
  expect((await desk.spotChecks.preview(draft)).warnings).toEqual([]);
  await desk.leave.decide(archivist, {
    id: asked.id,
    revision: 1,
    outcome: 'approved',
    organ: '乡镇党委',
    by: null,
    decidedOn: date('2026-03-03'),
    documentNumber: null,
    consents: [],
    note: null,
    countedAs: null,
  });
  await expect(desk.spotChecks.record(archivist, draft)).rejects.toMatchObject({
    data: { rule: 'spot_check_warned' },
    message: expect.stringContaining('2026年3月4日事假'),
  });
  expect(await desk.spotChecks.record(archivist, { ...draft, despiteWarnings: true })).toHaveLength(1);
});

test('conduct: kinds, periods and voiding; what holds is what the pre-check sees', async () => {
  const desk = await recordsDesk();
  const { personId } = await desk.post('赵示例');
  const bad = [
    [penalty(personId, { severity: null }), ['severity']],
    [penalty(personId, { kind: 'admonition' }), ['severity']],
    [penalty(personId, { decidedOn: date('2026-03-06'), effectiveUntil: null }), ['decidedOn']],
    [penalty(personId, { effectiveUntil: date('2025-06-01') }), ['effectiveUntil']],
  ] as const;
  for (const [draft, fields] of bad) {
    expect(await fieldsOf(desk.conduct.record(archivist, draft))).toEqual(fields);
  }
  const record = await desk.conduct.record(archivist, penalty(personId));
  expect(record).toMatchObject({ inEffect: true, villageName: '示坪村', personName: '赵示例' });
  await desk.conduct.record(
    archivist,
    penalty(personId, { kind: 'admonition', severity: null, effectiveUntil: date('2026-03-04') }),
  );
  const list = (filter: object) => desk.conduct.list(conductListInput.parse({ filter }));
  expect(await list({ personId })).toMatchObject({ total: 2 });
  expect(await list({ inEffect: true })).toMatchObject({ total: 1, rows: [{ id: record.id }] });
  expect(await list({ text: '示坪', kind: 'penalty' })).toMatchObject({ total: 1 });
  expect(await penaltiesOf(desk.database.read, personId)).toMatchObject([{ severity: '党内警告' }]);
  await desk.conduct.void(leader, { id: record.id, revision: 1, reason: '处分已撤销（示例）' });
  expect(await penaltiesOf(desk.database.read, personId)).toEqual([]);
  expect(await list({ inEffect: true })).toMatchObject({ total: 0 });
});

test('observations: only while on post; notes and facts for triggers are told apart', async () => {
  const desk = await recordsDesk();
  const { postingId } = await desk.post('赵示例', '2025-01-06');
  for (const day of ['2025-01-05', '2026-03-06']) {
    const call = desk.observations.record(archivist, observation(postingId, { observedOn: date(day) }));
    expect(await fieldsOf(call)).toEqual(['observedOn']);
  }
  const fact = await desk.observations.record(archivist, observation(postingId));
  await desk.observations.record(archivist, observation(postingId, { kind: 'talk', text: '谈心（示例）' }));
  const list = (filter: object) => desk.observations.list(observationListInput.parse({ filter }));
  expect(await list({ group: 'for_triggers' })).toMatchObject({ total: 1, rows: [{ id: fact.id }] });
  expect(await list({ group: 'notes' })).toMatchObject({ total: 1, rows: [{ kind: 'talk' }] });
  expect(await list({ from: date('2026-03-03') })).toMatchObject({ total: 0 });
  await desk.observations.void(leader, { id: fact.id, revision: 1, reason: '情况不实（示例）' });
  expect(await list({})).toMatchObject({ total: 1 });
});
