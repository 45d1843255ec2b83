import { describe, expect, test } from 'vitest';
import type { ProcedureStep } from '#shared/contract/roster-lifecycle.ts';
import { businessDateSchema, instantSchema } from '#shared/dates.ts';
import type { QualificationStrength } from '#shared/policy/posting-rules.ts';
import type { PreCheckItem, PreCheckOutcome } from '#shared/roster/pre-check.types.ts';
import {
  changeStepConsequence,
  changeWaitsFor,
} from '../../../../renderer/roster/early-changes/early-change-words.ts';
import { termNotOver } from '../../../../renderer/roster/lifecycle/end-words.ts';
import { stepConsequence, waitsFor } from '../../../../renderer/roster/nominations/nomination-words.ts';
import {
  answerWayOf,
  countByStrength,
  verdictSentence,
} from '../../../../renderer/roster/nominations/pre-check-words.ts';
import { outcomesFor, placeOf, waitsForUnitLevel } from '../../../../renderer/roster/procedure/step-words.ts';

const day = (text: string) => businessDateSchema.parse(text);

const step = (
  code: string,
  act: ProcedureStep['act'],
  change: Partial<ProcedureStep> = {},
): ProcedureStep => ({
  code,
  act,
  organ: null,
  condition: null,
  applies: true,
  done: null,
  ...change,
});
const done = (outcome: 'passed' | 'refused' | 'not_applicable' = 'passed') => ({
  on: day('2026-03-02'),
  by: '区委组织部',
  documentNumber: null,
  opinion: null,
  outcome,
  recordedAt: instantSchema.parse('2026-03-02T01:00:00.000Z'),
  recordedBy: '示例档案员',
});
const item = (
  strength: QualificationStrength,
  outcome: PreCheckOutcome,
  change: Partial<PreCheckItem> = {},
): PreCheckItem => ({
  code: `${strength}_${outcome}`,
  title: '示例条件',
  strength,
  outcome,
  sentence: '',
  question: null,
  missing: null,
  answer: null,
  ground: { kind: 'example', note: '示例' },
  ...change,
});

describe('the pre-check in words', () => {
  const items = [
    item('required', 'failed'),
    item('required', 'not_known'),
    item('required', 'not_known'),
    item('in_principle', 'passed'),
    item('preferred', 'not_applicable'),
  ];

  test('rules are counted by strength; what does not apply counts nowhere', () => {
    expect(countByStrength(items)).toEqual([
      { strength: 'required', rules: 3, passed: 0, failed: 1, notKnown: 2 },
      { strength: 'in_principle', rules: 1, passed: 1, failed: 0, notKnown: 0 },
    ]);
  });

  test.each([
    ['barred', '有 1 条必须具备的条件不符合，不能通过前置审核。'],
    ['not_known', '有 2 条必须具备的条件还不清楚，核实后才能通过。'],
  ] as const)('%s names how many rules stand in the way', (verdict, sentence) => {
    expect(verdictSentence({ verdict, items })).toBe(sentence);
  });

  test('a scheme without conditions is not said to be fulfilled', () => {
    expect(verdictSentence({ verdict: 'clear', items: [] })).toBe('方案没有规定必须具备的条件。');
  });

  test('a question is always open; a fact only while the records do not tell', () => {
    const ways = [
      item('required', 'passed', { question: '是否？' }),
      item('required', 'not_applicable', { question: '是否？' }),
      item('required', 'not_known'),
      item('required', 'failed'),
      item('required', 'failed', { answer: { fulfilled: false, note: '查阅档案' } }),
    ].map(answerWayOf);
    expect(ways).toEqual(['question', 'none', 'finding', 'none', 'finding']);
  });
});

describe('steps', () => {
  const city = { condition: '市派单位', applies: null };

  test('only a step with a condition can turn out to be needless', () => {
    expect(outcomesFor({ condition: null, applies: true })).toEqual(['passed', 'refused']);
    expect(outcomesFor({ condition: '市派单位', applies: true })).toEqual(['passed', 'refused']);
    expect(outcomesFor({ condition: '市派单位', applies: false })).toEqual(['not_applicable']);
    expect(outcomesFor({ condition: '确有需要时', applies: null })).toContain('not_applicable');
  });

  test('the level of the unit is asked for only where it decides and is not on record', () => {
    expect(waitsForUnitLevel(city)).toBe(true);
    expect(waitsForUnitLevel({ ...city, applies: false })).toBe(false);
    expect(waitsForUnitLevel({ condition: '确有需要时', applies: null })).toBe(false);
  });

  test('each step stands where it is', () => {
    const steps = [
      step('a', 'propose', { done: done() }),
      step('b', 'consent', { done: done('not_applicable') }),
      step('c', 'decide'),
      step('d', 'approve', { applies: false }),
      step('e', 'file'),
    ];
    expect(steps.map((one) => placeOf(one, 'c'))).toEqual([
      'passed',
      'skipped',
      'next',
      'not_asked',
      'later',
    ]);
  });
});

describe('what comes next', () => {
  const posting = { villageName: '唐保社村' } as Parameters<typeof stepConsequence>[0]['posting'];
  const steps = [
    step('propose', 'propose', { done: done() }),
    step('pre_check', 'pre_check'),
    step('file', 'file'),
  ];
  const nomination = { steps, personName: '赵示例', posting };

  test('recording a step says what the nomination becomes and which step follows', () => {
    expect(stepConsequence({ ...nomination, nextStep: 'pre_check' }, 'passed')).toBe(
      '登记后，这次提名为“已前置审核”，下一步是“备案”。',
    );
    const [first, second, third] = steps;
    if (!first || !second || !third) throw new Error('Three steps');
    const last = [first, { ...second, done: done() }, third];
    expect(stepConsequence({ ...nomination, steps: last, nextStep: 'file' }, 'passed')).toContain(
      '“已备案”，可以登记到岗',
    );
    expect(stepConsequence({ ...nomination, nextStep: 'pre_check' }, 'refused')).toContain('恢复为待定人');
  });

  test('what is waited for: a step, the arrival, the end, nothing', () => {
    expect(waitsFor({ state: 'proposed', steps, nextStep: 'pre_check' })).toBe('前置审核');
    expect(waitsFor({ state: 'filed', steps, nextStep: null })).toBe('登记到岗');
    expect(waitsFor({ state: 'withdrawn', steps, nextStep: null })).toBe('—');
    expect(changeWaitsFor({ state: 'approved', steps, nextStep: null })).toBe('登记离岗');
    expect(changeStepConsequence({ steps, nextStep: 'pre_check' }, 'refused', '赵示例')).toContain(
      '赵示例继续在岗',
    );
  });
});

describe('a term of two years', () => {
  const life = { termYears: 2, termFullOn: day('2026-03-11') };

  test('is full on the last day before its anniversary, and not a day earlier', () => {
    expect(termNotOver(day('2024-03-11'), day('2026-03-10'), life)).toBeNull();
    expect(termNotOver(day('2024-03-11'), day('2026-03-09'), life)).toContain('2026年3月11日才满 2 年');
  });

  test('is nothing to speak of where the scheme states none', () => {
    const silent = { termYears: null, termFullOn: null };
    expect(termNotOver(day('2024-03-11'), day('2024-03-12'), silent)).toBeNull();
  });
});
