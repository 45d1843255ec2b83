import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { expectedFingerprint, schemaFingerprint } from '../../../electron/database/schema-fingerprint.ts';

/** The fingerprint after `statements`. */
function after(...statements: string[]): string {
  return expectedFingerprint([{ version: 1, name: 'x', statements }], 1);
}

const table = 'CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT';

test('blanks and the order of making do not count', () => {
  const index = 'CREATE INDEX i ON t (name)';
  const trigger = 'CREATE TRIGGER r AFTER DELETE ON t BEGIN SELECT 1; END';
  expect(after(table, index, trigger)).toBe(after(table.replaceAll(' ', '\n   '), trigger, index));
});

test.each([
  ['a column', 'CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL, x TEXT) STRICT'],
  ['a constraint', 'CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT) STRICT'],
  ['strictness', 'CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL)'],
])('%s counts', (_, other) => {
  expect(after(other)).not.toBe(after(table));
});

test('records do not count', () => {
  const handle = new Sqlite(':memory:');
  handle.exec(table);
  handle.exec("INSERT INTO t VALUES (1, 'x')");
  handle.exec('ANALYZE');
  expect(schemaFingerprint(handle)).toBe(after(table));
  handle.close();
});
