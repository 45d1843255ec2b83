import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Person, PostingRow } from '#shared/contract/roster.ts';
import type { PostingLife } from '#shared/contract/roster-lifecycle.ts';
import { postingEndKindLabels, postRoleLabels } from '#shared/vocabulary.ts';
import { personFieldLabels } from '../app/words.ts';
import { GroundChip } from '../components/clause-chip.tsx';
import { personFieldText } from './person-form.tsx';
import { personFields } from './person-values.ts';
import styles from './roster.module.css';
import { PostingStageChip } from './stage-chip.tsx';

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

interface PostingFactsProps {
  readonly posting: PostingRow;
  readonly life: PostingLife;
}

/** Where, for whom, since when and until when; who was there before and who follows. */
export function PostingFacts({ posting, life }: PostingFactsProps) {
  const facts: Fact[] = [
    {
      label: '村（社区）',
      value: <Link to={`/roster/villages/${posting.villageId}`}>{posting.villageName}</Link>,
    },
    { label: '乡镇（街道）', value: posting.townshipName },
    {
      label: '派出单位',
      value: (
        <>
          <Link to={`/roster/units/${posting.unitId}`}>{posting.unitName}</Link>
          {posting.leadUnit && '（牵头单位）'}
        </>
      ),
      wide: true,
    },
    { label: '驻村职务', value: posting.role ? postRoleLabels[posting.role] : none },
    { label: '状态', value: <PostingStageChip stage={posting.stage} /> },
  ];
  if (posting.status !== 'open') {
    facts.push({ label: '到岗日期', value: posting.startDate ?? none });
    facts.push({ label: '离岗日期', value: posting.endDate ?? '—' });
    facts.push({ label: '任期届满', value: <TermFull life={life} /> });
    facts.push({ label: '交接日期', value: life.handedOverOn ?? '—' });
  }
  if (life.distanceTenths !== null) {
    facts.push({ label: '单程距离', value: `${(life.distanceTenths / 10).toFixed(1)} 公里` });
  }
  if (life.endKind !== null) {
    const words = [postingEndKindLabels[life.endKind], life.endReason, life.endDocumentNumber];
    facts.push({ label: '离岗原因', value: words.filter(Boolean).join('，'), wide: true });
  }
  if (life.predecessor) {
    facts.push({ label: '前任', value: <Neighbour of={life.predecessor} />, wide: true });
  }
  if (life.successor) {
    facts.push({ label: '接替', value: <Neighbour of={life.successor} />, wide: true });
  }
  return <Facts facts={facts} />;
}

function TermFull({ life }: { readonly life: PostingLife }) {
  if (life.termFullOn === null) return '—';
  return (
    <>
      {life.termFullOn}（满 {life.termYears} 年） {life.termGround && <GroundChip ground={life.termGround} />}
    </>
  );
}

/** Who was on the post before, or follows; with the way to that posting. */
function Neighbour({ of }: { readonly of: NonNullable<PostingLife['predecessor']> }) {
  const period = [of.startDate, of.endDate].filter(Boolean).join(' 至 ');
  return (
    <>
      <Link to={`/roster?posting=${of.postingId}`}>{of.personName ?? '接替岗位'}</Link>
      {`，${of.unitName}`}
      {period !== '' && `，${period}`} <PostingStageChip stage={of.stage} />
    </>
  );
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
