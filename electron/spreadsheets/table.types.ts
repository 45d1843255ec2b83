/** What a cell holds, before anybody asks what it means. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error';

export interface Cell {
  readonly kind: CellKind;
  /**
   * As a person would read it: text untouched, numbers in plain decimals, dates as `YYYY-MM-DD`, formulas with `=`.
   * Never blank.
   */
  readonly text: string;
}

/** One filled row. `cells` is indexed by zero-based column; empty cells are holes or `undefined`. */
export interface Row {
  /** One-based, as the spreadsheet shows it. */
  readonly number: number;
  readonly cells: readonly (Cell | undefined)[];
}

/** A rectangle of joined cells; one-based rows, zero-based columns, ends included. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A sheet read as plain data. */
export interface Table {
  readonly name: string;
  /** Rows with at least one filled cell, top to bottom. */
  readonly rows: readonly Row[];
  readonly merges: readonly MergedRange[];
}

/** `0` → `A`, `26` → `AA`: the column as the spreadsheet shows it. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
