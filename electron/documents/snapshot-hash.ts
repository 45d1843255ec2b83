import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';

/** SHA-256 (hex) of the canonical JSON of a document's frozen data. */
export function snapshotSha256(snapshot: unknown): string {
  return createHash('sha256').update(canonicalJson(snapshot)).digest('hex');
}
