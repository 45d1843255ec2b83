import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BallotMarks } from '#shared/contract/assessment-ballots.ts';
import { createEntryDesk, type Parcel } from '../../../renderer/assessment/ballots/entry/entry-desk.ts';
import {
  openMarks,
  resumed,
  type Stroke,
  struck,
  type Typing,
} from '../../../renderer/assessment/ballots/entry/typing.ts';

const people = 3;
const marks = (digits: string): Stroke[] => [...digits].map((digit) => ({ kind: 'mark', digit }));
const type = (strokes: readonly Stroke[], from: Typing = resumed([])): Typing =>
  strokes.reduce((typing, stroke) => struck(typing, stroke, people), from);

describe('keys', () => {
  test('digits choose and move on; the last one of a ballot begins the next', () => {
    expect(type(marks('1203'))).toEqual({ ballots: ['120'], at: 1, draft: '3', cursor: 1 });
  });

  test('back goes mark by mark, into the ballot before, and out of an invalid one', () => {
    expect(type([...marks('12'), { kind: 'back' }])).toMatchObject({ draft: '1', cursor: 1 });
    expect(type([...marks('123'), { kind: 'back' }])).toMatchObject({ ballots: [], draft: '12', cursor: 2 });
    expect(type([...marks('12'), { kind: 'invalid' }])).toMatchObject({ ballots: [null], draft: '' });
    expect(type([...marks('1'), { kind: 'invalid' }, { kind: 'back' }])).toMatchObject({
      ballots: [],
      draft: '',
    });
    expect(type([{ kind: 'back' }])).toEqual(resumed([]));
  });

  test('an earlier ballot is written over mark by mark, and what was begun waits meanwhile', () => {
    const begun = type([...marks('111222'), ...marks('3')]);
    const up = type([{ kind: 'up' }, { kind: 'up' }], begun);
    expect([up.at, up.cursor, openMarks(up)]).toEqual([0, 0, '111']);
    const written = type([{ kind: 'right' }, ...marks('44')], up);
    expect(written).toEqual({ ballots: ['144', '222'], at: 2, draft: '3', cursor: 1 });
    expect(type([{ kind: 'up' }, { kind: 'invalid' }], begun).ballots).toEqual(['111', null]);
  });
});

const key = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...marks('01234')) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Stroke>(
      { kind: 'invalid' },
      { kind: 'back' },
      { kind: 'up' },
      { kind: 'down' },
      { kind: 'left' },
      { kind: 'right' },
      { kind: 'newest' },
    ),
  },
);

/** A program that keeps what it is sent as the server does, and is not always there. */
function unreliableProgram(failures: readonly ('ok' | 'lost' | 'down')[]) {
  let stored: BallotMarks[] = [];
  let revision = 1;
  let calls = 0;
  return {
    stored: () => stored,
    async save({ revision: seen, ballots, total }: Parcel): Promise<{ revision: number }> {
      const outcome = failures[calls] ?? 'ok';
      calls += 1;
      await Promise.resolve();
      if (outcome === 'down') throw new Error('down');
      const after = stored.slice(0, total);
      for (const ballot of ballots) after[ballot.number - 1] = ballot.marks;
      const same = JSON.stringify(after) === JSON.stringify(stored);
      if (!same) {
        if (seen !== revision) throw new Error('conflict');
        expect(after).toHaveLength(total);
        stored = after;
        revision += 1;
      }
      if (outcome === 'lost') throw new Error('lost');
      return { revision };
    },
    isConflict: (error: unknown) => error instanceof Error && error.message === 'conflict',
    now: () => new Date(0),
  };
}

test('whatever is typed, and whatever gets lost on the way, the program has it in the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(key, { maxLength: 80 }),
      fc.array(fc.constantFrom('ok' as const, 'ok' as const, 'lost' as const, 'down' as const), {
        maxLength: 20,
      }),
      fc.nat(5),
      async (keys, failures, rhythm) => {
        const program = unreliableProgram(failures);
        const desk = createEntryDesk({ ballots: [], revision: 1, people }, program);
        for (const [index, stroke] of keys.entries()) {
          if (index % 11 === 10) desk.undo();
          desk.strike(stroke);
          if (rhythm > 0 && index % rhythm === 0) await Promise.resolve();
        }
        for (let attempt = 0; desk.get().waiting > 0 && attempt < 40; attempt += 1) await desk.settled();
        expect(desk.get()).toMatchObject({ waiting: 0, conflict: false, sending: false });
        expect(program.stored()).toEqual(desk.get().typing.ballots);
      },
    ),
  );
});

test('a ballot that is taken back while it is being sent is still to be saved', async () => {
  const program = unreliableProgram([]);
  const desk = createEntryDesk({ ballots: [], revision: 1, people }, program);
  for (const stroke of [...marks('000'), { kind: 'back' } as const]) desk.strike(stroke);
  expect(desk.get()).toMatchObject({ waiting: 1, sending: true });
  await desk.settled();
  expect(desk.get()).toMatchObject({ waiting: 0, sending: false });
  expect(program.stored()).toEqual([]);
});

test('undo takes back every key, one by one', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
      const program = unreliableProgram([]);
      const desk = createEntryDesk(
        { ballots: ['111'], revision: 1, people },
        { ...program, save: () => new Promise(() => {}) },
      );
      const start = desk.get().typing;
      for (const stroke of keys) desk.strike(stroke);
      for (let count = 0; count < keys.length; count += 1) desk.undo();
      expect(desk.get().typing).toEqual(start);
    }),
  );
});

test('a pass that was changed elsewhere is not sent again and again', async () => {
  let calls = 0;
  const desk = createEntryDesk(
    { ballots: [], revision: 1, people },
    {
      async save() {
        calls += 1;
        throw new Error('conflict');
      },
      isConflict: () => true,
      now: () => new Date(0),
    },
  );
  for (const stroke of marks('111222')) desk.strike(stroke);
  await desk.settled();
  for (const stroke of marks('333')) desk.strike(stroke);
  await desk.settled();
  expect([calls, desk.get().conflict, desk.get().waiting]).toEqual([1, true, 3]);
});
