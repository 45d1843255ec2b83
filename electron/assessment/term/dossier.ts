import { isPersonSubject } from '#shared/contract/assessment-record.ts';
import type { TermDossier, TermYear } from '#shared/contract/assessment-term.ts';
import { addDays, type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { gradeWordOf } from '#shared/policy/lookup.ts';
import { addYears } from '#shared/roster/term.ts';
import { notFound, ruleViolation } from '../../errors.ts';
import { readRecord } from '../record/assessment-detail.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { standingOf } from '../record/standing.repository.ts';
import { termRulesOf } from './term-rules.ts';

/**
 * Everything on record about the term that an end-of-term record closes: the years' results with their figures,
 * ballots and opinions, conduct and findings of the time on post.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_a_term`
 */
export async function readDossier(
  { database, policy, presence, clock }: AssessmentDependencies,
  id: AssessmentId,
): Promise<TermDossier> {
  const { read } = database;
  const record = await readRecord(read, policy, id);
  const { subject } = record;
  if (record.cycle.kind !== 'term' || !isPersonSubject(subject)) {
    throw ruleViolation('not_a_term', `${subject.name}的这份考核不是期满考核，没有鉴定。`);
  }
  const posting = await read
    .selectFrom('posting')
    .select(['start_date', 'end_date', 'end_kind', 'end_reason'])
    .where('id', '=', subject.postingId)
    .executeTakeFirst();
  if (!posting) throw notFound('岗位');
  const rules = termRulesOf(await policy.get(record.cycle.schemeVersionId));
  const startDate = posting.start_date ?? subject.startDate;
  const dueOn = rules.years === null ? null : addDays(addYears(startDate, rules.years), -1);
  const lastDay = posting.end_date ?? dueOn ?? businessDateOf(clock.now());
  const within = (day: BusinessDate) => startDate <= day && day <= lastDay;
  const years: TermYear[] = [];
  for (const { assessmentId } of record.earlier) {
    const year = await readRecord(read, policy, assessmentId);
    const { row, cycle, figures, tallies, narrative } = year;
    years.push({
      assessmentId,
      kind: cycle.kind,
      year: cycle.year,
      cycleTitle: cycle.title,
      total: row.total_points,
      finalGrade: row.final_grade,
      cycleId: cycle.id,
      gradeWord: gradeWordOf(year.gradeWords, row.final_grade),
      ...(await standingOf(read, year)),
      documentNumber: row.approval_document_number,
      figures,
      tallies: [...tallies],
      opinions: narrative.opinions,
    });
  }
  const conduct = await presence.conduct.ofPerson(subject.personId);
  const spotChecks = await presence.spotChecks.ofPerson(subject.personId);
  return {
    id,
    subject,
    startDate,
    endDate: posting.end_date,
    dueOn,
    endKind: posting.end_kind,
    endReason: posting.end_reason,
    years,
    conduct: conduct.filter(({ decidedOn, voidedAt }) => voidedAt === null && within(decidedOn)).toReversed(),
    spotChecks: spotChecks
      .filter(
        ({ postingId, finding, voidedAt }) =>
          voidedAt === null && postingId === subject.postingId && finding !== 'on_post',
      )
      .toReversed(),
    rules,
    notes: [...missingYears(startDate, lastDay, years), ...rules.notes],
  };
}

/** Calendar years with half a year or more on post that have no settled annual result. */
function missingYears(from: BusinessDate, to: BusinessDate, years: readonly TermYear[]): string[] {
  const notes: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (years.some((known) => known.year === year)) continue;
    const first = from > `${year}-01-01` ? from : `${year}-01-01`;
    const last = to < `${year}-12-31` ? to : `${year}-12-31`;
    const halfYear = `${first.slice(0, 4)}-${first.slice(5)}` <= `${year}-07-01` && last >= `${year}-06-30`;
    if (halfYear) notes.push(`${year}年度没有已审定的年度考核结果。`);
  }
  return notes;
}
