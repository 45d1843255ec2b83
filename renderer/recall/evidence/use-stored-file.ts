import { useQuery } from '@tanstack/react-query';
import type { AttachmentId } from '#shared/ids.ts';
import { fetchFile } from '../../app/client.ts';

export const attachmentPath = (id: AttachmentId) => `/files/attachments/${id}` as const;

/** The bytes of an attachment, asked for when they are shown and forgotten afterwards. */
export function useStoredFile(id: AttachmentId) {
  return useQuery({
    queryKey: ['attachment', id],
    queryFn: ({ signal }) => fetchFile(attachmentPath(id), signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
