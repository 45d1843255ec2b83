import type { ReactNode } from 'react';
import type { Person, PostingRow } from '#shared/contract/roster.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { personFieldLabels } from '../app/words.ts';
import { personFieldText } from './person-form.tsx';
import { personFields } from './person-values.ts';
import styles from './roster.module.css';
import { PostingStatusChip } from './roster-columns.tsx';

interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width. */
  readonly wide?: boolean;
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, wide }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={wide ? styles.wide : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const none = <span className={styles.nobody}>未填</span>;

/** Where, for whom and since when. */
export function PostingFacts({ posting }: { readonly posting: PostingRow }) {
  const facts: Fact[] = [
    { label: '村（社区）', value: posting.villageName },
    { label: '乡镇（街道）', value: posting.townshipName },
    {
      label: '派出单位',
      value: posting.leadUnit ? `${posting.unitName}（牵头单位）` : posting.unitName,
      wide: true,
    },
    { label: '驻村职务', value: posting.role ? postRoleLabels[posting.role] : none },
    { label: '状态', value: <PostingStatusChip status={posting.status} /> },
  ];
  if (posting.status !== 'open') {
    facts.push({ label: '到岗日期', value: posting.startDate ?? none });
    facts.push({ label: '离岗日期', value: posting.endDate ?? '—' });
  }
  return <Facts facts={facts} />;
}

/** Everything known of a person. */
export function PersonFacts({ person }: { readonly person: Person }) {
  return (
    <Facts
      facts={personFields.map((field) => ({
        label: personFieldLabels[field],
        value: person[field] === null ? none : personFieldText(person, field),
      }))}
    />
  );
}
