import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import type { ProgramFolders } from '../launch/program-folders.ts';
import { deskOrigin } from './desk-address.ts';

/** Opens the one window. It is shown when the page has painted, so that nobody sees it empty. */
export async function openMainWindow({ preload, icon }: ProgramFolders): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    title: '驻村考评',
    icon,
    width: 1440,
    height: 900,
    minWidth: 1280,
    minHeight: 720,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      // A file dropped beside the drop zone must not replace the page.
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  askBeforeLosingChanges(window);
  recoverFromCrash(window.webContents);
  await window.loadURL(`${deskOrigin}/`);
  return window;
}

/** Brings the window forward, e.g. when the program is started a second time. */
export function showMainWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Without this a page with unsaved input could not be closed at all: Electron asks nobody. */
function askBeforeLosingChanges(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      title: '还有没保存的内容',
      message: '这个页面还有没保存的内容，离开后这些内容会丢失。',
      buttons: ['继续填写', '放弃并离开'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (answer === 1) event.preventDefault();
  });
}

/** Saved records are safe in the main process; only the page has to come back. */
function recoverFromCrash(contents: WebContents): void {
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const answer = dialog.showMessageBoxSync({
      type: 'warning',
      title: '页面意外停止',
      message: '页面意外停止了。已经保存的内容没有丢失。',
      buttons: ['重新打开页面', '退出'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (answer === 0) contents.reload();
    else app.quit();
  });
}
