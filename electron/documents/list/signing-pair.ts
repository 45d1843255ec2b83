import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import { cellPadding, type FormRow, innerLine } from '../form/form-row.ts';
import { sealSide } from '../form/signature.ts';
import { mm } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawAtBaseline, drawLine, type SetLine, type Typesetter } from '../typesetting/typesetter.ts';
import { rowOf } from './list-row.ts';

/** Who signs and seals one half: what is not known is left to be written by hand. */
export interface SigningParty {
  /** e.g. 移交单位 */
  readonly unitLabel: string;
  readonly unit: string;
  /** e.g. 移交人 */
  readonly personLabel: string;
  readonly person: string | null;
  /** e.g. 移交日期 */
  readonly dateLabel: string;
  readonly on: BusinessDate | null;
}

const size = 10.5;
const pitch = 16;
const padding = mm(2);
/** Room to write month or day by hand. */
const partRoom = mm(7);
const yearRoom = mm(11);

interface SetParty {
  readonly unit: readonly SetLine[];
  readonly person: readonly SetLine[];
  readonly dateLabel: SetLine;
  readonly date: SetLine | null;
}

/**
 * Sets where one or two parties sign, beside each other: the name of each unit above, a seal's room below it at the
 * right, person and date at its left.
 */
export function signingRow(typesetter: Typesetter, width: number, parties: readonly SigningParty[]): FormRow {
  const each = width / parties.length;
  const room = each - 2 * cellPadding;
  const content = (field: string) => ({ role: 'content', size, field }) as const;
  const set = parties.map(
    ({ unitLabel, unit, personLabel, person, dateLabel, on }): SetParty => ({
      unit: typesetter.lines(`${unitLabel}（盖章）：${unit}`, content(unitLabel), room),
      person: typesetter.lines(`${personLabel}：${person ?? ''}`, content(personLabel), room - sealSide),
      dateLabel: typesetter.line(`${dateLabel}：`, content(dateLabel)),
      date: on === null ? null : typesetter.line(formatDateLong(on), content(dateLabel)),
    }),
  );
  const blanks = ['年', '月', '日'].map((part) => typesetter.line(part, content('日期')));
  const names = Math.max(...set.map(({ unit }) => unit.length)) * pitch;
  return rowOf(padding + names + sealSide + padding, (canvas, box) => {
    for (const [index, party] of set.entries()) {
      const x = box.x + index * each;
      if (index > 0) canvas.vertical(x, box.y, box.height, innerLine);
      drawParty(canvas, party, blanks, { x: x + cellPadding, y: box.y, height: box.height });
    }
  });
}

function drawParty(
  canvas: PageCanvas,
  { unit, person, dateLabel, date }: SetParty,
  blanks: readonly SetLine[],
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
): void {
  for (const [index, line] of unit.entries()) drawLine(canvas, line, x, y + padding + index * pitch, pitch);
  const foot = y + height - mm(5);
  drawAtBaseline(canvas, dateLabel, x, foot);
  for (const [index, line] of person.entries())
    drawAtBaseline(canvas, line, x, foot - mm(11) - (person.length - 1 - index) * pitch);
  let at = x + dateLabel.width;
  if (date) {
    // A date of ten characters is as wide as the room to write one by hand.
    drawAtBaseline(canvas, date, at, foot);
    return;
  }
  for (const [index, part] of blanks.entries()) {
    at += index === 0 ? yearRoom : partRoom;
    drawAtBaseline(canvas, part, at, foot);
    at += part.width;
  }
}
