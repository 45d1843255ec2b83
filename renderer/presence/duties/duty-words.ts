import {
  type DutyPeriodStanding,
  type DutyState,
  type DutySummary,
  type DutyTotals,
  dutyStateLabels,
} from '#shared/contract/presence-duties.ts';
import type { DutyRule } from '#shared/policy/duty-rules.ts';
import { type DutySubject, dutyPeriodLabels } from '#shared/vocabulary.ts';

/** What a duty asks for, e.g. `每季度不少于 1 次`. */
export const askedInWords = ({ period, minimum, unit }: DutyRule): string =>
  `${dutyPeriodLabels[period]}不少于 ${minimum} ${unit}`;

/** A sign for each state, so that colour never speaks alone. */
export const stateSigns: Record<DutyState, string> = { done: '✓', short: '−', running: '…', not_due: '·' };

/** The figure beside the sign: what was done, or what is missing; none where nothing is due. */
export function figureOf({ state, done, due, short }: DutyPeriodStanding): string {
  switch (state) {
    case 'done':
      return String(done);
    case 'short':
      return String(short);
    case 'running':
      return `${done}/${due}`;
    case 'not_due':
      return done > 0 ? String(done) : '';
  }
}

/** A period as a spreadsheet shows it: `1月 已完成 2/1；2月 不足 0/1`; periods without anything due are left out. */
export function periodsInWords(periods: readonly DutyPeriodStanding[]): string {
  return periods
    .filter(({ state, done }) => state !== 'not_due' || done > 0)
    .map(
      ({ label, state, done, due }) =>
        `${label} ${dutyStateLabels[state]} ${state === 'not_due' ? done : `${done}/${due}`}`,
    )
    .join('；');
}

/** `3/4 期`: periods fulfilled out of those that are over or fulfilled. */
export const doneInWords = ({ done, due }: DutyTotals): string => (due === 0 ? '' : `${done}/${due}`);

/** `缺 2 次`; nothing where nothing is missing. */
export const missingInWords = ({ missing }: DutyTotals, unit: string): string =>
  missing === 0 ? '' : `缺 ${missing} ${unit}`;

const counters: Record<DutySubject, string> = { person: '人', team: '支', unit: '个', organiser: '个' };

/** `57 人中 8 人不足，缺 24 次`: how a duty stands over all subjects. */
export function shortInWords({ duty, subjects, subjectsShort, totals }: DutySummary): string {
  const counter = counters[duty.subject];
  if (subjectsShort === 0) return subjects > 1 ? `${subjects} ${counter}都没有不足` : '没有不足';
  const missing = missingInWords(totals, duty.unit);
  return subjects > 1
    ? `${subjects} ${counter}中 ${subjectsShort} ${counter}不足，${missing}`
    : `不足，${missing}`;
}
