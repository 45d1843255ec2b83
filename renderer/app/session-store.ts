import type { Session } from '#shared/contract/identity.ts';

/** What the page knows about who uses it. */
export type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'unreachable'; readonly error: unknown }
  | { readonly kind: 'setup' }
  /** `ended` is true when a session ran out, so that the login page can say so. */
  | { readonly kind: 'signed_out'; readonly organisation: string | null; readonly ended: boolean }
  | { readonly kind: 'signed_in'; readonly organisation: string | null; readonly session: Session };

const tokenKey = 'desk.session-token';

let state: SessionState = { kind: 'starting' };
let token = sessionStorage.getItem(tokenKey);
const listeners = new Set<() => void>();
let waiting: { resolve: () => void; reject: (reason: unknown) => void }[] = [];

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

function keepToken(next: string | null): void {
  token = next;
  if (next === null) sessionStorage.removeItem(tokenKey);
  else sessionStorage.setItem(tokenKey, next);
}

function organisation(): string | null {
  return state.kind === 'signed_out' || state.kind === 'signed_in' ? state.organisation : null;
}

/** Thrown to calls that waited for the unlocking when the person signs in anew instead. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

/**
 * The one place that holds the session token and the state of the session. It lives outside React, since calls to
 * the server need it too. The token stays in this window only and is gone when the window closes.
 */
export const sessionStore = {
  get: (): SessionState => state,
  token: (): string | null => token,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  set: change,
  /** Someone has signed in (or set up, or changed the password). */
  begin(newToken: string, session: Session, name = organisation()): void {
    keepToken(newToken);
    change({ kind: 'signed_in', session, organisation: name });
  },
  /** Back to the login page; the address stays, so that work goes on there after signing in. */
  end(ended: boolean): void {
    keepToken(null);
    const name = organisation();
    for (const { reject } of waiting) reject(new SessionEnded());
    waiting = [];
    change({ kind: 'signed_out', organisation: name, ended });
  },
  /** Covers the page until the password is entered; what was typed stays underneath. */
  lock(): void {
    if (state.kind !== 'signed_in' || state.session.locked) return;
    change({ ...state, session: { ...state.session, locked: true } });
  },
  unlock(session: Session): void {
    if (state.kind !== 'signed_in') return;
    change({ ...state, session });
    for (const { resolve } of waiting) resolve();
    waiting = [];
  },
  /** Resolves once the session is unlocked, so that a refused call can be made again. */
  unlocked(): Promise<void> {
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  },
};
