import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const style =
  'body{font:18px/1.8 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;max-width:36em;margin:15vh auto;padding:0 1em;color:#1f2329}h1{font-size:26px}';
const styleHash = createHash('sha256').update(style).digest('base64');

const securityHeaders = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** The Chinese page for whoever comes without the launch address. It says nothing about the program's data. */
export function sendRefusal(outgoing: ServerResponse, status: number): void {
  const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>不能打开</title><style>${style}</style></head>
<body><h1>这个地址不能直接打开</h1>
<p>请使用程序启动时显示的完整地址，或者重新启动驻村考评。</p>
<p>如果页面原来是打开的，说明程序已经重新启动过，旧的地址不再有效。</p></body></html>`;
  outgoing.writeHead(status, { ...securityHeaders, 'content-type': 'text/html; charset=utf-8' });
  outgoing.end(page);
}

/** A JSON refusal that the page's procedure client and its file requests both understand. */
export function sendJsonRefusal(
  outgoing: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  outgoing.writeHead(status, { ...securityHeaders, 'content-type': 'application/json; charset=utf-8' });
  outgoing.end(JSON.stringify({ code, message, json: { defined: false, code, status, message } }));
}

/** Sets the cookie and takes the token out of the address bar and the history. */
export function sendWelcome(outgoing: ServerResponse, cookie: string): void {
  outgoing.writeHead(303, { ...securityHeaders, location: '/', 'set-cookie': cookie });
  outgoing.end();
}
