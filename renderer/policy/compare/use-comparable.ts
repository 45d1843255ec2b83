import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SchemeDraftId, SchemeVersionId } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { orpc } from '../../app/client.ts';

interface Named {
  /** `《…》第 2 版`, `《…》（草稿）` */
  readonly name: string;
  readonly code: string;
}

/** A version or a draft that can be laid beside another. */
export type Comparable = Named &
  (
    | { readonly kind: 'version'; readonly id: SchemeVersionId; readonly inForce: boolean }
    | { readonly kind: 'draft'; readonly id: SchemeDraftId; readonly basedOn: SchemeVersionId }
  );

/** Everything that can be compared: all versions, and the drafts; `null` until both are known. */
export function useComparables() {
  const schemes = useQuery(orpc.policy.listSchemes.queryOptions());
  const drafts = useQuery(orpc.policy.listDrafts.queryOptions());
  const all = useMemo<Comparable[] | null>(() => {
    if (!schemes.data || !drafts.data) return null;
    return [
      ...drafts.data.drafts.map((draft) => ({
        kind: 'draft' as const,
        id: draft.id,
        name: `${draft.title}（草稿）`,
        code: draft.code,
        basedOn: draft.basedOn.id,
      })),
      ...schemes.data.schemes.map((scheme) => ({
        kind: 'version' as const,
        id: scheme.id,
        name: `${scheme.title} 第 ${scheme.version} 版${scheme.inForce ? '（现行）' : ''}`,
        code: scheme.code,
        inForce: scheme.inForce,
      })),
    ];
  }, [schemes.data, drafts.data]);
  return { all, error: schemes.error ?? drafts.error };
}

/** Whether one came from the other. */
export function areRelated(left: Comparable, right: Comparable): boolean {
  const startedFrom = (one: Comparable, other: Comparable) =>
    one.kind === 'draft' && one.basedOn === other.id;
  return left.code === right.code || startedFrom(left, right) || startedFrom(right, left);
}

/** The rules of one side; nothing while none is chosen or it is being read. */
export function useContent(side: Comparable | null): { content: Scheme | null; error: unknown } {
  const version = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: side?.kind === 'version' ? { id: side.id } : skipToken,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const draft = useQuery(
    orpc.policy.getDraft.queryOptions({
      input: side?.kind === 'draft' ? { id: side.id } : skipToken,
    }),
  );
  const query = side?.kind === 'draft' ? draft : version;
  return { content: side === null ? null : (query.data?.content ?? null), error: query.error };
}
