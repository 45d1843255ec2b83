import { describe, expect, test } from 'vitest';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { unanswered } from '#shared/recall/unanswered.ts';
import { approval, date, grade, keys, observed, penalty, posting, records, signals } from './records.ts';

/** The scheme with the figure that the notice does not give. */
function withApproval(share: number): Scheme {
  const ground = { kind: 'example', note: '示例' } as const;
  return {
    ...ganzhou2021,
    recall: {
      ...ganzhou2021.recall,
      triggers: ganzhou2021.recall.triggers.map((trigger) => ({
        ...trigger,
        signals: trigger.signals.map((rule) =>
          rule.test.kind === 'approval_below'
            ? { ...rule, test: { ...rule.test, share: { kind: 'stated' as const, value: share, ground } } }
            : rule,
        ),
      })),
    },
  };
}

describe('grades (赣州办法第二十二条第二项)', () => {
  test('one 不称职, or two lower grades; one 基本称职 is nothing', () => {
    const basic = (year: number) => grade(year, { grade: 'basically_competent' });
    expect(keys(ganzhou2021, records({ grades: [basic(2024)] }))).toEqual([]);
    expect(keys(ganzhou2021, records({ grades: [basic(2024), basic(2025)] }))).toEqual(['two_low_grades']);
    expect(keys(ganzhou2021, records({ grades: [grade(2025)] }))).toEqual(['grade_incompetent']);
    expect(keys(ganzhou2021, records({ grades: [basic(2024), grade(2025)] }))).toEqual([
      'grade_incompetent',
      'two_low_grades',
    ]);
    expect(keys(ganzhou2021, records({ grades: [grade(2025, { grade: 'competent' })] }))).toEqual([]);
  });

  test('in the words for the identity, and both words where it is not known', () => {
    const sentence = (identity: 'civil_servant' | 'enterprise' | null) =>
      signals(ganzhou2021, records({ posting: posting({ identity }), grades: [grade(2025)] }))[0]?.sentence;
    expect(sentence('civil_servant')).toMatch(/^2025年度考核等次为不称职；可以考虑提出召回（示例规则/);
    expect(sentence('enterprise')).toMatch(/^2025年度考核等次为不合格；/);
    expect(sentence(null)).toMatch(/^2025年度考核等次为不称职或不合格；/);
  });

  test('since the day the deciding grade was settled, and not before that day', () => {
    const grades = [grade(2024), grade(2025)];
    expect(signals(ganzhou2021, records({ grades }))).toMatchObject([
      { key: 'grade_incompetent', since: '2025-01-20' },
      { key: 'two_low_grades', since: '2026-01-20' },
    ]);
    expect(keys(ganzhou2021, records({ grades: [grade(2025)] }), '2026-01-19')).toEqual([]);
  });
});

describe('approval below the figure of the scheme (第三项)', () => {
  test('the notice gives no figure: no signal, and the rule is named as silent', () => {
    expect(keys(ganzhou2021, records({ approvals: [approval(2025, 0, 30)] }))).toEqual([]);
    expect(unanswered(ganzhou2021)).toMatchObject([
      { trigger: { code: 'not_recognised' }, rule: { code: 'approval_below' } },
    ]);
    expect(unanswered(withApproval(6000))).toEqual([]);
  });

  test.each([
    { satisfied: 19, found: [] },
    { satisfied: 18, found: [] },
    { satisfied: 17, found: ['approval_below:2025'] },
  ])('$satisfied of 30 against 60%', ({ satisfied, found }) => {
    expect(keys(withApproval(6000), records({ approvals: [approval(2025, satisfied, 30)] }))).toEqual(found);
  });

  test('a share just below never reads as if it had been reached; no ballots say nothing', () => {
    const [signal] = signals(withApproval(6000), records({ approvals: [approval(2025, 59_999, 100_000)] }));
    expect(signal?.figures).toEqual([{ label: '2025年度认可度', value: '59.99%', required: '不低于60%' }]);
    expect(keys(withApproval(6000), records({ approvals: [approval(2025, 0, 0)] }))).toEqual([]);
  });
});

describe('penalties (第五项)', () => {
  test('those decided while on post, the first day included; not those before', () => {
    const decided = (day: string) =>
      keys(ganzhou2021, records({ conduct: [penalty(1, { decidedOn: date(day) })] }));
    expect(decided('2023-12-31')).toEqual([]);
    expect(decided('2024-01-01')).toEqual([`penalty_recorded:${penalty(1).id}`]);
    expect(decided('2026-03-05')).toHaveLength(1);
    expect(decided('2026-03-06')).toEqual([]);
  });

  test('an admonition is not a penalty', () => {
    expect(keys(ganzhou2021, records({ conduct: [penalty(1, { kind: 'admonition' })] }))).toEqual([]);
  });

  test('the sentence names what, by whom and why', () => {
    expect(signals(ganzhou2021, records({ conduct: [penalty(1)] }))[0]?.sentence).toBe(
      '2026年2月3日驻村期间受到党内警告处分，由示例县纪委作出，事由：违反工作纪律；按赣州办法第二十二条（五），可以提出召回。',
    );
  });
});

describe('observations (第一、二、三、四、六、七项)', () => {
  test.each([
    ['home_unit_work', 'time_not_guaranteed'],
    ['incapable', 'incapable'],
    ['not_recognised', 'not_recognised'],
    ['absence_uncorrected', 'absent_uncorrected'],
    ['township_opinion_unfit', 'township_unfit'],
    ['other_basis', 'other'],
  ] as const)('%s speaks for %s', (kind, trigger) => {
    expect(signals(ganzhou2021, records({ observations: [observed(1, { kind })] }))).toMatchObject([
      { triggerCode: trigger, since: '2026-02-03' },
    ]);
  });

  test('visits, reports and talks speak for nothing', () => {
    const observations = (['visit', 'report', 'talk'] as const).map((kind, n) => observed(n, { kind }));
    expect(signals(ganzhou2021, records({ observations }))).toEqual([]);
  });

  test('each record is a signal of its own', () => {
    const observations = [observed(2, { observedOn: date('2026-03-01') }), observed(1)];
    expect(keys(ganzhou2021, records({ observations }))).toEqual([
      `home_unit_work:${observed(1).id}`,
      `home_unit_work:${observed(2).id}`,
    ]);
  });
});
