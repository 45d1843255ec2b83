import type { CaseEventKind } from '#shared/case-vocabulary.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { type CaseId, userIdSchema } from '#shared/ids.ts';
import type { Json, WriteUnit } from '../../database/database.types.ts';

/** What an entry of a time line tells; who wrote it and when come from the write. */
export interface NewCaseEvent {
  readonly kind: CaseEventKind;
  /** When it happened, by the papers; an entry may be written later. */
  readonly on: BusinessDate;
  /** What happened, in a few words. */
  readonly title: string;
  readonly organ?: string | null;
  /** Who acted for the organ. */
  readonly handler?: string | null;
  readonly documentNumber?: string | null;
  readonly opinion?: string | null;
  readonly reason?: string | null;
  /** Codes of the states that a step leads from and to; both for a step, neither otherwise. */
  readonly step?: { readonly from: string; readonly to: string };
  /** What the entry keeps beyond its words. */
  readonly detail?: Json;
}

/**
 * Appends to the time line of a case.
 *
 * @returns its place, from 1; there are no gaps
 */
export async function appendEvent(
  { trx, at, actor }: WriteUnit,
  caseId: CaseId,
  event: NewCaseEvent,
): Promise<number> {
  const last = await trx
    .selectFrom('recall_event')
    .select((e) => e.fn.max('sequence').as('sequence'))
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  const sequence = (last?.sequence ?? 0) + 1;
  await trx
    .insertInto('recall_event')
    .values({
      case_id: caseId,
      sequence,
      kind: event.kind,
      on_date: event.on,
      title: event.title,
      organ: event.organ ?? null,
      handler: event.handler ?? null,
      document_number: event.documentNumber ?? null,
      opinion: event.opinion ?? null,
      reason: event.reason ?? null,
      from_state: event.step?.from ?? null,
      to_state: event.step?.to ?? null,
      detail: event.detail === undefined ? null : JSON.stringify(event.detail),
      at,
      by_id: userIdSchema.parse(actor.id),
      by_name: actor.name,
    })
    .execute();
  return sequence;
}
