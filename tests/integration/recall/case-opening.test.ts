import { expect, test } from 'vitest';
import { businessDateSchema } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { CaseActor } from '../../../electron/recall/cases/confidential.ts';
import { trailOf } from '../assessment/district.ts';
import { type CaseDesk, facts, openCaseDesk } from './case-desk.ts';
import type { Posted } from './recall-desk.ts';

const violates = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });
const date = (text: string) => businessDateSchema.parse(text);

/** Somebody about whom two signals of two triggers hold. */
async function withSignals() {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲', { initials: 'slj' });
  await desk.finding(one, '2026-02-03');
  await desk.penalty(one, '2026-02-10');
  return { desk, one, signals: await asRead(desk, one) };
}

const asRead = async ({ recall }: CaseDesk, { postingId }: Posted) =>
  (await recall.ofPosting(postingId, 'leader')).signals;

const opening = (
  postingId: PostingId,
  given: Partial<Parameters<CaseDesk['cases']['openCase']>[1]> = {},
) => ({
  postingId,
  on: date('2026-03-05'),
  signals: [],
  triggers: [],
  facts,
  ...given,
});

test('from signals: their triggers come with them, and each is told of in the time line and the trail', async () => {
  const { desk, one, signals } = await withSignals();
  expect(signals.map(({ triggerCode }) => triggerCode)).toEqual(['penalised', 'absent_uncorrected']);
  const { id, revision } = await desk.cases.openCase(
    desk.actors.assessor,
    opening(one.postingId, { signals, triggers: ['township_unfit'] }),
  );
  const detail = await desk.read(id);
  expect(detail).toMatchObject({
    number: '召回-2026-001',
    revision,
    subject: { personName: '示例甲', villageName: '示例村', startDate: '2025-01-01' },
    state: 'draft',
    stage: 'draft',
    organ: '乡镇党委',
    editable: true,
    facts,
    daysOnPost: 429,
    postEndedOn: null,
    openedByName: '示例考核员',
  });
  expect(detail.triggers.map(({ code }) => code)).toEqual([
    'absent_uncorrected',
    'penalised',
    'township_unfit',
  ]);
  expect(detail.signals.map(({ standing }) => standing)).toEqual(['same', 'same']);
  expect((await desk.timeLine(id)).map(({ sequence, kind, on }) => [sequence, kind, on])).toEqual([
    [1, 'opened', '2026-03-05'],
    [2, 'signal', '2026-03-05'],
    [3, 'signal', '2026-03-05'],
  ]);
  expect(await trailOf(desk, id)).toMatchObject([
    {
      action: 'recall.caseOpened',
      actor: '示例考核员',
      after: { number: '召回-2026-001', person: '示例甲' },
    },
    { action: 'recall.caseRead', actor: '示例领导甲' },
  ]);
});

test('its signals point to it and are no open work; later ones are added; changed and vanished ones are told', async () => {
  const { desk, one, signals } = await withSignals();
  const [penalty, finding] = signals;
  if (!penalty || !finding) throw new Error('Two signals');
  const { id } = await desk.cases.openCase(
    desk.actors.assessor,
    opening(one.postingId, { signals: [penalty] }),
  );
  expect(await asRead(desk, one)).toMatchObject([
    { key: penalty.key, state: 'in_case', caseRef: { id, number: '召回-2026-001', stateTitle: '草稿' } },
    { key: finding.key, state: 'open', caseRef: null },
  ]);
  expect(await desk.recall.totals('leader')).toMatchObject({ open: 1, inCase: 1, dismissed: 0 });
  expect((await desk.list({ state: 'in_case' })).rows.map(({ key }) => key)).toEqual([penalty.key]);
  await expect(
    desk.recall.dismiss(desk.actors.leader, {
      postingId: one.postingId,
      key: penalty.key,
      factsSha256: penalty.factsSha256,
      reason: '示例理由',
    }),
  ).rejects.toMatchObject(violates('signal_in_case'));

  await desk.cases.addSignals(desk.actors.assessor, { ...(await desk.at(id)), signals: [finding] });
  const added = await desk.read(id);
  expect(added.triggers.map(({ code }) => code)).toEqual(['absent_uncorrected', 'penalised']);
  await expect(
    desk.cases.addSignals(desk.actors.assessor, { ...(await desk.at(id)), signals: [finding] }),
  ).rejects.toMatchObject(violates('signal_in_case'));

  await desk.finding(one, '2026-02-20');
  await desk.record(({ trx, at }) =>
    trx.updateTable('conduct_record').set({ voided_at: at, void_reason: '登记错了人' }).execute(),
  );
  const later = await desk.read(id);
  expect(Object.fromEntries(later.signals.map(({ signal, standing }) => [signal.key, standing]))).toEqual({
    [penalty.key]: 'gone',
    [finding.key]: 'gone',
  });
  // Withdrawn, the case has settled nothing: what still holds is open work again.
  await desk.toState(id, 'withdrawn');
  expect((await asRead(desk, one)).every(({ state }) => state === 'open')).toBe(true);
});

test('an archivist does not learn from the signals that somebody has a case before it is decided', async () => {
  const { desk, one, signals } = await withSignals();
  const { id } = await desk.cases.openCase(desk.actors.assessor, opening(one.postingId, { signals }));
  const seen = (await desk.recall.ofPosting(one.postingId, 'archivist')).signals;
  expect(seen.map(({ state, caseRef }) => [state, caseRef])).toEqual([
    ['open', null],
    ['open', null],
  ]);
  expect(await desk.recall.totals('archivist')).toMatchObject({ open: 2, inCase: 0 });
  await desk.decide(id, 'not_recalled');
  expect(await desk.recall.totals('archivist')).toMatchObject({ open: 0, inCase: 2 });
  await desk.toState(id, 'closed_without_recall');
  expect(await desk.recall.totals('leader')).toMatchObject({ open: 0, inCase: 2 });
});

test('by hand, with triggers of the scheme; one open case a posting', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  const open = (triggers: string[]) =>
    desk.cases.openCase(desk.actors.leader, opening(one.postingId, { triggers }));
  await expect(open([])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(open(['made_up'])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const { id } = await open(['incapable']);
  await expect(open(['penalised'])).rejects.toMatchObject(violates('case_open'));
  expect(await desk.cases.caseCandidates(one.postingId)).toMatchObject({
    openCase: { id, number: '召回-2026-001' },
    obstacles: [],
  });
  await desk.toState(id, 'withdrawn');
  expect((await desk.read((await open(['penalised'])).id)).number).toBe('召回-2026-002');
});

test('the day of opening lies between the first day on post and today', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  const open = (on: string) =>
    desk.cases.openCase(
      desk.actors.assessor,
      opening(one.postingId, { on: date(on), triggers: ['incapable'] }),
    );
  for (const day of ['2026-03-06', '2024-12-31'])
    await expect(open(day)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'on' }] },
    });
  await open('2025-12-31');
  expect((await desk.listCases()).rows[0]?.number).toBe('召回-2025-001');
});

test('refused for a post without anybody, and for one that has ended', async () => {
  const desk = await openCaseDesk();
  await desk.addPosting({ name: '示例乙', start: '2025-01-01', end: '2026-01-31' });
  const ended = await desk.posted('示例乙');
  const open = desk.cases.openCase(
    desk.actors.assessor,
    opening(ended.postingId, { triggers: ['incapable'] }),
  );
  await expect(open).rejects.toMatchObject(violates('not_on_post'));
  expect((await desk.cases.caseCandidates(ended.postingId)).obstacles).toHaveLength(1);
});

test('refused under a scheme that does not say how cases go', async () => {
  const desk = await openCaseDesk('jiangan-2021');
  const one = await desk.post('示例甲');
  const open = desk.cases.openCase(desk.actors.assessor, opening(one.postingId, { triggers: ['incapable'] }));
  await expect(open).rejects.toMatchObject(violates('no_workflow'));
  expect((await desk.cases.caseCandidates(one.postingId)).obstacles).toHaveLength(1);
});

test('refused with signals that are not as they were read, or that somebody has dismissed', async () => {
  const { desk, one, signals } = await withSignals();
  const [penalty, finding] = signals;
  if (!penalty || !finding) throw new Error('Two signals');
  const open = (signal: { key: string; factsSha256: string }, actor: CaseActor = desk.actors.assessor) =>
    desk.cases.openCase(actor, opening(one.postingId, { signals: [signal] }));
  await expect(open({ ...finding, factsSha256: '0'.repeat(64) })).rejects.toMatchObject(
    violates('signal_changed'),
  );
  await expect(open({ ...finding, key: 'nothing' })).rejects.toMatchObject(violates('signal_gone'));
  const { dismissal } = await desk.recall.dismiss(desk.actors.leader, {
    postingId: one.postingId,
    key: finding.key,
    factsSha256: finding.factsSha256,
    reason: '当日参加会议',
  });
  await expect(open(finding)).rejects.toMatchObject(violates('signal_dismissed'));
  if (!dismissal) throw new Error('Dismissed');
  await desk.recall.withdraw(desk.actors.leader, { id: dismissal.id, reason: '会议通知不实' });
  await open(finding);
  expect((await desk.listCases()).total).toBe(1);
});
