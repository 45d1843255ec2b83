import { type Selectable, sql } from 'kysely';
import { cappedGrade, standingGrade } from '#shared/assessment/grading.ts';
import type { BoardRow } from '#shared/contract/assessment-grading.ts';
import type { AssessmentId, CycleId, UserId } from '#shared/ids.ts';
import { type Pool, pools } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';

/** What the board shows and decides by: narrow columns only, so that ten thousand rows stay cheap. */
const columns = [
  'id',
  'revision',
  'object',
  'person_name as name',
  'identity',
  'township_name as townshipName',
  'village_name as villageName',
  'unit_name as unitName',
  'state',
  'participation',
  'individual',
  'total_points as total',
  'grade_cap as gradeCap',
  'suggested_grade as suggestedGrade',
  'proposed_grade as proposedGrade',
  'final_grade as finalGrade',
  'proposed_by as proposedBy',
  'proposed_by_name as proposedByName',
  'proposal_reason as proposalReason',
  'approved_by_name as approvedByName',
  'approval_reason as approvalReason',
] as const;

type AssessmentColumns = Selectable<Schema['assessment']>;

/** One record as the grading reads it. */
export interface GradingRow
  extends Omit<BoardRow, 'individual' | 'rank' | 'proposedBy' | 'proposedByCaller' | 'reason' | 'revision'> {
  readonly revision: number;
  readonly individual: 0 | 1;
  readonly proposedBy: AssessmentColumns['proposed_by'];
  readonly proposedByName: string | null;
  readonly proposalReason: string | null;
  readonly approvedByName: string | null;
  readonly approvalReason: string | null;
}

const gradingRow = (row: GradingRow): GradingRow => ({
  ...row,
  suggestedGrade: cappedGrade(row.suggestedGrade, row.gradeCap),
});

/** Everyone of a pool: the graded by total, the incomplete after them, and those without a grade last. */
export async function poolRows(handle: ReadHandle, cycleId: CycleId, pool: Pool): Promise<GradingRow[]> {
  const rows = await handle
    .selectFrom('assessment')
    .select(columns)
    .where('cycle_id', '=', cycleId)
    .where('pool', '=', pool)
    .orderBy(sql`participation <> 'graded'`)
    .orderBy('total_points', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute();
  return rows.map(gradingRow);
}

/** Most ids in one statement. */
const idsAtATime = 5_000;

/** These records of a pool, by id. */
export async function rowsById(
  handle: ReadHandle,
  cycleId: CycleId,
  pool: Pool,
  ids: readonly AssessmentId[],
): Promise<Map<AssessmentId, GradingRow>> {
  const found = new Map<AssessmentId, GradingRow>();
  for (let start = 0; start < ids.length; start += idsAtATime) {
    const rows = await handle
      .selectFrom('assessment')
      .select(columns)
      .where('id', 'in', ids.slice(start, start + idsAtATime))
      .where('cycle_id', '=', cycleId)
      .where('pool', '=', pool)
      .execute();
    for (const row of rows) found.set(row.id, gradingRow(row));
  }
  return found;
}

/** The rows as the page of `callerId` gets them, ranked; equal totals share a place. */
export function toBoardRows(rows: readonly GradingRow[], callerId: UserId | string): BoardRow[] {
  let rank = 0;
  let above: number | null = null;
  return rows.map((row, index) => {
    if (row.total !== above) rank = index + 1;
    above = row.total;
    return toBoardRow(row, callerId, row.participation === 'graded' && row.total !== null ? rank : null);
  });
}

function toBoardRow(row: GradingRow, callerId: string, rank: number | null): BoardRow {
  const { individual, proposedBy, proposedByName, proposalReason, approvedByName, approvalReason, ...rest } =
    row;
  return {
    ...rest,
    individual: individual === 1,
    rank,
    proposedBy: proposedByName,
    proposedByCaller: proposedBy === callerId,
    reason: approvalReason ?? proposalReason,
  };
}

/** People of a pool who are alike in what the tabs count. */
export async function poolCounts(handle: ReadHandle, cycleId: CycleId) {
  const rows = await handle
    .selectFrom('assessment')
    .select((e) => [
      'pool',
      'participation',
      'state',
      'individual',
      'grade_cap as gradeCap',
      'suggested_grade as suggestedGrade',
      'proposed_grade as proposedGrade',
      'final_grade as finalGrade',
      e.fn.countAll<number>().as('count'),
    ])
    .where('cycle_id', '=', cycleId)
    .groupBy([
      'pool',
      'participation',
      'state',
      'individual',
      'grade_cap',
      'suggested_grade',
      'proposed_grade',
      'final_grade',
    ])
    .execute();
  const sum = (chosen: typeof rows) => chosen.reduce((total, { count }) => total + count, 0);
  return pools.flatMap((pool) => {
    const all = rows.filter((row) => row.pool === pool);
    if (all.length === 0) return [];
    const graded = all.filter((row) => row.participation === 'graded');
    const excellent = graded.filter(
      (row) =>
        standingGrade({ ...row, suggestedGrade: cappedGrade(row.suggestedGrade, row.gradeCap) }) ===
        'excellent',
    );
    const unproposed = all.filter((row) => row.state === 'scoring' && row.individual === 0);
    return [
      {
        pool,
        size: sum(graded),
        notGraded: sum(all) - sum(graded),
        unproposed: sum(unproposed),
        used: sum(excellent),
      },
    ];
  });
}

/** How many of a pool are settled at 优秀, proposed for it, and proposed for it on their own. */
export async function countExcellent(
  handle: ReadHandle,
  cycleId: CycleId,
  pool: Pool,
): Promise<{ settled: number; proposed: number; alone: number }> {
  const rows = await handle
    .selectFrom('assessment')
    .select((e) => ['state', 'individual', e.fn.countAll<number>().as('count')])
    .where('cycle_id', '=', cycleId)
    .where('pool', '=', pool)
    .where('participation', '=', 'graded')
    .where((e) => e(e.fn.coalesce('final_grade', 'proposed_grade'), '=', 'excellent'))
    .groupBy(['state', 'individual'])
    .execute();
  const sum = (chosen: typeof rows) => chosen.reduce((total, { count }) => total + count, 0);
  return {
    settled: sum(rows.filter(({ state }) => state === 'locked')),
    proposed: sum(rows.filter(({ state, individual }) => state === 'proposed' && individual === 0)),
    alone: sum(rows.filter(({ state, individual }) => state === 'proposed' && individual === 1)),
  };
}

/** What the cycle arranged for 优秀. */
export async function quotaSettings(handle: ReadHandle, cycleId: CycleId) {
  return handle
    .selectFrom('assessment_cycle')
    .select(['excellent_ratio as ratio', 'ratio_document_number as ratioDocumentNumber'])
    .where('id', '=', cycleId)
    .executeTakeFirst();
}
