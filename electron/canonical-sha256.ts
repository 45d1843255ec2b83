import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';

/** A value in its one written form, with the SHA-256 (hex) of that text in UTF-8. */
export function sealed(value: unknown): { content: string; sha256: string } {
  const content = canonicalJson(value);
  return { content, sha256: sha256(content) };
}

/** Hex SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
