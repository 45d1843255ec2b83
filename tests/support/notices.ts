import { readFileSync } from 'node:fs';
import type { Clause, Ground } from '#shared/policy/ground.ts';

/** Blanks and line ends of the text files come from their page breaks, not from the notice. */
export const withoutBlanks = (text: string) => text.replace(/\s+/g, '');

/** The words of a notice (tests/fixtures/notices), without blanks. */
export function noticeText(code: string): string {
  return withoutBlanks(readFileSync(new URL(`../fixtures/notices/${code}.txt`, import.meta.url), 'utf8'));
}

/** Every ground of a scheme or of a part of it. */
export function groundsIn(value: unknown): Ground[] {
  if (Array.isArray(value)) return value.flatMap(groundsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && (value.kind === 'clause' || value.kind === 'example')) return [value as Ground];
  return Object.values(value).flatMap(groundsIn);
}

/** Every clause that a scheme or a part of it quotes. */
export function clausesIn(value: unknown): Clause[] {
  return groundsIn(value).flatMap((ground) => (ground.kind === 'clause' ? [ground.clause] : []));
}
