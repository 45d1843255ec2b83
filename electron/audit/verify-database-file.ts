import type { ChainVerification } from '#shared/contract/audit.ts';
import type { Clock } from '../application.types.ts';
import { collectAnchors } from '../database/chain/anchors.ts';
import { verifyChain } from '../database/chain/verify-chain.ts';
import { checkFiles } from '../database/checks/files.ts';
import { openReadOnly, readable } from '../database/connection.ts';
import { dataFiles } from '../database/data-directory.ts';
import { asStartupError, corrupt } from '../database/startup-problem.ts';

/**
 * Verifies the audit chain of a data directory from outside the program, which may be running meanwhile. Reads only.
 *
 * @throws StartupError when there is no database, or it cannot be opened for reading
 */
export async function verifyDatabaseFile(dataDirectory: string, clock: Clock): Promise<ChainVerification> {
  const files = dataFiles(dataDirectory);
  try {
    if (checkFiles(files) === 'new') throw corrupt('missing', '这个数据文件夹里没有驻村考评的数据库');
    const handle = openReadOnly(files.database);
    try {
      const read = readable(handle);
      return await verifyChain(read, await collectAnchors(files, read), clock.now());
    } finally {
      handle.close();
    }
  } catch (error) {
    throw asStartupError(error);
  }
}
