import { createHash, randomBytes } from 'node:crypto';
import type { UserId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Clock } from '../application.types.ts';

/** A session locks after this many minutes without a request. */
export const idleMinutes = 15;
const longestHours = 12;

export interface SessionUser {
  readonly userId: UserId;
  readonly displayName: string;
  readonly role: Role;
}

export interface ActiveSession extends SessionUser {
  readonly locked: boolean;
}

interface Entry {
  user: SessionUser;
  startedAt: number;
  lastSeenAt: number;
  locked: boolean;
}

/**
 * Sessions live in memory: closing the program signs everybody out, and nothing on disk can be replayed. Only
 * the hash of a token is kept.
 */
export function createSessions(clock: Clock) {
  const entries = new Map<string, Entry>();
  const keyOf = (token: string) => createHash('sha256').update(token).digest('base64');
  const now = () => Date.parse(clock.now());

  function live(token: string): Entry | undefined {
    const entry = entries.get(keyOf(token));
    if (!entry) return undefined;
    if (now() - entry.startedAt > longestHours * 3_600_000) {
      entries.delete(keyOf(token));
      return undefined;
    }
    if (now() - entry.lastSeenAt > idleMinutes * 60_000) entry.locked = true;
    return entry;
  }

  return {
    /** Starts a session and returns its token (256 random bits, base64url). */
    start(user: SessionUser): string {
      const token = randomBytes(32).toString('base64url');
      entries.set(keyOf(token), { user, startedAt: now(), lastSeenAt: now(), locked: false });
      return token;
    },
    /** Who holds the token, or undefined when it is unknown or over. Says nothing about activity. */
    find(token: string): ActiveSession | undefined {
      const entry = live(token);
      return entry && { ...entry.user, locked: entry.locked };
    },
    /** Notes activity, which puts the idle lock off. A locked session stays locked. */
    touch(token: string): void {
      const entry = live(token);
      if (entry && !entry.locked) entry.lastSeenAt = now();
    },
    lock(token: string): void {
      const entry = live(token);
      if (entry) entry.locked = true;
    },
    /** Opens a locked session again; false when there is none any more. */
    unlock(token: string): boolean {
      const entry = live(token);
      if (!entry) return false;
      entry.locked = false;
      entry.lastSeenAt = now();
      return true;
    },
    end(token: string): void {
      entries.delete(keyOf(token));
    },
    /** Ends every session of a user: after a password change, a new role, or when the account is disabled. */
    endAllOf(userId: UserId): void {
      for (const [key, entry] of entries) if (entry.user.userId === userId) entries.delete(key);
    },
    /** Shows a changed display name in running sessions. */
    rename(userId: UserId, displayName: string): void {
      for (const entry of entries.values()) {
        if (entry.user.userId === userId) entry.user = { ...entry.user, displayName };
      }
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
