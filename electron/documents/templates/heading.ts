import type { Box } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type SetLine, type Typesetter } from '../typesetting/typesetter.ts';

/** What stands above the frame of a page. */
export interface Heading {
  /** In points, down to the frame. */
  readonly height: number;
  /** Draws into the content box of the page, from its top. */
  draw(canvas: PageCanvas, box: Box): void;
}

/** Words of a form's head. */
export interface FormTitle {
  readonly title: string;
  /** In brackets below the title, e.g. 2026年度. */
  readonly period: string;
  /** County or district whose form it is. */
  readonly organisation: string;
}

/** Title, period in brackets, and the organisation whose form it is. */
export function composeTitle(
  typesetter: Typesetter,
  { title, period, organisation }: FormTitle,
  width: number,
): Heading {
  const titleLine = typesetter.line(title, { role: 'title', size: 22, field: '标题' });
  const periodLine = fitToWidth(typesetter, `（${period}）`, 16, '年度', width, 'title');
  const organisationLine = fitToWidth(
    typesetter,
    `县（市、区）：${organisation}`,
    10.5,
    '县（市、区）',
    width,
  );
  const centred = (line: SetLine, box: Box) => box.x + (box.width - line.width) / 2;
  return {
    height: 30 + 26 + 18,
    draw(canvas, box) {
      drawLine(canvas, titleLine, centred(titleLine, box), box.y, 28);
      drawLine(canvas, periodLine, centred(periodLine, box), box.y + 30, 24);
      drawLine(canvas, organisationLine, box.x, box.y + 55, 16);
    },
  };
}

/** Repeats form, period and name on the pages after the first, so that a loose sheet finds its file again. */
export function composeContinuation(
  typesetter: Typesetter,
  { title, period }: FormTitle,
  who: string,
  width: number,
): Heading {
  const line = fitToWidth(typesetter, `${title}（${period}）　　${who}`, 10.5, '姓名', width);
  return {
    height: 20,
    draw: (canvas, box) => canvas.artifact(() => drawLine(canvas, line, box.x, box.y, 16)),
  };
}

/** Sets a text on one line, smaller than asked for where it would be wider than there is room. */
export function fitToWidth(
  typesetter: Typesetter,
  text: string,
  size: number,
  field: string,
  width: number,
  role: 'content' | 'label' | 'title' = 'content',
): SetLine {
  const asked = typesetter.line(text, { role, size, field });
  if (asked.width <= width) return asked;
  const smaller = Math.floor((size * width * 10) / asked.width) / 10;
  return typesetter.line(text, { role, size: smaller, field });
}
