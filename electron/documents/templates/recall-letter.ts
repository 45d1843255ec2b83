import type { RecallNoticeSnapshot } from '#shared/archive/snapshots/recall-letters.ts';
import { formatDateLong } from '#shared/dates.ts';
import { heading, paragraph } from '../letter/blocks.ts';
import { ordinal } from '../letter/letter.ts';
import type { Slice } from '../letter/slice.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { bare } from './publicity-notice.ts';

/** A part of a letter with its heading; parts that have nothing to say are null. */
export interface LetterPart {
  readonly title: string;
  readonly slices: readonly Slice[];
}

/** Parts below each other, each under its number: 一、 二、 … */
export function numbered(typesetter: Typesetter, parts: readonly (LetterPart | null)[]): Slice[] {
  return parts
    .filter((part) => part !== null)
    .flatMap((part, index) => [...heading(typesetter, `${ordinal(index)}${part.title}`, 1), ...part.slices]);
}

/** Sentences as paragraphs 1. 2. 3.; a single one has no number. */
export function points(typesetter: Typesetter, texts: readonly string[], field: string): Slice[] {
  return texts.flatMap((text, index) =>
    paragraph(typesetter, texts.length === 1 ? text : `${index + 1}.${text}`, field),
  );
}

type Letter = Pick<
  RecallNoticeSnapshot,
  'person' | 'standing' | 'startDate' | 'clauses' | 'decision' | 'scheme'
>;

/** Who the person is, and since when. */
export const whoText = ({ person, standing, startDate }: Letter): string =>
  `你单位选派的${person}同志，自${formatDateLong(startDate)}起任${standing}。`;

/** A passage with where it stands, as a sentence. */
export const quotedText = ({ text, source }: { readonly text: string; readonly source: string }): string =>
  `${text.replace(/[。；，]$/u, '')}〔${source}〕。`;

/** The clauses that apply, quoted with their source. */
export function clauses(typesetter: Typesetter, letter: Letter, title: string): LetterPart {
  return { title, slices: points(typesetter, letter.clauses.map(quotedText), title) };
}

/** Facts as they were written, paragraph by paragraph. */
export function paragraphs(typesetter: Typesetter, title: string, text: string | null): LetterPart | null {
  if (text === null) return null;
  const slices = text
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => paragraph(typesetter, part, title));
  return { title, slices };
}

/** By what rules, who decided what, when and under which number. */
export function decided({ decision, scheme }: Letter, outcome: string): string {
  const { organ, on, documentNumber } = decision;
  const when = on === null ? '' : `于${formatDateLong(on)}`;
  const under = documentNumber === null ? '' : `（${documentNumber}）`;
  return `根据《${bare(scheme.title)}》，${organ}${when}审定${under}，${outcome}`;
}
