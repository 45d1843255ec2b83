import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fieldLabel, isInternal, valueText } from '../../../renderer/components/changes/field-labels.ts';

/*
 * Whoever reads the trail reads Chinese. The entries are written all over the server, so their fields are looked up
 * in its sources: every name inside of `before` and `after` of a call of `audit`.
 */
const root = resolve(import.meta.dirname, '../../..');

/** From an opening brace to the one that closes it. */
function braced(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(from, at + 1);
  }
  return '';
}

function objectsAfter(text: string, opening: RegExp): string[] {
  return [...text.matchAll(opening)].map((found) => braced(text, found.index + found[0].length - 1));
}

/** Names of properties, written out or short; arguments of calls and spread values are none. */
function namesIn(object: string): string[] {
  const plain = object.replace(/\([^()]*\)|\.\.\.[\w.]+/g, '').replace(/'[^']*'/g, "''");
  return [...plain.matchAll(/[{,]\s*(\w+)\s*(?=[:,}])/g)].map(([, name = '']) => name);
}

/**
 * Written by functions of their own: months of attendance, duties, answers of a nomination, changed
 * rules, plans of cycles and what their steps bring.
 */
const elsewhere = [
  ...['totals', 'present', 'business_trip', 'meeting', 'training', 'leave', 'absent', 'rest'],
  ...['days', 'roundTrips', 'note'],
  ...['subject', 'name', 'dutyCode', 'duty', 'doneOn', 'quantity'],
  ...['fulfilled', 'title'],
  ...['working', 'document'],
  ...['assessmentKind', 'assessedObjects', 'periodFrom', 'periodTo', 'scorers', 'ballotEntry'],
  ...['ratioDocumentNumber', 'publicityDays', 'leadOrgan', 'participants', 'postingsLeftOut', 'leftBehind'],
  ...['keptVersions', 'departures', 'unlockedPools', 'publicityWithdrawn', 'keptVersion', 'keptSha256'],
];

const files = globSync('electron/**/*.ts', { cwd: root });
const recorded = files.flatMap((file) => {
  const text = readFileSync(resolve(root, file), 'utf8');
  return objectsAfter(text, /\baudit\(\{/g).flatMap((entry) =>
    objectsAfter(entry, /\b(?:before|after):[^{,]*\{/g).flatMap(namesIn),
  );
});
const names = [...new Set([...recorded, ...elsewhere])].filter((name) => !isInternal(name, 'x'));

test('the sources were read', () => {
  expect(names).toEqual(
    expect.arrayContaining(['requiredOrgan', 'handedOverOn', 'basedOn', 'distanceTenths']),
  );
});

test.each(names)('the field “%s” of an audit entry has a Chinese name', (name) => {
  expect(fieldLabel(name, null)).toMatch(/^[^a-z]*\p{Script=Han}[^a-z]*$/u);
});

test('values are told in the words of the pages', () => {
  const texts = [
    valueText('days', `${'P'.repeat(20)}L${'-'.repeat(7)}`),
    valueText('nominationState', 'pre_checked'),
    valueText('kind', 'early_change'),
    valueText('outcome', 'refused'),
    valueText('distanceTenths', 125),
  ];
  expect(texts[0]).toBe(`${'在'.repeat(20)}假${'·'.repeat(7)}`);
  for (const text of texts) expect(text).not.toMatch(/[a-z]/);
});
