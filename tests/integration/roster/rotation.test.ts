import { beforeEach, describe, expect, test } from 'vitest';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { EarlyChange } from '#shared/contract/roster-lifecycle.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import type { PostingEndKind } from '#shared/vocabulary.ts';
import { answered, day, filed, fitPerson, nominated, openPost, stepped } from '../../support/candidates.ts';
import { archivist, type RosterDesk, rosterDesk } from '../../support/roster-desk.ts';

let desk: RosterDesk;
beforeEach(async () => {
  desk = await rosterDesk();
});

const refusal = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });
const wrongField = (path: string) => ({ code: 'INVALID_INPUT', data: { issues: [{ path }] } });

async function posted(startDate = '2024-03-11', name = '周示例'): Promise<PostingRow> {
  const post = await openPost(desk);
  return await desk.roster.postings.fillPost(archivist, {
    id: post.id,
    revision: post.revision,
    person: fitPerson(name),
    role: 'first_secretary',
    startDate: day(startDate),
  });
}

const end = ({ id, revision }: PostingRow, kind: PostingEndKind, endDate: string) =>
  desk.roster.rotation.endPosting(archivist, {
    id,
    revision,
    kind,
    endDate: day(endDate),
    reason: '示例理由',
    documentNumber: '示例〔2026〕1号',
  });
const handOver = ({ id, revision }: PostingRow, handedOverOn: string, note: string | null = null) =>
  desk.roster.rotation.handOver(archivist, {
    postingId: id,
    revision,
    handedOverOn: day(handedOverOn),
    note,
  });
const successorPost = (posting: PostingRow, unitName: string | null = null) =>
  desk.roster.rotation.openSuccessorPost(archivist, { postingId: posting.id, unitName });
const lifeOf = async (posting: PostingRow) => (await desk.roster.people.getPosting(posting.id)).life;

/** Somebody takes up the successor's post. */
async function succeeded(posting: PostingRow, startDate = '2026-03-01'): Promise<PostingRow> {
  const nomination = await filed(desk, await nominated(desk, (await successorPost(posting)).id));
  return await desk.roster.nominations.arrive(archivist, {
    id: nomination.id,
    revision: nomination.revision,
    startDate: day(startDate),
  });
}

describe('轮换与压茬交接', () => {
  test('successor opened, posted, handed over, ended: both know each other', async () => {
    const posting = await posted();
    const successor = await succeeded(posting);
    expect(successor).toMatchObject({
      villageName: '唐保社村',
      unitName: '区财政局',
      role: 'first_secretary',
    });
    const over = await handOver(posting, '2026-03-03', '材料、账目、住户名单');
    expect(over.stage).toBe('handed_over');
    await expect(end(over, 'other', '2026-03-02')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ message: '离岗日期 2026-03-02 早于交接日期 2026-03-03，请核对。' }] },
    });
    expect(await end(over, 'term', '2026-03-11').catch(({ message }) => message)).toMatch(/还没有到/);
    desk.clock.set('2026-03-11T02:30:00.000Z');
    // The term is full on the last of two years, 2026-03-10.
    expect(await end(over, 'term', '2026-03-10')).toMatchObject({ stage: 'ended', endDate: '2026-03-10' });
    expect(await lifeOf(posting)).toMatchObject({
      successor: { postingId: successor.id, personName: '赵示例', stage: 'on_post' },
      handedOverOn: '2026-03-03',
      endKind: 'term',
      endReason: '示例理由',
      endDocumentNumber: '示例〔2026〕1号',
      termFullOn: '2026-03-11',
    });
    expect(await lifeOf(successor)).toMatchObject({
      predecessor: { postingId: posting.id, personName: '周示例' },
    });
  });

  test('赣州第十八条: no hand-over while the successor is not on post', async () => {
    const posting = await posted();
    await expect(handOver(posting, '2026-03-01', '无人接替')).rejects.toMatchObject({
      ...refusal('successor_not_on_post'),
      message: expect.stringContaining('压茬交接'),
    });
    await succeeded(posting, '2026-03-02');
    await expect(handOver(posting, '2026-03-01')).rejects.toMatchObject(refusal('successor_not_on_post'));
    expect((await handOver(posting, '2026-03-02')).stage).toBe('handed_over');
  });

  test('a post has one successor; another unit may send it', async () => {
    const posting = await posted();
    const successor = await successorPost(posting, '区教育局');
    expect(successor).toMatchObject({ unitName: '区教育局', stage: 'open', leadUnit: false });
    await expect(successorPost(posting)).rejects.toMatchObject(refusal('successor_exists'));
    await expect(successorPost(successor)).rejects.toMatchObject(refusal('post_is_open'));
  });

  test.each(['2026-03-04', '2025-12-31'])(
    'before two years are full, on %s, the term is not over',
    async (date) => {
      const posting = await posted('2024-03-06');
      await expect(end(posting, 'term', date)).rejects.toMatchObject({
        ...refusal('term_not_over'),
        message: expect.stringMatching(/2024-03-06 到岗，2026-03-06 满 2 年。.*第十八条规定/),
      });
      expect((await end(posting, 'term', '2026-03-05')).status).toBe('ended');
    },
  );

  test('a recall ends a posting by its own case; other reasons end it at once', async () => {
    const posting = await posted();
    await expect(end(posting, 'recall', '2026-03-01')).rejects.toMatchObject(refusal('recall_by_case'));
    await expect(end({ ...posting, revision: 1 }, 'other', '2026-03-01')).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const ended = await end(posting, 'withdrawal', '2026-03-01');
    await expect(end(ended, 'withdrawal', '2026-03-01')).rejects.toMatchObject(refusal('not_on_post'));
  });

  test('a correction does not end a posting; it corrects the end of an ended one', async () => {
    const posting = await posted();
    const correct = ({ id, revision, role, startDate }: PostingRow, endDate: string | null) =>
      desk.roster.postings.updatePosting(archivist, {
        id,
        revision,
        role,
        startDate,
        endDate: endDate === null ? null : day(endDate),
        distanceTenths: 425,
        reason: '更正',
      });
    await expect(correct(posting, '2026-03-01')).rejects.toMatchObject(refusal('end_by_end_posting'));
    const ended = await end(await correct(posting, null), 'other', '2026-03-01');
    const corrected = await correct(ended, '2026-02-28');
    expect(corrected.endDate).toBe('2026-02-28');
    expect((await correct(corrected, null)).stage).toBe('on_post');
    expect(await lifeOf(posting)).toMatchObject({ endKind: null, endReason: null, distanceTenths: 425 });
  });
});

describe('个别调整', () => {
  const apply = (posting: PostingRow, reasonKind = '身体健康状况') =>
    desk.roster.earlyChanges.apply(archivist, {
      postingId: posting.id,
      reasonKind,
      reason: '须长期治疗',
      evidence: '医院诊断证明',
      appliedOn: day('2026-02-01'),
      successorNominationId: null,
    });
  const step = (
    { id, revision, nextStep }: EarlyChange,
    outcome: 'passed' | 'refused' | 'not_applicable' = 'passed',
    opinion: string | null = null,
  ) =>
    desk.roster.earlyChanges.recordStep(archivist, {
      id,
      revision,
      stepCode: nextStep ?? 'none',
      doneOn: day('2026-02-20'),
      by: '示例机关',
      documentNumber: null,
      outcome,
      opinion,
    });
  const setLevel = async (posting: PostingRow, level: 'city' | 'county') => {
    const { unit } = await desk.roster.units.get(posting.unitId);
    await desk.roster.units.update(archivist, {
      id: unit.id,
      revision: unit.revision,
      level,
      leaderName: null,
      deputyName: null,
      contact: null,
    });
  };

  test('赣州第十八条: a reason of the notice, the organs in order, a successor who passed the check, then the end', async () => {
    const posting = await posted('2025-05-12');
    await setLevel(posting, 'county');
    await expect(apply(posting, '工作太忙')).rejects.toMatchObject(wrongField('reasonKind'));
    await expect(end(posting, 'early_change', '2026-03-01')).rejects.toMatchObject(
      refusal('early_change_not_approved'),
    );
    let change = await apply(posting);
    expect(change).toMatchObject({ successorRequired: true, successor: null, nextStep: 'township_consent' });
    // 市派单位 only: a county's unit does without the last step.
    expect(change.steps.map(({ applies }) => applies)).toEqual([true, true, true, false]);
    await expect(apply(posting)).rejects.toMatchObject(refusal('early_change_running'));
    expect(await desk.roster.earlyChanges.list({ running: true, offset: 0, limit: 10 })).toMatchObject({
      total: 1,
      running: 1,
      rows: [{ change: { id: change.id }, posting: { id: posting.id } }],
    });
    change = await step(change);
    await expect(step(change)).rejects.toMatchObject(refusal('successor_needed'));

    const nomination = await answered(desk, await nominated(desk, (await successorPost(posting)).id));
    await expect(step(change)).rejects.toMatchObject({
      message: '接替人选还没有通过前置审核，个别调整不能批准。请先办理接替人选的前置审核。',
    });
    await stepped(desk, nomination);
    change = await step(change);
    expect(change).toMatchObject({
      state: 'approved',
      nextStep: null,
      successor: { personName: '赵示例', passedPreCheck: true },
    });
    await expect(end(posting, 'other', '2026-03-01')).rejects.toMatchObject(refusal('early_change_running'));
    // 先审批后轮换
    await expect(end(posting, 'early_change', '2026-02-19')).rejects.toMatchObject(wrongField('endDate'));
    expect((await end(posting, 'early_change', '2026-03-01')).stage).toBe('ended');
    expect((await desk.roster.earlyChanges.get(change.id)).state).toBe('carried_out');
  });

  test('whether the city must approve is asked while the level of the unit is not on record', async () => {
    const posting = await posted('2025-05-12');
    let change = await apply(posting);
    await answered(desk, await nominated(desk, (await successorPost(posting)).id)).then((n) =>
      stepped(desk, n),
    );
    change = await step(await step(change));
    expect(change).toMatchObject({ state: 'applied', nextStep: 'city_approval' });
    await expect(step(change)).rejects.toMatchObject(refusal('unit_level_unknown'));
    await setLevel(posting, 'county');
    await expect(step(change)).rejects.toMatchObject(refusal('step_not_asked'));
    await expect(step(change, 'not_applicable')).rejects.toMatchObject(wrongField('opinion'));
    expect((await step(change, 'not_applicable', '区派单位')).state).toBe('approved');
  });

  test('a refusal or a withdrawal ends it; it can be applied for again', async () => {
    const posting = await posted('2025-05-12');
    const refused = await step(await apply(posting), 'refused', '村里离不开');
    expect(refused).toMatchObject({ state: 'refused', closingReason: '村里离不开' });
    const { id, revision } = await apply(posting);
    const closed = await desk.roster.earlyChanges.close(archivist, { id, revision, reason: '已康复' });
    expect(closed.state).toBe('withdrawn');
    await expect(step(closed)).rejects.toMatchObject(refusal('early_change_closed'));
    expect((await desk.roster.people.getPosting(posting.id)).earlyChanges).toHaveLength(2);
  });

  test('江津: the steps are for people sent by the district; for others the usual ones stand in and it is said', async () => {
    desk = await rosterDesk(jiangjin2021);
    const posting = await posted('2025-05-12');
    await setLevel(posting, 'city');
    const { earlyChange } = jiangjin2021.posting;
    if (earlyChange.kind !== 'stated') throw new Error('江津 states how');
    const change = await apply(posting, earlyChange.value.reasons[0]);
    expect(change).toMatchObject({ stepsGround: null, stepsNote: expect.stringContaining('不适用') });
    expect(change.steps.map(({ organ }) => organ)).toEqual([null, null, null]);
  });
});
