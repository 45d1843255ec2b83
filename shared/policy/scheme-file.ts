import * as z from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { type Scheme, schemeSchema } from './scheme.ts';
import { isWithin, nestingOf, type PlainJson, plainJsonSchema, utf8Length } from './scheme-file-text.ts';

/**
 * Largest file of a scheme, in bytes of UTF-8. Half of what one call may carry: quoted once more on its way, a text may
 * double.
 */
export const schemeFileLimitBytes = 1024 * 1024;

export const schemeFileFormat = 'cadredesk-scheme';
/** Raised when an older program could no longer read the file rightly. */
export const schemeFileFormatVersion = 1;

/** A scheme is not half as deep; what is deeper was made to harm. */
const deepest = 40;

export interface SchemeFile {
  readonly code: string;
  /** Number of the version where it was exported. */
  readonly version: number;
  readonly title: string;
  /** SHA-256 of `canonical`, hex. */
  readonly sha256: string;
  /** The canonical JSON of the content as the file has it, without defaults of parts that came later. */
  readonly canonical: string;
  readonly content: Scheme;
}

export type SchemeFileFault =
  | 'too_large'
  | 'too_deep'
  | 'not_json'
  | 'wrong_format'
  | 'newer_format'
  | 'wrong_content'
  | 'altered';

/** A file that was read, or why it cannot be used and what to do, a Chinese sentence. */
export type SchemeFileReading =
  | { readonly ok: true; readonly file: SchemeFile }
  | { readonly ok: false; readonly reason: SchemeFileFault; readonly message: string };

const envelopeSchema = z.object({
  format: z.literal(schemeFileFormat),
  formatVersion: z.number().int().min(1),
});
const fileSchema = z.strictObject({
  format: z.literal(schemeFileFormat),
  formatVersion: z.number().int(),
  code: z.string(),
  version: z.number().int().min(1),
  title: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  content: z.record(z.string(), plainJsonSchema),
});

/**
 * The one written form of a file: two blanks for each level, a line feed at the end. Keys of the content stand in the
 * order of the scheme type, so that the file reads like the scheme.
 *
 * @param canonical the content as stored
 */
export function writeSchemeFile({
  code,
  version,
  title,
  sha256,
  canonical,
}: Omit<SchemeFile, 'content'>): string {
  const stored = plainJsonSchema.parse(JSON.parse(canonical));
  const content = inOrderOf(schemeSchema.parse(stored), stored);
  const file = {
    format: schemeFileFormat,
    formatVersion: schemeFileFormatVersion,
    code,
    version,
    title,
    sha256,
    content,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a file. Only the one written form counts, line ends aside: what is written twice, in other words or with
 * something added could show people one thing and the program another.
 *
 * @param sha256 hex SHA-256 of a text in UTF-8
 */
export function readSchemeFile(text: string, sha256: (text: string) => string): SchemeFileReading {
  if (utf8Length(text) > schemeFileLimitBytes) return fault('too_large');
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  if (nestingOf(plain) > deepest) return fault('too_deep');
  const json = parsed(plain);
  if (json === undefined) return fault('not_json');
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) return fault('wrong_format');
  if (envelope.data.formatVersion > schemeFileFormatVersion) return fault('newer_format');
  const file = fileSchema.safeParse(json);
  // zod leaves out a key `__proto__`; a file that has one is no longer the one that was written.
  if (!file.success || !isWithin(json, file.data)) return fault('altered');
  if (JSON.stringify(json, null, 2) !== plain.trimEnd()) return fault('altered');

  const { code, version, title, content } = file.data;
  const canonical = canonicalJson(content);
  if (sha256(canonical) !== file.data.sha256) return fault('altered');
  const scheme = schemeSchema.safeParse(content);
  // A newer program may know rules that this one would silently drop.
  if (!scheme.success || !isWithin(content, scheme.data)) return fault('wrong_content');
  if (scheme.data.code !== code || scheme.data.title !== title) return fault('altered');
  return {
    ok: true,
    file: { code, version, title, sha256: file.data.sha256, canonical, content: scheme.data },
  };
}

const sentences: Record<SchemeFileFault, string> = {
  too_large: `文件超过 ${schemeFileLimitBytes / 1024 / 1024} MB，不是本程序导出的制度方案。请核对所选的文件。`,
  too_deep: '文件内容的层次过多，不是本程序导出的制度方案。请核对所选的文件。',
  not_json:
    '文件无法读取，不是本程序导出的制度方案，或者传送时没有传完整。请核对所选的文件，或请对方重新导出。',
  wrong_format: '这不是制度方案文件。请选择在制度方案页面用“导出”生成的文件。',
  newer_format: '这个文件由更新版本的程序导出，本程序读不全。请先升级程序再导入。',
  wrong_content:
    '文件中有本程序不认识的规则，可能由更新版本的程序导出。请先升级程序再导入；如果两边程序版本相同，请对方重新导出。',
  altered: '文件导出之后被改动过，内容与校验值不一致，不能导入。请对方重新导出，收到后不要打开修改。',
};

function fault(reason: SchemeFileFault): SchemeFileReading {
  return { ok: false, reason, message: sentences[reason] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `value` with its keys in the order in which `model` has them. */
function inOrderOf(model: unknown, value: PlainJson): PlainJson {
  if (Array.isArray(value)) {
    const models: readonly unknown[] = Array.isArray(model) ? model : [];
    return value.map((member, index) => inOrderOf(models[index], member));
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const keys = typeof model === 'object' && model !== null ? Object.entries(model) : [];
  const place = new Map(keys.map(([key], index) => [key, index]));
  const models = new Map<string, unknown>(keys);
  const last = keys.length;
  return Object.fromEntries(
    entries
      .toSorted(([a], [b]) => (place.get(a) ?? last) - (place.get(b) ?? last))
      .map(([key, member]) => [key, inOrderOf(models.get(key), member)]),
  );
}
