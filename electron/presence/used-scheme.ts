import type { UsedScheme } from '#shared/contract/presence-duties.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import type { SchemeVersionWithContent } from '../policy/policy.service.ts';
import type { SchemeSource } from '../roster/scheme-source.ts';

/** The version that was asked for, or the one in force. */
export function schemeFor(
  schemes: SchemeSource,
  id: SchemeVersionId | null,
): Promise<SchemeVersionWithContent> {
  return id === null ? schemes.inForce() : schemes.get(id);
}

/** A version as registers and statements name it. */
export function usedScheme({ id, code, version, title, content }: SchemeVersionWithContent): UsedScheme {
  return { id, code, version, title, shortTitle: content.shortTitle };
}
