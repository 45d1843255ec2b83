import type { SignalFilter, SignalState, SignalTotals } from '#shared/contract/recall.ts';
import { addDays } from '#shared/dates.ts';
import type { Role } from '#shared/vocabulary.ts';
import { searchTerms } from '../roster/posting-search.ts';
import { searchTextOf, stateOf } from './signal-row.ts';
import type { ListedSignal, SignalBoard } from './signal-rows.ts';
import type { Standing } from './standing-signals.ts';

/** Under which rules and as of which day the signals stand. */
export function standingLine({ scheme, asOf }: Standing) {
  return { schemeVersionId: scheme.id, schemeTitle: scheme.title, asOf };
}

/** Whether nobody has settled the signal: a dismissal that has lapsed settles nothing. */
const isOpen = (state: SignalState) => state === 'open' || state === 'lapsed';

/** Signals that a filter leaves, in their order, in the states that the reader may know of. */
export function filterSignals(
  signals: readonly ListedSignal[],
  filter: SignalFilter,
  reader: Role,
): ListedSignal[] {
  const terms = searchTerms(filter.text);
  return signals.filter(
    (listed) =>
      isAsWanted(listed, filter) &&
      isInState(stateOf(listed, reader), filter.state) &&
      (terms.length === 0 || holdsAll(searchTextOf(listed.posting), terms)),
  );
}

function isAsWanted({ signal, posting }: ListedSignal, filter: SignalFilter): boolean {
  const { triggerCode, townshipId, villageId, unitId, suggests } = filter;
  return (
    (triggerCode === null || signal.triggerCode === triggerCode) &&
    (townshipId === null || posting.townshipId === townshipId) &&
    (villageId === null || posting.villageId === villageId) &&
    (unitId === null || posting.unitId === unitId) &&
    (suggests === null || signal.suggests === suggests)
  );
}

function isInState(state: SignalState, wanted: SignalFilter['state']): boolean {
  return wanted === 'all' || (wanted === 'open' ? isOpen(state) : state === wanted);
}

const holdsAll = (text: string, terms: readonly string[]) => terms.every((term) => text.includes(term));

/** How many there are, by trigger, township and unit, as far as the reader may know. */
export function totalsOf({ standing, signals }: SignalBoard, reader: Role): SignalTotals {
  const states = signals.map((listed) => stateOf(listed, reader));
  const inState = (wanted: SignalState) => states.filter((state) => state === wanted).length;
  const open = signals.filter((_, index) => isOpen(states[index] ?? 'open'));
  const newIn = (days: number) => {
    const first = addDays(standing.asOf, 1 - days);
    return open.filter(({ signal }) => signal.since >= first).length;
  };
  return {
    ...standingLine(standing),
    postings: standing.postings.size,
    open: open.length,
    people: new Set(open.map(({ posting }) => posting.personId)).size,
    dismissed: inState('dismissed'),
    lapsed: inState('lapsed'),
    inCase: inState('in_case'),
    newIn7Days: newIn(7),
    newIn30Days: newIn(30),
    byTrigger: standing.scheme.content.recall.triggers
      .toSorted((a, b) => a.ordinal - b.ordinal)
      .map(({ code, ordinal, title, ground }) => ({
        code,
        ordinal,
        title,
        ground,
        open: open.filter(({ signal }) => signal.triggerCode === code).length,
      })),
    byTownship: counted(open, ({ posting }) => ({ id: posting.townshipId, name: posting.township })),
    byUnit: counted(open, ({ posting }) => ({ id: posting.unitId, name: posting.unit })),
  };
}

/** The most first; among equals those whose newest signal is newer. */
function counted<P extends { readonly id: string; readonly name: string }>(
  signals: readonly ListedSignal[],
  placeOf: (listed: ListedSignal) => P,
): (P & { open: number })[] {
  const places = new Map<string, P & { open: number }>();
  for (const listed of signals) {
    const place = placeOf(listed);
    const known = places.get(place.id);
    if (known) known.open += 1;
    else places.set(place.id, { ...place, open: 1 });
  }
  return [...places.values()].toSorted((a, b) => b.open - a.open);
}
