import { mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createApplication } from '../../../electron/application.ts';
import type { Application } from '../../../electron/application.types.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const clock = fixedClock();

async function open(dataDirectory: string): Promise<Application> {
  return createApplication({
    dataDirectory,
    rendererDirectory: dataDirectory,
    resourcesDirectory: resolve(import.meta.dirname, '../../../resources'),
    clock,
  });
}

async function call(
  application: Application,
  path: string,
  input: unknown,
  token?: string,
): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const body = JSON.stringify({ json: input });
  const response = await application.fetch(
    new Request(`http://desk.test/rpc/${path}`, { method: 'POST', headers, body }),
  );
  return z.object({ json: z.unknown() }).parse(await response.json()).json;
}

const page = (application: Application, path = '/') =>
  application.fetch(new Request(`http://desk.test${path}`));
const send = (application: Application, path: string, fields: Record<string, string> = {}) =>
  application.fetch(
    new Request(`http://desk.test${path}`, { method: 'POST', body: new URLSearchParams(fields) }),
  );

/** A database with an administrator and one backup, then damaged in the middle of the file. */
async function damagedHouse() {
  const dataDirectory = join(temporaryDirectory(), 'data');
  const application = await open(dataDirectory);
  const person = {
    organisation: '示例区',
    username: 'admin',
    displayName: '示例管理员',
    password: '示例-密码-2026',
  };
  const { token } = z.object({ token: z.string() }).parse(await call(application, 'identity/setUp', person));
  await call(application, 'system/createBackup', undefined, token);
  await application.close();
  const file = join(dataDirectory, 'cadredesk.db');
  writeSync(openSync(file, 'r+'), Buffer.alloc(40_000, 0x41), 0, 40_000, 8192);
  return { dataDirectory, file, damaged: readFileSync(file) };
}

test('a damaged database is named, left alone, and replaced by a backup only when somebody says so', async () => {
  const { dataDirectory, file, damaged } = await damagedHouse();
  const application = await open(dataDirectory);
  const shown = await page(application);
  const html = await shown.text();
  expect(shown.status).toBe(503);
  expect(html).toContain('无法打开数据库');
  expect(html).toContain('恢复这个备份');
  expect(readFileSync(file)).toEqual(damaged);

  expect(await (await send(application, '/recovery/retry')).text()).toContain('仍然无法打开');
  const fileName = /name="fileName" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const restored = await send(application, '/recovery/restore', { fileName });
  expect([restored.status, restored.headers.get('location')]).toEqual([303, '/']);
  expect(await call(application, 'identity/status', undefined)).toMatchObject({ setupRequired: false });

  const kept = readdirSync(dataDirectory).find((name) => name.startsWith('damaged-')) ?? '';
  expect(readFileSync(join(dataDirectory, kept, 'cadredesk.db'))).toEqual(damaged);
  await application.close();
});

test('a name that is no backup restores nothing, and what it says is shown as text', async () => {
  const { dataDirectory, file, damaged } = await damagedHouse();
  const application = await open(dataDirectory);
  for (const fileName of ['../cadredesk.db', '/etc/passwd', '<script>alert(1)</script>.db', '']) {
    const answer = await (await send(application, '/recovery/restore', { fileName })).text();
    expect(answer).toContain('没有找到这个备份文件');
    expect(answer).not.toContain('<script>');
  }
  expect(readFileSync(file)).toEqual(damaged);
  await application.close();
});

test('a second program on the same data is turned away and works once the first has closed', async () => {
  const dataDirectory = join(temporaryDirectory(), 'data');
  const first = await open(dataDirectory);
  const second = await open(dataDirectory);
  const html = await (await page(second)).text();
  expect(html).toContain('另一个驻村考评程序正在使用');
  expect(html).not.toContain('恢复这个备份');
  await first.close();
  expect((await send(second, '/recovery/retry')).status).toBe(303);
  await second.close();
});

test('the page names what is wrong now, and stands even where the folder of backups cannot be read', async () => {
  const dataDirectory = join(temporaryDirectory(), 'data');
  const first = await open(dataDirectory);
  const second = await open(dataDirectory);
  await first.close();
  writeFileSync(join(dataDirectory, 'backups'), 'a file where the folder belongs');
  const html = await (await send(second, '/recovery/retry')).text();
  expect(html).toContain('读写数据文件夹时出错');
  expect(html).not.toContain('另一个驻村考评程序');
  await second.close();
});

test('a backup is not put in place of a database that is only in use, even when asked for', async () => {
  const dataDirectory = join(temporaryDirectory(), 'data');
  const first = await open(dataDirectory);
  const second = await open(dataDirectory);
  mkdirSync(join(dataDirectory, 'backups'));
  writeFileSync(join(dataDirectory, 'backups', 'old.db'), 'x');
  const html = await (await send(second, '/recovery/restore', { fileName: 'old.db' })).text();
  expect(html).toContain('另一个驻村考评程序正在使用');
  expect(html).not.toContain('已损坏');
  await Promise.all([first.close(), second.close()]);
});

test('closing waits for what is under way and leaves the folder free, whatever came at the same time', async () => {
  const { dataDirectory } = await damagedHouse();
  const application = await open(dataDirectory);
  const fileName = /value="([^"]+)"/.exec(await (await page(application)).text())?.[1] ?? '';
  const answers = [
    send(application, '/recovery/restore', { fileName }),
    send(application, '/recovery/retry'),
  ];
  await Promise.all([application.close(), application.close()]);
  expect((await Promise.all(answers)).every(({ status }) => status === 303 || status === 503)).toBe(true);

  const next = await open(dataDirectory);
  expect(await call(next, 'identity/status', undefined)).toMatchObject({ setupRequired: false });
  const person = { username: 'admin', password: '示例-密码-2026' };
  const { token } = z.object({ token: z.string() }).parse(await call(next, 'identity/signIn', person));
  const backup = call(next, 'system/createBackup', undefined, token);
  await next.close();
  expect(await backup).toMatchObject({ reason: 'manual' });
});
