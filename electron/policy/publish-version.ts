import type { AuditAction } from '#shared/audit/actions.ts';
import { schemeVersionIdSchema } from '#shared/ids.ts';
import { schemeSchema } from '#shared/policy/scheme.ts';
import type { sealed } from '../canonical-sha256.ts';
import type { WriteUnit } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { changedRules } from './changed-rules.ts';
import { insertSchemeVersion, type SchemeVersionRow, versionsOf } from './scheme.repository.ts';

export interface NewVersion {
  readonly code: string;
  readonly title: string;
  readonly origin: SchemeVersionRow['origin'];
  readonly sealed: ReturnType<typeof sealed>;
  /** What the trail calls it; why, where a person did it. */
  readonly action?: Extract<AuditAction, 'policy.published' | 'policy.imported'>;
  readonly reason?: string;
}

/** Stores a scheme as the next version of its code. The trail keeps which rules changed, not what they say. */
export async function publishVersion(unit: WriteUnit, version: NewVersion): Promise<SchemeVersionRow> {
  const { code, title, origin, sealed, action = 'policy.published', reason = null } = version;
  const [previous] = await versionsOf(unit.trx, code);
  const row: SchemeVersionRow = {
    id: newId(schemeVersionIdSchema),
    code,
    version: (previous?.version ?? 0) + 1,
    title,
    origin,
    content: sealed.content,
    sha256: sealed.sha256,
    published_at: unit.at,
  };
  await insertSchemeVersion(unit, row);
  const content = (stored: string) => schemeSchema.parse(JSON.parse(stored));
  await unit.audit({
    action,
    entityType: 'scheme_version',
    entityId: row.id,
    ...(previous ? { before: { version: previous.version, sha256: previous.sha256 } } : {}),
    after: {
      code,
      version: row.version,
      title,
      origin,
      sha256: row.sha256,
      ...(previous ? { rules: changedRules(content(previous.content), content(row.content)) } : {}),
    },
    reason,
  });
  return row;
}
