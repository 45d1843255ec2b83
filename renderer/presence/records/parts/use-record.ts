import { type QueryKey, useQuery } from '@tanstack/react-query';
import { findRecord } from './find-record.ts';

interface Page<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/**
 * The record that the address names, as it is now.
 *
 * @param key the key of the list's procedure, so that the record is loaded anew with the list
 * @param opened the row that was opened from the list, which shows until the newest state has come
 */
export function useRecord<Row extends { readonly id: string }>(
  id: string | null,
  opened: Row | null,
  key: QueryKey,
  load: (page: { offset: number; limit: number }) => Promise<Page<Row>>,
) {
  const query = useQuery({
    queryKey: [...key, { record: id }],
    queryFn: () => (id === null ? null : findRecord(id, load)),
    enabled: id !== null,
    staleTime: 0,
  });
  const shown = query.data ?? (opened !== null && opened.id === id ? opened : null);
  return { record: shown, missing: query.data === null && id !== null, query };
}
