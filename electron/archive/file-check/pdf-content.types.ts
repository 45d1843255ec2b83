import type { FileDifference } from '#shared/contract/archive.ts';

/** Characters that stand together on a page, as they were drawn. */
export interface TextPiece {
  readonly text: string;
  /** Left end of the base line in points from the left and top edge of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the type in points. */
  readonly size: number;
}

/** A painted line or area by the box around it, in points from the left and bottom edge of the page. */
export interface Drawing {
  readonly kind: 'stroke' | 'fill';
  /** Left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
}

/** What can be seen on a page, as far as it can be compared. */
export interface PageContent {
  readonly pieces: readonly TextPiece[];
  readonly drawings: readonly Drawing[];
  /** Anything that documents of this program have not: colours, pictures, annotations, transparency; sorted. */
  readonly marks: readonly string[];
}

export interface PdfContent {
  readonly kind: 'read';
  /** As many as were asked for. */
  readonly pages: readonly PageContent[];
  /** What belongs to the file and to no page: attached files, scripts, layers; sorted. */
  readonly marks: readonly string[];
}

/** Why a file cannot be read: damaged, locked by a password, or beyond the bounds. */
export type Unreadable = 'damaged' | 'locked' | 'too_large';

export interface UnreadableFile {
  readonly kind: 'unreadable';
  readonly reason: Unreadable;
}

/** What the reading thread is asked: for the footer of a file, or how it differs from a registered one. */
export type PdfQuestion =
  | { readonly kind: 'claim'; readonly bytes: Uint8Array }
  | { readonly kind: 'compare'; readonly bytes: Uint8Array; readonly registered: Uint8Array };

/** What the footer of a file says of itself. */
export interface FooterClaim {
  readonly registerNumber: string | null;
  /** First 16 digits of the SHA-256 of the frozen data. */
  readonly dataDigits: string | null;
  /** Whether it calls itself a preview. */
  readonly preview: boolean;
}

/** How a file differs from the registered one. */
export interface Comparison {
  /** SHA-256 of the text of all pages, blanks left out, hex. */
  readonly contentSha256: { readonly file: string; readonly registered: string };
  /** The first of each page; empty: the same content. */
  readonly differences: readonly FileDifference[];
}

/** Errors lose their class between threads, so a refusal is an answer. */
export type PdfAnswer =
  | { readonly kind: 'claim'; readonly claim: FooterClaim | null }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | UnreadableFile;
