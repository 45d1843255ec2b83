import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { type AssessmentDetail, isPersonSubject } from '#shared/contract/assessment-record.ts';
import { tidyLine } from '#shared/text.ts';
import { type Fields, textPath } from './fields.ts';
import { LongText } from './long-text.tsx';
import styles from './narrative-panel.module.css';
import { OpinionBlock } from './opinion-block.tsx';
import {
  departmentKey,
  departmentLimit,
  departmentPaths,
  departmentsIn,
  opinionPath,
  singleOrgans,
} from './opinions.ts';

interface NarrativePanelProps {
  readonly detail: AssessmentDetail;
  readonly fields: Fields;
  readonly problems: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  readonly onChange: (path: string, text: string) => void;
}

/** Texts of the registration form: the person's own summary, the opinions of the organs, remarks. */
export function NarrativePanel({ detail, fields, problems, readOnly, onChange }: NarrativePanelProps) {
  const block = { detail, fields, problems, readOnly, onChange };
  const departments = departmentsIn(fields);
  const text = (name: 'selfSummary' | 'remarks', label: string, maximum: number, placeholder: string) => (
    <LongText
      label={label}
      value={fields[textPath(name)] ?? ''}
      maximum={maximum}
      placeholder={placeholder}
      readOnly={readOnly}
      onChange={(typed) => onChange(textPath(name), typed)}
    />
  );
  return (
    <div className={styles.panel}>
      <section className={styles.block}>
        {isPersonSubject(detail.subject)
          ? text('selfSummary', '个人总结', 8000, '本人填写；没有的留空，打印后手写。')
          : text('selfSummary', '工作总结', 8000, '由考核对象填写；没有的留空，打印后手写。')}
      </section>
      {singleOrgans.map((organ) => (
        <OpinionBlock
          key={organ}
          {...block}
          opinion={organ}
          // The township says which grade it suggests (乡镇党委等次建议).
          suggestsGrade={organ === 'township_party_committee'}
        />
      ))}
      {departments.map((key) => (
        <OpinionBlock
          key={key}
          {...block}
          opinion={key}
          onRemove={() => {
            for (const path of departmentPaths(key)) onChange(path, '');
          }}
        />
      ))}
      {!readOnly && departments.length < departmentLimit && (
        <AddDepartment
          taken={departments}
          onAdd={(name) => onChange(opinionPath(departmentKey(name), 'listed'), '1')}
        />
      )}
      <section className={styles.block}>
        {text('remarks', '需要说明的情况', 2000, '如未参加测评的原因、年度内岗位变动。')}
      </section>
    </div>
  );
}

/** Names a department whose opinion is to be entered. */
function AddDepartment({
  taken,
  onAdd,
}: {
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const name = tidyLine(typed);
  const twice = taken.includes(departmentKey(name));
  const add = () => {
    if (name === '' || twice) return;
    onAdd(name);
    setTyped('');
  };
  return (
    <section className={styles.block}>
      <label htmlFor={id} className={styles.heading}>
        县级部门意见
      </label>
      <div className={styles.add}>
        <Input
          id={id}
          value={typed}
          maxLength={60}
          placeholder="部门名称，如 区委组织部"
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={add}
        />
        <Button disabled={name === '' || twice} onClick={add}>
          添加一份
        </Button>
        {twice && <span className={styles.wrong}>这个部门的意见已经有了。</span>}
      </div>
    </section>
  );
}
