import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { readSchemeFile, writeSchemeFile } from '#shared/policy/scheme-file.ts';
import { isWithin, nestingOf, utf8Length } from '#shared/policy/scheme-file-text.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { firstVersion } from './first-version.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function fileOf(content: unknown, { code, title } = ganzhou2021, version = 3): string {
  const canonical = canonicalJson(content);
  return writeSchemeFile({ code, title, version, canonical, sha256: sha256(canonical) });
}

test.each(builtInSchemes.map((scheme) => [scheme.code, scheme] as const))(
  '%s survives its file',
  (_code, scheme) => {
    const reading = readSchemeFile(fileOf(scheme, scheme), sha256);
    expect(reading).toMatchObject({
      ok: true,
      file: {
        code: scheme.code,
        title: scheme.title,
        version: 3,
        canonical: canonicalJson(scheme),
        content: scheme,
      },
    });
  },
);

test('a file reads like the scheme: its head first, one member a line', () => {
  const lines = fileOf(ganzhou2021).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    '{',
    '  "format": "cadredesk-scheme",',
    '  "formatVersion": 1,',
    '  "code": "ganzhou-2021",',
  ]);
  expect(lines.filter((line) => /^ {4}"/.test(line)).map((line) => line.trim().split('"')[1])).toEqual(
    Object.keys(ganzhou2021),
  );
});

test('the file of a version from before most parts existed keeps its hash', () => {
  const reading = readSchemeFile(fileOf(firstVersion.content), sha256);
  expect(reading).toMatchObject({ ok: true, file: { sha256: firstVersion.sha256 } });
});

test('line ends and a byte order mark that mail and editors add do not matter', () => {
  const text = `\ufeff${fileOf(ganzhou2021).replaceAll('\n', '\r\n')}`;
  expect(readSchemeFile(text, sha256).ok).toBe(true);
});

test.each([
  ['', 0],
  ['1', 0],
  ['[]', 1],
  ['{"a":[{"b":1}],"c":[]}', 3],
  ['"[[[["', 0],
  ['["\\"[[", "\\\\", []]', 2],
])('nesting of %s is %i', (text, depth) => {
  expect(nestingOf(text)).toBe(depth);
});

test.each(['', 'abc', '驻村', 'é', '𠮷野', 'a\n“”'])('length of %j in UTF-8 as encoders have it', (text) => {
  expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
});

test.each<[unknown, unknown, boolean]>([
  [{ a: 1 }, { a: 1, b: 2 }, true],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [{ a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] }, true],
  [[1], [1, 2], false],
  [{ a: 1 }, { a: 2 }, false],
  [{}, [], false],
  [JSON.parse('{"__proto__":{}}'), {}, false],
])('%j is within %j: %s', (part, whole, expected) => {
  expect(isWithin(part, whole)).toBe(expected);
});
