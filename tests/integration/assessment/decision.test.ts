import { expect, test } from 'vitest';
import { type AssessmentDetail, assessmentDetailSchema } from '#shared/contract/assessment-record.ts';
import { userIdSchema } from '#shared/ids.ts';
import { sha256 } from '../../../electron/canonical-sha256.ts';
import { ballotsFor, type District, openDistrict, scoresFor, trailOf } from './district.ts';

/** A record with its score, in a cycle that is still being scored. */
async function scoredRecord(): Promise<{ district: District; scored: AssessmentDetail }> {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', identity: 'public_institution' });
  const cycle = await district.openCycle();
  return { district, scored: await district.score(await district.recordOf(cycle.id, '示例一'), 0.8) };
}

/** The same in a cycle whose grades are being settled. */
async function recordInReview(): Promise<{ district: District; scored: AssessmentDetail }> {
  const { district, scored } = await scoredRecord();
  await district.goTo(scored.cycleId, 'review');
  return { district, scored };
}

const target = ({ id, revision }: AssessmentDetail) => ({ id, revision });
const asSuggested = { grade: 'competent', reason: null } as const;
const approval = { grade: 'competent', reason: null, documentNumber: '示例驻组〔2026〕5号' } as const;

const violates = (rule: string, message: string) => ({ code: 'RULE_VIOLATION', message, data: { rule } });

test('from score to lock: proposed by one, settled by another, each step in the trail', async () => {
  const { district, scored } = await recordInReview();
  const { assessment, actors, clock } = district;
  const proposed = await assessment.grading.propose(actors.assessor, { ...target(scored), ...asSuggested });
  expect(proposed).toMatchObject({
    state: 'proposed',
    proposedGrade: 'competent',
    proposal: { by: '示例考核员', byId: actors.assessor.id, reason: null },
  });
  await district.goTo(proposed.cycleId, 'approval');
  clock.set('2026-12-25T02:00:00.000Z');
  const locked = await assessment.grading.approve(actors.leader, { ...target(proposed), ...approval });
  expect(locked).toMatchObject({
    state: 'locked',
    finalGrade: 'competent',
    total: scored.total,
    approval: { by: '示例领导甲', documentNumber: '示例驻组〔2026〕5号', at: '2026-12-25T02:00:00.000Z' },
  });
  expect(assessmentDetailSchema.parse(locked)).toEqual(locked);
  expect((await assessment.cycles.getCycle(locked.cycleId)).counts).toEqual({
    all: 1,
    scored: 1,
    proposed: 0,
    locked: 1,
    lockedPeople: 1,
  });
  expect((await trailOf(district, scored.id)).slice(-2)).toMatchObject([
    { action: 'assessment.proposed', actor: '示例考核员', after: { total: scored.total } },
    { action: 'assessment.approved', actor: '示例领导甲', after: { finalGrade: 'competent' } },
  ]);
});

test('an open score cannot be put forward; the message says what is missing', async () => {
  const { district, scored } = await scoredRecord();
  const open = await district.assessment.scoring.saveTally(district.actors.assessor, {
    ...target(scored),
    group: 'county_departments',
    tally: null,
  });
  await district.goTo(open.cycleId, 'review');
  const left = await district.assessment.get(open.id);
  const proposing = district.assessment.grading.propose(district.actors.assessor, {
    ...target(left),
    ...asSuggested,
  });
  await expect(proposing).rejects.toMatchObject(
    violates(
      'score_incomplete',
      '示例一的评分还没有完成，不能提出等次建议。群众认可度：还没有录入县级部门的测评票，至少需要 2 张有效评价。',
    ),
  );
});

test('a grade other than the suggested or the proposed one needs a reason, in the words of the identity', async () => {
  const { district, scored } = await recordInReview();
  const { assessment, actors } = district;
  const excellent = { grade: 'excellent', reason: null } as const;
  await expect(
    assessment.grading.propose(actors.assessor, { ...target(scored), ...excellent }),
  ).rejects.toMatchObject(
    violates('reason_required', '拟定等次“优秀”与按得分建议的“合格”不同，请写明理由。'),
  );
  const proposed = await assessment.grading.propose(actors.assessor, {
    ...target(scored),
    grade: 'excellent',
    reason: '防汛救灾表现突出',
  });
  await district.goTo(scored.cycleId, 'approval');
  await expect(
    assessment.grading.approve(actors.leader, { ...target(proposed), ...approval }),
  ).rejects.toMatchObject(violates('reason_required', '审定等次“合格”与拟定等次“优秀”不同，请写明理由。'));
  const locked = await assessment.grading.approve(actors.leader, {
    ...target(proposed),
    ...approval,
    reason: '优秀名额已满',
  });
  expect(locked).toMatchObject({
    suggestedGrade: 'competent',
    proposal: { grade: 'excellent', reason: '防汛救灾表现突出' },
    approval: { grade: 'competent', reason: '优秀名额已满' },
  });
});

test('whoever proposed cannot approve, not even past the service', async () => {
  const { district, scored } = await recordInReview();
  const { assessment, actors, database } = district;
  const proposed = await assessment.grading.propose(actors.leader, { ...target(scored), ...asSuggested });
  await district.goTo(scored.cycleId, 'approval');
  await expect(
    assessment.grading.approve(actors.leader, { ...target(proposed), ...approval }),
  ).rejects.toMatchObject(
    violates('same_person', '这份等次建议是您提出的，不能由您审定，请由另一位领导审定。'),
  );
  const pastTheService = database.write(actors.leader, ({ trx }) =>
    trx
      .updateTable('assessment')
      .set({
        state: 'locked',
        final_grade: 'competent',
        approved_by: userIdSchema.parse(actors.leader.id),
        approved_by_name: actors.leader.name,
        approved_at: district.clock.now(),
      })
      .execute(),
  );
  await expect(pastTheService).rejects.toThrow('CHECK constraint failed');
  expect(
    (await assessment.grading.approve(actors.otherLeader, { ...target(proposed), ...approval })).state,
  ).toBe('locked');
});

test('a proposal that is sent back leaves nothing behind but its trail', async () => {
  const { district, scored } = await recordInReview();
  const { assessment, actors } = district;
  const proposed = await assessment.grading.propose(actors.assessor, { ...target(scored), ...asSuggested });
  const back = await assessment.grading.sendBack(actors.leader, {
    ...target(proposed),
    reason: '请核对票数',
  });
  expect(back).toMatchObject({ state: 'scoring', proposedGrade: null, proposal: null, total: scored.total });
  expect((await trailOf(district, scored.id)).at(-1)).toMatchObject({
    action: 'assessment.sentBack',
    before: { proposedGrade: 'competent', proposedBy: '示例考核员' },
    reason: '请核对票数',
  });
});

test('a reopened record keeps the locked version whole, and can be locked again', async () => {
  const { district, scored } = await recordInReview();
  const { assessment, actors, clock, database } = district;
  const lock = async (detail: AssessmentDetail, grade: 'competent' | 'excellent', reason: string | null) => {
    const proposed = await assessment.grading.propose(actors.assessor, { ...target(detail), grade, reason });
    await district.goTo(detail.cycleId, 'approval');
    return assessment.grading.approve(actors.leader, { ...target(proposed), ...approval, grade });
  };
  clock.set('2026-12-25T02:00:00.000Z');
  const locked = await lock(scored, 'competent', null);
  clock.set('2027-01-05T02:00:00.000Z');
  const open = await assessment.grading.reopen(actors.otherLeader, {
    ...target(locked),
    reason: '群众代表票数录错',
  });
  expect(open).toMatchObject({ state: 'scoring', finalGrade: null, proposal: null, approval: null });
  expect(open.earlierVersions).toEqual([
    {
      version: 1,
      finalGrade: 'competent',
      total: locked.total,
      lockedAt: '2026-12-25T02:00:00.000Z',
      reopenedAt: '2027-01-05T02:00:00.000Z',
      reopenedBy: '示例领导乙',
      reopenReason: '群众代表票数录错',
    },
  ]);

  const kept = await database.read.selectFrom('assessment_version').selectAll().executeTakeFirstOrThrow();
  const { earlierVersions: _, ...whole } = locked;
  expect(JSON.parse(kept.content)).toEqual(whole);
  expect(kept.sha256).toBe(sha256(kept.content));
  expect((await trailOf(district, scored.id)).at(-1)).toMatchObject({
    action: 'assessment.reopened',
    after: { keptVersion: 1, keptSha256: kept.sha256 },
  });

  const relocked = await lock(await district.score(open, 1), 'excellent', null);
  const again = await assessment.grading.reopen(actors.leader, { ...target(relocked), reason: '再次核对' });
  expect(again.earlierVersions.map(({ version, finalGrade }) => [version, finalGrade])).toEqual([
    [2, 'excellent'],
    [1, 'competent'],
  ]);
});

test('every step in the wrong order is refused and says what state the record is in', async () => {
  const { district, scored } = await recordInReview();
  const { assessment, actors } = district;
  const { narrative, figures, template } = scored;
  const [tally] = ballotsFor(template);
  if (!tally) throw new Error('No rater group');
  const edits = (detail: AssessmentDetail) => [
    assessment.scoring.saveScores(actors.assessor, {
      ...target(detail),
      scorer: 1,
      scores: scoresFor(template, 0.5),
    }),
    assessment.scoring.saveTally(actors.assessor, { ...target(detail), group: tally.group, tally }),
    assessment.scoring.saveNarrative(actors.assessor, { ...target(detail), narrative, figures }),
    assessment.grading.propose(actors.assessor, { ...target(detail), ...asSuggested }),
  ];
  const decisions = (detail: AssessmentDetail) => [
    assessment.grading.approve(actors.leader, { ...target(detail), ...approval }),
    assessment.grading.sendBack(actors.leader, { ...target(detail), reason: '退回核对' }),
  ];
  const reopening = (detail: AssessmentDetail) => [
    assessment.grading.reopen(actors.leader, { ...target(detail), reason: '重新核对' }),
  ];
  const allRefused = async (attempts: Promise<AssessmentDetail>[], rule: string, state: string) => {
    for (const attempt of await Promise.allSettled(attempts)) {
      expect(attempt).toMatchObject({
        status: 'rejected',
        reason: { data: { rule }, message: expect.stringContaining(state) },
      });
    }
  };

  await allRefused(decisions(scored), 'not_proposed', '还在评分中');
  await allRefused(reopening(scored), 'not_locked', '还在评分中');
  const proposed = await assessment.grading.propose(actors.assessor, { ...target(scored), ...asSuggested });
  await allRefused(edits(proposed), 'not_scoring', '正在等待审定');
  await allRefused(reopening(proposed), 'not_locked', '正在等待审定');
  await district.goTo(scored.cycleId, 'approval');
  const locked = await assessment.grading.approve(actors.leader, { ...target(proposed), ...approval });
  await allRefused(edits(locked), 'not_scoring', '已审定并锁定');
  await allRefused(decisions(locked), 'not_proposed', '已审定并锁定');
  expect((await assessment.get(scored.id)).revision).toBe(locked.revision);
});

test('a decision on a state that somebody else has changed since is a conflict', async () => {
  const { district, scored } = await recordInReview();
  const { assessment, actors } = district;
  await assessment.grading.propose(actors.assessor, { ...target(scored), ...asSuggested });
  await expect(
    assessment.grading.propose(actors.assessor, { ...target(scored), ...asSuggested }),
  ).rejects.toMatchObject({ code: 'CONFLICT', data: { currentRevision: scored.revision + 1 } });
});

test('each thing is done in the phase of its cycle; whoever goes their own way is not bound to it', async () => {
  const { district, scored } = await scoredRecord();
  const { assessment, actors } = district;
  const { cycleId, template } = scored;
  const scores = { scorer: 1, scores: scoresFor(template, 1) };
  const inPhase = (rule: string, where: string) => ({
    code: 'RULE_VIOLATION',
    data: { rule },
    message: expect.stringContaining(where),
  });
  const propose = (detail: AssessmentDetail) =>
    assessment.grading.propose(actors.assessor, { ...target(detail), ...asSuggested });
  const approve = (detail: AssessmentDetail) =>
    assessment.grading.approve(actors.leader, { ...target(detail), ...approval });

  await expect(propose(scored)).rejects.toMatchObject(
    inPhase('not_in_review', '现在是“测评评分”，提出等次建议要在“等次评定”阶段进行。'),
  );
  await district.goTo(cycleId, 'review');
  await expect(
    assessment.scoring.saveScores(actors.assessor, { ...target(scored), ...scores }),
  ).rejects.toMatchObject(inPhase('not_in_scoring', '要在“测评评分”阶段进行'));
  const proposed = await propose(scored);
  await expect(approve(proposed)).rejects.toMatchObject(inPhase('not_in_approval', '要在“审定”阶段进行'));
  await district.goTo(cycleId, 'approval');
  await expect(
    assessment.grading.sendBack(actors.leader, { ...target(proposed), reason: '请核对票数' }),
  ).rejects.toMatchObject(inPhase('not_in_review', '退回等次建议要在“等次评定”阶段进行'));

  const open = await assessment.grading.reopen(actors.leader, {
    ...target(await approve(proposed)),
    reason: '票数录错',
  });
  expect(open.individual).toBe(true);
  const better = await assessment.scoring.saveScores(actors.assessor, { ...target(open), ...scores });
  const again = await assessment.grading.propose(actors.assessor, {
    ...target(better),
    grade: better.suggestedGrade,
    reason: null,
  });
  const relocked = await assessment.grading.approve(actors.leader, {
    ...target(again),
    ...approval,
    grade: again.proposedGrade,
  });
  expect(relocked).toMatchObject({ state: 'locked', individual: false, finalGrade: 'excellent' });
});

test('a cap is kept by whoever proposes and whoever settles; without a grade there is none to give', async () => {
  const { district, scored } = await recordInReview();
  const { assessment, actors, database } = district;
  const restrict = (changes: { grade_cap: 'competent' | null; participation: 'graded' | 'comment_only' }) =>
    database.write(actors.assessor, async (unit) => {
      await unit.trx.updateTable('assessment').set(changes).execute();
      const entity = { entityType: 'assessment', entityId: scored.id } as const;
      await unit.audit({ action: 'assessment.eligibilityOverruled', ...entity });
    });
  const propose = (grade: 'excellent' | 'competent' | null) =>
    assessment.grading.propose(actors.assessor, { ...target(scored), grade, reason: '示例理由' });

  await restrict({ grade_cap: 'competent', participation: 'graded' });
  await expect(propose('excellent')).rejects.toMatchObject({ data: { rule: 'above_cap' } });
  await expect(propose(null)).rejects.toMatchObject({ data: { rule: 'grade_required' } });
  await restrict({ grade_cap: null, participation: 'comment_only' });
  await expect(propose('competent')).rejects.toMatchObject(
    violates('not_graded', '示例一“只写评语、不定等次”，不能评定等次。'),
  );
  const proposed = await propose(null);
  expect(proposed).toMatchObject({ state: 'proposed', proposedGrade: null, proposal: { grade: null } });
  await district.goTo(scored.cycleId, 'approval');
  const input = { ...target(proposed), ...approval };
  await expect(assessment.grading.approve(actors.leader, input)).rejects.toMatchObject({
    data: { rule: 'not_graded' },
  });
  expect(await assessment.grading.approve(actors.leader, { ...input, grade: null })).toMatchObject({
    state: 'locked',
    finalGrade: null,
    approval: { grade: null },
  });
});
