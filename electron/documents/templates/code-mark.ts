import type { QrMatrix } from '../qr-code.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';

interface CodePlace {
  readonly x: number;
  readonly y: number;
  /** In points, without the quiet zone. */
  readonly side: number;
}

/** Draws a code; modules beside each other are one rectangle, so that no hairline parts them. */
export function drawQrCode(canvas: PageCanvas, matrix: QrMatrix, { x, y, side }: CodePlace): void {
  const module = side / matrix.length;
  for (const [row, modules] of matrix.entries()) {
    for (const run of modules
      .map((dark) => (dark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g)) {
      canvas.fill(x + run.index * module, y + row * module, run[0].length * module, module);
    }
  }
}
