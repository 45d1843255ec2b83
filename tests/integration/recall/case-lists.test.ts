import { expect, test } from 'vitest';
import type { CaseFilter } from '#shared/contract/recall-case.ts';
import { openCaseDesk } from './case-desk.ts';

/** Four cases: in draft, waiting for the decision, decided, and ended. */
async function fourCases() {
  const desk = await openCaseDesk();
  const draft = await desk.openCase('penalised', await desk.post('示例甲', { village: '示例一村' }));
  const waiting = await desk.openCase(
    ['incapable', 'penalised'],
    await desk.post('示例乙', { unit: '示例二局' }),
  );
  await desk.toState(waiting, 'deciding');
  const decided = await desk.openCase('incapable', await desk.post('示例丙', { initials: 'slb' }));
  await desk.decide(decided);
  const ended = await desk.openCase('township_unfit', await desk.post('示例丁'));
  await desk.toState(ended, 'closed_without_recall');
  return { desk, draft, waiting, decided, ended };
}

test('by group, stage, trigger, outcome, year, place, unit, name and number', async () => {
  const { desk } = await fourCases();
  const found = async (filter: Partial<CaseFilter>, role: 'leader' | 'assessor' = 'leader') =>
    (await desk.listCases(role, filter)).rows.map(({ subject }) => subject?.personName.slice(-1)).join('');
  const unit = await desk.database.read
    .selectFrom('dispatching_unit')
    .select('id')
    .where('name', '=', '示例二局')
    .executeTakeFirstOrThrow();
  expect(await found({})).toBe('丙乙甲');
  expect(await found({ group: 'all' })).toBe('丁丙乙甲');
  expect(await found({ group: 'decided' })).toBe('丁丙');
  expect(await found({ group: 'ended' })).toBe('丁');
  expect(await found({ group: 'overdue' })).toBe('');
  // A leader decides, and may withdraw what is decided; the assessor has the drafts.
  expect(await found({ group: 'mine' })).toBe('丙乙');
  expect(await found({ group: 'mine' }, 'assessor')).toBe('丙甲');
  expect(await found({ stage: 'deciding' })).toBe('乙');
  expect(await found({ triggerCode: 'penalised' })).toBe('乙甲');
  expect(await found({ group: 'all', outcome: 'not_recalled' })).toBe('丁');
  expect(await found({ group: 'all', year: 2025 })).toBe('');
  expect(await found({ group: 'all', year: 2026 })).toBe('丁丙乙甲');
  expect(await found({ unitId: unit.id })).toBe('乙');
  expect(await found({ text: '示例一村' })).toBe('甲');
  expect(await found({ text: '示例 SLB' })).toBe('丙');
  expect(await found({ group: 'all', text: '2026-004' })).toBe('丁');
});

test('sorted as asked, a page at a time, with the total', async () => {
  const { desk } = await fourCases();
  const page = await desk.cases.listCases('leader', {
    filter: {
      group: 'all',
      stage: null,
      triggerCode: null,
      townshipId: null,
      unitId: null,
      outcome: null,
      year: null,
      text: '',
    },
    sort: [{ field: 'number', descending: false }],
    offset: 1,
    limit: 2,
  });
  expect(page.total).toBe(4);
  expect(page.rows.map(({ number }) => number)).toEqual(['召回-2026-002', '召回-2026-003']);
});

test('figures: how many are open and mine, by trigger, and what they ended in by year; one case counts under each trigger', async () => {
  const { desk } = await fourCases();
  const totals = await desk.cases.caseTotals('leader');
  expect(totals).toMatchObject({ open: 3, mine: 2, overdue: 0 });
  expect(totals.openByTrigger.map(({ code, cases }) => `${code} ${cases}`)).toEqual([
    'time_not_guaranteed 0',
    'incapable 2',
    'not_recognised 0',
    'absent_uncorrected 0',
    'penalised 2',
    'township_unfit 0',
    'other 0',
  ]);
  expect(totals.byYear.map(({ triggerTitle: _title, ...figures }) => figures)).toEqual([
    { year: 2026, triggerCode: 'incapable', recalled: 1, notRecalled: 0, withdrawn: 0, open: 1 },
    { year: 2026, triggerCode: 'penalised', recalled: 0, notRecalled: 0, withdrawn: 0, open: 2 },
    { year: 2026, triggerCode: 'township_unfit', recalled: 0, notRecalled: 1, withdrawn: 0, open: 0 },
  ]);
});

test('the time line is filtered by kind and person, counted whole, and paged without a cut', async () => {
  const { desk, waiting } = await fourCases();
  const ask = (question: Partial<Parameters<typeof desk.cases.caseEvents>[1]>) =>
    desk.cases.caseEvents(desk.actors.leader, {
      id: waiting,
      kinds: [],
      person: '',
      oldestFirst: false,
      offset: 0,
      limit: 100,
      ...question,
    });
  const all = await ask({});
  expect(all).toMatchObject({
    total: 4,
    counts: { opened: 1, step: 3 },
    people: ['示例考核员', '示例经办人'],
  });
  expect(all.events.map(({ sequence }) => sequence)).toEqual([4, 3, 2, 1]);
  expect(await ask({ kinds: ['opened'] })).toMatchObject({ total: 1, counts: { step: 3 } });
  expect(await ask({ person: '经办' })).toMatchObject({ total: 3 });
  expect((await ask({ oldestFirst: true, offset: 1, limit: 1 })).events.map(({ to }) => to)).toEqual([
    '乡镇党委已提出',
  ]);
});

test('a case is found by the unit that its unit was merged into', async () => {
  const { desk } = await fourCases();
  const unitNamed = (name: string) =>
    desk.database.read
      .selectFrom('dispatching_unit')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
  const [keep, merged] = [await unitNamed('示例局'), await unitNamed('示例二局')];
  await desk.dependencies.roster.units.merge(desk.actors.leader, {
    keepId: keep.id,
    mergeId: merged.id,
    reason: '示例：机构改革',
  });
  const { rows } = await desk.listCases('leader', { unitId: keep.id, stage: 'deciding' });
  expect(rows.map(({ subject }) => subject?.unitName)).toEqual(['示例二局']);
});
