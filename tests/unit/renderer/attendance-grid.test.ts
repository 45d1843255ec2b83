import { describe, expect, test } from 'vitest';
import { monthDaySchema } from '#shared/contract/presence-attendance.ts';
import { monthSchema } from '#shared/dates.ts';
import { emptyDays } from '#shared/presence/attendance-days.ts';
import { fillBlanks, fillRange, pasteBlock } from '../../../renderer/presence/attendance/cell-changes.ts';
import { copyText, parseTabbedText, readBlock } from '../../../renderer/presence/attendance/clipboard.ts';
import {
  firstCell,
  type GridCursor,
  type Pressed,
  press,
} from '../../../renderer/presence/attendance/grid-keys.ts';
import type { CellChange, GridRow } from '../../../renderer/presence/attendance/grid-model.ts';

const size = { rows: 3, days: 31, rowsInView: 2 };
const march = monthSchema.parse('2026-03');

function gridRow(key: string, more: Partial<GridRow> = {}): GridRow {
  const days = emptyDays(march);
  return {
    key,
    personName: `${key}（示例）`,
    days,
    first: 1,
    last: 31,
    locked: null,
    leaveDays: days,
    ...more,
  };
}

const rows = [gridRow('甲'), gridRow('乙', { first: 10, last: 20 }), gridRow('丙')];
const rowAt = (index: number) => rows[index];
const said = (changes: readonly CellChange[]) =>
  changes.map(({ key, day, letter }) => `${key}${day}${letter}`).join(' ');

/** Presses keys one after the other, `S-` with Shift and `C-` with Ctrl; gives the cursor and what was asked for. */
function type(keys: string, from: GridCursor = firstCell) {
  let cursor = from;
  const actions: Pressed['action'][] = [];
  for (const typed of keys.split(' ')) {
    const [, shift = '', control = '', key = ''] = /^(S-)?(C-)?(.+)$/.exec(typed) ?? [];
    const pressed = press(cursor, { key, code: '', shift: shift !== '', control: control !== '' }, size);
    if (!pressed) throw new Error(`The grid has no use for ${typed}.`);
    ({ cursor } = pressed);
    if (pressed.action) actions.push(pressed.action);
  }
  return { at: [cursor.at.row, cursor.at.column], cursor, actions };
}

describe('keys', () => {
  test('a mark sets the day and moves on; Enter goes back to where typing began, a row below', () => {
    const typed = type('ArrowRight 1 z 5 Enter');
    expect(typed.actions).toEqual([
      { kind: 'fill', letter: 'P' },
      { kind: 'fill', letter: 'P' },
      { kind: 'fill', letter: 'L' },
    ]);
    expect(typed.at).toEqual([1, 2]);
  });

  test.each([
    ['1', 'Z', 'P'],
    ['2', 'C', 'B'],
    ['3', 'H', 'M'],
    ['4', 'P', 'T'],
    ['5', 'J', 'L'],
    ['6', 'W', 'A'],
    ['7', 'X', 'R'],
    ['３', 'ｈ', 'M'],
  ])('%s and %s set %s, full-width too', (digit, letter, set) => {
    expect(type(digit).actions).toEqual([{ kind: 'fill', letter: set }]);
    expect(type(letter).actions).toEqual([{ kind: 'fill', letter: set }]);
  });

  test('a key that an input method has swallowed is read by its place on the keyboard', () => {
    const pressed = press(firstCell, { key: 'Process', code: 'KeyJ', shift: false, control: false }, size);
    expect(pressed?.action).toEqual({ kind: 'fill', letter: 'L' });
  });

  test('Shift grows a range, which stays selected while it is filled; Esc lets go of it, then leaves the grid', () => {
    const ranged = type('S-ArrowRight S-ArrowRight S-ArrowDown 1 6');
    expect(ranged.cursor).toMatchObject({ anchor: { row: 0, column: 1 }, at: { row: 1, column: 3 } });
    expect(ranged.actions).toEqual([
      { kind: 'fill', letter: 'P' },
      { kind: 'fill', letter: 'A' },
    ]);
    expect(type('Escape Escape', ranged.cursor).actions).toEqual([{ kind: 'leave' }]);
  });

  test('Tab runs through the days from person to person and out at the end', () => {
    expect(type('C-ArrowRight Tab').at).toEqual([1, 1]);
    expect(type('C-End S-Tab').at).toEqual([2, 30]);
    const last = type('C-End').cursor;
    expect(press(last, { key: 'Tab', code: 'Tab', shift: false, control: false }, size)).toBeUndefined();
  });

  test('Backspace goes back and clears, Delete clears where one stands', () => {
    const typed = type('1 1 Backspace');
    expect(typed.at).toEqual([0, 2]);
    expect(typed.actions.at(-1)).toEqual({ kind: 'clear_at', place: { row: 0, column: 2 } });
    expect(type('Delete').actions).toEqual([{ kind: 'fill', letter: '-' }]);
  });

  test('typing stops at the verdict and never spills into the next person', () => {
    expect(type('End 1 1').at).toEqual([0, 32]);
    expect(type('Home ArrowLeft Enter').actions).toEqual([{ kind: 'open_person' }]);
    expect(type('End ArrowRight Enter').actions).toEqual([{ kind: 'open_month' }]);
  });

  test('Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z bring back, Ctrl+A selects everybody', () => {
    expect(type('C-z C-y S-C-Z').actions).toEqual([{ kind: 'undo' }, { kind: 'redo' }, { kind: 'redo' }]);
    expect(type('C-a').cursor).toMatchObject({ at: { row: 0, column: 1 }, anchor: { row: 2, column: 31 } });
  });
});

describe('filling', () => {
  test('a range is filled where days can be filled in; the others are counted', () => {
    const filling = fillRange(rowAt, { top: 0, bottom: 1, left: 9, right: 11 }, 31, 'P');
    expect(said(filling.changes)).toBe('甲9P 甲10P 甲11P 乙10P 乙11P');
    expect(filling.refused).toBe(1);
  });

  test('a person selected as a whole is filled from the first day to the last', () => {
    expect(fillRange(rowAt, { top: 1, bottom: 1, left: 0, right: 0 }, 31, 'R').changes).toHaveLength(11);
  });

  test('working days are filled as present where nothing is recorded and no leave was approved', () => {
    // The week of 4 May 2026: the 5th off, the 9th a Saturday worked in its stead.
    const calendar = ['o', 'o', 'w', 'w', 'w', 'w'].map((letter, index) =>
      monthDaySchema.parse({
        date: `2026-05-0${index + 4}`,
        weekday: index + 1,
        working: letter === 'w',
        name: null,
      }),
    );
    const row = gridRow('甲', { days: '--A---', leaveDays: '---l-L', last: 5 });
    expect(said(fillBlanks('working_days', [row], calendar))).toBe('甲5P');
    expect(said(fillBlanks('working_and_rest', [row], calendar))).toBe('甲1R 甲2R 甲5P');
    expect(said(fillBlanks('approved_leave', [{ ...row, last: 6 }], calendar))).toBe('甲6L');
  });
});

describe('clipboard', () => {
  test('what is copied is what Excel and WPS paste, and comes back the same', () => {
    const row = gridRow('甲', { days: `PPBMTLAR${'-'.repeat(23)}` });
    const text = copyText(() => row, { top: 0, bottom: 0, left: 1, right: 9 }, 31);
    expect(text).toBe('在\t在\t差\t会\t训\t假\t缺\t休\t');
    expect(readBlock(text)).toEqual({ kind: 'letters', rows: [[...'PPBMTLAR-']] });
  });

  test("a township's own marks are understood; one that nobody knows is named with its place", () => {
    expect(readBlock('√\t×\t事假\r\n公休\t外出\t"在岗"\r\n')).toEqual({
      kind: 'letters',
      rows: [
        ['P', 'A', 'L'],
        ['R', 'B', 'P'],
      ],
    });
    expect(readBlock('√\t?\n')).toEqual({ kind: 'unknown', row: 1, column: 2, mark: '?' });
  });

  test('cells with tabs, line breaks and quotes are read whole', () => {
    expect(parseTabbedText('"a\tb"\t"第一行\n第二行"\t"他说""在"""\nc')).toEqual([
      ['a\tb', '第一行\n第二行', '他说"在"'],
      ['c'],
    ]);
  });

  test('a block is laid from the corner, falls away beyond the month, and clears with its blanks', () => {
    const filled = gridRow('甲', { days: 'P'.repeat(31) });
    const paste = pasteBlock(() => filled, { top: 0, bottom: 0, left: 30, right: 30 }, 31, [['A', '-', 'A']]);
    expect(said(paste.changes)).toBe('甲30A 甲31-');
  });

  test('one mark fills a range; a block is repeated where the range is a multiple of it', () => {
    const range = { top: 0, bottom: 2, left: 1, right: 4 };
    expect(pasteBlock(rowAt, { ...range, bottom: 0 }, 31, [['P']]).changes).toHaveLength(4);
    expect(said(pasteBlock(rowAt, { ...range, bottom: 0 }, 31, [['P', 'R']]).changes)).toBe(
      '甲1P 甲2R 甲3P 甲4R',
    );
    // Not a multiple: once, as it is.
    expect(said(pasteBlock(rowAt, range, 31, [['P', 'P', 'P']]).changes)).toContain('丙3P');
    expect(pasteBlock(rowAt, range, 31, [['P', 'P', 'P']])).toMatchObject({ refused: 3, absent: 0 });
  });
});
