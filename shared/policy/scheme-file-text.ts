import * as z from 'zod';

export type PlainJson = string | number | boolean | null | PlainJson[] | { [key: string]: PlainJson };
/** Any JSON value. Recurses: only for what has been found to be shallow. */
export const plainJsonSchema: z.ZodType<PlainJson> = z.json();

/** Length of a text in bytes of UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Half of a pair: four bytes for the two.
    if (unit >= 0xd800 && unit <= 0xdfff) bytes += 2;
    else bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return bytes;
}

/** How deep the brackets of a JSON text are nested, found without recursion, so that no text can exhaust the stack. */
export function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}

/** Whether `whole` has everything that `part` has, and the same at each place; it may have more keys. */
export function isWithin(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) &&
      part.length === whole.length &&
      part.every((member, index) => isWithin(member, whole[index]))
    );
  }
  if (part !== null && typeof part === 'object') {
    if (whole === null || typeof whole !== 'object' || Array.isArray(whole)) return false;
    const members = new Map<string, unknown>(Object.entries(whole));
    return Object.entries(part).every(
      ([key, member]) => members.has(key) && isWithin(member, members.get(key)),
    );
  }
  return part === whole;
}
