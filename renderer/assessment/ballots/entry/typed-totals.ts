import { noVotes } from '#shared/assessment/ballots/count-ballots.ts';
import type { BallotEntry, BallotOptionView, BallotVotes } from '#shared/contract/assessment-ballots.ts';
import { tidyLine } from '#shared/text.ts';

/** Totals as they stand in the fields. */
export interface TypedTotals {
  readonly returned: string;
  readonly invalid: string;
  /** By person: a field for each option, then 未填. */
  readonly rows: readonly (readonly string[])[];
}

export function typedFrom(
  { returned, invalid, totals }: BallotEntry,
  options: readonly BallotOptionView[],
): TypedTotals {
  return {
    returned: returned === null ? '' : String(returned),
    invalid: invalid === null ? '' : String(invalid),
    rows: totals.map((person) =>
      person === null
        ? [...options.map(() => ''), '']
        : [...options.map(({ grade }) => String(person.votes[grade])), String(person.blank)],
    ),
  };
}

/** A count as it is typed, full-width digits too; null for anything else. */
export function countIn(text: string): number | null {
  const plain = tidyLine(text);
  return /^\d{1,4}$/.test(plain) ? Number(plain) : null;
}

export function figuresOf({ returned, invalid }: TypedTotals) {
  const back = countIn(returned);
  const bad = countIn(invalid);
  return {
    returned: back,
    invalid: bad,
    valid: back === null || bad === null || bad > back ? null : back - bad,
  };
}

/** What a person's line comes to, and what is wrong with it as far as can be told. */
export function rowFault(
  cells: readonly string[],
  valid: number | null,
): { readonly sum: number | null; readonly wrong: boolean; readonly sentence: string } {
  const unreadable = cells.some((text) => text.trim() !== '' && countIn(text) === null);
  if (unreadable) return { sum: null, wrong: true, sentence: '请填写整数张数' };
  const filled = cells.filter((text) => text.trim() !== '');
  const sum = filled.reduce((total, text) => total + (countIn(text) ?? 0), 0);
  if (filled.length < cells.length)
    return { sum: filled.length === 0 ? null : sum, wrong: false, sentence: '' };
  if (valid === null || sum === valid) return { sum, wrong: false, sentence: '' };
  const difference = sum > valid ? `多 ${sum - valid}` : `少 ${valid - sum}`;
  return { sum, wrong: true, sentence: `应为有效 ${valid} 张，${difference} 张` };
}

/** What can be saved of it: lines that are filled in; the others wait. */
export function savedFrom(
  typed: TypedTotals,
  options: readonly BallotOptionView[],
): { returned: number | null; invalid: number | null; totals: (BallotVotes | null)[] } {
  const { returned, invalid } = figuresOf(typed);
  return {
    returned,
    invalid: returned === null || (invalid ?? 0) > returned ? null : invalid,
    totals: typed.rows.map((cells) => {
      const counts = cells.map(countIn);
      if (counts.some((count) => count === null)) return null;
      const person = noVotes();
      for (const [index, { grade }] of options.entries()) person.votes[grade] = counts[index] ?? 0;
      person.blank = counts.at(-1) ?? 0;
      return person;
    }),
  };
}
