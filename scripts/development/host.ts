/** The browser host of `npm run dev`: the product's, with vite's page in front and a token that outlives restarts. */
import { createApplication } from '../../electron/application.ts';
import { startBrowserHost } from '../../electron/browser-host/server.ts';
import { say, stopSignal } from '../../electron/browser-host/terminal.ts';
import { systemClock } from '../../electron/clock.ts';
import { readCommandLine } from '../../electron/launch/command-line.ts';
import { withDevelopmentPage } from '../../electron/launch/development-page.ts';
import { programFolders } from '../../electron/launch/program-folders.ts';

/** Fixed, so that the address stays the same over restarts. */
const usualPort = 5180;

const { DESK_DEVELOPMENT_PAGE: page, DESK_DEVELOPMENT_TOKEN: token } = process.env;
if (!page || !token) throw new Error('Start this with `npm run dev`.');

const stopping = stopSignal();
const { dataDirectory, sample, port } = readCommandLine(process.argv.slice(2));
const folders = programFolders();
const application = withDevelopmentPage(
  await createApplication({
    dataDirectory,
    rendererDirectory: folders.renderer,
    resourcesDirectory: folders.resources,
    clock: systemClock,
    sample,
  }),
  new URL(page),
);
const host = await startBrowserHost({ application, port: port || usualPort, token });
say(`开发地址：${host.address}`);
stopping.addEventListener('abort', async () => {
  await host.close();
  await application.close();
  process.exit(0);
});
