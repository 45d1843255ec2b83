import { useQuery } from '@tanstack/react-query';
import { fetchFile } from './client.ts';

interface PreviewOptions {
  readonly enabled?: boolean;
  /** In milliseconds; without it, as for every query. */
  readonly staleTime?: number;
  /** For how many milliseconds its bytes, often megabytes, are kept once nobody looks at them. */
  readonly gcTime: number;
}

/**
 * A document as it would be now.
 *
 * @param key what the paper depends on, so that another paper is another query
 * @param make lets the server make it
 */
export function useFilePreview<P extends { readonly previewId: string; readonly fileName: string }>(
  key: readonly unknown[],
  make: (options: { readonly signal: AbortSignal }) => Promise<P>,
  options: PreviewOptions,
) {
  return useQuery({
    queryKey: ['files', 'previews', ...key],
    queryFn: async ({ signal }) => {
      const made = await make({ signal });
      return { ...made, bytes: await fetchFile(`/files/previews/${made.previewId}`, signal) };
    },
    ...options,
  });
}
