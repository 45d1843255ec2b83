import type { ImportBatchId } from '#shared/ids.ts';
import type { WriteUnit } from '../../database/database.types.ts';

/** Where an import writes, and how it says how far it is. */
export interface Applying {
  readonly write: WriteUnit;
  readonly batchId: ImportBatchId;
  /** Why units were taken for one or for different ones; goes into the audit trail. */
  readonly decisionReason: string;
  /** Lets others have a turn; throws when the import was cancelled. */
  breathe(): Promise<void>;
  /** Called after each piece of work; says how far it is, and breathes. */
  step(done: number): Promise<void>;
}
