import { beforeEach, describe, expect, test } from 'vitest';
import { personDraftSchema } from '#shared/contract/roster.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { archivist, type RosterDesk, rosterDesk } from '../../support/roster-desk.ts';

let desk: RosterDesk;
beforeEach(async () => {
  desk = await rosterDesk();
});

const day = (text: string) => businessDateSchema.parse(text);
const place = { township: '王家河 街道', village: '唐保社村', unit: '区财政局' };

/** A person of whom nothing but the name and perhaps a number is known. */
const draft = (name: string, staffNumber: string | null = null) =>
  personDraftSchema.parse({
    name,
    gender: null,
    birthDate: null,
    ethnicity: null,
    politicalStatus: null,
    partyDate: null,
    workStartDate: null,
    identity: null,
    rank: null,
    homePosition: null,
    phone: null,
    staffNumber,
  });

const byOtherReason = { kind: 'other', reason: '岗位调整', documentNumber: null } as const;

async function filled(name = '赵示例', village = '唐保社村') {
  const { postings } = desk.roster;
  const post = await postings.createPost(archivist, { ...place, village, role: null });
  return await postings.fillPost(archivist, {
    id: post.id,
    revision: post.revision,
    person: draft(name),
    role: 'team_member',
    startDate: day('2024-05-20'),
  });
}

const actions = async () =>
  (await desk.database.read.selectFrom('audit_event').select('action').orderBy('sequence').execute())
    .map(({ action }) => action)
    .filter((action) => action.startsWith('roster.'));

describe('posts', () => {
  test('a new post makes its township, village and unit once', async () => {
    const { postings } = desk.roster;
    const first = await postings.createPost(archivist, { ...place, role: 'first_secretary' });
    const second = await postings.createPost(archivist, { ...place, township: '王家河街道', role: null });
    expect(first).toMatchObject({ townshipName: '王家河街道', status: 'open', personId: null, revision: 1 });
    expect(second.villageId).toBe(first.villageId);
    expect(await postings.totals()).toMatchObject({ townships: 1, villages: 1, units: 1, postings: 2 });
  });

  test('a filled post cannot be filled again', async () => {
    const post = await filled();
    await expect(
      desk.roster.postings.fillPost(archivist, {
        id: post.id,
        revision: post.revision,
        person: draft('钱示例'),
        role: 'team_member',
        startDate: day('2024-06-01'),
      }),
    ).rejects.toMatchObject({ code: 'RULE_VIOLATION', data: { rule: 'post_already_filled' } });
    expect(await desk.roster.postings.totals()).toMatchObject({ people: 1 });
  });

  test('nobody is on two posts at once', async () => {
    const { personId } = await filled();
    const { postings } = desk.roster;
    const other = await postings.createPost(archivist, { ...place, village: '大陂村', role: null });
    if (personId === null) throw new Error('The post is filled');
    const fill = postings.fillPost(archivist, {
      id: other.id,
      revision: other.revision,
      person: { id: personId },
      role: 'team_member',
      startDate: day('2025-01-01'),
    });
    await expect(fill).rejects.toMatchObject({
      data: { rule: 'person_already_posted' },
      message:
        '赵示例自 2024-05-20 起已在唐保社村驻村（区财政局派出），一人不能同时在两个岗位。请先登记原岗位的离岗日期。',
    });
  });

  test('whoever saves second on an old revision is told, and nothing is lost', async () => {
    const post = await filled();
    const change = {
      id: post.id,
      role: 'first_secretary',
      startDate: post.startDate,
      endDate: null,
    } as const;
    const { postings } = desk.roster;
    await postings.updatePosting(archivist, { ...change, revision: post.revision, reason: '更正职务' });
    await expect(
      postings.updatePosting(archivist, { ...change, role: null, revision: post.revision, reason: '更正' }),
    ).rejects.toMatchObject({ code: 'CONFLICT', data: { currentRevision: post.revision + 1 } });
    expect((await desk.roster.people.getPosting(post.id)).posting.role).toBe('first_secretary');
  });

  test.each([
    { endDate: '2024-05-19', message: '离岗日期 2024-05-19 早于到岗日期 2024-05-20，请核对。' },
    { endDate: '2026-03-06', message: '离岗日期 2026-03-06 还没有到，请在离岗当天或之后登记。' },
  ])('an end on $endDate is refused', async ({ endDate, message }) => {
    const { id, revision } = await filled();
    const end = { id, revision, endDate: day(endDate), ...byOtherReason };
    await expect(desk.roster.rotation.endPosting(archivist, end)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'endDate', message }] },
    });
  });

  test('a start that has not come yet is refused', async () => {
    const { id, revision, role } = await filled();
    const change = {
      id,
      revision,
      role,
      startDate: day('2026-03-06'),
      endDate: null,
      reason: '更正到岗日期',
    };
    await expect(desk.roster.postings.updatePosting(archivist, change)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'startDate' }] },
    });
  });

  test('an ended posting frees the person; it cannot be taken back while another one runs', async () => {
    const first = await filled();
    const { postings } = desk.roster;
    const change = { id: first.id, role: first.role, startDate: first.startDate, reason: '岗位调整' };
    const ended = await desk.roster.rotation.endPosting(archivist, {
      id: first.id,
      revision: first.revision,
      endDate: day('2025-02-28'),
      ...byOtherReason,
    });
    expect(ended.status).toBe('ended');
    const next = await postings.createPost(archivist, { ...place, village: '大陂村', role: null });
    if (first.personId === null) throw new Error('The post is filled');
    await postings.fillPost(archivist, {
      id: next.id,
      revision: next.revision,
      person: { id: first.personId },
      role: 'team_member',
      startDate: day('2025-03-01'),
    });
    await expect(
      postings.updatePosting(archivist, { ...change, revision: ended.revision, endDate: null }),
    ).rejects.toMatchObject({ data: { rule: 'person_already_posted' } });
  });

  test('an open post has no dates', async () => {
    const { postings } = desk.roster;
    const { id, revision } = await postings.createPost(archivist, { ...place, role: null });
    const change = { id, revision, role: null, startDate: day('2024-05-20'), endDate: null, reason: '补记' };
    await expect(postings.updatePosting(archivist, change)).rejects.toMatchObject({
      data: { rule: 'post_is_open' },
    });
  });

  test('a post that is not there is not found', async () => {
    const { id } = await filled();
    await expect(desk.roster.people.getPosting(id.replace(/.$/, '0') as typeof id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('people', () => {
  test('a staff number belongs to one person', async () => {
    const one = await filled('赵示例');
    const two = await filled('钱示例', '大陂村');
    if (one.personId === null || two.personId === null) throw new Error('Both posts are filled');
    const { people } = desk.roster;
    await people.update(archivist, { id: one.personId, revision: 1, person: draft('赵示例', 'A1') });
    await expect(
      people.update(archivist, { id: two.personId, revision: 1, person: draft('钱示例', 'A1') }),
    ).rejects.toMatchObject({ data: { issues: [{ path: 'person.staffNumber' }] } });
  });

  test('the audit trail holds what changed, and only that', async () => {
    const { personId } = await filled('赵示例');
    if (personId === null) throw new Error('The post is filled');
    await desk.roster.people.update(archivist, {
      id: personId,
      revision: 1,
      person: { ...draft('赵示例'), rank: '四级主任科员' },
    });
    const event = await desk.database.read
      .selectFrom('audit_event')
      .select(['before', 'after'])
      .where('action', '=', 'roster.personUpdated')
      .executeTakeFirstOrThrow();
    expect([event.before, event.after]).toEqual(['{"rank":null}', '{"rank":"四级主任科员"}']);
    expect(await actions()).toEqual(['roster.postCreated', 'roster.postFilled', 'roster.personUpdated']);
  });
});

describe('units', () => {
  async function twoUnits() {
    const { postings } = desk.roster;
    const one = await postings.createPost(archivist, { ...place, unit: '团区委', role: null });
    const other = await postings.createPost(archivist, { ...place, unit: '区团委', role: null });
    return { keepId: one.unitId, mergeId: other.unitId };
  }

  test('names that are alike are proposed with a reason until somebody decides', async () => {
    await twoUnits();
    const { units } = desk.roster;
    const [match] = await units.listMatches();
    expect(match).toMatchObject({ keepName: '团区委', mergeName: '区团委', likeness: 95 });
    if (!match) throw new Error('A match is proposed');
    await units.dismissMatch(archivist, { ...match, reason: '两个单位都存在' });
    expect(await units.listMatches()).toEqual([]);
  });

  test('joining moves postings and money, and the old name leads to the unit from then on', async () => {
    const ids = await twoUnits();
    await desk.database.write(archivist, async ({ trx, audit }) => {
      const figures = { year: 2022, headcount: 1, unit_cents: 3_000_000, personnel_cents: 2_000_000 };
      for (const unit_id of [ids.keepId, ids.mergeId])
        await trx
          .insertInto('unit_allocation')
          .values({ unit_id, ...figures })
          .execute();
      await audit({ action: 'roster.imported', entityType: 'import', entityId: 'test' });
    });
    const { units, postings } = desk.roster;
    expect(await units.merge(archivist, { ...ids, reason: '同一单位' })).toMatchObject({
      name: '团区委',
      aliases: ['区团委'],
      postings: 2,
    });
    const money = await desk.database.read.selectFrom('unit_allocation').selectAll().execute();
    expect(money).toMatchObject([{ unit_id: ids.keepId, headcount: 2, unit_cents: 6_000_000 }]);
    const post = await postings.createPost(archivist, { ...place, unit: '区团委', role: null });
    expect(post.unitId).toBe(ids.keepId);
  });

  test('a unit is joined once, and never to itself', async () => {
    const ids = await twoUnits();
    const { units } = desk.roster;
    await expect(
      units.merge(archivist, { keepId: ids.keepId, mergeId: ids.keepId, reason: '同一单位' }),
    ).rejects.toMatchObject({ data: { rule: 'same_unit' } });
    await units.merge(archivist, { ...ids, reason: '同一单位' });
    await expect(units.merge(archivist, { ...ids, reason: '同一单位' })).rejects.toMatchObject({
      data: { rule: 'unit_already_merged' },
    });
    await expect(units.dismissMatch(archivist, { ...ids, reason: '不同单位' })).rejects.toMatchObject({
      data: { rule: 'unit_already_merged' },
    });
  });
});
