import { ballotsContract } from './assessment-ballots.ts';
import { cycleContract } from './assessment-cycle.ts';
import { eligibilityContract } from './assessment-eligibility.ts';
import { gradingContract } from './assessment-grading.ts';
import { publicityContract } from './assessment-publicity.ts';
import { recordContract } from './assessment-record.ts';
import { scoringContract } from './assessment-scoring.ts';
import { summaryContract } from './assessment-summary.ts';
import { termContract } from './assessment-term.ts';

/**
 * The assessment, from plan to archive. Each part has a file of its own beside this one (`assessment-….ts`); what they
 * share is in `assessment-record.ts`.
 */
export const assessmentContract = {
  ...recordContract,
  ...cycleContract,
  ...eligibilityContract,
  ...ballotsContract,
  ...scoringContract,
  ...gradingContract,
  ...publicityContract,
  ...summaryContract,
  ...termContract,
};
