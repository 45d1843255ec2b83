/**
 * `npm run dev`: the page reloads as it is edited, and the program restarts when its own sources change. In Electron
 * where there is one, else in the browser host (`--browser` asks for that). Its data live in `.cache/development`
 * unless `--data DIR` says otherwise, so that trying things out never touches real records.
 */
import { randomBytes } from 'node:crypto';
import { installedElectron } from './lib/electron-runtime.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { at, handOver, main, say, toolNode } from './lib/project.mjs';

const given = process.argv.slice(2).filter((argument) => argument !== '--browser');
const hasData = given.some((argument) => argument === '--data' || argument.startsWith('--data='));
const passedOn = hasData ? given : ['--data', at('.cache', 'development'), ...given];

await main(async () => {
  await ensureInstalled();
  const node = toolNode();
  if (!process.argv.includes('--browser') && installedElectron()) {
    const builder = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    return (await handOver(node, [builder, 'dev', '--watch', '--', ...passedOn])).code;
  }
  say('正在启动开发服务，页面和程序会随源文件更新……');
  // The same token over restarts keeps the browser's window valid.
  const token = randomBytes(32).toString('base64url');
  return (
    await handOver(node, [at('scripts', 'development', 'serve.mjs'), ...passedOn], {
      DESK_DEVELOPMENT_TOKEN: token,
    })
  ).code;
});
