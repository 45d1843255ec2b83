import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.json': 'application/json; charset=utf-8',
};

const plain = (status: number, text: string) =>
  new Response(text, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

/**
 * Serves the built page. Every address without a file ending is the page itself: its router reads the address.
 * Nothing outside `rendererDirectory` is ever read.
 */
export function createPageHandler(rendererDirectory: string) {
  const root = resolve(rendererDirectory);

  return async function handlePage(request: Request, url: URL): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, '请求方式不正确。');
    let path: string;
    try {
      path = decodeURIComponent(url.pathname);
    } catch {
      return plain(400, '地址不正确。');
    }
    const isPage = extname(path) === '';
    const file = resolve(join(root, isPage ? 'index.html' : path));
    if (!file.startsWith(root + sep) || path.includes('\0')) return plain(404, '没有这个页面。');
    const type = contentTypes[extname(file)];
    if (!type) return plain(404, '没有这个页面。');
    try {
      const bytes = await readFile(file);
      // Built assets carry their content hash in their names and never change.
      const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      const headers = { 'Content-Type': type, 'Cache-Control': cache };
      return new Response(request.method === 'HEAD' ? null : bytes, { headers });
    } catch {
      return plain(404, '没有这个页面。');
    }
  };
}
