import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { standardStyle } from '#shared/archive/document-style.ts';
import { groupsOfSnapshot } from '#shared/archive/frozen-fields.ts';
import { fieldLabel, groupTitle, type SnapshotKind, valueWord } from '#shared/archive/snapshot-labels.ts';
import { caseFilePartSchema } from '#shared/archive/snapshots/case-file.ts';
import { type DocumentSnapshot, documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import { longForm, shortForm } from '../../fixtures/documents/annual-forms.ts';
import { longCaseFile } from '../../fixtures/documents/case-files.ts';
import { longFeedback, longPublicity, resultToTeam } from '../../fixtures/documents/letters.ts';
import { longApproval, shortTalk, statementRefused } from '../../fixtures/documents/recall-forms.ts';
import { longRecallNotice } from '../../fixtures/documents/recall-letters.ts';
import { personDetail } from '../../fixtures/documents/score-details.ts';
import { longTermForm } from '../../fixtures/documents/term-forms.ts';

/** The schema under what may be left out, refined or put off. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return bare(schema.unwrap());
  if (schema instanceof z.ZodLazy) return bare(schema.unwrap());
  return schema;
}

/** Places of the schema that nobody named, the values of closed lists among them. */
function unnamed(
  kind: SnapshotKind,
  schema: z.core.$ZodType,
  keys: readonly string[],
  open: readonly z.core.$ZodType[] = [],
): string[] {
  const inner = bare(schema);
  const place = [kind, ...keys].join('.');
  // A line of a calculation holds lines.
  if (open.includes(schema)) return [];
  const within = [...open, schema];
  if (inner instanceof z.ZodArray) return unnamed(kind, inner.element, keys, within);
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape).flatMap(([key, value]) =>
      keys.length === 0 && (key === 'kind' || key === 'style' || (kind === 'case_file' && key === 'parts'))
        ? []
        : unnamed(kind, value, [...keys, key], within),
    );
  }
  if (inner instanceof z.ZodEnum) {
    const values = inner.options.filter((value) => valueWord(keys, String(value)) === undefined);
    if (values.length > 0) return [`${place}: ${values.join()}`];
  }
  const named = fieldLabel(kind, keys) ?? (keys.length === 1 ? groupTitle(kind, keys[0] ?? '') : undefined);
  return named === undefined ? [place] : [];
}

/** Parts of the data that have parts of their own and no title. */
const untitled = (kind: SnapshotKind, schema: z.ZodObject) =>
  Object.entries(schema.shape).filter(([key, value]) => {
    const inner = bare(value);
    const part = inner instanceof z.ZodObject ? inner : inner instanceof z.ZodArray && bare(inner.element);
    return (
      part instanceof z.ZodObject &&
      key !== 'scheme' &&
      key !== 'style' &&
      groupTitle(kind, key) === undefined
    );
  });

describe('every place in the frozen data has a name in the words of the paper', () => {
  test.each(documentSnapshotSchema.options.map((schema) => [schema.shape.kind.value, schema] as const))(
    '%s',
    (kind, schema) => {
      expect(unnamed(kind, schema, [])).toEqual([]);
      expect(untitled(kind, schema).map(([key]) => key)).toEqual([]);
    },
  );

  test('parts of a case file', () => {
    for (const part of caseFilePartSchema.options) {
      const kind = part.shape.kind.value;
      const { kind: _kind, ...shape } = part.shape;
      const { snapshot: _snapshot, ...own } = { snapshot: null, ...shape };
      expect(unnamed(kind === 'document' ? 'case_file' : kind, z.object(own), [])).toEqual([]);
    }
  });
});

/** Lines as they are read: what it is, within what, and what it says. */
const linesOf = (snapshot: DocumentSnapshot, title: string) =>
  groupsOfSnapshot(snapshot)
    .filter((group) => group.title === title)
    .flatMap(({ fields }) => fields.map(({ entry, label, value }) => [entry, label, value]));

describe('frozen data', () => {
  test('are read as they stand on the form: people, post, ballots, opinions, and what all documents have', () => {
    expect(groupsOfSnapshot(shortForm).map(({ title }) => title)).toEqual([
      '人员',
      '任职',
      '驻村情况',
      '个人总结',
      '民主测评',
      '村党组织意见',
      '乡镇党委意见及等次建议',
      '派出单位意见',
      '审定意见（等次）',
      '本人意见',
      '需要说明的情况',
      '登记与依据',
    ]);
    expect(linesOf(shortForm, '人员').slice(0, 3)).toEqual([
      [null, '姓名', shortForm.person.name],
      [null, '性别', '男'],
      [null, '出生日期', '1985年7月12日'],
    ]);
    expect(linesOf(shortForm, '登记与依据')).toContainEqual([null, '数据冻结时间', '2027年1月12日 09:30']);
  });

  test('name votes by the word they were given for, and their share in percent', () => {
    const lines = linesOf(shortForm, '民主测评');
    expect(lines).toContainEqual(['村干部', '发出', '7']);
    expect(lines).toContainEqual(['村干部 · 优秀', '票数', '6']);
    expect(lines).toContainEqual(['村干部 · 优秀', '得票率', '85.71%']);
  });

  test('show a part that is not there as one blank', () => {
    expect(linesOf({ ...shortForm, ballots: null }, '民主测评')).toEqual([[null, '民主测评', null]]);
  });

  test('tell each material of a case file, with the parts of the documents in it', () => {
    const groups = groupsOfSnapshot(longCaseFile);
    const [first] = longCaseFile.parts;
    const group = groups.find(({ key }) => key === 'parts.0');
    expect(group?.title).toContain(first?.title);
    expect(group?.fields.some(({ entry }) => entry?.startsWith('审定意见'))).toBe(true);
    expect(groups.at(-1)?.title).toBe('登记与依据');
  });

  test.each([
    longForm,
    longTermForm,
    personDetail,
    longPublicity,
    longFeedback,
    resultToTeam,
    longApproval,
    shortTalk,
    statementRefused,
    longRecallNotice,
    longCaseFile,
  ])('of $kind have one path for each value and only Chinese labels', (snapshot) => {
    const fields = groupsOfSnapshot(snapshot).flatMap((group) => group.fields);
    expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
    expect(fields.map(({ label }) => label).filter((label) => /^[a-z]/i.test(label))).toEqual([]);
  });
});

test('the font of the computer that a paper was set in is told with its file, the rest of its setting is not', () => {
  const font = { family: '示例小标宋', sha256: 'a'.repeat(64) };
  const style = { ...standardStyle, fonts: { content: null, title: font } };
  const { organs: _organs, ...frozen } = style;
  const fields = groupsOfSnapshot({ ...shortForm, style: frozen }).flatMap((group) => group.fields);
  expect(fields.filter(({ path }) => path.startsWith('style'))).toEqual([
    {
      path: 'style.fonts.title',
      label: '标题字体',
      entry: null,
      value: `示例小标宋（文件摘要 ${font.sha256}）`,
    },
  ]);
});
