import { expect, test } from 'vitest';
import type { CaseId } from '#shared/ids.ts';
import { createAuditService } from '../../../electron/audit/audit.service.ts';
import type { CaseActor } from '../../../electron/recall/cases/confidential.ts';
import { trailOf } from '../assessment/district.ts';
import { type CaseDesk, facts, openCaseDesk } from './case-desk.ts';

const forbidden = { code: 'FORBIDDEN' };

/** Two open cases, about 示例甲 and 示例乙, of which neither is decided. */
async function twoCases() {
  const desk = await openCaseDesk();
  const [one, two] = [
    await desk.post('示例甲', { initials: 'slj' }),
    await desk.post('示例乙', { unit: '示例二局' }),
  ];
  return {
    desk,
    one,
    two,
    first: await desk.openCase('incapable', one),
    second: await desk.openCase('penalised', two),
  };
}

/** Every way to ask for what stands in a case, or to write into it. */
const ways = (desk: CaseDesk, actor: CaseActor, id: CaseId): (() => Promise<unknown>)[] => {
  const { cases } = desk;
  const at = { id, revision: 1 };
  return [
    () => cases.getCase(actor, id),
    () => cases.comparableCases(actor, id),
    () => desk.timeLine(id, actor),
    () => cases.addSignals(actor, { ...at, signals: [{ key: 'x', factsSha256: '' }] }),
    () =>
      cases.saveCaseFacts(actor, {
        ...at,
        triggers: ['incapable'],
        facts,
        fault: null,
        faultReason: null,
        measures: [],
      }),
    () => cases.recordStatement(actor, { ...at, statement: desk.statement() }),
    () => cases.recordVerification(actor, { ...at, verification: desk.verification() }),
    () => cases.stepCase(actor, { ...at, step: desk.stepInput('proposed') }),
    () =>
      cases.recordOpinion(actor, {
        ...at,
        on: desk.today(),
        organ: '示例局',
        handler: '示例某',
        documentNumber: null,
        opinion: '同意',
      }),
  ];
};

test('an archivist and an administrator get nothing of an undecided case, whatever they ask', async () => {
  const { desk, first } = await twoCases();
  for (const actor of [desk.actors.archivist, desk.actors.administrator])
    for (const ask of ways(desk, actor, first)) await expect(ask()).rejects.toMatchObject(forbidden);
  expect((await trailOf(desk, first)).map(({ action }) => action)).toEqual(['recall.caseOpened']);
});

test('the list shows an archivist number, state and trigger, and finds nobody by name, place or unit', async () => {
  const { desk, one, first } = await twoCases();
  const unit = await desk.database.read.selectFrom('dispatching_unit').select('id').execute();
  const townships = await desk.database.read.selectFrom('township').select('id').execute();
  const numbers = async (filter: Parameters<CaseDesk['listCases']>[1]) =>
    (await desk.listCases('archivist', filter)).rows.map(({ number }) => number);

  const { rows } = await desk.listCases('archivist');
  expect(rows).toMatchObject([
    { number: '召回-2026-002', subject: null, stateTitle: '草稿', triggers: [{ code: 'penalised' }] },
    { number: '召回-2026-001', subject: null, stateTitle: '草稿', triggers: [{ code: 'incapable' }] },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/示例/);
  for (const text of ['示例甲', 'slj', '示例村', '示例镇', '示例局'])
    expect(await numbers({ text })).toEqual([]);
  for (const { id } of unit) expect(await numbers({ unitId: id })).toEqual([]);
  for (const { id } of townships) expect(await numbers({ townshipId: id })).toEqual([]);
  expect(await numbers({ text: '2026-001' })).toEqual(['召回-2026-001']);
  expect(await desk.cases.casesOf('archivist', one.personId)).toEqual([]);
  expect(await desk.cases.milestonesOf('archivist', one.personId)).toEqual([]);
  expect(await desk.cases.findByNumber('archivist', '召回-2026', 10)).toEqual([]);

  await desk.decide(first);
  expect(await numbers({ text: '示例甲' })).toEqual(['召回-2026-001']);
  expect(await numbers({ text: '示例村' })).toEqual(['召回-2026-001']);
  expect((await desk.cases.casesOf('archivist', one.personId)).map(({ id }) => id)).toEqual([first]);
  expect(await desk.cases.findByNumber('archivist', '召回-2026', 10)).toMatchObject([
    { number: '召回-2026-001', note: '示例甲 · 审定召回' },
  ]);
  expect((await desk.cases.getCase(desk.actors.archivist, first)).subject.personName).toBe('示例甲');
});

test('what other cases ended in is told of decided ones, to those who may read this one', async () => {
  const { desk, first } = await twoCases();
  const other = await desk.openCase('incapable');
  await desk.decide(other, 'not_recalled');
  expect(await desk.cases.comparableCases(desk.actors.leader, first)).toMatchObject({
    byTrigger: [{ triggerCode: 'incapable', recalled: 0, notRecalled: 1, withdrawn: 0 }],
    recent: [
      { number: '召回-2026-003', outcome: 'not_recalled', measures: ['召回'], triggers: ['incapable'] },
    ],
  });
  expect(await desk.cases.comparableCases(desk.actors.archivist, other)).toMatchObject({ recent: [] });
});

test('reading a case is noted once in ten minutes for each reader, however many questions the page asks', async () => {
  const { desk, first } = await twoCases();
  const readings = async () =>
    (await trailOf(desk, first))
      .filter(({ action }) => action === 'recall.caseRead')
      .map(({ actor }) => actor);
  await Promise.all([
    desk.cases.getCase(desk.actors.leader, first),
    desk.timeLine(first),
    desk.cases.getCase(desk.actors.leader, first),
  ]);
  await desk.cases.getCase(desk.actors.otherLeader, first);
  expect((await readings()).toSorted()).toEqual(['示例领导乙', '示例领导甲'].toSorted());
  desk.clock.advance(9 * 60_000);
  await desk.cases.getCase(desk.actors.leader, first);
  expect(await readings()).toHaveLength(2);
  desk.clock.advance(2 * 60_000);
  await desk.cases.getCase(desk.actors.leader, first);
  expect(await readings()).toHaveLength(3);
});

test('the trail tells archivists and administrators that a case was written, and not what', async () => {
  const { desk, first } = await twoCases();
  const { database, clock } = desk;
  const audit = createAuditService({ database, dataDirectory: '', clock });
  const everything = {
    offset: 0,
    limit: 100,
    text: '',
    actorId: null,
    actionPrefix: 'recall.',
    entityId: null,
    from: null,
    to: null,
  };
  for (const role of ['archivist', 'administrator'] as const) {
    const { events } = await audit.list(everything, role);
    expect(events).toHaveLength(2);
    for (const event of events)
      expect(event).toMatchObject({ action: 'recall.caseOpened', before: null, after: null, reason: null });
    expect((await audit.history(first, role)).events).toEqual([]);
  }
  expect((await audit.history(first, 'leader')).events).toMatchObject([{ after: { person: '示例甲' } }]);
});
