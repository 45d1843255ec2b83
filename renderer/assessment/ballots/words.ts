import type { BallotOptionView, BatchRow } from '#shared/contract/assessment-ballots.ts';
import { type BallotBatchState, grades, raterGroupLabels } from '#shared/vocabulary.ts';

export const stateTones: Record<BallotBatchState, 'grey' | 'amber' | 'green' | 'red'> = {
  printed: 'grey',
  first: 'amber',
  second: 'amber',
  differences: 'red',
  settled: 'green',
  voided: 'grey',
};

export const passLabels = { 1: '第一遍', 2: '第二遍' } as const;

/** `第 12 批　村干部　唐保社村` */
export const batchTitle = ({ number, group, place }: Pick<BatchRow, 'number' | 'group' | 'place'>): string =>
  `第 ${number} 批　${raterGroupLabels[group]}　${place}`;

/** The digit that is stored for an option of the ballot. */
export const storedDigit = ({ grade }: BallotOptionView): string => String(grades.indexOf(grade) + 1);

/** A stored digit in words: the option, or 未填. */
export function markWord(options: readonly BallotOptionView[], digit: string): string {
  return options.find((option) => storedDigit(option) === digit)?.label ?? '未填';
}
