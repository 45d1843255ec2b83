import {
  type AnnualFormSnapshot,
  ballotRate,
  type FormBallots,
  type FormOpinion,
  totalTally,
} from '#shared/archive/snapshots/annual-form.ts';
import type { ResultReply } from '#shared/contract/assessment-publicity.ts';
import {
  type AssessmentDetail,
  isPersonSubject,
  type OpinionOrgan,
  type PersonSubject,
} from '#shared/contract/assessment-record.ts';
import { type BusinessDate, businessDateOf, type Instant } from '#shared/dates.ts';
import { gradeWordOf } from '#shared/policy/lookup.ts';
import {
  assessedObjectLabels,
  genderLabels,
  grades,
  identityLabels,
  participationLabels,
  raterGroupLabels,
} from '#shared/vocabulary.ts';

/** A cell that is filled in by hand. */
export const byHand: FormOpinion = { text: null, signer: null, signedOn: null };

/** Somebody on post as the head of a form names them. */
export function formPerson(subject: PersonSubject) {
  return {
    name: subject.name,
    gender: subject.gender && genderLabels[subject.gender],
    birthDate: subject.birthDate,
    ethnicity: subject.ethnicity,
    politicalStatus: subject.politicalStatus,
    partyDate: subject.partyDate,
    unitAndPosition: [subject.unitName, subject.homePosition].filter(Boolean).join(' '),
    rank: subject.rank,
    identity: identityLabels[subject.identity],
  };
}

/** What a record is about, by name: a person, 某村驻村工作队, or a unit. */
export function nameOfSubject({ subject }: AssessmentDetail): string {
  return subject.object === 'team' ? `${subject.name}驻村工作队` : subject.name;
}

/** What it is, e.g. 示例镇示例村第一书记（队长）. */
export function standingOfSubject({ subject }: AssessmentDetail): string {
  if (subject.object === 'unit') return assessedObjectLabels.unit;
  const place = `${subject.townshipName}${subject.villageName}`;
  return isPersonSubject(subject)
    ? `${place}${assessedObjectLabels[subject.object]}`
    : `${place}${assessedObjectLabels.team}`;
}

/**
 * The day a form came about: that of its last signature, as the archive catalogue asks (组通字〔2012〕28号).
 *
 * @param registeredAt stands in where the record is not settled
 */
export function formationDate(
  { narrative, approval }: AssessmentDetail,
  reply: ResultReply | null,
  registeredAt: Instant,
): BusinessDate {
  return [
    ...narrative.opinions.map(({ signedOn }) => signedOn),
    reply?.signedOn ?? null,
  ].reduce<BusinessDate>(
    (latest, signedOn) => (signedOn !== null && signedOn > latest ? signedOn : latest),
    businessDateOf(approval?.at ?? registeredAt),
  );
}

/** The opinion of an organ; several county departments stand below each other, each with its name. */
export function opinionOf({ narrative }: AssessmentDetail, organ: OpinionOrgan): FormOpinion {
  const opinions = narrative.opinions.filter((candidate) => candidate.organ === organ);
  const [only] = opinions;
  if (!only) return byHand;
  if (opinions.length === 1) {
    return { text: only.text || null, signer: only.signer, signedOn: only.signedOn };
  }
  const texts = opinions.map(({ organName, text, signedOn }) =>
    [organName && `${organName}：`, text, signedOn && `（${signedOn}）`].filter(Boolean).join(''),
  );
  return { ...byHand, text: texts.join('\n') };
}

/** 需要说明的情况: what people wrote, and for whoever is not graded that it is so and why. */
export function remarksOf({ narrative, participation, standingReasons }: AssessmentDetail): FormOpinion {
  const reasons = standingReasons.length > 0 ? `，原因：${standingReasons.join('；')}` : '';
  const note = participation === 'graded' ? '' : `本次考核${participationLabels[participation]}${reasons}。`;
  return { ...byHand, text: [narrative.remarks, note].filter(Boolean).join('\n') || null };
}

/** What the person said to the result; the signature stays with the pen. */
export function ownOpinion(reply: ResultReply | null): FormOpinion {
  if (!reply || reply.stance === null) return byHand;
  if (reply.stance === 'refused') {
    const witness = reply.witness === null ? '' : `在场见证：${reply.witness}。`;
    return {
      text: `本人拒绝签名。${reply.refusalNote ?? ''}${witness}`,
      signer: null,
      signedOn: reply.signedOn,
    };
  }
  const text = reply.opinion || (reply.stance === 'agrees' ? '同意。' : null);
  return { text, signer: null, signedOn: reply.signedOn };
}

/** Words of the ballot's options in the words of the person's identity; for a form printed before ballots were held. */
export function ballotOptions({ template, gradeWords }: AssessmentDetail): string[] {
  const section = template.sections.find((candidate) => candidate.source === 'ballots');
  const asked = section?.source === 'ballots' ? section.options.map(({ grade }) => grade) : grades;
  return asked.map((grade) => gradeWords[grade]);
}

/** Ballots of each rater group with their sums; null where none were held. */
export function formBallots({ template, tallies, gradeWords }: AssessmentDetail): FormBallots | null {
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

/** How the grade was settled; where it was settled that there is none, the cell says so. */
export function settledDecision(
  { approval, gradeWords }: AssessmentDetail,
  organ: string,
): AnnualFormSnapshot['decision'] {
  if (!approval) return { ...byHand, organ, grade: null };
  return {
    text: approval.documentNumber && `审定文号：${approval.documentNumber}`,
    signer: null,
    signedOn: businessDateOf(approval.at),
    organ,
    grade: gradeWordOf(gradeWords, approval.grade),
  };
}
