import { Button } from 'antd';
import type { PostingFilter } from '#shared/contract/roster.ts';
import { postingStatuses, postingStatusLabels, postRoleLabels, postRoles } from '#shared/vocabulary.ts';
import { Choice, optionsOf } from '../components/choice.tsx';
import { everywhere, PlaceFilter } from './place-filter.tsx';

interface RosterFilterProps {
  readonly filter: PostingFilter;
  readonly onChange: (change: Partial<PostingFilter>) => void;
}

const roleOptions = optionsOf(postRoles, postRoleLabels);
const statusOptions = optionsOf(postingStatuses, postingStatusLabels);

const noFilter: PostingFilter = { ...everywhere, role: null, status: null };

/** Whether any row is left out. */
export const isFiltered = (filter: PostingFilter) =>
  filter.text !== '' ||
  [filter.townshipId, filter.villageId, filter.unitId, filter.role, filter.status].some(
    (value) => value !== null,
  );

/** The filter row above the roster. */
export function RosterFilter({ filter, onChange }: RosterFilterProps) {
  return (
    <>
      <PlaceFilter places={filter} onChange={onChange} />
      <Choice
        label="按驻村职务筛选"
        placeholder="驻村职务"
        value={filter.role}
        onChange={(role) => onChange({ role })}
        options={roleOptions}
      />
      <Choice
        width="short"
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
