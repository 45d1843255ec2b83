import { belongsToPersonalFile, nextStepOf } from '#shared/archive/document-course.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { CatalogueLine, PersonMaterials } from '#shared/contract/archive-transfer.ts';
import type { PersonId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { notFound } from '../../errors.ts';
import { documentsOfPerson, toDocument } from '../document.repository.ts';

/** @throws ApplicationError NOT_FOUND */
export async function personNamed(handle: ReadHandle, id: PersonId): Promise<{ id: PersonId; name: string }> {
  const row = await handle
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('人员');
  return row;
}

/** What of a person's papers the catalogue lists, and what it does not list yet. */
export interface CatalogueStanding {
  readonly listed: readonly RegisteredDocument[];
  readonly unfinished: readonly RegisteredDocument[];
}

/**
 * Splits a person's papers. Only what is formally made is catalogued (经过组织研究认可正式形成、手续完备): class three, in
 * force, signed or with the refusal noted, and with every seal that it must bear. What has been handed over was looked at
 * then and stays. Listed by the day of formation, as class three is.
 */
export function catalogueStanding(documents: readonly RegisteredDocument[]): CatalogueStanding {
  const ofFile = documents
    .filter(({ kind, state, caseId }) => state === 'issued' && caseId === null && belongsToPersonalFile(kind))
    .toSorted((a, b) => compare(a.formedOn, b.formedOn) || compare(a.registerNumber, b.registerNumber));
  const isListed = (document: RegisteredDocument) =>
    document.stage === 'handed_over' || nextStepOf(document) === 'hand_over';
  return { listed: ofFile.filter(isListed), unfinished: ofFile.filter((each) => !isListed(each)) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export const catalogueLine = ({ title, formedOn, pages, remark }: RegisteredDocument): CatalogueLine => ({
  title,
  formedOn,
  pages,
  remark,
});

/**
 * Everything in the register about one person, as far as the reader may know of it.
 *
 * @throws ApplicationError NOT_FOUND
 */
export async function materialsOfPerson(
  handle: ReadHandle,
  id: PersonId,
  reader: Role,
): Promise<PersonMaterials> {
  const person = await personNamed(handle, id);
  const documents = (await documentsOfPerson(handle, id, reader)).map(toDocument);
  const { listed, unfinished } = catalogueStanding(documents);
  return { person, documents, catalogue: listed.map(catalogueLine), unfinished: [...unfinished] };
}
