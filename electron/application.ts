import * as z from 'zod';
import type { Application, ApplicationOptions } from './application.types.ts';
import { listBackups } from './database/backup.ts';
import { openDatabase } from './database/open-database.ts';
import { restoreBackup } from './database/restore-backup.ts';
import { StartupError, type StartupProblem } from './database/startup-problem.ts';
import { createFeatures, type Features } from './features.ts';
import { handleRecovery } from './http/recovery-page.ts';
import { createRequestHandler } from './http/request-handler.ts';
import { secured } from './http/security-headers.ts';
import { createLog } from './log.ts';

type State =
  | { kind: 'open'; features: Features; handle: (request: Request, url: URL) => Promise<Response> }
  | { kind: 'refused'; problem: StartupProblem }
  | { kind: 'closed' };

/**
 * Builds the whole program. A database that cannot be opened does not reject: the application then serves a page
 * that says what is wrong and offers the backups.
 */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  z.config(z.locales.zhCN());
  const log = createLog(options.dataDirectory, options.clock);
  let state: State = { kind: 'closed' };

  async function open(): Promise<void> {
    try {
      const database = await openDatabase({ dataDirectory: options.dataDirectory, clock: options.clock });
      try {
        const features = await createFeatures({ ...options, database, log });
        state = { kind: 'open', features, handle: createRequestHandler(features, options, log) };
      } catch (error) {
        await database.close();
        throw error;
      }
    } catch (error) {
      if (!(error instanceof StartupError)) throw error;
      log.unexpected(error);
      state = { kind: 'refused', problem: error.problem };
    }
  }

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    switch (state.kind) {
      case 'open':
        return state.handle(request, url);
      case 'refused':
        return handleRecovery(request, url, {
          problem: state.problem,
          dataDirectory: options.dataDirectory,
          resourcesDirectory: options.resourcesDirectory,
          listBackups: () => listBackups(options.dataDirectory),
          restore: (fileName) => restoreBackup(options.dataDirectory, fileName, options.clock),
          retry: async () => {
            await open();
            return state.kind === 'open';
          },
        });
      case 'closed':
        return new Response('程序正在退出。', { status: 503 });
    }
  }

  await open();
  return {
    async fetch(request) {
      try {
        return secured(await answer(request));
      } catch (error) {
        const reference = log.unexpected(error);
        return secured(
          Response.json(
            { code: 'INTERNAL', message: `程序出现意外错误，编号 ${reference}。` },
            { status: 500 },
          ),
        );
      }
    },
    async close() {
      const closing = state;
      state = { kind: 'closed' };
      if (closing.kind === 'open') await closing.features.close();
    },
  };
}
