import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { ContextBridge, IpcRenderer } from 'electron';
import { expect, test } from 'vitest';
import type { DeskApi } from '#shared/desk-api.ts';
import { partOf } from './support/emitter.ts';

/** The built preload script, run with no more than a sandboxed one has: `require` knows `electron` only. */
const folder = resolve(import.meta.dirname, '../../out/preload');

function load() {
  const exposed = new Map<string, unknown>();
  const invoked: unknown[][] = [];
  const contextBridge = partOf<ContextBridge>()({
    exposeInMainWorld: (name, api) => {
      exposed.set(name, api);
    },
  });
  const ipcRenderer = partOf<IpcRenderer>()({
    invoke: async (...values) => {
      invoked.push(values);
    },
  });
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload script cannot require ${name}`);
    return { contextBridge, ipcRenderer };
  };
  runInNewContext(readFileSync(`${folder}/preload.cjs`, 'utf8'), { require, module: {}, exports: {} });
  return { exposed, invoked };
}

test('it is one file', () => {
  expect(readdirSync(folder).filter((name) => !name.endsWith('.map'))).toEqual(['preload.cjs']);
});

test('the page gets `desk` with two calls and nothing else', async () => {
  const { exposed, invoked } = load();
  expect([...exposed.keys()]).toEqual(['desk']);
  const desk = exposed.get('desk') as DeskApi;
  expect(Object.keys(desk).sort()).toEqual(['print', 'saveFile', 'shell']);
  await desk.saveFile('登记表.pdf', new Uint8Array(1));
  await desk.print();
  expect(invoked).toEqual([['desk:save-file', '登记表.pdf', new Uint8Array(1)], ['desk:print']]);
});
