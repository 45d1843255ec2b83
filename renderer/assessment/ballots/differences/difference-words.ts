import { invalidBallot, noBallot } from '#shared/assessment/ballots/compare-passes.ts';
import type { BallotDifference, BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { markWord } from '../words.ts';

/** Where the sheet of paper lies in each pass. */
export function differencePlace({ firstNumber, secondNumber }: BallotDifference): string {
  if (firstNumber === null && secondNumber === null) return '合计';
  if (firstNumber === secondNumber) return `第 ${firstNumber} 张`;
  const first = firstNumber === null ? '第一遍没有' : `第一遍第 ${firstNumber} 张`;
  const second = secondNumber === null ? '第二遍没有' : `第二遍第 ${secondNumber} 张`;
  return `${first}，${second}`;
}

/** What the passes disagree about. */
export function differenceWhat(batch: BatchDetail, { what, position, grade }: BallotDifference): string {
  const name = position === null ? '' : (batch.subjects[position - 1]?.name ?? '');
  switch (what) {
    case 'mark':
      return name;
    case 'ballot':
      return '整张票';
    case 'returned':
      return '收回';
    case 'invalid':
      return '无效';
    case 'votes':
      return `${name} ${batch.options.find((option) => option.grade === grade)?.label ?? ''}`;
    case 'blank':
      return `${name} 未填`;
  }
}

/** A value of a cell in words. */
export function valueWords(batch: BatchDetail, { what }: BallotDifference, value: string): string {
  switch (what) {
    case 'mark':
      return markWord(batch.options, value);
    case 'ballot':
      if (value === invalidBallot) return '无效票';
      if (value === noBallot) return '没有这张票';
      return batch.subjects
        .map(({ name }, index) => `${name} ${markWord(batch.options, value[index] ?? '0')}`)
        .join('、');
    default:
      return `${value} 张`;
  }
}
