import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What the gate says about a request, before any of its body is read. */
export type Verdict =
  | { readonly kind: 'pass'; readonly url: URL }
  /** The launch address: set the cookie, then show the page without the token in its address. */
  | { readonly kind: 'welcome' }
  | { readonly kind: 'refuse'; readonly status: 400 | 403 | 405 | 421 };

const allowedMethods = new Set(['GET', 'HEAD', 'POST']);

/**
 * Decides who may talk to the browser host. Listening on loopback keeps other machines out; the gate keeps out other
 * programs and, above all, other pages in the same browser:
 *
 * - `Host` must name this host, or a foreign name that resolves to 127.0.0.1 could read everything (DNS rebinding);
 * - `Origin` and `Sec-Fetch-Site`, when sent, must say that the request comes from our own page (cross-site requests;
 *   cookies do not tell ports apart, so another server on this machine counts as the same site to a cookie);
 * - a random secret must be known: in the launch address once, afterwards in a cookie that scripts cannot read.
 */
export class Gate {
  /** Random, 256 bits; part of the launch address. */
  readonly token: string;
  readonly #cookieName: string;
  /**
   * Made from the token, so that development restarts keep a window valid, but different from it: what a browser
   * shows or keeps of one does not reveal the other.
   */
  readonly #cookieValue: string;
  readonly #hosts: ReadonlySet<string>;
  /** Tokens that let in once. */
  readonly #tickets = new Set<string>();

  constructor(port: number, token: string = createToken()) {
    this.token = token;
    // With the port in its name, two programs on one machine do not overwrite each other's cookie.
    this.#cookieName = `desk_${port}`;
    this.#cookieValue = createHmac('sha256', token).update('cookie').digest('base64url');
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  }

  get cookie(): string {
    return `${this.#cookieName}=${this.#cookieValue}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** A token that lets in once. */
  issueTicket(): string {
    const ticket = createToken();
    this.#tickets.add(ticket);
    return ticket;
  }

  judge(request: IncomingMessage): Verdict {
    const host = request.headers.host ?? '';
    if (!this.#hosts.has(host)) return { kind: 'refuse', status: 421 };
    const origin = `http://${host}`;
    if (!isFromOwnPage(request, origin)) return { kind: 'refuse', status: 403 };
    if (!allowedMethods.has(request.method ?? '')) return { kind: 'refuse', status: 405 };

    // A target that does not begin with a slash names another host (proxy form) and would replace ours.
    const target = request.url ?? '';
    const url = target.startsWith('/') ? URL.parse(origin + target) : null;
    if (!url) return { kind: 'refuse', status: 400 };

    const token = url.pathname === '/' ? url.searchParams.get('token') : null;
    if (token !== null && this.#accepts(token)) return { kind: 'welcome' };
    if (this.#hasCookie(request.headers.cookie ?? '')) return { kind: 'pass', url };
    return { kind: 'refuse', status: 403 };
  }

  #accepts(token: string): boolean {
    if (sameSecret(token, this.token)) return true;
    for (const ticket of this.#tickets) {
      if (sameSecret(token, ticket)) return this.#tickets.delete(ticket);
    }
    return false;
  }

  #hasCookie(header: string): boolean {
    return header.split(';').some((pair) => {
      const [name, value] = pair.trim().split('=', 2);
      return name === this.#cookieName && sameSecret(value ?? '', this.#cookieValue);
    });
  }
}

export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

function isFromOwnPage(request: IncomingMessage, origin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const claimed = request.headers.origin;
  // A form on our own page posts with the origin `null`, because the page forbids referrers.
  if (claimed === 'null') return site === 'same-origin';
  return claimed === undefined || claimed === origin;
}

/** Compares digests, so that neither content nor length of the secret shows in the time it takes. */
function sameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
