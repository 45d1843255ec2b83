import type { Session } from 'electron';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissionDecisions } from '../../electron/shell/permissions.ts';
import { type Boot, boot } from './support/boot.ts';
import type { WindowDouble } from './support/electron-double.ts';

/** What the page cannot do, whatever runs in it. */
let desk: Boot;
let window: WindowDouble;

beforeAll(async () => {
  desk = await boot();
  window = await desk.electron.shown();
});
afterAll(() => desk.dispose());

const foreign = [
  'https://example.com/',
  'file:///etc/passwd',
  'app://elsewhere/',
  'javascript:alert(1)',
  'data:text/html,x',
];

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s stays on the page', (event) => {
  for (const url of foreign) {
    expect(window.contents.emitPreventable(event, { url }), url).toBe(true);
  }
  expect(window.contents.emitPreventable(event, { url: 'app://desk/roster' })).toBe(false);
});

test('no new window, no webview', () => {
  for (const url of [...foreign, 'app://desk/']) {
    expect(window.openHandler?.({ url })).toEqual({ action: 'deny' });
  }
  expect(window.contents.emitPreventable('will-attach-webview')).toBe(true);
});

test('nothing is fetched from outside', () => {
  const cancelled = (url: string) => {
    let answer: boolean | undefined;
    const details = { url } as Parameters<NonNullable<typeof desk.electron.beforeRequest>>[0];
    desk.electron.beforeRequest?.(details, ({ cancel }) => {
      answer = cancel;
    });
    return answer;
  };
  for (const url of [
    'https://example.com/x.js',
    'http://127.0.0.1:5175/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
  ]) {
    expect(cancelled(url), url).toBe(true);
  }
  expect(cancelled('app://desk/assets/index.js')).toBe(false);
  expect(cancelled('blob:app://desk/0b3f')).toBe(false);
});

test('only the program’s own files are downloaded', () => {
  const blocked = (url: string) =>
    desk.electron.sessionEvents.emitPreventable('will-download', {}, { getURL: () => url });
  expect(blocked('https://example.com/x.exe')).toBe(true);
  expect(blocked('blob:app://elsewhere/1')).toBe(true);
  expect(blocked('app://desk/files/1.pdf')).toBe(false);
  expect(blocked('blob:app://desk/1')).toBe(false);
});

test('every permission but writing to the clipboard is denied, by request and by check', () => {
  type Permission = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1];
  const page = 'app://desk/';
  for (const permission of Object.keys(permissionDecisions) as Permission[]) {
    const expected = permission === 'clipboard-sanitized-write';
    expect(requested(permission, page), permission).toBe(expected);
    expect(checked(permission, page), permission).toBe(expected);
    expect(requested(permission, 'https://example.com/'), permission).toBe(false);
    expect(checked(permission, 'https://example.com/'), permission).toBe(false);
  }
  expect(requested('invented-later' as Permission, page)).toBe(false);

  function requested(permission: Permission, requestingUrl: string): boolean | undefined {
    let granted: boolean | undefined;
    const details = { requestingUrl, isMainFrame: true };
    desk.electron.permissionRequest?.(
      {} as Electron.WebContents,
      permission,
      (answer) => {
        granted = answer;
      },
      details,
    );
    return granted;
  }
  function checked(permission: Permission, origin: string): boolean | undefined {
    return desk.electron.permissionCheck?.(null, permission, origin, {
      isMainFrame: true,
      requestingUrl: origin,
    });
  }
});

test('no devices, no screen capture', () => {
  const device = {} as Parameters<NonNullable<typeof desk.electron.devicePermission>>[0];
  expect(desk.electron.devicePermission?.(device)).toBe(false);
  let streams: unknown = 'unanswered';
  const request = {} as Parameters<NonNullable<typeof desk.electron.displayMedia>>[0];
  desk.electron.displayMedia?.(request, (answer) => {
    streams = answer;
  });
  expect(streams).toBeNull();
});

test('a permission names its reason', () => {
  for (const { reason } of Object.values(permissionDecisions)) expect(reason).not.toBe('');
});
