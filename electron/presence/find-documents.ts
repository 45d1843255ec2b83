import { sql } from 'kysely';
import type { PersonId } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../database/database.types.ts';

export interface FoundDocument {
  readonly source: 'spot_check' | 'conduct_record' | 'observation' | 'leave';
  readonly id: string;
  readonly number: string;
  readonly personId: PersonId;
  readonly personName: string;
  /** `YYYY-MM-DD` of the record. */
  readonly on: string;
}

/**
 * Records of daily management that name a document number which holds the text, the newest first; conduct records only
 * for a reader who may read them.
 */
export function findByDocumentNumber(
  handle: ReadHandle,
  text: string,
  limit: number,
  reader: Role,
): Promise<FoundDocument[]> {
  const holds = (column: string) =>
    sql<boolean>`${sql.ref(column)} is not null and instr(${sql.ref(column)}, ${text}) > 0`;
  const conduct = isAllowed(reader, 'presence.listConduct')
    ? sql`
    union all
    select 'conduct_record', d.id, d.document_number, d.decided_on, d.person_id
    from conduct_record d where d.voided_at is null and ${holds('d.document_number')}`
    : sql``;
  const found = sql<Omit<FoundDocument, 'personName'>>`(
    select 'spot_check' as source, c.id, c.document_number as number, c.checked_on as "on", p.person_id as "personId"
    from spot_check c join posting p on p.id = c.posting_id
    where c.voided_at is null and ${holds('c.document_number')}
    ${conduct}
    union all
    select 'observation', o.id, o.document_number, o.observed_on, p.person_id
    from observation o join posting p on p.id = o.posting_id
    where o.voided_at is null and ${holds('o.document_number')}
    union all
    select 'leave', l.id, l.document_number, l.decided_on, p.person_id
    from leave l join posting p on p.id = l.posting_id where ${holds('l.document_number')}
  )`;
  return handle
    .selectFrom(found.as('found'))
    .innerJoin('person', 'person.id', 'found.personId')
    .select([
      'found.source',
      'found.id',
      'found.number',
      'found.personId',
      'found.on',
      'person.name as personName',
    ])
    .orderBy('found.on', 'desc')
    .limit(limit)
    .execute();
}
