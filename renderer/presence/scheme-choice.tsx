import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { SchemeVersionId } from '#shared/ids.ts';
import { orpc } from '../app/client.ts';
import styles from './scheme-choice.module.css';

interface SchemeChoiceProps {
  /** Null: the scheme in force. */
  readonly value: SchemeVersionId | null;
  readonly onChange: (id: SchemeVersionId | null) => void;
}

/** The scheme that a page works by: the one in force, or another version to look at or to compute with. */
export function SchemeChoice({ value, onChange }: SchemeChoiceProps) {
  const schemes = useQuery(orpc.policy.listSchemes.queryOptions()).data?.schemes ?? [];
  const inForce = schemes.find((scheme) => scheme.inForce)?.id ?? null;
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden>
        依据
      </span>
      <Select<SchemeVersionId | null>
        className={styles.select ?? ''}
        aria-label="依据的制度方案"
        value={value ?? inForce}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        options={schemes.map(({ id, title, version }) => ({
          value: id,
          label: `${title} 第 ${version} 版${id === inForce ? '（现行）' : ''}`,
        }))}
        onChange={(id) => onChange(id === inForce ? null : id)}
      />
    </div>
  );
}
