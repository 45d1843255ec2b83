import { sql } from 'kysely';
import { evaluateScore, type ScoreResult } from '#shared/assessment/score-evaluate.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { templateFor } from '#shared/policy/lookup.ts';
import type { AssessmentTemplate } from '#shared/policy/scheme.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { earlierResultsOfMany } from '../record/earlier-results.repository.ts';
import { type BareRecord, readBareRecords } from './bare-records.repository.ts';

/** A record whose total or suggested grade became another. */
export interface RecomputedRecord {
  readonly id: AssessmentId;
  readonly before: ScoreResult;
  readonly after: ScoreResult;
}

interface Recomputing {
  /**
   * Whose revision counts up: only of those whose result changed (a pure recomputation), or of all, because what was
   * entered for each of them has changed.
   */
  readonly countUp?: 'changed' | 'all';
  /** Called after each part of the records, so that others get their turn. */
  readonly breathe?: (done: number) => Promise<void>;
}

/** Records that are read, worked out and written in one go. */
const recordsAtOnce = 1000;

/**
 * Works total and suggested grade out again from what is stored now, and stores those that changed, inside a running
 * write; the caller audits it. Records that are proposed or locked stay as they were settled on.
 *
 * @returns records with another result than before, and how many were worked out
 */
export async function recomputeRecords(
  unit: WriteUnit,
  policy: PolicyService,
  ids: readonly AssessmentId[],
  { countUp = 'changed', breathe }: Recomputing = {},
): Promise<{ readonly records: number; readonly changed: readonly RecomputedRecord[] }> {
  const changed: RecomputedRecord[] = [];
  let records = 0;
  for (let start = 0; start < ids.length; start += recordsAtOnce) {
    const read = await readBareRecords(unit.trx, ids.slice(start, start + recordsAtOnce));
    const ruled = await withTemplates(policy, read);
    const earlier = await earlierResultsOfMany(
      unit.trx,
      ruled.flatMap(({ record, template }) => (takesEarlier(template) ? [record.id] : [])),
    );
    const results = ruled.map(({ record, template }) => {
      const { id, total, suggestedGrade } = record;
      const inputs = { ...record, earlier: earlier.get(id) ?? [] };
      return { id, before: { total, suggestedGrade }, after: evaluateScore(template, inputs, record) };
    });
    const different = results.filter(isDifferent);
    await storeResults(unit, countUp === 'all' ? results : different);
    changed.push(...different);
    records += read.length;
    await breathe?.(Math.min(start + recordsAtOnce, ids.length));
  }
  return { records, changed };
}

/** The records with their templates, each looked up once. */
async function withTemplates(
  policy: PolicyService,
  records: readonly BareRecord[],
): Promise<{ readonly record: BareRecord; readonly template: AssessmentTemplate }[]> {
  const known = new Map<string, AssessmentTemplate>();
  const ruled: { record: BareRecord; template: AssessmentTemplate }[] = [];
  for (const record of records) {
    const { schemeVersionId, kind, object } = record;
    const key = `${schemeVersionId} ${kind} ${object}`;
    let template = known.get(key);
    if (template === undefined) {
      template = templateFor((await policy.get(schemeVersionId)).content, kind, object);
      known.set(key, template);
    }
    ruled.push({ record, template });
  }
  return ruled;
}

/** Whether totals under a template are made of earlier results, too. */
export const takesEarlier = ({ sections }: AssessmentTemplate) =>
  sections.some(({ source }) => source === 'earlier');

const isDifferent = ({ before, after }: RecomputedRecord) =>
  before.total !== after.total || before.suggestedGrade !== after.suggestedGrade;

/** One statement for all of them, and one parameter. */
async function storeResults({ trx, at }: WriteUnit, results: readonly RecomputedRecord[]): Promise<void> {
  if (results.length === 0) return;
  const rows = results.map(({ id, after }) => [id, after.total, after.suggestedGrade]);
  await sql`
    update assessment
    set total_points = result.value ->> 1, suggested_grade = result.value ->> 2, updated_at = ${at},
      revision = revision + 1
    from json_each(${JSON.stringify(rows)}) as result
    where assessment.id = result.value ->> 0`.execute(trx);
}
