import type { App, Dialog, Protocol } from 'electron';
import { expect, test } from 'vitest';
import { partOf } from './support/emitter.ts';

/** The double is worth something only while it cannot differ from `electron.d.ts`: the type check proves it here. */
test('a double that is not what Electron is does not compile', () => {
  // @ts-expect-error there is no such member
  expect(partOf<App>()({ shutDown: () => undefined })).toBeDefined();
  // @ts-expect-error Electron passes no such argument
  expect(partOf<App>()({ quit: (code: number) => code.toFixed() })).toBeDefined();
  // @ts-expect-error a save dialog answers with a path and whether it was cancelled
  expect(partOf<Dialog>()({ showSaveDialog: async () => ({ path: 'a.pdf' }) })).toBeDefined();
  const register = (scheme: string) => scheme.length;
  // @ts-expect-error schemes come as a list
  expect(partOf<Protocol>()({ registerSchemesAsPrivileged: register })).toBeDefined();
});
