import type { BallotMarks } from '#shared/contract/assessment-ballots.ts';
import { resumed, type Stroke, struck, type Typing } from './typing.ts';

/** Ballots on their way to the program. */
export interface Parcel {
  readonly revision: number;
  readonly ballots: readonly { readonly number: number; readonly marks: BallotMarks }[];
  readonly total: number;
}

export interface DeskCalls {
  save(parcel: Parcel): Promise<{ revision: number }>;
  /** Whether the error says that the pass was changed elsewhere: sending again is of no use then. */
  isConflict(error: unknown): boolean;
  now(): Date;
}

export interface DeskState {
  readonly typing: Typing;
  /** Ballots that the program does not have yet, or has otherwise. */
  readonly waiting: number;
  readonly sending: boolean;
  /** When everything was last saved; null before the first time. */
  readonly savedAt: Date | null;
  /** Why the last parcel was not taken; null when it was. */
  readonly error: unknown;
  /** The pass was changed elsewhere: it has to be loaded anew. */
  readonly conflict: boolean;
  /** Counts up with every ballot that is completed. */
  readonly completed: number;
  /** Ballots a minute over the last ones; null for too few. */
  readonly speed: number | null;
}

/** Steps that can be undone. */
const undoLimit = 1000;
/** Ballots in one parcel at the most; the program takes 500. */
const parcelLimit = 400;
/** Ballots over which the speed is taken. */
const speedOver = 20;

/**
 * Keeps what is typed of a pass. No key waits for the program: ballots are sent one parcel after the other, in order;
 * a parcel whose answer got lost is sent again as it was, and what is typed meanwhile waits behind it.
 */
export function createEntryDesk(
  saved: { readonly ballots: readonly BallotMarks[]; readonly revision: number; readonly people: number },
  calls: DeskCalls,
) {
  const { people } = saved;
  let { revision } = saved;
  let acknowledged = saved.ballots;
  let underway: { readonly parcel: Parcel; readonly after: readonly BallotMarks[] } | null = null;
  let past: Typing[] = [];
  let strokes: number[] = [];
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  let state: DeskState = {
    typing: resumed(saved.ballots),
    waiting: 0,
    sending: false,
    savedAt: null,
    error: null,
    conflict: false,
    completed: 0,
    speed: null,
  };

  function change(next: Partial<DeskState>): void {
    state = { ...state, ...next };
    // What is on its way counts even where the ballot was taken back meanwhile: that has to follow.
    const open = differing(acknowledged, state.typing.ballots);
    state = { ...state, waiting: underway === null ? open : Math.max(1, open) };
    for (const listener of listeners) listener();
  }

  function take(typing: Typing): void {
    const more = typing.ballots.length > state.typing.ballots.length;
    if (more) strokes = [...strokes, calls.now().getTime()].slice(-speedOver);
    change({
      typing,
      completed: state.completed + (more ? 1 : 0),
      speed: speedOf(strokes),
    });
    send();
  }

  /** Sends what is waiting, unless a parcel is on its way already. */
  function send(): void {
    if (running !== null || state.conflict || state.waiting === 0) return;
    running = run().finally(() => {
      running = null;
    });
  }

  async function run(): Promise<void> {
    change({ sending: true });
    try {
      while (underway !== null || differing(acknowledged, state.typing.ballots) > 0) {
        underway ??= packed(acknowledged, state.typing.ballots, revision);
        const answer = await calls.save(underway.parcel);
        ({ revision } = answer);
        acknowledged = underway.after;
        underway = null;
        change({ error: null });
      }
      change({ sending: false, savedAt: calls.now() });
    } catch (error) {
      change({ sending: false, error, conflict: calls.isConflict(error) });
    }
  }

  return {
    get: (): DeskState => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** One key. */
    strike(stroke: Stroke): void {
      const typing = struck(state.typing, stroke, people);
      if (typing === state.typing) return;
      past = [...past, state.typing].slice(-undoLimit);
      take(typing);
    },

    /** Takes the last key back, whatever it did. */
    undo(): void {
      const before = past.pop();
      if (before) take(before);
    },

    /** Opens an earlier ballot, by its place from 0. */
    open(at: number): void {
      const { typing } = state;
      if (at >= 0 && at < typing.ballots.length) change({ typing: { ...typing, at, cursor: 0 } });
    },

    /** Sends again what was not taken. */
    retry: send,

    /** Waits until nothing is on its way; what failed stays waiting. */
    async settled(): Promise<void> {
      send();
      while (running !== null) await running;
    },

    /** The revision of the pass once everything is saved. */
    revision: (): number => revision,
  };
}
export type EntryDesk = ReturnType<typeof createEntryDesk>;

/** Ballots in which two stacks differ, by their places. */
function differing(one: readonly BallotMarks[], other: readonly BallotMarks[]): number {
  let count = Math.abs(one.length - other.length);
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    if (one[index] !== other[index]) count += 1;
  }
  return count;
}

/** As much of the difference as goes into one parcel, from the bottom of the stack up. */
function packed(before: readonly BallotMarks[], after: readonly BallotMarks[], revision: number) {
  const ballots: { number: number; marks: BallotMarks }[] = [];
  let total = after.length;
  for (const [index, marks] of after.entries()) {
    if (index < before.length && before[index] === marks) continue;
    if (ballots.length === parcelLimit) {
      // What lies above waits for the next parcel: it stays as it was.
      total = Math.max(index, Math.min(before.length, after.length));
      break;
    }
    ballots.push({ number: index + 1, marks });
  }
  const stack: (BallotMarks | undefined)[] = before.slice(0, total);
  for (const { number, marks } of ballots) stack[number - 1] = marks;
  return {
    parcel: { revision, ballots, total },
    after: stack.map((marks) => marks ?? null),
  };
}

function speedOf(strokes: readonly number[]): number | null {
  const [first, last] = [strokes[0], strokes.at(-1)];
  if (first === undefined || last === undefined || strokes.length < 3 || last <= first) return null;
  return ((strokes.length - 1) * 60_000) / (last - first);
}
