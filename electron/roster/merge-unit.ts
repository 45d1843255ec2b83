import type { Transaction } from 'kysely';
import type { UnitId } from '#shared/ids.ts';
import type { WriteUnit } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';
import { notFound, ruleViolation } from '../errors.ts';

/** Joins `mergeId` into `keepId` inside a write; see `UnitsService.merge`. */
export async function mergeUnit(
  { trx, audit }: WriteUnit,
  { keepId, mergeId, reason }: { keepId: UnitId; mergeId: UnitId; reason: string },
): Promise<void> {
  if (keepId === mergeId) throw ruleViolation('same_unit', '不能把一个单位合并到它自己，请选择另一个单位。');
  const keep = await activeUnit(trx, keepId);
  const merge = await activeUnit(trx, mergeId);
  const moved = await trx
    .updateTable('posting')
    .set((eb) => ({ unit_id: keepId, revision: eb('revision', '+', 1) }))
    .where('unit_id', '=', mergeId)
    .executeTakeFirst();
  const allocations = await moveAllocations(trx, keepId, mergeId);
  // Names that already stood for the merged unit now stand for the one that is kept: one step is always enough.
  await trx
    .updateTable('dispatching_unit')
    .set({ merged_into: keepId })
    .where((eb) => eb.or([eb('id', '=', mergeId), eb('merged_into', '=', mergeId)]))
    .execute();
  await audit({
    action: 'roster.unitsMerged',
    entityType: 'unit',
    entityId: keepId,
    before: { unit: keep.name, merged: merge.name, mergedId: mergeId },
    after: { unit: keep.name, alias: merge.name, postings: Number(moved.numUpdatedRows), allocations },
    reason,
  });
}

async function activeUnit(trx: Transaction<Schema>, id: UnitId) {
  const unit = await trx
    .selectFrom('dispatching_unit')
    .select(['id', 'name', 'merged_into'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!unit) throw notFound('派出单位');
  if (unit.merged_into !== null)
    throw ruleViolation('unit_already_merged', `“${unit.name}”已经合并到别的单位，请刷新列表后再看。`);
  return unit;
}

/** Allocations of a year that both units have are added up: both lines stood in the funding table. */
async function moveAllocations(trx: Transaction<Schema>, keepId: UnitId, mergeId: UnitId) {
  const rows = await trx.selectFrom('unit_allocation').selectAll().where('unit_id', '=', mergeId).execute();
  for (const row of rows) {
    await trx
      .insertInto('unit_allocation')
      .values({ ...row, unit_id: keepId })
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'year']).doUpdateSet((eb) => ({
          headcount: eb('unit_allocation.headcount', '+', row.headcount),
          unit_cents: eb('unit_allocation.unit_cents', '+', row.unit_cents),
          personnel_cents: eb('unit_allocation.personnel_cents', '+', row.personnel_cents),
        })),
      )
      .execute();
  }
  await trx.deleteFrom('unit_allocation').where('unit_id', '=', mergeId).execute();
  return rows.map(({ year, headcount, unit_cents, personnel_cents }) => ({
    year,
    headcount,
    unitCents: unit_cents,
    personnelCents: personnel_cents,
  }));
}
