import { skipToken, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { DutyRow } from '#shared/contract/presence-duties.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import type { DutyRule } from '#shared/policy/duty-rules.ts';
import { dutySubjectLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { subjectKey } from './subject-keys.ts';

interface SubjectsFieldProps {
  readonly id?: string;
  /** Keys of the subjects. */
  readonly value?: string[];
  readonly onChange?: (keys: string[]) => void;
  readonly duty: DutyRule | null;
  readonly year: number;
  readonly schemeVersionId: SchemeVersionId | null;
  /** Names of subjects chosen from the list. */
  readonly names: ReadonlyMap<string, string>;
}

const labelOf = ({ name, villageName, unitName, ref }: DutyRow): string =>
  ref.subject === 'person' ? [name, villageName, unitName].filter(Boolean).join(' · ') : name;

/** Whom an act is recorded for, found by name, village, unit or pinyin initials. Inside of a form. */
export function SubjectsField({
  id,
  value = [],
  onChange,
  duty,
  year,
  schemeVersionId,
  names,
}: SubjectsFieldProps) {
  const [text, setText] = useState('');
  const { data, isFetching } = useQuery(
    orpc.presence.dutyRegister.queryOptions({
      input: duty
        ? { year, subject: duty.subject, dutyCode: duty.code, text, schemeVersionId, limit: 200 }
        : skipToken,
      placeholderData: (before) => before,
    }),
  );
  const found = (data?.rows ?? [])
    .filter((row) => row.duty.code === duty?.code)
    .map((row) => ({ value: subjectKey(row.ref), label: labelOf(row) }));
  const missing = value.filter((key) => !found.some((option) => option.value === key));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      value={value}
      disabled={duty === null}
      maxTagCount={8}
      maxTagPlaceholder={(hidden) => `另有 ${hidden.length} 个`}
      showSearch={{ filterOption: false, onSearch: setText, autoClearSearchValue: true }}
      placeholder={duty ? `输入${dutySubjectLabels[duty.subject]}的名称或拼音首字母` : '先选择履职要求'}
      notFoundContent={isFetching ? '正在查找' : '没有找到需要完成这项要求的对象'}
      options={[...missing.map((key) => ({ value: key, label: names.get(key) ?? '所选对象' })), ...found]}
      onChange={(keys: string[]) => {
        setText('');
        onChange?.(keys);
      }}
    />
  );
}
