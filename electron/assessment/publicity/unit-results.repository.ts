import { type Insertable, type SqlBool, sql, type Transaction, type Updateable } from 'kysely';
import * as z from 'zod';
import { assistanceSentence, feedbackStage, inOrder, unitRules } from '#shared/assessment/unit-results.ts';
import { teamSubjectSchema } from '#shared/contract/assessment-record.ts';
import type {
  FeedbackStage,
  UnitFeedback,
  UnitPerson,
  UnitResult,
  UnitTeam,
} from '#shared/contract/assessment-unit-results.ts';
import type { Instant } from '#shared/dates.ts';
import type { CycleId, UnitId } from '#shared/ids.ts';
import { gradeWordOf, gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import type { CycleHead } from '../cycle/cycle.repository.ts';

interface Gathered {
  readonly people: UnitPerson[];
  readonly teams: UnitTeam[];
  own: UnitResult['own'];
  lastSettledAt: Instant | null;
}

/**
 * Everything a cycle found out that concerns a dispatching unit, by unit: its people, the teams behind which it
 * stands, and itself. Units that were merged since stand as one.
 *
 * @param only the one unit that is asked for; all of them where left out
 */
export async function unitResultsOf(
  handle: ReadHandle,
  cycle: Pick<CycleHead, 'id' | 'kind'>,
  scheme: Scheme,
  only?: UnitId,
): Promise<UnitResult[]> {
  const units = await unitNames(handle);
  const ids = only === undefined ? null : units.standingFor(only);
  const gathered = await gather(handle, cycle.id, scheme, units.keptAs, ids);
  const letters = await lastLetters(handle, cycle.id, units.keptAs);
  const { dualAssessment } = unitRules(scheme, cycle.kind);
  return [...gathered]
    .filter(([unitId]) => only === undefined || unitId === only)
    .map(([unitId, { people, teams, own, lastSettledAt }]) => {
      const feedback = letters.get(unitId) ?? null;
      return {
        unitId,
        unitName: units.names.get(unitId) ?? '',
        people,
        teams: inOrder(teams),
        own,
        assistance: assistanceSentence(dualAssessment, teams),
        stage: feedbackStage({ people, teams, own }, feedback, lastSettledAt),
        feedback,
      };
    })
    .sort((a, b) => units.order(a.unitId) - units.order(b.unitId));
}

async function unitNames(handle: ReadHandle) {
  const rows = await handle
    .selectFrom('dispatching_unit')
    .select(['id', 'name', 'merged_into'])
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  const merged = new Map(
    rows.flatMap((row) => (row.merged_into ? [[row.id, row.merged_into] as const] : [])),
  );
  const places = new Map(rows.map(({ id }, index) => [id, index]));
  return {
    names: new Map(rows.map(({ id, name }) => [id, name])),
    keptAs: (id: UnitId): UnitId => merged.get(id) ?? id,
    /** The unit and those that were merged into it. */
    standingFor: (id: UnitId): UnitId[] => [
      id,
      ...rows.flatMap((row) => (row.merged_into === id ? [row.id] : [])),
    ],
    order: (id: UnitId): number => places.get(id) ?? rows.length,
  };
}

/** Records by unit. The subjects tell who is in a team and which units stand behind it; only those of teams are read. */
async function gather(
  handle: ReadHandle,
  cycleId: CycleId,
  scheme: Scheme,
  keptAs: (id: UnitId) => UnitId,
  only: readonly UnitId[] | null,
): Promise<Map<UnitId, Gathered>> {
  let query = handle.selectFrom('assessment').where('cycle_id', '=', cycleId);
  if (only !== null) {
    query = query.where((e) =>
      e.or([
        e('unit_id', 'in', only),
        ...only.map((id) => sql<SqlBool>`(object = 'team' and instr(subject, ${id}) > 0)`),
      ]),
    );
  }
  const rows = await query
    .select([
      'id as assessmentId',
      'object',
      'unit_id',
      'person_name as name',
      'role',
      'identity',
      'township_name as townshipName',
      'village_name as villageName',
      'state',
      'participation',
      'final_grade as grade',
      'approved_at',
    ])
    .select(sql<string | null>`case when object = 'team' then subject end`.as('subject'))
    .orderBy('township_name')
    .orderBy('village_key')
    .orderBy('object')
    .orderBy('person_key')
    .orderBy('id')
    .execute();
  const gathered = new Map<UnitId, Gathered>();
  const of = (id: UnitId, approvedAt: Instant | null): Gathered => {
    const kept = keptAs(id);
    const entry = gathered.get(kept) ?? { people: [], teams: [], own: null, lastSettledAt: null };
    if (approvedAt !== null && (entry.lastSettledAt === null || approvedAt > entry.lastSettledAt))
      entry.lastSettledAt = approvedAt;
    gathered.set(kept, entry);
    return entry;
  };
  for (const row of rows) {
    const settled = row.state === 'locked';
    const words = gradeWordsFor(scheme, row.identity);
    const result = {
      assessmentId: row.assessmentId,
      settled,
      grade: row.grade,
      gradeWord: settled ? gradeWordOf(words, row.grade) : '尚未审定',
    };
    const { townshipName, villageName } = row;
    if (row.object === 'unit') {
      if (row.unit_id !== null) of(row.unit_id, row.approved_at).own = result;
    } else if (row.object === 'team') {
      for (const [place, team] of teamUnits(row.subject).entries()) {
        const entry = of(team.unitId, row.approved_at);
        if (entry.teams.some(({ assessmentId }) => assessmentId === row.assessmentId)) continue;
        entry.teams.push({
          ...result,
          townshipName,
          villageName,
          leading: place === 0,
          members: team.members,
        });
      }
    } else if (row.unit_id !== null && row.role !== null) {
      const { name, role, participation } = row;
      of(row.unit_id, row.approved_at).people.push({
        ...result,
        name,
        role,
        townshipName,
        villageName,
        participation,
      });
    }
  }
  return gathered;
}

/** What of a team concerns the units behind it; the rest of a subject need not be read. */
const behindTeamSchema = z.object({
  units: z.array(teamSubjectSchema.shape.units.element.pick({ unitId: true })),
  members: z.array(teamSubjectSchema.shape.members.element.pick({ name: true })),
});

/** Units behind a team, the leading one first, and the team's people. */
function teamUnits(json: string | null): { unitId: UnitId; members: string[] }[] {
  const subject = behindTeamSchema.parse(JSON.parse(json ?? 'null'));
  const members = subject.members.map(({ name }) => name);
  return subject.units.map(({ unitId }) => ({ unitId, members }));
}

type LetterRow = Schema['unit_feedback'];

/** The last letter to each unit; of merged units the last of both. */
async function lastLetters(
  handle: ReadHandle,
  cycleId: CycleId,
  keptAs: (id: UnitId) => UnitId,
): Promise<Map<UnitId, UnitFeedback>> {
  const rows = await handle
    .selectFrom('unit_feedback')
    .selectAll()
    .where('cycle_id', '=', cycleId)
    .orderBy('recorded_at')
    .orderBy('version')
    .execute();
  const letters = new Map<UnitId, UnitFeedback>();
  for (const row of rows) {
    const unitId = keptAs(row.unit_id);
    const version = Math.max(row.version, letters.get(unitId)?.version ?? 0);
    letters.set(unitId, { ...toFeedback(row), version });
  }
  return letters;
}

const toFeedback = (
  row: {
    [Key in keyof LetterRow]: Key extends 'revision' ? number : LetterRow[Key];
  },
): UnitFeedback => ({
  version: row.version,
  sentOn: row.sent_on,
  documentNumber: row.document_number,
  receiptOn: row.receipt_on,
  receipt: row.receipt,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
  revision: row.revision,
});

/** Whether a unit is to be told, for the first time or anew. */
export const isDue = (stage: FeedbackStage): boolean => stage === 'to_send' || stage === 'changed';

export async function insertLetters(
  trx: Transaction<Schema>,
  rows: readonly Insertable<Schema['unit_feedback']>[],
): Promise<void> {
  const atATime = 500;
  for (let start = 0; start < rows.length; start += atATime) {
    await trx
      .insertInto('unit_feedback')
      .values(rows.slice(start, start + atATime))
      .execute();
  }
}

/**
 * Changes the letter that was recorded to a unit, or to one merged into it, at that time, and counts its revision up.
 * When it was recorded stays: results are held against it.
 */
export async function updateLetter(
  trx: Transaction<Schema>,
  { cycleId, unitId, recordedAt }: { cycleId: CycleId; unitId: UnitId; recordedAt: Instant },
  changes: Pick<
    Updateable<Schema['unit_feedback']>,
    'sent_on' | 'document_number' | 'receipt_on' | 'receipt'
  >,
): Promise<void> {
  await trx
    .updateTable('unit_feedback')
    .set({ ...changes, revision: sql<number>`revision + 1` })
    .where('cycle_id', '=', cycleId)
    .where((e) =>
      e(
        'unit_id',
        'in',
        e
          .selectFrom('dispatching_unit')
          .select('id')
          .where((unit) => unit.or([unit('id', '=', unitId), unit('merged_into', '=', unitId)])),
      ),
    )
    .where('recorded_at', '=', recordedAt)
    .execute();
}
