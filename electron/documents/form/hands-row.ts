import { mm } from '../page-geometry.ts';
import { drawAtBaseline, type Typesetter } from '../typesetting/typesetter.ts';
import { type FormRow, innerLine } from './form-row.ts';

const size = 12;
const signingRoom = mm(38);
const gap = mm(8);
/** Room to write year, month and day. */
const dateRooms = [mm(16), mm(10), mm(10)];

/** Sets a row in which several sign by hand beside each other, each behind what they are, with the date at the right. */
export function handsRow(typesetter: Typesetter, roles: readonly string[], leastHeight = mm(16)): FormRow {
  const style = { role: 'content', size } as const;
  const labels = roles.map((role) => typesetter.line(`${role}：`, { ...style, field: `${role}签名` }));
  const date = ['年', '月', '日'].map((part) => typesetter.line(part, { ...style, field: '日期' }));
  return {
    minimumHeight: leastHeight,
    maximumStretch: 0,
    flows: false,
    split: () => null,
    draw(canvas, box) {
      const baseline = box.y + box.height / 2 + size * 0.38;
      let x = box.x + mm(4);
      for (const label of labels) {
        drawAtBaseline(canvas, label, x, baseline);
        x += label.width;
        canvas.horizontal(x, baseline + 3, signingRoom, innerLine);
        x += signingRoom + gap;
      }
      let right = box.x + box.width - mm(4);
      for (const [index, part] of [...date.entries()].reverse()) {
        right -= part.width;
        drawAtBaseline(canvas, part, right, baseline);
        right -= dateRooms[index] ?? 0;
      }
    },
  };
}
