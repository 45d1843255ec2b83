import type { CaseNames, RecallAssessment, RunningEffect } from '#shared/contract/recall-consequences.ts';
import { addDays, type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { CaseId, PersonId } from '#shared/ids.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import { recallAssessment, runningEffect } from '#shared/recall/running-effects.ts';
import type { Role } from '#shared/vocabulary.ts';
import { findPerson } from '../../roster/people.repository.ts';
import type { CaseRow } from '../cases/case.repository.ts';
import { caseNames } from './case-names.ts';
import { type ConsequenceDependencies, readableCase } from './consequence-dependencies.ts';
import { countEffectsEnding, effectsOfPerson, pageOfEffectsEnding } from './effect.repository.ts';
import { decisionOf } from './frozen-decision.ts';

export interface CaseEffects {
  readonly effects: RunningEffect[];
  readonly none: string | null;
  readonly assessment: RecallAssessment | null;
}

/**
 * 影响期: what a recall keeps a person from, how long still, and what it means for the assessment of its year. Effects
 * exist only after the decision, so whoever may read any case at all may read them.
 */
export function createEffects({ database, clock, policy }: ConsequenceDependencies) {
  const { read } = database;
  const today = () => businessDateOf(clock.now());

  async function assessmentOf(row: CaseRow): Promise<RecallAssessment | null> {
    const { content } = await policy.get(row.scheme_version_id);
    const day = row.recalled_on ?? row.decided_on;
    if (day === null || row.stage === 'withdrawn') return null;
    const identity = (await findPerson(read, row.person_id))?.identity ?? null;
    const words = gradeWordsFor(content, identity);
    return recallAssessment(content.assessment.eligibility, (grade) => words[grade], {
      outcome: row.outcome,
      year: Number(day.slice(0, 4)),
      recalled: row.recalled_on !== null,
    });
  }

  return {
    /** @throws NOT_FOUND, FORBIDDEN */
    async caseEffects(role: Role, caseId: CaseId): Promise<CaseEffects> {
      const row = await readableCase(read, role, caseId);
      const frozen = row.effect_until === null ? [] : (decisionOf(row)?.effects ?? []);
      const { effects: rules } = (await policy.get(row.scheme_version_id)).content.recall;
      return {
        effects: frozen.map((effect) => runningEffect(effect, today())),
        none: frozen.length > 0 ? null : whyNone(row, rules.kind === 'unspecified' ? rules.note : null),
        assessment: await assessmentOf(row),
      };
    },

    /** Those that end within so many days from today, or ended so many days before. */
    async effectsEnding({
      withinDays,
      offset,
      limit,
    }: {
      readonly withinDays: number;
      readonly offset: number;
      readonly limit: number;
    }): Promise<{ total: number; rows: { case: CaseNames; effect: RunningEffect }[] }> {
      const day = today();
      const days = around(day, withinDays);
      const rows = await pageOfEffectsEnding(read, days, { offset, limit });
      return {
        total: await countEffectsEnding(read, days),
        rows: rows.flatMap(({ position, ...row }) => {
          const effect = decisionOf(row)?.effects[position];
          return effect ? [{ case: caseNames(row), effect: runningEffect(effect, day) }] : [];
        }),
      };
    },

    /** How many end soon or ended a short while ago. */
    countEffectsEnding: (withinDays: number): Promise<number> =>
      countEffectsEnding(read, around(today(), withinDays)),

    /** Those that hold today, the latest end first. */
    effectsOfPerson: (personId: PersonId) => effectsOfPerson(read, personId, today()),
  };
}

const around = (day: BusinessDate, count: number) => ({
  from: addDays(day, -count),
  to: addDays(day, count),
});

/** Why a case has no effects, and what would change that. */
function whyNone(row: CaseRow, silence: string | null): string {
  if (row.stage === 'withdrawn') return '案件已经撤销，没有影响期。';
  if (row.outcome === null) return '案件还没有审定。审定召回时，影响期按制度和主客观原因固定下来。';
  if (row.outcome === 'not_recalled') return '审定不予召回，没有影响期。';
  if (silence !== null) return `本案适用的制度没有规定影响期：${silence}`;
  return row.fault === 'objective'
    ? '因客观原因召回，制度没有规定对本人的影响期。'
    : '制度没有规定这种召回对本人的影响期。';
}
