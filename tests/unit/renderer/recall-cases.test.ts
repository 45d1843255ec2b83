import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { CaseDetail, CaseTotals, NextStep } from '#shared/contract/recall-case.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { userIdSchema } from '#shared/ids.ts';
import { workflow as ganzhou } from '#shared/policy/schemes/ganzhou-2021.workflow.ts';
import { type CaseStanding, nextSteps } from '#shared/recall/case-steps.ts';
import { dueWords } from '../../../renderer/recall/cases/case-words.ts';
import { changedBetween } from '../../../renderer/recall/cases/edit/changed-fields.ts';
import { caseAddressShape, filterOf } from '../../../renderer/recall/cases/list/case-address.ts';
import { barsByTrigger, barsByYear, triggersIn } from '../../../renderer/recall/cases/list/case-figures.ts';
import { startOf } from '../../../renderer/recall/cases/opening/case-start.ts';
import { factsOf } from '../../../renderer/recall/cases/opening/opening-facts.ts';
import { wayOf } from '../../../renderer/recall/cases/page/case-way.ts';
import { mendingOf, obstaclesOf } from '../../../renderer/recall/cases/steps/obstacles.ts';
import { type StepValues, stepInputOf } from '../../../renderer/recall/cases/steps/step-values.ts';
import { consequencesOf } from '../../../renderer/recall/cases/steps/step-words.ts';

const day = (text: string) => businessDateSchema.parse(text);
if (ganzhou.kind !== 'stated') throw new Error('The scheme says how cases go');
const workflow = ganzhou.value;

describe('the way of a case', () => {
  /** States reached on their days; the others not yet. */
  const views = (reached: Record<string, string>) =>
    workflow.states.map(({ code, title, stage, organ, documents }) => ({
      code,
      title,
      stage,
      organ,
      documents,
      reachedOn: reached[code] === undefined ? null : day(reached[code]),
    }));
  const shown = (state: string, reached: Record<string, string>) =>
    wayOf({ state, workflow: views(reached) }, workflow).map(
      ({ state: { code }, standing }) => `${{ reached: '', current: '*', to_come: '+' }[standing]}${code}`,
    );

  test('leads from what was reached over what is now to the end that the scheme puts first', () => {
    expect(shown('proposed', { draft: '2026-11-01', proposed: '2026-11-03' })).toEqual([
      'draft',
      '*proposed',
      '+verifying',
      '+deciding',
      '+recall_decided',
      '+urged',
      '+recalled',
      '+replaced',
      '+filed',
      '+archived',
    ]);
  });

  test('a state that lies ahead again after the case was sent back stands ahead only', () => {
    const reached = { draft: '2026-11-01', proposed: '2026-11-03', returned: '2026-11-05' };
    expect(shown('returned', reached).slice(0, 3)).toEqual(['draft', '*returned', '+proposed']);
  });

  test('a decision against a recall leads to its own end', () => {
    const reached = { draft: '2026-11-01', deciding: '2026-11-03', not_recalled: '2026-11-05' };
    expect(shown('not_recalled', reached)).toEqual([
      'draft',
      'deciding',
      '*not_recalled',
      '+closed_without_recall',
    ]);
  });
});

describe('what stands in the way of a step leads to where it is mended', () => {
  const userId = userIdSchema.parse('01900000-0000-7000-8000-000000000001');
  const bare: CaseStanding = {
    workflow,
    state: 'deciding',
    decided: false,
    triggers: [{ code: 'grade', ordinal: 2, title: '年度考核不称职（不合格）' }],
    evidencedTriggers: new Set(),
    factsWritten: false,
    hasStatement: false,
    hasVerification: false,
    measuresOffered: true,
    openFollowUps: 2,
    unitTalks: 0,
    successor: 'none',
    postEnded: false,
    proposers: new Set(),
  };
  const obstaclesIn = (standing: Partial<CaseStanding>) =>
    obstaclesOf(nextSteps({ ...bare, ...standing }, { role: 'leader', userId }), String);

  test('every sentence of the rules has its place, and each cause stands once with the steps that it stops', () => {
    const found = obstaclesIn({ triggers: [] });
    expect(found.map(({ mend, steps }) => [mend?.label, steps])).toEqual([
      ['补写情形与事实', ['0', '1']],
      ['补写情形与事实', ['0', '1']],
      ['登记核查报告', ['0', '1']],
      ['登记本人陈述', ['0', '1']],
    ]);
    expect(obstaclesIn({ factsWritten: true })[0]?.mend?.place).toEqual({ kind: 'part', part: 'evidence' });
    expect(obstaclesIn({ state: 'not_recalled', decided: true })[0]?.mend?.place).toEqual({
      kind: 'part',
      part: 'follow_up',
    });
  });

  test('who proposed and whose post has ended cannot be mended on this page', () => {
    const [first] = obstaclesIn({ proposers: new Set([userId]) });
    expect(first?.sentence).toContain('提出召回的人不能再作审定');
    expect(first?.mend).toBeNull();
    expect(mendingOf('该同志的驻村任期已经结束，不能再办理“审定召回”。请核对任期。')).toBeNull();
  });
});

describe('a step', () => {
  const step = (stage: NextStep['stage'], needs: NextStep['needs'], decision = false): NextStep => ({
    to: 'next',
    title: '派出单位已召回',
    stage,
    decision,
    mine: true,
    obstacles: [],
    needs,
  });
  const values: StepValues = {
    on: day('2026-11-20'),
    organ: '派出单位',
    handler: '示例甲',
    documentNumber: '',
    opinion: '',
    reason: '补充考勤材料',
    fault: 'subjective',
    faultReason: '',
    measures: ['recall'],
    followUps: [{ kind: 'talk', title: '约谈', organ: '派出单位' }],
    endDate: day('2026-11-20'),
    noSuccessorReason: '',
  };

  test('sends what it asks for and nothing that was typed for another', () => {
    expect(stepInputOf(step('recalled', ['end_date']), values)).toMatchObject({
      to: 'next',
      endDate: '2026-11-20',
      documentNumber: null,
      reason: null,
      fault: null,
      measures: [],
      followUps: [],
    });
    expect(stepInputOf(step('not_recalled', ['fault', 'follow_ups', 'reason']), values)).toMatchObject({
      fault: 'subjective',
      reason: '补充考勤材料',
      followUps: [{ kind: 'talk', title: '约谈', organ: '派出单位', dueOn: null }],
      endDate: null,
    });
  });

  test('a row that is not filled in is told in words', () => {
    const asked = step('not_recalled', ['follow_ups']);
    expect(() => stepInputOf(asked, { ...values, followUps: [{ kind: 'talk' }] })).toThrow(z.ZodError);
  });

  test('says what it will do to whom and when', () => {
    const subject = { personName: '示例甲', villageName: '唐保社村' } as CaseDetail['subject'];
    const detail = { number: '召回-2026-001', subject, triggers: [], stateTitle: '已督促派出单位' };
    const chosen = { endDate: day('2026-11-20'), measures: 0, followUps: 0 };
    expect(consequencesOf(detail, step('recalled', ['end_date']), undefined, chosen)).toEqual([
      '将结束 示例甲 在唐保社村的派驻，最后在岗日 2026年11月20日。',
    ]);
    const target = workflow.states.find(({ code }) => code === 'recalled');
    expect(consequencesOf(detail, step('recalled', ['end_date']), target, chosen).at(-1)).toBe(
      '下一步由派出单位办理。',
    );
  });
});

test('only what differs between two versions of a case is laid side by side', () => {
  expect(
    changedBetween(
      [
        { label: '主要事实', text: '两次脱岗' },
        { label: '认定理由', text: '' },
      ],
      [
        { label: '主要事实', text: '三次脱岗' },
        { label: '认定理由', text: '' },
      ],
    ),
  ).toEqual([{ label: '主要事实', before: '两次脱岗', after: '三次脱岗' }]);
});

test('the facts of a case begin as its signals tell them, in the order of the notice', () => {
  const signals = [
    { sentence: '2026年第二次被查到无故脱岗。', triggerOrdinal: 4, since: day('2026-05-01') },
    { sentence: '2025年度考核不称职', triggerOrdinal: 2, since: day('2026-01-10') },
  ];
  expect(factsOf(signals)).toBe('2025年度考核不称职。\n2026年第二次被查到无故脱岗。');
});

test.each([
  ['2026-11-20', false, '还有 3 天'],
  ['2026-11-17', false, '今天到期'],
  ['2026-11-14', true, '逾期 3 天'],
])('a deadline of %s is told in words', (dueOn, overdue, expected) => {
  expect(dueWords({ dueOn: day(dueOn), overdue }, day('2026-11-17'))).toBe(expected);
});

test('the address of the list holds its filter; the year is a number to the server', () => {
  const address = z.object(caseAddressShape).parse({ year: '2026', group: 'all' });
  expect(filterOf(address)).toMatchObject({ group: 'all', year: 2026, outcome: null, text: '' });
});

test('charts add up the triggers of a year and the years of a trigger', () => {
  const line = (year: number, triggerCode: string, recalled: number, open: number) => ({
    year,
    triggerCode,
    triggerTitle: triggerCode === 'absence' ? '无故脱岗' : '考核不称职',
    recalled,
    notRecalled: 1,
    withdrawn: 0,
    open,
  });
  const byYear = [line(2026, 'absence', 2, 3), line(2026, 'grade', 1, 0), line(2025, 'absence', 4, 0)];
  expect(barsByYear(byYear).map(({ name, recalled, total }) => [name, recalled, total])).toEqual([
    ['2025年', 4, 5],
    ['2026年', 3, 8],
  ]);
  expect(barsByTrigger(byYear).map(({ name, recalled, total }) => [name, recalled, total])).toEqual([
    ['无故脱岗', 6, 11],
    ['考核不称职', 1, 2],
  ]);
  const totals: CaseTotals = {
    open: 3,
    mine: 0,
    overdue: 0,
    openByTrigger: [{ code: 'grade', ordinal: 2, title: '考核不称职', cases: 0 }],
    byYear,
  };
  expect(triggersIn(totals).map(({ code }) => code)).toEqual(['grade', 'absence']);
});

test('one case is opened from signals of one posting, and of no two', () => {
  const [first, second] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
  expect(startOf(new Set([`${first} absence 2026`, `${first} grade`]))).toEqual({
    postingId: first,
    signalKeys: ['absence 2026', 'grade'],
  });
  expect(startOf(new Set([`${first} absence`, `${second} absence`]))).toBeNull();
});
