import type { SealPosition } from '#shared/archive/document-style.ts';
import { type Box, mm } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type SetLine, type Typesetter } from '../typesetting/typesetter.ts';
import { type CellText, drawCellText, setLabel, setVerticalLabel } from './cell-text.ts';
import { columnUnits, type FormRow, innerLine } from './form-row.ts';
import { type Signatory, type SignatureBlock, sealSide, signatureHeight } from './signature.ts';

/** Contents: 仿宋 12 pt, 20 pt from line to line. */
const size = 12;
const pitch = 20;
const paddingTop = 5;
/** The label column takes three units, as the first label of the rows above. */
const labelUnits = 3;

/** What goes into a cell of flowing text. */
export interface ProseRowContent {
  /** Set downwards where it is one short line, else across with the line ends given. */
  readonly label: string;
  /** Name of the field in messages. */
  readonly field: string;
  /** A word set flush left above the text, e.g. 建议等次：优秀; a null value is a line to write it on. */
  readonly lead: { readonly label: string; readonly value: string | null } | null;
  readonly text: string | null;
  /** Who signs below the text; `nobody`: the text ends with the cell. */
  readonly signatory: Signatory | 'nobody';
  readonly signature: SignatureBlock;
  /** Where signature and seal stand; `right` unless said otherwise. */
  readonly seal?: SealPosition;
  /** True where the seal has its room below the text, whose lines are all full: for long texts of one's own. */
  readonly sealBelow?: boolean;
  readonly leastHeight: number;
  readonly maximumStretch: number;
  /** True where the row is cut at a page end although it would fit on the next page whole. */
  readonly flows: boolean;
}

interface ProseLines {
  readonly lines: readonly SetLine[];
  /** Short lines at the end, beside the place of the seal. */
  readonly besideSeal: number;
}

/**
 * Lines at the end that stay with the signature, which must not stand alone on a page. Where every line is short the seal
 * has its room beside any of them.
 */
const tailOf = ({ lines, besideSeal }: ProseLines) =>
  besideSeal === lines.length ? 2 : Math.max(besideSeal, 2);

/** Sets a row of a label and flowing text, with signature and date at its foot. */
export function proseRow(typesetter: Typesetter, frameWidth: number, content: ProseRowContent): FormRow {
  const measure = proseMeasure(frameWidth);
  const prose = composeProse(typesetter, content, measure.width);
  const label = {
    first: setProseLabel(typesetter, content.label, frameWidth),
    continued: setLabel(typesetter, `${acrossLabel(content.label)}\n（续）`, measure.left),
  };
  return part({ content, prose, label, frameWidth, from: 0, to: prose.lines.length });
}

/** Nothing is signed below the text. */
export const unsigned: SignatureBlock = { draw: () => undefined };

/** The text column: a whole number of characters, centred between label and frame. */
export function proseMeasure(frameWidth: number): { left: number; start: number; width: number } {
  const left = (frameWidth / columnUnits) * labelUnits;
  const room = frameWidth - left;
  const width = Math.floor((room - 8) / size) * size;
  return { left, start: left + (room - width) / 2, width };
}

const isDownwards = (label: string) => !label.includes('\n');
export const acrossLabel = (label: string) =>
  isDownwards(label) ? label.replace(/(.{4})(?=.)/gu, '$1\n') : label;

export function setProseLabel(typesetter: Typesetter, label: string, frameWidth: number): CellText {
  if (isDownwards(label)) return setVerticalLabel(typesetter, label);
  return setLabel(typesetter, label, (frameWidth / columnUnits) * labelUnits);
}

/**
 * Sets the text of a cell. Beside the seal's place lines are short; the number of full lines above them is chosen
 * so that the cell is as low as can be.
 */
function composeProse(typesetter: Typesetter, content: ProseRowContent, width: number): ProseLines {
  const style = { role: 'content', size, field: content.field } as const;
  const paragraphs = (content.text ?? '')
    .split(/\r\n?|\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const compose = (widthOf: (line: number) => number): SetLine[] => {
    const lead = content.lead && `${content.lead.label}：${content.lead.value ?? ''}`;
    const lines = lead === null ? [] : typesetter.paragraph(lead, style, { widthOf });
    for (const paragraph of paragraphs) {
      const before = lines.length;
      lines.push(
        ...typesetter.paragraph(paragraph, style, {
          widthOf: (line) => widthOf(before + line),
          firstIndent: 2 * size,
          justify: (line) => widthOf(before + line) === width,
        }),
      );
    }
    return lines;
  };
  // A seal that does not stand at the end of the lines has its room below them.
  const { signatory, seal = 'right', sealBelow = false } = content;
  const beside = signatory === 'organ' && seal === 'right' && !sealBelow;
  if (!beside) return { lines: compose(() => width), besideSeal: 0 };

  const short = Math.floor((width - sealSide - mm(4)) / size) * size;
  const allShort = compose(() => short);
  const fitting = Math.floor((sealSide - signatureHeight) / pitch);
  for (let full = 1; full < allShort.length; full++) {
    if (full * pitch + sealSide >= allShort.length * pitch + signatureHeight) break;
    const lines = compose((line) => (line < full ? width : short));
    if (lines.length - full <= fitting) return { lines, besideSeal: lines.length - full };
  }
  return { lines: allShort, besideSeal: allShort.length };
}

interface Part {
  readonly content: ProseRowContent;
  readonly prose: ProseLines;
  readonly label: { readonly first: CellText; readonly continued: CellText };
  readonly frameWidth: number;
  readonly from: number;
  readonly to: number;
}

/** A row of the lines `from` to `to`: the whole cell, or one of the parts it was cut into. */
function part(row: Part): FormRow {
  const { content, prose, from, to } = row;
  const last = to === prose.lines.length;
  const label = from === 0 ? row.label.first : row.label.continued;
  const text = (to - from) * pitch + paddingTop;
  const foot = last ? footHeight(content, prose) : 4;
  const needed = Math.max(text + foot, label.height + 8);
  return {
    minimumHeight: last ? Math.max(needed, content.leastHeight) : needed,
    maximumStretch: last ? content.maximumStretch : Number.POSITIVE_INFINITY,
    flows: content.flows,
    split(available) {
      const fitting = Math.floor((available - paddingTop - 4) / pitch);
      const cut = Math.min(from + fitting, to - tailOf(prose));
      if (cut - from < 2 || available < label.height + 8) return null;
      return [part({ ...row, to: cut }), part({ ...row, from: cut })];
    },
    draw(canvas, box) {
      drawPart(canvas, row, label, last, box);
    },
  };
}

/** Room below the text: for the signature, and for the seal where full lines stand above its place. */
function footHeight(content: ProseRowContent, prose: ProseLines): number {
  if (content.signatory === 'nobody') return 4;
  if (content.signatory === 'person' || prose.besideSeal === prose.lines.length) return signatureHeight;
  return Math.max(signatureHeight, sealSide - prose.besideSeal * pitch);
}

function drawPart(canvas: PageCanvas, row: Part, label: CellText, last: boolean, box: Box): void {
  const measure = proseMeasure(row.frameWidth);
  canvas.vertical(box.x + measure.left, box.y, box.height, innerLine);
  drawCellText(canvas, label, { ...box, width: measure.left });
  const left = box.x + measure.start;
  let top = box.y + paddingTop;
  const [first] = row.prose.lines;
  if (row.from === 0 && first && row.content.lead?.value === null) {
    canvas.horizontal(left + first.width, top + pitch - 2, mm(32), innerLine);
  }
  for (const line of row.prose.lines.slice(row.from, row.to)) {
    drawLine(canvas, line, left, top, pitch);
    top += pitch;
  }
  if (last) {
    row.content.signature.draw(canvas, { ...box, x: left, width: measure.width });
  }
}
