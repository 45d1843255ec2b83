import type { SchemeFileInspection, SchemeVersion } from '#shared/contract/policy.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { readSchemeFile, type SchemeFile, writeSchemeFile } from '#shared/policy/scheme-file.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { sha256 } from '../canonical-sha256.ts';
import type { Actor, Database, ReadHandle } from '../database/database.types.ts';
import { fileRejected } from '../errors.ts';
import { findDraftOf } from './draft.repository.ts';
import { publishVersion } from './publish-version.ts';
import { findVersionByHash, versionsOf } from './scheme.repository.ts';
import { readVersionRow, toVersion } from './scheme-version.ts';

/** Schemes as files, so that one organisation can hand its own to another. */
export function createSchemeFiles({ database }: { database: Database }) {
  return {
    /** @throws ApplicationError NOT_FOUND; RULE_VIOLATION `scheme_altered` */
    async exportScheme(id: SchemeVersionId): Promise<{ fileName: string; text: string }> {
      const { code, version, title, sha256: hash, content } = await readVersionRow(database.read, id);
      return {
        fileName: `${code}-第${version}版.json`,
        text: writeSchemeFile({ code, version, title, sha256: hash, canonical: content }),
      };
    },

    /** @throws ApplicationError FILE_REJECTED with the reasons of {@link readSchemeFile} */
    async inspectSchemeFile(text: string): Promise<SchemeFileInspection> {
      const file = fileOf(text);
      const { known, problems, refusal, becomes } = await examine(database.read, file);
      return {
        code: file.code,
        version: file.version,
        title: file.title,
        sha256: file.sha256,
        content: file.content,
        known,
        problems,
        becomes: refusal ? null : becomes,
        refusal: refusal?.message ?? null,
      };
    },

    /**
     * The file's scheme becomes the next version of its code.
     *
     * @throws ApplicationError FILE_REJECTED with the reasons of {@link readSchemeFile}, or `unsound`, `known`,
     *   `built_in_code`, `draft_exists`
     */
    async importScheme(
      actor: Actor,
      { text, reason }: { text: string; reason: string },
    ): Promise<SchemeVersion> {
      const file = fileOf(text);
      return database.write(actor, async (unit) => {
        const { refusal } = await examine(unit.trx, file);
        if (refusal) throw fileRejected(refusal.reason, refusal.message);
        const row = await publishVersion(unit, {
          code: file.code,
          title: file.title,
          origin: 'organisation',
          sealed: { content: file.canonical, sha256: file.sha256 },
          action: 'policy.imported',
          reason,
        });
        return toVersion(row);
      });
    },
  };
}

function fileOf(text: string): SchemeFile {
  const reading = readSchemeFile(text, sha256);
  if (!reading.ok) throw fileRejected(reading.reason, reading.message);
  return reading.file;
}

interface Examination {
  readonly known: SchemeVersion | null;
  readonly problems: string[];
  readonly becomes: number;
  readonly refusal: { readonly reason: string; readonly message: string } | null;
}

async function examine(handle: ReadHandle, file: SchemeFile): Promise<Examination> {
  const row = await findVersionByHash(handle, file.sha256);
  const known = row ? toVersion(row) : null;
  const problems = validateScheme(file.content);
  const [newest] = await versionsOf(handle, file.code);
  const draft = await findDraftOf(handle, file.code);
  const refuse = (reason: string, message: string): Examination => ({
    known,
    problems,
    becomes: (newest?.version ?? 0) + 1,
    refusal: { reason, message },
  });
  if (known) {
    return refuse('known', `本机已有相同内容：“${known.title}”第 ${known.version} 版，不用再导入。`);
  }
  if (newest?.origin === 'built_in' || builtInSchemes.some(({ code }) => code === file.code)) {
    return refuse(
      'built_in_code',
      `“${file.code}”是程序自带方案的代码，而文件内容与本机的各版都不相同，可能来自其他版本的程序。请对方以它为底稿起草、另取代码发布后，再导出导入。`,
    );
  }
  if (problems.length > 0) {
    return refuse(
      'unsound',
      `方案有 ${problems.length} 处问题，不能导入。请对方改正后重新导出：${problems.join('')}`,
    );
  }
  if (draft) {
    return refuse(
      'draft_exists',
      `方案“${draft.title}”（${draft.code}）正在起草，导入会与草稿冲突。请先发布或放弃草稿，再导入。`,
    );
  }
  return { known, problems, becomes: (newest?.version ?? 0) + 1, refusal: null };
}
