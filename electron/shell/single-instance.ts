import { app } from 'electron';
import { showMainWindow } from './window.ts';

/**
 * Claims the data directory for this process. Returns false when the program is already open on it; the open one
 * has then come forward.
 */
export function claimSingleInstance(): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => showMainWindow());
  return true;
}
