import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import type { Month } from '#shared/dates.ts';
import { isTotalsOnly, letterAt, rowKey, storedDays } from './grid-model.ts';

/** What was typed here and saved differently by somebody else meanwhile; a person has to choose. */
export interface Contest {
  /** Days of the month that both changed, to different letters. */
  readonly days: readonly number[];
  /** The others have recorded only totals, so that no day of theirs can be laid beside ours. */
  readonly totals: boolean;
}

/** One month of one person that has been worked on here. */
export interface Entry {
  readonly key: string;
  readonly month: Month;
  /** The newest row that the program has given. */
  readonly row: AttendanceRow;
  /** Letters that differ from the row's, by day. */
  readonly edits: ReadonlyMap<number, string>;
  readonly contest: Contest | null;
  /** Why the program refused to save it; null again as soon as it is changed. */
  readonly refused: string | null;
}

const noEdits: ReadonlyMap<number, string> = new Map();

export function entryOf(month: Month, row: AttendanceRow): Entry {
  return { key: rowKey(month, row.postingId), month, row, edits: noEdits, contest: null, refused: null };
}

/** The days as the page shows them: stored, with what is typed on top. */
export function typedDays({ month, row, edits }: Entry): string {
  if (edits.size === 0) return storedDays(month, row);
  const days = [...storedDays(month, row)];
  for (const [day, letter] of edits) days[day - 1] = letter;
  return days.join('');
}

/** Whether there is something that can be saved now. */
export const isSavable = ({ edits, contest, refused }: Entry): boolean =>
  edits.size > 0 && contest === null && refused === null;

/** The edits that say something else than the row. */
function differing(month: Month, row: AttendanceRow, edits: ReadonlyMap<number, string>) {
  const stored = storedDays(month, row);
  return new Map([...edits].filter(([day, letter]) => letterAt(stored, day) !== letter));
}

/** Sets a day. A choice between two versions stands until it is made. */
export function withLetter(entry: Entry, day: number, letter: string): Entry {
  const edits = differing(entry.month, entry.row, new Map(entry.edits).set(day, letter));
  return { ...entry, edits, refused: null };
}

const revisionOf = ({ revision }: AttendanceRow) => revision ?? 0;

/**
 * Takes in a newer version of the row. What only the others changed is taken over, what only was typed here stays;
 * days that both changed wait for a choice.
 */
export function withNewer(entry: Entry, newer: AttendanceRow): Entry {
  const { month, row, edits } = entry;
  if (revisionOf(newer) < revisionOf(row)) return entry;
  if (revisionOf(newer) === revisionOf(row) || edits.size === 0) {
    return { ...entry, row: newer, edits: differing(month, newer, edits) };
  }
  const kept = differing(month, newer, edits);
  const totals = isTotalsOnly(newer) && kept.size > 0;
  const [before, after] = [storedDays(month, row), storedDays(month, newer)];
  const both = [...kept.keys()].filter((day) => letterAt(before, day) !== letterAt(after, day));
  const days = [...new Set([...(entry.contest?.days ?? []), ...both])]
    .filter((day) => kept.has(day))
    .sort((a, b) => a - b);
  return { ...entry, row: newer, edits: kept, contest: totals || days.length > 0 ? { days, totals } : null };
}

/** Takes in the answer to an own save of `sent`; what was typed since stays to be saved. */
export function withAnswer(entry: Entry, answer: AttendanceRow, sent: ReadonlyMap<number, string>): Entry {
  const since = new Map([...entry.edits].filter(([day, letter]) => sent.get(day) !== letter));
  return {
    ...entry,
    row: answer,
    edits: differing(entry.month, answer, since),
    contest: null,
    refused: null,
  };
}

/** Settles a contest for one side. */
export function withChoice(entry: Entry, choice: 'mine' | 'theirs'): Entry {
  const { contest, edits } = entry;
  if (contest === null) return entry;
  if (choice === 'mine') return { ...entry, contest: null };
  const kept = contest.totals ? noEdits : new Map([...edits].filter(([day]) => !contest.days.includes(day)));
  return { ...entry, edits: kept, contest: null };
}
