import { create } from 'fontkit';
import type { Face } from '../fonts.ts';
import { readCff } from './cff-reader.ts';
import { type CalledGlyph, createCffSubsetter } from './cff-subset.ts';
import { tableOf, tablesOf } from './sfnt.ts';
import { subsetTrueType } from './truetype-subset.ts';

/** What a PDF says about a font besides its glyphs; lengths in thousandths of the size. */
export interface FontMeasures {
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
}

/** A font made ready for taking glyphs out of it again and again. */
export interface FontProgram {
  /** Its name in PostScript. */
  readonly name: string;
  readonly measures: FontMeasures;
  /** Number of the glyph that draws a character the font has. */
  glyphOf(codePoint: number): number;
  /** A font file with these glyphs; codes ascend and none is 0. */
  subset(called: readonly CalledGlyph[]): FontSubset;
}

/** Glyphs of one font, as a PDF embeds them. */
export type FontSubset =
  /** Glyphs are called by their codes. */
  | { readonly kind: 'cff'; readonly file: Buffer }
  /** Glyphs are called by their places in the file, which `glyphs` gives by the number in the whole font. */
  | { readonly kind: 'truetype'; readonly file: Buffer; readonly glyphs: ReadonlyMap<number, number> };

const programs = new WeakMap<Face, FontProgram>();

/** Opens a font for embedding; once for each thread, since the tables of a large font take long to read. */
export function fontProgramOf(face: Face): FontProgram {
  let program = programs.get(face);
  if (!program) {
    program = openProgram(face.bytes);
    programs.set(face, program);
  }
  return program;
}

function openProgram(bytes: Buffer): FontProgram {
  const font = create(bytes);
  if ('fonts' in font) throw new Error('A font collection is not a single font');
  const name = font.postscriptName ?? 'Font';
  const tables = tablesOf(bytes);
  const scale = 1000 / font.unitsPerEm;
  const known = new Map<number, number>();
  return {
    name,
    measures: {
      box: [font.bbox.minX * scale, font.bbox.minY * scale, font.bbox.maxX * scale, font.bbox.maxY * scale],
      ascent: font.ascent * scale,
      descent: font.descent * scale,
      capHeight: (font.capHeight || font.ascent) * scale,
    },
    glyphOf: (codePoint) => {
      let glyph = known.get(codePoint);
      if (glyph === undefined) {
        glyph = font.glyphForCodePoint(codePoint).id;
        known.set(codePoint, glyph);
      }
      return glyph;
    },
    subset: tables.has('CFF ') ? cffSubsets(tables, name) : trueTypeSubsets(tables),
  };
}

function cffSubsets(tables: ReadonlyMap<string, Buffer>, name: string): FontProgram['subset'] {
  const subset = createCffSubsetter(readCff(tableOf(tables, 'CFF ')), name);
  return (called) => ({ kind: 'cff', file: subset(called) });
}

const trueTypeSubsets =
  (tables: ReadonlyMap<string, Buffer>): FontProgram['subset'] =>
  (called) => ({
    kind: 'truetype',
    ...subsetTrueType(
      tables,
      called.map(({ glyph }) => glyph),
    ),
  });
