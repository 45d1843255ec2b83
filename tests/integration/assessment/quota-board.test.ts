import { expect, test } from 'vitest';
import { acceptedSchema, approvalResultSchema, type Board } from '#shared/contract/assessment-grading.ts';
import type { Pool } from '#shared/vocabulary.ts';
import { type Actor, systemActor } from '../../../electron/database/database.types.ts';
import { trailOf } from './district.ts';
import { reviewed, standingOf, withinQuota } from './graded-pools.ts';

const violates = (rule: string, ...words: string[]) => ({
  code: 'RULE_VIOLATION',
  data: { rule },
  message: expect.stringMatching(new RegExp(words.join('.*'))),
});
const gradesOf = (board: Board) => board.rows.map(({ name, proposedGrade }) => `${name} ${proposedGrade}`);

test('the board: rank order, equal totals share a place, quota of each pool', async () => {
  const stage = await reviewed();
  const board = await stage.board();
  expect(board.rows.map(({ name, rank, suggestedGrade }) => [name, rank, suggestedGrade])).toEqual([
    ['示例甲', 1, 'excellent'],
    ['示例乙', 2, 'excellent'],
    ['示例丙', 2, 'excellent'],
    ['示例丁', 4, 'excellent'],
    ['示例戊', 5, 'basically_competent'],
  ]);
  expect(board.tabs).toEqual([
    { pool: 'civil_servant', size: 5, notGraded: 0, unproposed: 5, quota: 2, used: 4, locked: false },
    { pool: 'other', size: 2, notGraded: 0, unproposed: 2, quota: 0, used: 0, locked: false },
  ]);
  expect(board).toMatchObject({
    ratio: 4_000,
    rounding: 'floor',
    lock: null,
    overrideRule: { allowed: null },
  });
});

test('accepting suggestions proposes them and decides nothing: the overrun stays', async () => {
  const stage = await reviewed();
  const { assessor } = stage.district.actors;
  expect(acceptedSchema.parse(await stage.acceptAll(assessor))).toEqual({ proposed: 5, incomplete: 0 });
  const board = await stage.board();
  expect(gradesOf(board)).toEqual([
    '示例甲 excellent',
    '示例乙 excellent',
    '示例丙 excellent',
    '示例丁 excellent',
    '示例戊 basically_competent',
  ]);
  expect(board.tabs[0]).toMatchObject({ quota: 2, used: 4, unproposed: 0 });
  await expect(stage.lock(assessor)).rejects.toMatchObject(
    violates('quota_exceeded', '可评优秀 2 名，现有 4 名，超出 2 名', '没有规定可以超出名额'),
  );
  expect((await trailOf(stage.district, stage.cycleId)).at(-1)).toMatchObject({
    action: 'assessment.gradesDistributed',
    actor: '示例考核员',
    after: { pool: 'civil_servant', proposed: 5, incomplete: 0 },
  });
});

test('each step away from the suggestion needs a reason, a step back onto it none; several share one', async () => {
  const stage = await reviewed();
  const { assessor } = stage.district.actors;
  await expect(stage.move(assessor, ['示例丁'], 'competent')).rejects.toMatchObject(
    violates('reason_required', '示例丁拟定等次“称职”与建议的“优秀”不同'),
  );
  await stage.move(assessor, ['示例丙', '示例丁'], 'competent', '名额已满，按得分名次');
  const moved = (await stage.board()).rows.filter(({ reason }) => reason !== null);
  expect(moved.map(({ name, proposedGrade, reason }) => [name, proposedGrade, reason])).toEqual([
    ['示例丙', 'competent', '名额已满，按得分名次'],
    ['示例丁', 'competent', '名额已满，按得分名次'],
  ]);
  await stage.move(assessor, ['示例丁'], 'excellent', '不该留下的理由');
  expect((await stage.board()).rows[3]).toMatchObject({ proposedGrade: 'excellent', reason: null });
  const [target] = await stage.targets('示例丁');
  expect((await trailOf(stage.district, target?.id ?? '')).slice(-2)).toMatchObject([
    { action: 'assessment.proposed', after: { proposedGrade: 'competent' }, reason: '名额已满，按得分名次' },
    {
      action: 'assessment.proposed',
      before: { proposedGrade: 'competent' },
      after: { proposedGrade: 'excellent' },
    },
  ]);
});

test('several are moved together or not at all; nobody above a cap', async () => {
  const stage = await reviewed();
  const { district, cycleId } = stage;
  const { assessor } = district.actors;
  await district.database.write(systemActor, async (unit) => {
    await unit.trx
      .updateTable('assessment')
      .set({ grade_cap: 'competent' })
      .where('cycle_id', '=', cycleId)
      .where('person_name', '=', '示例丙')
      .execute();
    await unit.audit({
      action: 'assessment.eligibilityOverruled',
      entityType: 'assessment_cycle',
      entityId: cycleId,
    });
  });
  expect((await stage.board()).rows[2]).toMatchObject({
    name: '示例丙',
    gradeCap: 'competent',
    suggestedGrade: 'competent',
  });
  await expect(stage.move(assessor, ['示例甲', '示例丙'], 'excellent', '表现突出')).rejects.toMatchObject(
    violates('above_cap', '示例丙最高只能评为“称职”'),
  );
  expect((await stage.board()).rows.map(({ state }) => state)).toEqual(Array(5).fill('scoring'));
});

test('two people on one board: the later is told who did what, and nothing of theirs is kept', async () => {
  const stage = await reviewed();
  const { assessment, actors } = stage.district;
  const seen = await stage.targets('示例甲', '示例丁');
  await stage.move(actors.assessor, ['示例丁'], 'competent', '名额已满');
  const late = assessment.grading.moveGrades(actors.leader, {
    cycleId: stage.cycleId,
    pool: 'civil_servant',
    moves: seen.map((target) => ({ ...target, grade: 'excellent', reason: null })),
    reason: null,
  });
  await expect(late).rejects.toMatchObject({
    code: 'CONFLICT',
    message:
      '在您移动之前已有变动：示例丁已由示例考核员拟定为“称职”（理由：名额已满）。您这一次移动没有保存，请看过最新情况后再定。',
  });
  expect((await stage.board()).rows[0]).toMatchObject({ name: '示例甲', state: 'scoring' });
});

test('grades move in 等次评定 only, and what was put forward can be taken back with a reason', async () => {
  const stage = await reviewed();
  const { assessment, actors } = stage.district;
  await stage.move(actors.assessor, ['示例甲'], 'excellent');
  await assessment.grading.withdrawGrades(actors.assessor, {
    cycleId: stage.cycleId,
    pool: 'civil_servant',
    moves: await stage.targets('示例甲'),
    reason: '点错了人',
  });
  expect((await stage.board()).rows[0]).toMatchObject({ state: 'scoring', proposedGrade: null });
  for (const state of ['scoring', 'approval', 'publicity'] as const) {
    await stage.setCycle(state);
    await expect(stage.move(actors.assessor, ['示例甲'], 'excellent')).rejects.toMatchObject(
      violates('not_in_review', '评定等次要在“等次评定”阶段进行'),
    );
    await expect(stage.acceptAll(actors.assessor)).rejects.toMatchObject(violates('not_in_review'));
    await expect(stage.lock(actors.assessor)).rejects.toMatchObject(violates('not_in_review'));
  }
});

test('a lock holds what stood on the board; nothing moves under it until it is taken off with a reason', async () => {
  const stage = await withinQuota();
  const { assessment, actors } = stage.district;
  const { lock } = await stage.lock(actors.assessor);
  expect(lock).toMatchObject({
    by: '示例考核员',
    size: 5,
    quota: 2,
    before: { excellent: 4, competent: 0, basically_competent: 1 },
    after: { excellent: 2, competent: 2, basically_competent: 1 },
    override: null,
  });
  const [target] = await stage.targets('示例丁');
  if (!target) throw new Error('示例丁 is missing');
  const refused = violates('pool_locked', '公务员的等次已由示例考核员锁定');
  await expect(stage.move(actors.assessor, ['示例丁'], 'excellent')).rejects.toMatchObject(refused);
  await expect(
    assessment.grading.sendBack(actors.leader, { ...target, reason: '退回核对' }),
  ).rejects.toMatchObject(refused);
  await expect(stage.lock(actors.leader)).rejects.toMatchObject(refused);
  // The other pool is not concerned.
  await stage.acceptAll(actors.assessor, 'other');

  const target2 = { cycleId: stage.cycleId, pool: 'civil_servant' as const };
  const open = await assessment.grading.unlockPool(actors.leader, { ...target2, reason: '漏核一份处分决定' });
  expect(open.lock).toBeNull();
  await stage.move(actors.assessor, ['示例乙'], 'competent', '补充核实后调整');
  await stage.lock(actors.assessor);
  const kept = await stage.district.database.read
    .selectFrom('pool_lock')
    .selectAll()
    .orderBy('sequence')
    .execute();
  expect(
    kept.map(({ sequence, unlocked_by, unlock_reason }) => [sequence, unlocked_by, unlock_reason]),
  ).toEqual([
    [1, '示例领导甲', '漏核一份处分决定'],
    [2, null, null],
  ]);
});

test('a lock needs everyone proposed and the distribution that the person has seen', async () => {
  const stage = await reviewed();
  const { assessment, actors } = stage.district;
  await expect(stage.lock(actors.assessor)).rejects.toMatchObject(
    violates('not_all_proposed', '还有 5 人没有拟定等次，不能锁定：示例甲、示例乙'),
  );
  await stage.acceptAll(actors.assessor);
  const standing = standingOf(await stage.board());
  await stage.move(actors.leader, ['示例丙', '示例丁'], 'competent', '名额已满');
  const input = { cycleId: stage.cycleId, pool: 'civil_servant' as const, standing, noRatioReason: null };
  await expect(assessment.grading.lockPool(actors.assessor, input)).rejects.toMatchObject(
    violates('board_changed', '等次分布又有变动'),
  );
});

test('where nobody has set a ratio, a lock takes the words that none applies', async () => {
  const stage = await reviewed(null);
  const { assessment, actors } = stage.district;
  await stage.acceptAll(actors.assessor);
  expect((await stage.board()).tabs[0]).toMatchObject({ quota: null, used: 4 });
  await expect(stage.lock(actors.assessor)).rejects.toMatchObject(
    violates('ratio_missing', '没有设定优秀比例', '不适用比例'),
  );
  const input = {
    cycleId: stage.cycleId,
    pool: 'civil_servant' as const,
    standing: standingOf(await stage.board()),
  };
  const noRatioReason = '县委研究决定本年度不设比例';
  expect(
    (await assessment.grading.lockPool(actors.assessor, { ...input, noRatioReason })).lock,
  ).toMatchObject({
    quota: null,
    override: { kind: 'no_ratio', reason: noRatioReason },
  });
});

test('beyond the quota: refused where the notice is silent or forbids it, with approver and document where it allows', async () => {
  const stage = await reviewed();
  const { actors } = stage.district;
  await stage.acceptAll(actors.assessor);
  const beyond = async () =>
    stage.grading.lockPoolBeyondQuota(actors.leader, {
      cycleId: stage.cycleId,
      pool: 'civil_servant',
      standing: standingOf(await stage.board()),
      approver: '示例县委组织部',
      documentNumber: '示例组〔2026〕9号',
      reason: '年内受省级表彰',
    });
  await expect(beyond()).rejects.toMatchObject(violates('override_not_provided', '没有规定可以超出名额'));
  stage.ruleOnOverride({ allowed: false, approver: null });
  await expect(beyond()).rejects.toMatchObject(violates('override_forbidden', '不允许超出名额'));
  stage.ruleOnOverride({ allowed: true, approver: '县委组织部' });
  await expect(stage.lock(actors.assessor)).rejects.toMatchObject(
    violates('quota_exceeded', '经县委组织部批准的，由领导填写批准文号和理由后超名额锁定'),
  );
  expect((await beyond()).lock).toMatchObject({
    quota: 2,
    after: { excellent: 4 },
    override: { kind: 'beyond_quota', approver: '示例县委组织部', documentNumber: '示例组〔2026〕9号' },
  });
  expect((await trailOf(stage.district, stage.cycleId)).at(-1)).toMatchObject({
    action: 'assessment.poolLocked',
    reason: '年内受省级表彰',
    after: { quota: 2, excellentRatio: '40%', documentNumber: '示例组〔2026〕9号' },
  });
});

test('a pool is settled as a whole by somebody else; what one has proposed oneself is left and named', async () => {
  const stage = await withinQuota();
  const { assessment, actors, clock } = stage.district;
  await stage.move(actors.leader, ['示例戊'], 'competent', '帮扶成效另有证明');
  const approve = (actor: Actor, pool: Pool | null = 'civil_servant') =>
    stage.ended(
      actor,
      assessment.grading.approvePool(actor, {
        cycleId: stage.cycleId,
        pool,
        documentNumber: '示例驻组〔2026〕5号',
      }),
    );
  await expect(approve(actors.leader)).rejects.toMatchObject(violates('not_in_approval'));
  await stage.setCycle('approval');
  await expect(approve(actors.leader)).rejects.toMatchObject(
    violates('pool_not_locked', '公务员的等次还没有锁定'),
  );
  await stage.setCycle('review');
  await stage.lock(actors.assessor);
  await stage.setCycle('approval');
  await expect(approve(actors.leader, null)).rejects.toMatchObject(violates('pool_not_locked', '其他人员'));
  await expect(
    assessment.grading.unlockPool(actors.leader, {
      cycleId: stage.cycleId,
      pool: 'civil_servant',
      reason: '改',
    }),
  ).rejects.toMatchObject(violates('not_in_review'));

  clock.set('2026-12-25T02:00:00.000Z');
  expect(approvalResultSchema.parse(await approve(actors.leader))).toEqual({
    approved: 4,
    left: [{ reason: 'own_proposal', count: 1, names: ['示例戊'] }],
  });
  expect(approvalResultSchema.parse(await approve(actors.otherLeader))).toEqual({ approved: 1, left: [] });
  const { rows } = await stage.board();
  expect(rows.map(({ name, state, finalGrade }) => [name, state, finalGrade])).toEqual([
    ['示例甲', 'locked', 'excellent'],
    ['示例乙', 'locked', 'excellent'],
    ['示例丙', 'locked', 'competent'],
    ['示例丁', 'locked', 'competent'],
    ['示例戊', 'locked', 'competent'],
  ]);
  const [first] = await stage.targets('示例甲');
  if (!first) throw new Error('示例甲 is missing');
  expect(await assessment.get(first.id)).toMatchObject({
    approval: { by: '示例领导甲', documentNumber: '示例驻组〔2026〕5号', at: '2026-12-25T02:00:00.000Z' },
  });
  expect((await trailOf(stage.district, stage.cycleId)).at(-2)).toMatchObject({
    action: 'assessment.poolApproved',
    after: { pools: '公务员', approved: 4, leftOut: ['示例戊'] },
  });
});

test('whoever takes part without a grade is proposed and settled with the others, and gives no place', async () => {
  const stage = await reviewed();
  const { district, cycleId } = stage;
  const { actors } = district;
  await district.database.write(systemActor, async (unit) => {
    await unit.trx
      .updateTable('assessment')
      .set({ participation: 'comment_only', total_points: null, suggested_grade: null })
      .where('cycle_id', '=', cycleId)
      .where('person_name', '=', '示例戊')
      .execute();
    await unit.audit({
      action: 'assessment.eligibilityDetermined',
      entityType: 'assessment_cycle',
      entityId: cycleId,
    });
  });
  const board = await stage.board();
  expect(board.tabs[0]).toMatchObject({ size: 4, notGraded: 1, quota: 1 });
  expect(board.rows.at(-1)).toMatchObject({ name: '示例戊', rank: null, participation: 'comment_only' });
  await expect(stage.move(actors.assessor, ['示例戊'], 'competent', '照顾')).rejects.toMatchObject(
    violates('not_movable', '示例戊“只写评语、不定等次”'),
  );
  await stage.acceptAll(actors.assessor);
  await stage.move(actors.assessor, ['示例乙', '示例丙', '示例丁'], 'competent', '名额已满');
  await stage.lock(actors.assessor);
  await stage.setCycle('approval');
  const input = { cycleId, pool: 'civil_servant' as const, documentNumber: null };
  const result = await stage.ended(
    actors.leader,
    district.assessment.grading.approvePool(actors.leader, input),
  );
  expect(result).toEqual({ approved: 5, left: [] });
  expect((await stage.board()).rows.at(-1)).toMatchObject({ state: 'locked', finalGrade: null });
});

test('a leader who settles another grade than the locked one cannot go beyond the quota', async () => {
  const stage = await withinQuota();
  const { assessment, actors } = stage.district;
  await stage.lock(actors.assessor);
  await stage.setCycle('approval');
  const [target] = await stage.targets('示例丙');
  if (!target) throw new Error('示例丙 is missing');
  const upwards = { ...target, grade: 'excellent', reason: '成效突出', documentNumber: null } as const;
  await expect(assessment.grading.approve(actors.leader, upwards)).rejects.toMatchObject(
    violates('quota_exceeded', '公务员可评优秀 2 名，已有 2 名，不能再把示例丙定为优秀'),
  );
  const [second] = await stage.targets('示例乙');
  if (!second) throw new Error('示例乙 is missing');
  await assessment.grading.approve(actors.leader, {
    ...second,
    grade: 'competent',
    reason: '另有反映待核实',
    documentNumber: null,
  });
  expect(await assessment.grading.approve(actors.leader, upwards)).toMatchObject({ finalGrade: 'excellent' });
});

test('a lock does not outlive its quota: a pool that has too many 优秀 since is not settled', async () => {
  const stage = await withinQuota();
  const { assessment, actors } = stage.district;
  await stage.lock(actors.assessor);
  await stage.setCycle('approval', 2_000);
  const input = { cycleId: stage.cycleId, pool: 'civil_servant' as const, documentNumber: null };
  await expect(assessment.grading.approvePool(actors.leader, input)).rejects.toMatchObject(
    violates('quota_exceeded', '公务员可评优秀 1 名，已审定和待审定的共 2 名，不能批量审定'),
  );
});
