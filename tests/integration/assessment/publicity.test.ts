import { expect, test } from 'vitest';
import type { PublicityScope } from '#shared/contract/assessment-publicity.ts';
import { type BusinessDate, businessDateSchema, instantSchema } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import type { AssessedObject } from '#shared/vocabulary.ts';
import { type District, openDistrict, trailOf } from './district.ts';

const day = (text: string): BusinessDate => businessDateSchema.parse(text);

/** Everybody scored, proposed as suggested and settled on 20 December 2026, a Sunday; the cycle in its publicity. */
async function publicised(objects: readonly AssessedObject[] = ['first_secretary', 'team_member']) {
  const district = await openDistrict();
  await district.addPosting({ name: '示例甲', role: 'first_secretary', village: '唐保社村', unit: '示例局' });
  await district.addPosting({ name: '示例乙', village: '唐保社村', unit: '示例中心' });
  await district.addPosting({
    name: '示例丙',
    role: 'first_secretary',
    identity: 'public_institution',
    village: '前河村',
    unit: '示例局',
  });
  const { id } = await district.plan({ objects });
  await district.goTo(id, 'scoring');
  for (const row of (await district.everyone(id)).rows) {
    await district.score(await district.assessment.get(row.id), row.name === '示例丙' ? 0.6 : 1);
  }
  await district.goTo(id, 'review');
  await district.acceptSuggestions(id);
  await district.goTo(id, 'approval');
  await district.approveAll(id);
  await district.goTo(id, 'publicity');
  return { district, cycleId: id };
}

const notice = (cycleId: CycleId, startsOn = '2026-12-21', workingDays = 5) => ({
  cycleId,
  startsOn: day(startsOn),
  workingDays,
  scope: 'excellent' as PublicityScope,
  place: '区政府网站和村务公开栏',
  contact: '区委组织部，0000-0000000',
  documentNumber: null,
});

const startedBy = ({ assessment, actors }: District, input: ReturnType<typeof notice>) =>
  assessment.publicity.startPublicity(actors.assessor, input);

const afterPublicity = '2026-12-28T02:00:00.000Z';

test('a notice counts working days, shows what was settled, and hangs out alone', async () => {
  const { district, cycleId } = await publicised();
  const { publicity } = district.assessment;
  expect(await publicity.previewPublicity(notice(cycleId))).toMatchObject({
    endsOn: '2026-12-25',
    days: [],
    results: [
      { object: 'first_secretary', count: 1 },
      { object: 'team_member', count: 1 },
    ],
    problems: [],
    warnings: [],
  });
  // Into a year whose holidays nobody has entered: Mondays to Fridays are counted, and it is said.
  expect(await publicity.previewPublicity(notice(cycleId, '2026-12-31'))).toMatchObject({
    endsOn: '2027-01-06',
    uncoveredYears: [2027],
    warnings: [expect.stringContaining('没有2027年的节假日安排')],
  });

  await expect(startedBy(district, notice(cycleId, '2026-12-21', 4))).rejects.toThrow('至少 5 个工作日');
  await expect(startedBy(district, notice(cycleId, '2026-12-18'))).rejects.toThrow('不能早于');
  const { notices } = await startedBy(district, notice(cycleId));
  expect(notices).toMatchObject([
    { stage: 'to_come', endsOn: '2026-12-25', results: 2, recountedEndsOn: null },
  ]);
  await expect(startedBy(district, notice(cycleId))).rejects.toThrow('已有一次公示');

  const [made] = notices;
  if (!made) throw new Error('There is no notice');
  const shown = await publicity.publicisedResults(made.id);
  expect(
    shown.results.map(({ name, unitName, villageName, gradeWord }) => [
      name,
      unitName,
      villageName,
      gradeWord,
    ]),
  ).toEqual([
    ['示例甲', '示例局', '唐保社村', '优秀'],
    ['示例乙', '示例中心', '唐保社村', '优秀'],
  ]);
});

test('a notice is withdrawn with its reason and made anew; a day off that is entered later shows as a later end', async () => {
  const { district, cycleId } = await publicised();
  const { publicity } = district.assessment;
  const first = (await startedBy(district, notice(cycleId, '2026-12-31'))).notices[0];
  if (!first) throw new Error('There is no notice');
  await district.dependencies.presence.calendar.setHoliday(district.actors.archivist, {
    date: day('2027-01-01'),
    working: false,
    name: '元旦',
    document: '示例通知',
  });
  expect((await publicity.publicity(cycleId)).notices[0]).toMatchObject({
    endsOn: '2027-01-06',
    recountedEndsOn: '2027-01-07',
  });

  const target = { id: first.id, revision: first.revision, reason: '截止日期遇元旦' };
  await publicity.withdrawPublicity(district.actors.leader, target);
  await expect(publicity.withdrawPublicity(district.actors.leader, target)).rejects.toThrow('已经撤回');
  const { notices } = await startedBy(district, { ...notice(cycleId, '2026-12-31'), workingDays: 5 });
  expect(notices.map(({ stage, endsOn }) => [stage, endsOn])).toEqual([
    ['to_come', '2027-01-07'],
    ['withdrawn', '2027-01-06'],
  ]);
  expect(await trailOf(district, first.id)).toMatchObject([
    { action: 'assessment.publicityStarted', actor: '示例考核员' },
    { action: 'assessment.publicityWithdrawn', actor: '示例领导甲', reason: '截止日期遇元旦' },
  ]);
});

test('what was settled later does not hang out from before', async () => {
  const { district, cycleId } = await publicised();
  await expect(startedBy(district, notice(cycleId, '2026-12-18'))).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  // The step may be entered for an earlier day, from paper; but one record is settled only after it.
  await district.database.write(district.actors.leader, async (unit) => {
    await unit.trx
      .updateTable('cycle_step')
      .set({ on_date: day('2026-12-01') })
      .execute();
    await unit.trx
      .updateTable('assessment')
      .set({ approved_at: instantSchema.parse('2026-12-22T02:00:00.000Z') })
      .where('final_grade', '=', 'excellent')
      .execute();
    await unit.audit({
      action: 'assessment.cycleStepped',
      entityType: 'assessment_cycle',
      entityId: cycleId,
    });
  });
  await expect(startedBy(district, notice(cycleId, '2026-12-02'))).rejects.toThrow('2026年12月22日才审定');
});

test('an objection is answered before the results take effect; one after the end is late; an upheld one opens the record', async () => {
  const { district, cycleId } = await publicised();
  const { assessment, actors, clock } = district;
  const publicityId = (await startedBy(district, notice(cycleId))).notices[0]?.id;
  if (!publicityId) throw new Error('There is no notice');
  clock.set('2026-12-24T02:00:00.000Z');
  const about = await district.recordOf(cycleId, '示例乙');
  const draft = { publicityId, source: null, text: '示例：出勤与实际不符' };
  await expect(
    assessment.publicity.recordObjection(actors.archivist, {
      ...draft,
      assessmentId: null,
      receivedOn: day('2026-12-25'),
    }),
  ).rejects.toThrow('还没有到');
  const objection = await assessment.publicity.recordObjection(actors.archivist, {
    ...draft,
    assessmentId: about.id,
    receivedOn: day('2026-12-24'),
  });
  expect(objection).toMatchObject({ about: { name: '示例乙' }, late: false, source: null, answer: null });

  clock.set(afterPublicity);
  const late = await assessment.publicity.recordObjection(actors.archivist, {
    ...draft,
    source: '示例村民',
    assessmentId: null,
    receivedOn: day('2026-12-28'),
  });
  expect(late.late).toBe(true);
  await expect(district.step(cycleId, 'final', null)).rejects.toThrow('没有答复');

  const answer = { text: '示例：已核实', answeredOn: day('2026-12-28') };
  await assessment.publicity.answerObjection(actors.leader, {
    id: late.id,
    revision: late.revision,
    outcome: 'not_upheld',
    ...answer,
  });
  const upheld = await assessment.publicity.answerObjection(actors.assessor, {
    id: objection.id,
    revision: objection.revision,
    outcome: 'upheld',
    ...answer,
  });
  expect(upheld).toMatchObject({ answer: { outcome: 'upheld', by: '示例考核员' }, toReopen: true });
  await expect(
    assessment.publicity.answerObjection(actors.leader, {
      id: objection.id,
      revision: objection.revision,
      outcome: 'not_upheld',
      ...answer,
    }),
  ).rejects.toThrow('刚刚被别人修改过');
  await expect(district.step(cycleId, 'final', null)).rejects.toThrow('重新开启');

  await assessment.grading.reopen(actors.leader, {
    id: about.id,
    revision: about.revision,
    reason: '异议成立',
  });
  const { objections } = await assessment.publicity.listObjections(cycleId);
  expect(objections.find(({ id }) => id === objection.id)?.toReopen).toBe(false);
});

test('after the end only what was not made public yet is shown again; open objections are answered first', async () => {
  const { district, cycleId } = await publicised();
  const { assessment, actors, clock } = district;
  const { publicity } = assessment;
  const first = (await startedBy(district, notice(cycleId))).notices[0];
  if (!first) throw new Error('There is no notice');
  clock.set(afterPublicity);
  const again = { ...notice(cycleId, '2026-12-28'), scope: 'all' as const };
  const objection = await publicity.recordObjection(actors.leader, {
    publicityId: first.id,
    assessmentId: null,
    receivedOn: day('2026-12-24'),
    source: null,
    text: '示例',
  });
  await expect(startedBy(district, again)).rejects.toThrow('1 件异议没有答复');
  await publicity.answerObjection(actors.leader, {
    id: objection.id,
    revision: objection.revision,
    outcome: 'partly_upheld',
    text: '示例',
    answeredOn: day('2026-12-28'),
  });
  await expect(startedBy(district, { ...again, scope: 'excellent' })).rejects.toThrow('都已公示过');
  const { notices } = await startedBy(district, again);
  expect(notices.map(({ stage, results }) => [stage, results])).toEqual([
    ['running', 1],
    ['ended', 2],
  ]);
  const shown = await publicity.publicisedResults(notices[0]?.id ?? first.id);
  expect(shown.results.map(({ name }) => name)).toEqual(['示例丙']);
  await expect(district.step(cycleId, 'final', null)).rejects.toThrow('还没有结束');
});

/** As {@link publicised}, with the publicity over and the results in effect. */
async function inEffect(objects?: readonly AssessedObject[]) {
  const { district, cycleId } = await publicised(objects);
  await startedBy(district, notice(cycleId));
  district.clock.set(afterPublicity);
  await district.step(cycleId, 'final', null);
  return { district, cycleId };
}

const everybody = { text: '', townshipId: null, stage: null, offset: 0, limit: 100 };

test('people are told together, sign or refuse, and a reopened result is told anew', async () => {
  const { district, cycleId } = await inEffect();
  const { assessment, actors } = district;
  const { publicity } = assessment;
  const list = () => publicity.results({ ...everybody, cycleId });
  const notify = (
    notifiedOn: string,
    records: Parameters<typeof publicity.notifyResults>[1]['records'] = null,
  ) => publicity.notifyResults(actors.archivist, { cycleId, records, notifiedOn: day(notifiedOn) });
  await expect(notify('2026-12-29')).rejects.toThrow('还没有到');
  await expect(notify('2026-12-19')).rejects.toThrow('不能早于审定日期');
  expect(await notify('2026-12-28')).toEqual({ notified: 3 });
  await expect(notify('2026-12-28')).rejects.toThrow('没有待告知的人员');
  const { rows, stages } = await list();
  expect(stages).toMatchObject({ to_sign: 3, to_notify: 0 });
  await expect(
    notify(
      '2026-12-28',
      rows.map(({ assessmentId: id, revision }) => ({ id, revision })),
    ),
  ).rejects.toThrow('有 3 人不能登记告知');

  const [first, second] = rows;
  if (!first?.reply || !second?.reply) throw new Error('Nobody was told');
  const said = {
    assessmentId: first.assessmentId,
    revision: first.reply.revision,
    notifiedOn: day('2026-12-28'),
    stance: 'objects' as const,
    opinion: '示例：出勤天数有误',
    signedOn: day('2026-12-28'),
    refusalNote: null,
    witness: null,
  };
  const record = (change: object) => publicity.recordReply(actors.archivist, { ...said, ...change });
  await expect(record({ signedOn: day('2026-12-27') })).rejects.toThrow('不能早于');
  await expect(record({ signedOn: day('2026-12-29') })).rejects.toThrow('还没有到');
  await expect(record({ opinion: '' })).rejects.toThrow('请写明意见内容');
  await expect(record({ stance: 'refused', refusalNote: '当面拒绝' })).rejects.toThrow('见证人');
  expect(await record({})).toMatchObject({
    stage: 'signed',
    reply: { opinion: '示例：出勤天数有误', revision: 2 },
  });
  await expect(record({})).rejects.toThrow('刚刚被别人修改过');
  const refused = await publicity.recordReply(actors.archivist, {
    ...said,
    assessmentId: second.assessmentId,
    revision: second.reply.revision,
    stance: 'refused',
    opinion: '',
    refusalNote: '当面告知，本人拒绝签名',
    witness: '示例见证人',
  });
  expect(refused.stage).toBe('refused');

  // The opinion stands on the form, so the record has another revision than before.
  const record1 = await assessment.get(first.assessmentId);
  expect(record1.revision).toBeGreaterThan(first.revision);
  await assessment.grading.reopen(actors.leader, {
    id: first.assessmentId,
    revision: record1.revision,
    reason: '本人意见属实',
  });
  expect((await list()).rows.find(({ name }) => name === first.name)).toMatchObject({
    stage: 'not_settled',
    gradeWord: '尚未审定',
    reply: null,
    toldBefore: true,
  });
});

test('a unit is told its people’s grades, its teams’ results and its own, and answers', async () => {
  const { district, cycleId } = await inEffect(['first_secretary', 'team_member', 'team', 'unit']);
  const { publicity } = district.assessment;
  const list = () => publicity.unitResults({ cycleId, text: '', stage: null, offset: 0, limit: 100 });
  const statement = await list();
  expect(statement.sameGrade).toMatchObject({ value: true, ground: { clause: { article: '第二十条' } } });
  expect(statement.dualAssessment).toMatchObject({
    value: true,
    ground: { clause: { article: '第二十一条' } },
  });
  const bureau = statement.rows.find(({ unitName }) => unitName === '示例局');
  expect(bureau).toMatchObject({ stage: 'to_send', feedback: null });
  expect(bureau?.people.map(({ name, gradeWord }) => [name, gradeWord])).toEqual(
    expect.arrayContaining([
      ['示例甲', '优秀'],
      ['示例丙', expect.any(String)],
    ]),
  );
  expect(bureau?.teams.map(({ villageName, leading }) => [villageName, leading]).sort()).toEqual([
    ['前河村', true],
    ['唐保社村', true],
  ]);
  // Behind one team stand two units, of which the first secretary's leads.
  const centre = statement.rows.find(({ unitName }) => unitName === '示例中心');
  expect(centre?.teams).toMatchObject([
    { villageName: '唐保社村', leading: false, members: ['示例甲', '示例乙'] },
  ]);
  expect(bureau?.own).not.toBeNull();
  expect(bureau?.assistance).toContain('年度定点帮扶成效');

  const { archivist } = district.actors;
  const letter = { cycleId, unitIds: null, sentOn: day('2026-12-28'), documentNumber: '示例函〔2026〕1号' };
  await expect(publicity.recordFeedback(archivist, { ...letter, sentOn: day('2026-12-30') })).rejects.toThrow(
    '还没有到',
  );
  expect(await publicity.recordFeedback(archivist, letter)).toEqual({ sent: 2 });
  await expect(publicity.recordFeedback(archivist, letter)).rejects.toThrow('没有待反馈的派出单位');
  if (!bureau) throw new Error('The unit has no results');
  const answer = {
    cycleId,
    unitId: bureau.unitId,
    revision: 1,
    sentOn: letter.sentOn,
    documentNumber: letter.documentNumber,
    receiptOn: day('2026-12-28'),
    receipt: '已收悉',
  };
  await expect(publicity.saveFeedback(archivist, { ...answer, receiptOn: null })).rejects.toThrow(
    '收到回执的日期',
  );
  expect(await publicity.saveFeedback(archivist, answer)).toMatchObject({ stage: 'receipt' });
  await expect(publicity.saveFeedback(archivist, answer)).rejects.toThrow('刚刚被别人修改过');
  expect((await list()).stages).toMatchObject({ receipt: 1, sent: 1, to_send: 0 });
});
