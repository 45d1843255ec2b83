import { Button, Input, Popconfirm, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { type Grade, gradeSchema, grades } from '#shared/vocabulary.ts';
import { DateField } from '../../components/date-field.tsx';
import type { Fields } from './fields.ts';
import { LongText } from './long-text.tsx';
import styles from './narrative-panel.module.css';
import { type OpinionKey, opinionFieldLabels, opinionPath, organLabel } from './opinions.ts';

interface OpinionBlockProps {
  readonly detail: AssessmentDetail;
  readonly opinion: OpinionKey;
  readonly fields: Fields;
  readonly problems: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  readonly suggestsGrade?: boolean;
  readonly onChange: (path: string, text: string) => void;
  /** Takes the opinion out; only of a department. */
  readonly onRemove?: () => void;
}

/** The opinion of one organ with its signer and day. */
export function OpinionBlock(props: OpinionBlockProps) {
  const { detail, opinion, fields, problems, readOnly, suggestsGrade = false, onChange, onRemove } = props;
  const name = organLabel(opinion);
  const [signer, signedOn] = [opinionPath(opinion, 'signer'), opinionPath(opinion, 'signedOn')];
  const at = (path: string) => fields[path] ?? '';
  const date = businessDateSchema.safeParse(at(signedOn));
  const problem = problems[signedOn];
  const text = opinionPath(opinion, 'text');
  return (
    <section className={styles.block} aria-label={`${name}意见`}>
      <LongText
        label={`${name}意见`}
        value={at(text)}
        maximum={2000}
        placeholder="没有的留空，打印后手写。"
        readOnly={readOnly}
        extra={
          onRemove && (
            <Popconfirm
              title={`删去${name}的意见吗`}
              description="已填写的内容会一并删去，变更记录中仍可查到。"
              okText="删去"
              cancelText="不删"
              onConfirm={onRemove}
            >
              <Button size="small" type="text" aria-label={`删去${name}的意见`}>
                删去
              </Button>
            </Popconfirm>
          )
        }
        onChange={(typed) => onChange(text, typed)}
      />
      <div className={styles.signature}>
        {suggestsGrade && (
          <SuggestedGrade
            label={`${name}等次建议`}
            words={detail.gradeWords}
            value={at(opinionPath(opinion, 'proposedGrade'))}
            readOnly={readOnly}
            onChange={(grade) => onChange(opinionPath(opinion, 'proposedGrade'), grade)}
          />
        )}
        <Labelled label={opinionFieldLabels.signer}>
          {(id) =>
            readOnly ? (
              <span id={id}>{at(signer) || '—'}</span>
            ) : (
              <Input
                id={id}
                value={at(signer)}
                maxLength={40}
                aria-label={`${name}签名人`}
                onChange={(event) => onChange(signer, event.target.value)}
              />
            )
          }
        </Labelled>
        <Labelled label={opinionFieldLabels.signedOn}>
          {(id) =>
            readOnly ? (
              <span id={id}>{at(signedOn) || '—'}</span>
            ) : (
              <DateField
                id={id}
                value={date.success ? date.data : null}
                aria-label={`${name}签署日期`}
                onChange={(value) => onChange(signedOn, value ?? '')}
              />
            )
          }
        </Labelled>
      </div>
      {problem !== undefined && (
        <p role="status" className={styles.wrong}>
          {problem}
        </p>
      )}
    </section>
  );
}

interface SuggestedGradeProps {
  readonly label: string;
  readonly words: Readonly<Record<Grade, string>>;
  /** Code of the grade; blank for none. */
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (grade: string) => void;
}

function SuggestedGrade({ label, words, value, readOnly, onChange }: SuggestedGradeProps) {
  const parsed = gradeSchema.safeParse(value);
  const grade = parsed.success ? parsed.data : null;
  return (
    <Labelled label={opinionFieldLabels.proposedGrade}>
      {(id) =>
        readOnly ? (
          <span id={id}>{grade === null ? '—' : words[grade]}</span>
        ) : (
          <Select<Grade | null>
            id={id}
            className={styles.wide ?? ''}
            aria-label={label}
            allowClear
            placeholder="没有建议"
            value={grade}
            options={grades.map((each) => ({ value: each, label: words[each] }))}
            onChange={(next) => onChange(next ?? '')}
          />
        )
      }
    </Labelled>
  );
}

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={styles.small}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
