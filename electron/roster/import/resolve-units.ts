import type { UnitId } from '#shared/ids.ts';
import { indexNames } from '#shared/roster/unit-likeness.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { invalidInput } from '../../errors.ts';
import { insertDismissal, insertUnit, type KnownUnits, type UnitName } from '../units.repository.ts';
import type { Applying } from './applying.types.ts';

/** The answer of a person: the same unit under another name, or (`null`) a unit of its own. */
export interface UnitDecision {
  readonly name: string;
  readonly sameAs: string | null;
}

export interface UnitQuestion {
  readonly name: string;
  readonly candidates: {
    readonly unitId: UnitId | null;
    readonly unitName: string;
    readonly reason: string;
    readonly likeness: number;
  }[];
}

/** What the unit names of a file stand for. */
export interface ResolvedUnits {
  /** The unit on record, or the name of the unit that the import will make. */
  of(name: string): { readonly known: UnitName | null; readonly name: string };
  /** Names that are alike to another and about which nobody has decided. */
  readonly questions: UnitQuestion[];
  /** Units that the import makes. */
  readonly newNames: readonly string[];
  /** Makes the new units and the aliases, and notes the decisions; gives the unit of every name. */
  materialise(
    applying: Pick<Applying, 'write' | 'decisionReason' | 'breathe'>,
  ): Promise<(name: string) => UnitId>;
}

/**
 * Finds the units that the names of a file stand for. A name on record is that unit; a decided name follows its
 * decision; another name becomes a new unit, unless it is alike to one on record or to one earlier in the file: then
 * a person must decide. Nothing is merged by likeness.
 *
 * @param names in the order of the file
 * @throws INVALID_INPUT when a decision names a unit that is neither on record nor in the file, or goes in a circle.
 */
export function resolveUnits(
  units: KnownUnits,
  names: Iterable<string>,
  decisions: readonly UnitDecision[],
): ResolvedUnits {
  const decided = new Map(decisions.map(({ name, sameAs }) => [name, sameAs]));
  const unknown = [...new Set(names)].filter((name) => !units.names.has(name));
  const inFile = new Set(unknown);
  const candidates = findCandidates(units, unknown);

  function rootOf(name: string, seen: readonly string[] = []): { known: UnitName | null; name: string } {
    const known = units.names.get(name);
    if (known) return { known, name: known.name };
    const sameAs = decided.get(name) ?? null;
    if (sameAs === null) return { known: null, name };
    if (!units.names.has(sameAs) && !inFile.has(sameAs))
      throw invalidInput('unitDecisions', `单位“${sameAs}”不在台账或文件中，请重新选择“${name}”对应的单位。`);
    if (seen.includes(sameAs) || sameAs === name)
      throw invalidInput('unitDecisions', `单位“${name}”与“${sameAs}”互相指认，请只保留一个方向。`);
    return rootOf(sameAs, [...seen, name]);
  }

  const roots = new Map(unknown.map((name) => [name, rootOf(name)]));
  const newNames = unknown.filter((name) => roots.get(name)?.name === name);
  return {
    of: (name) => roots.get(name) ?? rootOf(name),
    newNames,
    questions: unknown.flatMap((name) => {
      const found = candidates.get(name) ?? [];
      return found.length > 0 && !decided.has(name) ? [{ name, candidates: found }] : [];
    }),
    async materialise({ write, decisionReason: reason, breathe }) {
      const ids = new Map<string, UnitId>([...units.names].map(([name, unit]) => [name, unit.id]));
      for (const name of newNames) {
        ids.set(name, await insertUnit(write.trx, write.at, name));
        await breathe();
      }
      for (const name of unknown) {
        const root = roots.get(name);
        const rootId = root && ids.get(root.name);
        if (!root || !rootId || root.name === name) continue;
        ids.set(name, rootId);
        await addAlias(write, name, { id: rootId, name: root.name }, reason);
      }
      for (const name of newNames) {
        if (!decided.has(name)) continue;
        for (const { unitName } of candidates.get(name) ?? [])
          await noteDifferent(write, [name, ids.get(name)], [unitName, ids.get(unitName)], reason);
      }
      return (name) => {
        const id = ids.get(name);
        if (!id) throw new Error(`Unresolved unit: ${name}`);
        return id;
      };
    },
  };
}

/** For each unknown name what it may be: units on record, or names that come earlier in the file. */
function findCandidates(units: KnownUnits, unknown: readonly string[]) {
  const onRecord = indexNames(units.names.keys());
  const inFile = indexNames(unknown);
  const order = new Map(unknown.map((name, index) => [name, index]));
  const found = new Map<string, UnitQuestion['candidates']>();
  for (const name of unknown) {
    const candidates = new Map<string, UnitQuestion['candidates'][number]>();
    for (const { name: other, reason, likeness } of onRecord.alike(name)) {
      const unit = units.names.get(other);
      if (!unit || candidates.has(unit.name)) continue;
      const told = unit.name === other ? reason : `与它的别名“${other}”相近：${reason}`;
      candidates.set(unit.name, { unitId: unit.id, unitName: unit.name, reason: told, likeness });
    }
    for (const { name: other, reason, likeness } of inFile.alike(name)) {
      if ((order.get(other) ?? 0) >= (order.get(name) ?? 0)) continue;
      candidates.set(other, { unitId: null, unitName: other, reason, likeness });
    }
    if (candidates.size > 0)
      found.set(
        name,
        [...candidates.values()].sort((a, b) => b.likeness - a.likeness),
      );
  }
  return found;
}

async function addAlias(write: WriteUnit, name: string, unit: UnitName, reason: string): Promise<void> {
  const aliasId = await insertUnit(write.trx, write.at, name, unit.id);
  await write.audit({
    action: 'roster.unitsMerged',
    entityType: 'unit',
    entityId: unit.id,
    before: { unit: unit.name, merged: name, mergedId: aliasId },
    after: { unit: unit.name, alias: name, postings: 0, allocations: [] },
    reason,
  });
}

async function noteDifferent(
  write: WriteUnit,
  [name, id]: readonly [string, UnitId | undefined],
  [otherName, otherId]: readonly [string, UnitId | undefined],
  reason: string,
): Promise<void> {
  if (!id || !otherId || id === otherId) return;
  await insertDismissal(write.trx, write.at, id, otherId, reason);
  await write.audit({
    action: 'roster.unitMatchDismissed',
    entityType: 'unit',
    entityId: id,
    after: { unit: name, other: otherName, otherId },
    reason,
  });
}
