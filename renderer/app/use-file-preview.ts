import { type keepPreviousData, useQuery } from '@tanstack/react-query';
import { fetchFile } from './client.ts';

interface PreviewOptions {
  readonly enabled?: boolean;
  /** In milliseconds; without it, as for every query. */
  readonly staleTime?: number;
  /** For how many milliseconds its bytes, often megabytes, are kept once nobody looks at them. */
  readonly gcTime: number;
  /** What is shown until the paper is made: `keepPreviousData` goes on showing the one before. */
  readonly placeholderData?: typeof keepPreviousData;
}

type Made = { readonly previewId: string; readonly fileName: string };
type Make<P> = (options: { readonly signal: AbortSignal }) => Promise<P>;

/**
 * The query for a document as it would be now, also to fetch one beforehand.
 *
 * @param key what the paper depends on, so that another paper is another query
 * @param make lets the server make it
 */
export const filePreview = <P extends Made>(key: readonly unknown[], make: Make<P>) => ({
  queryKey: ['files', 'previews', ...key],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const made = await make({ signal });
    return { ...made, bytes: await fetchFile(`/files/previews/${made.previewId}`, signal) };
  },
});

/** A document as it would be now; see `filePreview`. */
export const useFilePreview = <P extends Made>(
  key: readonly unknown[],
  make: Make<P>,
  options: PreviewOptions,
) => useQuery({ ...filePreview(key, make), ...options });
