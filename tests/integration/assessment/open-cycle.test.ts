import { expect, test } from 'vitest';
import { businessDateSchema } from '#shared/dates.ts';
import { type District, openDistrict, trailOf } from './district.ts';

const violates = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });

async function postingOf({ database }: District, name: string) {
  const { id } = await database.read
    .selectFrom('posting')
    .innerJoin('person', 'person.id', 'posting.person_id')
    .select('posting.id')
    .where('person.name', '=', name)
    .executeTakeFirstOrThrow();
  return id;
}

test('everyone with a post during the year takes part, once each, in the order of the roster', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'team_member' });
  await district.addPosting({ name: '示例二', role: 'first_secretary' });
  await district.addPosting({ name: '去年离岗', start: '2023-01-01', end: '2025-12-31' });
  await district.addPosting({ name: '年初离岗', start: '2023-01-01', end: '2026-01-01' });
  await district.addPosting({ name: '明年到岗', start: '2027-01-01' });
  await district.addPosting({ name: '换村', village: '前村', start: '2025-01-01', end: '2026-02-28' });
  await district.addPosting({ name: '换村', village: '后村', start: '2026-03-01', sameAs: '换村' });

  const cycle = await district.step((await district.plan()).id, 'open');
  expect(cycle).toMatchObject({
    year: 2026,
    state: 'open',
    schemeTitle: district.scheme.title,
    openedBy: '示例考核员',
    counts: { all: 4, scored: 0, proposed: 0, locked: 0, lockedPeople: 0 },
  });
  const { rows } = await district.everyone(cycle.id);
  expect(rows.map(({ name, villageName }) => [name, villageName])).toEqual([
    ['示例二', '示例村'],
    ['年初离岗', '示例村'],
    ['示例一', '示例村'],
    ['换村', '后村'],
  ]);
  expect(await trailOf(district, cycle.id)).toMatchObject([
    { action: 'assessment.cyclePlanned', after: { year: 2026, assessmentKind: 'annual' } },
    {
      action: 'assessment.cycleOpened',
      after: { cycleState: 'open', participants: 4, scheme: { version: 1 } },
    },
  ]);
});

test('what was known of a person when the cycle opened stays as it was', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', identity: 'enterprise' });
  const cycle = await district.openCycle();
  await district.database.write({ id: 'system', name: '系统' }, async (unit) => {
    await unit.trx.updateTable('person').set({ name: '改名', identity: 'civil_servant' }).execute();
    await unit.audit({ action: 'roster.personUpdated', entityType: 'person', entityId: 'person' });
  });
  const detail = await district.recordOf(cycle.id, '示例一');
  expect(detail.subject).toMatchObject({ name: '示例一', identity: 'enterprise' });
  expect(detail.gradeWords.competent).toBe('合格');
});

test('people whose identity or role is missing are named before and when it opens, and nothing is frozen', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', identity: null });
  await district.addPosting({ name: '示例二', identity: null, role: null });
  await district.addPosting({ name: '示例三' });
  const planned = await district.plan();
  const message =
    '有 2 人信息不全，请先在台账中补全再开启考核：示例二（缺身份、驻村职务）、示例一（缺身份）。';
  expect(planned.nextSteps).toMatchObject([
    { direction: 'forward', to: 'open', blockers: [{ code: 'participants_incomplete', message }] },
  ]);
  await expect(district.step(planned.id, 'open')).rejects.toMatchObject({
    ...violates('participants_incomplete'),
    message,
  });
  expect(await district.assessment.cycles.getCycle(planned.id)).toMatchObject({
    state: 'draft',
    counts: { all: 0 },
    steps: [],
  });
});

test('a year has one annual assessment, begun neither early nor without anyone; others are counted', async () => {
  const district = await openDistrict();
  const annual = await district.plan();
  await expect(district.step(annual.id, 'open')).rejects.toMatchObject(violates('no_participants'));
  await district.addPosting({ name: '示例一' });
  await expect(district.plan()).rejects.toMatchObject({
    ...violates('cycle_exists'),
    message: '2026年已经有年度考核（2026年度考核），请在考核列表中打开。',
  });
  const ahead = await district.plan({ year: 2027 });
  await expect(district.step(ahead.id, 'open')).rejects.toMatchObject(violates('period_not_begun'));
  await district.assessment.cycles.discardCycle(district.actors.assessor, ahead);
  await district.plan({ year: 2025 });
  await district.plan({ kind: 'regular', title: '上半年平时考核' });
  await district.plan({ kind: 'regular', title: '下半年平时考核' });
  const { cycles } = district.assessment;
  expect((await cycles.listCycles()).map(({ year, kind, ordinal }) => [year, kind, ordinal])).toEqual([
    [2026, 'annual', 1],
    [2026, 'regular', 2],
    [2026, 'regular', 1],
    [2025, 'annual', 1],
  ]);
});

test('a merged unit goes by the name of the unit it now is', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', unit: '团区委' });
  await district.addPosting({ name: '示例二', unit: '区团委' });
  await district.database.write({ id: 'system', name: '系统' }, async (unit) => {
    const kept = await unit.trx
      .selectFrom('dispatching_unit')
      .select('id')
      .where('name', '=', '团区委')
      .executeTakeFirstOrThrow();
    await unit.trx
      .updateTable('dispatching_unit')
      .set({ merged_into: kept.id })
      .where('name', '=', '区团委')
      .execute();
    await unit.audit({ action: 'roster.unitsMerged', entityType: 'unit', entityId: kept.id });
  });
  const { id } = await district.plan({ objects: ['team_member', 'unit'] });
  const { rows } = await district.everyone((await district.goTo(id, 'scoring')).id);
  expect(rows.map(({ object, unitName }) => [object, unitName])).toEqual([
    ['team_member', '团区委'],
    ['team_member', '团区委'],
    ['unit', '团区委'],
  ]);
});

test('all four objects: people, the teams of villages that had one, the units behind them', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例书记', village: '东村', unit: '甲局', role: 'first_secretary' });
  await district.addPosting({ name: '示例队员', village: '东村', unit: '乙局' });
  await district.addPosting({ name: '示例独员', village: '西村', unit: '乙局' });
  const { assessment } = district;
  const planned = await district.plan({ objects: ['first_secretary', 'team_member', 'team', 'unit'] });
  const preview = await assessment.cycles.previewParticipants({
    kind: 'annual',
    year: 2026,
    schemeVersionId: district.scheme.id,
    postingIds: [],
  });
  expect(preview.counts).toEqual([
    { object: 'first_secretary', pool: 'civil_servant', count: 1 },
    { object: 'team_member', pool: 'civil_servant', count: 2 },
    { object: 'team', pool: 'team', count: 1 },
    { object: 'unit', pool: 'unit', count: 2 },
  ]);
  const opened = await district.step(planned.id, 'open');
  expect(opened.counts.all).toBe(6);
  const { subject } = await district.recordOf(opened.id, '东村');
  expect(subject).toMatchObject({
    object: 'team',
    units: [{ name: '甲局' }, { name: '乙局' }],
    members: [{ name: '示例书记' }, { name: '示例队员' }],
  });
  expect((await district.recordOf(opened.id, '乙局')).subject).toMatchObject({
    object: 'unit',
    villageName: '东村、西村',
    people: [{ name: '示例队员' }, { name: '示例独员' }],
  });
});

test('the end of a term is about the chosen people, once each', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例期满', start: '2024-06-01', end: '2026-06-01' });
  await district.addPosting({ name: '示例在任' });
  const due = await postingOf(district, '示例期满');
  const term = {
    kind: 'term',
    title: '2026年期满考核',
    periodFrom: businessDateSchema.parse('2024-06-01'),
    postingIds: [due],
  } as const;
  const scheme = (await district.policy.list()).find(({ code }) => code === 'jiangjin-2021');
  if (!scheme) throw new Error('The scheme is missing');
  const first = await district.plan({ ...term, schemeVersionId: scheme.id });
  expect(first.postingIds).toEqual([due]);
  const opened = await district.step(first.id, 'open');
  const { rows } = await district.everyone(opened.id);
  expect(rows.map(({ name }) => name)).toEqual(['示例期满']);

  const again = await district.plan({ ...term, schemeVersionId: scheme.id });
  await expect(district.step(again.id, 'open')).rejects.toMatchObject(violates('assessed_before'));
  const nobody = await district.assessment.cycles.reviseCycle(district.actors.assessor, {
    id: again.id,
    revision: again.revision,
    postingIds: [],
    reason: null,
  });
  await expect(district.step(nobody.id, 'open')).rejects.toMatchObject(violates('no_participants'));
});

test('objects that the scheme has no template for cannot be planned', async () => {
  const district = await openDistrict();
  const scheme = (await district.policy.list()).find(({ code }) => code === 'wuhai-2023');
  if (!scheme) throw new Error('The scheme is missing');
  await expect(
    district.plan({ schemeVersionId: scheme.id, objects: ['team_member', 'team'] }),
  ).rejects.toMatchObject(violates('no_template'));
});
