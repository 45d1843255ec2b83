import type { CaseOutcome, Fault } from '#shared/case-vocabulary.ts';
import type { CaseDecision, CaseTrigger, MeasureChoice } from '#shared/contract/recall-case.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { effectsOf } from '#shared/recall/case-effects.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { type CaseRow, signalsIn } from './case.repository.ts';
import { effectRules } from './case-rules.ts';
import { takenSignal } from './case-signals.ts';
import { standingEvidence } from './case-standing.ts';

/**
 * What a decision fixes: the clauses in their words, the facts with the figures of the signals as the case took them up,
 * what was decided and the evidence that it rests on. Only a recall has effects.
 */
export async function frozenDecision(
  handle: ReadHandle,
  row: CaseRow,
  scheme: SchemeVersionWithContent,
  decided: {
    readonly outcome: CaseOutcome;
    readonly on: BusinessDate;
    readonly fault: Fault;
    readonly triggers: readonly CaseTrigger[];
    readonly measures: readonly MeasureChoice[];
  },
): Promise<CaseDecision> {
  const { outcome, on, fault, triggers, measures } = decided;
  const chosen = new Set(triggers.map(({ code }) => code));
  const signals = (await signalsIn(handle, row.id)).map(takenSignal);
  const evidence = await standingEvidence(handle, row);
  return {
    clauses: [...triggers],
    facts: row.facts,
    figures: signals
      .filter(({ triggerCode }) => chosen.has(triggerCode))
      .flatMap(({ triggerCode, figures }) => figures.map((figure) => ({ ...figure, triggerCode }))),
    fault,
    measures: [...measures],
    effects: outcome === 'recalled' ? effectsOf(effectRules(scheme), fault, on) : [],
    evidence: evidence.map(({ ordinal }) => ordinal),
  };
}
