import fc from 'fast-check';
import { expect, test } from 'vitest';
import { points } from '#shared/points.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { templatesOf } from '#shared/policy/lookup.ts';
import type { AssessmentTemplate, Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { assessmentKinds } from '#shared/vocabulary.ts';
import { at, problemsOfBroken } from './broken-scheme.ts';

const template = (templates: readonly AssessmentTemplate[], code: string): AssessmentTemplate => {
  const found = templates.find((candidate) => candidate.code === code);
  if (!found) throw new Error(`No template ${code}`);
  return found;
};
const annual = (scheme: Scheme, object: string) => template(scheme.annual.templates, `annual_${object}`);
const term = (scheme: Scheme, object: string) => template(scheme.assessment.term.templates, `term_${object}`);
const own = { kind: 'example', note: '由本单位自定。' } as const;

/** A dimension of earlier results in place of the first one. */
function takeOver(target: AssessmentTemplate, kind: 'regular' | 'annual') {
  const { code, title, maximum, ground, maximumGround } = at(target.sections, 0);
  target.sections[0] = {
    source: 'earlier',
    code,
    title,
    maximum,
    ground,
    maximumGround,
    kind,
    minimumCount: 1,
  };
}

test.each<[string, (scheme: Scheme) => void, string[]]>([
  [
    'a second template for teams',
    (scheme) => void annual(scheme, 'unit').roles.push('team'),
    ['驻村工作队有 2 个年度考核模板，只能保留 1 个。'],
  ],
  [
    'one code for templates of two kinds',
    (scheme) => {
      term(scheme, 'team_member').code = 'annual_team';
    },
    ['模板代码“annual_team”重复，请改成不同的代码。'],
  ],
  [
    'an object twice in one template',
    (scheme) => void annual(scheme, 'unit').roles.push('unit'),
    ['“派出单位年度考核”：适用对象“派出单位”重复。'],
  ],
  [
    'items of a team that do not total their section',
    (scheme) => {
      const [section] = annual(scheme, 'team').sections;
      if (section?.source === 'items') at(section.items, 0).maximum = points(2400);
    },
    ['“驻村工作队年度考核”：“争资争项（不含统筹资金项目）”各项目分值合计 39 分，应为 40 分。'],
  ],
  [
    'a regular assessment that builds on an earlier one',
    (scheme) => takeOver(at(scheme.assessment.regular.templates, 0), 'regular'),
    [
      '平时考核：“第一书记平时考核”：“到岗到位”采用以前考核的得分，平时考核没有可以采用的，请改为其他评分方式。',
    ],
  ],
  [
    'an annual assessment that builds on annual ones',
    (scheme) => takeOver(annual(scheme, 'team_member'), 'annual'),
    ['“工作队员年度考核”：“到岗到位”采用年度考核得分，年度考核只能采用平时考核得分，请改选。'],
  ],
  [
    'regular results that nobody can have',
    (scheme) => takeOver(annual(scheme, 'team'), 'regular'),
    [
      '“驻村工作队年度考核”：“争资争项（不含统筹资金项目）”采用平时考核得分，但驻村工作队没有平时考核模板，请补充。',
    ],
  ],
  [
    'an end of term that passes over the annual results',
    (scheme) => {
      const [section] = term(scheme, 'first_secretary').sections;
      if (section?.source === 'earlier') section.kind = 'regular';
    },
    [
      '期满考核：“第一书记期满考核”：“任期内年度考核”采用平时考核得分，期满考核只能采用年度考核得分，请改选。',
    ],
  ],
  [
    'a bonus that is worth nothing',
    (scheme) => {
      at(annual(scheme, 'first_secretary').adjustments, 0).maximum = points(0);
    },
    ['“第一书记年度考核”：加分项“先进典型受到宣传或者表彰”的最高分为 0。'],
  ],
  [
    'bonus and deduction under one code, one of them without a name and worth more than everything',
    (scheme) => {
      Object.assign(at(annual(scheme, 'team_member').adjustments, 1), {
        code: 'commended',
        title: '',
        maximum: points(10_001),
      });
    },
    [
      '“工作队员年度考核”：加分扣分代码“commended”重复。',
      '“工作队员年度考核”：加分扣分第 2 条没有名称，请补充。',
      '“工作队员年度考核”：扣分项“”的最高分 100.01 分超过 100 分。',
    ],
  ],
  [
    'ends left out below the fewest sheets',
    (scheme) => {
      annual(scheme, 'unit').scorers = { minimum: 5, dropHighLowFrom: 4, ground: own };
    },
    ['“派出单位年度考核”：评分表达到 4 份去掉最高分和最低分，不能少于最少的 5 份。'],
  ],
  [
    'two rules about one fact',
    (scheme) => {
      at(scheme.assessment.eligibility, 0).fact = 'warning';
    },
    ['考核资格：“受警告处分”有多条规定，只能保留 1 条。'],
  ],
  [
    'one code for two facts',
    (scheme) => {
      at(scheme.assessment.eligibility, 0).code = 'warning';
    },
    ['考核资格：代码“warning”重复，请改成不同的代码。'],
  ],
  [
    'a cap for whoever gets no grade, and one that caps nothing',
    (scheme) => {
      at(scheme.assessment.eligibility, 1).cap = 'competent';
      at(scheme.assessment.eligibility, 3).cap = 'excellent';
    },
    [
      '考核资格：“病假、事假累计超过半年”不确定等次，不应再限制最高等次，请改为不限。',
      '考核资格：“受警告处分”最高等次为第一等，等于没有限制，请改为不限。',
    ],
  ],
  [
    'somebody who approves what may not happen',
    (scheme) => {
      const value = { allowed: false, approver: '示例领导小组' };
      scheme.assessment.quotaOverride = { kind: 'stated', value, ground: own };
    },
    ['评定与公示：优秀不得超过名额，不应再有批准机关“示例领导小组”，请删去。'],
  ],
  [
    'a unit that stands by the result of a team that is not assessed',
    (scheme) => {
      scheme.annual.templates = scheme.annual.templates.filter(({ roles }) => !roles.includes('team'));
    },
    ['评定与公示：工作队的考核结果作为派出单位的结果，但是没有驻村工作队的年度考核模板，请补充。'],
  ],
  [
    'an organ that assesses together with itself',
    (scheme) => {
      scheme.assessment.term.lead = {
        kind: 'stated',
        value: { organ: '派出单位', together: ['镇党委', '派出单位'] },
        ground: own,
      };
    },
    ['期满考核：组织单位“派出单位”重复。'],
  ],
  [
    'an outcome that says nothing of where it comes from',
    (scheme) => {
      at(scheme.assessment.eligibility, 0).outcomeGround = { kind: 'example', note: '' };
    },
    ['“考核资格”标为示例，没有说明，请补充。'],
  ],
])('%s is named', (_, breakIt, problems) => {
  expect(problemsOfBroken(breakIt)).toEqual(problems);
});

test('a scheme may leave teams, units, regular and end-of-term assessment out', () => {
  const bare: Scheme = {
    ...ganzhou2021,
    annual: { ...ganzhou2021.annual, templates: ganzhou2021.annual.templates.slice(0, 2) },
    assessment: {
      ...ganzhou2021.assessment,
      dualAssessment: { kind: 'unspecified', note: '办法没有规定。' },
      regular: { templates: [] },
      term: { ...ganzhou2021.assessment.term, templates: [] },
    },
  };
  expect(validateScheme(bare)).toEqual([]);
});

test('regular results feed the year where they exist', () => {
  expect(problemsOfBroken((scheme) => takeOver(annual(scheme, 'team_member'), 'regular'))).toEqual([]);
});

test('points moved from any part of any template to nowhere are always missed', () => {
  const places = builtInSchemes.flatMap((scheme) =>
    assessmentKinds.flatMap((kind) =>
      templatesOf(scheme, kind).flatMap(({ sections }, index) =>
        sections.map((_, section) => ({ scheme, kind, index, section })),
      ),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 500 }), (place, loss) => {
      const copy = structuredClone(place.scheme);
      const target = at(at(templatesOf(copy, place.kind), place.index).sections, place.section);
      target.maximum = points(target.maximum - loss);
      expect(validateScheme(copy).some((problem) => problem.includes('各部分分值合计'))).toBe(true);
    }),
  );
});
