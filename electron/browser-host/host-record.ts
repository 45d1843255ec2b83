import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { makeDataDirectory } from '../database/data-directory.ts';

const recordSchema = z.object({
  pid: z.number().int().positive(),
  address: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }),
});

/** Which host serves a data directory, kept beside the data so that a second start finds it. */
export type HostRecord = z.infer<typeof recordSchema>;

function recordPath(dataDirectory: string): string {
  return join(dataDirectory, 'host.json');
}

/** Notes this host. The file holds the launch token, so only its owner may read it. */
export async function rememberHost(dataDirectory: string, record: HostRecord): Promise<void> {
  makeDataDirectory(dataDirectory);
  const temporary = `${recordPath(dataDirectory)}.${randomUUID()}.tmp`;
  await writeFile(temporary, `${JSON.stringify(record)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(temporary, recordPath(dataDirectory));
}

/** Takes the note away, unless another host has replaced it. */
export async function forgetHost(dataDirectory: string, record: HostRecord): Promise<void> {
  const current = await readRecord(dataDirectory);
  if (current?.address === record.address) await rm(recordPath(dataDirectory), { force: true });
}

/**
 * The host that is serving this data directory now. A note left behind by a crash is recognised: a host that does
 * not take the token is not ours, even where process id and port have been given to others since.
 */
export async function findRunningHost(dataDirectory: string): Promise<HostRecord | undefined> {
  const record = await readRecord(dataDirectory);
  if (!record) return undefined;
  try {
    const answer = await fetch(record.address, { redirect: 'manual', signal: AbortSignal.timeout(3_000) });
    await answer.body?.cancel();
    return answer.status === 303 ? record : undefined;
  } catch {
    return undefined;
  }
}

async function readRecord(dataDirectory: string): Promise<HostRecord | undefined> {
  try {
    return recordSchema.safeParse(JSON.parse(await readFile(recordPath(dataDirectory), 'utf8'))).data;
  } catch {
    return undefined;
  }
}
