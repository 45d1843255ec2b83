import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { soonUntil } from '#shared/archive/document-course.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import type { DocumentStage } from '#shared/vocabulary.ts';
import type { Schema } from '../database/schema.ts';

/** By what becomes of papers, and whose they are; what is left out or null narrows nothing. */
export interface CourseFilter {
  readonly personId?: PersonId | null;
  /** Year of the register number. */
  readonly year?: number | null;
  readonly stage?: DocumentStage | null;
  /** In force and not handed over: past its last day, or within the last 14. */
  readonly due?: 'overdue' | 'soon' | null;
  /** The day that is asked on; without it nothing is due. */
  readonly today?: BusinessDate;
}

/** The condition of a filter on entries of the register. */
export const byCourse =
  ({ personId, year, stage, due, today }: CourseFilter) =>
  (e: ExpressionBuilder<Schema, 'document'>) => {
    const conditions: Expression<SqlBool>[] = [];
    if (personId) conditions.push(e('person_id', '=', personId));
    if (year) conditions.push(e('year', '=', year));
    if (stage) conditions.push(e('stage', '=', stage));
    if (due && today) {
      conditions.push(
        e('state', '=', 'issued'),
        e('handed_over_on', 'is', null),
        e('due_on', 'is not', null),
      );
      conditions.push(
        ...(due === 'overdue'
          ? [e('due_on', '<', today)]
          : [e('due_on', '>=', today), e('due_on', '<=', soonUntil(today))]),
      );
    }
    return e.and(conditions);
  };
