import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { fontRecords } from '../../electron/documents/font-records.generated.ts';
import { faceIds, fontFiles } from '../../electron/documents/fonts.ts';

/**
 * `npm run package -- --dir` with a stand-in for Electron's program: what goes into the archive, what lies beside it
 * and how the fuses are set. That the result runs can be shown only where the real Electron can be had.
 */
const root = resolve(import.meta.dirname, '../..');
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
let folder = '';
let unpacked = '';
let archive: readonly string[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packaging-'));
  const electron = join(folder, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  writeFileSync(join(electron, 'version'), '0.0.0');
  // Version 1 of the fuse wire with nine fuses, as Electron ships them: everything switched the other way.
  writeFileSync(join(electron, 'electron'), `${fuseMark}\u0001\u0009101100111`, 'latin1');
  chmodSync(join(electron, 'electron'), 0o755);
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      ...['--config', 'electron-builder.config.mjs', '--dir', '--linux', '--x64', '--publish', 'never'],
      `-c.electronDist=${electron}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  expect(run.status, run.stdout + run.stderr).toBe(0);
  unpacked = join(folder, 'dist', 'linux-unpacked');
  archive = filesInArchive(join(unpacked, 'resources', 'app.asar'));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Entry {
  readonly files?: Readonly<Record<string, Entry>> | undefined;
}
const entrySchema: z.ZodType<Entry> = z.lazy(() =>
  z.object({ files: z.record(z.string(), entrySchema).optional() }),
);

/** An asar archive begins with a length and a JSON tree of its files. */
function filesInArchive(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const header: unknown = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8'));
  const list = (entry: Entry, above: string): string[] =>
    entry.files
      ? Object.entries(entry.files).flatMap(([name, below]) => list(below, `${above}/${name}`))
      : [above];
  return list(entrySchema.parse(header), '');
}

test('the archive holds the built program and run-time packages, no sources', () => {
  expect(archive).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/out/main/main.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/node_modules/kysely/package.json',
    ]),
  );
  const others = archive.filter((path) => !/^\/(package\.json$|out\/|node_modules\/)/.test(path));
  expect(others).toEqual([]);
  expect(archive.filter((path) => path.endsWith('.map') || path.includes('/node-linux-'))).toEqual([]);
});

test('of the database driver only this platform’s binary comes along', () => {
  const driver = archive.filter((path) => path.startsWith('/node_modules/better-sqlite3/'));
  expect(driver.filter((path) => path.endsWith('.node'))).toEqual([
    '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ]);
  expect(driver.filter((path) => /\/(deps|src)\//.test(path))).toEqual([]);
});

test('every font lies beside the archive with its licence', () => {
  const fonts = join(unpacked, 'resources', 'resources', 'fonts');
  for (const id of faceIds) {
    const file = join(fonts, fontFiles[id].path);
    expect(statSync(file).size).toBe(fontRecords[id].size);
    const licence = readdirSync(dirname(file)).find((name) => /^(COPYING|LICENSE|OFL\.txt)$/.test(name));
    expect(readFileSync(join(dirname(file), licence ?? id), 'utf8')).toMatch(
      /SIL OPEN FONT LICENSE|GNU GENERAL PUBLIC LICENSE/i,
    );
  }
});

test('the fuses are set', () => {
  const program = readFileSync(join(unpacked, 'cadredesk'), 'latin1');
  const wire = program.slice(program.indexOf(fuseMark) + fuseMark.length + 2);
  const names = [
    'run as node',
    'cookie encryption',
    'NODE_OPTIONS',
    'inspector arguments',
    'archive integrity',
    'archive only',
    'own V8 snapshot',
    'file: privileges',
  ];
  expect(Object.fromEntries(names.map((name, index) => [name, wire[index] === '1']))).toEqual({
    'run as node': false,
    'cookie encryption': true,
    NODE_OPTIONS: false,
    'inspector arguments': false,
    'archive integrity': true,
    'archive only': true,
    'own V8 snapshot': false,
    'file: privileges': false,
  });
});
