import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import * as z from 'zod';
import { documentFilterFields } from '#shared/contract/archive.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { type CycleId, type DocumentId, documentBatchIdSchema } from '#shared/ids.ts';
import type { AssessedObject } from '#shared/vocabulary.ts';
import { client, fetchFile, orpc } from '../../app/client.ts';
import type { RecordKind } from '../record-kinds.ts';

/** A document beside the one that is looked at. */
export interface WalkStep {
  readonly to: string;
  /** Whose it is or what it is called, e.g. `2026-三-0012 示例某`. */
  readonly label: string;
}

/** Where a document stands in the list that it was opened from. */
export interface Walk {
  /** From 1; null where the list has it no more. */
  readonly position: number | null;
  readonly total: number;
  readonly previous: WalkStep | null;
  readonly next: WalkStep | null;
}

const filterSchema = z.object({ ...documentFilterFields, year: z.coerce.number().nullable().default(null) });

const batchPlaceSchema = z.object({
  list: z.literal('batch'),
  batch: documentBatchIdSchema,
  position: z.coerce.number().int().min(1),
});

/** @param list the address of the register's list: its filters stay in the address of the document */
export function documentAddress(id: DocumentId, list: URLSearchParams): string {
  const parameters = new URLSearchParams(list);
  parameters.set('list', 'register');
  return `/archive/${id}?${parameters}`;
}

/** The way back to the list that the document was opened from. */
export function listCrumbs(parameters: URLSearchParams): { label: string; to: string }[] {
  const batch = batchPlaceSchema.safeParse(Object.fromEntries(parameters)).data?.batch;
  if (batch !== undefined) {
    return [
      { label: '归档', to: '/archive' },
      { label: '批量生成', to: `/archive/batches/${batch}` },
    ];
  }
  const own = new URLSearchParams(parameters);
  const named = own.get('list') === 'register';
  own.delete('list');
  return [
    { label: '归档', to: named && own.size > 0 && !own.has('cycleId') ? `/archive?${own}` : '/archive' },
  ];
}

/** @param position of the document in the batch, from 1 */
export const batchDocumentAddress = (batchId: string, id: DocumentId, position: number) =>
  `/archive/${id}?${new URLSearchParams({ list: 'batch', batch: batchId, position: String(position) })}`;

/** The file of a registered document, as the pages keep it: registered bytes never change. */
export const documentFile = (id: DocumentId) => ({
  queryKey: ['files', 'documents', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchFile(`/files/documents/${id}`, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The list that the address of a registered document names; null where it was opened from nowhere. */
export function useDocumentWalk(id: DocumentId): Walk | null {
  const [parameters] = useSearchParams();
  const register = useRegisterWalk(id, parameters);
  const batch = useBatchWalk(parameters);
  return register ?? batch;
}

function useRegisterWalk(id: DocumentId, parameters: URLSearchParams): Walk | null {
  const queryClient = useQueryClient();
  const filter = filterSchema.safeParse(Object.fromEntries(parameters));
  const named = parameters.get('list') === 'register' && filter.success;
  const { data } = useQuery({
    ...orpc.archive.documentNeighbours.queryOptions({ input: { ...(filter.data ?? {}), id } }),
    enabled: named,
    // The position stays where it is until the next one is known.
    placeholderData: (before) => before,
  });
  const next = data?.next;
  useEffect(() => {
    // To fetch a paper of a case is to read it: that is left to the reader.
    if (!next || next.caseId !== null) return;
    void queryClient.prefetchQuery(orpc.archive.get.queryOptions({ input: { id: next.id } }));
    void queryClient.prefetchQuery(documentFile(next.id));
  }, [next, queryClient]);
  if (!named || !data) return null;
  const step = (beside: typeof data.next) =>
    beside && {
      to: documentAddress(beside.id, parameters),
      label: [beside.registerNumber, beside.personName].filter(Boolean).join(' '),
    };
  return {
    position: data.position,
    total: data.total,
    previous: step(data.previous),
    next: step(data.next),
  };
}

/** Documents that failed lie between those that were made: so far is looked for the next one. */
const reach = 200;

function useBatchWalk(parameters: URLSearchParams): Walk | null {
  const queryClient = useQueryClient();
  const place = batchPlaceSchema.safeParse(Object.fromEntries(parameters)).data;
  const offset = Math.max(0, (place?.position ?? 1) - 1 - reach);
  const { data } = useQuery({
    ...orpc.archive.listBatchItems.queryOptions({
      input: place ? { id: place.batch, offset, limit: 2 * reach + 1 } : skipToken,
    }),
    placeholderData: (before) => before,
  });
  const made = useMemo(
    () =>
      (data?.items ?? []).flatMap((item) =>
        item.documentId === null ? [] : [{ ...item, documentId: item.documentId }],
      ),
    [data],
  );
  const at = place?.position ?? 0;
  const next = made.find((item) => item.position > at);
  useEffect(() => {
    if (!next || next.caseId !== null) return;
    void queryClient.prefetchQuery(orpc.archive.get.queryOptions({ input: { id: next.documentId } }));
    void queryClient.prefetchQuery(documentFile(next.documentId));
  }, [next, queryClient]);
  if (!place || !data) return null;
  const step = (item: typeof next) =>
    item
      ? {
          to: batchDocumentAddress(place.batch, item.documentId, item.position),
          label: [item.registerNumber, item.name].filter(Boolean).join(' '),
        }
      : null;
  return {
    position: at,
    total: data.total,
    previous: step(made.findLast((item) => item.position < at)),
    next: step(next),
  };
}

/** Whose records have a kind of document. */
const objectsOf: Partial<Record<RecordKind, readonly AssessedObject[]>> = {
  annual_form: ['first_secretary', 'team_member'],
  term_form: ['first_secretary', 'team_member'],
  team_form: ['team'],
  unit_form: ['unit'],
};

/** Reads all records of a cycle, in the order of its list. */
async function recordsOf(cycleId: CycleId, signal: AbortSignal) {
  const limit = 500;
  const first = await client.assessment.list({ cycleId, limit }, { signal });
  const rows = [...first.rows];
  while (rows.length < first.total) {
    const more = await client.assessment.list({ cycleId, limit, offset: rows.length }, { signal });
    if (more.rows.length === 0) break;
    rows.push(...more.rows);
  }
  return rows;
}

/**
 * Documents of one kind in a cycle, record after record, registered or not.
 *
 * @param prepare fetches the next one beforehand
 */
export function useCycleWalk(
  detail: Pick<AssessmentDetail, 'id' | 'cycleId'> | undefined,
  kind: RecordKind,
  prepare: (next: Pick<AssessmentDetail, 'id' | 'revision'>) => void,
): Walk | null {
  const cycleId = detail?.cycleId;
  const { data } = useQuery({
    queryKey: [...orpc.assessment.list.key(), 'all', cycleId],
    queryFn: ({ signal }) => (cycleId ? recordsOf(cycleId, signal) : []),
    enabled: cycleId !== undefined,
    staleTime: 60_000,
  });
  const objects = objectsOf[kind];
  const rows = useMemo(
    () => data?.filter(({ object }) => objects === undefined || objects.includes(object)) ?? [],
    [data, objects],
  );
  const index = rows.findIndex(({ id }) => id === detail?.id);
  const next = index < 0 ? undefined : rows[index + 1];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each next record
  useEffect(() => {
    if (next) prepare(next);
  }, [next?.id, next?.revision, kind]);
  if (index < 0) return null;
  const step = (row: (typeof rows)[number] | undefined) =>
    row ? { to: `/assessment/${cycleId}/records/${row.id}/form?kind=${kind}`, label: row.name } : null;
  return {
    position: index + 1,
    total: rows.length,
    previous: step(rows[index - 1]),
    next: step(next),
  };
}
