import * as z from 'zod';
import type { AssessedObject, AssessmentKind, DocumentKind } from '../vocabulary.ts';

/** What a document of a cycle is about: one record, one unit that is fed back to, or the cycle as a whole. */
type About = 'record' | 'unit' | 'cycle';

interface BatchKind {
  readonly about: About;
  /** Records that have such a paper; for what is not about a record it says nothing. */
  readonly objects: readonly AssessedObject[];
  /** Assessments that have such a paper. */
  readonly assessments: readonly AssessmentKind[];
}

const people = ['first_secretary', 'team_member'] as const;
const everyObject = [...people, 'team', 'unit'] as const;
const everyAssessment = ['annual', 'regular', 'term'] as const;

/** Kinds of documents that can be made of many records at once, in the order in which they are offered and numbered. */
const kinds = {
  annual_form: { about: 'record', objects: people, assessments: ['annual'] },
  term_form: { about: 'record', objects: people, assessments: ['term'] },
  team_form: { about: 'record', objects: ['team'], assessments: ['annual'] },
  unit_form: { about: 'record', objects: ['unit'], assessments: ['annual'] },
  score_detail: { about: 'record', objects: everyObject, assessments: everyAssessment },
  result_notice: { about: 'record', objects: everyObject, assessments: everyAssessment },
  feedback_letter: { about: 'unit', objects: [], assessments: everyAssessment },
  publicity_notice: { about: 'cycle', objects: [], assessments: everyAssessment },
  ballot_summary: { about: 'cycle', objects: [], assessments: everyAssessment },
  result_roll: { about: 'cycle', objects: [], assessments: everyAssessment },
} as const satisfies Partial<Record<DocumentKind, BatchKind>>;

export type BatchDocumentKind = keyof typeof kinds;
export const batchDocumentKinds = Object.keys(kinds) as [BatchDocumentKind, ...BatchDocumentKind[]];
export const batchDocumentKindSchema = z.enum(batchDocumentKinds);

/** What documents of a kind are about. */
export const batchKind = (kind: BatchDocumentKind): BatchKind => kinds[kind];

/** Kinds that an assessment of a kind can have papers of. */
export function batchKindsOf(assessment: AssessmentKind): BatchDocumentKind[] {
  return batchDocumentKinds.filter((kind) => batchKind(kind).assessments.includes(assessment));
}
