import { once } from 'node:events';
import { join } from 'node:path';
import { createApplication } from './application.ts';
import { findBrowser, hasDisplay, openWindow } from './browser-host/browser-window.ts';
import { findRunningHost, forgetHost, rememberHost } from './browser-host/host-record.ts';
import { type BrowserHost, startBrowserHost } from './browser-host/server.ts';
import { say, stopSignal } from './browser-host/terminal.ts';
import { systemClock } from './clock.ts';
import { type CommandLine, CommandLineError, readCommandLine } from './launch/command-line.ts';
import { programFolders } from './launch/program-folders.ts';

try {
  await run(readCommandLine(process.argv.slice(2)));
} catch (error) {
  say(describeFailure(error));
  process.exitCode = 1;
}

async function run(commandLine: CommandLine): Promise<void> {
  const { dataDirectory } = commandLine;
  const running = await findRunningHost(dataDirectory);
  if (running) {
    say(`驻村考评已经打开了这份数据（进程 ${running.pid}），不能同时打开两次。请回到已打开的窗口，或打开：`);
    say(running.address);
    return;
  }

  const stopping = stopSignal();
  const folders = programFolders();
  const application = await createApplication({
    dataDirectory,
    rendererDirectory: folders.renderer,
    resourcesDirectory: folders.resources,
    clock: systemClock,
    sample: commandLine.sample,
  });
  try {
    const host = await startBrowserHost({ application, port: commandLine.port });
    const record = { pid: process.pid, address: host.address };
    await rememberHost(dataDirectory, record);
    say(`数据文件夹：${dataDirectory}`);
    say(`驻村考评已启动，地址：${host.address}`);
    await windowClosedOr(stopping, commandLine, host);
    say('正在退出。');
    await forgetHost(dataDirectory, record);
    await host.close();
  } finally {
    await application.close();
  }
}

/**
 * Opens the window where there can be one, and resolves when the person has closed it or asked the host to stop.
 * Without a window only the latter ends the host.
 */
async function windowClosedOr(
  stopping: AbortSignal,
  commandLine: CommandLine,
  host: BrowserHost,
): Promise<void> {
  const serving = '按 Ctrl+C 退出。';
  const browser = findBrowser();
  if (!commandLine.open) {
    say(serving);
  } else if (!hasDisplay()) {
    say(`这台机器没有图形界面，请在浏览器里打开上面的地址。${serving}`);
  } else if (!browser) {
    say(`没有找到 Chromium、Chrome 或 Edge，请用浏览器打开上面的地址。${serving}`);
  } else {
    const profile = join(commandLine.dataDirectory, 'browser');
    const end = await openWindow(browser, host.oneTimeAddress(), profile, stopping);
    if (end === 'closed') return;
    say(`浏览器窗口没有打开（以管理员身份登录时浏览器常会拒绝启动）。请用浏览器打开上面的地址。${serving}`);
  }
  if (!stopping.aborted) await once(stopping, 'abort');
}

function describeFailure(error: unknown): string {
  if (error instanceof CommandLineError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return '这个端口已被别的程序占用。请换一个端口，或去掉 --port 让程序自己选择。';
  const detail = error instanceof Error ? error.stack : String(error);
  return `驻村考评没有启动。数据没有改动，请重新启动一次；仍然不行时，请先备份数据文件夹，再联系维护人员。\n${detail}`;
}
