import { describe, expect, test, vi } from 'vitest';
import {
  type AttendanceRow,
  type AttendanceSave,
  attendanceRowSchema,
} from '#shared/contract/presence-attendance.ts';
import { instantSchema, monthSchema } from '#shared/dates.ts';
import { countDays, emptyDays } from '#shared/presence/attendance-days.ts';
import { createEditor } from '../../../renderer/presence/attendance/editor.ts';
import { typedDays } from '../../../renderer/presence/attendance/entry.ts';
import { rowKey } from '../../../renderer/presence/attendance/grid-model.ts';

class Conflict extends Error {}
class Refusal extends Error {}

const march = monthSchema.parse('2026-03');
const blank = emptyDays(march);

function stored(name: string, number: number, days: string | null = null, revision: number | null = null) {
  const id = `01890000-0000-7000-8000-00000000000${number}`;
  return attendanceRowSchema.parse({
    postingId: id,
    personId: id,
    personName: `${name}（示例）`,
    role: 'team_member',
    villageId: id,
    villageName: '示例村',
    townshipId: id,
    townshipName: '示例乡',
    unitId: id,
    unitName: '示例局',
    startDate: '2025-06-01',
    endDate: null,
    days,
    counts: days === null ? null : countDays(days),
    roundTrips: null,
    note: null,
    revision,
    imported: false,
    recordedAt: null,
    recordedBy: null,
    firstDay: 1,
    lastDay: 31,
    monthFigures: [],
    yearFigures: [],
    leaveDays: blank,
    contradictions: [],
  });
}

/** A program with months of two people, and an editor over it. */
function desk() {
  const months = new Map<string, AttendanceRow>();
  for (const row of [stored('甲', 1), stored('乙', 2)]) months.set(row.postingId, row);
  const [first, second] = [...months.keys()];
  const now = (id = '') => {
    const row = months.get(id);
    if (!row) throw new Error('Nobody is posted there.');
    return row;
  };
  const calls: string[] = [];
  const refuse = { next: null as Error | null };

  function write(postingId: string, revision: number | null, change: Partial<AttendanceRow>): AttendanceRow {
    const row = now(postingId);
    if (row.revision !== revision) throw new Conflict();
    const next = { ...row, ...change, revision: (revision ?? 0) + 1, recordedBy: '示例档案员' };
    months.set(postingId, next);
    return next;
  }
  const withDays = (days: string) => ({ days, counts: countDays(days) });
  const editor = createEditor(
    {
      async save({ postingId, revision, record, roundTrips, note }: AttendanceSave) {
        calls.push('save');
        if (refuse.next) throw refuse.next;
        const recorded =
          record.kind === 'days' ? withDays(record.days) : { days: null, counts: record.totals };
        return write(postingId, revision, { ...recorded, roundTrips, note });
      },
      async saveMany({ entries }) {
        calls.push('saveMany');
        if (refuse.next) throw refuse.next;
        for (const { postingId, revision } of entries)
          if (now(postingId).revision !== revision) throw new Conflict();
        return {
          rows: entries.map(({ postingId, revision, days }) => write(postingId, revision, withDays(days))),
        };
      },
      reload: async (_, { postingId }) => now(postingId),
      isConflict: (error) => error instanceof Conflict,
      refusalOf: (error) =>
        error instanceof Conflict || error instanceof Refusal ? error.message || '被改过' : null,
      onStored: () => undefined,
      onMerged: ({ personName }) => calls.push(`merged ${personName}`),
    },
    () => new Date('2026-03-20T02:32:00Z'),
  );
  const rows = new Map([...months.values()].map((row) => [rowKey(march, row.postingId), row]));
  return {
    editor,
    calls,
    refuse,
    now,
    first,
    second,
    key: (id = '') => rowKey(march, id),
    /** Types a letter on days of a person. */
    type(id: string | undefined, letter: string, ...days: number[]) {
      const key = rowKey(march, id ?? '');
      editor.set(
        march,
        days.map((day) => ({ key, day, letter })),
        (each) => rows.get(each),
      );
    },
    /** Somebody else saves the month meanwhile. */
    elsewhere(id: string | undefined, days: string) {
      write(id ?? '', now(id).revision, {
        ...withDays(days),
        recordedAt: instantSchema.parse('2026-03-20T02:31:00.000Z'),
      });
    },
    totalsElsewhere(id: string | undefined, present: number) {
      write(id ?? '', now(id).revision, { days: null, counts: { ...countDays(''), present } });
    },
    shown(id: string | undefined) {
      const entry = editor.get().entries.get(rowKey(march, id ?? ''));
      return entry && typedDays(entry);
    },
  };
}

const with31 = (start: string) => start + blank.slice(start.length);

describe('saving', () => {
  test('what is typed is saved after a pause, and the moment is told', async () => {
    vi.useFakeTimers();
    try {
      const { editor, type, first, now } = desk();
      type(first, 'P', 1, 2);
      expect(editor.get().save.kind).toBe('unsaved');
      await vi.advanceTimersByTimeAsync(1000);
      expect(now(first).days).toBe(with31('PP'));
      expect(editor.get()).toMatchObject({ save: { kind: 'saved' }, unsaved: [] });
    } finally {
      vi.useRealTimers();
    }
  });

  test('a range over several people goes in one call', async () => {
    const { editor, type, first, second, calls, now } = desk();
    type(first, 'P', 1);
    type(second, 'B', 2);
    await editor.saveNow();
    expect(calls).toEqual(['saveMany']);
    expect([now(first).days, now(second).days]).toEqual([with31('P'), with31('-B')]);
  });

  test('typed and taken back again is nothing to save', async () => {
    const { editor, type, first, calls } = desk();
    type(first, 'P', 1);
    editor.undo();
    await editor.saveNow();
    expect(calls).toEqual([]);
  });

  test('a month that the program refuses stands there with the reason, until it is changed', async () => {
    const { editor, type, first, refuse, now } = desk();
    refuse.next = new Refusal('3月31日还没有到');
    type(first, 'P', 31);
    await editor.saveNow();
    expect(editor.get().refused[0]?.refused).toBe('3月31日还没有到');
    refuse.next = null;
    type(first, '-', 31);
    type(first, 'P', 1);
    await editor.saveNow();
    expect(editor.get()).toMatchObject({ refused: [], unsaved: [] });
    expect(now(first).days).toBe(with31('P'));
  });

  test('without a connection everything stays, and saving can be tried again', async () => {
    const { editor, type, first, refuse, now } = desk();
    refuse.next = new Error('unreachable');
    type(first, 'P', 1);
    await editor.saveNow();
    expect(editor.get()).toMatchObject({ save: { kind: 'failed' }, unsaved: [{}] });
    refuse.next = null;
    await editor.saveNow();
    expect(now(first).days).toBe(with31('P'));
    expect(editor.get().error).toBeNull();
  });
});

describe('undoing', () => {
  test('a fill is taken back as one step, also after it was saved, and brought back', async () => {
    const { editor, type, first, now, shown } = desk();
    type(first, 'A', 1, 2, 3);
    await editor.saveNow();
    expect(editor.undo()).toHaveLength(3);
    await editor.saveNow();
    expect(now(first).days).toBe(blank);
    editor.redo();
    expect(shown(first)).toBe(with31('AAA'));
  });

  test('a day that was typed anew since is left alone', () => {
    const { editor, type, first, shown } = desk();
    type(first, 'P', 1, 2);
    type(first, 'L', 2);
    editor.undo();
    editor.undo();
    expect(shown(first)).toBe(blank);
    expect(editor.get().canUndo).toBe(false);
  });
});

describe('somebody else saved meanwhile', () => {
  test('other days are merged and said', async () => {
    const { editor, type, first, elsewhere, now, calls } = desk();
    type(first, 'P', 1);
    elsewhere(first, with31('-B'));
    await editor.saveNow();
    expect(now(first).days).toBe(with31('PB'));
    expect(calls).toContain('merged 甲（示例）');
  });

  test('the same day waits for a choice, the other people are saved', async () => {
    const { editor, type, first, second, elsewhere, now, key } = desk();
    type(first, 'P', 1, 2);
    type(second, 'P', 1);
    elsewhere(first, with31('L'));
    await editor.saveNow();
    expect(now(second).days).toBe(with31('P'));
    expect(now(first).days).toBe(with31('L'));
    expect(editor.get().contested[0]?.contest).toEqual({ days: [1], totals: false });

    await editor.resolve(key(first), 'theirs');
    expect(now(first).days).toBe(with31('LP'));
    expect(editor.get()).toMatchObject({ contested: [], unsaved: [] });
  });

  test('one may keep what was typed here', async () => {
    const { editor, type, first, elsewhere, now, key } = desk();
    type(first, 'P', 1);
    elsewhere(first, with31('L'));
    await editor.saveNow();
    await editor.resolve(key(first), 'mine');
    expect(now(first).days).toBe(with31('P'));
  });

  test('totals that somebody else recorded in place of the days are a choice, too', async () => {
    const { editor, type, first, now, key, totalsElsewhere } = desk();
    type(first, 'P', 1);
    totalsElsewhere(first, 20);
    await editor.saveNow();
    expect(editor.get().contested[0]?.contest).toEqual({ days: [], totals: true });
    await editor.resolve(key(first), 'theirs');
    expect(now(first)).toMatchObject({ days: null, counts: { present: 20 } });
  });

  test('the drawer saves on top of what is typed, and says so when somebody else was faster', async () => {
    const { editor, type, first, now, elsewhere } = desk();
    const read = now(first);
    type(first, 'P', 1);
    const trips = { record: { kind: 'days', days: with31('P') } as const, roundTrips: 2, note: null };
    await editor.saveMonth(march, read, trips);
    expect(now(first)).toMatchObject({ days: with31('P'), roundTrips: 2, revision: 2 });

    elsewhere(first, with31('L'));
    await expect(editor.saveMonth(march, read, trips)).rejects.toThrow(Conflict);
    expect(now(first).days).toBe(with31('L'));
  });
});
