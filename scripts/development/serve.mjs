/**
 * Development without Electron: vite serves the page, and the browser host restarts when a module of the program
 * changes. Runs under the project's Node; started by `scripts/dev.mjs`.
 */
import { spawn } from 'node:child_process';
import { resolveConfig } from 'electron-vite';
import { createServer } from 'vite';
import { at, root } from '../lib/project.mjs';

const { config } = await resolveConfig({ root }, 'serve', 'development');
const server = await createServer({ ...config?.renderer, configFile: false });
await server.listen();

const host = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', at('scripts', 'development', 'host.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DESK_DEVELOPMENT_PAGE: `http://127.0.0.1:${server.config.server.port}/` },
  },
);
host.on('exit', async (code) => {
  await server.close();
  process.exit(code ?? 0);
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => host.kill(signal));
}
