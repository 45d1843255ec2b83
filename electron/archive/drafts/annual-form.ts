import { type AnnualFormSnapshot, annualFormSnapshotSchema } from '#shared/archive/snapshots/annual-form.ts';
import {
  type AssessmentDetail,
  isPersonSubject,
  opinionOrganLabels,
} from '#shared/contract/assessment-record.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft, DraftReader } from './draft.types.ts';
import { readRecordWithCycle, recordDraft } from './record-draft.ts';
import {
  ballotOptions,
  byHand,
  formationDate,
  formBallots,
  formPerson,
  nameOfSubject,
  opinionOf,
  ownOpinion,
  remarksOf,
  settledDecision,
} from './record-facts.ts';

/**
 * What stands on a person's 年度考核登记表. What the program does not know stays a blank for the pen.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_a_person`, `not_annual`
 */
export async function annualFormDraft(
  dependencies: ArchiveDependencies,
  id: AssessmentId,
  reader: DraftReader,
): Promise<DocumentDraft> {
  const record = await readRecordWithCycle(dependencies, id, reader);
  const { detail, cycle } = record;
  const { subject, narrative, figures } = detail;
  if (!isPersonSubject(subject)) {
    throw ruleViolation('not_a_person', `${nameOfSubject(detail)}不是个人，没有年度考核登记表。`);
  }
  if (detail.kind !== 'annual') {
    throw ruleViolation('not_annual', `${detail.cycleTitle}不是年度考核，没有年度考核登记表。`);
  }
  const { content } = await dependencies.policy.get(cycle.schemeVersionId);
  const reply = await dependencies.assessment.publicity.replyTo(id);
  return {
    ...recordDraft(dependencies, record, 'annual_form'),
    title: `${detail.year}年度考核登记表`,
    formedOn: (at) => formationDate(detail, reply, at),
    snapshot: (frame) =>
      annualFormSnapshotSchema.parse({
        kind: 'annual_form',
        ...frame,
        year: detail.year,
        person: formPerson(subject),
        posting: {
          township: subject.townshipName,
          village: subject.villageName,
          role: postRoleLabels[subject.role],
          startDate: subject.startDate,
          endDate: subject.endDate,
        },
        presence: figures,
        selfSummary: { ...byHand, text: narrative.selfSummary || null },
        ballots: formBallots(detail),
        ballotOptions: ballotOptions(detail),
        villageOpinion: opinionOf(detail, 'village_party_organisation'),
        townshipOpinion: {
          ...opinionOf(detail, 'township_party_committee'),
          proposedGrade: suggestionOf(detail),
        },
        unitOpinion: opinionOf(detail, 'dispatching_unit'),
        ...departmentsOf(detail),
        decision: settledDecision(detail, content.annual.approvingOrgan.name),
        personOpinion: ownOpinion(reply),
        remarks: remarksOf(detail),
      } satisfies AnnualFormSnapshot),
  };
}

/** The form has cells of township and unit; departments that were heard besides have one each. */
function departmentsOf({ narrative }: AssessmentDetail): Pick<AnnualFormSnapshot, 'departmentOpinions'> {
  const departments = narrative.opinions
    .filter(({ organ }) => organ === 'county_departments')
    .map(({ organName, text, signer, signedOn }) => ({
      organ: organName ?? opinionOrganLabels.county_departments,
      text: text || null,
      signer,
      signedOn,
    }));
  return departments.length === 0 ? {} : { departmentOpinions: departments };
}

/** The grade that the township suggests, in words. */
function suggestionOf({ narrative, gradeWords }: AssessmentDetail): string | null {
  const grade = narrative.opinions.find(({ organ }) => organ === 'township_party_committee')?.proposedGrade;
  return grade ? gradeWords[grade] : null;
}
