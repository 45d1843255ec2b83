import { transferListSnapshotSchema } from '#shared/archive/snapshots/personal-files.ts';
import type { TransferId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import { sealed } from '../../canonical-sha256.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { type DocumentRow, entriesFor, findDocumentContent } from '../document.repository.ts';
import { listContent } from './list-content.ts';
import type { TransferRow } from './transfer.repository.ts';

/** Registered lists of a hand-over, the newest first. */
export const listsOf = (handle: ReadHandle, id: TransferId, reader: Role): Promise<DocumentRow[]> =>
  entriesFor(handle, reader)
    .where('kind', '=', 'transfer_list')
    .where('about', '=', id)
    .orderBy('version', 'desc')
    .execute();

/** Whether the list in force says what is recorded now; null: there is none in force. */
export async function listCurrent(
  handle: ReadHandle,
  transfer: TransferRow,
  lists: readonly DocumentRow[],
): Promise<boolean | null> {
  const inForce = lists.find(({ state }) => state === 'issued');
  if (!inForce) return null;
  const { snapshot } = await findDocumentContent(handle, inForce.id);
  const { number, sender, recipient, note, handedOverOn, rows, totals, receipt } =
    transferListSnapshotSchema.parse(JSON.parse(snapshot));
  const said = { number, sender, recipient, note, handedOverOn, rows, totals, receipt };
  return sealed(said).sha256 === sealed(await listContent(handle, transfer)).sha256;
}
