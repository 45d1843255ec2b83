import { protocol } from 'electron';
import type { Application } from '../application.types.ts';
import { isDeskAddress } from './desk-address.ts';

/**
 * Makes `app:` behave like https: a secure context with fetch, streams and a strict origin. Electron accepts this
 * once, and only before it is ready.
 */
export function registerDeskScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Answers every request on `app:` with the application, which is the only server there is. */
export function serveDesk(application: Application): void {
  protocol.handle('app', (request) =>
    isDeskAddress(request.url) ? application.fetch(request) : new Response(null, { status: 404 }),
  );
}
