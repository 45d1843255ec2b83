import { type Box, mm } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type SetLine, type Typesetter } from '../typesetting/typesetter.ts';
import { type CellText, drawCellText, setLabel } from './cell-text.ts';
import { type FormRow, innerLine } from './form-row.ts';
import { acrossLabel, proseMeasure, setProseLabel } from './prose-row.ts';

const size = 12;
const pitch = 20;
const paddingTop = 5;
const paddingBottom = 5;
/** Side of the box before a choice, and where the text beside it begins. */
const boxSide = 11;
const textIndent = 18;

/** Something that may apply or not. */
export interface Choice {
  readonly text: string;
  readonly chosen: boolean;
}

interface ChoiceRowContent {
  /** Set downwards where it is one short line, else across with the line ends given. */
  readonly label: string;
  /** Name of the field in messages. */
  readonly field: string;
  readonly choices: readonly Choice[];
}

/** A line of a choice; the first of each has the box before it. */
interface ChoiceLine {
  readonly line: SetLine;
  readonly box: { readonly ticked: boolean } | null;
  /** True where the next line must stand on the same page. */
  readonly keeps: boolean;
}

/**
 * Sets choices below each other, each behind a box that is ticked where it applies. The row is cut at a page end between
 * choices, or within a long one so that two lines of it stay on either page.
 */
export function choiceRow(typesetter: Typesetter, frameWidth: number, content: ChoiceRowContent): FormRow {
  const { left, start, width } = proseMeasure(frameWidth);
  const style = { role: 'content', size, field: content.field } as const;
  const tick = typesetter.line('√', { role: 'label', size: 9, field: content.field });
  const lines = content.choices.flatMap(({ text, chosen }) =>
    typesetter
      .paragraph(text, style, { widthOf: () => width - textIndent })
      .map((line, index, all): ChoiceLine => {
        const keeps = all.length > 1 && (index === 0 || index === all.length - 2);
        return { line, box: index === 0 ? { ticked: chosen } : null, keeps };
      }),
  );
  const labels = {
    first: setProseLabel(typesetter, content.label, frameWidth),
    continued: setLabel(typesetter, `${acrossLabel(content.label)}\n（续）`, left),
  };
  return part({ lines, labels, left, start, tick }, 0, lines.length);
}

interface Choices {
  readonly lines: readonly ChoiceLine[];
  readonly labels: { readonly first: CellText; readonly continued: CellText };
  readonly left: number;
  readonly start: number;
  readonly tick: SetLine;
}

function part(choices: Choices, from: number, to: number): FormRow {
  const label = from === 0 ? choices.labels.first : choices.labels.continued;
  const needed = (count: number) =>
    Math.max(count * pitch + paddingTop + paddingBottom, label.height + 8, mm(10.5));
  return {
    minimumHeight: needed(to - from),
    maximumStretch: 0,
    flows: true,
    split(available) {
      let cut = Math.min(to, from + Math.floor((available - paddingTop - paddingBottom) / pitch));
      while (cut > from && choices.lines[cut - 1]?.keeps) cut--;
      if (cut <= from || cut >= to || needed(cut - from) > available) return null;
      return [part(choices, from, cut), part(choices, cut, to)];
    },
    draw: (canvas, box) => draw(canvas, box, choices, choices.lines.slice(from, to), label),
  };
}

function draw(
  canvas: PageCanvas,
  box: Box,
  { left, start, tick }: Choices,
  lines: readonly ChoiceLine[],
  label: CellText,
): void {
  canvas.vertical(box.x + left, box.y, box.height, innerLine);
  drawCellText(canvas, label, { ...box, width: left });
  const x = box.x + start;
  let top = box.y + (box.height - lines.length * pitch) / 2;
  for (const { line, box: mark } of lines) {
    if (mark) {
      const boxTop = top + (pitch - boxSide) / 2;
      canvas.box(x, boxTop, boxSide, boxSide, innerLine);
      if (mark.ticked) drawLine(canvas, tick, x + (boxSide - tick.width) / 2, boxTop, boxSide);
    }
    drawLine(canvas, line, x + textIndent, top, pitch);
    top += pitch;
  }
}
