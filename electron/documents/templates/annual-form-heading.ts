import type { AnnualFormSnapshot } from '#shared/archive/snapshots/annual-form.ts';
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

/** Title, year in brackets, and the organisation whose form it is. */
export function composeTitle(typesetter: Typesetter, snapshot: AnnualFormSnapshot, width: number): Heading {
  const title = typesetter.line('驻村第一书记（工作队员）年度考核登记表', {
    role: 'title',
    size: 22,
    field: '标题',
  });
  const year = typesetter.line(`（${snapshot.year}年度）`, { role: 'title', size: 16, field: '年度' });
  const organisation = fitToWidth(
    typesetter,
    `县（市、区）：${snapshot.organisation}`,
    10.5,
    '县（市、区）',
    width,
  );
  const centred = (line: SetLine, box: Box) => box.x + (box.width - line.width) / 2;
  return {
    height: 30 + 26 + 18,
    draw(canvas, box) {
      drawLine(canvas, title, centred(title, box), box.y, 28);
      drawLine(canvas, year, centred(year, box), box.y + 30, 24);
      drawLine(canvas, organisation, box.x, box.y + 55, 16);
    },
  };
}

/** Repeats form, name and year on the pages after the first, so that a loose sheet finds its file again. */
export function composeContinuation(
  typesetter: Typesetter,
  snapshot: AnnualFormSnapshot,
  width: number,
): Heading {
  const text = `驻村第一书记（工作队员）年度考核登记表（${snapshot.year}年度）　　姓名：${snapshot.person.name}`;
  const line = fitToWidth(typesetter, text, 10.5, '姓名', width);
  return { height: 20, draw: (canvas, box) => drawLine(canvas, line, box.x, box.y, 16) };
}

/** Sets a text on one line, smaller than asked for where it would be wider than there is room. */
export function fitToWidth(
  typesetter: Typesetter,
  text: string,
  size: number,
  field: string,
  width: number,
): SetLine {
  const asked = typesetter.line(text, { role: 'content', size, field });
  if (asked.width <= width) return asked;
  const smaller = Math.floor((size * width * 10) / asked.width) / 10;
  return typesetter.line(text, { role: 'content', size: smaller, field });
}
