import type { FormRow, RowGroup } from './form-row.ts';

/** A row with the height it is drawn at, in points. */
export interface PlacedRow {
  readonly row: FormRow;
  readonly height: number;
}

/**
 * Lays rows onto pages from the top. A row that does not fit goes on whole, unless it flows or is higher than a
 * page: then it is cut. A group that is kept together, and so the tail of one, starts on a fresh page where it does not
 * fit on this one but would on a page of its own. Then rows that may are stretched to fill their page.
 *
 * @param heightOf room in points on the page with that zero-based number
 * @throws Error when a row neither fits on a page nor can be cut
 */
export function paginate(groups: readonly RowGroup[], heightOf: (page: number) => number): PlacedRow[][] {
  const pages: FormRow[][] = [[]];
  let room = heightOf(0);
  const startPage = () => {
    pages.push([]);
    room = heightOf(pages.length - 1);
  };
  const place = (row: FormRow) => {
    pages.at(-1)?.push(row);
    room -= row.minimumHeight;
  };
  const pageIsEmpty = () => pages.at(-1)?.length === 0;

  for (const group of groups) {
    const { head } = group;
    const waiting = head ? [head, ...group.rows] : [...group.rows];
    const height = waiting.reduce((sum, row) => sum + row.minimumHeight, 0);
    if (group.together && height > room && height <= heightOf(pages.length) && !pageIsEmpty()) startPage();
    // A head never stands alone at the foot of a page.
    const first = (head?.minimumHeight ?? 0) + (group.rows[0]?.minimumHeight ?? 0);
    if (head && first > room && first <= heightOf(pages.length) && !pageIsEmpty()) startPage();
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      if (waiting.length + 1 === group.tail && !pageIsEmpty()) {
        const tail = waiting.reduce((sum, { minimumHeight }) => sum + minimumHeight, row.minimumHeight);
        if (tail > room && tail + (head?.minimumHeight ?? 0) <= heightOf(pages.length)) {
          startPage();
          if (head) place(head);
        }
      }
      if (row.minimumHeight <= room) {
        place(row);
        continue;
      }
      const cut = row.flows || row.minimumHeight > heightOf(pages.length) ? row.split(room) : null;
      if (cut) {
        place(cut[0]);
        waiting.unshift(cut[1]);
      } else {
        if (pageIsEmpty()) throw new Error('A row is higher than a page and cannot be cut');
        waiting.unshift(row);
      }
      startPage();
      if (head && row !== head) place(head);
    }
  }
  return pages.map((rows, page) => stretch(rows, heightOf(page)));
}

/** Shares out what is left of a page among the rows that may grow, evenly, none beyond what it may. */
function stretch(rows: readonly FormRow[], pageHeight: number): PlacedRow[] {
  let slack = pageHeight - rows.reduce((sum, row) => sum + row.minimumHeight, 0);
  const growing = rows
    .filter((row) => row.maximumStretch > 0)
    .sort((a, b) => a.maximumStretch - b.maximumStretch);
  const growth = new Map<FormRow, number>();
  for (const [index, row] of growing.entries()) {
    const share = Math.min(row.maximumStretch, slack / (growing.length - index));
    growth.set(row, share);
    slack -= share;
  }
  return rows.map((row) => ({ row, height: row.minimumHeight + (growth.get(row) ?? 0) }));
}
