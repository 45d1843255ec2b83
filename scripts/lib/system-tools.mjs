import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { at, run, say, toolNode } from './project.mjs';

const minute = 60_000;
const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
];

/**
 * Sees to the programs that tests need beside npm packages: a Chromium for the end-to-end tests, poppler and qpdf for
 * looking into PDF files. Whatever cannot be had is said in one sentence; the tests that need it then fail by name.
 */
export async function ensureTestTools() {
  const needsBrowser = !browsers.some(onPath) && !(await hasPlaywrightBrowser());
  const packages = [
    ...(needsBrowser ? ['chromium'] : []),
    ...(onPath('pdftoppm') ? [] : ['poppler-utils']),
    ...(onPath('qpdf') ? [] : ['qpdf']),
  ];
  if (packages.length === 0) return;

  if (process.getuid?.() === 0 && onPath('apt-get')) {
    say(`正在安装测试用的系统软件：${packages.join('、')}……`);
    const quietly = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-q'], { ...quietly, timeout: 3 * minute });
    const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
    const { code, output } = await run('apt-get', install, { ...quietly, timeout: 10 * minute });
    if (code === 0) return;
    say(`系统软件没有装上：\n${output.split('\n').slice(-8).join('\n')}`);
  }
  if (needsBrowser) {
    say('正在下载测试用的 Chromium……');
    const { code } = await run(toolNode(), [playwright(), 'install', 'chromium'], {
      quiet: true,
      timeout: 5 * minute,
    });
    if (code !== 0) say('测试用的 Chromium 没有下载成功，端到端测试将无法通过。请安装 Chromium 后再试。');
  }
  const missing = packages.filter((name) => name !== 'chromium');
  if (missing.length > 0) say(`缺少 ${missing.join('、')}，检查 PDF 文件的测试将无法通过。请安装后再试。`);
}

function playwright() {
  return at('node_modules', '@playwright', 'test', 'cli.js');
}

async function hasPlaywrightBrowser() {
  const script =
    "process.exit(require('fs').existsSync(require('@playwright/test').chromium.executablePath())?0:1)";
  return (await run(toolNode(), ['-e', script], { quiet: true })).code === 0;
}

/** @param {string} name */
function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && existsSync(join(folder, name)));
}
