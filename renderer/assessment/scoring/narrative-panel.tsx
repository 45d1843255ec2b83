import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { opinionOrganLabels, opinionOrgans } from '#shared/contract/assessment-record.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { DateField } from '../../components/date-field.tsx';
import { type Fields, opinionFieldLabels, opinionPath, textPath } from './fields.ts';
import styles from './narrative-panel.module.css';

interface NarrativePanelProps {
  readonly fields: Fields;
  readonly readOnly: boolean;
  readonly onChange: (path: string, text: string) => void;
}

/** Texts of the registration form: the person's own summary, the opinions of the organs, remarks. */
export function NarrativePanel({ fields, readOnly, onChange }: NarrativePanelProps) {
  const at = (path: string) => fields[path] ?? '';
  const paragraphs = (path: string, label: string, maximum: number, placeholder: string) => (
    <LongText
      label={label}
      value={at(path)}
      maximum={maximum}
      placeholder={placeholder}
      readOnly={readOnly}
      onChange={(text) => onChange(path, text)}
    />
  );
  return (
    <div className={styles.panel}>
      <section className={styles.block}>
        {paragraphs(textPath('selfSummary'), '个人总结', 8000, '本人填写；没有的留空，打印后手写。')}
      </section>
      {opinionOrgans.map((organ) => {
        const [signer, signedOn] = [opinionPath(organ, 'signer'), opinionPath(organ, 'signedOn')];
        const date = businessDateSchema.safeParse(at(signedOn));
        const name = opinionOrganLabels[organ];
        return (
          <section key={organ} className={styles.block}>
            {paragraphs(
              opinionPath(organ, 'text'),
              `${name}意见`,
              2000,
              organ === 'township_party_committee' ? '含等次建议。' : '没有的留空，打印后手写。',
            )}
            <div className={styles.signature}>
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
          </section>
        );
      })}
      <section className={styles.block}>
        {paragraphs(textPath('remarks'), '需要说明的情况', 2000, '如未参加测评的原因、年度内岗位变动。')}
      </section>
    </div>
  );
}

interface LongTextProps {
  readonly label: string;
  readonly value: string;
  readonly maximum: number;
  readonly placeholder: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}

function LongText({ label, value, maximum, placeholder, readOnly, onChange }: LongTextProps) {
  const id = useId();
  return (
    <>
      <div className={styles.labelLine}>
        <label htmlFor={readOnly ? undefined : id}>{label}</label>
        {!readOnly && (
          <span>
            {value.length} / {maximum} 字
          </span>
        )}
      </div>
      {readOnly ? (
        <p className={styles.text}>{value || '（未填写）'}</p>
      ) : (
        <Input.TextArea
          id={id}
          className="desk-growing"
          value={value}
          maxLength={maximum}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </>
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
