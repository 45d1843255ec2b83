import type { SignalRow } from '#shared/contract/recall.ts';
import type { PostingId } from '#shared/ids.ts';
import type { Database } from '../database/database.types.ts';
import { breather } from '../roster/breather.ts';
import { postingFacts } from '../roster/posting-facts.ts';
import { type DismissalRow, standingDismissals } from './dismissal.repository.ts';
import { searchTextOf, signalRow } from './signal-row.ts';
import type { Standing, StandingSignals } from './standing-signals.ts';

/** A signal with what the search looks through: names and pinyin initials in lower case. */
export interface ListedSignal {
  readonly row: SignalRow;
  readonly searchText: string;
}

/** Every signal as it stands, dismissed ones too, the newest first. */
export interface SignalBoard {
  readonly standing: Standing;
  readonly signals: readonly ListedSignal[];
}

export interface SignalRows {
  /** All of them. Made anew only after something was written. */
  board(): Promise<SignalBoard>;
  /** Those of some postings, without making all. */
  rowsOf(ids: readonly PostingId[]): Promise<{ standing: Standing; rows: SignalRow[] }>;
}

/** Signals with the names of whom they are about and the dismissals that cover them. */
export function createSignalRows(database: Database, standingSignals: StandingSignals): SignalRows {
  let known: { readonly sequence: number; readonly board: SignalBoard } | null = null;

  async function listed(
    standing: Standing,
    ids: readonly PostingId[],
    dismissals: readonly DismissalRow[],
  ): Promise<ListedSignal[]> {
    const { scheme, signals } = standing;
    const facts = await postingFacts(database.read, ids);
    const dismissed = Map.groupBy(dismissals, (row) => `${row.posting_id} ${row.signal_key}`);
    const rows: ListedSignal[] = [];
    const breathe = breather();
    for (const id of ids) {
      const posting = facts.get(id);
      if (!posting) continue;
      const searchText = searchTextOf(posting);
      for (const signal of signals.get(id) ?? []) {
        const own = dismissed.get(`${id} ${signal.key}`) ?? [];
        rows.push({ row: signalRow(scheme.content, signal, posting, own), searchText });
      }
      await breathe();
    }
    return rows.sort(newestFirst);
  }

  return {
    async board() {
      // Whatever was written between the two is in neither or in the standing only: then the next question asks again.
      const { sequence } = await database.auditHead();
      const standing = await standingSignals.current();
      if (known?.sequence === sequence && known.board.standing === standing) return known.board;
      const dismissals = await standingDismissals(database.read);
      const signals = await listed(standing, [...standing.signals.keys()], dismissals);
      known = { sequence, board: { standing, signals } };
      return known.board;
    },

    async rowsOf(ids) {
      const standing = await standingSignals.current();
      const dismissals = (await Promise.all(ids.map((id) => standingDismissals(database.read, id)))).flat();
      const signals = await listed(standing, ids, dismissals);
      return { standing, rows: signals.map(({ row }) => row) };
    },
  };
}

function newestFirst({ row: a }: ListedSignal, { row: b }: ListedSignal): number {
  return (
    compare(b.since, a.since) ||
    a.triggerOrdinal - b.triggerOrdinal ||
    compare(a.posting.postingId, b.posting.postingId) ||
    compare(a.key, b.key)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
