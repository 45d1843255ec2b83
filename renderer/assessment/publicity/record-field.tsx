import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { AssessmentId, CycleId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';

interface RecordFieldProps {
  readonly cycleId: CycleId;
  readonly id?: string;
  readonly value?: AssessmentId | null;
  readonly onChange?: (value: AssessmentId | null) => void;
}

/** Chooses somebody who is assessed in a cycle, found by name, village, unit or initials. A child of a Form.Item. */
export function RecordField({ cycleId, id, value = null, onChange }: RecordFieldProps) {
  const [text, setText] = useState('');
  const found = useQuery(
    orpc.assessment.list.queryOptions({
      input: { cycleId, text, limit: 20 },
      placeholderData: (before) => before,
    }),
  );
  return (
    <Select<AssessmentId | null>
      {...(id === undefined ? {} : { id })}
      allowClear
      placeholder="姓名、村、单位或拼音首字母"
      value={value}
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent={found.isPending ? '正在查找' : '没有找到'}
      options={(found.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: `${row.name}（${[row.villageName, row.unitName].filter(Boolean).join('，')}）`,
      }))}
      onChange={(next) => onChange?.(next ?? null)}
    />
  );
}
