import { app, BrowserWindow, dialog, Menu, type MenuItemConstructorOptions } from 'electron';
import { printPage } from './print.ts';

/** The Chinese menu bar. */
export function installMenu(dataDirectory: string): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: '放大', accelerator: 'CmdOrCtrl+=' },
    { role: 'zoomOut', label: '缩小' },
    { role: 'resetZoom', label: '实际大小' },
    { type: 'separator' },
    { role: 'togglefullscreen', label: '全屏' },
  ];
  if (!app.isPackaged) {
    view.push({ role: 'reload', label: '重新载入' }, { role: 'toggleDevTools', label: '开发者工具' });
  }
  const menu: MenuItemConstructorOptions[] = [
    {
      label: '文件',
      submenu: [
        { label: '打印…', accelerator: 'CmdOrCtrl+P', click: printFocused },
        { type: 'separator' },
        { role: 'quit', label: '退出' },
      ],
    },
    {
      label: '编辑',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '重做' },
        { type: 'separator' },
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    { label: '视图', submenu: view },
    {
      label: '帮助',
      submenu: [{ label: '关于驻村考评', click: () => showAbout(dataDirectory) }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}

function printFocused(): void {
  const window = BrowserWindow.getFocusedWindow();
  if (window) void printPage(window.webContents);
}

function showAbout(dataDirectory: string): void {
  void dialog.showMessageBox({
    type: 'info',
    title: '关于驻村考评',
    message: `驻村考评　${app.getVersion()}`,
    detail: `数据文件夹：${dataDirectory}`,
    buttons: ['知道了'],
    noLink: true,
  });
}
