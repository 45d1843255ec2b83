import type { BusinessDate } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { Signal } from '#shared/recall/signal.ts';
import { signalsOf } from '#shared/recall/signals-of.ts';
import type { Database } from '../database/database.types.ts';
import type { PolicyService, SchemeVersionWithContent } from '../policy/policy.service.ts';
import { breather } from '../roster/breather.ts';
import { allPostingFacts, type PostingFacts, postingFacts } from '../roster/posting-facts.ts';
import { changedAfter, latestChange } from './posting-changes.repository.ts';
import { type CalendarInUse, postingsAtOnce, type RecordSources } from './record-sources.ts';

/** All signals as they stand under the scheme in force, on one day. */
export interface Standing {
  readonly scheme: SchemeVersionWithContent;
  readonly asOf: BusinessDate;
  /** Postings looked at: everybody on post. */
  readonly postings: ReadonlySet<PostingId>;
  /** Only postings with signals. */
  readonly signals: ReadonlyMap<PostingId, readonly Signal[]>;
  /** The latest change of records that is in it. */
  readonly seen: number;
}

export interface StandingSignals {
  /**
   * The signals of now: whatever was committed before the question is in them. Worked out on the first question and
   * again when the day, the scheme in force or the calendar has changed; after a write only for its postings.
   * Questions at the same time wait for one computation.
   */
  current(): Promise<Standing>;
}

interface Dependencies {
  readonly database: Database;
  readonly policy: PolicyService;
  readonly sources: RecordSources;
}

/** Keeps the signals of everybody on post in memory. */
export function createStandingSignals({ database, policy, sources }: Dependencies): StandingSignals {
  let known: { readonly key: string; readonly standing: Standing } | null = null;
  let running: Promise<Standing> | null = null;

  async function refresh(): Promise<Standing> {
    const [scheme, calendar] = [await policy.inForce(), await sources.calendar()];
    const asOf = sources.today();
    const key = `${scheme.id} ${asOf} ${calendar.revision}`;
    let standing =
      known?.key === key
        ? known.standing
        : await everybody({ scheme, asOf }, calendar, await latestChange(database.read));
    // A pass takes time in which more may be written; the last pass finds nothing.
    for (;;) {
      const changed = await changedAfter(database.read, standing.seen);
      const last = changed.at(-1);
      if (!last) break;
      standing = await replaced(
        standing,
        calendar,
        changed.map(({ id }) => id),
        last.number,
      );
    }
    known = { key, standing };
    return standing;
  }

  async function everybody(
    rules: Pick<Standing, 'scheme' | 'asOf'>,
    calendar: CalendarInUse,
    seen: number,
  ): Promise<Standing> {
    const empty: Standing = { ...rules, postings: new Set(), signals: new Map(), seen };
    return computed(empty, await allPostingFacts(database.read), calendar, seen);
  }

  async function replaced(
    before: Standing,
    calendar: CalendarInUse,
    ids: readonly PostingId[],
    seen: number,
  ): Promise<Standing> {
    const [postings, signals] = [new Set(before.postings), new Map(before.signals)];
    for (const id of ids) {
      postings.delete(id);
      signals.delete(id);
    }
    const facts = await postingFacts(database.read, ids);
    return computed({ ...before, postings, signals }, [...facts.values()], calendar, seen);
  }

  /** `before` with the signals of these postings added, as far as somebody is on post there. */
  async function computed(
    before: Standing,
    facts: readonly PostingFacts[],
    calendar: CalendarInUse,
    seen: number,
  ): Promise<Standing> {
    const { scheme, asOf } = before;
    const [postings, signals] = [new Set(before.postings), new Map(before.signals)];
    const setting = { asOf, calendar: calendar.days };
    const onPost = facts.filter(({ start, end }) => end === null && start <= asOf);
    const breathe = breather();
    for (let from = 0; from < onPost.length; from += postingsAtOnce) {
      for (const records of await sources.signalRecordsOf(onPost.slice(from, from + postingsAtOnce))) {
        const { id } = records.posting;
        const found = signalsOf(scheme.content, records, setting);
        postings.add(id);
        if (found.length > 0) signals.set(id, found);
        await breathe();
      }
    }
    return { scheme, asOf, postings, signals, seen };
  }

  return {
    async current() {
      // A computation that began before this question may have missed what was written just before it; one that
      // begins after the wait has not.
      await running?.catch(() => undefined);
      running ??= refresh().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
