import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useCallback } from 'react';
import type { PostingFilter } from '#shared/contract/roster.ts';
import { postingStatuses, postingStatusLabels, postRoleLabels, postRoles } from '#shared/vocabulary.ts';
import { orpc } from '../app/client.ts';
import { TextFilter } from '../components/text-filter.tsx';
import styles from './roster.module.css';

interface RosterFilterProps {
  readonly filter: PostingFilter;
  readonly onChange: (change: Partial<PostingFilter>) => void;
}

const roleOptions = postRoles.map((value) => ({ value, label: postRoleLabels[value] }));
const statusOptions = postingStatuses.map((value) => ({ value, label: postingStatusLabels[value] }));

const noFilter = { text: '', townshipId: null, villageId: null, unitId: null, role: null, status: null };

/** Whether any row is left out. */
export const isFiltered = (filter: PostingFilter) =>
  filter.text !== '' ||
  [filter.townshipId, filter.villageId, filter.unitId, filter.role, filter.status].some(
    (value) => value !== null,
  );

const named = <Id extends string>({ id, name }: { readonly id: Id; readonly name: string }) => ({
  value: id,
  label: name,
});

interface ChoiceProps<T extends string> {
  readonly className: string | undefined;
  readonly label: string;
  readonly placeholder: string;
  readonly value: T | null;
  readonly options: { value: T; label: string }[];
  readonly onChange: (value: T | null) => void;
}

function Choice<T extends string>({ className, label, value, onChange, ...rest }: ChoiceProps<T>) {
  return (
    <Select<T | null>
      className={className ?? ''}
      aria-label={label}
      allowClear
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(next) => onChange(next ?? null)}
      {...rest}
    />
  );
}

/** The filter row above the roster. */
export function RosterFilter({ filter, onChange }: RosterFilterProps) {
  const townships = useQuery(orpc.roster.listTownships.queryOptions()).data?.townships ?? [];
  const villages = useQuery(orpc.roster.listVillages.queryOptions()).data?.villages ?? [];
  const units = useQuery(orpc.roster.listUnits.queryOptions()).data?.units ?? [];
  const inTownship = villages.filter((v) => filter.townshipId === null || v.townshipId === filter.townshipId);
  const setText = useCallback((text: string) => onChange({ text }), [onChange]);

  return (
    <>
      <TextFilter
        className={styles.search}
        value={filter.text}
        onChange={setText}
        placeholder="姓名、村、单位、首字母"
        aria-label="查找姓名、村、单位"
      />
      <Choice
        className={styles.choice}
        label="按乡镇筛选"
        placeholder="乡镇"
        value={filter.townshipId}
        onChange={(townshipId) => onChange({ townshipId, villageId: null })}
        options={townships.map(named)}
      />
      <Choice
        className={styles.choice}
        label="按村筛选"
        placeholder="村"
        value={filter.villageId}
        onChange={(villageId) => onChange({ villageId })}
        options={inTownship.map(named)}
      />
      <Choice
        className={styles.unitChoice}
        label="按派出单位筛选"
        placeholder="派出单位"
        value={filter.unitId}
        onChange={(unitId) => onChange({ unitId })}
        options={units.map(named)}
      />
      <Choice
        className={styles.choice}
        label="按驻村职务筛选"
        placeholder="驻村职务"
        value={filter.role}
        onChange={(role) => onChange({ role })}
        options={roleOptions}
      />
      <Choice
        className={styles.shortChoice}
        label="按状态筛选"
        placeholder="状态"
        value={filter.status}
        onChange={(status) => onChange({ status })}
        options={statusOptions}
      />
      {isFiltered(filter) && (
        <Button type="text" aria-label="清除筛选" onClick={() => onChange(noFilter)}>
          清除
        </Button>
      )}
    </>
  );
}
