import { expect, test } from 'vitest';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { findTemplate, templatesOf } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { jiangan2021 } from '#shared/policy/schemes/jiangan-2021.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import {
  type AssessmentKind,
  assessedObjects,
  assessmentKinds,
  eligibilityFacts,
} from '#shared/vocabulary.ts';

const objectsOf = (scheme: Scheme, kind: AssessmentKind) =>
  assessedObjects.filter((object) => findTemplate(scheme, kind, object) !== undefined);

const people = ['first_secretary', 'team_member'];

test.each<[Scheme, annual: string[], regular: string[], term: string[]]>([
  [ganzhou2021, [...people, 'team', 'unit'], people, people],
  [hongshan2023, [...people, 'unit'], people, people],
  [jiangjin2021, people, [], people],
  [wuhai2023, people, [], people],
  [jiangan2021, [...people, 'team', 'unit'], [], people],
])('$shortTitle assesses by templates whom its notice assesses', (scheme, annual, regular, term) => {
  expect({
    annual: objectsOf(scheme, 'annual'),
    regular: objectsOf(scheme, 'regular'),
    term: objectsOf(scheme, 'term'),
  }).toEqual({ annual, regular, term });
});

test.each<[Scheme, override: unknown, same: unknown, dual: unknown, lead: unknown, file: unknown]>([
  [
    ganzhou2021,
    { allowed: true, approver: '县（市、区）驻村工作领导小组' },
    true,
    true,
    '县（市、区）驻村工作领导小组',
    null,
  ],
  [hongshan2023, null, null, null, null, true],
  [jiangjin2021, null, null, null, '派出单位', true],
  [wuhai2023, null, null, null, null, null],
  [jiangan2021, null, null, null, null, null],
])('$shortTitle states what its notice states and is silent of the rest', (scheme, ...expected) => {
  const { quotaOverride, sameGradeInUnit, dualAssessment, term } = scheme.assessment;
  const lead = term.lead.kind === 'stated' ? term.lead.value.organ : null;
  const values = [quotaOverride, sameGradeInUnit, dualAssessment].map((rule) =>
    rule.kind === 'stated' ? rule.value : null,
  );
  const file = term.personalFile.kind === 'stated' ? term.personalFile.value : null;
  expect([...values, lead, file]).toEqual(expected);
});

test.each(builtInSchemes)(
  '$shortTitle: every fact has its rule, five working days are an example',
  (scheme) => {
    const { eligibility, publicityDays } = scheme.assessment;
    expect(eligibility.map(({ fact }) => fact).toSorted()).toEqual([...eligibilityFacts].toSorted());
    expect(publicityDays).toMatchObject({ value: 5, ground: { kind: 'example' } });
    const outcome = (fact: string) => {
      const rule = eligibility.find((candidate) => candidate.fact === fact);
      return [rule?.participation, rule?.cap];
    };
    expect(outcome('leave_over_half_year')).toEqual(['comment_only', null]);
    expect(outcome('under_investigation')).toEqual(['neither', null]);
    expect(outcome('warning')).toEqual(['graded', 'competent']);
    expect(outcome('penalty_above_warning')).toEqual(['comment_only', null]);
    expect(outcome('probation')).toEqual(['comment_only', null]);
  },
);

test.each(builtInSchemes)(
  '$shortTitle: templates have codes by kind and object, items of one code one title',
  (scheme) => {
    for (const kind of assessmentKinds) {
      const templates = templatesOf(scheme, kind);
      expect(templates.map(({ code }) => code)).toEqual(
        templates.map(({ roles }) => `${kind}_${roles.join()}`),
      );
    }
    const titles = new Map<string, string>();
    for (const template of assessmentKinds.flatMap((kind) => templatesOf(scheme, kind))) {
      for (const { code, title } of template.sections.flatMap((section) =>
        section.source === 'items' ? section.items : [],
      )) {
        expect([code, titles.get(code) ?? title]).toEqual([code, title]);
        titles.set(code, title);
      }
    }
  },
);
