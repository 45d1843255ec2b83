import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boot } from './support/boot.ts';

/** One instance on one data directory, from start to quit. */

test('a second instance leaves without touching the data', async () => {
  const desk = await boot({ singleInstance: false });
  expect(desk.electron.log).toContain('quit');
  expect(await desk.electron.exited).toBe(0);
  expect(desk.electron.log).not.toContain('new BrowserWindow');
  expect(desk.electron.protocolHandlers.size).toBe(0);
});

test('the first instance comes forward when a second one is started', async () => {
  const desk = await boot();
  const window = await desk.electron.shown();
  desk.electron.appEvents.emit('second-instance');
  expect(window.calls).toEqual(['show', 'restore', 'show', 'focus']);
  await desk.dispose();
});

test('closing the window quits, and only after the database is closed and its lock free', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'electron-lifetime-'));
  const first = await boot({ dataDirectory });
  const window = await first.electron.shown();
  first.electron.closeWindow(window);
  expect(first.electron.exitCode).toBeUndefined();
  expect(await first.electron.exited).toBe(0);
  expect(first.electron.log.filter((entry) => entry.startsWith('exit'))).toEqual(['exit 0']);

  const second = await boot({ dataDirectory });
  expect((await second.electron.shown()).loaded).toEqual(['app://desk/ 200']);
  expect(await statusOf(second)).toBe(200);
  await second.dispose();
  rmSync(dataDirectory, { recursive: true, force: true });
});

test('quitting while the database is still opening waits for it', async () => {
  const desk = await boot();
  desk.electron.module.app.quit();
  expect(await desk.electron.exited).toBe(0);
});

test('while one program has the data, another says so instead of opening them', async () => {
  const first = await boot();
  await first.electron.shown();
  const second = await boot({ dataDirectory: first.dataDirectory });
  expect((await second.electron.shown()).loaded).toEqual(['app://desk/ 503']);
  expect(await statusOf(second)).toBe(503);
  await second.dispose();
  expect(await statusOf(first)).toBe(200);
  await first.dispose();
});

test('a wrong argument is said in Chinese, and nothing is opened', async () => {
  const desk = await boot({ arguments: ['--port', 'eighty'] });
  expect(await desk.electron.exited).toBe(1);
  expect(desk.electron.errorBoxes.join()).toContain('--port');
  expect(desk.electron.log).not.toContain('new BrowserWindow');
});

async function statusOf({ electron }: Awaited<ReturnType<typeof boot>>): Promise<number> {
  const address = 'app://desk/rpc/identity/status';
  return (await electron.request(address, { method: 'POST', body: '{}', headers: jsonHeaders })).status;
}
const jsonHeaders = { 'content-type': 'application/json' };
