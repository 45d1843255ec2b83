import { describe, expect, test } from 'vitest';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import type { QualificationTest } from '#shared/policy/posting-rules.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { type CandidateFacts, type PreCheckInput, preCheck } from '#shared/roster/pre-check.ts';
import type { PreCheckAnswers } from '#shared/roster/pre-check.types.ts';

const day = (text: string): BusinessDate => businessDateSchema.parse(text);

/** Nothing is known. */
const stranger: CandidateFacts = {
  politicalStatus: null,
  partyDate: null,
  workStartDate: null,
  unitJoinedOn: null,
  retirementDate: null,
  staffKind: null,
};
const ground = { kind: 'example', note: '示例' } as const;

/** One required rule for first secretaries, held against a candidate. */
function check(rule: QualificationTest, facts: Partial<CandidateFacts>, rest: Partial<PreCheckInput> = {}) {
  const qualification = {
    code: 'rule',
    title: '示例条件',
    roles: ['first_secretary' as const],
    strength: 'required' as const,
    test: rule,
    ground,
  };
  const { items } = preCheck([qualification], {
    role: 'first_secretary',
    candidate: { ...stranger, ...facts },
    penalties: [],
    answers: {},
    on: day('2026-03-01'),
    ...rest,
  });
  const [item] = items;
  if (!item) throw new Error('One rule, one item');
  return item;
}

describe('whole years, on the day of the check', () => {
  test.each([
    // One day short, the day itself, one day over.
    { since: '2025-03-01', on: '2026-02-28', outcome: 'failed' },
    { since: '2025-03-01', on: '2026-03-01', outcome: 'passed' },
    { since: '2025-03-01', on: '2026-03-02', outcome: 'passed' },
    // 29 February has its anniversary on 1 March of a common year, and on itself in a leap year.
    { since: '2024-02-29', on: '2025-02-28', outcome: 'failed' },
    { since: '2024-02-29', on: '2025-03-01', outcome: 'passed' },
    { since: '2023-02-28', on: '2024-02-28', outcome: 'passed' },
    { since: '2027-02-28', on: '2028-02-27', outcome: 'failed' },
  ])('党龄 1 年: joined $since, on $on: $outcome', ({ since, on, outcome }) => {
    const item = check({ kind: 'party_years', minimum: 1 }, { partyDate: day(since) }, { on: day(on) });
    expect(item.outcome).toBe(outcome);
  });

  test.each([
    { since: '2024-07-01', on: '2026-06-30', outcome: 'failed' },
    { since: '2024-07-01', on: '2026-07-01', outcome: 'passed' },
  ])('工作 2 年: since $since, on $on: $outcome', ({ since, on, outcome }) => {
    const facts = { workStartDate: day(since) };
    expect(check({ kind: 'work_years', minimum: 2 }, facts, { on: day(on) }).outcome).toBe(outcome);
  });

  test.each([
    { until: '2028-03-02', outcome: 'passed' },
    { until: '2028-03-01', outcome: 'passed' },
    { until: '2028-02-29', outcome: 'failed' },
    { until: '2026-03-01', outcome: 'failed' },
  ])('距退休 2 年: retires $until, on 2026-03-01: $outcome', ({ until, outcome }) => {
    const facts = { retirementDate: day(until) };
    expect(check({ kind: 'years_to_retirement', minimum: 2 }, facts).outcome).toBe(outcome);
  });

  test('the sentence has the figures', () => {
    const rule = { kind: 'party_years', minimum: 1 } as const;
    const item = check(rule, { partyDate: day('2025-03-01') }, { on: day('2026-01-05') });
    expect(item.sentence).toBe('入党 2025-03-01，至 2026-01-05 不满 1 年。');
  });
});

describe('what is not known is never taken for passed', () => {
  test.each([
    [{ kind: 'party_years', minimum: 1 }, 'partyDate'],
    [{ kind: 'work_years', minimum: 2 }, 'workStartDate'],
    [{ kind: 'service_years', minimum: 1 }, 'unitJoinedOn'],
    [{ kind: 'years_to_retirement', minimum: 2 }, 'retirementDate'],
    [{ kind: 'staff_kind', excluded: ['retired'] }, 'staffKind'],
    [{ kind: 'full_party_member' }, 'politicalStatus'],
  ] as const)('%o asks for %s', (rule, missing) => {
    expect(check(rule as QualificationTest, {})).toMatchObject({ outcome: 'not_known', missing });
  });

  test('an answer decides only where the records are silent', () => {
    const rule = { kind: 'work_years', minimum: 2 } as const;
    const answers: PreCheckAnswers = { rule: { fulfilled: true, note: '查阅人事档案' } };
    expect(check(rule, {}, { answers })).toMatchObject({
      outcome: 'passed',
      sentence: '经核实，符合：查阅人事档案。',
    });
    expect(check(rule, { workStartDate: day('2025-07-01') }, { answers }).outcome).toBe('failed');
  });

  test('a penalty without a last day of effect is a question', () => {
    const penalty = { decidedOn: day('2025-06-01'), effectiveUntil: null, severity: '警告' };
    expect(check({ kind: 'no_penalty_in_force' }, {}, { penalties: [penalty] }).outcome).toBe('not_known');
  });
});

test.each([
  ['中共党员', 'passed'],
  ['中共正式党员', 'passed'],
  ['党员', 'passed'],
  ['中共预备党员', 'failed'],
  ['群众', 'failed'],
  ['民革党员', 'failed'],
  ['无', 'not_known'],
])('中共正式党员: %s → %s', (politicalStatus, outcome) => {
  expect(check({ kind: 'full_party_member' }, { politicalStatus }).outcome).toBe(outcome);
});

test.each([
  { until: '2026-02-28', outcome: 'passed' },
  { until: '2026-03-01', outcome: 'failed' },
  { until: '2026-03-02', outcome: 'failed' },
])('处分期 until $until, on 2026-03-01: $outcome', ({ until, outcome }) => {
  const penalty = { decidedOn: day('2025-09-01'), effectiveUntil: day(until), severity: '警告' };
  expect(check({ kind: 'no_penalty_in_force' }, {}, { penalties: [penalty] }).outcome).toBe(outcome);
});

test('a rule for the other role does not apply', () => {
  expect(check({ kind: 'full_party_member' }, {}, { role: 'team_member' }).outcome).toBe('not_applicable');
});

describe('the verdict', () => {
  const fit: CandidateFacts = {
    politicalStatus: '中共党员',
    partyDate: day('2015-07-01'),
    workStartDate: day('2010-07-01'),
    unitJoinedOn: day('2018-05-01'),
    retirementDate: day('2045-05-01'),
    staffKind: 'regular',
  };
  const yesTo = (rules: readonly { code: string; test: { kind: string } }[]): PreCheckAnswers =>
    Object.fromEntries(
      rules
        .filter(({ test }) => test.kind === 'judgement')
        .map(({ code }) => [code, { fulfilled: true, note: null }]),
    );
  const { qualifications } = ganzhou2021.posting;
  const input = {
    role: 'first_secretary',
    candidate: fit,
    penalties: [],
    answers: yesTo(qualifications),
    on: day('2026-03-01'),
  } as const;

  test('赣州: all fulfilled is clear; the ground goes with each item', () => {
    const result = preCheck(qualifications, input);
    expect(result.verdict).toBe('clear');
    expect(result.items.every((item) => item.ground.kind === 'clause')).toBe(true);
  });

  test('a required rule bars, an unknown one waits, one in principle needs a reason, a preferred one only shows', () => {
    const verdict = (change: Partial<PreCheckInput>) =>
      preCheck(qualifications, { ...input, ...change }).verdict;
    const without = (code: string) => ({ ...input.answers, [code]: { fulfilled: false, note: null } });
    expect(verdict({ candidate: { ...fit, partyDate: day('2025-03-02') } })).toBe('barred');
    expect(verdict({ candidate: { ...fit, workStartDate: null } })).toBe('not_known');
    expect(verdict({ answers: without('rank') })).toBe('needs_reason');
    expect(verdict({ answers: without('rural_experience') })).toBe('clear');
  });

  test('洪山: labour dispatch bars, the first year in the unit only needs a reason', () => {
    const rules = hongshan2023.posting.qualifications;
    const verdict = (candidate: Partial<CandidateFacts>) =>
      preCheck(rules, { ...input, answers: yesTo(rules), candidate: { ...fit, ...candidate } }).verdict;
    expect(verdict({})).toBe('clear');
    expect(verdict({ staffKind: 'labour_dispatch' })).toBe('barred');
    expect(verdict({ unitJoinedOn: day('2025-03-02') })).toBe('needs_reason');
    expect(verdict({ unitJoinedOn: day('2025-03-01') })).toBe('clear');
  });
});
