import { expect, test } from 'vitest';
import { businessDateSchema } from '#shared/dates.ts';
import { earlyChangeIdSchema } from '#shared/ids.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { newId } from '../../../electron/database/ids.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { trailOf } from '../assessment/district.ts';
import { type CaseDesk, openCaseDesk } from './case-desk.ts';

const violates = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });
const refusedAt = (path: string) => ({ code: 'INVALID_INPUT', data: { issues: [{ path }] } });
const date = (text: string) => businessDateSchema.parse(text);

const steps = async (desk: CaseDesk, id: Awaited<ReturnType<CaseDesk['openCase']>>) =>
  (await desk.timeLine(id)).flatMap(({ kind, to }) => (kind === 'step' ? [to] : []));

test('赣州: proposed, verified, decided, urged, recalled, replaced, filed, archived', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  const id = await desk.openCase('penalised', one);
  const detail = await desk.toState(id, 'archived');
  expect(detail).toMatchObject({
    outcome: 'recalled',
    recalledOn: '2026-03-05',
    endedOn: '2026-03-05',
    postEndedOn: '2026-03-05',
    organ: null,
    next: [],
    editable: false,
  });
  expect(await steps(desk, id)).toEqual([
    '乡镇党委已提出',
    '调查核实中',
    '待领导小组审定',
    '审定召回',
    '已督促派出单位',
    '派出单位已召回',
    '接替人员已到岗',
    '已报市委组织部、市乡村振兴局备案',
    '已归卷',
  ]);
  expect(detail.workflow.filter(({ reachedOn }) => reachedOn === null).map(({ code }) => code)).toEqual([
    'returned',
    'not_recalled',
    'closed_without_recall',
    'withdrawn',
  ]);
  const line = await desk.timeLine(id);
  expect(line.map(({ sequence }) => sequence)).toEqual(line.map((_, index) => index + 1));
  expect(line.every(({ at }, index) => index === 0 || at >= (line[index - 1]?.at ?? ''))).toBe(true);
  expect((await trailOf(desk, one.postingId)).at(-1)).toMatchObject({
    action: 'roster.postingRecalled',
    after: { status: 'ended', kind: 'recall' },
    reason: '按召回案件 召回-2026-001 召回',
  });
  await expect(desk.step(id, 'withdrawn')).rejects.toMatchObject(violates('case_ended'));
});

test('赣州: not recalled, followed up, closed', async () => {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  expect(await desk.toState(id, 'closed_without_recall')).toMatchObject({
    stage: 'archived',
    outcome: 'not_recalled',
    recalledOn: null,
    postEndedOn: null,
  });
});

test('洪山: approved by the responsible leader, recalled, reported, archived', async () => {
  const desk = await openCaseDesk('hongshan-2023');
  const id = await desk.openCase('absent');
  const detail = await desk.toState(id, 'archived');
  expect(detail).toMatchObject({ outcome: 'recalled', postEndedOn: '2026-03-05', effectUntil: '2027-03-04' });
  expect(detail.measureChoices).toHaveLength(5);
  expect(await steps(desk, id)).toEqual([
    '已提出意见，待审批',
    '审批同意召回',
    '已召回，待备案',
    '已报市、新洲区驻村工作办公室备案',
    '已归卷',
  ]);
});

test('乌海: the unit’s recall is the decision, and the talk with its leader comes after', async () => {
  const desk = await openCaseDesk('wuhai-2023');
  const id = await desk.openCase('absent');
  await desk.toState(id, 'proposed');
  const given = { fault: 'subjective' as const, measures: ['recall'], endDate: desk.today() };
  await expect(desk.step(id, 'recalled', given, desk.actors.leader)).rejects.toMatchObject(
    violates('evidence_missing'),
  );
  await desk.prepare(id);
  await desk.step(id, 'recalled', given, desk.actors.leader);
  expect(await desk.read(id)).toMatchObject({
    stage: 'recalled',
    outcome: 'recalled',
    decidedOn: '2026-03-05',
    recalledOn: '2026-03-05',
    postEndedOn: '2026-03-05',
    decision: { measures: [{ code: 'recall' }] },
  });
  await expect(desk.step(id, 'talked')).rejects.toMatchObject(violates('talk_missing'));
  expect(await desk.toState(id, 'archived')).toMatchObject({ stage: 'archived' });
});

test('a step that does not follow is refused, and the legal ones are named', async () => {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  await expect(desk.step(id, 'archived')).rejects.toMatchObject({
    ...violates('illegal_step'),
    message:
      '按本案适用的方案，“草稿”之后不能办理“已归卷”。“草稿”的下一环节可以是：“乡镇党委已提出”、“已撤销”。',
  });
  await expect(desk.step(id, 'made_up')).rejects.toMatchObject(violates('illegal_step'));
  await expect(desk.step(id, 'proposed', {}, desk.actors.leader)).rejects.toMatchObject(
    violates('wrong_role'),
  );
  expect(await desk.timeLine(id)).toHaveLength(1);
});

test('steps are dated in order: not to come, and not before the step that led there', async () => {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  await expect(desk.step(id, 'proposed', { on: date('2026-03-06') })).rejects.toMatchObject(
    refusedAt('step.on'),
  );
  await expect(desk.step(id, 'proposed', { on: date('2026-03-04') })).rejects.toMatchObject(
    refusedAt('step.on'),
  );
  desk.clock.set('2026-03-20T02:30:00.000Z');
  await desk.step(id, 'proposed', { on: date('2026-03-10') });
  await expect(desk.step(id, 'verifying', { on: date('2026-03-09') })).rejects.toMatchObject(
    refusedAt('step.on'),
  );
  expect((await desk.read(id)).stateSince).toBe('2026-03-10');
});

test('of two people who act on what both have read, the later one is told', async () => {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  const read = await desk.at(id);
  const step = (actor: typeof desk.actors.assessor) =>
    desk.cases.stepCase(actor, { ...read, step: desk.stepInput('proposed') });
  const answers = await Promise.allSettled([step(desk.actors.assessor), step(desk.actors.otherAssessor)]);
  expect(answers).toMatchObject([
    { status: 'fulfilled', value: { revision: 2 } },
    { status: 'rejected', reason: { code: 'CONFLICT', data: { currentRevision: 2 } } },
  ]);
});

test('the time that an organ has is counted in working days over the holidays, and is overdue the day after', async () => {
  const desk = await openCaseDesk();
  await ensureBuiltInSchemes(desk.database, [withDeadline()]);
  await desk.putInForce('with-deadline');
  desk.clock.set('2026-04-30T02:30:00.000Z');
  const id = await desk.openCase();
  // 1 to 5 May 2026 are off, 9 May is worked.
  expect((await desk.read(id)).dueOn).toBe('2026-05-08');
  desk.clock.set('2026-05-08T02:30:00.000Z');
  expect(await desk.read(id)).toMatchObject({ overdue: false });
  desk.clock.set('2026-05-09T02:30:00.000Z');
  expect(await desk.read(id)).toMatchObject({ overdue: true });
  expect((await desk.listCases('leader', { group: 'overdue' })).total).toBe(1);
  await desk.step(id, 'proposed');
  expect(await desk.read(id)).toMatchObject({ overdue: false, dueOn: null });
});

test('the recall ends the posting on its last day, and only where no record lies after it', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  const id = await desk.openCase('incapable', one);
  await desk.toState(id, 'urged');
  await desk.finding(one, '2026-03-04');
  const end = (endDate: string) => desk.step(id, 'recalled', { endDate: date(endDate) });
  await expect(end('2026-03-03')).rejects.toMatchObject(violates('records_outside_posting'));
  await expect(end('2026-03-06')).rejects.toMatchObject(refusedAt('step.endDate'));
  expect(await desk.read(id)).toMatchObject({ state: 'urged', postEndedOn: null });
  await end('2026-03-04');
  const posting = await desk.database.read
    .selectFrom('posting')
    .select(['status', 'end_date', 'end_kind', 'end_reason'])
    .where('id', '=', one.postingId)
    .executeTakeFirst();
  expect(posting).toEqual({
    status: 'ended',
    end_date: '2026-03-04',
    end_kind: 'recall',
    end_reason: '按召回案件 召回-2026-001 召回',
  });
});

test('an early change that is running is closed by the recall, with a note', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  const changeId = newId(earlyChangeIdSchema);
  await desk.record(({ trx, at }) =>
    trx
      .insertInto('early_change')
      .values({
        id: changeId,
        posting_id: one.postingId,
        scheme_version_id: desk.scheme.id,
        state: 'applied',
        reason_kind: '示例情形',
        reason: '示例',
        evidence: '示例',
        applied_on: desk.today(),
        successor_nomination_id: null,
        steps: '[]',
        closing_reason: null,
        created_at: at,
        updated_at: at,
      })
      .execute(),
  );
  await desk.toState(await desk.openCase('incapable', one), 'recalled');
  expect((await trailOf(desk, changeId)).at(-1)).toMatchObject({
    action: 'roster.earlyChangeClosed',
    after: { earlyChangeState: 'withdrawn' },
    reason: '该同志已按召回案件 召回-2026-001 召回，个别调整不再办理',
  });
});

test('somebody who has left meanwhile is not recalled; the case can be withdrawn', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  const id = await desk.openCase('incapable', one);
  await desk.toState(id, 'urged');
  await desk.record(({ trx }) =>
    trx
      .updateTable('posting')
      .set({ status: 'ended', end_date: date('2026-02-28'), end_kind: 'term' })
      .where('id', '=', one.postingId)
      .execute(),
  );
  await expect(desk.step(id, 'recalled', { endDate: desk.today() })).rejects.toMatchObject(
    violates('post_ended'),
  );
  expect(await desk.toState(id, 'withdrawn')).toMatchObject({ postEndedOn: '2026-02-28' });
});

test('replaced means that the successor is on post; without one a reason is asked for', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  const id = await desk.openCase('incapable', one);
  await desk.toState(id, 'recalled');
  await expect(desk.step(id, 'replaced')).rejects.toMatchObject(violates('successor_missing'));
  const two = await desk.post('示例乙');
  await desk.record(({ trx }) =>
    trx
      .updateTable('posting')
      .set({ predecessor_id: one.postingId })
      .where('id', '=', two.postingId)
      .execute(),
  );
  expect((await desk.read(id)).next[0]?.needs).toEqual([]);
  await desk.step(id, 'replaced');
  expect((await desk.read(id)).stage).toBe('replaced');
});

test('who was recalled takes part in the assessment of that year as the scheme says for the recalled', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  await desk.toState(await desk.openCase('incapable', one), 'recalled');
  desk.clock.set('2026-12-20T02:00:00.000Z');
  const cycle = await desk.openCycle(2026);
  const record = await desk.recordOf(cycle.id, '示例甲');
  expect(await desk.assessment.eligibility.get(record.id)).toMatchObject({
    gradeCap: 'competent',
    determination: {
      findings: expect.arrayContaining([
        expect.objectContaining({
          fact: 'recalled',
          answer: 'yes',
          sentence: '2026年3月5日从示例村被召回。',
          effects: [expect.objectContaining({ code: 'recalled', cap: 'competent' })],
        }),
      ]),
    },
  });
});

/** 赣州 with three working days for the township to propose. */
function withDeadline(): Scheme {
  const { workflow } = ganzhou2021.recall;
  if (workflow.kind !== 'stated') throw new Error('赣州 has a workflow');
  const timed: Workflow = {
    ...workflow.value,
    states: workflow.value.states.map((state) =>
      state.code === 'draft'
        ? { ...state, deadline: { days: 3, counted: 'working', ground: workflow.ground } }
        : state,
    ),
  };
  return {
    ...ganzhou2021,
    code: 'with-deadline',
    title: '示例方案',
    recall: { ...ganzhou2021.recall, workflow: { ...workflow, value: timed } },
  };
}

test('a last day that was entered wrongly is corrected in the roster, and the case says the same', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  const id = await desk.openCase('incapable', one);
  await desk.toStage(id, 'recalled');
  const { postings } = desk.dependencies.roster;
  const { revision } = await desk.database.read
    .selectFrom('posting')
    .select('revision')
    .where('id', '=', one.postingId)
    .executeTakeFirstOrThrow();
  await postings.updatePosting(desk.actors.assessor, {
    id: one.postingId,
    revision,
    role: 'team_member',
    startDate: date('2025-01-01'),
    endDate: date('2026-03-02'),
    reason: '示例：最后在岗日登记错误',
  });
  expect(await desk.read(id)).toMatchObject({ recalledOn: '2026-03-02', postEndedOn: '2026-03-02' });
});

test('why nobody succeeds is what the time line keeps of that step, whatever else is said with it', async () => {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  await desk.toState(id, 'recalled');
  await desk.step(id, 'replaced', { reason: '示例：另有说明', noSuccessorReason: '示例：该村不再派人' });
  expect((await desk.timeLine(id)).at(-1)).toMatchObject({ kind: 'step', reason: '示例：该村不再派人' });
});
