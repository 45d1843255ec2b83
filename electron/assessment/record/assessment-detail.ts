import { calculate } from '#shared/assessment/calculate.ts';
import { scoreSpread } from '#shared/assessment/score-spread.ts';
import { standingIn } from '#shared/assessment/score-standing.ts';
import { storedEligibilitySchema } from '#shared/contract/assessment-eligibility.ts';
import { type AssessmentDetail, isPersonSubject } from '#shared/contract/assessment-record.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { gradeWordsFor, templateFor } from '#shared/policy/lookup.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { notFound } from '../../errors.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { type CycleHead, findCycleHead } from '../cycle/cycle.repository.ts';
import { type AssessmentRecord, findAssessment } from './assessment.repository.ts';
import { earlierVersionsOf, type Standing, standingOf } from './standing.repository.ts';

/** A record with the rules it is assessed under. */
export interface RuledRecord extends AssessmentRecord {
  readonly cycle: CycleHead;
  readonly schemeTitle: string;
  readonly template: AssessmentDetail['template'];
  readonly gradeWords: AssessmentDetail['gradeWords'];
  readonly standingReasons: readonly string[];
  readonly calculation: AssessmentDetail['calculation'];
}

/** @throws ApplicationError NOT_FOUND */
export async function readRecord(
  handle: ReadHandle,
  policy: PolicyService,
  id: AssessmentId,
): Promise<RuledRecord> {
  const record = await findAssessment(handle, id);
  const cycle = record && (await findCycleHead(handle, record.row.cycle_id));
  if (!cycle) throw notFound('考核记录');
  const { title, content } = await policy.get(cycle.schemeVersionId);
  const { subject } = record;
  const template = templateFor(content, cycle.kind, subject.object);
  const gradeWords = gradeWordsFor(content, isPersonSubject(subject) ? subject.identity : null);
  const { row } = record;
  const eligibility =
    row.eligibility === null ? null : storedEligibilitySchema.parse(JSON.parse(row.eligibility));
  const standing = standingIn(row.participation, row.grade_cap, eligibility);
  const inputs = { ...record, scorers: cycle.scorers };
  const calculation = calculate(template, inputs, gradeWords, standing);
  const standingReasons = standing.reasons;
  return { ...record, cycle, schemeTitle: title, template, gradeWords, standingReasons, calculation };
}

/**
 * Everything the scoring page shows about one record, the calculation opened up.
 *
 * @param standing where whoever reads many records has worked out all of them at once
 */
export async function toDetail(
  handle: ReadHandle,
  record: RuledRecord,
  standing?: Standing,
): Promise<AssessmentDetail> {
  const { row, subject, figures, narrative, tallies, scores, cycle } = record;
  const { schemeTitle, template, gradeWords, calculation } = record;
  return {
    id: row.id,
    object: row.object,
    pool: row.pool,
    name: subject.name,
    identity: isPersonSubject(subject) ? subject.identity : null,
    townshipName: subject.townshipName,
    villageName: subject.villageName,
    unitName: subject.unitName,
    role: isPersonSubject(subject) ? subject.role : null,
    state: row.state,
    participation: row.participation,
    gradeCap: row.grade_cap,
    individual: row.individual === 1,
    total: row.total_points,
    complete: row.total_points !== null,
    ...(standing ?? (await standingOf(handle, record))),
    suggestedGrade: row.suggested_grade,
    proposedGrade: row.proposed_grade,
    finalGrade: row.final_grade,
    revision: row.revision,
    cycleId: cycle.id,
    kind: cycle.kind,
    cycleState: cycle.state,
    scorers: cycle.scorers,
    ballotEntry: cycle.ballotEntry,
    year: cycle.year,
    cycleTitle: cycle.title,
    schemeTitle,
    subject,
    template,
    gradeWords,
    figures,
    tallies: [...tallies],
    scores: [...scores],
    scoreSpread: scoreSpread(template, scores),
    adjustments: [...record.adjustments],
    earlier: [...record.earlier],
    narrative,
    standingReasons: [...record.standingReasons],
    calculation,
    proposal: proposalOf(row),
    approval: approvalOf(row),
    earlierVersions: await earlierVersionsOf(handle, row.id),
    updatedAt: row.updated_at,
  };
}

function proposalOf(row: AssessmentRecord['row']): AssessmentDetail['proposal'] {
  const { proposed_grade, proposed_by, proposed_by_name, proposed_at, proposal_reason } = row;
  if (proposed_by === null || proposed_by_name === null || proposed_at === null) {
    return null;
  }
  return {
    grade: proposed_grade,
    reason: proposal_reason,
    by: proposed_by_name,
    byId: proposed_by,
    at: proposed_at,
  };
}

function approvalOf(row: AssessmentRecord['row']): AssessmentDetail['approval'] {
  const { final_grade, approved_by_name, approved_at, approval_reason, approval_document_number } = row;
  if (approved_by_name === null || approved_at === null) return null;
  return {
    grade: final_grade,
    reason: approval_reason,
    documentNumber: approval_document_number,
    by: approved_by_name,
    at: approved_at,
  };
}
