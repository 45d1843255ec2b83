import type { Instant } from '#shared/dates.ts';
import type { Handle } from '../connection.ts';
import { systemActor } from '../database.types.ts';
import { composeEvent } from './compose-event.ts';
import { type RecordedHead, readHeadFile, writeHeadFile } from './head-file.ts';
import { appendRaw, hashAtRaw, headRaw } from './raw-chain.ts';

/**
 * Holds the database against the head file when it is opened. A head that the chain does not contain means that
 * events were cut off or rewritten while the program was closed (or that an older copy of the database was put in
 * place by hand); a missing file means that somebody removed it or copied the database alone. Either goes into the
 * chain as an event, and the contradicted head stays in the file, so that the next write cannot cover it up.
 *
 * @returns the contradicted heads that the file must go on holding
 */
export function reconcileHead(handle: Handle, path: string, at: Instant): readonly RecordedHead[] {
  const content = readHeadFile(path);
  const contradicted = [...(content?.contradicted ?? [])];
  if (content === null) {
    appendNotice(handle, at, 'system.auditHeadMissing', null);
  } else if (!holds(handle, content.head)) {
    contradicted.push(content.head);
    appendNotice(handle, at, 'system.auditHeadContradicted', content.head);
  }
  const head = headRaw(handle);
  if (content === null || content.head.hash !== head.hash) writeHeadFile(path, head, at, contradicted);
  return contradicted;
}

function holds(handle: Handle, head: RecordedHead): boolean {
  return head.sequence === 0 || hashAtRaw(handle, head.sequence) === head.hash;
}

function appendNotice(
  handle: Handle,
  at: Instant,
  action: 'system.auditHeadMissing' | 'system.auditHeadContradicted',
  recorded: RecordedHead | null,
): void {
  handle
    .transaction(() => {
      const found = headRaw(handle);
      const event = composeEvent(found, systemActor, at, {
        action,
        entityType: 'database',
        entityId: 'database',
        before: recorded && {
          sequence: recorded.sequence,
          hash: recorded.hash,
          recordedAt: recorded.recordedAt,
        },
        after: { sequence: found.sequence, hash: found.hash },
      });
      appendRaw(handle, event);
    })
    .immediate();
}
