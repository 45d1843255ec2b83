import {
  type FeedbackLetterSnapshot,
  feedbackLetterSnapshotSchema,
} from '#shared/archive/snapshots/letters.ts';
import { unitRules } from '#shared/assessment/unit-results.ts';
import type { UnitResult } from '#shared/contract/assessment-unit-results.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { CycleId, UnitId } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { assessmentKindLabels, postRoleLabels } from '#shared/vocabulary.ts';
import type { CycleHead } from '../../assessment/cycle/cycle.repository.ts';
import { type ApplicationError, notFound, ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft } from './draft.types.ts';
import { ruleSource, signingOrgan } from './letters.ts';
import { revisionsOfCycle } from './standing.repository.ts';

/**
 * What stands in the 考核结果反馈函 of a cycle to one unit: its people, the teams it stands behind, its own result, and
 * what follows from them where the scheme says so.
 *
 * @throws ApplicationError NOT_FOUND
 */
export async function feedbackLetterDraft(
  { assessment, policy, database }: ArchiveDependencies,
  cycleId: CycleId,
  unitId: UnitId,
): Promise<DocumentDraft> {
  const cycle = await assessment.cycles.headOf(cycleId);
  const standing = await revisionsOfCycle(database.read, cycleId);
  const result = await assessment.publicity.resultOfUnit(cycleId, unitId);
  if (!result) throw notFound('派出单位的考核结果');
  const { content } = await policy.get(cycle.schemeVersionId);
  return {
    kind: 'feedback_letter',
    year: cycle.year,
    schemeVersionId: cycle.schemeVersionId,
    title: `${cycle.title}结果反馈函`,
    name: result.unitName,
    about: `${cycleId}:${unitId}`,
    assessment: null,
    cycleId,
    unitId,
    caseId: null,
    person: null,
    refusal: refusalOf(cycle, result),
    standing,
    standingNow: (handle) => revisionsOfCycle(handle, cycleId),
    formedOn: businessDateOf,
    snapshot: (frame) =>
      feedbackLetterSnapshotSchema.parse({
        kind: 'feedback_letter',
        ...frame,
        year: cycle.year,
        // A letter that tells results anew is not the one that was sent before.
        documentNumber: result.stage === 'changed' ? null : (result.feedback?.documentNumber ?? null),
        organ: signingOrgan(cycle, content),
        issuedOn: businessDateOf(frame.takenAt),
        cycleTitle: cycle.title,
        assessment: assessmentKindLabels[cycle.kind],
        unit: result.unitName,
        people: result.people.map(({ name, townshipName, villageName, role, gradeWord }) => ({
          name,
          village: `${townshipName}${villageName}`,
          role: postRoleLabels[role],
          grade: gradeWord,
        })),
        teams: result.teams.map(({ townshipName, villageName, members, gradeWord }) => ({
          village: `${townshipName}${villageName}`,
          members,
          grade: gradeWord,
        })),
        unitGrade: result.own?.settled ? result.own.gradeWord : null,
        consequences: consequencesOf(content, cycle, result),
      } satisfies FeedbackLetterSnapshot),
  };
}

/** Only what the scheme says stands in the letter; where it is silent nothing follows. */
function consequencesOf(
  scheme: Scheme,
  cycle: CycleHead,
  { people, assistance }: UnitResult,
): FeedbackLetterSnapshot['consequences'] {
  const { sameGrade, dualAssessment } = unitRules(scheme, cycle.kind);
  return [
    ...(sameGrade.value === null || people.length === 0
      ? []
      : [{ text: sameGrade.sentence, source: ruleSource(sameGrade, scheme) }]),
    ...(assistance === null
      ? []
      : [
          {
            text: `${dualAssessment.sentence}你单位的${assistance}`,
            source: ruleSource(dualAssessment, scheme),
          },
        ]),
  ];
}

function refusalOf({ title, state }: CycleHead, { unitName, stage }: UnitResult): ApplicationError | null {
  if (state !== 'final' && state !== 'archived') {
    return ruleViolation(
      'not_in_final',
      `${title}的结果还没有生效，不能生成给${unitName}的反馈函。公示期满、结果生效后再生成。`,
    );
  }
  if (stage !== 'not_settled') return null;
  return ruleViolation(
    'not_locked',
    `${unitName}的考核结果都还没有审定，不能生成反馈函。审定后再生成，可以先预览。`,
  );
}
