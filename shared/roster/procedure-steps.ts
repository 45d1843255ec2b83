import type { SelectionAct, SelectionStep } from '../policy/posting-rules.ts';
import type { OpenNominationState } from './posting-stage.ts';

/** Whether a dispatching unit is the city's or the county's. */
export type UnitLevel = 'city' | 'county';

/** A step as a nomination or an early change keeps it. */
export interface StepState {
  readonly code: string;
  readonly act: SelectionAct;
  /** Whether it is asked for, settled when the procedure began; null: it was not known then. */
  readonly applies: boolean | null;
  readonly done: { readonly outcome: 'passed' | 'refused' | 'not_applicable' } | null;
}

/** A step before it is known which body takes it: the scheme is silent, so the body is typed in. */
export type PlannedStep = Omit<SelectionStep, 'organ'> & { readonly organ: string | null };

const step = (code: string, act: SelectionAct): PlannedStep => ({ code, act, organ: null, condition: null });

/** The usual way to a post, for a scheme that names no steps: 提出, 前置审核, 研究确定, 备案. */
export const usualSelection: readonly PlannedStep[] = [
  step('propose', 'propose'),
  step('pre_check', 'pre_check'),
  step('decide', 'decide'),
  step('file', 'file'),
];

/** The usual way to an early change, for a scheme that names no steps. */
export const usualEarlyChange: readonly PlannedStep[] = [
  step('propose', 'propose'),
  step('consent', 'consent'),
  step('approve', 'approve'),
];

/** Words of notices for units that the city, or the county (district), has sent. */
const ofCity = /市派|市级选派|市直/;
const ofCounty = /县派|区派|县级选派|区级选派|县（区）派|县直|区直/;

/**
 * Whether a step's condition is met. The notices speak of who sent the person; any other condition, and a unit whose
 * level is not on record, is left to whoever records the step: null.
 */
export function stepApplies(condition: string | null, level: UnitLevel | null): boolean | null {
  if (condition === null) return true;
  const asked = levelAsked(condition);
  return asked === null || level === null ? null : asked === level;
}

/** The level of unit that a condition speaks of, or null when it speaks of something else. */
export function levelAsked(condition: string): UnitLevel | null {
  if (ofCity.test(condition)) return 'city';
  return ofCounty.test(condition) ? 'county' : null;
}

/** Code of the first step that is still to be recorded, or null. */
export function nextStepOf(steps: readonly StepState[]): string | null {
  return steps.find(({ applies, done }) => applies !== false && done === null)?.code ?? null;
}

/** Steps that count: those asked for that were not found to be needless. */
const counting = (steps: readonly StepState[]) =>
  steps.filter(({ applies, done }) => applies !== false && done?.outcome !== 'not_applicable');

/**
 * The step before which the pre-check stands: the scheme's 前置审核; else its first decision, approval or filing; else
 * its last step.
 */
export function checkBefore(steps: readonly StepState[]): string | null {
  const counted = counting(steps);
  const gate =
    counted.find(({ act }) => act === 'pre_check') ??
    counted.find(({ act }) => act === 'decide' || act === 'approve' || act === 'file') ??
    counted.at(-1);
  return gate?.code ?? null;
}

/** How far a nomination has come: filed when no step is left, approved when every decision is taken. */
export function nominationStateOf(steps: readonly StepState[]): OpenNominationState {
  const counted = counting(steps);
  if (nextStepOf(steps) === null) return 'filed';
  const decisions = counted.filter(({ act }) => act === 'decide' || act === 'approve');
  if (decisions.length > 0 && decisions.every(({ done }) => done !== null)) return 'approved';
  const gate = checkBefore(steps);
  return counted.some(({ code, done }) => code === gate && done !== null) ? 'pre_checked' : 'proposed';
}
