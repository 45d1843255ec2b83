import {
  type AnnualFormSnapshot,
  annualFormSnapshotSchema,
  ballotRate,
  type FormBallots,
  type FormOpinion,
  totalTally,
} from '#shared/archive/snapshots/annual-form.ts';
import {
  type AssessmentDetail,
  isPersonSubject,
  type OpinionOrgan,
} from '#shared/contract/assessment-record.ts';
import { type BusinessDate, businessDateOf, type Instant } from '#shared/dates.ts';
import { genderLabels, identityLabels, postRoleLabels, raterGroupLabels } from '#shared/vocabulary.ts';
import { ruleViolation } from '../errors.ts';
import type { SchemeVersionWithContent } from '../policy/policy.service.ts';

interface FormContext {
  readonly registerNumber: string | null;
  readonly organisation: string;
  readonly scheme: SchemeVersionWithContent;
  readonly takenAt: Instant;
}

const byHand: FormOpinion = { text: null, signer: null, signedOn: null };

/**
 * Freezes what stands on a person's 年度考核登记表. What the program does not know stays a blank for the pen: the
 * person's opinion, signatures.
 */
export function annualFormData(detail: AssessmentDetail, context: FormContext): AnnualFormSnapshot {
  const { subject, narrative, figures } = detail;
  if (!isPersonSubject(subject)) {
    throw ruleViolation('not_a_person', `${detail.name}不是个人，没有年度考核登记表。`);
  }
  return annualFormSnapshotSchema.parse({
    kind: 'annual_form',
    year: detail.year,
    registerNumber: context.registerNumber,
    organisation: context.organisation,
    scheme: { title: context.scheme.title, version: context.scheme.version },
    takenAt: context.takenAt,
    person: {
      name: subject.name,
      gender: subject.gender && genderLabels[subject.gender],
      birthDate: subject.birthDate,
      ethnicity: subject.ethnicity,
      politicalStatus: subject.politicalStatus,
      partyDate: subject.partyDate,
      unitAndPosition: [subject.unitName, subject.homePosition].filter(Boolean).join(' '),
      rank: subject.rank,
      identity: identityLabels[subject.identity],
    },
    posting: {
      township: subject.townshipName,
      village: subject.villageName,
      role: postRoleLabels[subject.role],
      startDate: subject.startDate,
      endDate: subject.endDate,
    },
    presence: figures,
    selfSummary: { ...byHand, text: narrative.selfSummary || null },
    ballots: ballotsOf(detail),
    villageOpinion: opinionOf(detail, 'village_party_organisation'),
    townshipOpinion: {
      ...opinionOf(detail, 'township_party_committee'),
      proposedGrade: suggestionOf(detail),
    },
    unitOpinion: opinionOf(detail, 'dispatching_unit'),
    decision: decisionOf(detail, context.scheme),
    personOpinion: byHand,
    remarks: { ...byHand, text: narrative.remarks || null },
  } satisfies AnnualFormSnapshot);
}

/**
 * The day the form came about: that of its last signature, as the archive catalogue asks (组通字〔2012〕28号).
 *
 * @param approvedAt when the grade was settled
 */
export function formationDate({ narrative }: AssessmentDetail, approvedAt: Instant): BusinessDate {
  return narrative.opinions.reduce<BusinessDate>(
    (latest, { signedOn }) => (signedOn !== null && signedOn > latest ? signedOn : latest),
    businessDateOf(approvedAt),
  );
}

function opinionOf({ narrative }: AssessmentDetail, organ: OpinionOrgan): FormOpinion {
  const opinion = narrative.opinions.find((candidate) => candidate.organ === organ);
  return opinion
    ? { text: opinion.text || null, signer: opinion.signer, signedOn: opinion.signedOn }
    : byHand;
}

/** The grade that the township suggests, in words. */
function suggestionOf({ narrative, gradeWords }: AssessmentDetail): string | null {
  const grade = narrative.opinions.find(({ organ }) => organ === 'township_party_committee')?.proposedGrade;
  return grade ? gradeWords[grade] : null;
}

function decisionOf(
  { approval, gradeWords }: AssessmentDetail,
  scheme: SchemeVersionWithContent,
): AnnualFormSnapshot['decision'] {
  const organ = scheme.content.annual.approvingOrgan.name;
  if (!approval) return { ...byHand, organ, grade: null };
  return {
    text: approval.documentNumber && `审定文号：${approval.documentNumber}`,
    signer: null,
    signedOn: businessDateOf(approval.at),
    organ,
    grade: approval.grade && gradeWords[approval.grade],
  };
}

function ballotsOf({ template, tallies, gradeWords }: AssessmentDetail): FormBallots | null {
  const section = template.sections.find((candidate) => candidate.source === 'ballots');
  if (!section) return null;
  const groups = section.groups.flatMap(({ group }) => {
    const tally = tallies.find((candidate) => candidate.group === group);
    if (!tally) return [];
    const { issued, returned, valid, invalid, blank } = tally;
    const votes = section.options.map(({ grade }) => ({
      count: tally.votes[grade],
      rate: ballotRate(tally.votes[grade], valid),
    }));
    return [{ label: raterGroupLabels[group], issued, returned, valid, invalid, blank, votes }];
  });
  if (groups.length === 0) return null;
  return {
    options: section.options.map(({ grade }) => gradeWords[grade]),
    groups,
    total: totalTally(groups, section.options.length),
  };
}
