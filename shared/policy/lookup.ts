import type { AssessedObject, AssessmentKind, Grade, Identity } from '../vocabulary.ts';
import type { AssessmentTemplate, GradeWords, Scheme } from './scheme.ts';

/** Templates of a kind of assessment. */
export function templatesOf(scheme: Scheme, kind: AssessmentKind): readonly AssessmentTemplate[] {
  switch (kind) {
    case 'regular':
      return scheme.assessment.regular.templates;
    case 'annual':
      return scheme.annual.templates;
    case 'term':
      return scheme.assessment.term.templates;
  }
}

/** The template for an object in a kind of assessment; undefined where the scheme does not assess it so. */
export function findTemplate(
  scheme: Scheme,
  kind: AssessmentKind,
  object: AssessedObject,
): AssessmentTemplate | undefined {
  return templatesOf(scheme, kind).find((candidate) => candidate.roles.includes(object));
}

/**
 * The template for an object in a kind of assessment.
 *
 * @throws RangeError where the scheme has none; a cycle cannot be planned for such an object
 */
export function templateFor(
  scheme: Scheme,
  kind: AssessmentKind,
  object: AssessedObject,
): AssessmentTemplate {
  const template = findTemplate(scheme, kind, object);
  if (!template) throw new RangeError(`Scheme ${scheme.code} has no ${kind} template for ${object}`);
  return template;
}

/**
 * The words of the grades for people of an identity (公务员 称职, others 合格); teams and units, which have none, are
 * graded in the words of 合格.
 *
 * @throws RangeError where the scheme has none, which `validateScheme` rules out for published ones
 */
export function gradeWordsFor(scheme: Scheme, identity: Identity | null): GradeWords {
  const entry = scheme.gradeWords.find((candidate) =>
    candidate.identities.includes(identity ?? 'public_institution'),
  );
  if (!entry) throw new RangeError(`Scheme ${scheme.code} has no words of grades for ${identity}`);
  return entry.words;
}

/** A grade in words; whoever takes part without a grade has 不定等次. */
export function gradeWordOf(words: GradeWords, grade: Grade | null): string {
  return grade === null ? '不定等次' : words[grade];
}
