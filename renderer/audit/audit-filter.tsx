import { Select } from 'antd';
import type { BusinessDate } from '#shared/dates.ts';
import { DateField } from '../components/date-field.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import styles from './audit.module.css';

export interface AuditFilter {
  readonly text: string;
  readonly actionPrefix: string | null;
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
}

export const noFilter: AuditFilter = { text: '', actionPrefix: null, from: null, to: null };

const kinds = [
  { value: '', label: '全部操作' },
  { value: 'identity.', label: '用户与登录' },
  { value: 'roster.', label: '台账' },
  { value: 'assessment.', label: '考核' },
  { value: 'archive.', label: '归档' },
  { value: 'policy.', label: '制度方案' },
  { value: 'system.', label: '系统' },
];

interface AuditFilterBarProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

/** Who or what, which kind of action, and from when to when. */
export function AuditFilterBar({ filter, onChange }: AuditFilterBarProps) {
  return (
    <>
      <TextFilter
        className={styles.text}
        value={filter.text}
        placeholder="经手人、操作或对象编号"
        aria-label="查找经手人、操作或对象编号"
        onChange={(text) => onChange({ ...filter, text })}
      />
      <Select
        className={styles.kind ?? ''}
        aria-label="操作类别"
        value={filter.actionPrefix ?? ''}
        options={kinds}
        onChange={(value) => onChange({ ...filter, actionPrefix: value === '' ? null : value })}
      />
      <div className={styles.days}>
        <DateField
          aria-label="从哪天起"
          value={filter.from}
          onChange={(from) => onChange({ ...filter, from })}
        />
        <span>至</span>
        <DateField aria-label="到哪天止" value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      </div>
    </>
  );
}
