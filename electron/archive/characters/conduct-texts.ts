import type { ConductRecordId } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { inParts, type PaperText, textsOf } from './paper-text.ts';

/** What end-of-term forms say of somebody's conduct, for whoever may read it. */
export async function* conductTexts(handle: ReadHandle, reader: Role): AsyncGenerator<PaperText> {
  if (!isAllowed(reader, 'presence.listConduct')) return;
  const records = inParts((after: ConductRecordId | null, limit) =>
    handle
      .selectFrom('conduct_record as c')
      .innerJoin('person as p', 'p.id', 'c.person_id')
      .select(['c.id', 'c.person_id', 'p.name', 'c.organ', 'c.document_number', 'c.reason'])
      .where('c.kind', '!=', 'investigation')
      .where('c.voided_at', 'is', null)
      .where((e) => (after === null ? e.lit(true) : e('c.id', '>', after)))
      .orderBy('c.id')
      .limit(limit)
      .execute(),
  );
  for await (const { person_id, name, organ, document_number, reason } of records) {
    const text = [organ, document_number, reason].filter(Boolean).join('\n');
    yield* textsOf({ kind: 'person', id: person_id }, name, [['奖惩情况', text]]);
  }
}
