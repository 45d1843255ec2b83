import type { CaseSignal } from '#shared/contract/recall-case.ts';

/** Months that the signals of a case rest on, the newest first; where they rest on none, the newest on record. */
export function monthsConcerned<Recorded extends { readonly month: string; readonly counts: unknown }>(
  signals: readonly CaseSignal[],
  months: readonly Recorded[],
): Recorded[] {
  const named = new Set(
    signals.flatMap(({ signal }) =>
      signal.records.filter(({ kind }) => kind === 'attendance_month').map(({ id }) => id),
    ),
  );
  const newestFirst = months.toSorted((a, b) => b.month.localeCompare(a.month));
  const concerned = newestFirst.filter(({ month }) => named.has(month));
  if (concerned.length > 0) return concerned;
  return newestFirst.filter(({ counts }) => counts !== null).slice(0, 1);
}
