import { expect, test } from 'vitest';
import { openDistrict, trailOf } from './district.ts';

test('everyone with a post during the year takes part, once each, in the order of the roster', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'team_member' });
  await district.addPosting({ name: '示例二', role: 'first_secretary' });
  await district.addPosting({ name: '去年离岗', start: '2023-01-01', end: '2025-12-31' });
  await district.addPosting({ name: '年初离岗', start: '2023-01-01', end: '2026-01-01' });
  await district.addPosting({ name: '明年到岗', start: '2027-01-01' });
  await district.addPosting({ name: '换村', village: '前村', start: '2025-01-01', end: '2026-02-28' });
  await district.addPosting({ name: '换村', village: '后村', start: '2026-03-01', sameAs: '换村' });

  const cycle = await district.openCycle();
  expect(cycle).toMatchObject({
    year: 2026,
    schemeTitle: district.scheme.title,
    openedBy: '示例考核员',
    counts: { all: 4, scored: 0, proposed: 0, locked: 0 },
  });
  const { rows } = await district.everyone(cycle.id);
  expect(rows.map(({ name, villageName }) => [name, villageName])).toEqual([
    ['示例二', '示例村'],
    ['年初离岗', '示例村'],
    ['示例一', '示例村'],
    ['换村', '后村'],
  ]);
  expect(await trailOf(district, cycle.id)).toMatchObject([
    { action: 'assessment.cycleOpened', after: { year: 2026, participants: 4, scheme: { version: 1 } } },
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

test('people whose identity or role is missing are named, and nothing is opened', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', identity: null });
  await district.addPosting({ name: '示例二', identity: null, role: null });
  await district.addPosting({ name: '示例三' });
  await expect(district.openCycle()).rejects.toMatchObject({
    code: 'RULE_VIOLATION',
    data: { rule: 'participants_incomplete' },
    message: '有 2 人信息不全，请先在台账中补全再开启考核：示例二（缺身份、驻村职务）、示例一（缺身份）。',
  });
  expect(await district.assessment.cycles.listCycles()).toEqual([]);
});

test('a year is opened once, not before it begins, and not without anyone on post', async () => {
  const district = await openDistrict();
  await expect(district.openCycle()).rejects.toMatchObject({ data: { rule: 'no_participants' } });
  await district.addPosting({ name: '示例一' });
  await expect(district.openCycle(2027)).rejects.toMatchObject({ data: { rule: 'year_not_begun' } });
  await district.openCycle();
  await expect(district.openCycle()).rejects.toMatchObject({
    data: { rule: 'cycle_exists' },
    message: '2026年度考核已经开启（2026年度考核），请在考核列表中打开。',
  });
  await district.openCycle(2025);
  expect((await district.assessment.cycles.listCycles()).map(({ year }) => year)).toEqual([2026, 2025]);
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
  const { rows } = await district.everyone((await district.openCycle()).id);
  expect(rows.map(({ unitName }) => unitName)).toEqual(['团区委', '团区委']);
});
