import { AutoComplete, Form, Input, Select } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { personInputSchema } from '#shared/contract/roster.ts';
import {
  genderLabels,
  genders,
  identities,
  identityLabels,
  staffKindLabels,
  staffKinds,
} from '#shared/vocabulary.ts';
import { personFieldLabels } from '../app/words.ts';
import { DateField } from '../components/date-field.tsx';
import { UnprintableNote } from '../components/unprintable-note.tsx';
import { ruleOf } from './form-fields.ts';
import { type PersonField, personFields } from './person-values.ts';

/** Offered while typing; anything else may be written. */
const ethnicities = ['汉族', '土家族', '苗族', '回族', '侗族', '满族', '蒙古族', '壮族', '藏族', '维吾尔族'];
const politicalStatuses = ['中共党员', '中共预备党员', '共青团员', '民主党派', '无党派人士', '群众'];
const ranks = [
  '一级科员',
  '二级科员',
  '一级主任科员',
  '二级主任科员',
  '三级主任科员',
  '四级主任科员',
  '一级调研员',
  '二级调研员',
  '三级调研员',
  '四级调研员',
];

const suggestions = (words: readonly string[]) => (
  <AutoComplete
    allowClear
    options={words.map((value) => ({ value }))}
    showSearch={{
      // One that is chosen already does not hide the others.
      filterOption: (typed, option) =>
        words.includes(typed) || String(option?.value ?? '').includes(typed.trim()),
    }}
  />
);

const controls: Record<PersonField, ReactElement> = {
  name: <Input maxLength={40} />,
  gender: <Select allowClear options={genders.map((value) => ({ value, label: genderLabels[value] }))} />,
  birthDate: <DateField />,
  ethnicity: suggestions(ethnicities),
  politicalStatus: suggestions(politicalStatuses),
  partyDate: <DateField />,
  workStartDate: <DateField />,
  unitJoinedOn: <DateField />,
  retirementDate: <DateField />,
  identity: (
    <Select allowClear options={identities.map((value) => ({ value, label: identityLabels[value] }))} />
  ),
  staffKind: (
    <Select allowClear options={staffKinds.map((value) => ({ value, label: staffKindLabels[value] }))} />
  ),
  rank: suggestions(ranks),
  homePosition: <Input maxLength={60} />,
  phone: <Input maxLength={30} inputMode="tel" />,
  otherContact: <Input maxLength={60} />,
  phoneAllowanceInSalary: (
    <Select
      allowClear
      options={[
        { value: true, label: '是' },
        { value: false, label: '否' },
      ]}
    />
  ),
  staffNumber: <Input maxLength={30} />,
};

const notes: Partial<Record<PersonField, string>> = {
  identity: '决定等次用语：公务员为称职，其他为合格。',
  retirementDate: '已退休的填退休日期，未退休的填到龄日期。',
  staffNumber: '工号或身份证号，用来区分同名的人。',
};

interface PersonFieldsProps {
  /** Something to say below a field. */
  readonly below?: (field: PersonField) => ReactNode;
}

/** All fields of a person, for use inside of a form in two columns. Only the name is required. */
export function PersonFields({ below }: PersonFieldsProps) {
  return (
    <>
      {personFields.map((field) => (
        <Form.Item
          key={field}
          name={field}
          label={personFieldLabels[field]}
          required={field === 'name'}
          rules={[ruleOf(personInputSchema.shape[field], field === 'name' ? '' : null)]}
          validateTrigger="onBlur"
          extra={below?.(field) ?? (field === 'name' ? <NameNote /> : notes[field])}
        >
          {controls[field]}
        </Form.Item>
      ))}
    </>
  );
}

/** A name is on every paper about the person: what cannot be printed of it is said at once. */
function NameNote() {
  const name: unknown = Form.useWatch('name');
  return <UnprintableNote text={typeof name === 'string' ? name : ''} />;
}
