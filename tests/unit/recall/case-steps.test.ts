import { describe, expect, test } from 'vitest';
import type { StepInput } from '#shared/contract/recall-case.ts';
import { type CaseStanding, checkStep, nextSteps, type StepReader } from '#shared/recall/case-steps.ts';
import { everything, people, standing, step, workflowOf } from './case-fixtures.ts';

const ganzhou = workflowOf('ganzhou-2021');
const wuhai = workflowOf('wuhai-2023');
const { assessor, leader, archivist, administrator } = people;

/** Where a case stands, what is missing, who tries which step with what, and the rule with the words of its refusal. */
interface Refused {
  readonly at: string;
  readonly but?: Partial<CaseStanding>;
  readonly by: StepReader;
  readonly to: string;
  readonly with?: Partial<StepInput>;
  readonly rule: string;
  readonly says: string;
  readonly wuhai?: true;
}

test.each<[string, Refused]>([
  [
    'a step that does not follow names those that do',
    {
      at: 'proposed',
      by: leader,
      to: 'recall_decided',
      rule: 'illegal_step',
      says: '按本案适用的方案，“乡镇党委已提出”之后不能办理“审定召回”。“乡镇党委已提出”的下一环节可以是：“调查核实中”、“退回补充”、“已撤销”。',
    },
  ],
  [
    'a forged state',
    {
      at: 'draft',
      by: assessor,
      to: 'closed_at_once',
      rule: 'illegal_step',
      says: '本案适用的方案没有这个环节。“草稿”的下一环节可以是：“乡镇党委已提出”、“已撤销”。',
    },
  ],
  [
    'after the end',
    {
      at: 'archived',
      by: archivist,
      to: 'draft',
      rule: 'illegal_step',
      says: '按本案适用的方案，“已归卷”之后不能办理“草稿”。案件已到终点“已归卷”，没有下一环节。',
    },
  ],
  [
    'another role',
    {
      at: 'recalled',
      by: leader,
      to: 'replaced',
      rule: 'wrong_role',
      says: '“接替人员已到岗”由考核组或档案员办理，您的角色是领导，不能办理。请转考核组或档案员办理。',
    },
  ],
  [
    'an assessor deciding',
    {
      at: 'deciding',
      by: assessor,
      to: 'recall_decided',
      rule: 'wrong_role',
      says: '“审定召回”由领导办理，您的角色是考核组，不能办理。请转领导办理。',
    },
  ],
  [
    'an administrator',
    {
      at: 'draft',
      by: administrator,
      to: 'withdrawn',
      rule: 'wrong_role',
      says: '“已撤销”由考核组办理，您的角色是管理员，不能办理。请转考核组办理。',
    },
  ],
  [
    'an archivist withdrawing what a leader has decided',
    {
      at: 'urged',
      but: { decided: true },
      by: archivist,
      to: 'withdrawn',
      rule: 'wrong_role',
      says: '本案已经审定，“已撤销”由领导办理，您的角色是档案员，不能办理。请转领导办理。',
    },
  ],
  [
    'an assessor taking up again what a leader has decided',
    {
      at: 'not_recalled',
      but: { decided: true },
      by: assessor,
      to: 'verifying',
      rule: 'wrong_role',
      says: '本案已经审定，“调查核实中”由领导办理，您的角色是考核组，不能办理。请转领导办理。',
    },
  ],
  [
    'the one who proposed',
    {
      at: 'deciding',
      but: { proposers: new Set([leader.userId]) },
      by: leader,
      to: 'not_recalled',
      rule: 'same_person',
      says: '提出召回的人不能再作审定：本案由您提出，“审定不予召回，跟踪诫勉、约谈、限期整改”请由另一位领导办理。',
    },
  ],
  [
    'triggers without evidence are named',
    {
      at: 'deciding',
      but: { evidencedTriggers: new Set(['time']) },
      by: leader,
      to: 'recall_decided',
      rule: 'evidence_missing',
      says: '情形2“不能胜任工作”还没有证据，不能办理“审定召回”。请为每种情形至少登记一件证据，或者删去没有证据的情形。',
    },
  ],
  [
    'a decision against a recall rests on evidence too',
    {
      at: 'deciding',
      but: { evidencedTriggers: new Set() },
      by: leader,
      to: 'not_recalled',
      rule: 'evidence_missing',
      says: '情形1“驻村时间不能保证”、情形2“不能胜任工作”还没有证据，不能办理“审定不予召回，跟踪诫勉、约谈、限期整改”。请为每种情形至少登记一件证据，或者删去没有证据的情形。',
    },
  ],
  [
    'no report',
    {
      at: 'deciding',
      but: { hasVerification: false },
      by: leader,
      to: 'recall_decided',
      rule: 'verification_missing',
      says: '还没有核查报告，不能办理“审定召回”。请先登记核查机关、核查人员和核查结论。',
    },
  ],
  [
    'no word of the person',
    {
      at: 'deciding',
      but: { hasStatement: false },
      by: leader,
      to: 'recall_decided',
      rule: 'statement_missing',
      says: '还没有本人陈述，不能办理“审定召回”。请登记本人陈述；本人拒绝陈述的，登记拒绝的情况和两名见证人。',
    },
  ],
  [
    'nothing to propose',
    {
      at: 'draft',
      but: { triggers: [] },
      by: assessor,
      to: 'proposed',
      rule: 'trigger_missing',
      says: '本案没有选定召回情形，不能办理“乡镇党委已提出”。请在“情形与事实”中至少选择一种。',
    },
  ],
  [
    'no facts',
    {
      at: 'draft',
      but: { factsWritten: false },
      by: assessor,
      to: 'proposed',
      rule: 'facts_missing',
      says: '本案没有写明主要事实，不能办理“乡镇党委已提出”。请在“情形与事实”中补写。',
    },
  ],
  [
    'no fault',
    {
      at: 'deciding',
      by: leader,
      to: 'recall_decided',
      with: { fault: null },
      rule: 'fault_missing',
      says: '没有认定原因，不能办理“审定召回”。请认定是主观原因还是客观原因，两者的后果不同。',
    },
  ],
  [
    'no measure for a recall',
    {
      at: 'deciding',
      by: leader,
      to: 'recall_decided',
      with: { measures: [] },
      rule: 'measure_missing',
      says: '没有选择处理措施，不能办理“审定召回”。请至少选择一项处理措施。',
    },
  ],
  [
    'no reason for a decision against one, whatever is to be done',
    {
      at: 'deciding',
      by: leader,
      to: 'not_recalled',
      with: { reason: null },
      rule: 'reason_needed',
      says: '没有写明理由，不能办理“审定不予召回，跟踪诫勉、约谈、限期整改”。请写明理由。',
    },
  ],
  [
    'sent back without reason',
    {
      at: 'deciding',
      by: leader,
      to: 'returned',
      with: { reason: null },
      rule: 'reason_needed',
      says: '没有写明理由，不能办理“退回补充”。请写明理由。',
    },
  ],
  [
    'withdrawn without reason',
    {
      at: 'urged',
      but: { decided: true },
      by: leader,
      to: 'withdrawn',
      with: { reason: null },
      rule: 'reason_needed',
      says: '没有写明理由，不能办理“已撤销”。请写明理由。',
    },
  ],
  [
    'recalled without a last day',
    {
      at: 'urged',
      but: { decided: true },
      by: archivist,
      to: 'recalled',
      with: { endDate: null },
      rule: 'end_date_missing',
      says: '没有填写在岗的最后一天，不能办理“派出单位已召回”。请填写该同志离岗的日期，任期到这一天为止。',
    },
  ],
  [
    'a posting that has ended otherwise meanwhile',
    {
      at: 'urged',
      but: { decided: true, postEnded: true },
      by: archivist,
      to: 'recalled',
      rule: 'post_ended',
      says: '该同志的驻村任期已经结束，不能再办理“派出单位已召回”。请核对任期；任期确已结束的，请撤销案件或者决定不予召回。',
    },
  ],
  [
    'no successor',
    {
      at: 'recalled',
      but: { successor: 'none' },
      by: archivist,
      to: 'replaced',
      with: { noSuccessorReason: null },
      rule: 'successor_missing',
      says: '还没有接替人选，不能办理“接替人员已到岗”。请在接替人员到岗后办理；不再派人接替的，请写明理由。',
    },
  ],
  [
    'a successor who is still to come',
    {
      at: 'recalled',
      but: { successor: 'coming' },
      by: archivist,
      to: 'replaced',
      with: { noSuccessorReason: null },
      rule: 'successor_missing',
      says: '接替人选还没有到岗，不能办理“接替人员已到岗”。请在接替人员到岗后办理；不再派人接替的，请写明理由。',
    },
  ],
  [
    'no talk with the unit',
    {
      wuhai: true,
      at: 'recalled',
      but: { unitTalks: 0 },
      by: assessor,
      to: 'talked',
      rule: 'talk_missing',
      says: '还没有与派出单位负责人的约谈记录，不能办理“已约谈”。请先在“约谈问责”中登记约谈。',
    },
  ],
  [
    'follow-ups that are still open',
    {
      at: 'not_recalled',
      but: { openFollowUps: 2 },
      by: archivist,
      to: 'closed_without_recall',
      rule: 'follow_up_open',
      says: '还有2项跟踪事项没有办结，不能办理“不予召回，跟踪办结归卷”。请先登记各项的落实结果。',
    },
  ],
])('refused: %s', (_, { at, but, by, to, with: input, rule, says, ...which }) => {
  const here = standing(which.wuhai ? wuhai : ganzhou, at, but);
  expect(checkStep(here, by, step(to, { ...everything, ...input }))).toEqual({ rule, message: says });
});

describe('allowed', () => {
  test('a recall where the scheme lists no measures asks for none', () => {
    const here = standing(workflowOf('jiangjin-2021'), 'proposed', { measuresOffered: false });
    expect(checkStep(here, leader, step('recall_decided', { fault: 'objective' }))).toBeNull();
  });

  test('a decision against a recall with its reason, and nothing to be done', () => {
    const here = standing(ganzhou, 'deciding');
    const input = step('not_recalled', { fault: 'subjective', reason: '示例理由' });
    expect(checkStep(here, leader, input)).toBeNull();
  });

  test('the leader who proposed may still send back', () => {
    const here = standing(ganzhou, 'deciding', { proposers: new Set([leader.userId]) });
    expect(checkStep(here, leader, step('returned', { reason: '示例理由' }))).toBeNull();
  });

  test('a village without successor, for a reason', () => {
    const here = standing(ganzhou, 'recalled', { successor: 'none', postEnded: true });
    expect(checkStep(here, archivist, step('replaced', { noSuccessorReason: '示例理由' }))).toBeNull();
  });
});

test('what a leader is shown where the group decides: what each step asks for and what is missing', () => {
  const here = standing(ganzhou, 'deciding', { hasStatement: false });
  const missing = (title: string) =>
    `还没有本人陈述，不能办理“${title}”。请登记本人陈述；本人拒绝陈述的，登记拒绝的情况和两名见证人。`;
  const shown = nextSteps(here, leader);
  expect(shown.map(({ to, decision, mine, needs }) => [to, decision, mine, needs])).toEqual([
    ['recall_decided', true, true, ['fault', 'measures']],
    ['not_recalled', true, true, ['fault', 'measures', 'follow_ups', 'reason']],
    ['returned', false, true, ['reason']],
    ['withdrawn', false, true, ['reason']],
  ]);
  expect(shown.map(({ obstacles }) => obstacles)).toEqual([
    [missing('审定召回')],
    [missing('审定不予召回，跟踪诫勉、约谈、限期整改')],
    [],
    [],
  ]);
});

test('where nobody decides before the unit recalls, the recall is the decision', () => {
  expect(nextSteps(standing(wuhai, 'proposed'), leader)[0]).toMatchObject({
    to: 'recalled',
    decision: true,
    mine: true,
    needs: ['fault', 'measures', 'end_date'],
  });
  expect(nextSteps(standing(ganzhou, 'urged', { decided: true }), archivist)[0]).toMatchObject({
    to: 'recalled',
    decision: false,
    mine: true,
    needs: ['end_date'],
  });
});

test('a decision is a leader’s, whoever else the scheme lets leave the state', () => {
  const careless = {
    ...ganzhou,
    states: ganzhou.states.map((state) =>
      state.code === 'deciding' ? { ...state, roles: ['assessor' as const] } : state,
    ),
  };
  const here = standing(careless, 'deciding');
  const mine = (reader: StepReader) => nextSteps(here, reader).map((shown) => shown.mine);
  expect(mine(assessor)).toEqual([false, false, true, true]);
  expect(mine(leader)).toEqual([true, true, false, false]);
  expect(checkStep(here, assessor, step('recall_decided', everything))?.rule).toBe('wrong_role');
});

test('a decision that was taken up again and lies in preparation is no decision any more', () => {
  const again = standing(wuhai, 'proposed', { decided: true });
  expect(nextSteps(again, leader)[0]).toMatchObject({ to: 'recalled', decision: true });
});

test('a posting that ended by other means leaves the case a way out; one that the recall ended does not', () => {
  const off = { postEnded: true };
  const withdrawn = step('withdrawn', { reason: '示例理由' });
  expect(checkStep(standing(wuhai, 'proposed', off), leader, withdrawn)).toBeNull();
  const careless = {
    ...wuhai,
    states: wuhai.states.map((state) =>
      state.code === 'talked' ? { ...state, next: [...state.next, 'withdrawn'] } : state,
    ),
  };
  expect(checkStep(standing(careless, 'talked', off), assessor, withdrawn)).toEqual({
    rule: 'post_ended',
    message: '该同志的驻村任期已经因召回结束，案件不能再撤销。请按程序办完其余环节后归卷。',
  });
});
