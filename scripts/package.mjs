/**
 * `npm run package`: installers with electron-builder (nsis on Windows; deb and AppImage on Linux). Arguments are
 * handed on, e.g. `--dir` for the unpacked program only.
 */
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { at, handOver, main, toolNode } from './lib/project.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const builder = at('node_modules', 'electron-builder', 'cli.js');
  const config = ['--config', 'electron-builder.config.mjs', '--publish', 'never'];
  return (await handOver(toolNode(), [builder, ...config, ...process.argv.slice(2)])).code;
});
