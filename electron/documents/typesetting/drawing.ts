import type { FaceId } from '../fonts.ts';

/** Text of one font, placed by its baseline. All measures in points from the top left corner of the page. */
export interface DrawnText {
  readonly text: string;
  readonly face: FaceId;
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
  /** Added after every character. */
  readonly letterSpacing: number;
  /** Furniture of the page and no part of what it says: a footer, a page number, a head that is repeated. */
  readonly artifact?: boolean;
}

/** A straight black line. */
export interface DrawnRule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly thickness: number;
}

/** A black rectangle. */
export interface DrawnFill {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Everything on one page. */
export interface PageDrawing {
  readonly texts: readonly DrawnText[];
  readonly rules: readonly DrawnRule[];
  readonly fills: readonly DrawnFill[];
}

/** Collects what is drawn on a page. */
export class PageCanvas implements PageDrawing {
  readonly texts: DrawnText[] = [];
  readonly rules: DrawnRule[] = [];
  readonly fills: DrawnFill[] = [];
  #artifact = false;

  text(drawn: DrawnText): void {
    this.texts.push(this.#artifact ? { ...drawn, artifact: true } : drawn);
  }

  /** Draws texts that are furniture of the page; see {@link DrawnText.artifact}. */
  artifact(draw: () => void): void {
    this.#artifact = true;
    draw();
    this.#artifact = false;
  }

  horizontal(x: number, y: number, length: number, thickness: number): void {
    this.rules.push({ x1: x, y1: y, x2: x + length, y2: y, thickness });
  }

  vertical(x: number, y: number, length: number, thickness: number): void {
    this.rules.push({ x1: x, y1: y, x2: x, y2: y + length, thickness });
  }

  fill(x: number, y: number, width: number, height: number): void {
    this.fills.push({ x, y, width, height });
  }

  /** Everything of another page. */
  add({ texts, rules, fills }: PageDrawing): void {
    this.texts.push(...texts);
    this.rules.push(...rules);
    this.fills.push(...fills);
  }

  /** The four lines of a box. */
  box(x: number, y: number, width: number, height: number, thickness: number): void {
    this.horizontal(x, y, width, thickness);
    this.horizontal(x, y + height, width, thickness);
    this.vertical(x, y, height, thickness);
    this.vertical(x + width, y, height, thickness);
  }
}
