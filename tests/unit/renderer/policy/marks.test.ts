import { expect, test } from 'vitest';
import { describeScheme } from '#shared/policy/describe/describe-scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { groupsOf, markedChapters, markTotals } from '../../../../renderer/policy/reading/marks.ts';

const chapters = markedChapters(ganzhou2021, describeScheme(ganzhou2021));
const ruleOf = (code: string) =>
  chapters.flatMap(({ rules }) => rules).find((rule) => rule.code === code) ?? null;

test('a rule of the notice carries no mark', () => {
  expect(ruleOf('presence.rule.monthly_average')?.marks).toEqual({ example: false, silent: false });
});

test('a rule with figures of the organisation’s own is an example, also beside a clause', () => {
  expect(ruleOf('annual.words.civil_servant')?.marks).toEqual({ example: true, silent: false });
  const section = ruleOf('annual.first_secretary.section.presence');
  expect(section?.ground?.kind).toBe('clause');
  expect(section?.marks).toEqual({ example: true, silent: false });
});

test('what the notice is silent about is marked, also where it is part of a rule', () => {
  expect(ruleOf('presence.leave_day_count')?.marks).toEqual({ example: false, silent: true });
  expect(ruleOf('money.allowance.communication')?.marks).toEqual({ example: false, silent: true });
  expect(ruleOf('recall.trigger.not_recognised')?.marks).toEqual({ example: true, silent: true });
});

test('marks are counted by rules: what is counted can be listed', () => {
  const totals = markTotals(chapters);
  const listed = chapters.flatMap(({ rules }) => rules);
  expect(totals.example).toBe(listed.filter(({ marks }) => marks.example).length);
  expect(totals.silent).toBe(listed.filter(({ marks }) => marks.silent).length);
  expect(totals.silent).toBeGreaterThan(4);
});

test('neighbours that rest on the same words share one quotation', () => {
  const qualifications = chapters.find(({ chapter }) => chapter.code === 'qualifications');
  const groups = groupsOf(qualifications?.rules ?? []);
  expect(groups.flatMap(({ rules }) => rules)).toEqual(qualifications?.rules);
  expect(groups.length).toBeLessThan(qualifications?.rules.length ?? 0);
  expect(groups[0]?.rules.map(({ code }) => code)).toEqual([
    'posting.qualification.full_party_member',
    'posting.qualification.party_years',
    'posting.qualification.work_years',
  ]);
});
