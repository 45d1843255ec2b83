import Sqlite from 'better-sqlite3';
import { assessmentIdSchema } from '#shared/ids.ts';
import { templateFor } from '#shared/policy/lookup.ts';
import type { AssessmentTemplate } from '#shared/policy/scheme.ts';
import { readRecord, toDetail } from '../../electron/assessment/record/assessment-detail.ts';
import { recomputeRecords } from '../../electron/assessment/scoring/recompute.ts';
import { dataFiles } from '../../electron/database/data-directory.ts';
import { systemActor } from '../../electron/database/database.types.ts';
import { ensureBuiltInSchemes } from '../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../electron/policy/policy.service.ts';
import { fillLargeAssessment } from '../support/large-assessment.ts';
import { fillLargeRoster } from '../support/large-roster.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { Report } from './report.types.ts';
import { median, p95 } from './statistics.ts';

const cycles = 25;
const people = 10_000;
/** Of so many postings of the large roster, more than ten thousand have somebody. */
const postings = 13_500;
const rounds = 9;

/**
 * A cycle of 10,000 people with 35 ballots each worked out again, among 250,000 records, against the bare arithmetic over
 * the same rows in one SQL statement that stores what differs; and opening the scoring page of any record.
 */
export default async function recompute(report: Report): Promise<void> {
  const { database, dataDirectory, close } = await createTestDatabase();
  try {
    await ensureBuiltInSchemes(database);
    const policy = createPolicyService({ database });
    const scheme = await policy.inForce();
    const template = templateFor(scheme.content, 'annual', 'team_member');
    const handle = new Sqlite(dataFiles(dataDirectory).database);
    fillLargeRoster(handle, postings);
    const plan = { schemeVersionId: scheme.id, template, cycles, people };
    const { cycleIds, latest, some } = fillLargeAssessment(handle, plan);
    const ids = latest.map((id) => assessmentIdSchema.parse(id));
    const [cycleId = ''] = cycleIds;

    const bare = handle.prepare(bareUpdate(template));
    const forget = handle.prepare(
      'UPDATE assessment SET total_points = NULL, suggested_grade = NULL WHERE cycle_id = ?',
    );
    const inSql = () => bare.run(cycleId);
    const byProgram = () =>
      database.write(systemActor, async (unit) => {
        const { records, changed } = await recomputeRecords(unit, policy, ids);
        await unit.audit({
          action: 'assessment.cycleRecomputed',
          entityType: 'assessment_cycle',
          entityId: cycleId,
          after: { records, changed: changed.length },
        });
      });

    for (const [name, before] of [
      ['every result new and stored', () => forget.run(cycleId)],
      ['nothing changes', () => undefined],
    ] as const) {
      const { ours, theirs } = await inTurn(byProgram, inSql, before);
      report({
        name: `cycle of 10,000 worked out again, ${name}`,
        value: median(ours),
        unit: 'ms',
        baseline: { name: 'bare arithmetic in one SQL statement', value: median(theirs) },
        limit: 3000,
        ratioLimit: 2,
      });
    }

    const opened: number[] = [];
    for (const id of some) {
      const startedAt = performance.now();
      const record = await readRecord(database.read, policy, assessmentIdSchema.parse(id));
      await toDetail(database.read, record);
      opened.push(performance.now() - startedAt);
    }
    report({
      name: `scoring page of one of ${(cycles * people).toLocaleString('en')}, p95`,
      value: p95(opened),
      unit: 'ms',
      limit: 50,
    });
    handle.close();
  } finally {
    await close();
  }
}

/**
 * Milliseconds of each run, turn by turn, so that whatever else the machine does falls on both; what has to be put right
 * before a run is not counted.
 */
async function inTurn(
  ours: () => unknown | Promise<unknown>,
  theirs: () => unknown,
  before: () => unknown,
): Promise<{ ours: number[]; theirs: number[] }> {
  const samples = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [which, work] of [
      ['ours', ours],
      ['theirs', theirs],
    ] as const) {
      before();
      const startedAt = performance.now();
      await work();
      if (round > 0) samples[which].push(performance.now() - startedAt);
    }
  }
  return samples;
}

/** Totals in floating point and their grades, of every record of a cycle that has all its scores and ballots. */
function bareUpdate({ sections, thresholds }: AssessmentTemplate): string {
  const cases = (of: readonly { readonly word: string; readonly value: number }[]) =>
    of.map(({ word, value }) => `WHEN '${word}' THEN ${value}`).join(' ');
  const byBallots = sections.flatMap((section) => {
    if (section.source !== 'ballots') return [];
    const weights = section.groups.map(({ group, weight }) => ({ word: group, value: weight }));
    const worth = section.options.map(({ grade, value }) => `${grade} * ${value}.0`).join(' + ');
    const rated = section.options.map(({ grade }) => grade).join(' + ');
    return `round((SELECT sum((${worth}) / (${rated}) * CASE rater_group ${cases(weights)} END)
      FROM ballot_tally WHERE assessment_id = a.id) * ${section.maximum} / 1e8)`;
  });
  const grade = thresholds.map(({ grade: word, minimum }) => `WHEN total >= ${minimum} THEN '${word}'`);
  // MATERIALIZED: the total would otherwise be worked out anew wherever it is named.
  return `
    WITH totals AS MATERIALIZED (
      SELECT a.id, CAST((SELECT sum(points) FROM item_score WHERE assessment_id = a.id)
        + ${byBallots.join(' + ')} AS INTEGER) AS total
      FROM assessment a WHERE a.cycle_id = ? AND a.state = 'scoring'
    ), new AS MATERIALIZED (SELECT id, total, CASE ${grade.join(' ')} END AS grade FROM totals)
    UPDATE assessment SET total_points = new.total, suggested_grade = new.grade, revision = revision + 1
    FROM new
    WHERE assessment.id = new.id
      AND (assessment.total_points IS NOT new.total OR assessment.suggested_grade IS NOT new.grade)`;
}
