import { contextBridge, ipcRenderer } from 'electron';
import type { DeskApi } from '#shared/desk-api.ts';
import type { DeskChannel } from './shell/desk-channels.ts';

const call = (channel: DeskChannel, ...values: unknown[]) => ipcRenderer.invoke(channel, ...values);

/** All that the page gets from the shell: two calls and the name of the shell. */
const desk: DeskApi = {
  shell: 'electron',
  saveFile: (name, bytes) => call('desk:save-file', name, bytes),
  print: () => call('desk:print'),
};

contextBridge.exposeInMainWorld('desk', desk);
