import type { TownshipId, VillageId } from '#shared/ids.ts';
import { insertTownship, insertVillage, type KnownPlaces } from '../places.repository.ts';
import type { Applying } from './applying.types.ts';

/** Collects the townships and villages that an import makes, each once. */
export interface PlannedPlaces {
  /** Notes that a village is needed; its id when it is on record. */
  need(township: string, village: string): VillageId | undefined;
  readonly newTownships: ReadonlySet<string>;
  readonly newVillages: number;
  /** Makes what is new; gives the id of every village that was needed. */
  materialise(
    applying: Pick<Applying, 'write' | 'breathe'>,
  ): Promise<(township: string, village: string) => VillageId>;
}

export function planPlaces(places: KnownPlaces): PlannedPlaces {
  const newTownships = new Set<string>();
  const newVillages = new Map<string, { township: string; village: string }>();
  const keyOf = (township: string, village: string) => `${township}\n${village}`;
  return {
    need(township, village) {
      const townshipId = places.townshipByName(township);
      if (!townshipId) newTownships.add(township);
      const villageId = townshipId && places.village(townshipId, village);
      if (!villageId) newVillages.set(keyOf(township, village), { township, village });
      return villageId;
    },
    newTownships,
    get newVillages() {
      return newVillages.size;
    },
    async materialise({ write: { trx, at }, breathe }) {
      const townships = new Map<string, TownshipId>();
      const villages = new Map<string, VillageId>();
      async function townshipId(name: string): Promise<TownshipId> {
        const known = townships.get(name) ?? places.townshipByName(name);
        const id = known ?? (await insertTownship(trx, at, name));
        townships.set(name, id);
        return id;
      }
      for (const [key, { township, village }] of newVillages) {
        villages.set(key, await insertVillage(trx, at, await townshipId(township), village));
        await breathe();
      }
      return (township, village) => {
        const recorded = places.townshipByName(township);
        const id = (recorded && places.village(recorded, village)) ?? villages.get(keyOf(township, village));
        if (!id) throw new Error(`Unplanned village: ${township} ${village}`);
        return id;
      };
    },
  };
}
