import { type TermFormSnapshot, termFormSnapshotSchema } from '#shared/archive/snapshots/term-form.ts';
import { type AssessmentDetail, isPersonSubject } from '#shared/contract/assessment-record.ts';
import type { TermDossier, TermYear } from '#shared/contract/assessment-term.ts';
import type { ConductRow } from '#shared/contract/presence-records.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { gradeWordOf } from '#shared/policy/lookup.ts';
import {
  assessmentKindLabels,
  conductKindLabels,
  postingEndKindLabels,
  postRoleLabels,
} from '#shared/vocabulary.ts';
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
} from './record-facts.ts';

/**
 * What stands on a person's 期满考核鉴定表: the term with its results, the appraisal that people wrote, and what is on
 * record about presence and conduct.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_a_person`, `not_a_term`
 */
export async function termFormDraft(
  dependencies: ArchiveDependencies,
  id: AssessmentId,
  reader: DraftReader,
): Promise<DocumentDraft> {
  const record = await readRecordWithCycle(dependencies, id, reader);
  const { detail, cycle } = record;
  const { subject, narrative, figures } = detail;
  if (!isPersonSubject(subject)) {
    throw ruleViolation('not_a_person', `${nameOfSubject(detail)}不是个人，没有期满考核鉴定表。`);
  }
  const { term } = dependencies.assessment;
  const dossier = await (reader === 'register' ? term.wholeDossier(id) : term.dossier(id, reader));
  const { content } = await dependencies.policy.get(cycle.schemeVersionId);
  const reply = await dependencies.assessment.publicity.replyTo(id);
  const role = postRoleLabels[subject.role];
  const { achievements, shortcomings } = narrative.appraisal;
  const organ = dossier.rules.lead?.organ ?? cycle.leadOrgan ?? content.annual.approvingOrgan.name;
  return {
    ...recordDraft(dependencies, record, 'term_form'),
    title: `${detail.year}年期满考核鉴定表`,
    formedOn: (at) => formationDate(detail, reply, at),
    snapshot: (frame) =>
      termFormSnapshotSchema.parse({
        kind: 'term_form',
        ...frame,
        year: detail.year,
        person: formPerson(subject),
        posting: {
          township: subject.townshipName,
          village: subject.villageName,
          role,
          startDate: dossier.startDate,
          endDate: dossier.endDate ?? dossier.dueOn,
          earlyEnd: earlyEndOf(dossier),
        },
        results: dossier.years.map((year) => resultOf(year, role)),
        achievements: { ...byHand, text: achievements || null },
        shortcomings: { ...byHand, text: shortcomings || null },
        ballots: formBallots(detail),
        ballotOptions: ballotOptions(detail),
        presence: figures,
        // What is still being investigated, or came to nothing, has settled nothing: it does not go into the personal file.
        conduct: dossier.conduct.filter(({ kind }) => kind !== 'investigation').map(conductSentence),
        townshipOpinion: opinionOf(detail, 'township_party_committee'),
        departmentsOpinion: opinionOf(detail, 'county_departments'),
        unitOpinion: opinionOf(detail, 'dispatching_unit'),
        decision: decisionOf(detail, organ),
        personOpinion: ownOpinion(reply),
      } satisfies TermFormSnapshot),
  };
}

function earlyEndOf({ endDate, dueOn, endKind, endReason }: TermDossier): string | null {
  if (endKind === null || endKind === 'term') return null;
  if (endDate !== null && dueOn !== null && endDate >= dueOn) return null;
  return endReason || postingEndKindLabels[endKind];
}

function resultOf(
  { year, kind, cycleTitle, gradeWord, documentNumber }: TermYear,
  object: string,
): TermFormSnapshot['results'][number] {
  const assessment = kind === 'annual' ? assessmentKindLabels.annual : cycleTitle;
  return { year: `${year}年`, assessment, object, grade: gradeWord, documentNumber };
}

/** One record in a sentence; what it says is the county's own, so nothing of it is left out. */
function conductSentence({ kind, decidedOn, organ, documentNumber, reason }: ConductRow): string {
  const source = documentNumber === null ? organ : `${organ}，${documentNumber}`;
  return `${formatDateLong(decidedOn)}，${conductKindLabels[kind]}（${source}）：${reason.replace(/。$/u, '')}。`;
}

function decisionOf(
  { approval, gradeWords, narrative }: AssessmentDetail,
  organ: string,
): TermFormSnapshot['decision'] {
  const { conclusion } = narrative.appraisal;
  if (!approval) return { ...byHand, text: conclusion || null, organ, grade: null };
  const number = approval.documentNumber && `审定文号：${approval.documentNumber}`;
  return {
    text: [conclusion, number].filter(Boolean).join('\n') || null,
    signer: null,
    signedOn: businessDateOf(approval.at),
    organ,
    grade: gradeWordOf(gradeWords, approval.grade),
  };
}
