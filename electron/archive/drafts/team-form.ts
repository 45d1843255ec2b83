import { townshipCommittee, villageOpinionTitle } from '#shared/archive/place-words.ts';
import { type TeamFormSnapshot, teamFormSnapshotSchema } from '#shared/archive/snapshots/group-forms.ts';
import { unitRules } from '#shared/assessment/unit-results.ts';
import type { TeamSubject } from '#shared/contract/assessment-record.ts';
import type { AssessmentId, PostingId } from '#shared/ids.ts';
import { documentKindLabels, identityLabels, postRoleLabels } from '#shared/vocabulary.ts';
import { ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft, DraftReader } from './draft.types.ts';
import { formScore, groupBallots, titledOpinions } from './group-facts.ts';
import { ruleSource } from './letters.ts';
import { type MemberStanding, membersIn } from './members.repository.ts';
import { readRecordWithCycle, recordDraft } from './record-draft.ts';
import { byHand, formationDate, nameOfSubject, remarksOf, settledDecision } from './record-facts.ts';

/**
 * What stands on a team's 工作队年度考核表. What the program does not know stays a blank for the pen.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_a_team`, `not_annual`
 */
export async function teamFormDraft(
  dependencies: ArchiveDependencies,
  id: AssessmentId,
  reader: DraftReader,
): Promise<DocumentDraft> {
  const record = await readRecordWithCycle(dependencies, id, reader);
  const { detail, cycle } = record;
  const { subject, narrative } = detail;
  if (subject.object !== 'team') {
    throw ruleViolation('not_a_team', `${nameOfSubject(detail)}不是驻村工作队，没有工作队年度考核表。`);
  }
  if (detail.kind !== 'annual') {
    throw ruleViolation('not_annual', `${detail.cycleTitle}不是年度考核，没有工作队年度考核表。`);
  }
  const { content } = await dependencies.policy.get(cycle.schemeVersionId);
  const standings = await membersIn(
    dependencies.database.read,
    detail.cycleId,
    subject.members.map(({ postingId }) => postingId),
  );
  const { dualAssessment } = unitRules(content, detail.kind);
  return {
    ...recordDraft(dependencies, record, 'team_form'),
    title: `${detail.year}年${documentKindLabels.team_form}`,
    formedOn: (at) => formationDate(detail, null, at),
    snapshot: (frame) =>
      teamFormSnapshotSchema.parse({
        kind: 'team_form',
        ...frame,
        year: detail.year,
        team: teamOf(subject, standings, nameOfSubject(detail)),
        summary: { ...byHand, text: narrative.selfSummary || null },
        score: formScore(detail),
        ...groupBallots(detail),
        opinions: titledOpinions(detail, [
          {
            organ: 'village_party_organisation',
            title: villageOpinionTitle(subject.villageName),
            asked: true,
            proposes: false,
          },
          {
            organ: 'township_party_committee',
            title: `${townshipCommittee(subject.townshipName)}\n意见及\n等次建议`,
            asked: true,
            proposes: true,
          },
          { organ: 'dispatching_unit', title: '派出单位意见', asked: true, proposes: false },
        ]),
        decision: settledDecision(detail, content.annual.approvingOrgan.name),
        // A team is told through its people and the units behind it; what it says to the result is written by hand.
        reply: byHand,
        remarks: remarksOf(detail),
        effects:
          dualAssessment.value === true
            ? [{ text: dualAssessment.sentence, source: ruleSource(dualAssessment, content) }]
            : [],
      } satisfies TeamFormSnapshot),
  };
}

function teamOf(
  { townshipName, villageName, units, members }: TeamSubject,
  standings: ReadonlyMap<PostingId, MemberStanding>,
  name: string,
): TeamFormSnapshot['team'] {
  const heads = members.filter(({ role }) => role === 'first_secretary').map((member) => member.name);
  return {
    name,
    township: townshipName,
    village: villageName,
    head: [...new Set(heads)].join('、') || null,
    units: units.map((unit) => unit.name),
    members: members.map((member) => {
      const identity = standings.get(member.postingId)?.identity ?? null;
      return {
        name: member.name,
        role: member.role && postRoleLabels[member.role],
        identity: identity && identityLabels[identity],
        unit: member.unitName,
        startDate: member.startDate,
        endDate: member.endDate,
      };
    }),
  };
}
