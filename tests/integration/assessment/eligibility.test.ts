import { expect, test } from 'vitest';
import { ballotsFor, openDistrict, scoresFor, trailOf } from './district.ts';
import { date, eligibilityDesk } from './eligibility-desk.ts';

const rule = (name: string) => expect.objectContaining({ code: 'RULE_VIOLATION', data: { rule: name } });

/** A person for each fact, and one of whom nothing is to be said. */
async function everyCase() {
  const desk = await eligibilityDesk();
  const plain = await desk.person('无事');
  await desk.person('不满半年', { start: '2026-07-02' });
  const changed = await desk.person('换村满半年', { start: '2026-07-01' });
  await desk.changePosting(changed.postingId, { status: 'ended', end_date: date('2026-09-14') });
  await desk.posting(changed.personId, { start: '2026-09-15' });
  const onLeave = await desk.person('长假');
  await desk.leave(onLeave.postingId, 'sick', '2026-01-01', '2026-07-02');
  const investigated = await desk.person('在查');
  await desk.conduct(investigated.personId, { kind: 'investigation', decidedOn: '2026-11-02' });
  const warned = await desk.person('警告');
  await desk.conduct(warned.personId, { severity: '党内警告' });
  const demerit = await desk.person('记过');
  await desk.conduct(demerit.personId, { severity: '记过' });
  const recalled = await desk.person('召回');
  await desk.changePosting(recalled.postingId, {
    status: 'ended',
    end_date: date('2026-10-31'),
    end_kind: 'recall',
  });
  await desk.person('新人', { workStart: '2026-03-01' });
  await desk.person('未填', { workStart: null });
  const absent = await desk.person('脱岗');
  await desk.absence(absent.postingId, 'city');
  const township = await desk.person('乡镇查');
  await desk.absence(township.postingId, 'township');
  return { desk, plain, investigated, warned };
}

test('everybody is looked at, the rules of the scheme settle who takes part, and the rest is said', async () => {
  const { desk } = await everyCase();
  const cycle = await desk.openCycle();
  expect(await desk.eligibility.summary(cycle.id)).toMatchObject({ people: 12, undetermined: 12 });
  expect(await desk.determine(cycle.id)).toEqual({ people: 12, changed: 12, skipped: 0, unknown: 1 });

  const outcomes: Record<string, unknown> = {};
  for (const name of await desk.found(cycle.id)) {
    const { participation, gradeCap, determination } = await desk.rowOf(cycle.id, name);
    outcomes[name] = [
      participation,
      gradeCap,
      ...(determination?.findings.map(({ fact, answer }) => `${fact}:${answer}`) ?? []),
    ];
  }
  expect(outcomes).toEqual({
    无事: ['graded', null],
    不满半年: ['not_assessed', null, 'under_half_year:yes'],
    换村满半年: ['graded', null],
    长假: ['comment_only', null, 'leave_over_half_year:yes'],
    在查: ['neither', null, 'under_investigation:yes'],
    警告: ['graded', 'competent', 'warning:yes'],
    记过: ['comment_only', null, 'penalty_above_warning:yes'],
    召回: ['graded', 'competent', 'recalled:yes'],
    新人: ['comment_only', null, 'probation:yes'],
    未填: ['graded', null, 'probation:unknown'],
    脱岗: ['graded', 'competent', 'absence_notice:yes'],
    乡镇查: ['graded', null],
  });

  expect(await desk.eligibility.summary(cycle.id)).toMatchObject({
    schemeHasRules: true,
    people: 12,
    undetermined: 0,
    byParticipation: { graded: 7, not_assessed: 1, comment_only: 3, neither: 1 },
    capped: 3,
    unknown: 1,
    withheld: 5,
    changed: 0,
    byFact: { under_half_year: 1, absence_notice: 1, probation: 2 },
  });
  expect(await desk.found(cycle.id, { participation: 'neither' })).toEqual(['在查']);
  expect(await desk.found(cycle.id, { fact: 'probation' })).toEqual(['新人', '未填']);
  expect(await desk.found(cycle.id, { only: 'unknown' })).toEqual(['未填']);
  expect(await desk.found(cycle.id, { only: 'withheld', text: '长' })).toEqual(['长假']);

  // What holds is in the trail of the cycle and of whoever it is about; nobody new is touched a second time.
  const { id } = await desk.rowOf(cycle.id, '在查');
  expect(await trailOf(desk, id)).toMatchObject([
    {
      action: 'assessment.eligibilityDetermined',
      actor: '示例考核员',
      before: { participation: 'graded', gradeCap: null },
      after: { participation: 'neither', gradeCap: null, eligibilityFacts: ['under_investigation'] },
    },
  ]);
  expect(await desk.determine(cycle.id)).toMatchObject({ changed: 0 });
  expect((await trailOf(desk, id)).length).toBe(1);
});

test('one person is explained: every fact with its days, its clause and its records', async () => {
  const { desk } = await everyCase();
  const cycle = await desk.openCycle();
  await desk.determine(cycle.id);
  const { id } = await desk.rowOf(cycle.id, '不满半年');
  const detail = await desk.eligibility.get(id);
  expect(detail.factsNow.map(({ fact, answer }) => [fact, answer])).toEqual([
    ['under_half_year', 'yes'],
    ['leave_over_half_year', 'no'],
    ['under_investigation', 'no'],
    ['warning', 'no'],
    ['penalty_above_warning', 'no'],
    ['recalled', 'no'],
    ['probation', 'no'],
    ['absence_notice', 'no'],
  ]);
  expect(detail.factsNow[0]).toMatchObject({
    sentence:
      '考核期内在岗 183 天，5个月零30天（2026年7月2日至2026年12月31日，现仍在岗，算至考核期末），不满半年。',
    effects: [{ participation: 'not_assessed', outcomeGround: { kind: 'clause' } }],
    records: [{ kind: 'posting', label: '示例村：2026年7月2日至今' }],
  });
  expect(detail).toMatchObject({ changes: [], overruleRefusal: null, determineRefusal: null });
});

test('somebody decides otherwise with a reason and an approver; that stands until it is withdrawn', async () => {
  const { desk } = await everyCase();
  const cycle = await desk.openCycle();
  const before = await desk.rowOf(cycle.id, '不满半年');
  const decision = {
    participation: 'graded' as const,
    cap: 'competent' as const,
    reason: '从邻县调入，合计驻村满半年',
    approver: '区委组织部',
    documentNumber: '示组〔2026〕8号',
  };
  const { id, revision } = before;
  await expect(desk.eligibility.overrule(desk.leader, { id, revision, ...decision })).rejects.toEqual(
    rule('not_determined'),
  );
  await desk.determine(cycle.id);
  await expect(desk.eligibility.overrule(desk.leader, { id, revision, ...decision })).rejects.toEqual(
    expect.objectContaining({ code: 'CONFLICT' }),
  );

  const seen = await desk.rowOf(cycle.id, '不满半年');
  const overruled = await desk.eligibility.overrule(desk.leader, {
    id,
    revision: seen.revision,
    ...decision,
  });
  expect(overruled).toMatchObject({
    participation: 'graded',
    gradeCap: 'competent',
    determination: { participation: 'not_assessed', overrule: { ...decision, by: '示例领导' } },
  });
  expect(await desk.found(cycle.id, { only: 'overruled' })).toEqual(['不满半年']);

  await desk.determine(cycle.id);
  expect(await desk.rowOf(cycle.id, '不满半年')).toMatchObject({ participation: 'graded' });

  const back = await desk.eligibility.withdrawOverrule(desk.leader, {
    id,
    revision: overruled.revision,
    reason: '邻县的驻村时间不计入',
  });
  expect(back).toMatchObject({ participation: 'not_assessed', gradeCap: null });
  expect((await trailOf(desk, id)).map(({ action, reason }) => [action, reason])).toEqual([
    ['assessment.eligibilityDetermined', null],
    ['assessment.eligibilityOverruled', decision.reason],
    ['assessment.overruleWithdrawn', '邻县的驻村时间不计入'],
  ]);
  await expect(
    desk.eligibility.withdrawOverrule(desk.leader, { id, revision: back.revision, reason: '再次撤销' }),
  ).rejects.toEqual(rule('not_overruled'));
});

test('records that change afterwards are noticed, and looking again settles it', async () => {
  const { desk, plain, warned } = await everyCase();
  const cycle = await desk.openCycle();
  await desk.determine(cycle.id);
  await desk.conduct(plain.personId, { kind: 'circulated_criticism', decidedOn: '2026-12-18' });
  const [penalty] = await desk.presence.conduct.ofPerson(warned.personId);
  if (!penalty) throw new Error('The penalty is missing');
  await desk.presence.conduct.void(desk.leader, {
    id: penalty.id,
    revision: penalty.revision,
    reason: '登记错人',
  });

  expect(await desk.eligibility.summary(cycle.id)).toMatchObject({ changed: 2 });
  expect(await desk.found(cycle.id, { only: 'changed' })).toEqual(['无事', '警告']);
  const { id } = await desk.rowOf(cycle.id, '警告');
  expect(await desk.eligibility.get(id)).toMatchObject({
    changed: true,
    gradeCap: 'competent',
    now: { participation: 'graded', cap: null },
    changes: ['核定时有“受警告处分”，现在的记录里没有。核定时：2026年5月6日受党内警告处分（区纪委监委）。'],
  });

  expect(await desk.determine(cycle.id)).toMatchObject({ changed: 2 });
  expect(await desk.rowOf(cycle.id, '警告')).toMatchObject({ changed: false, gradeCap: null });
  expect(await desk.rowOf(cycle.id, '无事')).toMatchObject({ changed: false, gradeCap: 'competent' });
});

test('a grade that was withheld is given later: the record goes its own way, what it was is kept', async () => {
  const desk = await eligibilityDesk();
  const { personId } = await desk.person('在查');
  const opened = await desk.conduct(personId, { kind: 'investigation', decidedOn: '2026-11-02' });
  const cycle = await desk.openCycle();
  await desk.determine(cycle.id);
  const { id, revision } = await desk.rowOf(cycle.id, '在查');
  const resit = { id, reason: '审查调查结案，未给予处分', documentNumber: '示组〔2027〕3号' };
  await expect(desk.eligibility.startResit(desk.leader, { ...resit, revision })).rejects.toEqual(
    rule('not_in_review'),
  );
  await desk.step(cycle.id, 'scoring', desk.assessor);
  await desk.step(cycle.id, 'review', desk.assessor);
  await expect(desk.eligibility.determine(desk.owner, desk.assessor, cycle.id)).rejects.toEqual(
    rule('not_in_open'),
  );

  desk.clock.set('2027-02-10T02:00:00.000Z');
  await desk.presence.conduct.conclude(desk.assessor, {
    id: opened.id,
    revision: opened.revision,
    concludedOn: date('2027-01-20'),
  });
  await desk.conduct(personId, { severity: '警告', decidedOn: '2026-12-30' });
  expect((await desk.eligibility.get(id)).changes).toEqual([
    expect.stringContaining('2027年1月20日才结案'),
    expect.stringMatching(/^核定后出现“受警告处分”/),
  ]);

  const begun = await desk.eligibility.startResit(desk.leader, { ...resit, revision });
  expect(begun).toMatchObject({
    state: 'scoring',
    individual: true,
    participation: 'graded',
    // The warning came with the conclusion: it caps the grade that is given later.
    gradeCap: 'competent',
    determination: { resit: { reason: resit.reason, by: '示例领导', before: 'neither' } },
  });
  expect(await desk.found(cycle.id, { only: 'withheld' })).toEqual(['在查']);
  expect((await desk.assessment.get(id)).earlierVersions).toMatchObject([
    { version: 1, finalGrade: null, reopenReason: resit.reason },
  ]);
  await expect(
    desk.eligibility.startResit(desk.leader, { ...resit, revision: begun.revision }),
  ).rejects.toEqual(rule('resit_under_way'));

  // From here on as anybody else, while the cycle stays where it is.
  const { scoring, grading } = desk.assessment;
  const { template } = await desk.assessment.get(id);
  let seen = await scoring.saveScores(desk.assessor, {
    id,
    revision: begun.revision,
    scorer: 1,
    scores: scoresFor(template, 1),
  });
  for (const tally of ballotsFor(template))
    seen = await scoring.saveTally(desk.assessor, {
      id,
      revision: seen.revision,
      group: tally.group,
      tally,
    });
  expect(seen.calculation).toMatchObject({ gradeByScore: 'excellent', suggestedGrade: 'competent' });
  seen = await grading.propose(desk.assessor, {
    id,
    revision: seen.revision,
    grade: 'competent',
    reason: null,
  });
  await grading.approve(desk.leader, {
    id,
    revision: seen.revision,
    grade: 'competent',
    reason: null,
    documentNumber: '示组〔2027〕5号',
  });
  expect(await desk.rowOf(cycle.id, '在查')).toMatchObject({ state: 'locked', finalGrade: 'competent' });
  expect((await desk.eligibility.get(id)).resitRefusal).toMatch(/已经定了等次/);
});

test('a scheme without rules leaves everybody normal, and what was found is said all the same', async () => {
  const desk = await eligibilityDesk([]);
  await desk.person('不满半年', { start: '2026-11-01' });
  const cycle = await desk.openCycle();
  await desk.determine(cycle.id);
  expect(await desk.eligibility.summary(cycle.id)).toMatchObject({
    schemeHasRules: false,
    byParticipation: { graded: 1 },
    byFact: { under_half_year: 1 },
  });
  expect(await desk.rowOf(cycle.id, '不满半年')).toMatchObject({
    participation: 'graded',
    determination: { findings: [{ fact: 'under_half_year', effects: [] }] },
  });
});

test('teams and units are always graded: nothing is determined about them', async () => {
  const desk = await eligibilityDesk();
  await desk.person('队员甲', { start: '2026-11-01' });
  await desk.person('队员乙');
  const cycle = await desk.openCycle(['team_member', 'team', 'unit']);
  expect(await desk.determine(cycle.id)).toMatchObject({ people: 2 });
  expect(await desk.eligibility.summary(cycle.id)).toMatchObject({ people: 2, others: 2 });
  const team = await desk.database.read
    .selectFrom('assessment')
    .select(['id', 'participation'])
    .where('object', '=', 'team')
    .executeTakeFirstOrThrow();
  expect(team.participation).toBe('graded');
  await expect(desk.eligibility.get(team.id)).rejects.toEqual(rule('not_a_person'));
});

test('a determination that is cancelled writes nothing', async () => {
  const { desk } = await everyCase();
  const cycle = await desk.openCycle();
  const id = await desk.eligibility.determine(desk.owner, desk.assessor, cycle.id);
  desk.jobs.cancel(desk.owner, id);
  await desk.jobs.close();
  expect(desk.jobs.get(desk.owner, id).state).toBe('cancelled');
  expect(await desk.eligibility.summary(cycle.id)).toMatchObject({ undetermined: 12 });
});

test('whom a leader had graded after all stays graded when the cycle is opened again and determined anew', async () => {
  const district = await openDistrict();
  const { assessment, actors, database } = district;
  await district.addPosting({ name: '示例甲', start: '2026-08-01' });
  const { id } = await district.openCycle();
  // There is no grade to make public.
  await district.goTo(id, 'publicity');
  await district.step(id, 'final');
  const { id: recordId, revision, participation } = await district.recordOf(id, '示例甲');
  expect(participation).toBe('not_assessed');
  const why = { reason: '示例：补评', documentNumber: null };
  await assessment.eligibility.startResit(actors.leader, { id: recordId, revision, ...why });
  const cycle = await assessment.cycles.getCycle(id);
  const reopening = { id, revision: cycle.revision, to: 'scoring', reason: '更正' } as const;
  await assessment.cycles.reopenCycle(actors.leader, reopening);
  // Something else that is looked at has been filled in since.
  await database.write(actors.archivist, async (unit) => {
    await unit.trx
      .updateTable('person')
      .set({ work_start_date: date('2010-07-01') })
      .execute();
    await unit.audit({ action: 'roster.personUpdated', entityType: 'person', entityId: 'person' });
  });
  await district.determine(id);
  expect((await district.recordOf(id, '示例甲')).participation).toBe('graded');
});
