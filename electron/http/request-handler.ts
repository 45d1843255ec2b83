import type { ApplicationOptions } from '../application.types.ts';
import type { Features } from '../features.ts';
import type { Log } from '../log.ts';
import { createFilesHandler } from './files.ts';
import { createPageHandler } from './page.ts';
import type { RequestContext } from './procedures.ts';
import { createRpcHandler } from './rpc.ts';

/** Asking how a job goes is not activity: it must not keep an abandoned desk unlocked. */
const passive = new Set(['/rpc/jobs/get', '/rpc/archive/getBatch', '/rpc/identity/status']);

/** Sends a request to procedures, files or the page, with the caller its token stands for. */
export function createRequestHandler(features: Features, options: ApplicationOptions, log: Log) {
  const { sessions } = features;
  const handleRpc = createRpcHandler(features.router, log);
  const handleFiles = createFilesHandler({ ...features, log });
  const handlePage = createPageHandler(options.rendererDirectory);

  function contextOf(request: Request, url: URL): RequestContext {
    const token =
      /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
    if (token === null) return { token, caller: null };
    if (!passive.has(url.pathname)) sessions.touch(token);
    return { token, caller: sessions.find(token) ?? null };
  }

  return async function handle(request: Request, url: URL): Promise<Response> {
    if (url.pathname.startsWith('/rpc/')) return handleRpc(request, () => contextOf(request, url));
    if (url.pathname.startsWith('/files/')) return handleFiles(request, url, contextOf(request, url));
    return handlePage(request, url);
  };
}
