import type { ColumnMapping, ImportKind } from '#shared/contract/roster.ts';
import type { FileToRead, Rejection } from '../../spreadsheets/reading-thread.ts';
import type { SheetSelection } from './check-sheet.ts';
import type { CheckedSheet } from './records.ts';
import type { SheetColumn } from './sheet-layout.ts';

/** What the reading thread is asked. */
export interface ReadingTask extends FileToRead {
  readonly question:
    | { readonly kind: 'inspect' }
    | ({ readonly kind: 'check' } & { selection: SheetSelection });
}

/** What a sheet turned out to be. */
export interface SheetDescription {
  readonly name: string;
  /** Rows below the titles. */
  readonly rows: number;
  readonly kind: ImportKind;
  readonly headerRow: number;
  readonly columns: readonly SheetColumn[];
  readonly suggestedMapping: ColumnMapping;
  readonly suggestedYear: number | null;
}

/** What it answers. */
export type ReadingAnswer =
  | Rejection
  | { readonly kind: 'inspected'; readonly sheets: readonly SheetDescription[] }
  | {
      readonly kind: 'checked';
      readonly sheet: CheckedSheet;
      /** The records, packed for the way between threads. */
      readonly records: readonly Uint8Array[];
    };
