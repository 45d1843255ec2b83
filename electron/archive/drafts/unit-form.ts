import type { FormOpinion } from '#shared/archive/snapshots/annual-form.ts';
import { type UnitFormSnapshot, unitFormSnapshotSchema } from '#shared/archive/snapshots/group-forms.ts';
import { unitRules } from '#shared/assessment/unit-results.ts';
import type { UnitSubject } from '#shared/contract/assessment-record.ts';
import type { UnitResult } from '#shared/contract/assessment-unit-results.ts';
import type { AssessmentId, PostingId } from '#shared/ids.ts';
import { gradeWordOf, gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { documentKindLabels, postRoleLabels } from '#shared/vocabulary.ts';
import { ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft, DraftReader } from './draft.types.ts';
import { formScore, groupBallots, type OpinionPlace, titledOpinions } from './group-facts.ts';
import { ruleSource } from './letters.ts';
import { type MemberStanding, membersIn, unitNow } from './members.repository.ts';
import { readRecordWithCycle, recordDraft } from './record-draft.ts';
import { byHand, formationDate, nameOfSubject, remarksOf, settledDecision } from './record-facts.ts';
import { revisionsOfCycle } from './standing.repository.ts';

/** The unit speaks for itself in its summary and in its answer to the result: the first is a cell only where written. */
const places: readonly OpinionPlace[] = [
  { organ: 'dispatching_unit', title: '派出单位\n自评意见', asked: false, proposes: false },
  { organ: 'village_party_organisation', title: '村党组织意见', asked: false, proposes: false },
  { organ: 'township_party_committee', title: '乡镇党委\n意见及\n等次建议', asked: true, proposes: true },
];

/**
 * What stands on a unit's 派出单位年度考核表: whom it sent where, the score of its own assessment, and the results of its
 * people and of the teams behind which it stands. What the program does not know stays a blank for the pen.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_a_unit`, `not_annual`
 */
export async function unitFormDraft(
  dependencies: ArchiveDependencies,
  id: AssessmentId,
  reader: DraftReader,
): Promise<DocumentDraft> {
  const { database, assessment, policy } = dependencies;
  const record = await readRecordWithCycle(dependencies, id, reader);
  const { detail, cycle } = record;
  const { subject, narrative, cycleId } = detail;
  if (subject.object !== 'unit') {
    throw ruleViolation('not_a_unit', `${nameOfSubject(detail)}不是派出单位，没有派出单位年度考核表。`);
  }
  if (detail.kind !== 'annual') {
    throw ruleViolation('not_annual', `${detail.cycleTitle}不是年度考核，没有派出单位年度考核表。`);
  }
  // Results of people and teams stand on it too: whatever changes in the cycle changes what it rests on.
  const standing = await revisionsOfCycle(database.read, cycleId);
  const { content } = await policy.get(cycle.schemeVersionId);
  const unitId = await unitNow(database.read, subject.unitId);
  const result = await assessment.publicity.resultOfUnit(cycleId, unitId);
  const postings = subject.people.map(({ postingId }) => postingId);
  const standings = await membersIn(database.read, cycleId, postings);
  const { dualAssessment } = unitRules(content, detail.kind);
  return {
    ...recordDraft(dependencies, record, 'unit_form'),
    title: `${detail.year}年${documentKindLabels.unit_form}`,
    standing,
    standingNow: (handle) => revisionsOfCycle(handle, cycleId),
    formedOn: (at) => formationDate(detail, null, at),
    snapshot: (frame) =>
      unitFormSnapshotSchema.parse({
        kind: 'unit_form',
        ...frame,
        year: detail.year,
        unit: {
          name: subject.name,
          villages: [...new Set(subject.people.map(({ villageName }) => villageName))],
          people: peopleOf(subject, standings, content),
          teams: teamsOf(result),
          assistance: result?.assistance ?? null,
        },
        summary: { ...byHand, text: narrative.selfSummary || null },
        score: formScore(detail),
        ...groupBallots(detail),
        opinions: titledOpinions(detail, places),
        decision: settledDecision(detail, content.annual.approvingOrgan.name),
        reply: replyOf(result),
        remarks: remarksOf(detail),
        effects:
          dualAssessment.value === true
            ? [{ text: dualAssessment.sentence, source: ruleSource(dualAssessment, content) }]
            : [],
      } satisfies UnitFormSnapshot),
  };
}

function peopleOf(
  { people }: UnitSubject,
  standings: ReadonlyMap<PostingId, MemberStanding>,
  scheme: Scheme,
): UnitFormSnapshot['unit']['people'] {
  return people.map(({ postingId, name, role, villageName, startDate, endDate }) => {
    const standing = standings.get(postingId);
    const settled = standing?.record?.state === 'locked' ? standing.record : null;
    return {
      name,
      role: role && postRoleLabels[role],
      village: villageName,
      startDate,
      endDate,
      grade: settled && gradeWordOf(gradeWordsFor(scheme, standing?.identity ?? null), settled.grade),
    };
  });
}

function teamsOf(result: UnitResult | undefined): UnitFormSnapshot['unit']['teams'] {
  return (result?.teams ?? []).map(({ villageName, leading, members, settled, gradeWord }) => ({
    name: `${villageName}驻村工作队`,
    leading,
    members,
    grade: settled ? gradeWord : null,
  }));
}

/** The answer to the letter that told the result, as long as the letter tells what stands now. */
function replyOf(result: UnitResult | undefined): FormOpinion {
  if (result?.stage !== 'receipt' || !result.feedback) return byHand;
  return { ...byHand, text: result.feedback.receipt, signedOn: result.feedback.receiptOn };
}
