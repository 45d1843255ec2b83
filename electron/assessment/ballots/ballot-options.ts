import { findTemplate, gradeWordsFor } from '#shared/policy/lookup.ts';
import type { AssessmentTemplate, BallotSection, RaterGroupRule, Scheme } from '#shared/policy/scheme.ts';
import type { AssessedObject, AssessmentKind, Grade, Identity, RaterGroup } from '#shared/vocabulary.ts';

/** What decides which ballots rate a record, and in which words. */
export interface RatedRecord {
  readonly object: AssessedObject;
  readonly identity: Identity | null;
}

/** The dimension that a group's ballots rate, and the group's rule in it; undefined where it rates nothing. */
export function ballotRule(
  template: AssessmentTemplate | undefined,
  group: RaterGroup,
): { readonly section: BallotSection; readonly rule: RaterGroupRule } | undefined {
  for (const section of template?.sections ?? []) {
    if (section.source !== 'ballots') continue;
    const rule = section.groups.find((candidate) => candidate.group === group);
    if (rule) return { section, rule };
  }
  return undefined;
}

/** The groups whose ballots rate a record, each once, in the order of the template. */
export function groupsRating(template: AssessmentTemplate | undefined): RaterGroupRule[] {
  const rules = (template?.sections ?? []).flatMap((section) =>
    section.source === 'ballots' ? section.groups : [],
  );
  return rules.filter(({ group }, index) => rules.findIndex((rule) => rule.group === group) === index);
}

/** The options on a group's ballots about these records, in the order of the ballot; all of them have the same. */
export function optionsOf(
  scheme: Scheme,
  kind: AssessmentKind,
  group: RaterGroup,
  records: readonly RatedRecord[],
): Grade[] {
  for (const { object } of records) {
    const found = ballotRule(findTemplate(scheme, kind, object), group);
    if (found) return found.section.options.map(({ grade }) => grade);
  }
  return [];
}

/** A grade in the words of everyone on a ballot: 称职 for officials, 合格 for others, 称职（合格） for both. */
export function optionLabel(scheme: Scheme, grade: Grade, records: readonly RatedRecord[]): string {
  const words = records
    .map(({ identity }) => ({ identity, word: gradeWordsFor(scheme, identity)[grade] }))
    .sort((a, b) => Number(b.identity === 'civil_servant') - Number(a.identity === 'civil_servant'));
  const [first = '', ...others] = new Set(words.map(({ word }) => word));
  return others.length === 0 ? first : `${first}（${others.join('、')}）`;
}
