import { belongsToPersonalFile } from '#shared/archive/document-course.ts';
import type { DocumentId, PersonId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { DocumentRow } from '../document.repository.ts';
import {
  type Identity,
  identitiesInForce,
  identitiesOnPapers,
  type NamingPaper,
  openCasesOf,
  rosterIdentities,
} from './identity.repository.ts';

export type OpenCase = Awaited<ReturnType<typeof openCasesOf>>[number];

/** What is recorded of the people whose files papers go into. */
export interface SurroundingFacts {
  readonly openCases: ReadonlyMap<PersonId, readonly OpenCase[]>;
  readonly roster: ReadonlyMap<PersonId, Identity>;
  /** Who each of the papers names. */
  readonly onPaper: ReadonlyMap<DocumentId, NamingPaper>;
  /** All material in force for the file of a person, the first formed first. */
  readonly inForce: ReadonlyMap<PersonId, readonly NamingPaper[]>;
}

/** Gathers it in one question each, for any number of papers. */
export async function factsAround(
  handle: ReadHandle,
  rows: readonly DocumentRow[],
): Promise<SurroundingFacts> {
  const filed = rows.filter(({ kind }) => belongsToPersonalFile(kind));
  const people = [...new Set(filed.flatMap(({ person_id: id }) => id ?? []))];
  const inForce = await identitiesInForce(handle, people);
  const onPaper = new Map(inForce.map((paper) => [paper.id, paper]));
  // What is not in force any more is asked for by itself: there is seldom any.
  const rest = filed.flatMap(({ id }) => (onPaper.has(id) ? [] : id));
  for (const paper of rest.length === 0 ? [] : await identitiesOnPapers(handle, rest))
    onPaper.set(paper.id, paper);
  return {
    openCases: Map.groupBy(await openCasesOf(handle, people), ({ personId }) => personId),
    roster: await rosterIdentities(handle, people),
    onPaper,
    inForce: Map.groupBy(inForce, ({ personId }) => personId),
  };
}
