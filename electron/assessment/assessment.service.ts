import type { AssessmentDetail, AssessmentRow } from '#shared/contract/assessment-record.ts';
import type { AssessmentId, PersonId } from '#shared/ids.ts';
import type { Grade } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../database/database.types.ts';
import { notFound } from '../errors.ts';
import { createBallotsService } from './ballots/ballots.service.ts';
import { createCyclesService } from './cycle/cycles.service.ts';
import { createEligibilityService } from './eligibility/eligibility.service.ts';
import { createGradingService } from './grading/grading.service.ts';
import { createPublicityService } from './publicity/publicity.service.ts';
import { readRecord, toDetail } from './record/assessment-detail.ts';
import {
  type AssessmentListInput,
  countAssessments,
  listAssessments,
} from './record/assessment-list.repository.ts';
import { type SettledAssessment, settledAssessmentsOf } from './record/assessment-signals.ts';
import { type AssessmentOfPerson, assessmentsOfPerson } from './record/assessments-of-person.ts';
import type { AssessmentDependencies } from './record/change.ts';
import { createScoringService } from './scoring/scoring.service.ts';
import { createSummaryService } from './summary/summary.service.ts';
import { createTermService } from './term/term.service.ts';

export interface AssessmentPage {
  readonly total: number;
  readonly rows: AssessmentRow[];
  readonly distribution: Record<Grade, number>;
}

/** The assessment, part by part, and reading its records. */
export function createAssessmentService(dependencies: AssessmentDependencies) {
  const { database, policy } = dependencies;
  const ballots = createBallotsService(dependencies);
  const scoring = createScoringService(dependencies);
  return {
    cycles: createCyclesService(dependencies),
    eligibility: createEligibilityService(dependencies),
    ballots,
    scoring,
    grading: createGradingService(dependencies),
    publicity: createPublicityService(dependencies),
    summary: createSummaryService(dependencies),
    term: createTermService(dependencies),

    async list(input: AssessmentListInput): Promise<AssessmentPage> {
      const counts = await countAssessments(database.read, input);
      const countOf = (grade: Grade) => counts.find((entry) => entry.grade === grade)?.count ?? 0;
      return {
        total: counts.reduce((sum, entry) => sum + entry.count, 0),
        rows: await listAssessments(database.read, input),
        distribution: {
          excellent: countOf('excellent'),
          competent: countOf('competent'),
          basically_competent: countOf('basically_competent'),
          incompetent: countOf('incompetent'),
        },
      };
    },

    /** @throws ApplicationError NOT_FOUND */
    async get(id: AssessmentId): Promise<AssessmentDetail> {
      return toDetail(database.read, await readRecord(database.read, policy, id));
    },

    /** Every assessment of one person, the newest year first. */
    ofPerson: (personId: PersonId): Promise<AssessmentOfPerson[]> =>
      assessmentsOfPerson(database.read, policy, personId),

    /** Settled results of these people with their ballots, by posting and year. */
    settledOf: (personIds: readonly PersonId[]): Promise<SettledAssessment[]> =>
      settledAssessmentsOf(database.read, personIds),

    /**
     * The revision of a record as a running write, or the reader, sees it, for features that rest something on a record.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async revisionOf(trx: ReadHandle, id: AssessmentId): Promise<number> {
      const row = await trx
        .selectFrom('assessment')
        .select('revision')
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw notFound('考核记录');
      return row.revision;
    },

    /** Stops what reads files on threads of its own. */
    async close(): Promise<void> {
      await ballots.sheets.close();
      await scoring.close();
    },
  };
}
export type AssessmentService = ReturnType<typeof createAssessmentService>;
