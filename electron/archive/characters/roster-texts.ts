import type { PersonId, TownshipId, UnitId, VillageId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { readOrganisation } from '../../identity/setting.repository.ts';
import { inParts, type PaperText, textsOf } from './paper-text.ts';

/** Names of everyone on the roster. */
export async function* personNames(handle: ReadHandle): AsyncGenerator<PaperText> {
  const people = inParts((after: PersonId | null, limit) =>
    handle
      .selectFrom('person')
      .select(['id', 'name'])
      .where((e) => (after === null ? e.lit(true) : e('id', '>', after)))
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  for await (const { id, name } of people) yield* textsOf({ kind: 'person', id }, name, [['姓名', name]]);
}

/** What else the roster says of people, and the names of units, villages and townships. */
export async function* rosterTexts(handle: ReadHandle): AsyncGenerator<PaperText> {
  yield* personParticulars(handle);
  yield* unitNames(handle);
  yield* placeNames(handle);
  const organisation = await readOrganisation(handle);
  if (organisation !== null) yield* textsOf({ kind: 'house' }, organisation, [['单位名称', organisation]]);
}

async function* personParticulars(handle: ReadHandle): AsyncGenerator<PaperText> {
  const people = inParts((after: PersonId | null, limit) =>
    handle
      .selectFrom('person')
      .select(['id', 'name', 'ethnicity', 'political_status', 'rank', 'home_position'])
      .where((e) => (after === null ? e.lit(true) : e('id', '>', after)))
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  for await (const { id, name, ethnicity, political_status, rank, home_position } of people) {
    yield* textsOf({ kind: 'person', id }, name, [
      ['单位职务', home_position],
      ['职级', rank],
      ['民族', ethnicity],
      ['政治面貌', political_status],
    ]);
  }
}

async function* unitNames(handle: ReadHandle): AsyncGenerator<PaperText> {
  const units = inParts((after: UnitId | null, limit) =>
    handle
      .selectFrom('dispatching_unit')
      .select(['id', 'name', 'leader_name', 'deputy_name'])
      .where('merged_into', 'is', null)
      .where((e) => (after === null ? e.lit(true) : e('id', '>', after)))
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  for await (const { id, name, leader_name, deputy_name } of units) {
    yield* textsOf({ kind: 'unit', id }, name, [
      ['派出单位', name],
      ['主要负责人', leader_name],
      ['分管负责人', deputy_name],
    ]);
  }
}

async function* placeNames(handle: ReadHandle): AsyncGenerator<PaperText> {
  const villages = inParts((after: VillageId | null, limit) =>
    handle
      .selectFrom('village')
      .select(['id', 'name'])
      .where((e) => (after === null ? e.lit(true) : e('id', '>', after)))
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  for await (const { id, name } of villages) yield* textsOf({ kind: 'village', id }, name, [['村', name]]);
  const townships = inParts((after: TownshipId | null, limit) =>
    handle
      .selectFrom('township')
      .select(['id', 'name'])
      .where((e) => (after === null ? e.lit(true) : e('id', '>', after)))
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  for await (const { name } of townships) yield* textsOf({ kind: 'township' }, name, [['乡镇', name]]);
}
