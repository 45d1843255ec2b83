import { expect, test } from 'vitest';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { describeScheme } from '#shared/policy/describe/describe-scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { moved } from '../../../../renderer/components/moved.ts';
import {
  chapterCodes,
  chapterOfPath,
  chapterParts,
  problemsOf,
} from '../../../../renderer/policy/editor/chapters.ts';
import { summaryOf } from '../../../../renderer/policy/editor/entry-summary.ts';
import { checkContent, nodeAt } from '../../../../renderer/policy/editor/faults.ts';
import { codeMaker, copyOf, newValue, newVariant } from '../../../../renderer/policy/editor/new-values.ts';
import { numberRule, numberText, readNumber } from '../../../../renderer/policy/editor/number-text.ts';
import { type SchemaNode, schemeNode } from '../../../../renderer/policy/editor/schema-node.ts';
import {
  codesIn,
  fieldsIn,
  type Path,
  valueAt,
  withValueAt,
} from '../../../../renderer/policy/editor/values.ts';

const beginning = { document: '示例办法', newCode: codeMaker(new Set(['own_1'])) };

/** Where every list of rules stands in a scheme that has something everywhere. */
function* listsIn(
  node: SchemaNode,
  value: unknown,
  path: Path,
): Generator<[Extract<SchemaNode, { kind: 'list' }>, Path]> {
  if (node.kind === 'list') {
    yield [node, path];
    for (const [index, entry] of (Array.isArray(value) ? value : []).entries()) {
      yield* listsIn(node.entry, entry, [...path, index]);
    }
  }
  for (const [name, field] of Object.entries(typeof value === 'object' && value !== null ? value : {})) {
    if (node.kind === 'list') return;
    const below = [...path, name];
    yield* listsIn(nodeAt(below, ganzhou2021), field, below);
  }
}

test('a place is read and written without touching what is beside it', () => {
  const path: Path = ['presence', 'rules', 0, 'measure', 'minimumDays'];
  const changed = withValueAt(ganzhou2021, path, 18);
  expect(valueAt(changed, path)).toBe(18);
  expect(valueAt(ganzhou2021, path)).toBe(20);
  expect(valueAt(changed, ['recall'])).toBe(ganzhou2021.recall);
  expect(valueAt(changed, ['presence', 'leaveTiers'])).toBe(ganzhou2021.presence.leaveTiers);
  expect(moved(['甲', '乙', '丙'], 2, 0)).toEqual(['丙', '甲', '乙']);
});

test('the built-in schemes are read without a fault, whatever a rule is, its part of the type is known', () => {
  for (const scheme of builtInSchemes) {
    expect(checkContent(scheme)).toEqual({ scheme, faults: [] });
    expect(problemsOf(scheme)).toEqual([]);
  }
  expect(nodeAt(['presence', 'rules', 0, 'measure', 'minimumDays'], ganzhou2021)).toMatchObject({
    path: 'scheme.presence.rules.measure.monthly_average.minimumDays',
    maximum: 31,
  });
});

test('every chapter that is described can be edited, and every part of a scheme in one chapter only', () => {
  expect(describeScheme(ganzhou2021).map(({ code }) => code)).toEqual(chapterCodes);
  const parts = chapterCodes.flatMap((code) => chapterParts[code].map((path) => path.join('.')));
  const grouped = ['posting', 'presence', 'money', 'annual', 'recall', 'assessment'];
  const within = (name: string) => Object.keys(fieldsIn(valueAt(ganzhou2021, name.split('.'))));
  const opened = (names: readonly string[], groups: readonly string[]) =>
    names.flatMap((name) => (groups.includes(name) ? within(name).map((part) => `${name}.${part}`) : [name]));
  const all = opened(opened(Object.keys(ganzhou2021), grouped), ['assessment.regular', 'assessment.term']);
  expect(parts.toSorted()).toEqual(all.filter((key) => key !== 'code').toSorted());
  expect(chapterOfPath(['recall', 'triggers', 0, 'title'])).toBe('recall');
});

test('a new state on the way of a case means nothing special until somebody says so', () => {
  const states = nodeAt(['recall', 'workflow', 'value', 'states'], ganzhou2021);
  if (states.kind !== 'list') throw new Error('No list');
  expect(newValue(states.entry, beginning)).toMatchObject({ stage: 'other', roles: [], deadline: null });
});

test('a new entry of any list fits the type except for texts that a person must give', () => {
  for (const [node, path] of listsIn(schemeNode, ganzhou2021, [])) {
    if (node.maximum !== null) continue;
    const before = valueAt(ganzhou2021, path);
    const entries = Array.isArray(before) ? before : [];
    const changed = withValueAt(ganzhou2021, path, [...entries, newValue(node.entry, beginning)]);
    for (const { path: at, message } of checkContent(changed).faults) {
      expect([path.join('.'), at.slice(0, path.length + 1)]).toEqual([
        path.join('.'),
        [...path, entries.length],
      ]);
      expect(message).toMatch(/^请填写/);
    }
  }
});

test('a new rule gets a code that no rule of the scheme has', () => {
  const node = nodeAt(['annual', 'templates'], ganzhou2021);
  if (node.kind !== 'list') throw new Error('templates are a list');
  const codes = codesIn(newValue(node.entry, { ...beginning, newCode: codeMaker(codesIn(ganzhou2021)) }));
  expect(codes.size).toBe(3);
  expect([...codes].filter((code) => codesIn(ganzhou2021).has(code))).toEqual([]);
  const [trigger] = ganzhou2021.recall.triggers;
  const copy = copyOf(trigger, codeMaker(codesIn(ganzhou2021)));
  expect(copy).toMatchObject({ title: trigger?.title });
  expect([...codesIn(copy)].filter((code) => codesIn(ganzhou2021).has(code))).toEqual([]);
});

test('a new template has a cut-off for each grade', () => {
  const node = nodeAt(['annual', 'templates'], ganzhou2021);
  if (node.kind !== 'list') throw new Error('templates are a list');
  expect(newValue(node.entry, beginning)).toMatchObject({
    thresholds: [
      { grade: 'excellent' },
      { grade: 'competent' },
      { grade: 'basically_competent' },
      { grade: 'incompetent' },
    ],
  });
});

test('another kind of a union keeps what both kinds have', () => {
  const path: Path = ['annual', 'templates', 0, 'sections', 0];
  const node = nodeAt(path, ganzhou2021);
  if (node.kind !== 'union') throw new Error('sections are a union');
  const before = valueAt(ganzhou2021, path);
  const after = newVariant(node, 'ballots', before, undefined, beginning);
  expect(after).toMatchObject({
    source: 'ballots',
    title: '到岗到位',
    code: valueAt(before, ['code']),
    maximum: 3000,
    groups: [{ group: 'village_cadres' }],
  });
  expect(after).not.toHaveProperty('items');
  expect(newVariant(node, 'items', { ...after, title: '到岗' }, before, beginning)).toEqual({
    ...fieldsIn(before),
    title: '到岗',
  });
});

test('numbers are read in the unit in which they are shown; what is none stays as typed', () => {
  const points = { label: '分值', unit: '分', hundredths: true } as const;
  const days = { label: '天数', unit: '天' };
  expect(numberText(3000, points)).toBe('30.00');
  expect(readNumber('３０．５', points)).toBe(3050);
  expect(readNumber('30.005', points)).toBe('30.005');
  expect(readNumber('18', days)).toBe(18);
  expect(readNumber('18.5', days)).toBe('18.5');
  expect(readNumber('', days)).toBe('');
  expect(numberText('abc', days)).toBe('abc');
  expect(numberRule({ kind: 'number', path: '', minimum: 1, maximum: 31 }, days)).toBe(
    '请填 1 至 31 之间的整数',
  );
  expect(numberRule({ kind: 'number', path: '', minimum: 0, maximum: 10_000 }, points)).toBe(
    '请填 0 至 100 之间的数，最多两位小数',
  );
});

test('what is no scheme yet is named at its place', () => {
  const unread = withValueAt(ganzhou2021, ['presence', 'rules', 0, 'measure', 'minimumDays'], '二十');
  expect(checkContent(unread).faults).toEqual([
    { path: ['presence', 'rules', 0, 'measure', 'minimumDays'], message: '请填 1 至 31 之间的整数' },
  ]);
  const nobody = withValueAt(ganzhou2021, ['presence', 'leaveTiers', 1, 'approver'], '');
  expect(checkContent(nobody).faults).toEqual([
    { path: ['presence', 'leaveTiers', 1, 'approver'], message: '请填写批准机关' },
  ]);
  const nothing = withValueAt(ganzhou2021, ['presence', 'rules', 0, 'counted'], []);
  expect(checkContent(nothing).faults[0]?.message).toBe('请至少选择一项');
});

const silent = { kind: 'unspecified', note: ' ' };
const first = ['annual', 'templates', 0] as const;

test.each<[chapter: string, path: Path, instead: unknown]>([
  ['source', ['issuedOn'], '二〇二一年'],
  ['source', ['shortTitle'], ''],
  ['qualifications', ['posting', 'qualifications', 0, 'title'], ''],
  ['demand', ['posting', 'demand', 1], ganzhou2021.posting.demand[0]],
  ['selection', ['posting', 'selection'], silent],
  ['term', ['posting', 'earlyChange', 'value', 'reasons'], ['']],
  ['term', ['posting', 'minimumTerm'], silent],
  ['presence', ['presence', 'rules', 0, 'counted'], ['present', 'absent']],
  ['leave', ['presence', 'leaveTiers'], ganzhou2021.presence.leaveTiers.slice(0, 2)],
  ['leave', ['presence', 'substitution'], silent],
  ['absence', ['presence', 'absence'], ganzhou2021.presence.absence.toReversed()],
  ['duties', ['duties', 0, 'roles'], []],
  ['duties', ['duties', 0, 'ground'], { kind: 'example', note: '' }],
  ['money', ['money', 'funds', 0, 'title'], ''],
  ['annual', [...first, 'sections', 0, 'maximum'], 2900],
  ['annual', [...first, 'thresholds', 0, 'minimum'], 1],
  ['annual', ['gradeWords'], ganzhou2021.gradeWords.slice(1)],
  ['annual', ['annual', 'effects', 0, 'ground'], { kind: 'example', note: '' }],
  ['annual', ['annual', 'templates', 2, 'sections', 0, 'items', 0, 'maximum'], 100],
  ['annual', [...first, 'adjustments', 0, 'maximum'], 0],
  ['annual', [...first, 'scorers', 'ground'], { kind: 'example', note: '' }],
  ['eligibility', ['assessment', 'eligibility', 1, 'cap'], 'competent'],
  ['eligibility', ['assessment', 'eligibility', 1, 'outcomeGround'], { kind: 'example', note: '' }],
  ['regular', ['assessment', 'regular', 'templates', 0, 'sections', 0, 'maximum'], 100],
  ['end_of_term', ['assessment', 'term', 'templates', 0, 'sections', 0, 'kind'], 'regular'],
  ['end_of_term', ['assessment', 'term', 'lead'], silent],
  ['results', ['assessment', 'quotaOverride', 'value', 'allowed'], false],
  ['results', ['assessment', 'publicityDays'], silent],
  ['recall', ['recall', 'triggers'], ganzhou2021.recall.triggers.slice(1)],
  ['recall', ['recall', 'informed'], silent],
])('what is wrong in the chapter %s leads there: %j', (chapter, path, instead) => {
  const { scheme } = checkContent(withValueAt(ganzhou2021, path, instead));
  if (!scheme) throw new Error('must stay a scheme');
  expect(new Set(problemsOf(scheme).map((problem) => problem.chapter))).toEqual(new Set([chapter]));
});

test('rules without a name and a ground are named in each of their chapters', () => {
  const blank = { kind: 'example', note: '' };
  const nameless = withValueAt(
    withValueAt(ganzhou2021, ['duties', 0], { ...ganzhou2021.duties[0], title: '', ground: blank }),
    ['money', 'funds', 0],
    { ...ganzhou2021.money.funds[0], title: '', ground: blank },
  );
  const { scheme } = checkContent(nameless);
  if (!scheme) throw new Error('must stay a scheme');
  const marked = problemsOf(scheme).filter(({ text }) => text.includes('标为示例，没有说明'));
  expect(marked.map(({ chapter }) => chapter)).toEqual(['duties', 'money']);
});

test('an entry of a list is called by its title, otherwise by what its fields say', () => {
  const at = (path: Path) => summaryOf(nodeAt(path, ganzhou2021), valueAt(ganzhou2021, path));
  expect(at(['presence', 'rules', 0])).toBe('平均每月驻村不少于20天');
  expect(at(['presence', 'leaveTiers', 0])).toBe('第一书记（队长）、工作队员 · 3 天 · 乡镇党委');
  expect(at(['presence', 'leaveTiers', 2])).toContain('不限天数');
});
