import type { UnitId } from '#shared/ids.ts';
import { formatAmount } from '#shared/roster/amounts.ts';
import type { Problems } from '../../spreadsheets/problems.ts';
import type { Queries } from '../handle.types.ts';
import { loadUnits } from '../units.repository.ts';
import { type ImportPlan, type PlanOptions, sampleSize } from './plan.types.ts';
import type { CheckedSheet, FundingRecord } from './records.ts';
import { resolveUnits } from './resolve-units.ts';

/**
 * Plans the funding table: one allocation a unit and year. Head counts that differ from the posts on the roster are
 * told, and so are figures of the year that the import would replace.
 */
export async function planAnnexFunding(
  handle: Queries,
  file: { readonly sheet: CheckedSheet; readonly records: readonly FundingRecord[] },
  options: PlanOptions,
  problems: Problems,
): Promise<ImportPlan> {
  const { records, sheet } = file;
  const units = resolveUnits(
    await loadUnits(handle),
    records.map((record) => record.unit),
    options.decisions,
  );
  const year = sheet.year ?? 0;
  if (sheet.year === null) problems.error(1, null, '', '表上没有写明年度，请选择这张表是哪一年的。');
  const open = new Set(units.questions.map((question) => question.name));
  const posts = await postCounts(handle);
  const allocated = await allocationsOf(handle, year);
  const rows = new Map<string, number>();
  const replaced: { unit: string; year: number; heads: number; unitCents: number; personnelCents: number }[] =
    [];

  for (const record of records) {
    const { known, name } = units.of(record.unit);
    const tell = (column: number | null, value: string, message: string) =>
      problems.warning(record.row, column, value, message);
    const twice = rows.get(name);
    if (twice !== undefined) {
      problems.error(
        record.row,
        sheet.columns.unit,
        record.unit,
        `“${record.unit}”与第 ${twice} 行是同一个单位（${name}），请合并为一行。`,
      );
    }
    rows.set(name, record.row);
    if (open.has(record.unit)) continue;
    if (!known) {
      tell(sheet.columns.unit, record.unit, '台账中没有这个单位，导入时将新建；如是笔误请改正。');
      continue;
    }
    const heads = posts.get(known.id) ?? 0;
    if (heads !== record.heads) {
      tell(
        sheet.columns.heads,
        String(record.heads),
        `资金表写 ${record.heads} 人，台账中“${name}”有 ${heads} 个岗位，请核对。`,
      );
    }
    const before = allocated.get(known.id);
    if (before && !sameFigures(before, record)) {
      replaced.push({ unit: name, year, ...before });
      const [was, becomes] = [before, record].map((figures) =>
        formatAmount(figures.unitCents + figures.personnelCents, 'wan_yuan'),
      );
      tell(
        sheet.columns.unit,
        record.unit,
        `台账中${year}年已有${before.heads}人、${was}万元，将改为${record.heads}人、${becomes}万元。`,
      );
    }
  }

  return {
    totals: { townships: 0, villages: 0, units: units.newNames.length, postings: 0, people: 0 },
    filledPosts: 0,
    problems,
    units,
    replaced,
    sample: records.slice(0, sampleSize).map((record) => ({
      row: record.row,
      township: '',
      village: '',
      unit: units.of(record.unit).name,
      person: null,
      role: null,
      startDate: null,
    })),
    steps: records.length,
    async apply(applying) {
      const { write, step } = applying;
      const unitId = await units.materialise(applying);
      for (const [index, record] of records.entries()) {
        const figures = {
          headcount: record.heads,
          unit_cents: record.unitCents,
          personnel_cents: record.personnelCents,
        };
        await write.trx
          .insertInto('unit_allocation')
          .values({ unit_id: unitId(record.unit), year, ...figures })
          .onConflict((conflict) => conflict.columns(['unit_id', 'year']).doUpdateSet(figures))
          .execute();
        await step(index + 1);
      }
    },
  };
}

interface Figures {
  readonly heads: number;
  readonly unitCents: number;
  readonly personnelCents: number;
}

const sameFigures = (a: Figures, b: Figures) =>
  a.heads === b.heads && a.unitCents === b.unitCents && a.personnelCents === b.personnelCents;

/** Posts of each unit, without those that have ended. */
async function postCounts(handle: Queries): Promise<ReadonlyMap<UnitId, number>> {
  const rows = await handle
    .selectFrom('posting')
    .select((eb) => ['unit_id', eb.fn.countAll<number>().as('posts')])
    .where('status', '<>', 'ended')
    .groupBy('unit_id')
    .execute();
  return new Map(rows.map((row) => [row.unit_id, row.posts]));
}

async function allocationsOf(handle: Queries, year: number): Promise<ReadonlyMap<UnitId, Figures>> {
  const rows = await handle.selectFrom('unit_allocation').selectAll().where('year', '=', year).execute();
  return new Map(
    rows.map((row) => [
      row.unit_id,
      { heads: row.headcount, unitCents: row.unit_cents, personnelCents: row.personnel_cents },
    ]),
  );
}
