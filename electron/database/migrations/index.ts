import type { Migration } from '../migration.types.ts';
import { foundation } from './0001-foundation.ts';

/** Every step of the schema in order. Append only: a published step is never edited, removed or moved. */
export const migrations: readonly Migration[] = [foundation];
