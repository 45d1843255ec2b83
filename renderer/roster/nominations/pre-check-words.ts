import { type QualificationStrength, qualificationStrengths } from '#shared/policy/posting-rules.ts';
import type {
  PreCheck,
  PreCheckItem,
  PreCheckOutcome,
  PreCheckVerdict,
} from '#shared/roster/pre-check.types.ts';

/** How many rules of one strength came out how. */
export interface StrengthCount {
  readonly strength: QualificationStrength;
  readonly rules: number;
  readonly passed: number;
  readonly failed: number;
  readonly notKnown: number;
}

const count = (items: readonly PreCheckItem[], outcome: PreCheckOutcome) =>
  items.filter((item) => item.outcome === outcome).length;

/** Rules by strength, those that do not apply left out; a strength without rules is left out, too. */
export function countByStrength(items: readonly PreCheckItem[]): StrengthCount[] {
  return qualificationStrengths.flatMap((strength) => {
    const ofStrength = items.filter(
      (item) => item.strength === strength && item.outcome !== 'not_applicable',
    );
    return ofStrength.length === 0
      ? []
      : [
          {
            strength,
            rules: ofStrength.length,
            passed: count(ofStrength, 'passed'),
            failed: count(ofStrength, 'failed'),
            notKnown: count(ofStrength, 'not_known'),
          },
        ];
  });
}

/** What the check means, in a sentence that names how many rules stand in the way. */
export function verdictSentence({ verdict, items }: Pick<PreCheck, 'verdict' | 'items'>): string {
  const counts = countByStrength(items);
  const of = (strength: QualificationStrength) => counts.find((entry) => entry.strength === strength);
  const required = of('required');
  const inPrinciple = of('in_principle');
  switch (verdict) {
    case 'barred':
      return `有 ${required?.failed ?? 0} 条必须具备的条件不符合，不能通过前置审核。`;
    case 'not_known':
      return `有 ${required?.notKnown ?? 0} 条必须具备的条件还不清楚，核实后才能通过。`;
    case 'needs_reason':
      return `有 ${(inPrinciple?.failed ?? 0) + (inPrinciple?.notKnown ?? 0)} 条原则性条件不符合或不清楚，写明理由后可以通过。`;
    case 'clear':
      return counts.some(({ strength }) => strength !== 'preferred')
        ? '必须的和原则上的条件都符合。'
        : '方案没有规定必须具备的条件。';
  }
}

export const verdictTones: Record<PreCheckVerdict, 'red' | 'amber' | 'green'> = {
  barred: 'red',
  not_known: 'amber',
  needs_reason: 'amber',
  clear: 'green',
};

/** How a rule can be answered on the page. */
export type AnswerWay =
  /** 是 or 否 to the question of the scheme. */
  | 'question'
  /** The records should tell; a finding with a note may stand in. */
  | 'finding'
  | 'none';

/** Whether and how a person may still answer a rule. A fact on record is not overruled by an answer. */
export function answerWayOf({ question, outcome, answer }: PreCheckItem): AnswerWay {
  if (outcome === 'not_applicable') return 'none';
  if (question !== null) return 'question';
  return outcome === 'not_known' || answer !== null ? 'finding' : 'none';
}
