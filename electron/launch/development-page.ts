import type { Application } from '../application.types.ts';

/** Paths that the application answers itself; everything else is the page. */
const applicationPaths = ['/rpc/', '/files/', '/recovery/'];

/**
 * Puts vite's hot-reloading page in place of the built one, on the same origin, so that nothing else differs in
 * development. Only the reload socket goes to vite directly. Never part of a packaged program's path.
 *
 * @param server address of vite's development server
 */
export function withDevelopmentPage(application: Application, server: URL): Application {
  const policy = developmentPolicy(server);
  return {
    close: () => application.close(),
    fetch: (request) => {
      const { pathname, search } = new URL(request.url);
      if (applicationPaths.some((path) => pathname.startsWith(path))) return application.fetch(request);
      return fetchPage(new URL(pathname + search, server), request, policy);
    },
  };
}

async function fetchPage(address: URL, request: Request, policy: string): Promise<Response> {
  try {
    const answer = await fetch(address, {
      headers: { accept: request.headers.get('accept') ?? '*/*' },
      redirect: 'manual',
    });
    const headers = new Headers(answer.headers);
    // The body has been unpacked on the way.
    headers.delete('content-encoding');
    headers.delete('content-length');
    headers.set('content-security-policy', policy);
    return new Response(answer.body, { status: answer.status, headers });
  } catch {
    return new Response('页面的开发服务没有运行。', {
      status: 502,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
}

/** The product's policy with what hot reload needs: inline preamble and styles, and vite's socket. */
function developmentPolicy(server: URL): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    `connect-src 'self' ws://${server.host}`,
    "worker-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
