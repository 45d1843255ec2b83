import type { AccountabilityKind } from '../case-vocabulary.ts';
import type { MeasureChoice } from '../contract/recall-case.ts';
import type { Accountability, AccountabilityAdvice } from '../contract/recall-consequences.ts';
import type { Ground } from '../policy/ground.ts';
import type { RecallRules, RecallTrigger } from '../policy/recall-rules.ts';
import type { Signal } from './signal.ts';
import { withoutEnd } from './words.ts';

export interface AdviceInput {
  readonly rules: Pick<RecallRules, 'aftermath' | 'measures'>;
  /** Triggers of the case, as the scheme has them. */
  readonly triggers: readonly RecallTrigger[];
  /** Signals as the case took them up. */
  readonly signals: readonly Pick<Signal, 'ruleCode' | 'triggerCode' | 'suggests' | 'sentence'>[];
  /** Measures that were decided; none before the decision. */
  readonly measures: readonly MeasureChoice[];
  /** Records of the case that are not voided. */
  readonly records: readonly Pick<Accountability, 'kind'>[];
}

/**
 * What a scheme says that follows a recall, held against a case: nothing of it happens by itself. The same clause is
 * the tie: 赣州 第二十一条 both names the absences that a signal counts and says that accountability follows.
 */
export function adviceFor({
  rules,
  triggers,
  signals,
  measures,
  records,
}: AdviceInput): AccountabilityAdvice[] {
  const recorded = (kind: AccountabilityKind | null) =>
    records.filter((record) => record.kind === kind).length;
  const aftermath = rules.aftermath.map(({ code, text, ground }): AccountabilityAdvice => {
    const kind = kindOf(text);
    return { code, text, kind, ground, recorded: recorded(kind), ...standingOf(ground, triggers, signals) };
  });
  const { measures: named } = rules;
  if (named.kind === 'unspecified') return aftermath;
  const decided = measures.flatMap(({ code, title }): AccountabilityAdvice[] => {
    const kind = kindOf(title);
    if (kind === null) return [];
    return [
      {
        code: `measure_${code}`,
        text: `审定的处理措施：${title}`,
        kind,
        standing: 'borne_out',
        sentence: `审定时选择了“${title}”，办理后请登记。`,
        ground: named.ground,
        recorded: recorded(kind),
      },
    ];
  });
  return [...decided, ...aftermath];
}

/** What the words of a notice ask to be recorded. */
function kindOf(text: string): AccountabilityKind | null {
  if (/问责|追究/.test(text)) return 'unit_accountability';
  return text.includes('约谈') ? 'unit_talk' : null;
}

type Standing = Pick<AccountabilityAdvice, 'standing' | 'sentence'>;

function standingOf(
  ground: Ground,
  triggers: readonly RecallTrigger[],
  signals: AdviceInput['signals'],
): Standing {
  const rules = triggers.flatMap((trigger) =>
    trigger.signals
      .filter((rule) => calls(rule) && sameClause(rule.ground, ground))
      .map((rule) => ({ trigger, rule })),
  );
  for (const { trigger, rule } of rules) {
    const signal = signals.find(
      ({ ruleCode, triggerCode }) => ruleCode === rule.code && triggerCode === trigger.code,
    );
    if (signal)
      return {
        standing: 'borne_out',
        sentence: `本案有依据同一条款的线索：${withoutEnd(signal.sentence)}。`,
      };
  }
  const named = triggers.find((trigger) => sameClause(trigger.ground, ground));
  if (named) return { standing: 'borne_out', sentence: `本案情形“${named.title}”就是这一条款规定的情形。` };
  const [possible] = rules;
  if (possible)
    return {
      standing: 'check',
      sentence: `本案情形“${possible.trigger.title}”可能涉及“${possible.rule.title}”，但案内没有这条线索，请核对有关记录。`,
    };
  return { standing: 'named', sentence: '制度写明了这一条，本案是否适用，由有权机关判断。' };
}

/** A signal that only asks for a notice or a talk does not bear out what follows a recall. */
const calls = ({ suggests }: Pick<Signal, 'suggests'>) => suggests === 'recall' || suggests === 'replacement';

function sameClause(a: Ground, b: Ground): boolean {
  return (
    a.kind === 'clause' &&
    b.kind === 'clause' &&
    a.clause.document === b.clause.document &&
    a.clause.article === b.clause.article &&
    a.clause.text === b.clause.text
  );
}
