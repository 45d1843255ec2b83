import * as z from 'zod';

/** Variants of the middle dot found in non-Han names; the standard form is U+00B7. */
const middleDots = /[\u2022\u2027\u22c5\u30fb\uff65\u2219]/g;
/** Controls, zero-width characters, soft hyphens and marks of writing direction: they come along when text is pasted. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed here
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
/** What ends a line in other programs: a manual line break in Word is a vertical tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced here
const lineEnd = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;

/**
 * Tidies one line of text typed or imported by people: trims, folds runs of blanks to one, turns full-width
 * letters, digits and blanks to half-width, and removes invisible characters. Han characters, including
 * compatibility ideographs and those outside the basic plane, stay untouched: a name is never rewritten.
 */
export function tidyLine(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) =>
      String.fromCharCode(c.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim();
}

/** Tidies a person's name: as {@link tidyLine}, no blanks between Han characters, one form of middle dot. */
export function tidyName(text: string): string {
  return tidyLine(text)
    .replace(middleDots, '·')
    .replace(/(?<=\p{Script=Han}|·) (?=\p{Script=Han}|·)/gu, '');
}

/** One required line of text, tidied, at most `max` characters. */
export const line = (label: string, max = 60) =>
  z
    .string()
    .transform(tidyLine)
    .pipe(z.string().min(1, `请填写${label}`).max(max, `${label}不能超过 ${max} 个字`));

/** One optional line: blank becomes `null`. */
export const optionalLine = (label: string, max = 60) =>
  z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : tidyLine(text) || null))
    .pipe(z.string().max(max, `${label}不能超过 ${max} 个字`).nullable());

/** Several lines of free text; line breaks are kept, trailing blanks dropped. */
export const paragraphs = (label: string, max = 5000) =>
  z
    .string()
    .transform((text) => text.replace(lineEnd, '\n').replace(invisible, '').trimEnd())
    .pipe(z.string().max(max, `${label}不能超过 ${max} 个字`));

/** As {@link paragraphs}, and not blank. */
export const requiredParagraphs = (label: string, max = 5000) =>
  paragraphs(label, max).refine((text) => text.trim() !== '', `请填写${label}`);

/** As {@link paragraphs}; blank becomes `null`. */
export const optionalParagraphs = (label: string, max = 5000) =>
  z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : text.trim() === '' ? null : text))
    .pipe(paragraphs(label, max).nullable());

/** A reason that a person must give: two characters at the least. */
export const reasonSchema = z
  .string()
  .transform((text) => tidyLine(text))
  .pipe(z.string().min(2, '请写明理由').max(500, '理由不能超过 500 个字'));
