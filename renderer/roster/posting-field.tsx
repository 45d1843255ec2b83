import { skipToken, useQuery } from '@tanstack/react-query';
import { type RefSelectProps, Select } from 'antd';
import { useRef, useState } from 'react';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { PostingId } from '#shared/ids.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { orpc } from '../app/client.ts';
import { useFocusOnceShown } from '../components/focus-once-shown.ts';

interface PostingFieldProps {
  readonly id?: string;
  readonly value?: PostingId | null;
  readonly onChange?: (value: PostingId | null) => void;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
}

const labelOf = (row: PostingRow) =>
  [
    row.personName ?? '待定人',
    row.role && postRoleLabels[row.role],
    row.villageName,
    row.unitName,
    row.status === 'ended' && `${row.endDate} 离岗`,
  ]
    .filter(Boolean)
    .join(' · ');

/**
 * Somebody who is or was on post, found by name, village, unit or pinyin initials; those on post first. Works as a
 * child of antd's Form.Item.
 */
export function PostingField({
  id,
  value = null,
  onChange,
  disabled = false,
  autoFocus = false,
}: PostingFieldProps) {
  const [text, setText] = useState('');
  const select = useRef<RefSelectProps>(null);
  useFocusOnceShown(autoFocus, () => select.current);
  const { data, isFetching } = useQuery(
    orpc.roster.listPostings.queryOptions({
      input: {
        limit: 30,
        filter: { text, townshipId: null, villageId: null, unitId: null, role: null, status: null },
        sort: [{ column: 'status', direction: 'asc' }],
      },
      placeholderData: (before) => before,
    }),
  );
  const chosen = useQuery(
    orpc.roster.getPosting.queryOptions({ input: value === null ? skipToken : { id: value } }),
  ).data?.posting;
  const rows = (data?.rows ?? []).filter((row) => row.personId !== null);
  const shown = chosen && !rows.some((row) => row.id === chosen.id) ? [chosen, ...rows] : rows;
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value}
      disabled={disabled}
      ref={select}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder="输入姓名、村、单位或拼音首字母"
      notFoundContent={isFetching ? '正在查找' : '没有找到在岗或曾在岗的人'}
      options={shown.map((row) => ({ value: row.id, label: labelOf(row) }))}
      onChange={(picked: PostingId | null = null) => onChange?.(picked)}
    />
  );
}
