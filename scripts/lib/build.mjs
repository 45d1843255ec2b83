import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, run, Stop, say, toolNode } from './project.mjs';

const stampPath = at('out', '.desk-build.json');
const outputs = [
  'out/main/main.js',
  'out/main/browser-host.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];
/** Read by content. */
const sources = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
/** Large and rarely changed: read by name and size. */
const assets = ['resources'];

/** Builds the program into `out/`, unless it was built from the very same sources. */
export async function ensureBuilt() {
  const fingerprint = fingerprintOfSources();
  const current =
    existsSync(stampPath) &&
    readFileSync(stampPath, 'utf8') === fingerprint &&
    outputs.every((path) => existsSync(at(path)));
  if (current) return;
  say('正在构建程序……');
  rmSync(stampPath, { force: true });
  const builder = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, output } = await run(toolNode(), [builder, 'build', '--logLevel', 'warn'], { quiet: true });
  if (code !== 0) throw new Stop(`程序没有构建成功：\n${output}`);
  writeFileSync(stampPath, fingerprint);
}

function fingerprintOfSources() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const path of sources.flatMap(filesUnder)) {
    hash
      .update(`${path}\n`)
      .update(readFileSync(at(path)))
      .update('\n');
  }
  for (const path of assets.flatMap(filesUnder)) hash.update(`${path} ${statSync(at(path)).size}\n`);
  return hash.digest('hex');
}

/**
 * @param {string} path file or folder below the project's folder
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(at(path))) return [];
  if (!statSync(at(path)).isDirectory()) return [path];
  return readdirSync(at(path), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
    );
}
