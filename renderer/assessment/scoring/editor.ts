import type {
  AssessmentDetail,
  BallotTally,
  Narrative,
  YearFigures,
} from '#shared/contract/assessment-record.ts';
import type { SheetScore } from '#shared/contract/assessment-scoring.ts';
import type { AssessmentId } from '#shared/ids.ts';
import type { RaterGroup } from '#shared/vocabulary.ts';
import { type Fields, fieldsOf, type Part, partOf, scorerOf, tallyGroupOf, unitOf } from './fields.ts';
import { narrativeIn, type Problems, scoreProblems, scoresIn, tallyIn } from './part-inputs.ts';
import { isOpenForEntry } from './phase.ts';
import { type Change, rebase, unsavedEdits } from './rebase.ts';

interface Target {
  readonly id: AssessmentId;
  readonly revision: number;
}

/** How far saving has got; what the save indicator shows. */
export type Saving =
  | { readonly kind: 'untouched' | 'unsaved' | 'saving' | 'failed' }
  | { readonly kind: 'saved'; readonly at: Date };

/** The calls an editor makes; tests pass their own. */
export interface EditorCalls {
  get(input: { id: AssessmentId }): Promise<AssessmentDetail>;
  saveScores(input: Target & { scorer: number; scores: SheetScore[] }): Promise<AssessmentDetail>;
  saveTally(input: Target & { group: RaterGroup; tally: BallotTally | null }): Promise<AssessmentDetail>;
  saveNarrative(input: Target & { narrative: Narrative; figures: YearFigures }): Promise<AssessmentDetail>;
  /** Whether the error says that somebody else has saved the record since. */
  isConflict(error: unknown): boolean;
}

export interface EditorState {
  /** The record as the program has it. */
  readonly stored: AssessmentDetail;
  /** Stored values with what is typed here on top. */
  readonly fields: Fields;
  /** Paths of fields that say something else than what is stored. */
  readonly unsaved: readonly string[];
  readonly problems: Problems;
  /** What another session has changed meanwhile, until it is acknowledged. */
  readonly changes: readonly Change[];
  readonly save: Saving;
  /** Why the last saving failed. */
  readonly error: unknown;
}

export type Editor = ReturnType<typeof createEditor>;

/** How long typing may pause before it is saved, in milliseconds. */
const pause = 800;

/** Attempts on newer and newer versions before the person is told. */
const attempts = 4;

/**
 * Keeps what is typed about one person, saves it by itself and never loses it: saves follow each other, an error
 * leaves everything standing, and a newer version by somebody else is merged field by field.
 *
 * Scores, texts and figures are saved after a pause in typing; a tally when its row is left or by hand, since half of
 * one may add up by chance.
 *
 * @param onStored called with every newer version of the record
 */
export function createEditor(
  detail: AssessmentDetail,
  calls: EditorCalls,
  onStored: (detail: AssessmentDetail) => void,
  now: () => Date = () => new Date(),
) {
  let edits: Fields = {};
  let state = derive(detail, edits, [], { kind: 'untouched' }, null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  function change(next: Partial<Pick<EditorState, 'stored' | 'changes' | 'save' | 'error'>> = {}): void {
    const merged = { ...state, ...next };
    state = derive(merged.stored, edits, merged.changes, merged.save, merged.error);
    for (const listener of listeners) listener();
  }

  /** Takes a newer version of the record in, keeping what is typed. */
  function receive(newer: AssessmentDetail): void {
    if (newer.revision <= state.stored.revision) return;
    const rebased = rebase(state.stored, newer, edits);
    edits = rebased.edits;
    const again = new Set(rebased.changes.map(({ unit }) => unit));
    change({
      stored: newer,
      changes: [...state.changes.filter(({ unit }) => !again.has(unit)), ...rebased.changes],
    });
    onStored(newer);
  }

  /** Takes in the answer to an own save: nothing in it is news. */
  function accept(answer: AssessmentDetail, part: Part, sent: Fields): void {
    // A tally's empty counts come back as 0; texts stay as typed, so that nothing moves under the caret.
    if (part.startsWith('tally/')) {
      edits = Object.fromEntries(
        Object.entries(edits).filter(([path, text]) => partOf(path) !== part || text !== sent[path]),
      );
    }
    change({ stored: answer, error: null });
    onStored(answer);
  }

  function call(part: Part): Promise<AssessmentDetail> | undefined {
    const { stored, fields } = state;
    const target = { id: stored.id, revision: stored.revision };
    const group = tallyGroupOf(part);
    if (group) {
      const typed = tallyIn(stored, group, fields);
      if (typed.kind !== 'adds_up' && typed.kind !== 'empty') return undefined;
      return calls.saveTally({ ...target, group, tally: typed.kind === 'adds_up' ? typed.tally : null });
    }
    const scorer = scorerOf(part);
    if (scorer !== undefined) {
      // A score that cannot be saved yet does not keep the others back: its stored value goes along.
      const storedFields = fieldsOf(stored);
      const held = scoresIn(stored, fields, scorer).problems;
      const savable = Object.fromEntries(
        Object.entries(fields).map(([path, text]) => [
          path,
          path in held ? (storedFields[path] ?? '') : text,
        ]),
      );
      return calls.saveScores({ ...target, scorer, scores: scoresIn(stored, savable, scorer).scores });
    }
    const { narrative, figures, problems } = narrativeIn(stored, fields);
    return Object.keys(problems).length > 0
      ? undefined
      : calls.saveNarrative({ ...target, narrative, figures });
  }

  async function savePart(part: Part): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      if (!isOpenForEntry(state.stored) || isContested(state, part)) return;
      if (!savablePaths(state).some((path) => partOf(path) === part)) return;
      const sent = state.fields;
      try {
        const answer = call(part);
        if (!answer) return;
        change({ save: { kind: 'saving' } });
        accept(await answer, part, sent);
        return;
      } catch (error) {
        if (!calls.isConflict(error) || attempt === attempts) throw error;
        receive(await calls.get({ id: state.stored.id }));
      }
    }
  }

  async function saveParts(wanted: (part: Part) => boolean): Promise<void> {
    try {
      if (!isOpenForEntry(state.stored)) return;
      const parts = [...new Set(savablePaths(state).map(partOf))].filter(wanted);
      for (const part of parts) await savePart(part);
      if (parts.length > 0) settle();
    } catch (error) {
      change({ save: { kind: 'failed' }, error });
      // The record may have been proposed or locked meanwhile: then the page has to say so.
      await calls.get({ id: state.stored.id }).then(receive, () => undefined);
    }
  }

  async function runNow(
    call: (target: Target) => Promise<AssessmentDetail>,
    about: (detail: AssessmentDetail) => unknown,
  ): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const { stored } = state;
      try {
        const answer = await call({ id: stored.id, revision: stored.revision });
        // What was typed and saved before must not lie on top of what the call has changed.
        edits = rebase(stored, answer, edits).edits;
        change({ stored: answer, error: null });
        onStored(answer);
        return;
      } catch (error) {
        if (!calls.isConflict(error) || attempt === attempts) throw error;
        receive(await calls.get({ id: stored.id }));
        if (JSON.stringify(about(stored)) !== JSON.stringify(about(state.stored))) throw error;
      }
    }
  }

  function settle(): void {
    change({
      save: state.unsaved.length === 0 ? { kind: 'saved', at: now() } : { kind: 'unsaved' },
    });
  }

  /** One save after another, so that each has the revision of the one before. */
  function enqueue(wanted: (part: Part) => boolean): Promise<void> {
    clearTimeout(timer);
    queue = queue.then(() => saveParts(wanted));
    return queue;
  }

  const bySelf = (part: Part) => !part.startsWith('tally/');

  return {
    get: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Takes what was typed in a field. */
    set(path: string, text: string): void {
      if (state.fields[path] === text) return;
      edits = { ...edits, [path]: text };
      change({ save: { kind: 'unsaved' } });
      if (state.unsaved.length === 0) settle();
      if (!bySelf(partOf(path))) return;
      clearTimeout(timer);
      timer = setTimeout(() => void enqueue(bySelf), pause);
    },
    receive,
    /** Saves everything that can be saved now. */
    saveNow: () => enqueue(() => true),
    /** Saves the tally of one rater group, if it adds up. */
    saveTally: (group: RaterGroup) => enqueue((part) => part === `tally/${group}`),
    /**
     * Makes a change that is not typed in a field, such as a bonus: saves what waits, then calls. Where somebody else
     * has saved meanwhile the call is made again, unless they changed just what it is about.
     *
     * @param about what the call is about
     * @throws what the call throws; the conflict itself where it was about the same
     */
    run(
      call: (target: Target) => Promise<AssessmentDetail>,
      about: (detail: AssessmentDetail) => unknown,
    ): Promise<void> {
      const done = enqueue(() => true).then(() => runNow(call, about));
      queue = done.catch(() => undefined);
      return done;
    },
    /** Settles a field that both sessions changed. */
    resolve(unit: string, choice: 'mine' | 'theirs'): Promise<void> {
      if (choice === 'theirs') {
        edits = Object.fromEntries(Object.entries(edits).filter(([path]) => unitOf(path) !== unit));
      }
      change({ changes: state.changes.filter((each) => each.unit !== unit) });
      return enqueue(() => true);
    },
    /** The news has been read; what has to be chosen stays. */
    acknowledge(): void {
      change({ changes: state.changes.filter(({ mine }) => mine !== null) });
    },
    /** Gives up what is typed and not saved. */
    discard(): void {
      clearTimeout(timer);
      edits = {};
      change({ changes: [], save: { kind: 'untouched' }, error: null });
    },
  };
}

/** Whether part of it waits for a choice between two versions. */
function isContested({ changes }: EditorState, part: Part): boolean {
  return changes.some(({ unit, mine }) => mine !== null && partOf(unit) === part);
}

function savablePaths({ unsaved, problems }: EditorState): string[] {
  return unsaved.filter((path) => !(path in problems));
}

function derive(
  stored: AssessmentDetail,
  edits: Fields,
  changes: readonly Change[],
  save: Saving,
  error: unknown,
): EditorState {
  const storedFields = fieldsOf(stored);
  const fields = { ...storedFields, ...edits };
  return {
    stored,
    fields,
    unsaved: unsavedEdits(storedFields, edits),
    problems: { ...scoreProblems(stored, fields), ...narrativeIn(stored, fields).problems },
    changes,
    save,
    error,
  };
}
