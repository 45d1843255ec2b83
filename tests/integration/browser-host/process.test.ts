import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** The browser host as a process of its own, run from its sources, from start to stop. */
const entry = resolve(import.meta.dirname, '../../../electron/browser-host.ts');
let home = '';
let dataDirectory = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'browser-host-'));
  dataDirectory = join(home, 'data');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [entry, '--no-open', '--data', dataDirectory, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => lines.push(line));
  return {
    child,
    /** Everything it printed until it ended, and how it ended. */
    ended: once(child, 'close').then(([code]) => ({ code, printed: lines.join('\n') })),
    /** The launch address, once printed. */
    address: new Promise<string>((found) => {
      reader.on('line', (line) => {
        const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0];
        if (address) found(address);
      });
    }),
  };
}

/** Follows the launch address and asks the application whether it is there. */
async function statusThrough(address: string): Promise<number> {
  const welcome = await fetch(address, { redirect: 'manual' });
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(new URL('/rpc/identity/status', address), {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: '{"json":{}}',
  });
  return answer.status;
}

test('it serves the application behind its address, and stops cleanly', async () => {
  const first = start();
  expect(await statusThrough(await first.address)).toBe(200);
  expect(statSync(join(dataDirectory, 'host.json')).mode & 0o777).toBe(0o600);
  first.child.kill('SIGTERM');
  expect(await first.ended).toMatchObject({ code: 0 });
  expect(existsSync(join(dataDirectory, 'host.json'))).toBe(false);

  const second = start();
  expect(await statusThrough(await second.address)).toBe(200);
  // A terminal and a parent process may both pass on the same wish.
  second.child.kill('SIGINT');
  second.child.kill('SIGTERM');
  expect(await second.ended).toMatchObject({ code: 0 });
});

test('a second start on the same data says where the first one is', async () => {
  const first = start();
  const address = await first.address;
  const { code, printed } = await start().ended;
  expect(code).toBe(0);
  expect(printed).toContain('已经打开了这份数据');
  expect(printed).toContain(address);
});

test('a note left by a crash does not stand in the way', async () => {
  mkdirSync(dataDirectory);
  const stranger = createServer((_request, response) => response.end('somebody else')).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;
  const note = { pid: process.pid, address: `http://127.0.0.1:${port}/?token=old` };
  writeFileSync(join(dataDirectory, 'host.json'), JSON.stringify(note));
  expect(await statusThrough(await start().address)).toBe(200);
  stranger.close();
});

test('a taken port is said in Chinese, and the data are free again', async () => {
  const stranger = createServer().listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;
  const { code, printed } = await start('--port', String(port)).ended;
  expect(code).toBe(1);
  expect(printed).toContain('端口已被别的程序占用');
  stranger.close();
  expect(await statusThrough(await start().address)).toBe(200);
});

test('a wrong argument is said in Chinese', async () => {
  const { code, printed } = await start('--port', 'eighty').ended;
  expect(code).toBe(1);
  expect(printed).toContain('--port');
});
