import { expect, test } from 'vitest';
import { fieldWords, findWords, wordsOf } from '../../../../renderer/policy/editor/labels.ts';
import { partsOf, type SchemaNode, schemeNode } from '../../../../renderer/policy/editor/schema-node.ts';

/** Objects that are only brackets around their fields: the chapters of the editor have titles of their own. */
const brackets = [
  ...['', '.posting', '.presence', '.money', '.recall', '.annual'],
  ...['.assessment', '.assessment.regular', '.assessment.term'],
].map((part) => `scheme${part}`);

/**
 * The parts of the type that are shown with a label. Entries of lists are called by what their list is called, the
 * value of a stated rule that is an object by its fields.
 */
function labelledNodes(node: SchemaNode, inside: SchemaNode | null = null): SchemaNode[] {
  const unlabelled =
    node.kind === 'code' ||
    node.kind === 'fixed' ||
    brackets.includes(node.path) ||
    (node.kind === 'object' && (inside?.kind === 'list' || inside?.kind === 'stated'));
  return [...(unlabelled ? [] : [node]), ...partsOf(node).flatMap((part) => labelledNodes(part, node))];
}

const nodes = labelledNodes(schemeNode);

test('every field of the scheme type has a Chinese label', () => {
  expect(nodes.filter(({ path }) => findWords(path) === undefined).map(({ path }) => path)).toEqual([]);
  expect(nodes.length).toBeGreaterThan(150);
});

test('no English stands on screen', () => {
  const texts = Object.values(fieldWords).flatMap(({ label, help, unit, nothing, entry, kind, options }) => [
    ...[label, help, unit, nothing, entry, kind].filter((text) => text !== undefined),
    ...Object.values(options ?? {}),
  ]);
  expect(texts.filter((text) => text === '' || /[A-Za-z]/.test(text))).toEqual([]);
});

test('every value of a choice and every kind of a union has its word, and no word stands for nothing', () => {
  for (const node of nodes) {
    if (node.kind !== 'choice' && node.kind !== 'union') continue;
    const values = node.kind === 'choice' ? node.values : node.variants.map(({ value }) => value);
    expect(Object.keys(wordsOf(node.path).options ?? {}).toSorted(), node.path).toEqual(values.toSorted());
  }
});

test('lists of rules say what one entry is called, what may be missing says what that means', () => {
  for (const node of nodes) {
    const { entry, nothing, reference } = wordsOf(node.path);
    const needsEntry = node.kind === 'list' && node.entry.kind !== 'choice' && reference === undefined;
    if (needsEntry) expect(entry, node.path).toBeDefined();
    if (node.kind === 'optional') expect(nothing, node.path).toBeDefined();
  }
});

test('what is stored in hundredths is shown in its unit', () => {
  for (const node of nodes) {
    if (node.kind !== 'number') continue;
    const { hundredths, unit } = wordsOf(node.path);
    const large = node.maximum !== null && node.maximum >= 10_000;
    expect([node.path, hundredths === true]).toEqual([node.path, large]);
    if (hundredths) expect(unit, node.path).toMatch(/^(分|%|元)$/);
  }
});

test('the dictionary holds no words that nothing is looked up by', () => {
  const used = new Set(nodes.map(({ path }) => wordsOf(path)));
  expect(Object.entries(fieldWords).flatMap(([key, words]) => (used.has(words) ? [] : [key]))).toEqual([]);
});
