import { queryOptions } from '@tanstack/react-query';
import { client, orpc } from '../app/client.ts';

/** How many assessments have a form in force in the register; not asked for where nobody would make one. */
export function issuedForms(enabled: boolean) {
  return queryOptions({
    queryKey: [...orpc.archive.list.key(), 'issued-forms'],
    enabled,
    staleTime: 30_000,
    queryFn: async ({ signal }) => {
      const assessments = new Set<string>();
      for (let offset = 0; ; ) {
        const { total, documents } = await client.archive.list(
          { kind: 'annual_form', offset, limit: 500 },
          { signal },
        );
        for (const { state, assessmentId } of documents)
          if (state === 'issued' && assessmentId !== null) assessments.add(assessmentId);
        offset += documents.length;
        if (offset >= total || documents.length === 0) return assessments.size;
      }
    },
  });
}
