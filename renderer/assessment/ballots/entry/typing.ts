import type { BallotMarks } from '#shared/contract/assessment-ballots.ts';

/** What is being typed, at one moment. */
export interface Typing {
  /** Ballots that are complete, in the order of the stack. */
  readonly ballots: readonly BallotMarks[];
  /** Place of the ballot that is open, from 0; the number of complete ones where it is the new one. */
  readonly at: number;
  /** Marks of the new ballot as far as they are typed; kept while an earlier one is open. */
  readonly draft: string;
  /** The person whose mark is typed next, from 0. */
  readonly cursor: number;
}

/** What a key does. */
export type Stroke =
  | { readonly kind: 'mark'; readonly digit: string }
  | { readonly kind: 'invalid' | 'back' | 'up' | 'down' | 'left' | 'right' | 'newest' };

/** The beginning, or where a saved pass goes on. */
export function resumed(ballots: readonly BallotMarks[]): Typing {
  return { ballots, at: ballots.length, draft: '', cursor: 0 };
}

export const isNew = ({ ballots, at }: Typing): boolean => at === ballots.length;

/** Marks of the open ballot as they stand, shorter than the people where they are not all typed. */
export function openMarks(typing: Typing): BallotMarks {
  return isNew(typing) ? typing.draft : (typing.ballots[typing.at] ?? null);
}

/** What is typed after one more key; the same object where the key has nothing to do. */
export function struck(typing: Typing, stroke: Stroke, people: number): Typing {
  switch (stroke.kind) {
    case 'mark':
      return isNew(typing)
        ? markedNew(typing, stroke.digit, people)
        : markedEarlier(typing, stroke.digit, people);
    case 'invalid':
      return isNew(typing) ? completed(typing, null) : toNewest(replaced(typing, null));
    case 'back':
      return isNew(typing) ? back(typing) : { ...typing, cursor: Math.max(0, typing.cursor - 1) };
    case 'up':
      return opened(typing, typing.at - 1);
    case 'down':
      return opened(typing, typing.at + 1);
    case 'newest':
      return isNew(typing) ? typing : toNewest(typing);
    case 'left':
      return moved(typing, -1, people);
    case 'right':
      return moved(typing, 1, people);
  }
}

function completed({ ballots }: Typing, marks: BallotMarks): Typing {
  return resumed([...ballots, marks]);
}

function markedNew(typing: Typing, digit: string, people: number): Typing {
  const draft = typing.draft + digit;
  if (draft.length === people) return completed(typing, draft);
  return { ...typing, draft, cursor: draft.length };
}

/** Writes over one mark of an earlier ballot; behind its last one the new ballot is open again. */
function markedEarlier(typing: Typing, digit: string, people: number): Typing {
  const before = typing.ballots[typing.at] ?? '0'.repeat(people);
  const marks = before.slice(0, typing.cursor) + digit + before.slice(typing.cursor + 1);
  const written = replaced(typing, marks);
  return typing.cursor + 1 < people ? { ...written, cursor: typing.cursor + 1 } : toNewest(written);
}

function replaced(typing: Typing, marks: BallotMarks): Typing {
  return { ...typing, ballots: typing.ballots.with(typing.at, marks) };
}

function toNewest(typing: Typing): Typing {
  return { ...typing, at: typing.ballots.length, cursor: typing.draft.length };
}

/** One mark back; before the first one the ballot before is taken up again, without its last mark. */
function back(typing: Typing): Typing {
  if (typing.draft !== '') {
    const draft = typing.draft.slice(0, -1);
    return { ...typing, draft, cursor: draft.length };
  }
  if (typing.ballots.length === 0) return typing;
  const draft = (typing.ballots.at(-1) ?? '').slice(0, -1);
  const ballots = typing.ballots.slice(0, -1);
  return { ballots, at: ballots.length, draft, cursor: draft.length };
}

function opened(typing: Typing, at: number): Typing {
  if (at < 0 || at > typing.ballots.length || at === typing.at) return typing;
  const next = { ...typing, at, cursor: 0 };
  return isNew(next) ? toNewest(next) : next;
}

function moved(typing: Typing, by: -1 | 1, people: number): Typing {
  const cursor = typing.cursor + by;
  if (isNew(typing) || cursor < 0 || cursor >= people) return typing;
  return { ...typing, cursor };
}
