import type { Selectable } from 'kysely';
import type { BusinessDate } from '#shared/dates.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';

export type HolidayRow = Selectable<Schema['holiday_override']>;

/** Every day that the organisation has changed, in order. */
export function allHolidays(handle: ReadHandle): Promise<HolidayRow[]> {
  return handle.selectFrom('holiday_override').selectAll().orderBy('date').execute();
}

export function findHoliday(handle: ReadHandle, date: BusinessDate): Promise<HolidayRow | undefined> {
  return handle.selectFrom('holiday_override').selectAll().where('date', '=', date).executeTakeFirst();
}

/** A text that is another whenever a day was changed. */
export async function holidayRevision(handle: ReadHandle): Promise<string> {
  const row = await handle
    .selectFrom('holiday_override')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('updated_at').as('latest')])
    .executeTakeFirst();
  return `${row?.count ?? 0} ${row?.latest ?? ''}`;
}

export async function writeHoliday(
  { trx, at }: WriteUnit,
  row: Omit<HolidayRow, 'updated_at'>,
): Promise<void> {
  const values = { ...row, updated_at: at };
  await trx
    .insertInto('holiday_override')
    .values(values)
    .onConflict((conflict) => conflict.column('date').doUpdateSet(values))
    .execute();
}

export async function deleteHoliday({ trx }: WriteUnit, date: BusinessDate): Promise<void> {
  await trx.deleteFrom('holiday_override').where('date', '=', date).execute();
}
