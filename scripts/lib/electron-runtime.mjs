import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, root, say, toolNode } from './project.mjs';

/** Without a byte for this long, in milliseconds, the download is given up. */
const stallLimit = 20_000;
/** However slowly it arrives, in milliseconds. */
const totalLimit = 15 * 60_000;
/** After a failure, in milliseconds, until the next try. */
const retryAfter = 24 * 3_600_000;

const failurePath = at('node_modules', '.desk-electron-failure.json');
const downloadFolder = at('node_modules', '.cache', 'desk-electron-download');

/** Path of the Electron program if it is on this machine, or `undefined`. */
export function installedElectron() {
  const pathFile = at('node_modules', 'electron', 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = at('node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/**
 * Path of the Electron program, downloading it when it is missing: given up when nothing arrives for 20 seconds, and
 * not tried again for a day after that.
 */
export async function obtainElectron() {
  const installed = installedElectron();
  if (installed || failedLately()) return installed;
  say('正在获取 Electron 运行环境……');
  await download();
  const obtained = installedElectron();
  if (!obtained) {
    writeFileSync(failurePath, JSON.stringify({ at: Date.now() }));
    say(
      '没有取得 Electron 运行环境，改用浏览器窗口打开。一天之内不再尝试；要马上重试，请加上参数 --retry-electron。',
    );
  }
  return obtained;
}

/** Makes the next `obtainElectron` try again. */
export function forgetElectronFailure() {
  rmSync(failurePath, { force: true });
}

function failedLately() {
  try {
    const { at: failedAt } = JSON.parse(readFileSync(failurePath, 'utf8'));
    return Date.now() - failedAt < retryAfter;
  } catch {
    return false;
  }
}

/** @returns {Promise<void>} */
function download() {
  rmSync(downloadFolder, { recursive: true, force: true });
  mkdirSync(downloadFolder, { recursive: true });
  // The temporary folder is ours, so that its growth shows whether anything arrives.
  const temporary = { TMPDIR: downloadFolder, TEMP: downloadFolder, TMP: downloadFolder };
  const child = spawn(toolNode(), [at('node_modules', 'electron', 'install.js')], {
    cwd: root,
    env: { ...process.env, ...temporary },
    stdio: 'ignore',
  });
  return new Promise((resolve) => {
    const startedAt = Date.now();
    let size = 0;
    let grewAt = startedAt;
    const watch = setInterval(() => {
      const now = sizeOf(downloadFolder);
      if (now !== size) [size, grewAt] = [now, Date.now()];
      // The finished archive is unpacked elsewhere, which takes a while without growing here.
      const limit = size > 0 ? 3 * stallLimit : stallLimit;
      if (Date.now() - grewAt > limit || Date.now() - startedAt > totalLimit) child.kill('SIGKILL');
    }, 500);
    const done = () => {
      clearInterval(watch);
      rmSync(downloadFolder, { recursive: true, force: true });
      resolve();
    };
    child.on('error', done);
    child.on('exit', done);
  });
}

/**
 * @param {string} folder
 * @returns {number} bytes in all files below
 */
function sizeOf(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
