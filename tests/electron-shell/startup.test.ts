import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Boot, boot } from './support/boot.ts';

/** The built main bundle, from its first line to the shown window. */
let desk: Boot;

beforeEach(async () => {
  desk = await boot();
  await desk.electron.shown();
});
afterEach(() => desk.dispose());

test('the scheme is registered before Electron is ready, and served after', () => {
  const { log, schemes } = desk.electron;
  expect(schemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
  expect(log.indexOf('registerSchemesAsPrivileged')).toBeLessThan(log.indexOf('ready'));
  expect(log.indexOf('protocol.handle app')).toBeGreaterThan(log.indexOf('ready'));
});

test('Chromium keeps its files apart from the records, and this is settled before the instance lock', () => {
  const { log, paths } = desk.electron;
  expect(paths.get('userData')).toBe(`${desk.dataDirectory}/electron`);
  expect(log.indexOf('setPath userData')).toBeLessThan(log.indexOf('requestSingleInstanceLock'));
});

test('the page is sandboxed and isolated, and has no Node', () => {
  expect(desk.electron.windows).toHaveLength(1);
  const options = desk.electron.windows[0]?.options;
  expect(options).toMatchObject({ show: false, minWidth: 1280, minHeight: 720 });
  expect(options?.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    preload: expect.stringMatching(/out\/preload\/preload\.cjs$/),
  });
});

test('the window loads the page over the scheme and is shown once it has painted', () => {
  expect(desk.electron.windows[0]?.loaded).toEqual(['app://desk/ 200']);
});

test('every label of the menu is Chinese', () => {
  const labels = JSON.stringify(desk.electron.menu).match(/(?<="label":")[^"]*/g) ?? [];
  expect(labels).toEqual(expect.arrayContaining(['编辑', '复制', '放大', '打印…', '关于驻村考评', '退出']));
  expect(labels.filter((label) => !/^[\p{Script=Han}…]+$/u.test(label))).toEqual([]);
});
