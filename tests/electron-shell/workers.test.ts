import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A worker thread is started by file name: only a test notices when the build has no such file. */
test('every worker thread that the program starts is in the built program', () => {
  const sources = globSync('electron/**/*.ts', { cwd: root });
  const started = sources.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/'\.\/([\w-]+-worker\.js)'/g)].map(
      ([, name]) => name ?? '',
    ),
  );
  expect(started).toHaveLength(sources.filter((path) => path.endsWith('.worker.ts')).length);
  expect(started.filter((name) => !existsSync(join(root, 'out/main', name)))).toEqual([]);
});
