import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { type AnyImport, isChecking } from './import-machine.ts';

interface CheckRequest<Selection, Checked> {
  readonly state: AnyImport;
  /** What the check is about; null before enough is chosen. */
  readonly selection: Selection | null;
  /** The key of the procedure that checks. */
  readonly queryKey: QueryKey;
  readonly check: (selection: Selection, options: { readonly signal: AbortSignal }) => Promise<Checked>;
}

export interface Check<Checked> {
  /** The answer about exactly what is chosen; null while it is on its way, or when it failed. */
  readonly checked: Checked | null;
  readonly error: unknown;
  readonly retry: () => void;
  /** Why the wizard cannot go on, when the check itself failed. */
  readonly obstacle: string | null;
}

/** Has the chosen sheet checked on the steps that need it, anew each time; nothing is written by it. */
export function useCheck<Selection, Checked>({
  state,
  selection,
  queryKey,
  check,
}: CheckRequest<Selection, Checked>): Check<Checked> {
  const checking = isChecking(state);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: [...queryKey, selection],
    queryFn: ({ signal }) => (selection === null ? null : check(selection, { signal })),
    enabled: selection !== null && checking && state.jobId === null,
    // What is on record may have changed since: what is shown is always checked anew.
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  return {
    checked: isPlaceholderData || error ? null : (data ?? null),
    error,
    retry: () => void refetch(),
    obstacle: checking && error ? '检查没有完成，请重试' : null,
  };
}
