import type {
  FeedbackStage,
  UnitFeedback,
  UnitResult,
  UnitRule,
  UnitTeam,
} from '../contract/assessment-unit-results.ts';
import type { Instant } from '../dates.ts';
import type { Stated } from '../policy/ground.ts';
import type { Scheme } from '../policy/scheme.ts';
import type { AssessmentKind } from '../vocabulary.ts';

/** What a scheme draws from the results for the dispatching units; both rules are about the annual assessment. */
export interface UnitRules {
  readonly sameGrade: UnitRule;
  readonly dualAssessment: UnitRule;
}

/**
 * The rules in sentences, each with where it stands.
 *
 * Ganzhou, Article 20: 驻村干部年度考核结果等同于在派出单位的年度考核等次 … 不占派出单位指标; Article 21:
 * 驻村工作队年度考核结果等同于派出单位的年度定点帮扶成效.
 */
export function unitRules(
  { assessment: { sameGradeInUnit, dualAssessment }, shortTitle }: Scheme,
  kind: AssessmentKind,
): UnitRules {
  return {
    sameGrade: ruleOf(sameGradeInUnit, kind, {
      yes: '驻村干部的年度考核结果等同于在派出单位的年度考核等次，评为优秀的不占派出单位指标。',
      no: '驻村干部的考核结果不等同于在派出单位的年度考核等次，由派出单位另行考核。',
      silent: `${shortTitle}没有规定驻村考核结果与派出单位年度考核等次的关系，是否等同、是否占用优秀指标请与派出单位商定。`,
      otherKind: '“等次等同于派出单位年度考核等次”只适用于年度考核，本次考核不适用。',
    }),
    dualAssessment: ruleOf(dualAssessment, kind, {
      yes: '驻村工作队的年度考核结果等同于派出单位的年度定点帮扶成效。',
      no: '驻村工作队的考核结果不作为派出单位的结果。',
      silent: `${shortTitle}没有规定工作队的考核结果是否作为派出单位的结果。`,
      otherKind: '“工作队结果等同于派出单位年度定点帮扶成效”只适用于年度考核，本次考核不适用。',
    }),
  };
}

interface RuleWords {
  readonly yes: string;
  readonly no: string;
  readonly silent: string;
  readonly otherKind: string;
}

function ruleOf(rule: Stated<boolean>, kind: AssessmentKind, words: RuleWords): UnitRule {
  if (rule.kind === 'unspecified') return { value: null, sentence: words.silent, ground: null };
  if (kind !== 'annual') return { value: null, sentence: words.otherKind, ground: rule.ground };
  return { value: rule.value, sentence: rule.value ? words.yes : words.no, ground: rule.ground };
}

/** Teams in the order they are told to a unit: those that it leads first. */
export function inOrder(teams: readonly UnitTeam[]): UnitTeam[] {
  return [...teams].sort((a, b) => Number(b.leading) - Number(a.leading));
}

/**
 * What the results of the teams behind which a unit stands mean for it, in a sentence. Where they differ each is told
 * and the ones that the unit leads are marked: no notice says which of them counts.
 *
 * @returns null where the scheme draws nothing from them, or there is no team with a result
 */
export function assistanceSentence(rule: UnitRule, teams: readonly UnitTeam[]): string | null {
  if (rule.value !== true) return null;
  const settled = inOrder(teams).filter((team) => team.settled);
  const [first] = settled;
  if (!first) return null;
  const named = settled
    .map(
      ({ villageName, leading, gradeWord }) => `${villageName}工作队${leading ? '（牵头）' : ''}${gradeWord}`,
    )
    .join('、');
  const open = teams.length > settled.length ? '，其余工作队尚未审定' : '';
  if (settled.every(({ gradeWord }) => gradeWord === first.gradeWord)) {
    return `年度定点帮扶成效：${first.gradeWord}（${named}）${open}。`;
  }
  return `年度定点帮扶成效按各工作队结果分别为：${named}${open}。各队结果不同，方案没有规定以哪一支为准。`;
}

/** How far a unit has been told; a result settled after the last letter was recorded has to be told anew. */
export function feedbackStage(
  unit: Pick<UnitResult, 'people' | 'teams' | 'own'>,
  feedback: Pick<UnitFeedback, 'recordedAt' | 'receiptOn'> | null,
  lastSettledAt: Instant | null,
): FeedbackStage {
  const results = [...unit.people, ...unit.teams, ...(unit.own ? [unit.own] : [])];
  if (!results.some(({ settled }) => settled)) return 'not_settled';
  if (feedback === null) return 'to_send';
  if (lastSettledAt !== null && lastSettledAt > feedback.recordedAt) return 'changed';
  return feedback.receiptOn === null ? 'sent' : 'receipt';
}
