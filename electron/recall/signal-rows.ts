import type { SignalRow } from '#shared/contract/recall.ts';
import type { PostingId } from '#shared/ids.ts';
import type { RecallTrigger } from '#shared/policy/recall-rules.ts';
import type { Signal } from '#shared/recall/signal.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Database } from '../database/database.types.ts';
import type { PolicyService } from '../policy/policy.service.ts';
import { breather } from '../roster/breather.ts';
import { type PostingFacts, postingFacts } from '../roster/posting-facts.ts';
import { type DismissalRow, standingDismissals } from './dismissal.repository.ts';
import { type SignalLink, signalLinks, signalPlace } from './signal-cases.ts';
import { signalRow, triggerOf } from './signal-row.ts';
import type { Standing, StandingSignals } from './standing-signals.ts';

/** A signal with what lists look at. The row as the pages show it is made only for those that are shown. */
export interface ListedSignal {
  readonly signal: Signal;
  readonly trigger: RecallTrigger;
  readonly posting: PostingFacts;
  /** Of this posting and key, not withdrawn, the earliest first. */
  readonly dismissals: readonly DismissalRow[];
  /** Cases that took it up, the earliest first; not every reader may know of them. */
  readonly links: readonly SignalLink[];
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
  rowsOf(ids: readonly PostingId[], reader: Role): Promise<{ standing: Standing; rows: SignalRow[] }>;
}

/** Signals with the names of whom they are about and the dismissals that cover them. */
export function createSignalRows(
  database: Database,
  policy: Pick<PolicyService, 'get'>,
  standingSignals: StandingSignals,
): SignalRows {
  let known: { readonly sequence: number; readonly board: SignalBoard } | null = null;

  async function listed(
    { scheme, signals }: Standing,
    ids: readonly PostingId[],
    standing: readonly DismissalRow[],
  ): Promise<ListedSignal[]> {
    const facts = await postingFacts(database.read, ids);
    const dismissed = Map.groupBy(standing, (row) => signalPlace(row.posting_id, row.signal_key));
    const linked = await signalLinks(database.read, policy, ids);
    const found: ListedSignal[] = [];
    const breathe = breather();
    for (const id of ids) {
      const posting = facts.get(id);
      if (!posting) continue;
      for (const signal of signals.get(id) ?? []) {
        const place = signalPlace(id, signal.key);
        const dismissals = dismissed.get(place) ?? [];
        const links = linked.get(place) ?? [];
        const trigger = triggerOf(scheme.content, signal);
        found.push({ signal, trigger, posting, dismissals, links });
      }
      await breathe();
    }
    return found.sort(newestFirst);
  }

  return {
    async board() {
      // What is written after this line may be in the board or not; the next question then makes it anew.
      const { sequence } = await database.auditHead();
      const standing = await standingSignals.current();
      if (known?.sequence === sequence && known.board.standing === standing) return known.board;
      const dismissals = await standingDismissals(database.read);
      const signals = await listed(standing, [...standing.signals.keys()], dismissals);
      known = { sequence, board: { standing, signals } };
      return known.board;
    },

    async rowsOf(ids, reader) {
      const standing = await standingSignals.current();
      const dismissals = (await Promise.all(ids.map((id) => standingDismissals(database.read, id)))).flat();
      return {
        standing,
        rows: (await listed(standing, ids, dismissals)).map((one) => signalRow(one, reader)),
      };
    },
  };
}

function newestFirst(a: ListedSignal, b: ListedSignal): number {
  return (
    compare(b.signal.since, a.signal.since) ||
    a.trigger.ordinal - b.trigger.ordinal ||
    compare(a.posting.id, b.posting.id) ||
    compare(a.signal.key, b.signal.key)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
