import type { PersonMaterials } from '#shared/contract/archive-transfer.ts';
import type { PersonId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Clock } from '../../application.types.ts';
import type { Database } from '../../database/database.types.ts';
import { createHandOver } from './hand-over.ts';
import { materialsOfPerson } from './materials-of-person.ts';
import { createTransferWriting } from './prepare-transfer.ts';
import { createTransferReading } from './transfer-reading.ts';

export interface TransferDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/** Handing papers over to whoever keeps the personal files, and what is in the file of one person. */
export function createTransfersService(dependencies: TransferDependencies) {
  const { database } = dependencies;
  return {
    ...createTransferReading(dependencies),
    ...createTransferWriting(dependencies),
    ...createHandOver(dependencies),

    /** @throws ApplicationError NOT_FOUND */
    materialsOfPerson: (id: PersonId, reader: Role): Promise<PersonMaterials> =>
      materialsOfPerson(database.read, id, reader),
  };
}
export type TransfersService = ReturnType<typeof createTransfersService>;
