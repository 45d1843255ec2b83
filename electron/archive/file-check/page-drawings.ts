import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod';
import type { Drawing } from './pdf-content.types.ts';

/** Drawing instructions of a page, as the library lists them. */
export interface Instructions {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];
const upright: Matrix = [1, 0, 0, 1, 0, 0];

const numbers = z.union([
  z.array(z.number()),
  z.instanceof(Float32Array).transform((list) => [...list]),
  z.record(z.string(), z.number()).transform((list) => Object.values(list)),
]);
const matrixSchema = numbers.pipe(
  z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
);
const boxSchema = numbers.pipe(z.tuple([z.number(), z.number(), z.number(), z.number()]));
const pathSchema = z.tuple([z.number(), z.unknown(), boxSchema]);
const formSchema = z.array(z.unknown()).min(1);
const stateSchema = z.tuple([z.array(z.tuple([z.string(), z.unknown()]))]);

const strokes = new Set([OPS.stroke, OPS.closeStroke]);
const fills = new Set([OPS.fill, OPS.eoFill]);
const both = new Set([OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
const colours = new Set([OPS.setFillRGBColor, OPS.setStrokeRGBColor]);
const otherColours = new Set([OPS.setFillColorN, OPS.setStrokeColorN, OPS.shadingFill]);
const pictures = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintSolidColorImageMask,
]);

/**
 * What is painted on a page besides text, and what is unlike the documents of this program: any colour but black,
 * pictures, patterns, transparency, hidden text.
 */
export function readDrawings({ fnArray, argsArray }: Instructions): { drawings: Drawing[]; marks: string[] } {
  const drawings: Drawing[] = [];
  const marks = new Set<string>();
  let images = 0;
  let matrix = upright;
  const saved: Matrix[] = [];
  for (const [index, instruction] of fnArray.entries()) {
    const given = argsArray[index];
    if (instruction === OPS.save) saved.push(matrix);
    else if (instruction === OPS.restore || instruction === OPS.paintFormXObjectEnd) {
      matrix = saved.pop() ?? upright;
    } else if (instruction === OPS.transform) {
      const by = matrixSchema.safeParse(given);
      if (by.success) matrix = product(matrix, by.data);
    } else if (instruction === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      const by = matrixSchema.safeParse(formSchema.safeParse(given).data?.[0]);
      if (by.success) matrix = product(matrix, by.data);
    } else if (instruction === OPS.constructPath) {
      const path = pathSchema.safeParse(given);
      if (path.success) drawings.push(...painted(path.data[0], path.data[2], matrix));
    } else if (colours.has(instruction)) {
      const colour = z.tuple([z.string()]).safeParse(given).data?.[0];
      if (colour !== '#000000') marks.add(`colour ${colour ?? 'other'}`);
    } else if (otherColours.has(instruction)) marks.add('pattern');
    else if (pictures.has(instruction)) images += 1;
    else if (instruction === OPS.setTextRenderingMode) {
      const mode = z.tuple([z.number()]).safeParse(given).data?.[0];
      if (mode !== 0) marks.add(`text mode ${mode ?? 'other'}`);
    } else if (instruction === OPS.setGState) {
      for (const [name, value] of stateSchema.safeParse(given).data?.[0] ?? []) {
        const transparent = (name === 'ca' || name === 'CA') && value !== 1;
        if (transparent || (name === 'SMask' && value !== false)) marks.add('transparency');
      }
    }
  }
  if (images > 0) marks.add(`pictures ${images}`);
  return { drawings, marks: [...marks] };
}

function painted(
  operation: number,
  box: readonly [number, number, number, number],
  matrix: Matrix,
): Drawing[] {
  if (!box.every(Number.isFinite)) return [];
  const kinds: Drawing['kind'][] = [];
  if (strokes.has(operation) || both.has(operation)) kinds.push('stroke');
  if (fills.has(operation) || both.has(operation)) kinds.push('fill');
  const [x1, y1, x2, y2] = box;
  const corners = [
    place(matrix, x1, y1),
    place(matrix, x2, y2),
    place(matrix, x1, y2),
    place(matrix, x2, y1),
  ];
  const across = corners.map(([x]) => x);
  const up = corners.map(([, y]) => y);
  const placed = [Math.min(...across), Math.min(...up), Math.max(...across), Math.max(...up)] as const;
  return kinds.map((kind) => ({ kind, box: placed }));
}

const place = ([a, b, c, d, e, f]: Matrix, x: number, y: number) =>
  [a * x + c * y + e, b * x + d * y + f] as const;

function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
