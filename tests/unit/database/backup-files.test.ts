import { expect, test } from 'vitest';
import { instantSchema } from '#shared/dates.ts';
import { compactInstant, isBackupName } from '../../../electron/database/backup-files.ts';

test.each(['cadredesk-20260305T023000Z-manual.db', '移动硬盘 3月5日.db', 'a.b.db'])(
  '%j is a backup’s name',
  (name) => {
    expect(isBackupName(name)).toBe(true);
  },
);

test.each([
  '',
  '.db',
  '..db',
  '.hidden.db',
  'x.json',
  'x.db.json',
  '../x.db',
  'a/x.db',
  'a\\x.db',
  'C:x.db',
  'x\0.db',
  'x.db/',
])('%j is none', (name) => {
  expect(isBackupName(name)).toBe(false);
});

test('instants in names hold no sign that a file system minds', () => {
  expect(compactInstant(instantSchema.parse('2026-03-05T02:30:00.123Z'))).toBe('20260305T023000Z');
});
