import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IpcMainInvokeEvent } from 'electron';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Boot, boot } from './support/boot.ts';

/** The calls of `window.desk`, as the main process receives them. */
let desk: Boot;

beforeAll(async () => {
  desk = await boot();
  await desk.electron.shown();
});
afterAll(() => desk.dispose());

type Frame = { readonly url: string; readonly parent: object | null } | null;
const page: Frame = { url: 'app://desk/archive', parent: null };

/** Only what the product looks at; the rest of the event is Electron's. */
async function call(channel: string, frame: Frame, ...values: unknown[]): Promise<unknown> {
  const handler = desk.electron.ipcHandlers.get(channel);
  const sender = {
    print: (_options: object, done: (success: boolean, reason: string) => void) => done(true, ''),
  };
  const event = { senderFrame: frame, sender } as unknown as IpcMainInvokeEvent;
  return handler?.(event, ...values);
}

test('a file is written whole where the person chose', async () => {
  const path = join(desk.dataDirectory, '..', '登记表.pdf');
  desk.electron.savePath = path;
  expect(await call('desk:save-file', page, '登记表.pdf', new Uint8Array([37, 80, 68, 70]))).toEqual({
    outcome: 'saved',
    path,
  });
  expect(readFileSync(path, 'latin1')).toBe('%PDF');
  expect(readdirSync(join(desk.dataDirectory, '..')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a cancelled dialog writes nothing', async () => {
  desk.electron.savePath = undefined;
  expect(await call('desk:save-file', page, 'a.pdf', new Uint8Array(1))).toEqual({ outcome: 'cancelled' });
});

test('a folder that is gone is named in Chinese', async () => {
  desk.electron.savePath = join(desk.dataDirectory, 'gone', 'a.pdf');
  expect(await call('desk:save-file', page, 'a.pdf', new Uint8Array(1))).toEqual({
    outcome: 'failed',
    message: expect.stringContaining('文件夹不存在'),
  });
  expect(existsSync(join(desk.dataDirectory, 'gone'))).toBe(false);
});

test('printing goes to the print dialog', async () => {
  expect(await call('desk:print', page)).toEqual({ outcome: 'printed' });
});

test.each<readonly [string, Frame]>([
  ['another origin', { url: 'https://example.com/', parent: null }],
  ['another host of the scheme', { url: 'app://elsewhere/', parent: null }],
  ['a frame inside the page', { url: 'app://desk/', parent: {} }],
  ['a frame that is gone', null],
])('a call from %s is refused', async (_sender, frame) => {
  desk.electron.savePath = join(desk.dataDirectory, 'stolen');
  await expect(call('desk:save-file', frame, 'a.pdf', new Uint8Array(1))).rejects.toThrow(/Refused/);
  await expect(call('desk:print', frame)).rejects.toThrow(/Refused/);
  expect(existsSync(join(desk.dataDirectory, 'stolen'))).toBe(false);
});

test('arguments that are not what was agreed are refused', async () => {
  await expect(call('desk:save-file', page, 'a.pdf', 'text')).rejects.toThrow();
  await expect(call('desk:save-file', page, '', new Uint8Array(1))).rejects.toThrow();
  await expect(call('desk:save-file', page)).rejects.toThrow();
  await expect(call('desk:print', page, 'silently')).rejects.toThrow();
});
