import type { ColumnMapping, ImportKind } from '#shared/contract/roster.ts';
import type { SheetSelection } from './check-sheet.ts';
import type { CheckedSheet } from './records.ts';
import type { SheetColumn } from './sheet-layout.ts';

/** A handed-in file as the reading thread gets it. */
export interface FileToRead {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Hex; tells the thread that it has read this file before. */
  readonly sha256: string;
}

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

/** What it answers. Errors lose their class between threads, so a refusal is an answer. */
export type ReadingAnswer =
  | { readonly kind: 'rejected'; readonly reason: string; readonly message: string }
  | { readonly kind: 'inspected'; readonly sheets: readonly SheetDescription[] }
  | {
      readonly kind: 'checked';
      readonly sheet: CheckedSheet;
      /**
       * The records as JSON arrays of a few hundred each, so that the serving thread can take them in small bites
       * instead of standing still for one large message.
       */
      readonly records: readonly Uint8Array[];
    };
