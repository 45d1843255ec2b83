import type { ExpressionBuilder } from 'kysely';
import type { AuditEntityType } from '#shared/audit/entities.ts';
import type { Instant } from '#shared/dates.ts';
import type { AuditRow } from '../database/chain/event-hash.ts';
import type { Reader } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';

export interface AuditFilter {
  readonly actorId: string | null;
  readonly entityId: string | null;
  /** Actions that begin so, e.g. `roster.`. */
  readonly actionPrefix: string | null;
  /** First instant that belongs, and first that does not belong any more. */
  readonly from: Instant | null;
  readonly before: Instant | null;
  /** Looked for in actor and record; `actions` are the ones whose words contain it. Null for no search. */
  readonly search: { readonly text: string; readonly actions: readonly string[] } | null;
}

/** Events that pass the filter, newest first. */
export function listEvents(
  read: Reader,
  filter: AuditFilter,
  page: { offset: number; limit: number },
): Promise<AuditRow[]> {
  return read
    .selectFrom('audit_event')
    .selectAll()
    .where((expression) => condition(expression, filter))
    .orderBy('sequence', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
}

/** How many events pass the filter. */
export async function countEvents(read: Reader, filter: AuditFilter): Promise<number> {
  const { total } = await read
    .selectFrom('audit_event')
    .select((expression) => expression.fn.countAll<number>().as('total'))
    .where((expression) => condition(expression, filter))
    .executeTakeFirstOrThrow();
  return total;
}

/** The last events of one record, newest first; none about records of the kinds that are left out. */
export function eventsOf(
  read: Reader,
  entityId: string,
  leftOut: readonly AuditEntityType[],
  limit: number,
): Promise<AuditRow[]> {
  return read
    .selectFrom('audit_event')
    .selectAll()
    .where('entity_id', '=', entityId)
    .where('entity_type', 'not in', leftOut)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
}

function condition(expression: ExpressionBuilder<Schema, 'audit_event'>, filter: AuditFilter) {
  const { actorId, entityId, actionPrefix, from, before, search } = filter;
  const conditions = [
    ...(actorId === null ? [] : [expression('actor_id', '=', actorId)]),
    ...(entityId === null ? [] : [expression('entity_id', '=', entityId)]),
    ...(from === null ? [] : [expression('at', '>=', from)]),
    ...(before === null ? [] : [expression('at', '<', before)]),
    ...(actionPrefix === null
      ? []
      : [expression(expression.fn('instr', ['action', expression.val(actionPrefix)]), '=', 1)]),
  ];
  if (search) {
    const contains = (column: 'actor_name' | 'entity_id') =>
      expression(expression.fn('instr', [column, expression.val(search.text)]), '>', 0);
    conditions.push(
      expression.or([
        contains('actor_name'),
        contains('entity_id'),
        ...(search.actions.length === 0 ? [] : [expression('action', 'in', search.actions)]),
      ]),
    );
  }
  return expression.and(conditions);
}
