/** A page of records as the lists of daily management answer. */
interface Page<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Rows asked for at once; the most the server gives. */
const limit = 500;

/**
 * Looks a record up by its id among all, voided ones too: an address holds nothing but the id. Pages are read until
 * it is met.
 *
 * @returns null where there is no such record
 */
export async function findRecord<Row extends { readonly id: string }>(
  id: string,
  load: (page: { offset: number; limit: number }) => Promise<Page<Row>>,
): Promise<Row | null> {
  for (let offset = 0; ; offset += limit) {
    const { total, rows } = await load({ offset, limit });
    const found = rows.find((row) => row.id === id);
    if (found) return found;
    if (rows.length === 0 || offset + rows.length >= total) return null;
  }
}
