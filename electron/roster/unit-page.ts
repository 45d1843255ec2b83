import type { UnitFacts } from '#shared/contract/roster-places.ts';
import type { UnitId } from '#shared/ids.ts';
import type { UnitLevel } from '#shared/roster/procedure-steps.ts';
import type { ReadHandle, WriteUnit } from '../database/database.types.ts';
import { conflict, notFound, ruleViolation } from '../errors.ts';
import { byEndDescending, selectPostingRows, toPostingRow } from './posting-row.repository.ts';

/** A dispatching unit with its postings and money; a merged one leads to the unit it became part of. @throws NOT_FOUND */
export async function unitPage(handle: ReadHandle, id: UnitId) {
  const unit = await unitFacts(handle, id);
  const rows = (
    await selectPostingRows(handle)
      .where('p.unit_id', '=', unit.id)
      .orderBy('p.start_date')
      .orderBy('p.id')
      .execute()
  ).map(toPostingRow);
  const allocations = await handle
    .selectFrom('unit_allocation')
    .select(['year', 'headcount', 'unit_cents as unitCents', 'personnel_cents as personnelCents'])
    .where('unit_id', '=', unit.id)
    .orderBy('year', 'desc')
    .execute();
  return {
    unit,
    postings: rows.filter(({ status }) => status !== 'ended'),
    former: rows.filter(({ status }) => status === 'ended').sort(byEndDescending),
    allocations,
  };
}

/** Writes what is known of a unit. @throws NOT_FOUND, CONFLICT, RULE_VIOLATION `unit_already_merged` */
export async function updateUnitFacts(
  { trx, audit }: WriteUnit,
  input: {
    readonly id: UnitId;
    readonly revision: number;
    readonly level: UnitLevel | null;
    readonly leaderName: string | null;
    readonly deputyName: string | null;
    readonly contact: string | null;
  },
): Promise<UnitFacts> {
  const before = await unitFacts(trx, input.id);
  if (before.id !== input.id)
    throw ruleViolation('unit_already_merged', `这个单位已经合并到“${before.name}”，请刷新列表后再改。`);
  if (before.revision !== input.revision) throw conflict('派出单位信息', before.revision);
  const { level, leaderName, deputyName, contact } = input;
  await trx
    .updateTable('dispatching_unit')
    .set({
      level,
      leader_name: leaderName,
      deputy_name: deputyName,
      contact,
      revision: before.revision + 1,
    })
    .where('id', '=', input.id)
    .execute();
  await audit({
    action: 'roster.unitUpdated',
    entityType: 'unit',
    entityId: input.id,
    before: {
      level: before.level,
      leaderName: before.leaderName,
      deputyName: before.deputyName,
      contact: before.contact,
    },
    after: { level, leaderName, deputyName, contact },
  });
  return await unitFacts(trx, input.id);
}

async function unitFacts(handle: ReadHandle, id: UnitId): Promise<UnitFacts> {
  const named = await handle
    .selectFrom('dispatching_unit')
    .select(['id', 'merged_into'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!named) throw notFound('派出单位');
  const unit = await handle
    .selectFrom('dispatching_unit')
    .select([
      'id',
      'revision',
      'name',
      'level',
      'leader_name as leaderName',
      'deputy_name as deputyName',
      'contact',
    ])
    .where('id', '=', named.merged_into ?? named.id)
    .executeTakeFirst();
  if (!unit) throw notFound('派出单位');
  const aliases = await handle
    .selectFrom('dispatching_unit')
    .select('name')
    .where('merged_into', '=', unit.id)
    .orderBy('sort_key')
    .execute();
  return { ...unit, aliases: aliases.map(({ name }) => name) };
}
