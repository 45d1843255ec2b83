import type { UnitMatch } from '#shared/contract/roster.ts';
import type { UnitId } from '#shared/ids.ts';
import { indexNames } from '#shared/roster/unit-likeness.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { invalidInput, notFound, ruleViolation } from '../errors.ts';
import { breather } from './breather.ts';
import { mergeUnit } from './merge-unit.ts';
import { unitPage, updateUnitFacts } from './unit-page.ts';
import { insertDismissal, listUnits, loadUnits } from './units.repository.ts';

/** Pairs shown at once; when they are settled, the next come up. */
const listedMatches = 200;

export type UnitsService = ReturnType<typeof createUnitsService>;

/** Dispatching units: the list, names that may mean one unit, and what people decided about them. */
export function createUnitsService({ database }: { readonly database: Database }) {
  const { read } = database;
  return {
    list: () => listUnits(read),

    /** A unit with its postings and money. @throws NOT_FOUND */
    get: (id: UnitId) => unitPage(read, id),

    /** @throws NOT_FOUND, CONFLICT, RULE_VIOLATION `unit_already_merged` */
    update: (actor: Actor, input: Parameters<typeof updateUnitFacts>[1]) =>
      database.write(actor, (write) => updateUnitFacts(write, input)),

    /** Pairs of names that are alike and about which nobody has decided yet, the most alike first. */
    async listMatches(): Promise<UnitMatch[]> {
      const units = await listUnits(read);
      const dismissals = await read.selectFrom('unit_match_dismissal').selectAll().execute();
      const dismissed = new Set(dismissals.map((row) => `${row.first_unit_id} ${row.second_unit_id}`));
      const byName = new Map(units.map((unit) => [unit.name, unit]));
      const index = indexNames(byName.keys());
      const breathe = breather();
      const matches: UnitMatch[] = [];
      for (const unit of units) {
        await breathe();
        for (const { name, reason, likeness } of index.alike(unit.name)) {
          const other = byName.get(name);
          if (!other || unit.id >= other.id || dismissed.has(`${unit.id} ${other.id}`)) continue;
          // The unit with more people keeps its name; of equals the one recorded first.
          const [keep, merge] = other.postings > unit.postings ? [other, unit] : [unit, other];
          matches.push({
            keepId: keep.id,
            keepName: keep.name,
            mergeId: merge.id,
            mergeName: merge.name,
            reason,
            likeness,
          });
        }
      }
      return matches.sort((a, b) => b.likeness - a.likeness).slice(0, listedMatches);
    },

    /**
     * Joins two units: postings and allocations move to `keepId`, the other name stays as an alias.
     *
     * @throws NOT_FOUND, or RULE_VIOLATION `unit_already_merged`, `same_unit`.
     */
    async merge(actor: Actor, input: { keepId: UnitId; mergeId: UnitId; reason: string }) {
      await database.write(actor, (unit) => mergeUnit(unit, input));
      const merged = (await listUnits(read)).find((unit) => unit.id === input.keepId);
      if (!merged) throw notFound('派出单位');
      return merged;
    },

    /** Records that two units are not the same. @throws NOT_FOUND, RULE_VIOLATION `unit_already_merged` */
    async dismissMatch(
      actor: Actor,
      input: { keepId: UnitId; mergeId: UnitId; reason: string },
    ): Promise<void> {
      if (input.keepId === input.mergeId) throw invalidInput('mergeId', '请选择两个不同的单位。');
      await database.write(actor, async ({ trx, at, audit }) => {
        const { active } = await loadUnits(trx);
        const [one, other] = [input.keepId, input.mergeId].map((id) => active.find((unit) => unit.id === id));
        if (!one || !other)
          throw ruleViolation('unit_already_merged', '其中一个单位已经被合并，请刷新列表后再看。');
        await insertDismissal(trx, at, one.id, other.id, input.reason);
        await audit({
          action: 'roster.unitMatchDismissed',
          entityType: 'unit',
          entityId: one.id,
          after: { unit: one.name, other: other.name, otherId: other.id },
          reason: input.reason,
        });
      });
    },
  };
}
