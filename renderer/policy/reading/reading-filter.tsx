import { Segmented, Select } from 'antd';
import styles from './reading.module.css';

export type Shown = 'all' | 'example' | 'silent' | 'changed';

interface ReadingFilterProps {
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
  readonly totals: { readonly example: number; readonly silent: number; readonly changed: number | null };
  /** Schemes that this one can be held against; none where that makes no sense. */
  readonly others?: { readonly value: string; readonly label: string }[];
  readonly against?: string | null;
  readonly onAgainst?: (id: string | null) => void;
}

/** How much of a scheme is the organisation's own and what the notice leaves open, and a way to see only that. */
export function ReadingFilter({
  shown,
  onShown,
  totals,
  others,
  against = null,
  onAgainst,
}: ReadingFilterProps) {
  return (
    <div className={styles.bar}>
      <Segmented<Shown>
        aria-label="显示哪些规则"
        value={shown}
        onChange={onShown}
        options={[
          { value: 'all', label: '全部' },
          { value: 'example', label: `示例 ${totals.example}` },
          { value: 'silent', label: `未载明 ${totals.silent}` },
          ...(totals.changed === null
            ? []
            : [{ value: 'changed' as const, label: `不同 ${totals.changed}` }]),
        ]}
      />
      <p>
        本方案有 <strong>{totals.example}</strong> 处由本单位自定的示例、<strong>{totals.silent}</strong>{' '}
        处未载明。
      </p>
      {others && onAgainst && (
        <div className={styles.push}>
          <Select<string | null>
            className={styles.against ?? ''}
            aria-label="标出与另一方案的不同"
            placeholder="标出与另一方案的不同"
            allowClear
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            value={against}
            options={others}
            onChange={(id) => onAgainst(id ?? null)}
          />
        </div>
      )}
    </div>
  );
}
