import type { BallotSheet } from '#shared/archive/ballot-sheet.ts';
import { chineseNumber } from '#shared/archive/chinese-number.ts';
import { qrCode } from '../qr-code.ts';
import { drawQrCode } from '../templates/code-mark.ts';
import { fitToWidth } from '../templates/heading.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type SetLine, type Typesetter } from '../typesetting/typesetter.ts';
import {
  ballotHeight,
  ballotPage,
  code,
  columns,
  content,
  cornerMark,
  heading,
  instruction,
  markBox,
  remarks,
  table,
} from './ballot-geometry.ts';

/** One half of a page: a ballot, or a part of one that has more people than fit. */
export interface BallotHalf {
  /** Draws it with its top at that height of the page. */
  draw(canvas: PageCanvas, top: number): void;
}

/** Form of the ballot in its code: a reader of scans finds the places by it. */
const ballotForm = 'ballot-1';

const instructionText =
  '请在每行选定的方框内打“√”，每人只选一项；多选或者不选的视为未填。本票不记名，请勿署名或者另作记号。';

/** Sets the halves that one ballot of a batch consists of, in order; one where its people fit. */
export function ballotHalves(typesetter: Typesetter, batch: BallotSheet): BallotHalf[] {
  const parts = Math.ceil(batch.subjects.length / table.rows);
  return Array.from({ length: parts }, (_, part) => ballotHalf(typesetter, batch, part, parts));
}

interface SetRow {
  readonly serial: SetLine;
  readonly name: readonly SetLine[];
  readonly about: readonly SetLine[];
}

function ballotHalf(typesetter: Typesetter, batch: BallotSheet, part: number, parts: number): BallotHalf {
  const small = (text: string, field: string, width: number) =>
    fitToWidth(typesetter, text, 10.5, field, width);
  const room = code.x - content.x - 8;
  const sheet = parts === 1 ? '' : `　第${chineseNumber(part + 1)}张（共${chineseNumber(parts)}张）`;
  const title = fitToWidth(typesetter, '民主测评表', 18, '标题', room, 'title');
  const what = small(
    `${batch.cycleTitle}　测评主体：${batch.group}　第${chineseNumber(batch.number)}批${sheet}`,
    '测评批次',
    room,
  );
  const where = small(`测评地点：${batch.place}`, '测评地点', room);
  const rule = fitToWidth(typesetter, instructionText, 10, '说明', content.width);
  const first = part * table.rows;
  const rows = batch.subjects.slice(first, first + table.rows).map(
    ({ name, about }, index): SetRow => ({
      serial: small(String(first + index + 1), '序号', columns.serial - 6),
      name: fitBox(typesetter, name, '姓名', columns.name - 8, table.rowHeight - 2),
      about: fitBox(typesetter, about, '单位和职务', columns.about - 8, table.rowHeight - 2),
    }),
  );
  const optionWidth = columns.options / batch.options.length;
  const label = (text: string, width: number) =>
    fitToWidth(typesetter, text, 10.5, '表头', width - 6, 'label');
  const head = {
    serial: label('序号', columns.serial),
    name: label('姓名', columns.name),
    about: label('单位和职务', columns.about),
    options: batch.options.map((option) => optionHead(typesetter, option, optionWidth - 6)),
  };
  const remarksLabel = small('对其工作的意见建议：', '意见建议', content.width);
  const matrix = qrCode(`${ballotForm} ${batch.batchId} ${batch.number} ${part + 1}/${parts}`);
  return {
    draw(canvas, top) {
      drawMarks(canvas, top);
      drawQrCode(canvas, matrix, { x: code.x, y: top + code.y, side: code.side });
      const centred = (line: SetLine, lineTop: number, height: number) =>
        drawLine(canvas, line, content.x + (room - line.width) / 2, lineTop, height);
      centred(title, top + heading.top, heading.titleHeight);
      centred(what, top + heading.top + heading.titleHeight, heading.lineHeight);
      centred(where, top + heading.top + heading.titleHeight + heading.lineHeight, heading.lineHeight);
      drawLine(canvas, rule, content.x, top + instruction.top, instruction.height);
      drawTable(canvas, top + table.top, head, rows, optionWidth);
      drawRemarks(canvas, remarksLabel, top + remarks.top);
    },
  };
}

/** Sets a text in a box at the largest size that fits on one or two lines. */
function fitBox(
  typesetter: Typesetter,
  text: string,
  field: string,
  width: number,
  height: number,
): readonly SetLine[] {
  for (let size = 12; size > 4; size -= 0.5) {
    const style = { role: 'content', size, field, uniform: true } as const;
    const lines = typesetter.balancedLines(text, style, width);
    const most = size >= 9.5 ? 1 : Math.floor(height / (size * 1.15));
    if (lines.length <= most && lines.every((line) => line.width <= width)) return lines;
  }
  return [fitToWidth(typesetter, text, 8, field, width)];
}

/** The word of an option; where people are graded in two sets of words, the second stands below the first. */
function optionHead(typesetter: Typesetter, word: string, width: number): readonly SetLine[] {
  const words = word.replace('（', '\n（');
  const widest = (size: number) =>
    typesetter.lines(words, { role: 'label', size, field: '表头' }, Number.POSITIVE_INFINITY);
  const asked = widest(10);
  const room = Math.max(...asked.map((line) => line.width));
  return room <= width ? asked : widest(Math.floor((100 * width) / room) / 10);
}

function drawMarks(canvas: PageCanvas, top: number): void {
  const { side, margin } = cornerMark;
  for (const x of [margin, ballotPage.width - margin - side]) {
    for (const y of [margin, ballotHeight - margin - side]) canvas.fill(x, top + y, side, side);
  }
}

interface TableHead {
  readonly serial: SetLine;
  readonly name: SetLine;
  readonly about: SetLine;
  readonly options: readonly (readonly SetLine[])[];
}

function drawTable(
  canvas: PageCanvas,
  top: number,
  head: TableHead,
  rows: readonly SetRow[],
  optionWidth: number,
): void {
  const { x, width } = content;
  const starts = {
    name: x + columns.serial,
    about: x + columns.serial + columns.name,
    options: x + columns.serial + columns.name + columns.about,
  };
  const centred = (line: SetLine, left: number, room: number, lineTop: number, height: number) =>
    drawLine(canvas, line, left + (room - line.width) / 2, lineTop, height);
  centred(head.serial, x, columns.serial, top, table.headHeight);
  centred(head.name, starts.name, columns.name, top, table.headHeight);
  centred(head.about, starts.about, columns.about, top, table.headHeight);
  for (const [index, option] of head.options.entries()) {
    drawStack(canvas, option, starts.options + index * optionWidth, optionWidth, top, table.headHeight);
  }
  const foot = top + table.headHeight + rows.length * table.rowHeight;
  canvas.box(x, top, width, foot - top, 0.5);
  for (const left of [starts.name, starts.about, starts.options]) canvas.vertical(left, top, foot - top, 0.5);
  for (const [index, row] of rows.entries()) {
    const rowTop = top + table.headHeight + index * table.rowHeight;
    canvas.horizontal(x, rowTop, width, 0.5);
    centred(row.serial, x, columns.serial, rowTop, table.rowHeight);
    drawStack(canvas, row.name, starts.name, columns.name, rowTop, table.rowHeight);
    drawStack(canvas, row.about, starts.about, columns.about, rowTop, table.rowHeight);
    for (const option of head.options.keys()) {
      const left = starts.options + option * optionWidth + (optionWidth - markBox) / 2;
      canvas.box(left, rowTop + (table.rowHeight - markBox) / 2, markBox, markBox, 0.75);
    }
  }
}

function drawStack(
  canvas: PageCanvas,
  lines: readonly SetLine[],
  left: number,
  width: number,
  boxTop: number,
  height: number,
): void {
  const pitch = (lines[0]?.size ?? 0) * 1.15;
  let top = boxTop + (height - lines.length * pitch) / 2;
  for (const line of lines) {
    drawLine(canvas, line, left + (width - line.width) / 2, top, pitch);
    top += pitch;
  }
}

/** Lines to write on; the first begins behind its label. */
function drawRemarks(canvas: PageCanvas, label: SetLine, top: number): void {
  drawLine(canvas, label, content.x, top, remarks.lineHeight);
  for (let line = 0; line < remarks.lines; line++) {
    const start = line === 0 ? label.width : 0;
    canvas.horizontal(
      content.x + start,
      top + (line + 1) * remarks.lineHeight - 3,
      content.width - start,
      0.5,
    );
  }
}
