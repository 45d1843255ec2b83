import type { FactWord, FactWords, RecordFacts } from './record.types.ts';

/**
 * What differs between a record as it was taken and as it is now, a sentence each. Fields that only one of them has
 * are those of another version of the program and say nothing.
 */
export function factChanges(words: FactWords, before: RecordFacts, now: RecordFacts): string[] {
  return Object.entries(words).flatMap(([field, word]) => {
    const [was, is] = [before[field], now[field]];
    if (was === undefined || is === undefined || was === is) return [];
    return [changeOf(word, was, is)];
  });
}

function changeOf(word: FactWord, was: string | number | null, is: string | number | null): string {
  if (word.each && typeof was === 'string' && typeof is === 'string') return word.each(was, is);
  const read = (value: string | number) => `“${word.read ? word.read(value) : value}”`;
  if (was === null && is !== null) return `${word.label}：原来没有填写，现为${read(is)}。`;
  if (is === null && was !== null) return `${word.label}：由${read(was)}改为没有填写。`;
  return was === null || is === null ? '' : `${word.label}：由${read(was)}改为${read(is)}。`;
}

/** A word of a closed vocabulary; what a newer program wrote reads as it was stored. */
export function wordIn(labels: Readonly<Record<string, string>>): (value: string | number) => string {
  return (value) => labels[value] ?? String(value);
}
