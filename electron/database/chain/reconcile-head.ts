import type { Instant } from '#shared/dates.ts';
import type { Handle } from '../connection.ts';
import { systemActor } from '../database.types.ts';
import { type RecordedHead, readHeadFile, writeHeadFile } from './head-file.ts';
import { type StoredChain, storedChain } from './stored-chain.ts';

/**
 * Holds the database against the head file when it is opened. A head that the chain does not contain means that
 * events were cut off or rewritten while the program was closed (or that an older copy of the database was put in
 * place by hand); a missing file means that somebody removed it or copied the database alone. Either goes into the
 * chain as an event, and the contradicted head stays in the file, so that the next write cannot cover it up.
 *
 * @returns the contradicted heads that the file must go on holding
 */
export function reconcileHead(handle: Handle, path: string, at: Instant): readonly RecordedHead[] {
  const chain = storedChain(handle);
  const content = readHeadFile(path);
  const contradicted = [...(content?.contradicted ?? [])];
  if (content === null) {
    appendNotice(chain, at, 'system.auditHeadMissing', null);
  } else if (!holds(chain, content.head)) {
    contradicted.push(content.head);
    appendNotice(chain, at, 'system.auditHeadContradicted', content.head);
  }
  const head = chain.head();
  if (content?.head.hash !== head.hash) writeHeadFile(path, head, at, contradicted);
  return contradicted;
}

function holds(chain: StoredChain, head: RecordedHead): boolean {
  return head.sequence === 0 || chain.hashAt(head.sequence) === head.hash;
}

function appendNotice(
  chain: StoredChain,
  at: Instant,
  action: 'system.auditHeadMissing' | 'system.auditHeadContradicted',
  recorded: RecordedHead | null,
): void {
  const found = chain.head();
  chain.append(systemActor, at, {
    action,
    entityType: 'database',
    entityId: 'database',
    before: recorded && { ...recorded },
    after: { sequence: found.sequence, hash: found.hash },
  });
}
