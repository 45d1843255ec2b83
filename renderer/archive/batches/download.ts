import type { DocumentBatchId } from '#shared/ids.ts';
import { client } from '../../app/client.ts';

/**
 * Has the browser, or the shell's save dialog, write a batch's file to the disk as it arrives: it may be larger than a
 * page can hold.
 *
 * @returns the name of the file
 */
export async function downloadBatchFile(id: DocumentBatchId, part: 'result' | 'list'): Promise<string> {
  const { ticket, fileName } = await client.archive.takeBatchFile({ id, part });
  const link = document.createElement('a');
  link.href = `/files/batches/${ticket}`;
  link.download = fileName;
  link.click();
  return fileName;
}
