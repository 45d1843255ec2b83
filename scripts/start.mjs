/**
 * `npm start`: installs and builds what is missing, then opens the program, in Electron where that can be had, else
 * in a browser window. Arguments: `--sample`, `--data DIR`, `--port N`, `--no-open`, `--browser`,
 * `--retry-electron`.
 */
import { ensureBuilt } from './lib/build.mjs';
import { forgetElectronFailure, obtainElectron } from './lib/electron-runtime.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { at, handOver, main, root, say, toolNode } from './lib/project.mjs';

/** An Electron that ends with an error within this time, in seconds, could not start on this machine. */
const failedStart = 10;

const own = new Set(['--browser', '--retry-electron']);
const given = process.argv.slice(2);
const passedOn = given.filter((argument) => !own.has(argument));

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  if (given.includes('--retry-electron')) forgetElectronFailure();
  if (wantsElectron()) {
    const electron = await obtainElectron();
    if (electron) {
      const { code, seconds } = await handOver(electron, [root, ...passedOn]);
      if (code === 0 || seconds > failedStart) return code;
      say('Electron 在这台机器上没能启动，改用浏览器窗口打开。');
    }
  }
  const { code } = await handOver(toolNode(), [at('out', 'main', 'browser-host.js'), ...passedOn]);
  return code;
});

/** Says why when it does not. */
function wantsElectron() {
  if (given.includes('--browser') || given.includes('--no-open')) return false;
  // Asking for a port means asking for the browser host.
  if (given.some((argument) => argument === '--port' || argument.startsWith('--port='))) return false;
  if (process.platform !== 'linux') return true;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  if (process.getuid?.() === 0) {
    say('以 root 身份运行时 Electron 的安全沙箱不可用，改用浏览器窗口打开。请改用普通用户身份启动。');
    return false;
  }
  return true;
}
