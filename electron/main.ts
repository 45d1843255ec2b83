import { app, dialog, session } from 'electron';
import { createApplication } from './application.ts';
import { systemClock } from './clock.ts';
import { type CommandLine, CommandLineError, readCommandLine } from './launch/command-line.ts';
import { withDevelopmentPage } from './launch/development-page.ts';
import { programFolders } from './launch/program-folders.ts';
import { handleDeskCalls } from './shell/desk-calls.ts';
import { installMenu } from './shell/menu.ts';
import { lockNavigation } from './shell/navigation-lock.ts';
import { lockNetwork } from './shell/network-lock.ts';
import { restrictPermissions } from './shell/permissions.ts';
import { placeProfileIn } from './shell/profile.ts';
import { closeBeforeQuit } from './shell/quit.ts';
import { registerDeskScheme, serveDesk } from './shell/scheme.ts';
import { claimSingleInstance } from './shell/single-instance.ts';
import { openMainWindow } from './shell/window.ts';

try {
  prepare(readCommandLine(process.argv.slice(1)));
} catch (error) {
  stopWith(error);
}

/** What has to happen before Electron is ready. */
function prepare(commandLine: CommandLine): void {
  registerDeskScheme();
  placeProfileIn(commandLine.dataDirectory);
  if (!claimSingleInstance()) {
    app.quit();
    return;
  }
  lockNavigation();
  // Not awaited at the top level: Electron becomes ready only after this module has finished loading.
  app
    .whenReady()
    .then(() => open(commandLine))
    .catch(stopWith);
}

async function open(commandLine: CommandLine): Promise<void> {
  const development = developmentUrl();
  restrictPermissions(session.defaultSession);
  lockNetwork(session.defaultSession, development);

  const folders = programFolders(app.isPackaged ? process.resourcesPath : undefined);
  const opening = createApplication({
    dataDirectory: commandLine.dataDirectory,
    rendererDirectory: folders.renderer,
    resourcesDirectory: folders.resources,
    clock: systemClock,
    sample: commandLine.sample,
  });
  closeBeforeQuit(opening);
  const application = await opening;
  serveDesk(development ? withDevelopmentPage(application, development) : application);

  handleDeskCalls();
  installMenu(commandLine.dataDirectory);
  await openMainWindow(folders);
}

/** Where `npm run dev` serves the page; a packaged program never looks. */
function developmentUrl(): URL | undefined {
  const address = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return address ? new URL(address) : undefined;
}

function stopWith(error: unknown): void {
  const title = '驻村考评没有启动';
  if (error instanceof CommandLineError) {
    dialog.showErrorBox(title, error.message);
  } else {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    dialog.showErrorBox(
      title,
      '启动时出了没有预料到的错误，数据没有改动。请重新打开一次；仍然不行时，请先备份数据文件夹，再联系维护人员。',
    );
  }
  app.exit(1);
}
