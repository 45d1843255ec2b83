import { attendanceLetters, kindOfLetter } from '#shared/presence/attendance-days.ts';
import { type AttendanceKind, attendanceKindLabels, attendanceKinds } from '#shared/vocabulary.ts';

/** How a kind of day looks in the grid and how it is typed. */
export interface AttendanceMark {
  readonly kind: AttendanceKind;
  readonly letter: string;
  /** The one character that stands in the cell. */
  readonly character: string;
  readonly label: string;
  /** Digit and letter that type it. */
  readonly digit: string;
  readonly key: string;
}

const characters: Record<AttendanceKind, string> = {
  present: '在',
  business_trip: '差',
  meeting: '会',
  training: '训',
  leave: '假',
  absent: '缺',
  rest: '休',
};

/** Initials of 在 出 会 培 假 无 休. */
const keys: Record<AttendanceKind, string> = {
  present: 'z',
  business_trip: 'c',
  meeting: 'h',
  training: 'p',
  leave: 'j',
  absent: 'w',
  rest: 'x',
};

/** Every kind in the order of its digit, 1 to 7. */
export const attendanceMarksInOrder: readonly AttendanceMark[] = attendanceKinds.map((kind, index) => ({
  kind,
  letter: attendanceLetters[kind],
  character: characters[kind],
  label: attendanceKindLabels[kind],
  digit: String(index + 1),
  key: keys[kind],
}));

const byKey = new Map(attendanceMarksInOrder.flatMap((mark) => [mark.digit, mark.key].map((k) => [k, mark])));

/**
 * The letter of the day that a key sets; `undefined` for any other key. `code` helps where an input method has
 * swallowed the key.
 */
export function letterOfKey(key: string, code: string): string | undefined {
  const plain = key === 'Process' ? code.replace(/^(Key|Digit|Numpad)/, '') : key;
  return byKey.get(plain.normalize('NFKC').toLowerCase())?.letter;
}

/** The character of a letter of a stored month; empty for a day that is not recorded. */
export function characterOf(letter: string | undefined): string {
  const kind = letter === undefined ? undefined : kindOfLetter(letter);
  return kind === undefined ? '' : characters[kind];
}

/** The words of a letter of a stored month. */
export function labelOf(letter: string | undefined): string {
  const kind = letter === undefined ? undefined : kindOfLetter(letter);
  return kind === undefined ? '没有登记' : attendanceKindLabels[kind];
}

/** `在村 18 天，请假 2 天。`: the kinds that occur. */
export function countSentence(counts: Readonly<Record<AttendanceKind, number>> | null): string {
  const parts = attendanceKinds
    .filter((kind) => (counts?.[kind] ?? 0) > 0)
    .map((kind) => `${attendanceKindLabels[kind]} ${counts?.[kind]} 天`);
  return parts.length === 0 ? '还没有登记。' : `${parts.join('，')}。`;
}
