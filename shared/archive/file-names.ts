import * as z from 'zod';

/** What can stand in the name of a document's file. */
export const nameFields = ['position', 'name', 'number', 'title', 'village', 'township', 'unit'] as const;
export const nameFieldSchema = z.enum(nameFields);
export type NameField = z.infer<typeof nameFieldSchema>;

/** Words of the placeholders; in a pattern they stand in braces, e.g. `{姓名}`. */
export const nameFieldLabels: Record<NameField, string> = {
  position: '序号',
  name: '姓名',
  number: '登记号',
  title: '材料名称',
  village: '村',
  township: '乡镇街道',
  unit: '派出单位',
};

/** What a file is called unless somebody says otherwise. */
export const usualPattern = '{序号}-{姓名}-{材料名称}-{登记号}';

export type NameValues = Readonly<Record<NameField, string>>;

/** Longest path that every program on Windows opens, in UTF-16 units, with some room below its 260. */
export const longestPath = 240;
/** Longest name that the file systems of Linux take, in bytes of UTF-8; the ending of an unfinished file has room. */
const longestNameBytes = 240;

const placeholder = /\{([^{}]*)\}/gu;
const fieldOf = new Map(nameFields.map((field) => [nameFieldLabels[field], field]));

/** Placeholders of a pattern that stand for nothing. */
export function unknownPlaceholders(pattern: string): string[] {
  return [...pattern.matchAll(placeholder)]
    .map(([, word]) => word ?? '')
    .filter((word) => !fieldOf.has(word));
}

/** A pattern for names: some text with placeholders in braces. */
export const namePatternSchema = z
  .string()
  .trim()
  .min(1, '请填写文件名格式')
  .max(120, '文件名格式不能超过 120 个字')
  .superRefine((pattern, context) => {
    const [unknown] = unknownPlaceholders(pattern);
    if (unknown !== undefined) {
      context.addIssue({
        code: 'custom',
        message: `文件名格式中的“{${unknown}}”不是可用的占位，请用下方的按钮插入。`,
      });
    } else if (/[{}]/u.test(pattern.replace(placeholder, ''))) {
      context.addIssue({ code: 'custom', message: '文件名格式中有不成对的花括号，请删去或补全。' });
    } else if (pattern.replace(placeholder, '') === pattern) {
      context.addIssue({ code: 'custom', message: '文件名格式里至少要有一个占位，否则所有文件同名。' });
    }
  });

/** What no Windows file name may hold, what would not show in one, and halves of characters. */
const unsafe = /[<>:"/\\|?*\p{C}\p{Zl}\p{Zp}]/gu;
/** Names of devices: Windows opens them instead of a file, whatever ending follows. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/iu;

/**
 * A name without folder and ending that Windows, Linux and macOS all take: characters they refuse become `_`, dots and
 * blanks at the ends go, a device's name gets a `_`. It is never empty.
 */
export function safeStem(text: string): string {
  const plain = trimmed(text.normalize('NFC').replace(/\s+/gu, ' ').replace(unsafe, '_'));
  if (plain === '') return '文件';
  // Windows looks at what stands before the first dot, blanks before it left out.
  const [first = ''] = plain.split('.');
  return device.test(first.trimEnd()) ? `_${plain}` : plain;
}

const trimmed = (text: string) => text.replace(/^[\s.]+|[\s.]+$/gu, '');

/** A pattern with values in place of its placeholders; what is empty takes the separator before it along. */
export function fillPattern(pattern: string, values: NameValues): string {
  const filled = pattern.replace(placeholder, (_all, word: string) => {
    const field = fieldOf.get(word);
    return field === undefined ? '' : values[field].replaceAll(/[{}]/gu, '_');
  });
  return filled.replace(/([-_—·、，,\s])(?:\s*\1)+/gu, '$1').replace(/^[-_—·、，,\s]+|[-_—·、，,\s]+$/gu, '');
}

export interface NamingBounds {
  /** Length of the folder's path in UTF-16 units, without a separator at its end. */
  readonly folderLength: number;
  /** With its dot, e.g. `.pdf`. */
  readonly extension: string;
  /** Names that are taken, e.g. of the list. */
  readonly taken?: readonly string[];
}

/**
 * Names for the files of one folder, in the order of `stems`: short enough with the folder's path, and no two the same
 * where case does not count; the second of a name gets ` (2)`.
 */
export function fileNames(stems: readonly string[], bounds: NamingBounds): string[] {
  const { folderLength, extension, taken = [] } = bounds;
  const used = new Set(taken.map(keyOf));
  const nextOf = new Map<string, number>();
  const room = Math.max(24, longestPath - folderLength - 1);
  return stems.map((text) => {
    const stem = safeStem(text);
    const key = keyOf(stem);
    for (let count = nextOf.get(key) ?? 1; ; count += 1) {
      const ending = `${count === 1 ? '' : ` (${count})`}${extension}`;
      const name = safeStem(shortened(stem, room - ending.length, longestNameBytes - ending.length)) + ending;
      if (used.has(keyOf(name))) continue;
      used.add(keyOf(name));
      nextOf.set(key, count + 1);
      return name;
    }
  });
}

/** File systems of Windows and macOS tell no case apart; some fold more than that. */
const keyOf = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase();

/** Cut to a length in UTF-16 units and in bytes of UTF-8, between whole characters. */
function shortened(text: string, units: number, bytes: number): string {
  let result = '';
  let left = bytes;
  for (const character of text) {
    left -= bytesOf(character);
    if (left < 0 || result.length + character.length > units) break;
    result += character;
  }
  return trimmed(result);
}

function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
