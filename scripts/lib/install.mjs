import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { at, run, Stop, say } from './project.mjs';

const stampPath = at('node_modules', '.desk-install.json');

/** Installs exactly what the lockfile says, unless that is what is there. */
export async function ensureInstalled() {
  const lock = readFileSync(at('package-lock.json'), 'utf8');
  const stamp = JSON.stringify({
    lock: createHash('sha256').update(lock).digest('hex'),
    platform: `${process.platform}-${process.arch}`,
  });
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
  if (!installedMatches(JSON.parse(lock))) {
    say('正在按锁定文件安装依赖，第一次需要几分钟……');
    rmSync(stampPath, { force: true });
    const { code } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) {
      throw new Stop('依赖没有装好。请检查网络和磁盘空间，然后再运行一次；已经下载的内容不会重复下载。');
    }
  }
  mkdirSync(at('node_modules'), { recursive: true });
  writeFileSync(stampPath, stamp);
}

/**
 * Whether somebody has already installed this lockfile by hand: npm keeps its own note of what it put there.
 *
 * @param {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} lock
 */
function installedMatches(lock) {
  /** @type {typeof lock} */
  let installed;
  try {
    installed = JSON.parse(readFileSync(at('node_modules', '.package-lock.json'), 'utf8'));
  } catch {
    return false;
  }
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    // Optional packages for other platforms are not installed.
    if (!found) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity && existsSync(at(path));
  });
}

/**
 * Runs the npm that started us, or the one beside this Node.
 *
 * @param {readonly string[]} args
 */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args]);
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { shell: windows });
}
