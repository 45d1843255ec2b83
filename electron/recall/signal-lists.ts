import type { SignalFilter, SignalRow, SignalState, SignalTotals } from '#shared/contract/recall.ts';
import { daysBetween } from '#shared/dates.ts';
import { searchTerms } from '../roster/posting-search.ts';
import type { ListedSignal, SignalBoard } from './signal-rows.ts';
import type { Standing } from './standing-signals.ts';

/** Under which rules and as of which day the signals stand. */
export function standingLine({ scheme, asOf }: Standing) {
  return { schemeVersionId: scheme.id, schemeTitle: scheme.title, asOf };
}

/** Whether nobody has settled the signal: a dismissal that has lapsed settles nothing. */
const isOpen = ({ state }: { readonly state: SignalState }) => state !== 'dismissed';

/** Signals that a filter leaves, in their order. */
export function filterSignals(signals: readonly ListedSignal[], filter: SignalFilter): SignalRow[] {
  const terms = searchTerms(filter.text);
  return signals
    .filter(({ searchText }) => terms.every((term) => searchText.includes(term)))
    .map(({ row }) => row)
    .filter(
      (row) =>
        (filter.triggerCode === null || row.triggerCode === filter.triggerCode) &&
        (filter.townshipId === null || row.posting.townshipId === filter.townshipId) &&
        (filter.villageId === null || row.posting.villageId === filter.villageId) &&
        (filter.unitId === null || row.posting.unitId === filter.unitId) &&
        (filter.suggests === null || row.suggests === filter.suggests) &&
        isInState(row, filter.state),
    );
}

function isInState(row: SignalRow, wanted: SignalFilter['state']): boolean {
  return wanted === 'all' || (wanted === 'open' ? isOpen(row) : row.state === wanted);
}

/** How many there are, by trigger, township and unit. */
export function totalsOf({ standing, signals }: SignalBoard): SignalTotals {
  const rows = signals.map(({ row }) => row);
  const open = rows.filter(isOpen);
  const newIn = (days: number) => open.filter(({ since }) => daysBetween(since, standing.asOf) < days).length;
  return {
    ...standingLine(standing),
    postings: standing.postings.size,
    open: open.length,
    people: new Set(open.map(({ posting }) => posting.personId)).size,
    dismissed: rows.length - open.length,
    lapsed: rows.filter(({ state }) => state === 'lapsed').length,
    newIn7Days: newIn(7),
    newIn30Days: newIn(30),
    byTrigger: standing.scheme.content.recall.triggers
      .toSorted((a, b) => a.ordinal - b.ordinal)
      .map(({ code, ordinal, title, ground }) => ({
        code,
        ordinal,
        title,
        ground,
        open: open.filter(({ triggerCode }) => triggerCode === code).length,
      })),
    byTownship: counted(open, ({ posting }) => ({ id: posting.townshipId, name: posting.townshipName })),
    byUnit: counted(open, ({ posting }) => ({ id: posting.unitId, name: posting.unitName })),
  };
}

/** The most first; among equals those whose newest signal is newer. */
function counted<P extends { readonly id: string; readonly name: string }>(
  rows: readonly SignalRow[],
  placeOf: (row: SignalRow) => P,
): (P & { open: number })[] {
  const places = new Map<string, P & { open: number }>();
  for (const row of rows) {
    const place = placeOf(row);
    const known = places.get(place.id);
    if (known) known.open += 1;
    else places.set(place.id, { ...place, open: 1 });
  }
  return [...places.values()].toSorted((a, b) => b.open - a.open);
}
