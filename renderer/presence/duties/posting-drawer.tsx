import { skipToken, useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { DutyRow } from '#shared/contract/presence-duties.ts';
import type { PostingId, SchemeVersionId } from '#shared/ids.ts';
import { type DutySubject, dutySubjectLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { TextButton } from '../../components/text-button.tsx';
import styles from './duties.module.css';
import { askedInWords, missingInWords } from './duty-words.ts';
import { dutyRowKey } from './subject-keys.ts';
import { YearStrip } from './year-strip.tsx';

interface PostingDrawerProps {
  /** Null while nothing is open. */
  readonly postingId: PostingId | null;
  readonly year: number;
  readonly schemeVersionId: SchemeVersionId | null;
  readonly onOpenRow: (row: DutyRow, period: string | null) => void;
  readonly onClose: () => void;
}

/** The duties around one person on post: the person's own, the team's and the unit's. */
export function PostingDrawer({ postingId, year, schemeVersionId, onOpenRow, onClose }: PostingDrawerProps) {
  const query = useQuery(
    orpc.presence.dutyOf.queryOptions({
      input: postingId === null ? skipToken : { postingId, year, schemeVersionId },
    }),
  );
  const posting = useQuery(
    orpc.roster.getPosting.queryOptions({ input: postingId === null ? skipToken : { id: postingId } }),
  ).data?.posting;
  const rows = query.data?.rows ?? [];
  const of = (subject: DutySubject) => rows.filter(({ ref }) => ref.subject === subject);

  return (
    <Drawer
      open={postingId !== null}
      onClose={onClose}
      size={760}
      title={posting?.personName ? `${posting.personName} · ${year}年履职` : '履职情况'}
      destroyOnHidden
    >
      <ErrorMessage title="没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {postingId !== null && query.isPending && <Skeleton active title={false} />}
      {posting && (
        <div className={styles.meta}>
          {posting.personId && <Link to={`/people/${posting.personId}`}>{posting.personName}</Link>}
          <span className={styles.who}>
            {posting.townshipName}
            {posting.villageName} · {posting.unitName}派出
          </span>
        </div>
      )}
      {query.data && rows.length === 0 && (
        <p>
          {query.data.scheme.title}对这个岗位{year}年没有定期要求。
        </p>
      )}
      {(['person', 'team', 'unit'] as const).map((subject) => {
        const own = of(subject);
        return (
          own.length > 0 && (
            <section key={subject} className={styles.part}>
              <h2>
                {dutySubjectLabels[subject]}
                {subject !== 'person' && `：${own[0]?.name}`}
              </h2>
              <ul className={styles.posted}>
                {own.map((row) => (
                  <li key={dutyRowKey(row)}>
                    <span className={styles.postedHead}>
                      <TextButton onClick={() => onOpenRow(row, null)}>{row.duty.title}</TextButton>
                      <span className={styles.hint}>{askedInWords(row.duty)}</span>
                      <GroundChip ground={row.duty.ground} />
                      <span className={styles.missing}>{missingInWords(row.totals, row.duty.unit)}</span>
                    </span>
                    <YearStrip
                      year={query.data?.year ?? year}
                      periods={row.periods}
                      onOpen={(period) => onOpenRow(row, period)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </Drawer>
  );
}
