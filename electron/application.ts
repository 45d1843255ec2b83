import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { inputWords } from '#shared/input-words.ts';
import type { Application, ApplicationOptions } from './application.types.ts';
import { listBackups } from './database/backup.ts';
import { openDatabase } from './database/open-database.ts';
import { RestoreError, restoreBackup } from './database/restore-backup.ts';
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

/** How long `close` waits for answers under way, in milliseconds: a large backup may outlast the patience of a desk. */
const closingGrace = 30_000;

/**
 * Builds the whole program. A database that cannot be opened does not reject: the application then serves a page
 * that says what is wrong and offers the backups.
 */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  z.config({ ...z.locales.zhCN(), customError: inputWords });
  const { dataDirectory, clock } = options;
  const log = createLog(dataDirectory, clock);
  const underWay = new Set<Promise<Response>>();
  let state: State = { kind: 'closed' };
  let opening: Promise<void> | null = null;
  let closing: Promise<void> | null = null;

  async function open(): Promise<State> {
    try {
      const database = await openDatabase({ dataDirectory, clock });
      try {
        const features = await createFeatures({ ...options, database, log });
        return { kind: 'open', features, handle: createRequestHandler(features, options, log) };
      } catch (error) {
        await database.close();
        throw error;
      }
    } catch (error) {
      if (!(error instanceof StartupError)) throw error;
      log.unexpected(error);
      return { kind: 'refused', problem: error.problem };
    }
  }

  /** Opens the database, once at a time: a second attempt would find it locked by the first. */
  function openOnce(): Promise<void> {
    opening ??= open()
      .then((opened) => {
        state = opened;
      })
      .finally(() => {
        opening = null;
      });
    return opening;
  }

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    switch (state.kind) {
      case 'open':
        return state.handle(request, url);
      case 'refused':
        return handleRecovery(request, url, {
          dataDirectory,
          resourcesDirectory: options.resourcesDirectory,
          problem: () => (state.kind === 'refused' ? state.problem : null),
          listBackups: () => listBackups(dataDirectory),
          restore,
          open: openOnce,
        });
      case 'closed':
        return new Response('程序正在退出。', { status: 503 });
    }
  }

  async function restore(fileName: string): Promise<string | null> {
    try {
      await restoreBackup(dataDirectory, fileName, clock);
      return null;
    } catch (error) {
      if (error instanceof RestoreError || error instanceof StartupError) return error.message;
      const reference = log.unexpected(error);
      return `恢复时出现意外错误，没有成功。请重试；仍不行时请把错误编号 ${reference} 告诉管理员。`;
    }
  }

  async function answerSafely(request: Request): Promise<Response> {
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
  }

  /** Takes the state away, so that nothing new is answered. */
  function leave(): State {
    const left = state;
    state = { kind: 'closed' };
    return left;
  }

  /** Answers what has come in, then closes: a backup or a document under way is not cut off half-way. */
  async function finish(): Promise<void> {
    const before = leave();
    await Promise.race([Promise.allSettled(underWay), delay(closingGrace, null, { ref: false })]);
    // A retry on the recovery page may have opened the database meanwhile.
    for (const left of [before, leave()]) if (left.kind === 'open') await left.features.close();
  }

  await openOnce();
  return {
    fetch(request) {
      const answering = answerSafely(request).finally(() => underWay.delete(answering));
      underWay.add(answering);
      return answering;
    },
    close() {
      closing ??= finish();
      return closing;
    },
  };
}
