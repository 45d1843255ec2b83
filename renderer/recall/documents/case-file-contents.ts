import type { CaseFileChoice, CaseFileItem } from '#shared/contract/archive.ts';
import { moved } from '../../components/moved.ts';

/** A part of a case file with whether it goes in; the order is that in which it is bound. */
export interface ContentsEntry {
  readonly key: string;
  readonly choice: CaseFileChoice;
  readonly chosen: boolean;
}

/** The same item has the same key, whatever it is called meanwhile. */
export const keyOf = (item: CaseFileItem): string => ('id' in item ? `${item.kind}:${item.id}` : item.kind);

/** As the server suggests it. */
export const suggestedContents = (choices: readonly CaseFileChoice[]): ContentsEntry[] =>
  choices.map((choice) => ({ key: keyOf(choice.item), choice, chosen: choice.suggested }));

/**
 * What somebody put together, held against what there is now: parts that are gone fall out, new ones stand at the end and
 * are not chosen, since nobody has seen them.
 */
export function currentContents(
  entries: readonly ContentsEntry[],
  choices: readonly CaseFileChoice[],
): ContentsEntry[] {
  const now = new Map(choices.map((choice) => [keyOf(choice.item), choice]));
  const kept = entries.flatMap((entry) => {
    const choice = now.get(entry.key);
    return choice ? [{ ...entry, choice }] : [];
  });
  const known = new Set(kept.map(({ key }) => key));
  const added = suggestedContents(choices)
    .filter(({ key }) => !known.has(key))
    .map((entry) => ({ ...entry, chosen: false }));
  return [...kept, ...added];
}

export const chooseEntry = (
  entries: readonly ContentsEntry[],
  key: string,
  chosen: boolean,
): ContentsEntry[] => entries.map((entry) => (entry.key === key ? { ...entry, chosen } : entry));

/** Moves a part up (−1) or down (1) by one place; at the edge it stays. */
export function moveEntry(entries: readonly ContentsEntry[], key: string, by: -1 | 1): ContentsEntry[] {
  const from = entries.findIndex((entry) => entry.key === key);
  const to = from + by;
  return from < 0 || to < 0 || to >= entries.length ? [...entries] : moved(entries, from, to);
}

/** What is printed, in order. */
export const chosenItems = (entries: readonly ContentsEntry[]): CaseFileItem[] =>
  entries.filter(({ chosen }) => chosen).map(({ choice }) => choice.item);
