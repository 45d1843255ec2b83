import type { MissingGlyph } from '#shared/contract/archive.ts';
import { type Face, type FaceId, type FontSet, faceOf, type TextRole } from '../fonts.ts';
import { drawnText, faceFor, missingCodePoints, missingGlyph } from '../glyph-coverage.ts';
import type { PageCanvas } from './drawing.ts';
import { breakIntoLines, type Cluster, graphemesOf, isBlank } from './line-breaking.ts';

/** How a text is set. `field` is its label on the form, for the message when a character has no glyph. */
export interface TextStyle {
  readonly role: TextRole;
  /** In points. */
  readonly size: number;
  readonly field: string;
  /** Set the whole text in one font where one has all of it: a name must not look patched. */
  readonly uniform?: boolean;
  /** Added to the advance of every character, in points; negative sets closer. */
  readonly tracking?: number;
}

interface SetCluster extends Cluster {
  readonly face: FaceId;
}

/** A measured line, ready to be drawn. Widths in points. */
export interface SetLine {
  readonly clusters: readonly SetCluster[];
  readonly size: number;
  /** Empty room before the first character. */
  readonly indent: number;
  /** Width of the text without indent and without blanks at its end. */
  readonly width: number;
  /** Added after every character: tracking, and what fills the measure. */
  readonly letterSpacing: number;
  /** The part of {@link letterSpacing} that is in the widths already. */
  readonly tracking: number;
}

export interface ParagraphOptions {
  /** Room for the line with that zero-based number. */
  readonly widthOf: (line: number) => number;
  /** Empty room before the first line, in points. */
  readonly firstIndent?: number;
  /** Whether that line is spread over its measure where it ends a little short. */
  readonly justify?: (line: number) => boolean;
}

/** Part of the size by which the em box of a Chinese character rises above the baseline, in every font alike. */
const emAscent = 0.88;

/**
 * Measures text with the fonts it will be drawn in. Every text of a document passes through one typesetter, which
 * notes the characters that no font has: `missing` must be empty before anything is drawn for good.
 */
export class Typesetter {
  readonly missing: MissingGlyph[] = [];
  readonly #fonts: FontSet;
  readonly #person: string;

  constructor(fonts: FontSet, person: string) {
    this.#fonts = fonts;
    this.#person = person;
  }

  /** Sets a text on one line, whatever its width. */
  line(text: string, style: TextStyle): SetLine {
    return lineOf(this.#clusters(text.replace(/\s*\n\s*/g, ' '), style), style, 0, 0);
  }

  /** Sets text with its own line ends, each line broken further where it is too wide. */
  lines(text: string, style: TextStyle, width: number): SetLine[] {
    return text.split('\n').flatMap((part) => this.paragraph(part, style, { widthOf: () => width }));
  }

  /** As {@link lines}, but lines that had to be broken are of about equal length: no lone last character. */
  balancedLines(text: string, style: TextStyle, width: number): SetLine[] {
    return text.split('\n').flatMap((part) => {
      const clusters = this.#clusters(part, style);
      const set = (room: number) => breakIntoLines(clusters, () => room);
      const count = set(width).length;
      let tooNarrow = 0;
      let enough = width;
      while (count > 1 && enough - tooNarrow > 0.5) {
        const middle = (tooNarrow + enough) / 2;
        if (set(middle).length > count) tooNarrow = middle;
        else enough = middle;
      }
      return set(enough).map((line) => lineOf(line, style, 0, 0));
    });
  }

  /** Sets one paragraph; line ends within it count as blanks. */
  paragraph(text: string, style: TextStyle, options: ParagraphOptions): SetLine[] {
    const { widthOf, firstIndent = 0, justify = () => false } = options;
    const room = (line: number) => widthOf(line) - (line === 0 ? firstIndent : 0);
    const broken = breakIntoLines(this.#clusters(text, style), room);
    return broken.map((clusters, number) => {
      const indent = number === 0 ? firstIndent : 0;
      const last = number === broken.length - 1;
      const spacing = justify(number) && !last ? spacingToFill(clusters, room(number), style.size) : 0;
      return lineOf(clusters, style, indent, spacing);
    });
  }

  #clusters(text: string, style: TextStyle): SetCluster[] {
    const { role, size, tracking = 0, uniform } = style;
    const graphemes = graphemesOf(drawnText(text));
    const chain = chainOf(this.#fonts, role);
    const only = uniform
      ? chain.find((face) => graphemes.every((grapheme) => faceFor(grapheme, [face])))
      : undefined;
    const choices = choicesOf(this.#fonts, only?.id ?? role);
    return graphemes.map((grapheme) => {
      let choice = choices.get(grapheme);
      if (choice === undefined) {
        choice = chooseFace(grapheme, only ? [only] : chain);
        choices.set(grapheme, choice);
      }
      if (choice === null) {
        this.#note(grapheme, style, chain);
        return { text: grapheme, face: chain[0]?.id ?? 'fangsong', width: size };
      }
      const width = (choice.thousandths * size) / 1000 + choice.characters * tracking;
      return { text: grapheme, face: choice.face, width };
    });
  }

  #note(grapheme: string, style: TextStyle, chain: readonly Face[]): void {
    for (const codePoint of missingCodePoints(grapheme, chain)) {
      const glyph = missingGlyph(codePoint, style.field, this.#person);
      const known = this.missing.some(
        (other) => other.codePoint === glyph.codePoint && other.field === glyph.field,
      );
      if (!known) this.missing.push(glyph);
    }
  }
}

/** The font that draws a grapheme, with its width in thousandths of the size. */
interface FaceChoice {
  readonly face: FaceId;
  readonly thousandths: number;
  readonly characters: number;
}

/** What was chosen before for a role, or within one font: a form has each character many times. null: no font has it. */
type Choices = Map<string, FaceChoice | null>;
const rememberedChoices = new WeakMap<FontSet, Map<TextRole | FaceId, Choices>>();

function choicesOf(fonts: FontSet, among: TextRole | FaceId): Choices {
  const all = rememberedChoices.get(fonts) ?? new Map<TextRole | FaceId, Choices>();
  rememberedChoices.set(fonts, all);
  const choices: Choices = all.get(among) ?? new Map();
  all.set(among, choices);
  return choices;
}

const chainOf = (fonts: FontSet, role: TextRole): Face[] => fonts.chains[role].map((id) => faceOf(fonts, id));

function chooseFace(grapheme: string, chain: readonly Face[]): FaceChoice | null {
  const face = faceFor(grapheme, chain);
  if (!face) return null;
  let thousandths = 0;
  let characters = 0;
  for (const character of grapheme) {
    thousandths += face.advance(character.codePointAt(0) ?? 0);
    characters++;
  }
  return { face: face.id, thousandths, characters };
}

function visible(clusters: readonly SetCluster[]): readonly SetCluster[] {
  let end = clusters.length;
  while (end > 0 && isBlank(clusters[end - 1]?.text ?? '')) end--;
  return clusters.slice(0, end);
}

const widthOfAll = (clusters: readonly Cluster[]) =>
  clusters.reduce((sum, cluster) => sum + cluster.width, 0);

function lineOf(
  clusters: readonly SetCluster[],
  { size, tracking = 0 }: TextStyle,
  indent: number,
  spacing: number,
): SetLine {
  const width = widthOfAll(visible(clusters));
  return { clusters, size, indent, width, letterSpacing: tracking + spacing, tracking };
}

/** A line more than three characters short was left so on purpose; spreading it would show as gaps. */
function spacingToFill(clusters: readonly SetCluster[], room: number, size: number): number {
  const shown = visible(clusters);
  const slack = room - widthOfAll(shown);
  return shown.length > 1 && slack > 0 && slack <= 3 * size ? slack / (shown.length - 1) : 0;
}

/** Draws a line at its left edge; `top` is the top of a line box of height `pitch`, in which it is centred. */
export function drawLine(canvas: PageCanvas, line: SetLine, x: number, top: number, pitch: number): void {
  const baseline = top + (pitch - line.size) / 2 + emAscent * line.size;
  drawAtBaseline(canvas, line, x, baseline);
}

/** Draws a line by its baseline. */
export function drawAtBaseline(canvas: PageCanvas, line: SetLine, x: number, baseline: number): void {
  let position = x + line.indent;
  let run: { face: FaceId; text: string; x: number } | undefined;
  const flush = () => {
    if (!run) return;
    canvas.text({
      text: run.text,
      face: run.face,
      size: line.size,
      x: run.x,
      baseline,
      letterSpacing: line.letterSpacing,
    });
  };
  for (const cluster of visible(line.clusters)) {
    if (run && run.face === cluster.face) {
      run.text += cluster.text;
    } else {
      flush();
      run = { face: cluster.face, text: cluster.text, x: position };
    }
    position += cluster.width + line.letterSpacing - line.tracking;
  }
  flush();
}
