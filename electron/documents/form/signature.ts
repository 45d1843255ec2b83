import type { SealPosition } from '#shared/archive/document-style.ts';
import type { FormOpinion } from '#shared/archive/snapshots/annual-form.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import { type Box, mm } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawAtBaseline, type SetLine, type Typesetter } from '../typesetting/typesetter.ts';

/** Who signs: a person by hand, or an organ by hand and seal. */
export type Signatory = 'person' | 'organ';

/** Height that “签名” and date take at the foot of a cell, in points. */
export const signatureHeight = mm(13.5);

/** An official seal is 42 mm across; nothing but signature and date may stand in this square. */
export const sealSide = mm(42);

/** Room to sign in, to the right of “签名（盖章）：”. */
const signingRoom = mm(45);
const signatureAboveFoot = mm(8);
const dateAboveFoot = mm(2.4);
/** Room to write year, month and day by hand. */
const yearRoom = mm(13);
const partRoom = mm(9);

/** Signature and date of a cell, set. */
export interface SignatureBlock {
  draw(canvas: PageCanvas, box: Box): void;
}

/** Sets the signature line and date of a cell; what the snapshot does not know is left to be written by hand. */
export function signatureBlock(
  typesetter: Typesetter,
  signatory: Signatory,
  opinion: Pick<FormOpinion, 'signer' | 'signedOn'>,
  field: string,
  seal: SealPosition = 'right',
): SignatureBlock {
  const label = typesetter.line(signatory === 'organ' ? '签名（盖章）：' : '签名：', style(12, field));
  const signer = fitSigner(typesetter, opinion.signer ?? '', `${field}签名`);
  const date = opinion.signedOn
    ? typesetter.line(formatDateLong(opinion.signedOn), style(12, field))
    : undefined;
  const blanks = ['年', '月', '日'].map((part) => typesetter.line(part, style(12, field)));
  return {
    draw(canvas, box) {
      const right = rightEdge(seal, box, label.width + signingRoom);
      const foot = box.y + box.height;
      const roomStart = right - signingRoom;
      drawAtBaseline(canvas, label, roomStart - label.width, foot - signatureAboveFoot);
      for (const [index, line] of signer.entries()) {
        const above = (signer.length - 1 - index) * 10.5;
        drawAtBaseline(canvas, line, roomStart, foot - signatureAboveFoot - above);
      }
      const dateBaseline = foot - dateAboveFoot;
      if (date) {
        drawAtBaseline(canvas, date, right - date.width - 12, dateBaseline);
        return;
      }
      let x = right - 12 - yearRoom - 2 * partRoom - blanks.reduce((sum, part) => sum + part.width, 0);
      for (const [index, part] of blanks.entries()) {
        x += index === 0 ? yearRoom : partRoom;
        drawAtBaseline(canvas, part, x, dateBaseline);
        x += part.width;
      }
    },
  };
}

/** The right edge of a block of that width in its cell. */
function rightEdge(seal: SealPosition, box: Box, width: number): number {
  switch (seal) {
    case 'right':
      return box.x + box.width;
    case 'centre':
      return box.x + (box.width + width) / 2;
    case 'left':
      return box.x + width;
  }
}

/** Sets the place where two witnesses sign side by side, with the date of what they saw. */
export function witnessBlock(typesetter: Typesetter, on: BusinessDate, field: string): SignatureBlock {
  const label = typesetter.line('见证人签名：', style(12, field));
  const date = typesetter.line(formatDateLong(on), style(12, field));
  return {
    draw(canvas, box) {
      const right = box.x + box.width;
      const foot = box.y + box.height;
      const roomEach = mm(32);
      const start = right - 2 * roomEach - mm(6);
      drawAtBaseline(canvas, label, start - label.width, foot - signatureAboveFoot);
      for (const place of [0, 1]) {
        const x = start + place * (roomEach + mm(6));
        canvas.horizontal(x, foot - signatureAboveFoot + 2, roomEach, 0.5);
      }
      drawAtBaseline(canvas, date, right - date.width - 12, foot - dateAboveFoot);
    },
  };
}

const style = (size: number, field: string) => ({ role: 'content', size, field, uniform: true }) as const;

/** A name of two characters stands at 12 pt; that of an organ may take two lines of 9 pt. */
function fitSigner(typesetter: Typesetter, signer: string, field: string): SetLine[] {
  for (const size of [12, 11, 10.5, 10, 9.5, 9]) {
    const lines = typesetter.lines(signer, style(size, field), signingRoom);
    if (lines.length <= 1) return lines;
  }
  return typesetter.balancedLines(signer, style(9, field), signingRoom);
}
