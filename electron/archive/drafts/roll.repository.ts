import { sql } from 'kysely';
import type { StoredEligibility } from '#shared/contract/assessment-eligibility.ts';
import { storedEligibilitySchema } from '#shared/contract/assessment-eligibility.ts';
import { type Subject, subjectSchema } from '#shared/contract/assessment-record.ts';
import type { Instant } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import type { Points } from '#shared/points.ts';
import type { AssessmentState, Grade, Participation, Pool } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { breather } from '../../roster/breather.ts';

/** A record as the roll of results lists it. */
export interface RollRecord {
  readonly pool: Pool;
  readonly state: AssessmentState;
  readonly participation: Participation;
  readonly individual: boolean;
  readonly total: Points | null;
  readonly finalGrade: Grade | null;
  readonly documentNumber: string | null;
  readonly approvedAt: Instant | null;
  readonly subject: Subject;
  readonly eligibility: StoredEligibility | null;
}

/**
 * Everyone of a cycle as the house sorts them: pool; settled grade, the best first; score, the highest first; then those
 * without a grade; among equals in the order of the roster.
 */
export async function rollRecords(handle: ReadHandle, cycleId: CycleId): Promise<RollRecord[]> {
  const rows = await handle
    .selectFrom('assessment')
    .select([
      'pool',
      'state',
      'participation',
      'individual',
      'total_points as total',
      'final_grade as finalGrade',
      'approval_document_number as documentNumber',
      'approved_at as approvedAt',
      'subject',
      'eligibility',
    ])
    .where('cycle_id', '=', cycleId)
    .orderBy(sql`case pool when 'civil_servant' then 1 when 'other' then 2 when 'team' then 3 else 4 end`)
    .orderBy(sql`case participation when 'graded' then 0 when 'not_assessed' then 2 else 1 end`)
    .orderBy(
      sql`case final_grade when 'excellent' then 1 when 'competent' then 2 when 'basically_competent' then 3
        when 'incompetent' then 4 else 5 end`,
    )
    .orderBy('total_points', (order) => order.desc().nullsLast())
    .orderBy('township_name')
    .orderBy('village_key')
    .orderBy('person_key')
    .orderBy('unit_key')
    .orderBy('id')
    .execute();
  const pause = breather();
  const records: RollRecord[] = [];
  for (const { subject, eligibility, individual, ...row } of rows) {
    await pause();
    records.push({
      ...row,
      individual: individual === 1,
      subject: subjectSchema.parse(JSON.parse(subject)),
      eligibility: eligibility === null ? null : storedEligibilitySchema.parse(JSON.parse(eligibility)),
    });
  }
  return records;
}
