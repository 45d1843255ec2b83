import type { Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { type DocumentRow, entriesFor } from '../document.repository.ts';

/** The entry whose file has that SHA-256 (hex), if the reader may know of it. */
export const findByBytes = (
  handle: ReadHandle,
  sha256: string,
  reader: Role,
): Promise<DocumentRow | undefined> =>
  entriesFor(handle, reader).where('pdf_sha256', '=', sha256).orderBy('id', 'desc').executeTakeFirst();

/** The entry with that register number, if the reader may know of it. */
export const findByNumber = (
  handle: ReadHandle,
  registerNumber: string,
  reader: Role,
): Promise<DocumentRow | undefined> =>
  entriesFor(handle, reader).where('register_number', '=', registerNumber).executeTakeFirst();

/** The entry of whose frozen data the SHA-256 begins with these hexadecimal digits, if the reader may know of it. */
export const findByDataDigits = (
  handle: ReadHandle,
  digits: string,
  reader: Role,
): Promise<DocumentRow | undefined> =>
  entriesFor(handle, reader)
    // A range of its index; no hex digit comes after f.
    .where('snapshot_sha256', '>=', digits)
    .where('snapshot_sha256', '<', `${digits}g`)
    .orderBy('id', 'desc')
    .executeTakeFirst();

/** The entry in force of the same kind about the same thing. */
export const entryInForce = (
  handle: ReadHandle,
  { kind, about }: Pick<DocumentRow, 'kind' | 'about'>,
  reader: Role,
): Promise<DocumentRow | undefined> =>
  entriesFor(handle, reader)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('state', '=', 'issued')
    .executeTakeFirst();
