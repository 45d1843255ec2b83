import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type * as z from 'zod';
import type { PostingFilter } from '#shared/contract/roster.ts';
import {
  type PostingId,
  postingIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '#shared/ids.ts';
import { postingStatusSchema, postRoleSchema } from '#shared/vocabulary.ts';

/** What is open beside the list: one posting, the form for a new post, or the pairs of like units. */
export type RosterPanel =
  | { readonly kind: 'none' }
  | { readonly kind: 'posting'; readonly id: PostingId }
  | { readonly kind: 'new_post' }
  | { readonly kind: 'unit_matches' };

const filterKeys = ['text', 'township', 'village', 'unit', 'role', 'status'] as const;
const panelKeys = ['posting', 'panel'] as const;

/** A part of the address that was tampered with or has grown old counts as not given. */
function read<T extends z.ZodType>(parameters: URLSearchParams, key: string, schema: T): z.infer<T> | null {
  const parsed = schema.safeParse(parameters.get(key));
  return parsed.success ? parsed.data : null;
}

function filterOf(parameters: URLSearchParams): PostingFilter {
  return {
    text: (parameters.get('text') ?? '').slice(0, 60),
    townshipId: read(parameters, 'township', townshipIdSchema),
    villageId: read(parameters, 'village', villageIdSchema),
    unitId: read(parameters, 'unit', unitIdSchema),
    role: read(parameters, 'role', postRoleSchema),
    status: read(parameters, 'status', postingStatusSchema),
  };
}

function panelOf(parameters: URLSearchParams): RosterPanel {
  const id = read(parameters, 'posting', postingIdSchema);
  if (id !== null) return { kind: 'posting', id };
  const panel = parameters.get('panel');
  if (panel === 'new') return { kind: 'new_post' };
  if (panel === 'units') return { kind: 'unit_matches' };
  return { kind: 'none' };
}

function setOrDelete(parameters: URLSearchParams, key: string, value: string | null): void {
  if (value === null || value === '') parameters.delete(key);
  else parameters.set(key, value);
}

/**
 * Filter and open panel of the roster, kept in the address: a link shows the same list, the back button closes what
 * was opened, and whoever comes back from elsewhere finds the list as it was left.
 */
export function useRosterAddress() {
  const [parameters, setParameters] = useSearchParams();

  const changeFilter = useCallback(
    (change: Partial<PostingFilter>) =>
      setParameters(
        (current) => {
          const filter = { ...filterOf(current), ...change };
          const next = new URLSearchParams(current);
          const values = [
            filter.text,
            filter.townshipId,
            filter.villageId,
            filter.unitId,
            filter.role,
            filter.status,
          ];
          filterKeys.forEach((key, index) => {
            setOrDelete(next, key, values[index] ?? null);
          });
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );

  const open = useCallback(
    (panel: RosterPanel) =>
      setParameters((current) => {
        const next = new URLSearchParams(current);
        for (const key of panelKeys) next.delete(key);
        if (panel.kind === 'posting') next.set('posting', panel.id);
        if (panel.kind === 'new_post') next.set('panel', 'new');
        if (panel.kind === 'unit_matches') next.set('panel', 'units');
        return next;
      }),
    [setParameters],
  );

  return useMemo(
    () => ({ filter: filterOf(parameters), panel: panelOf(parameters), changeFilter, open }),
    [parameters, changeFilter, open],
  );
}
