import type { CaseDependencies } from './case-dependencies.ts';
import { createCaseReading } from './case-detail.ts';
import { createCaseFigures } from './case-figures.ts';
import { createCaseLists } from './case-lists.ts';
import { createCaseMilestones } from './case-milestones.ts';
import { createCaseRecords } from './case-records.ts';
import { createCaseTimeLine } from './case-time-line.ts';
import { createCaseOpening } from './open-case.ts';
import { createCaseSteps } from './step-case.ts';

export type CasesService = ReturnType<typeof createCasesService>;

/** Recall cases: opening one, what it says, its way by the scheme, its time line, and lists of them. */
export function createCasesService(dependencies: CaseDependencies) {
  return {
    ...createCaseOpening(dependencies),
    ...createCaseRecords(dependencies),
    ...createCaseSteps(dependencies),
    ...createCaseReading(dependencies),
    ...createCaseTimeLine(dependencies),
    ...createCaseLists(dependencies),
    ...createCaseFigures(dependencies),
    ...createCaseMilestones(dependencies),
  };
}
