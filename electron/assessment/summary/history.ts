import { calculate } from '#shared/assessment/calculate.ts';
import type { HistoryEntry } from '#shared/contract/assessment-summary.ts';
import type { PersonId } from '#shared/ids.ts';
import { gradeWordsFor, templateFor } from '#shared/policy/lookup.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { findCycleHead } from '../cycle/cycle.repository.ts';
import { findAssessment } from '../record/assessment.repository.ts';
import { standingOf } from '../record/standing.repository.ts';

/** Every assessment of a person, the oldest first, each with its sections as the rules of its cycle give them. */
export async function historyOf(
  handle: ReadHandle,
  policy: PolicyService,
  personId: PersonId,
): Promise<HistoryEntry[]> {
  const rows = await handle
    .selectFrom('assessment as a')
    .innerJoin('assessment_cycle as c', 'c.id', 'a.cycle_id')
    .select(['a.id', 'a.cycle_id', 'c.period_from', 'c.period_to'])
    .where('a.person_id', '=', personId)
    // A term began before the years that it ends.
    .orderBy('c.period_to')
    .orderBy('c.kind')
    .orderBy('c.ordinal')
    .execute();
  const entries: HistoryEntry[] = [];
  for (const { id, cycle_id, period_from, period_to } of rows) {
    const record = await findAssessment(handle, id);
    const cycle = await findCycleHead(handle, cycle_id);
    if (!record || !cycle) continue;
    const { content } = await policy.get(cycle.schemeVersionId);
    const { row, subject } = record;
    const words = gradeWordsFor(content, row.identity);
    const template = templateFor(content, cycle.kind, row.object);
    const { sections } = calculate(template, { ...record, scorers: cycle.scorers }, words);
    entries.push({
      assessmentId: id,
      cycleId: cycle_id,
      kind: cycle.kind,
      year: cycle.year,
      cycleTitle: cycle.title,
      cycleState: cycle.state,
      periodFrom: period_from,
      periodTo: period_to,
      object: row.object,
      villageName: subject.villageName,
      unitName: subject.unitName,
      state: row.state,
      participation: row.participation,
      total: row.total_points,
      ...(await standingOf(handle, record)),
      suggestedGrade: row.suggested_grade,
      finalGrade: row.final_grade,
      gradeWord: row.final_grade === null ? null : words[row.final_grade],
      sections: sections.map(({ label, points, maximum }) => ({ title: label, points, maximum })),
    });
  }
  return entries;
}
