import { read, utils, type WorkSheet, write } from '@e965/xlsx';

/** A sheet's cell as the library keeps it, by row and column from 0. */
function cellAt(sheet: WorkSheet, row: number, column: number) {
  const lines: unknown = sheet['!data'];
  return Array.isArray(lines) ? lines[row]?.[column] : sheet[utils.encode_cell({ r: row, c: column })];
}

/**
 * Fills in the score sheets that the program hands out, as the committee would: every item its maximum (which stands in
 * the title, e.g. `…（15分）`), the first item less a little more from line to line, so that no two totals are equal.
 *
 * @param bytes the workbook of `assessment.scoreTemplate`
 * @param step hundredths of a point that each line is lower than the one before
 * @returns the filled workbook and the names of its sheets
 */
export function fillScoreSheets(bytes: Uint8Array, step: number): { bytes: Uint8Array; sheets: string[] } {
  const book = read(bytes);
  let line = 0;
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true });
    const titles = rows.findIndex((row) => row[0] === '序号');
    const items = (rows[titles] ?? []).flatMap((title, column) => {
      const maximum = /（(?:满分)?\s*([\d.]+)\s*分）/.exec(String(title))?.[1];
      return maximum === undefined ? [] : [{ column, maximum: Math.round(Number(maximum) * 100) }];
    });
    for (let row = titles + 1; typeof cellAt(sheet, row, 0)?.v === 'number'; row += 1) {
      const scores = items.map(({ maximum }, index) => (maximum - (index === 0 ? line * step : 0)) / 100);
      for (const [index, { column }] of items.entries()) {
        utils.sheet_add_aoa(sheet, [[scores[index]]], { origin: { r: row, c: column } });
      }
      line += 1;
    }
  }
  const filled: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  if (!(filled instanceof Uint8Array)) throw new Error('No bytes');
  return { bytes: filled, sheets: book.SheetNames };
}
