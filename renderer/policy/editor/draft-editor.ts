import type { SchemeDraft } from '#shared/contract/policy.ts';
import type { Instant } from '#shared/dates.ts';
import type { SchemeDraftId } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { checkContent, type Fault } from './faults.ts';
import { type Beginning, codeMaker } from './new-values.ts';
import { codesIn, type Path, valueAt, withValueAt } from './values.ts';

/** How far saving has got; what the save indicator shows. */
export type Saving =
  | { readonly kind: 'untouched' | 'unsaved' | 'saving' | 'failed' }
  | { readonly kind: 'saved'; readonly at: Date };

/** The calls an editor makes; tests pass their own. */
export interface DraftCalls {
  get(input: { id: SchemeDraftId }): Promise<SchemeDraft>;
  save(input: {
    id: SchemeDraftId;
    revision: number;
    content: Scheme;
  }): Promise<{ revision: number; updatedAt: Instant }>;
  /** Whether the error says that somebody else has saved the draft since. */
  isConflict(error: unknown): boolean;
}

export interface DraftState {
  /** The draft as the program has it. */
  readonly stored: SchemeDraft;
  /** What stands in the form. */
  readonly content: unknown;
  /** The last content that was a scheme: what is described, compared and checked. */
  readonly scheme: Scheme;
  /** Where the content is no scheme; it cannot be saved before these are mended. */
  readonly faults: readonly Fault[];
  readonly unsaved: boolean;
  readonly save: Saving;
  /** Why the last saving failed. */
  readonly error: unknown;
  /** What somebody else has saved while something else stood here, until one of both is chosen. */
  readonly theirs: SchemeDraft | null;
  readonly canUndo: boolean;
}

export type DraftEditor = ReturnType<typeof createDraftEditor>;

/** How long typing may pause before it is saved, in milliseconds. */
const pause = 800;
/** Steps that can be taken back. */
const remembered = 200;

/**
 * Keeps what is typed in a draft, saves it by itself and never loses it: saves follow each other, an error leaves
 * everything standing, and what somebody else saved meanwhile is set beside it to be chosen from.
 *
 * @param base content of the version the draft started from; new rules get codes that it does not have either
 * @param onSaved called with the draft after every save
 */
export function createDraftEditor(
  draft: SchemeDraft,
  base: Scheme,
  calls: DraftCalls,
  onSaved: (draft: SchemeDraft) => void,
  now: () => Date = () => new Date(),
) {
  let state: DraftState = {
    stored: draft,
    content: draft.content,
    scheme: draft.content,
    faults: [],
    unsaved: false,
    save: { kind: 'untouched' },
    error: null,
    theirs: null,
    canUndo: false,
  };
  /** What stood in the form when it was last saved. */
  let saved: unknown = draft.content;
  /** What the indicator shows while nothing is unsaved. */
  let settled: Saving = { kind: 'untouched' };
  let past: unknown[] = [];
  /** Typing on in one field until it is saved is one step. */
  let lastField = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  function change(next: Partial<DraftState>): void {
    state = { ...state, ...next, canUndo: past.length > 0 };
    for (const listener of listeners) listener();
  }

  function put(content: unknown): void {
    const checked = checkContent(content);
    const unsaved = content !== saved;
    change({
      content,
      // The same empty list: nothing is drawn anew because there is still nothing wrong.
      faults: checked.faults.length + state.faults.length === 0 ? state.faults : checked.faults,
      unsaved,
      ...(checked.scheme && { scheme: checked.scheme }),
      save: unsaved ? { kind: 'unsaved' } : settled,
    });
    clearTimeout(timer);
    if (unsaved && checked.scheme) timer = setTimeout(() => void enqueue(), pause);
  }

  function takeTheirs(theirs: SchemeDraft): void {
    past = [];
    lastField = '';
    saved = theirs.content;
    settled = { kind: 'untouched' };
    clearTimeout(timer);
    change({
      stored: theirs,
      content: theirs.content,
      scheme: theirs.content,
      faults: [],
      unsaved: false,
      theirs: null,
      error: null,
      save: settled,
    });
    onSaved(theirs);
  }

  /** Takes in a newer version of the draft by somebody else. */
  function take(newer: SchemeDraft): void {
    const known = state.theirs ?? state.stored;
    if (newer.revision <= known.revision) return;
    if (state.unsaved) change({ theirs: newer, save: { kind: 'unsaved' } });
    else takeTheirs(newer);
  }

  async function save(): Promise<void> {
    const { stored, content, scheme, faults, unsaved, theirs } = state;
    if (!unsaved || faults.length > 0 || theirs) return;
    change({ save: { kind: 'saving' } });
    try {
      const { revision, updatedAt } = await calls.save({
        id: stored.id,
        revision: stored.revision,
        content: scheme,
      });
      saved = content;
      lastField = '';
      settled = { kind: 'saved', at: now() };
      const unsavedSince = state.content !== content;
      const answer = { ...stored, revision, updatedAt, title: scheme.title, content: scheme };
      change({
        stored: answer,
        unsaved: unsavedSince,
        error: null,
        save: unsavedSince ? { kind: 'unsaved' } : settled,
      });
      onSaved(answer);
    } catch (error) {
      if (!calls.isConflict(error)) return change({ save: { kind: 'failed' }, error });
      await calls.get({ id: stored.id }).then(take, (failure) => {
        change({ save: { kind: 'failed' }, error: failure });
      });
    }
  }

  /** One save after another, so that each has the revision of the one before. */
  function enqueue(): Promise<void> {
    clearTimeout(timer);
    queue = queue.then(save);
    return queue;
  }

  return {
    get: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Puts a value at a place. */
    set(path: Path, value: unknown): void {
      if (valueAt(state.content, path) === value) return;
      const field = typeof value === 'object' ? '' : path.join('/');
      if (field === '' || field !== lastField) past = [...past, state.content].slice(-remembered);
      lastField = field;
      put(withValueAt(state.content, path, value));
    },
    /** Takes the last step back. */
    undo(): void {
      const before = past.at(-1);
      if (before === undefined) return;
      past = past.slice(0, -1);
      lastField = '';
      put(before);
    },
    /** What a new rule starts with: a code that neither the draft nor its base has. */
    beginning: (): Beginning => ({
      document: state.scheme.shortTitle,
      newCode: codeMaker(new Set([...codesIn(state.content), ...codesIn(base)])),
    }),
    /** Nothing more is saved by itself; resolves when what is under way has ended. */
    stop(): Promise<void> {
      clearTimeout(timer);
      return queue;
    },
    /** The draft is gone: nothing here waits to be saved any more. */
    close(): void {
      clearTimeout(timer);
      saved = state.content;
      change({ unsaved: false, save: settled });
    },
    /** Takes in what the program has now, after the saves that are under way: their result is no news. */
    receive(newer: SchemeDraft): Promise<void> {
      queue = queue.then(() => take(newer));
      return queue;
    },
    /** Saves what can be saved now. */
    saveNow: enqueue,
    /** Settles which of two versions goes on. */
    resolve(choice: 'mine' | 'theirs'): Promise<void> {
      const { theirs } = state;
      if (!theirs) return queue;
      if (choice === 'theirs') takeTheirs(theirs);
      else change({ stored: theirs, theirs: null });
      return enqueue();
    },
  };
}
