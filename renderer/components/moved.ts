/** A list with the entry of one place at another. */
export function moved<T>(entries: readonly T[], from: number, to: number): T[] {
  return entries.toSpliced(from, 1).toSpliced(to, 0, ...entries.slice(from, from + 1));
}
