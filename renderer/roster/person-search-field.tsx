import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { Person } from '#shared/contract/roster.ts';
import type { PersonId } from '#shared/ids.ts';
import { orpc } from '../app/client.ts';

interface PersonSearchFieldProps {
  readonly id?: string;
  readonly value?: PersonId | null;
  readonly onChange?: (value: PersonId | null) => void;
  /** Whether somebody who is on a post now can be chosen: for a nomination they can, for a post at once not. */
  readonly onPostToo: boolean;
}

type Found = Person & { readonly onPostIn: string | null };

const labelOf = (person: Found) =>
  [
    person.name,
    person.staffNumber,
    person.homePosition,
    person.onPostIn === null ? '不在岗' : `现驻${person.onPostIn}`,
  ]
    .filter(Boolean)
    .join(' · ');

/**
 * Somebody of the roster, on a post or not, found by name, number or pinyin initials. Works as a child of antd's
 * Form.Item.
 */
export function PersonSearchField({ id, value = null, onChange, onPostToo }: PersonSearchFieldProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Found | null>(null);
  const wanted = text.trim();
  const { data, isFetching } = useQuery(
    orpc.roster.findPeople.queryOptions({
      input: { text: wanted },
      enabled: wanted !== '',
      placeholderData: (before) => before,
    }),
  );
  const found = wanted === '' ? [] : (data?.people ?? []);
  // The one that is chosen keeps its words when another search goes on.
  const shown =
    chosen && chosen.id === value && !found.some((one) => one.id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder="输入姓名、编号或拼音首字母"
      notFoundContent={
        wanted === '' ? '请输入姓名、编号或拼音首字母' : isFetching ? '正在查找' : '台账中没有这个人'
      }
      options={shown.map((person) => ({
        value: person.id,
        label: labelOf(person),
        disabled: !onPostToo && person.onPostIn !== null,
      }))}
      onChange={(picked: PersonId | null = null) => {
        setChosen(found.find((person) => person.id === picked) ?? null);
        onChange?.(picked);
      }}
    />
  );
}
