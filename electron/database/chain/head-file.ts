import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Instant, instantSchema } from '#shared/dates.ts';
import { writeFileAtomically, writeFileAtomicallyLater } from '../atomic-file.ts';
import type { AuditHead } from '../database.types.ts';

/*
 * The head of the chain outside the database: without it, cutting events off the end would leave a shorter chain that
 * is whole in itself. The file is written after commits, so it may lag behind the database after a crash, and never
 * leads it.
 *
 * A head that the database turned out not to hold is kept in `contradicted` for good: otherwise the next write would
 * cover up the difference.
 */

const headSchema = z.object({
  sequence: z.number().int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  recordedAt: instantSchema,
});
const contentSchema = z.object({ format: z.literal(1), head: headSchema, contradicted: z.array(headSchema) });

export type RecordedHead = z.infer<typeof headSchema>;
export type HeadFileContent = z.infer<typeof contentSchema>;

/** What the file holds; null when it is not there or cannot be understood. */
export function readHeadFile(path: string): HeadFileContent | null {
  try {
    const parsed = contentSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Writes the file at once, whole or not at all. */
export function writeHeadFile(
  path: string,
  head: AuditHead,
  recordedAt: Instant,
  contradicted: readonly RecordedHead[],
): void {
  writeFileAtomically(path, serialise(head, recordedAt, contradicted));
}

/** Keeps the file up with the commits of an open database. */
export interface HeadFile {
  /** Takes note of a committed head; it is written soon, together with those that follow closely. */
  committed(head: AuditHead, at: Instant): void;
  /** Resolves when the last committed head is in the file, or cannot be written there. */
  flush(): Promise<void>;
}

/** @param contradicted what the file must go on holding beside the head */
export function createHeadFile(path: string, contradicted: readonly RecordedHead[]): HeadFile {
  let waiting: string | null = null;
  let running: Promise<void> | null = null;

  async function writeAll(): Promise<void> {
    while (waiting !== null) {
      const text = waiting;
      waiting = null;
      // On a full disk the file lags, which is allowed; the next commit tries again.
      await writeFileAtomicallyLater(path, text).catch(() => undefined);
    }
    running = null;
  }

  return {
    committed(head, at) {
      waiting = serialise(head, at, contradicted);
      running ??= writeAll();
    },
    async flush() {
      await running;
    },
  };
}

function serialise(head: AuditHead, recordedAt: Instant, contradicted: readonly RecordedHead[]): string {
  const content: HeadFileContent = {
    format: 1,
    head: { sequence: head.sequence, hash: head.hash, recordedAt },
    contradicted: [...contradicted],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
