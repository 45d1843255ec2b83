import type { SchemeVersion } from '#shared/contract/policy.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import { type Scheme, schemeSchema } from '#shared/policy/scheme.ts';
import { sha256 } from '../canonical-sha256.ts';
import type { Database } from '../database/database.types.ts';
import { notFound, ruleViolation } from '../errors.ts';
import { allSchemeVersions, findSchemeVersion, type SchemeVersionRow } from './scheme.repository.ts';

export type SchemeVersionWithContent = SchemeVersion & { readonly content: Scheme };

/** Published schemes. They are only ever added to, so that one that was read stays good. */
export function createPolicyService({ database }: { database: Database }) {
  const known = new Map<SchemeVersionId, SchemeVersionWithContent>();
  return {
    /** By scheme, the newest version first. */
    async list(): Promise<SchemeVersion[]> {
      return (await allSchemeVersions(database.read)).map(toVersion);
    },

    /**
     * A version with its rules.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `scheme_altered` when the stored rules no longer match
     *   their hash
     */
    async get(id: SchemeVersionId): Promise<SchemeVersionWithContent> {
      const remembered = known.get(id);
      if (remembered) return remembered;
      const row = await findSchemeVersion(database.read, id);
      if (!row) throw notFound('制度方案');
      if (sha256(row.content) !== row.sha256) {
        throw ruleViolation(
          'scheme_altered',
          `制度方案“${row.title}”第 ${row.version} 版的内容与登记的校验值不一致，可能被程序以外的方式改动过。请停止使用并从备份恢复。`,
        );
      }
      const version = { ...toVersion(row), content: schemeSchema.parse(JSON.parse(row.content)) };
      known.set(id, version);
      return version;
    },
  };
}
export type PolicyService = ReturnType<typeof createPolicyService>;

function toVersion(row: SchemeVersionRow): SchemeVersion {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    title: row.title,
    sha256: row.sha256,
    origin: row.origin,
    publishedAt: row.published_at,
  };
}
