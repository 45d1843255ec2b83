import type { SchemeVersion } from '#shared/contract/policy.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import { type Scheme, schemeSchema } from '#shared/policy/scheme.ts';
import { sha256 } from '../canonical-sha256.ts';
import type { ReadHandle } from '../database/database.types.ts';
import { notFound, ruleViolation } from '../errors.ts';
import { findSchemeVersion, type SchemeVersionRow } from './scheme.repository.ts';

export type SchemeVersionWithContent = SchemeVersion & { readonly content: Scheme };

/**
 * A version as stored, once its content has been found to match its hash.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `scheme_altered` when the stored rules no longer match
 *   their hash
 */
export async function readVersionRow(handle: ReadHandle, id: SchemeVersionId): Promise<SchemeVersionRow> {
  const row = await findSchemeVersion(handle, id);
  if (!row) throw notFound('制度方案');
  if (sha256(row.content) !== row.sha256) {
    throw ruleViolation(
      'scheme_altered',
      `制度方案“${row.title}”第 ${row.version} 版的内容与登记的校验值不一致，可能被程序以外的方式改动过。请停止使用并从备份恢复。`,
    );
  }
  return row;
}

/** As the contract has it, without the content. */
export function toVersion(row: SchemeVersionRow): SchemeVersion {
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

/** With the content; parts that came after the version was published say that they are silent. */
export function withContent(row: SchemeVersionRow): SchemeVersionWithContent {
  return { ...toVersion(row), content: schemeSchema.parse(JSON.parse(row.content)) };
}
