import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { TownshipId, UnitId, VillageId } from '#shared/ids.ts';
import { orpc } from '../app/client.ts';
import { Choice } from '../components/choice.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import styles from './roster.module.css';

/** Where somebody is posted and who sent them: what every list of postings can be narrowed by. */
export interface Places {
  readonly text: string;
  readonly townshipId: TownshipId | null;
  readonly villageId: VillageId | null;
  readonly unitId: UnitId | null;
}

export const everywhere: Places = { text: '', townshipId: null, villageId: null, unitId: null };

interface PlaceFilterProps {
  readonly places: Places;
  readonly onChange: (change: Partial<Places>) => void;
}

const named = <Id extends string>({ id, name }: { readonly id: Id; readonly name: string }) => ({
  value: id,
  label: name,
});

/** Search field and choices of township, village and unit; choosing another township lets go of the village. */
export function PlaceFilter({ places, onChange }: PlaceFilterProps) {
  const townships = useQuery(orpc.roster.listTownships.queryOptions()).data?.townships ?? [];
  const villages = useQuery(orpc.roster.listVillages.queryOptions()).data?.villages ?? [];
  const units = useQuery(orpc.roster.listUnits.queryOptions()).data?.units ?? [];
  const inTownship = villages.filter((v) => places.townshipId === null || v.townshipId === places.townshipId);
  const setText = useCallback((text: string) => onChange({ text }), [onChange]);

  return (
    <>
      <TextFilter
        className={styles.search}
        value={places.text}
        onChange={setText}
        placeholder="姓名、村、单位、首字母"
        aria-label="查找姓名、村、单位"
      />
      <Choice
        label="按乡镇筛选"
        placeholder="乡镇"
        value={places.townshipId}
        onChange={(townshipId) => onChange({ townshipId, villageId: null })}
        options={townships.map(named)}
      />
      <Choice
        label="按村筛选"
        placeholder="村"
        value={places.villageId}
        onChange={(villageId) => onChange({ villageId })}
        options={inTownship.map(named)}
      />
      <Choice
        width="long"
        label="按派出单位筛选"
        placeholder="派出单位"
        value={places.unitId}
        onChange={(unitId) => onChange({ unitId })}
        options={units.map(named)}
      />
    </>
  );
}
