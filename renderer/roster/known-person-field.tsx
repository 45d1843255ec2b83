import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { PersonId } from '#shared/ids.ts';
import { orpc } from '../app/client.ts';

interface KnownPersonFieldProps {
  readonly id?: string;
  readonly value?: PersonId | null;
  readonly onChange?: (value: PersonId | null) => void;
}

const labelOf = (row: PostingRow) => `${row.personName ?? ''}（${row.unitName}，曾驻${row.villageName}）`;

/**
 * Somebody of the roster who has left their post and can be posted again, found by name or pinyin initials. Works
 * as a child of antd's Form.Item.
 */
export function KnownPersonField({ id, value = null, onChange }: KnownPersonFieldProps) {
  const [text, setText] = useState('');
  const { data } = useQuery(
    orpc.roster.listPostings.queryOptions({
      input: {
        limit: 50,
        filter: { text, townshipId: null, villageId: null, unitId: null, role: null, status: 'ended' },
        sort: [{ column: 'person', direction: 'asc' }],
      },
    }),
  );
  const people = new Map<PersonId, string>();
  for (const row of data?.rows ?? []) {
    if (row.personId !== null && !people.has(row.personId)) people.set(row.personId, labelOf(row));
  }
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder="输入姓名或拼音首字母"
      notFoundContent="没有找到已离岗的人"
      options={[...people].map(([personId, label]) => ({ value: personId, label }))}
      onChange={(chosen: PersonId | null = null) => onChange?.(chosen)}
    />
  );
}
