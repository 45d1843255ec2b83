import type { Migration } from '../migration.types.ts';
import { foundation } from './0001-foundation.ts';
import { dailyManagement } from './0002-daily-management.ts';
import { wholeAssessment } from './0003-whole-assessment.ts';
import { recallCases } from './0004-recall-cases.ts';
import { archive } from './0005-archive.ts';

/** Every step of the schema in order. Append only: a published step is never edited, removed or moved. */
export const migrations: readonly Migration[] = [
  foundation,
  dailyManagement,
  wholeAssessment,
  recallCases,
  archive,
];
