import type { AttendanceRow, AttendanceSave } from '#shared/contract/presence-attendance.ts';
import type { Month } from '#shared/dates.ts';
import {
  type Entry,
  entryOf,
  isSavable,
  typedDays,
  withAnswer,
  withChoice,
  withLetter,
  withNewer,
} from './entry.ts';
import { type CellChange, letterAt, rowKey } from './grid-model.ts';

interface SavedDays {
  readonly postingId: AttendanceRow['postingId'];
  readonly revision: AttendanceRow['revision'];
  readonly days: string;
}

/** How far saving has got; what the save indicator shows. */
export type Saving =
  | { readonly kind: 'untouched' | 'unsaved' | 'saving' | 'failed' }
  | { readonly kind: 'saved'; readonly at: Date };

/** The calls an editor makes; tests pass their own. */
export interface EditorCalls {
  save(input: AttendanceSave): Promise<AttendanceRow>;
  saveMany(input: { month: Month; entries: SavedDays[] }): Promise<{ rows: AttendanceRow[] }>;
  /** The row as it is now. */
  reload(month: Month, row: AttendanceRow): Promise<AttendanceRow>;
  /** Whether the error says that somebody else has saved the month since. */
  isConflict(error: unknown): boolean;
  /** The sentence of an error that is about what was to be saved; null for any other, e.g. no connection. */
  refusalOf(error: unknown): string | null;
  onStored(month: Month, rows: readonly AttendanceRow[]): void;
  /** Somebody else's changes were taken over beside what is typed here. */
  onMerged(row: AttendanceRow): void;
}

export interface EditorState {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Months with something typed that is not saved. */
  readonly unsaved: readonly Entry[];
  readonly contested: readonly Entry[];
  readonly refused: readonly Entry[];
  readonly save: Saving;
  /** Why saving failed altogether. */
  readonly error: unknown;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What the drawer saves of one month. */
export type MonthSave = Pick<AttendanceSave, 'record' | 'roundTrips' | 'note'>;

export type Editor = ReturnType<typeof createEditor>;

/** How long typing may pause before it is saved, in milliseconds. */
const pause = 800;
/** Attempts on newer and newer versions of a month before the person is told. */
const attempts = 4;
/** Months that go in one call. */
const together = 200;
const mostUndos = 200;

interface Undo extends CellChange {
  readonly before: string;
}

/**
 * Keeps what is typed in the grid, saves it by itself and never loses it: saves follow each other, an error leaves
 * everything standing, and what somebody else saved meanwhile is merged day by day. Months stay in it when another
 * month or filter is looked at.
 */
export function createEditor(calls: EditorCalls, now: () => Date = () => new Date()) {
  const entries = new Map<string, Entry>();
  let save: Saving = { kind: 'untouched' };
  let error: unknown = null;
  let undos: Undo[][] = [];
  let redos: Undo[][] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();
  let state = derive();

  function derive(): EditorState {
    const all = [...entries.values()];
    return {
      entries: new Map(entries),
      unsaved: all.filter(({ edits }) => edits.size > 0),
      contested: all.filter(({ contest }) => contest !== null),
      refused: all.filter(({ refused }) => refused !== null),
      save,
      error,
      canUndo: undos.length > 0,
      canRedo: redos.length > 0,
    };
  }

  function publish(): void {
    state = derive();
    for (const listener of listeners) listener();
  }

  const put = (entry: Entry) => entries.set(entry.key, entry);

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void enqueue(), pause);
  }

  /** What the indicator says once nothing is on its way. */
  function settle(): void {
    const all = [...entries.values()];
    if (all.some(isSavable)) {
      save = { kind: 'unsaved' };
      schedule();
    } else if (all.some(({ refused }) => refused !== null)) save = { kind: 'failed' };
    else if (all.some(({ edits }) => edits.size > 0)) save = { kind: 'unsaved' };
    else if (save.kind !== 'untouched') save = { kind: 'saved', at: now() };
  }

  /** Applies changes and says what they replaced; changes that change nothing fall away. */
  function apply(changes: readonly CellChange[], rowOf: (key: string) => Entry | undefined): Undo[] {
    const done: Undo[] = [];
    for (const change of changes) {
      const entry = entries.get(change.key) ?? rowOf(change.key);
      if (!entry) continue;
      const before = letterAt(typedDays(entry), change.day);
      if (before === change.letter) continue;
      put(withLetter(entry, change.day, change.letter));
      done.push({ ...change, before });
    }
    if (done.length > 0) {
      save = { kind: 'unsaved' };
      settle();
    }
    return done;
  }

  function takeBack(from: Undo[][], to: Undo[][]): readonly CellChange[] {
    const last = from.pop();
    if (!last) return [];
    // A day that was changed again since, by whomever, is left alone.
    const still = last.filter(({ key, day, letter }) => {
      const entry = entries.get(key);
      return entry !== undefined && letterAt(typedDays(entry), day) === letter;
    });
    const back = still.map(({ key, day, before }) => ({ key, day, letter: before }));
    const done = apply(back, () => undefined);
    if (done.length > 0) to.push(done);
    publish();
    return done;
  }

  function accept(key: string, answer: AttendanceRow, sent: ReadonlyMap<number, string>): void {
    const entry = entries.get(key);
    if (!entry) return;
    put(withAnswer(entry, answer, sent));
    calls.onStored(entry.month, [answer]);
  }

  async function refresh(entry: Entry): Promise<void> {
    const newer = await calls.reload(entry.month, entry.row);
    const merged = withNewer(entries.get(entry.key) ?? entry, newer);
    put(merged);
    calls.onStored(entry.month, [newer]);
    if (merged.contest === null && newer.revision !== entry.row.revision) calls.onMerged(newer);
  }

  async function saveOne(key: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const entry = entries.get(key);
      if (!entry || !isSavable(entry)) return;
      const { month, row, edits } = entry;
      try {
        const answer = await calls.save({
          postingId: row.postingId,
          month,
          revision: row.revision,
          record: { kind: 'days', days: typedDays(entry) },
          roundTrips: row.roundTrips,
          note: row.note,
        });
        return accept(key, answer, edits);
      } catch (failure) {
        if (calls.isConflict(failure) && attempt < attempts) await refresh(entry);
        else {
          const refused = calls.refusalOf(failure);
          if (refused === null) throw failure;
          return void put({ ...(entries.get(key) ?? entry), refused });
        }
      }
    }
  }

  async function saveTogether(month: Month, due: readonly Entry[]): Promise<void> {
    if (due.length > 1) {
      try {
        const { rows } = await calls.saveMany({
          month,
          entries: due.map((entry) => ({
            postingId: entry.row.postingId,
            revision: entry.row.revision,
            days: typedDays(entry),
          })),
        });
        const answers = new Map(rows.map((row) => [rowKey(month, row.postingId), row]));
        for (const { key, edits } of due) {
          const answer = answers.get(key);
          const entry = entries.get(key);
          if (answer && entry) put(withAnswer(entry, answer, edits));
        }
        return calls.onStored(month, rows);
      } catch (failure) {
        // All or nothing: one by one then, so that only the month that is meant stays behind.
        if (!calls.isConflict(failure) && calls.refusalOf(failure) === null) throw failure;
      }
    }
    for (const { key } of due) await saveOne(key);
  }

  async function saveAll(): Promise<void> {
    const due = [...entries.values()].filter(isSavable);
    if (due.length === 0) return;
    save = { kind: 'saving' };
    publish();
    try {
      for (const [month, months] of Map.groupBy(due, (entry) => entry.month)) {
        for (let from = 0; from < months.length; from += together) {
          await saveTogether(month, months.slice(from, from + together));
        }
      }
      error = null;
      settle();
    } catch (failure) {
      error = failure;
      save = { kind: 'failed' };
    }
    publish();
  }

  /** One save after another, so that each has the revision of the one before. */
  function enqueue(task: () => Promise<void> = saveAll): Promise<void> {
    clearTimeout(timer);
    const done = queue.then(task);
    queue = done.catch(() => undefined);
    return done;
  }

  return {
    get: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Sets days; `rowOf` gives the rows that have not been worked on before. */
    set(
      month: Month,
      changes: readonly CellChange[],
      rowOf: (key: string) => AttendanceRow | undefined,
    ): void {
      const done = apply(changes, (key) => {
        const row = rowOf(key);
        return row && entryOf(month, row);
      });
      if (done.length === 0) return;
      undos = [...undos.slice(-mostUndos + 1), done];
      redos = [];
      publish();
    },
    undo: () => takeBack(undos, redos),
    redo: () => takeBack(redos, undos),
    /** Takes in rows as lists give them. */
    receive(month: Month, rows: readonly AttendanceRow[]): void {
      let changed = false;
      for (const row of rows) {
        const entry = entries.get(rowKey(month, row.postingId));
        if (!entry || entry.row === row || (row.revision ?? 0) < (entry.row.revision ?? 0)) continue;
        put(withNewer(entry, row));
        changed = true;
      }
      if (!changed) return;
      settle();
      publish();
    },
    /** Saves everything that can be saved now; what was refused is tried again. */
    saveNow(): Promise<void> {
      for (const entry of entries.values()) if (entry.refused !== null) put({ ...entry, refused: null });
      return enqueue();
    },
    /**
     * Saves a month as a whole, with round trips and note, after what is typed of it.
     *
     * @throws the refusal; after a conflict the entry holds what somebody else saved
     */
    saveMonth(month: Month, row: AttendanceRow, what: MonthSave): Promise<void> {
      return enqueue(async () => {
        await saveAll();
        const entry = entries.get(rowKey(month, row.postingId)) ?? entryOf(month, row);
        put(entry);
        if (entry.edits.size > 0) throw new Error('这个月有按天填写的内容还没有保存，请先处理后再保存。');
        try {
          const { postingId, revision } = entry.row;
          accept(entry.key, await calls.save({ postingId, month, revision, ...what }), entry.edits);
          save = { kind: 'saved', at: now() };
        } catch (failure) {
          if (calls.isConflict(failure)) await refresh(entry);
          throw failure;
        } finally {
          publish();
        }
      });
    },
    /** Settles what both sides changed. */
    resolve(key: string, choice: 'mine' | 'theirs'): Promise<void> {
      const entry = entries.get(key);
      if (entry) put(withChoice(entry, choice));
      settle();
      publish();
      return enqueue();
    },
    /** Gives up what is typed of one month and was refused. */
    discard(key: string): void {
      const entry = entries.get(key);
      if (entry) put(entryOf(entry.month, entry.row));
      settle();
      publish();
    },
  };
}
