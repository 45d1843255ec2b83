import { beforeEach, expect, test } from 'vitest';
import { allPostingFacts } from '../../../electron/roster/posting-facts.ts';
import { day, fitPerson, nominated, openPost, someVillage } from '../../support/candidates.ts';
import { archivist, type RosterDesk, rosterDesk } from '../../support/roster-desk.ts';

let desk: RosterDesk;
beforeEach(async () => {
  desk = await rosterDesk();
});

async function posted(role: 'first_secretary' | 'team_member', name: string, village = someVillage.village) {
  const post = await openPost(desk, role, village);
  return await desk.roster.postings.fillPost(archivist, {
    id: post.id,
    revision: post.revision,
    person: fitPerson(name),
    role,
    startDate: day('2024-03-11'),
  });
}

const listDemand = (filter: Partial<Parameters<RosterDesk['roster']['villages']['listDemand']>[0]> = {}) =>
  desk.roster.villages.listDemand({ townshipId: null, type: null, onlyGaps: false, ...filter });

test('what each village is to have against what it has, by type and by township', async () => {
  await posted('first_secretary', '周示例');
  await posted('team_member', '吴示例');
  await openPost(desk, 'team_member', '大陂村');
  const [first, second] = (await listDemand()).villages;
  if (!first || !second) throw new Error('Two villages');
  expect(first.secretary).toMatchObject({ demand: null, posted: 1, gap: null, source: 'unspecified' });

  const { villages } = desk.roster;
  const type = (village: typeof first, kind: 'lifted_from_poverty' | 'red_village') =>
    villages.update(archivist, {
      id: village.villageId,
      revision: village.revision,
      type: kind,
      secretaryDemand: null,
      memberDemand: null,
      demandNote: null,
      reason: '按县里认定的名单',
    });
  expect(await type(first, 'lifted_from_poverty')).toMatchObject({
    secretary: { demand: 1, posted: 1, gap: 0 },
    members: { demand: 2, posted: 1, gap: 1 },
    teamShort: { minimum: 3, posted: 2 },
  });
  await expect(type(first, 'red_village')).rejects.toMatchObject({ code: 'CONFLICT' });
  await type(second, 'red_village');

  const all = await listDemand();
  expect(all.totals).toMatchObject({
    villages: 2,
    demand: 4,
    posted: 2,
    gap: 2,
    unspecified: 0,
    teamsShort: 1,
  });
  expect(all.byType.map(({ type, gap }) => [type, gap])).toEqual([
    ['lifted_from_poverty', 1],
    ['red_village', 1],
  ]);
  expect(all.byTownship).toMatchObject([{ townshipName: '王家河街道', villages: 2 }]);
  expect((await listDemand({ type: 'none' })).villages).toEqual([]);

  const third = await openPost(desk, null, '万寿寺村');
  await nominated(desk, third.id);
  expect((await listDemand({ onlyGaps: true })).villages.map(({ villageName }) => villageName)).toEqual([
    '唐保社村',
    '大陂村',
  ]);
  expect((await listDemand({ type: 'none' })).villages).toMatchObject([{ secretary: { nominated: 1 } }]);
});

test('a team: the first secretary first, the lead unit, and who was there', async () => {
  await posted('team_member', '吴示例');
  const secretary = await posted('first_secretary', '周示例');
  const gone = await posted('team_member', '郑示例');
  await desk.roster.rotation.endPosting(archivist, {
    id: gone.id,
    revision: gone.revision,
    endDate: day('2025-02-28'),
    kind: 'other',
    reason: '岗位调整',
    documentNumber: null,
  });
  const team = await desk.roster.villages.getTeam(secretary.villageId);
  expect(team.members.map(({ personName }) => personName)).toEqual(['周示例', '吴示例']);
  expect(team.former.map(({ personName }) => personName)).toEqual(['郑示例']);
  expect(team).toMatchObject({ leadUnit: null, minimumSize: { people: 3 }, village: { posted: 2 } });
});

test('a dispatching unit: facts, postings, money by year; a merged one leads to the unit it became', async () => {
  const { unitId } = await posted('team_member', '吴示例');
  const other = await desk.roster.postings.createPost(archivist, {
    ...someVillage,
    unit: '区财政',
    role: null,
  });
  await desk.roster.units.merge(archivist, { keepId: unitId, mergeId: other.unitId, reason: '同一单位' });
  const { unit } = await desk.roster.units.get(other.unitId);
  const facts = { level: 'county', leaderName: '示例局长', deputyName: '示例副局长', contact: null } as const;
  const update = { id: unitId, revision: unit.revision, ...facts };
  expect(await desk.roster.units.update(archivist, update)).toMatchObject({ ...facts, aliases: ['区财政'] });
  await expect(desk.roster.units.update(archivist, update)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(desk.roster.units.update(archivist, { ...update, id: other.unitId })).rejects.toMatchObject({
    data: { rule: 'unit_already_merged' },
  });
  expect((await desk.roster.units.get(unitId)).postings).toHaveLength(2);
});

test('people are found by name, initials and number, with the village they are in', async () => {
  const { personId } = await posted('team_member', '阿依努尔·示例');
  if (personId === null) throw new Error('The post is filled');
  for (const text of ['阿依', 'ayne']) {
    expect(await desk.roster.people.find(text)).toMatchObject([{ id: personId, onPostIn: '唐保社村' }]);
  }
  expect(await desk.roster.people.find(' ')).toEqual([]);
});

test('facts of postings for other features: who was on post on any day of a period', async () => {
  const first = await posted('team_member', '吴示例');
  await posted('team_member', '郑示例', '大陂村');
  await openPost(desk, 'team_member', '大陂村');
  await desk.roster.rotation.endPosting(archivist, {
    id: first.id,
    revision: first.revision,
    endDate: day('2025-02-28'),
    kind: 'other',
    reason: '岗位调整',
    documentNumber: null,
  });
  const names = async (from: string, to: string, filter = {}) =>
    (await desk.roster.postingsOnPostBetween(day(from), day(to), filter)).map(({ name }) => name);
  expect(await names('2025-02-28', '2025-03-31')).toEqual(['吴示例', '郑示例']);
  expect(await names('2025-03-01', '2025-03-31')).toEqual(['郑示例']);
  expect(await names('2024-01-01', '2024-03-10')).toEqual([]);
  expect(await names('2024-03-11', '2024-03-11', { villageId: first.villageId })).toEqual(['吴示例']);
  expect([...(await desk.roster.postingFacts([first.id])).values()]).toMatchObject([
    {
      name: '吴示例',
      village: '唐保社村',
      township: '王家河街道',
      unit: '区财政局',
      start: '2024-03-11',
      end: '2025-02-28',
    },
  ]);
  expect(await allPostingFacts(desk.database.read)).toHaveLength(2);
});
