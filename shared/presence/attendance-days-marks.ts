import { tidyLine } from '../text.ts';
import type { AttendanceKind } from '../vocabulary.ts';
import { attendanceLetters, unrecorded } from './attendance-days.ts';

/**
 * The marks that townships write into their paper sheets, by what they mean. This is the one list of them: the
 * import reads by it and the help shows it. A mark that is not here is asked about, never guessed.
 */
export const attendanceMarks: Record<AttendanceKind, readonly string[]> = {
  present: ['P', '√', '✓', '✔', '☑', '在', '在村', '在岗', '驻村', '到岗', '出勤', '全天'],
  business_trip: ['B', '出', '差', '出差', '公出', '公差', '外出', '因公', '因公出差', '因公外出'],
  meeting: ['M', '会', '会议', '开会', '参会'],
  training: ['T', '训', '培', '培训', '学', '学习'],
  leave: [
    'L',
    ...['假', '请假', '病', '病假', '事', '事假', '年', '年假', '年休', '年休假', '公休假'],
    ...['婚', '婚假', '产', '产假', '陪产假', '丧', '丧假', '探亲', '探亲假'],
  ],
  absent: ['A', '×', '✕', '✖', '✗', '✘', 'X', '旷', '旷工', '缺', '缺勤', '缺岗', '脱岗', '无故', '无故脱岗'],
  rest: [
    'R',
    '休',
    '休息',
    '公休',
    '公休日',
    '轮休',
    '调休',
    '补休',
    '双休',
    '周末',
    '节',
    '节日',
    '节假日',
    '放假',
  ],
};

/** Marks for a day that is not recorded. */
const blanks: readonly string[] = ['', '-', '—', '——', '－', '–', '/', '／'];

const letters: ReadonlyMap<string, string> = new Map([
  ...blanks.map((mark) => [mark, unrecorded] as const),
  ...(Object.keys(attendanceMarks) as AttendanceKind[]).flatMap((kind) =>
    attendanceMarks[kind].map((mark) => [mark, attendanceLetters[kind]] as const),
  ),
]);

/** The letter that a mark of a sheet means, `-` for a blank one; `undefined` for a mark nobody knows. */
export function readAttendanceMark(text: string): string | undefined {
  // Some check marks come with a selector that makes them a picture; words are spread to fill the cell.
  return letters.get(tidyLine(text.replace(/[\ufe0e\ufe0f\s]/g, '')).toUpperCase());
}

/** The usual marks in a sentence, for people whose mark was not understood. */
export const attendanceMarkHelp =
  '√ 在村、差 因公出差、会 开会、训 培训、假 请假、旷 无故不在岗、休 休息，没有登记的日子留空';
