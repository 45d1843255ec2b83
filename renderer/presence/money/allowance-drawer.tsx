import { skipToken, useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { AllowanceChoices, OpenedAllowance } from '#shared/contract/presence-money.ts';
import { formatDateLong, formatMonthLong, type Month } from '#shared/dates.ts';
import type { PostingId, SchemeVersionId } from '#shared/ids.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { formatYuanFigure } from './amounts.ts';
import styles from './money.module.css';
import { Notes } from './notes.tsx';
import { notTotalled } from './open-words.tsx';
import { OpenedLine } from './opened-line.tsx';

interface AllowanceDrawerProps {
  /** Null while nothing is open. */
  readonly postingId: PostingId | null;
  readonly month: Month;
  /** The allowance one came for: its days are open. */
  readonly rule: string | null;
  readonly choices: AllowanceChoices;
  readonly schemeVersionId: SchemeVersionId | null;
  readonly onClose: () => void;
}

/** One person's month: every figure down to days, rates and clauses. */
export function AllowanceDrawer(props: AllowanceDrawerProps) {
  const { postingId, month, rule, choices, schemeVersionId, onClose } = props;
  const query = useQuery(
    orpc.presence.allowanceOf.queryOptions({
      input: postingId === null ? skipToken : { postingId, month, choices, schemeVersionId },
    }),
  );
  const data = query.data;
  return (
    <Drawer
      open={postingId !== null}
      onClose={onClose}
      size={640}
      title={data ? `${data.personName} · ${formatMonthLong(data.month)}补助` : '驻村补助'}
      destroyOnHidden
    >
      <ErrorMessage title="补助没有算出" error={query.error} onRetry={() => void query.refetch()} />
      {postingId !== null && query.isPending && <Skeleton active title={false} />}
      {data && <AllowanceSheet data={data} rule={rule} />}
    </Drawer>
  );
}

function AllowanceSheet({ data, rule }: { readonly data: OpenedAllowance; readonly rule: string | null }) {
  const { lines, month, totalCents, computedCents, openReason } = data;
  return (
    <>
      <div className={styles.head}>
        <span>
          {totalCents === null
            ? notTotalled
            : lines.map(({ amountCents }) => formatYuanFigure(amountCents ?? 0)).join(' + ')}
        </span>
        <span>
          {totalCents === null ? (
            <>已算出 {formatYuanFigure(computedCents)} 元</>
          ) : (
            <>
              <b>{formatYuanFigure(totalCents)}</b> 元
            </>
          )}
        </span>
      </div>
      {openReason !== null && <p className={styles.reason}>{openReason}</p>}
      <p className={styles.who}>
        {[
          data.role && postRoleLabels[data.role],
          `${data.townshipName}${data.villageName}`,
          `${data.unitName}派出`,
          `${formatDateLong(data.from)}至${formatDateLong(data.to)}在岗 ${data.daysOnPost} 天`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Notes notes={data.notes} />
      {lines.map((line) => (
        <OpenedLine key={line.ruleCode} line={line} open={line.ruleCode === rule || lines.length === 1} />
      ))}
      <p className={styles.ways}>
        <Link to={`/daily/attendance?month=${month}&posting=${data.postingId}`}>本月考勤</Link>
        <Link to={`/people/${data.personId}`}>人员信息</Link>
        <Link to={`/roster?posting=${data.postingId}`}>派驻信息</Link>
        <Link to="/policy">制度方案</Link>
      </p>
    </>
  );
}
