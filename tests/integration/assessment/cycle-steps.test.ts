import { expect, test } from 'vitest';
import { businessDateOf, businessDateSchema } from '#shared/dates.ts';
import { type District, openDistrict, trailOf } from './district.ts';

/** Three people on post, scored alike, in a cycle that is being scored. */
async function scoredCycle() {
  const district = await openDistrict();
  const names = ['示例甲', '示例乙', '示例丙'];
  for (const name of names) await district.addPosting({ name });
  const { id } = await district.openCycle();
  for (const name of names) await district.score(await district.recordOf(id, name), 0.8);
  const get = () => district.assessment.cycles.getCycle(id);
  return { district, id, get };
}

const statesOf = async ({ everyone }: District, id: Parameters<District['everyone']>[0]) =>
  (await everyone(id)).rows.map(({ state, individual }) => (individual ? `${state} alone` : state));

test('what stands in the way of a step is said with number and names, before and when it is taken', async () => {
  const { district, id, get } = await scoredCycle();
  const { assessment, actors } = district;
  const { revision, template } = await district.recordOf(id, '示例乙');
  const [item] = template.sections.flatMap((section) => (section.source === 'items' ? section.items : []));
  if (!item) throw new Error('Nothing to score');
  await assessment.scoring.saveScores(actors.assessor, {
    id: (await district.recordOf(id, '示例乙')).id,
    revision,
    scorer: 1,
    scores: [{ item: item.code, points: item.maximum, remark: null }],
  });
  const message = '还有 1 个考核对象的得分不完整：示例乙。写明理由可以先进入下一步，他们留待单独评定。';
  expect((await get()).nextSteps).toMatchObject([
    {
      direction: 'forward',
      to: 'review',
      roles: ['assessor'],
      blockers: [{ code: 'scores_incomplete', message, names: ['示例乙'], count: 1, waivable: true }],
      consequences: ['得分不完整的考核对象不参加本次排定，留待单独评分、评定。'],
    },
    { direction: 'back', to: 'open', roles: ['assessor'], blockers: [] },
  ]);
  await expect(district.step(id, 'review', null)).rejects.toMatchObject({
    code: 'RULE_VIOLATION',
    message,
    data: { rule: 'scores_incomplete' },
  });
  await district.step(id, 'review', '示例乙在外培训');
  expect(await statesOf(district, id)).toEqual(['scoring', 'scoring alone', 'scoring']);
  expect((await trailOf(district, id)).at(-1)).toMatchObject({
    action: 'assessment.cycleStepped',
    after: { cycleState: 'review', passedOver: [message], leftBehind: [expect.any(String)] },
    reason: '示例乙在外培训',
  });
  expect((await get()).nextSteps[0]?.blockers).toMatchObject([
    { code: 'not_proposed', message: '还有 2 个考核对象没有提出等次建议：示例甲、示例丙。', waivable: false },
    { code: 'pools_unlocked', message: '还有 1 个组没有锁定等次分布：公务员。' },
  ]);

  await district.goTo(id, 'approval');
  await district.approveAll(id);
  const [publicity] = (await get()).nextSteps;
  expect(publicity?.blockers).toMatchObject([{ code: 'individual_open', names: ['示例乙'], waivable: true }]);
  await district.step(id, 'publicity');
  expect((await get()).nextSteps[0]?.blockers.map(({ code }) => code)).toEqual([
    'no_publicity',
    'individual_open',
  ]);
  await district.publicise(id);
  await district.step(id, 'final');
  const untold = await district.step(id, 'archived').catch((error: unknown) => error);
  expect(untold).toMatchObject({ data: { rule: 'individual_open' } });
});

test('an objection stands in the way until it is answered, and where it is right until the record is settled anew', async () => {
  const { district, id, get } = await scoredCycle();
  const { assessment, actors, clock } = district;
  await district.goTo(id, 'publicity');
  await district.publicise(id);
  const [notice] = (await assessment.publicity.publicity(id)).notices;
  const record = await district.recordOf(id, '示例甲');
  if (!notice) throw new Error('Nothing is made public');
  const today = businessDateOf(clock.now());
  const objection = await assessment.publicity.recordObjection(actors.archivist, {
    publicityId: notice.id,
    assessmentId: record.id,
    receivedOn: today,
    source: null,
    text: '驻村天数不实',
  });
  const blockers = async () => (await get()).nextSteps[0]?.blockers.map(({ code }) => code);
  expect(await blockers()).toEqual(['objections_open']);
  await assessment.publicity.answerObjection(actors.leader, {
    id: objection.id,
    revision: objection.revision,
    outcome: 'upheld',
    text: '经核实成立',
    answeredOn: today,
  });
  expect(await blockers()).toEqual(['objections_unsettled']);
  const target = { id: record.id, revision: record.revision };
  const open = await assessment.grading.reopen(actors.leader, { ...target, reason: '异议成立' });
  expect(await blockers()).toEqual(['objections_unsettled', 'individual_open']);
  const scored = await district.score(open, 0.5);
  const proposed = await assessment.grading.propose(actors.assessor, {
    ...scored,
    grade: scored.suggestedGrade,
    reason: null,
  });
  await assessment.grading.approve(actors.leader, {
    ...proposed,
    grade: proposed.proposedGrade,
    reason: null,
    documentNumber: null,
  });
  expect(await blockers()).toEqual([]);
  expect((await district.step(id, 'final')).state).toBe('final');
});

test('each step back undoes what its state brought, and keeps what was settled', async () => {
  const { district, id, get } = await scoredCycle();
  const { database } = district;
  const locks = () => database.read.selectFrom('pool_lock').select('unlock_reason').execute();
  await district.goTo(id, 'publicity');
  await district.publicise(id);

  await district.stepBack(id, '公示内容有误');
  const { notices } = await district.assessment.publicity.publicity(id);
  expect(notices).toMatchObject([{ stage: 'withdrawn', withdrawReason: '公示内容有误' }]);
  expect(await statesOf(district, id)).toEqual(['locked', 'locked', 'locked']);

  await district.stepBack(id, '等次需要重新研究');
  expect(await statesOf(district, id)).toEqual(['proposed', 'proposed', 'proposed']);
  const kept = await district.recordOf(id, '示例甲');
  expect(kept).toMatchObject({ finalGrade: null, approval: null, proposedGrade: 'competent' });
  expect(kept.earlierVersions).toMatchObject([
    { version: 1, finalGrade: 'competent', reopenReason: '等次需要重新研究' },
  ]);
  expect(await locks()).toEqual([{ unlock_reason: null }]);

  await district.stepBack(id, '补录测评票');
  expect(await statesOf(district, id)).toEqual(['scoring', 'scoring', 'scoring']);
  expect(await locks()).toEqual([{ unlock_reason: '补录测评票' }]);
  expect((await district.recordOf(id, '示例甲')).total).not.toBeNull();

  await district.stepBack(id);
  await expect(district.stepBack(id)).rejects.toMatchObject({ data: { rule: 'work_entered' } });
  expect((await get()).steps.map(({ direction, to }) => `${direction} ${to}`)).toEqual([
    ...['open', 'scoring', 'review', 'approval', 'publicity'].map((to) => `forward ${to}`),
    ...['approval', 'review', 'scoring', 'open'].map((to) => `back ${to}`),
  ]);
});

test('a finished cycle is opened again as its next version, and the version until then is kept whole', async () => {
  const { district, id, get } = await scoredCycle();
  const { assessment, actors } = district;
  await district.goTo(id, 'archived');
  const before = await get();
  const settled = await district.recordOf(id, '示例甲');
  const { revision } = before;
  const reopened = await assessment.cycles.reopenCycle(actors.leader, {
    id,
    revision,
    to: 'review',
    reason: '巡察整改',
  });
  expect(reopened).toMatchObject({ state: 'review', version: 2, versions: [{ version: 1 }] });
  expect(await statesOf(district, id)).toEqual(['proposed', 'proposed', 'proposed']);

  const { content } = await assessment.cycles.cycleVersion(id, 1);
  expect(content).toMatchObject({
    title: before.title,
    state: 'archived',
    settings: before.settings,
    steps: [...before.steps, { direction: 'reopen', from: 'archived', to: 'review', reason: '巡察整改' }],
    locks: [{ pool: 'civil_servant', size: 3, unlockedAt: null }],
    distribution: [{ pool: 'civil_servant', grades: { competent: 3 }, withoutGrade: 0 }],
    records: [{ name: '示例甲', finalGrade: 'competent', version: 1 }, {}, {}],
  });
  const kept = await district.database.read
    .selectFrom('assessment_version')
    .select('content')
    .where('assessment_id', '=', settled.id)
    .executeTakeFirstOrThrow();
  const { earlierVersions: _, ...whole } = settled;
  expect(JSON.parse(kept.content)).toEqual(whole);

  const again = await district.goTo(id, 'archived');
  expect(again).toMatchObject({ version: 2, counts: { locked: 3 } });
  expect((await district.recordOf(id, '示例甲')).earlierVersions).toHaveLength(1);
});

test('steps stand in the order of their days, none ahead; one step on a stale cycle is a conflict', async () => {
  const { district, id, get } = await scoredCycle();
  const { assessment, actors } = district;
  const { revision } = await get();
  const onDay = (day: string, seen = revision) =>
    assessment.cycles.stepCycle(actors.assessor, {
      id,
      revision: seen,
      to: 'review',
      onDate: businessDateSchema.parse(day),
      documentNumber: '示例〔2026〕1号',
      reason: null,
    });
  await expect(onDay('2026-12-21')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(onDay('2026-12-19')).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: '上一步在2026年12月20日办理，这一步不能更早。',
  });
  await expect(onDay('2026-12-20', revision - 1)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect((await onDay('2026-12-20')).steps.at(-1)).toMatchObject({
    onDate: '2026-12-20',
    documentNumber: '示例〔2026〕1号',
    by: '示例考核员',
  });
});

test('what was arranged is fixed once the cycle is open, but for scorers, ratio, lead and number', async () => {
  const { district, id, get } = await scoredCycle();
  const { assessment, actors } = district;
  const revise = async (changes: object) =>
    assessment.cycles.reviseCycle(actors.assessor, {
      id,
      revision: (await get()).revision,
      reason: null,
      ...changes,
    });
  await expect(revise({ title: '另一次考核', objects: ['team'] })).rejects.toMatchObject({
    data: { rule: 'settings_fixed' },
    message: expect.stringContaining('考核名称、考核对象不能再修改'),
  });
  await expect(revise({ excellentRatio: 2500 })).rejects.toMatchObject({ data: { rule: 'reason_required' } });
  const arranged = await revise({
    scorers: ['示例评委一', '示例评委二'],
    excellentRatio: 2500,
    leadOrgan: '示例组织部',
    reason: '按文件确定比例',
  });
  expect(arranged.settings).toMatchObject({
    scorers: ['示例评委一', '示例评委二'],
    excellentRatio: 2500,
    leadOrgan: '示例组织部',
  });
  expect((await revise({ scorers: ['示例评委一'] })).settings.scorers).toEqual(['示例评委一']);
  await district.goTo(id, 'approval');
  await expect(revise({ excellentRatio: 3000, reason: '再次调整' })).rejects.toMatchObject({
    data: { rule: 'pool_locked' },
  });
});

test('a scorer with scores stays in the list', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例甲' });
  const { id } = await district.plan({ scorers: ['示例评委一', '示例评委二'] });
  await district.goTo(id, 'scoring');
  const { assessment, actors } = district;
  const record = await district.recordOf(id, '示例甲');
  const [item] = record.template.sections.flatMap((section) =>
    section.source === 'items' ? section.items : [],
  );
  if (!item) throw new Error('Nothing to score');
  await assessment.scoring.saveScores(actors.assessor, {
    id: record.id,
    revision: record.revision,
    scorer: 2,
    scores: [{ item: item.code, points: item.maximum, remark: null }],
  });
  const revise = async (scorers: string[], reason: string | null = null) => {
    const { revision } = await assessment.cycles.getCycle(id);
    return assessment.cycles.reviseCycle(actors.assessor, { id, revision, scorers, reason });
  };
  await expect(revise(['示例评委一'])).rejects.toMatchObject({ data: { rule: 'scorer_has_scores' } });
  expect((await revise(['示例评委一', '示例评委改名', '示例评委三'])).settings.scorers).toHaveLength(3);

  // From then on results stand under these names.
  await district.goTo(id, 'review');
  const later = (scorers: string[]) => revise(scorers, '示例');
  await expect(later(['示例评委一', '示例评委二', '示例评委三'])).rejects.toMatchObject({
    data: { rule: 'scorer_has_scores' },
    message: expect.stringContaining('示例评委改名已经评过分'),
  });
  expect((await later(['示例评委一', '示例评委改名', '示例评委四'])).settings.scorers).toHaveLength(3);
});

test('after a reopening people are told anew, and whoever was told is told', async () => {
  const district = await openDistrict();
  const { assessment, actors } = district;
  await district.addPosting({ name: '示例甲' });
  const { id } = await district.openCycle();
  await district.score(await district.recordOf(id, '示例甲'));
  await district.goTo(id, 'final');
  await district.notifyAll(id);
  const { revision } = await assessment.cycles.getCycle(id);
  await assessment.cycles.reopenCycle(actors.leader, { id, revision, to: 'review', reason: '更正' });
  await district.goTo(id, 'final');
  const inTheWay = async () =>
    (await assessment.cycles.getCycle(id)).nextSteps
      .find(({ to }) => to === 'archived')
      ?.blockers.map(({ code }) => code);
  expect(await inTheWay()).toEqual(['not_notified']);
  await district.notifyAll(id);
  expect(await inTheWay()).toEqual([]);
});

test('nothing is filed while an objection waits for its answer, be it of an earlier version', async () => {
  const district = await openDistrict();
  const { assessment, actors, clock } = district;
  await district.addPosting({ name: '示例甲' });
  const { id } = await district.openCycle();
  await district.score(await district.recordOf(id, '示例甲'));
  await district.goTo(id, 'final');
  const [notice] = (await assessment.publicity.publicity(id)).notices;
  const today = businessDateOf(clock.now());
  const objection = await assessment.publicity.recordObjection(actors.archivist, {
    publicityId: notice?.id ?? expect.fail(),
    assessmentId: null,
    receivedOn: today,
    source: null,
    text: '示例异议',
  });
  const inTheWay = async () =>
    (await assessment.cycles.getCycle(id)).nextSteps
      .filter(({ direction }) => direction === 'forward')
      .flatMap(({ blockers }) => blockers.map(({ code }) => code));
  expect(await inTheWay()).toEqual(['objections_open', 'not_notified']);

  const { revision } = await assessment.cycles.getCycle(id);
  await assessment.cycles.reopenCycle(actors.leader, { id, revision, to: 'review', reason: '更正' });
  await district.goTo(id, 'publicity');
  expect(await inTheWay()).toEqual(['no_publicity', 'objections_open']);
  await district.publicise(id);
  expect(await inTheWay()).toEqual(['objections_open']);
  await assessment.publicity.answerObjection(actors.leader, {
    id: objection.id,
    revision: objection.revision,
    outcome: 'not_upheld',
    text: '示例答复',
    answeredOn: today,
  });
  expect(await inTheWay()).toEqual([]);
});

test('a cycle that was taken back to its plan is given up even where a pool without grades had been locked', async () => {
  const district = await openDistrict();
  const { assessment, actors, database } = district;
  // Five months on post: no grade by the rules.
  await district.addPosting({ name: '示例甲', start: '2026-08-01' });
  const { id } = await district.openCycle();
  expect((await district.recordOf(id, '示例甲')).participation).not.toBe('graded');
  await district.goTo(id, 'review');
  await district.acceptSuggestions(id);
  const pool = 'civil_servant';
  const standing = { excellent: 0, competent: 0, basically_competent: 0, incompetent: 0 };
  const lock = { cycleId: id, pool, standing, noRatioReason: '示例' } as const;
  await assessment.grading.lockPool(actors.assessor, lock);
  for (const state of ['scoring', 'open', 'draft']) expect((await district.stepBack(id)).state).toBe(state);
  const { revision } = await assessment.cycles.getCycle(id);
  await assessment.cycles.discardCycle(actors.assessor, { id, revision });
  expect(await database.read.selectFrom('pool_lock').selectAll().execute()).toEqual([]);
});

test('whoever has written something is not unfrozen away', async () => {
  const district = await openDistrict();
  const { assessment, actors } = district;
  await district.addPosting({ name: '示例甲' });
  const { id } = await district.openCycle();
  const save = async (selfSummary: string) => {
    const { id: recordId, revision, narrative, figures } = await district.recordOf(id, '示例甲');
    await assessment.scoring.saveNarrative(actors.assessor, {
      id: recordId,
      revision,
      narrative: { ...narrative, selfSummary },
      figures,
    });
  };
  await save('示例总结');
  await district.stepBack(id);
  await expect(district.stepBack(id)).rejects.toMatchObject({ data: { rule: 'work_entered' } });
  await district.step(id, 'scoring');
  await save('');
  await district.stepBack(id);
  expect((await district.stepBack(id)).state).toBe('draft');
});

test('the ratio goes up, or away, only on a document', async () => {
  const district = await openDistrict();
  const { assessment, actors } = district;
  await district.addPosting({ name: '示例甲' });
  const { id } = await district.goTo((await district.plan({ excellentRatio: 2500 })).id, 'scoring');
  const revise = async (excellentRatio: number | null, ratioDocumentNumber: string | null = null) => {
    const { revision } = await assessment.cycles.getCycle(id);
    const reason = '示例：调整比例';
    const input = { id, revision, excellentRatio, ratioDocumentNumber, reason };
    return (await assessment.cycles.reviseCycle(actors.assessor, input)).settings.excellentRatio;
  };
  for (const ratio of [10_000, null]) {
    await expect(revise(ratio)).rejects.toMatchObject({ data: { rule: 'document_required' } });
  }
  expect(await revise(2000)).toBe(2000);
  expect(await revise(3000, '示例组〔2026〕9号')).toBe(3000);
});
