import type { CaseOutcome } from '../case-vocabulary.ts';
import type { CaseEffect } from '../contract/recall-case.ts';
import {
  effectNoticeDays,
  type RecallAssessment,
  type RunningEffect,
} from '../contract/recall-consequences.ts';
import { type BusinessDate, daysBetween } from '../dates.ts';
import type { EligibilityRule } from '../policy/scheme.ts';
import { participationLabels } from '../vocabulary.ts';

/** An effect as it stands on a day. Its last day still counts. */
export function runningEffect(effect: CaseEffect, today: BusinessDate): RunningEffect {
  const daysLeft = Math.max(0, daysBetween(today, effect.until) + 1);
  const state = daysLeft === 0 ? 'over' : daysLeft <= effectNoticeDays ? 'ending' : 'running';
  return { ...effect, daysLeft, state };
}

/** Words for grades, in the scheme's own or the usual ones. */
export type GradeWords = (grade: NonNullable<EligibilityRule['cap']>) => string;

/**
 * What a scheme says of the assessment of the year of a recall; null where it says nothing of recalled people, and for
 * a case that recalls nobody.
 */
export function recallAssessment(
  rules: readonly EligibilityRule[],
  gradeWords: GradeWords,
  standing: { readonly outcome: CaseOutcome | null; readonly year: number; readonly recalled: boolean },
): RecallAssessment | null {
  const rule = rules.find(({ fact }) => fact === 'recalled');
  if (!rule || standing.outcome !== 'recalled') return null;
  const { participation, cap, ground, outcomeGround } = rule;
  const { year, recalled } = standing;
  const best = participation === 'graded' && cap !== null ? `，等次最高为“${gradeWords(cap)}”` : '';
  const when = recalled ? '' : '登记派出单位召回后，';
  return {
    year,
    participation,
    cap,
    sentence: `${when}${year} 年度考核：${participationLabels[participation]}${best}。`,
    ground,
    outcomeGround,
  };
}
