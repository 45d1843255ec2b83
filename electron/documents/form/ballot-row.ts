import type { FormBallots, FormTally } from '#shared/archive/snapshots/annual-form.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type SetLine, type Typesetter } from '../typesetting/typesetter.ts';
import { drawCellText, setVerticalLabel } from './cell-text.ts';
import { columnUnits, type FormRow, innerLine } from './form-row.ts';

const labelUnits = 3;
const headHeight = 17;
const lineHeight = 18;
const counts = ['发出', '收回', '有效', '无效'] as const;
/** Parts of the table's width: rater group; each count; each option (votes and rate). */
const groupShare = 0.16;
const countShare = 0.066;
const votesPart = 0.43;

interface Column {
  readonly x: number;
  readonly width: number;
}

/**
 * Sets 民主测评情况: one line for each rater group and the total, with ballots issued, returned, valid and invalid
 * and the votes and rate of each option. Without ballots the lines are left blank, to be filled in by hand.
 */
export function ballotRow(
  typesetter: Typesetter,
  frameWidth: number,
  label: string,
  ballots: FormBallots | null,
  blankOptions: readonly string[],
): FormRow {
  const left = (frameWidth / columnUnits) * labelUnits;
  const width = frameWidth - left;
  const options = ballots?.options ?? blankOptions;
  const columns = columnsOf(width, options.length);
  const setLabel = setVerticalLabel(typesetter, label);
  const cell = (text: string, role: 'label' | 'content', room: number): SetLine =>
    fitLine(typesetter, text, role, label, room);

  const head = ['评议主体', ...counts].map((text, column) =>
    cell(text, 'label', columns[column]?.width ?? 0),
  );
  const optionHead = options.map((text, option) => cell(text, 'label', optionWidth(columns, option)));
  const votesHead = [cell('票数', 'label', 40), cell('率%', 'label', 40)];
  const body = linesOf(ballots).map((texts) =>
    texts.map((text, column) => cell(text, column === 0 ? 'label' : 'content', columns[column]?.width ?? 0)),
  );
  const note = noteOf(ballots);
  const noteLine = note === null ? null : cell(note, 'content', width - 5);

  const height = 2 * headHeight + body.length * lineHeight + (noteLine ? lineHeight : 0);
  return {
    minimumHeight: Math.max(height, setLabel.height + 8),
    maximumStretch: 0,
    flows: false,
    split: () => null,
    draw(canvas, box) {
      canvas.vertical(box.x + left, box.y, box.height, innerLine);
      drawCellText(canvas, setLabel, { ...box, width: left });
      const table = { canvas, x: box.x + left, y: box.y, width, columns };
      drawHead(table, head, optionHead, votesHead);
      const spread = (box.height - 2 * headHeight) / (body.length + (noteLine ? 1 : 0));
      drawBody(table, body, spread, box.height, noteLine);
    },
  };
}

const optionWidth = (columns: readonly Column[], option: number) =>
  (columns[5 + 2 * option]?.width ?? 0) + (columns[6 + 2 * option]?.width ?? 0);

function columnsOf(width: number, options: number): Column[] {
  const group = width * groupShare;
  const count = width * countShare;
  const option = (width - group - counts.length * count) / options;
  const widths = [
    group,
    ...counts.map(() => count),
    ...Array.from({ length: options }, () => [option * votesPart, option * (1 - votesPart)]).flat(),
  ];
  let x = 0;
  return widths.map((columnWidth) => {
    const column = { x, width: columnWidth };
    x += columnWidth;
    return column;
  });
}

const formatRate = (rate: number | null) => (rate === null ? '' : (rate / 100).toFixed(2));

const tallyTexts = (label: string, tally: FormTally) => [
  label,
  ...[tally.issued, tally.returned, tally.valid, tally.invalid].map(String),
  ...tally.votes.flatMap((vote) => [String(vote.count), formatRate(vote.rate)]),
];

/** Texts of each line; four blank lines where no ballots were held. */
function linesOf(ballots: FormBallots | null): string[][] {
  if (ballots === null) return [[], [], [], ['合计']];
  return [
    ...ballots.groups.map((group) => tallyTexts(group.label, group)),
    tallyTexts('合计', ballots.total),
  ];
}

/** Votes not cast are part of the valid ballots: without this line the counts would not seem to add up. */
function noteOf(ballots: FormBallots | null): string | null {
  if (ballots === null || ballots.total.blank === 0) return null;
  const groups = ballots.groups
    .filter((group) => group.blank > 0)
    .map((group) => `${group.label} ${group.blank} 票`);
  return `有效票中未填写等次的：${groups.join('，')}，合计 ${ballots.total.blank} 票。`;
}

function fitLine(
  typesetter: Typesetter,
  text: string,
  role: 'label' | 'content',
  field: string,
  width: number,
): SetLine {
  const line = typesetter.line(text, { role, size: 10.5, field });
  const room = width - 3;
  if (line.width <= room) return line;
  return typesetter.line(text, { role, size: Math.floor((10.5 * room * 10) / line.width) / 10, field });
}

interface Table {
  readonly canvas: PageCanvas;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly columns: readonly Column[];
}

function drawCentred(table: Table, line: SetLine, column: Column, top: number, height: number): void {
  drawLine(table.canvas, line, table.x + column.x + (column.width - line.width) / 2, top, height);
}

function drawHead(
  table: Table,
  head: readonly SetLine[],
  optionHead: readonly SetLine[],
  votesHead: readonly SetLine[],
): void {
  const { canvas, x, y, width, columns } = table;
  for (const [index, line] of head.entries()) {
    const column = columns[index];
    if (column) drawCentred(table, line, column, y, 2 * headHeight);
  }
  const votesStart = columns[5]?.x ?? 0;
  canvas.horizontal(x + votesStart, y + headHeight, width - votesStart, innerLine);
  for (const [option, line] of optionHead.entries()) {
    const votes = columns[5 + 2 * option];
    const rate = columns[6 + 2 * option];
    if (!votes || !rate) continue;
    drawCentred(table, line, { x: votes.x, width: votes.width + rate.width }, y, headHeight);
    const [votesTitle, rateTitle] = votesHead;
    if (votesTitle) drawCentred(table, votesTitle, votes, y + headHeight, headHeight);
    if (rateTitle) drawCentred(table, rateTitle, rate, y + headHeight, headHeight);
  }
}

function drawBody(
  table: Table,
  body: readonly (readonly SetLine[])[],
  height: number,
  tableHeight: number,
  note: SetLine | null,
): void {
  const { canvas, x, y, width, columns } = table;
  const bodyTop = y + 2 * headHeight;
  const linesEnd = bodyTop + body.length * height;
  for (const [number, cells] of body.entries()) {
    const top = bodyTop + number * height;
    canvas.horizontal(x, top, width, innerLine);
    for (const [index, line] of cells.entries()) {
      const column = columns[index];
      if (column) drawCentred(table, line, column, top, height);
    }
  }
  for (const [index, column] of columns.entries()) {
    if (index === 0) continue;
    const startsOption = index <= 5 || index % 2 === 1;
    const top = startsOption ? y : y + headHeight;
    canvas.vertical(x + column.x, top, linesEnd - top, innerLine);
  }
  if (note) {
    canvas.horizontal(x, linesEnd, width, innerLine);
    drawLine(canvas, note, x + 4, linesEnd, y + tableHeight - linesEnd);
  }
}
