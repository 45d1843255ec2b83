import { beforeEach, describe, expect, test } from 'vitest';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import { answered, day, filed, fitPerson, nominated, openPost, stepped } from '../../support/candidates.ts';
import { archivist, type RosterDesk, rosterDesk } from '../../support/roster-desk.ts';

let desk: RosterDesk;
beforeEach(async () => {
  desk = await rosterDesk();
});

const refusal = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });
const wrongField = (path: string) => ({ code: 'INVALID_INPUT', data: { issues: [{ path }] } });
const stageOf = async (post: Awaited<ReturnType<typeof openPost>>) =>
  (await desk.roster.people.getPosting(post.id)).posting.stage;

describe('the way to a post', () => {
  test('proposed, pre-checked, approved, filed, on post: each step is seen in the list', async () => {
    const post = await openPost(desk);
    const stages = [await stageOf(post)];
    let current = await answered(desk, await nominated(desk, post.id));
    stages.push(await stageOf(post));
    // The usual steps stand in where the scheme is silent, and it is said that they do.
    expect(current).toMatchObject({ stepsGround: null, nextStep: 'pre_check' });
    expect(current.stepsNote).toContain('没有规定选派');
    while (current.nextStep !== null) {
      current = await stepped(desk, current);
      stages.push(await stageOf(post));
    }
    const { nominations } = desk.roster;
    const row = await nominations.arrive(archivist, {
      id: current.id,
      revision: current.revision,
      startDate: day('2026-03-02'),
    });
    expect([...stages, row.stage]).toEqual([
      'open',
      'proposed',
      'pre_checked',
      'approved',
      'filed',
      'on_post',
    ]);
    expect(row).toMatchObject({ personName: '赵示例', role: 'first_secretary', startDate: '2026-03-02' });
    expect(await nominations.list(null)).toEqual([]);
    const person = await desk.roster.people.get(current.personId);
    expect(person).toMatchObject({ openNomination: null, postings: [{ id: post.id }] });
    expect(person.nominations[0]).toMatchObject({ state: 'posted', preCheckFrozen: true });
  });

  test('洪山: the steps are those of the notice, with their organs and clause', async () => {
    desk = await rosterDesk(hongshan2023);
    const nomination = await nominated(desk, (await openPost(desk)).id);
    expect(nomination.steps.map(({ act }) => act)).toEqual(['pre_check', 'decide', 'file']);
    expect(nomination.stepsGround).toMatchObject({ kind: 'clause' });
    expect(nomination.nextStep).toBe('pre_check');
  });

  test('江津: filed before the decision; the check stands before the filing', async () => {
    desk = await rosterDesk(jiangjin2021);
    const nomination = await nominated(desk, (await openPost(desk)).id);
    expect(nomination.steps.map(({ act }) => act)).toEqual(['propose', 'consent', 'file', 'decide']);
    expect(nomination.checkBeforeStep).toBe('file');
    expect((await filed(desk, nomination)).state).toBe('filed');
  });

  test('nobody arrives before the steps are done, nor before the decision', async () => {
    const first = await answered(desk, await nominated(desk, (await openPost(desk)).id));
    const { nominations } = desk.roster;
    const arrive = (nomination: { id: typeof first.id; revision: number }, startDate: string) =>
      nominations.arrive(archivist, {
        id: nomination.id,
        revision: nomination.revision,
        startDate: day(startDate),
      });
    await expect(arrive(first, '2026-03-01')).rejects.toMatchObject({
      ...refusal('not_filed'),
      message: '赵示例的选派程序还没有办完，下一步是“前置审核”。办完后才能登记到岗。',
    });
    const done = await filed(desk, first);
    await expect(arrive(done, '2026-02-09')).rejects.toMatchObject(wrongField('startDate'));
    await expect(arrive(done, '2026-03-06')).rejects.toMatchObject(wrongField('startDate'));
    expect((await arrive(done, '2026-02-10')).status).toBe('on_post');
  });
});

describe('steps', () => {
  test('are taken in order, and their days do not go backwards', async () => {
    const nomination = await answered(desk, await nominated(desk, (await openPost(desk)).id));
    const skip = { ...nomination, nextStep: 'decide' };
    await expect(stepped(desk, skip)).rejects.toMatchObject(refusal('step_out_of_order'));
    await expect(stepped(desk, nomination, '2026-01-31')).rejects.toMatchObject(wrongField('doneOn'));
    await expect(stepped(desk, nomination, '2026-03-06')).rejects.toMatchObject(wrongField('doneOn'));
    const next = await stepped(desk, nomination, '2026-02-10');
    await expect(stepped(desk, next, '2026-02-09')).rejects.toMatchObject(wrongField('doneOn'));
    expect((await stepped(desk, next, '2026-02-10')).state).toBe('approved');
  });

  test('whoever records on an old revision is told', async () => {
    const nomination = await nominated(desk, (await openPost(desk)).id);
    const newer = await answered(desk, nomination);
    await expect(stepped(desk, nomination)).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { currentRevision: newer.revision },
    });
  });

  test('a refusal says why and ends the nomination; the post can be proposed for again', async () => {
    const post = await openPost(desk);
    const nomination = await answered(desk, await nominated(desk, post.id));
    const refuse = (opinion: string | null) =>
      desk.roster.nominations.recordStep(archivist, {
        id: nomination.id,
        revision: nomination.revision,
        stepCode: 'pre_check',
        doneOn: day('2026-02-10'),
        by: '区委组织部',
        documentNumber: null,
        opinion,
        outcome: 'refused',
        overrideReason: null,
      });
    await expect(refuse(null)).rejects.toMatchObject(wrongField('opinion'));
    expect(await refuse('人选不合适')).toMatchObject({
      state: 'refused',
      closingReason: '人选不合适',
      nextStep: null,
    });
    expect(await stageOf(post)).toBe('open');
    expect((await nominated(desk, post.id, {}, '钱示例')).state).toBe('proposed');
  });

  test('a step that always applies cannot be skipped', async () => {
    const { id, revision } = await answered(desk, await nominated(desk, (await openPost(desk)).id));
    const skip = desk.roster.nominations.recordStep(archivist, {
      id,
      revision,
      stepCode: 'pre_check',
      doneOn: day('2026-02-10'),
      by: '区委组织部',
      documentNumber: null,
      opinion: '不需要',
      outcome: 'not_applicable',
      overrideReason: null,
    });
    await expect(skip).rejects.toMatchObject(refusal('step_always_applies'));
  });
});

describe('the pre-check', () => {
  test('a required rule that fails stops the step, with the figures', async () => {
    const short = { partyDate: day('2025-02-11') };
    const nomination = await answered(desk, await nominated(desk, (await openPost(desk)).id, short));
    await expect(stepped(desk, nomination, '2026-02-10')).rejects.toMatchObject({
      ...refusal('pre_check_failed'),
      message: expect.stringContaining('入党 2025-02-11，至 2026-02-10 不满 1 年。'),
    });
    // A day later the year is full: the day of the step counts.
    expect((await stepped(desk, nomination, '2026-02-11')).state).toBe('pre_checked');
  });

  test('what is required and not known must be found out first', async () => {
    const nomination = await answered(
      desk,
      await nominated(desk, (await openPost(desk)).id, { workStartDate: null }),
    );
    await expect(stepped(desk, nomination)).rejects.toMatchObject({
      ...refusal('pre_check_not_known'),
      message: expect.stringContaining('没有填写参加工作日期'),
    });
    const { nominations } = desk.roster;
    const answer = (note: string | null) =>
      nominations.answer(archivist, {
        id: nomination.id,
        revision: nomination.revision,
        answers: [{ code: 'work_years', fulfilled: true, note }],
      });
    await expect(answer(null)).rejects.toMatchObject(wrongField('answers.0.note'));
    expect((await stepped(desk, await answer('查阅人事档案'))).state).toBe('pre_checked');
  });

  test('a rule that holds in principle is set aside with a reason only', async () => {
    const first = await answered(desk, await nominated(desk, (await openPost(desk)).id));
    const nomination = await desk.roster.nominations.answer(archivist, {
      id: first.id,
      revision: first.revision,
      answers: [{ code: 'rank', fulfilled: false, note: null }],
    });
    expect(nomination.preCheck.verdict).toBe('needs_reason');
    await expect(stepped(desk, nomination)).rejects.toMatchObject(refusal('override_reason_needed'));
    const done = await stepped(desk, nomination, '2026-02-10', '急需年轻干部');
    expect(done).toMatchObject({ overrideReason: '急需年轻干部', preCheckFrozen: true });
  });

  test('a penalty in force counts, a voided one does not', async () => {
    desk = await rosterDesk(hongshan2023);
    const nomination = await answered(desk, await nominated(desk, (await openPost(desk)).id));
    const record = (voided: boolean) =>
      desk.database.write(archivist, async ({ trx, at, audit }) => {
        await trx
          .insertInto('conduct_record')
          .values({
            id: '01936b1e-0000-7000-8000-0000000000a1' as never,
            person_id: nomination.personId,
            kind: 'penalty',
            severity: '警告',
            decided_on: day('2025-12-01'),
            effective_until: day('2026-05-31'),
            organ: '区纪委',
            document_number: null,
            reason: '示例',
            voided_at: voided ? at : null,
            void_reason: voided ? '录错' : null,
            created_at: at,
            created_by: '示例',
          })
          .onConflict((conflict) => conflict.doUpdateSet({ voided_at: at, void_reason: '录错' }))
          .execute();
        await audit({
          action: 'presence.conductRecorded',
          entityType: 'person',
          entityId: nomination.personId,
        });
      });
    await record(false);
    await expect(stepped(desk, nomination)).rejects.toMatchObject({
      ...refusal('pre_check_failed'),
      message: expect.stringContaining('仍在处分期内'),
    });
    await record(true);
    expect((await stepped(desk, nomination)).state).toBe('pre_checked');
  });

  test('whoever is put on a post at once has the check beside it, and it stops nothing', async () => {
    const post = await openPost(desk);
    await desk.roster.postings.fillPost(archivist, {
      id: post.id,
      revision: post.revision,
      person: fitPerson('孙示例', { partyDate: day('2025-12-01') }),
      role: 'first_secretary',
      startDate: day('2026-03-01'),
    });
    const { nominations } = await desk.roster.people.getPosting(post.id);
    expect(nominations).toMatchObject([
      { direct: true, state: 'posted', preCheck: { verdict: 'barred', on: '2026-03-01' } },
    ]);
  });
});

describe('one post, one person', () => {
  test('two nominations of one person or for one post are refused', async () => {
    const [post, other] = [await openPost(desk), await openPost(desk, 'first_secretary', '大陂村')];
    const nomination = await nominated(desk, post.id);
    await expect(nominated(desk, post.id, {}, '钱示例')).rejects.toMatchObject(refusal('post_nominated'));
    const again = desk.roster.nominations.nominate(archivist, {
      postingId: other.id,
      person: { id: nomination.personId },
      role: 'first_secretary',
      proposedOn: day('2026-02-02'),
      plannedStart: null,
      proposedBy: null,
      documentNumber: null,
    });
    await expect(again).rejects.toMatchObject({
      ...refusal('person_nominated'),
      message: '赵示例已在 2026-02-01 被提名到唐保社村，一人不能同时有两次提名。请先办完或撤回那次提名。',
    });
    const fill = desk.roster.postings.fillPost(archivist, {
      id: post.id,
      revision: post.revision,
      person: fitPerson('李示例'),
      role: 'first_secretary',
      startDate: day('2026-03-01'),
    });
    await expect(fill).rejects.toMatchObject(refusal('post_nominated'));
    expect(await desk.roster.postings.totals()).toMatchObject({ people: 1 });
  });

  test('withdrawn with a reason, the person is free again', async () => {
    const post = await openPost(desk);
    const { id, revision, personId } = await nominated(desk, post.id);
    const closed = await desk.roster.nominations.close(archivist, { id, revision, reason: '本人另有安排' });
    expect(closed).toMatchObject({ state: 'withdrawn', closingReason: '本人另有安排', preCheckFrozen: true });
    await expect(answered(desk, closed)).rejects.toMatchObject(refusal('nomination_closed'));
    const { openNomination } = await desk.roster.people.get(personId);
    expect(openNomination).toBeNull();
  });

  test('a post for a member is none for a first secretary', async () => {
    const post = await openPost(desk, 'team_member');
    await expect(nominated(desk, post.id)).rejects.toMatchObject({
      ...refusal('role_mismatch'),
      message: '这个岗位是工作队员，不能提名为第一书记（队长）。请核对，或先更正岗位的驻村职务。',
    });
  });

  test('two people with the same number are refused', async () => {
    const [post, other] = [await openPost(desk), await openPost(desk, 'first_secretary', '大陂村')];
    await nominated(desk, post.id, { staffNumber: 'A1' });
    await expect(nominated(desk, other.id, { staffNumber: 'A1' }, '钱示例')).rejects.toMatchObject(
      wrongField('person.staffNumber'),
    );
  });
});
