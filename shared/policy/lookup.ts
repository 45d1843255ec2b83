import type { Identity, PostRole } from '../vocabulary.ts';
import type { AssessmentTemplate, GradeWords, Scheme } from './scheme.ts';

/**
 * The annual template for people of a role.
 *
 * @throws RangeError where the scheme has none, which `validateScheme` rules out for published ones
 */
export function annualTemplateFor(scheme: Scheme, role: PostRole): AssessmentTemplate {
  const template = scheme.annual.templates.find((candidate) => candidate.roles.includes(role));
  if (!template) throw new RangeError(`Scheme ${scheme.code} has no annual template for ${role}`);
  return template;
}

/**
 * The words of the grades for people of an identity (公务员 称职, others 合格).
 *
 * @throws RangeError where the scheme has none, which `validateScheme` rules out for published ones
 */
export function gradeWordsFor(scheme: Scheme, identity: Identity): GradeWords {
  const entry = scheme.gradeWords.find((candidate) => candidate.identities.includes(identity));
  if (!entry) throw new RangeError(`Scheme ${scheme.code} has no words of grades for ${identity}`);
  return entry.words;
}
