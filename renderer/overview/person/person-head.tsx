import { Link } from 'react-router';
import type { Person, PostingRow } from '#shared/contract/roster.ts';
import type { EarlyChange, Nomination, PostingLife } from '#shared/contract/roster-lifecycle.ts';
import { businessDateOf, daysBetween, formatDateLong } from '#shared/dates.ts';
import { identityLabels, postRoleLabels } from '#shared/vocabulary.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { EarlyChangeStateChip, NominationStateChip, PostingStageChip } from '../../roster/stage-chip.tsx';
import styles from './person.module.css';

interface PersonHeadProps {
  readonly person: Person;
  readonly postings: readonly (PostingRow & { readonly life: PostingLife })[];
  readonly nomination: Nomination | null;
  readonly earlyChange: EarlyChange | null;
}

/** Place for a photograph, who it is, where posted, for how long, and when the term is full. */
export function PersonHead({ person, postings, nomination, earlyChange }: PersonHeadProps) {
  const posting = postings[0];
  const identity = person.identity === null ? null : identityLabels[person.identity];
  return (
    <section className={styles.head} aria-label="概况">
      <div className={styles.photo} aria-hidden>
        照片
      </div>
      <div>
        <p className={styles.standing}>
          {[identity, person.rank, person.homePosition].filter(Boolean).join(' · ') || '身份和职级未填'}
        </p>
        {posting ? (
          <>
            <p>
              <Link to={`/roster/villages/${posting.villageId}`}>
                {posting.townshipName}
                {posting.villageName}
              </Link>
              {posting.role && ` ${postRoleLabels[posting.role]}`}，
              <Link to={`/roster/units/${posting.unitId}`}>{posting.unitName}</Link>派出{' '}
              <PostingStageChip stage={posting.stage} />
            </p>
            <Term posting={posting} />
          </>
        ) : (
          <p className={styles.quiet}>还没有派驻记录。</p>
        )}
        {nomination && (
          <p className={styles.quiet}>
            <Link to={`/roster/nominations/${nomination.id}`}>
              已提名到{nomination.posting.villageName}任{postRoleLabels[nomination.role]}
            </Link>{' '}
            <NominationStateChip state={nomination.state} />
          </p>
        )}
        {earlyChange && (
          <p className={styles.quiet}>
            <Link to={`/roster/nominations/early-changes/${earlyChange.id}`}>
              个别调整：{earlyChange.reasonKind}
            </Link>{' '}
            <EarlyChangeStateChip state={earlyChange.state} />
          </p>
        )}
      </div>
    </section>
  );
}

function Term({ posting }: { readonly posting: PostingRow & { readonly life: PostingLife } }) {
  const { startDate, endDate, life } = posting;
  if (startDate === null) return null;
  if (endDate !== null) {
    return (
      <p className={styles.quiet}>
        {formatDateLong(startDate)}至{formatDateLong(endDate)}，共 {daysBetween(startDate, endDate) + 1} 天
      </p>
    );
  }
  const today = businessDateOf(new Date());
  return (
    <p className={styles.quiet}>
      {formatDateLong(startDate)}到岗，已 {daysBetween(startDate, today) + 1} 天
      {life.termFullOn !== null && (
        <>
          ；任期{life.termFullOn <= today ? '已于' : '到'}
          {formatDateLong(life.termFullOn)}满 {life.termYears} 年{' '}
          {life.termGround && <GroundChip ground={life.termGround} />}
        </>
      )}
    </p>
  );
}
