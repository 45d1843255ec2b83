import { skipToken, useQuery } from '@tanstack/react-query';
import { Drawer, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDateLong, type Month } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { countSentence } from './marks.ts';
import type { PostingAttendance } from './month-record.ts';
import styles from './person-drawer.module.css';
import { useSchemeRules } from './scheme-rules.ts';
import { AbsenceFigures, PresenceFigures } from './verdicts.tsx';
import { YearCalendar } from './year-calendar.tsx';

interface PersonDrawerProps {
  /** Null while nothing is open. */
  readonly postingId: PostingId | null;
  /** The month of the page: its year opens first, and its line is marked. */
  readonly month: Month;
  readonly onMonth: (month: Month) => void;
  readonly onClose: () => void;
}

/** Everything recorded of one posting: a year on a sheet, a line a month, with what the rules say of it. */
export function PersonDrawer({ postingId, month, onMonth, onClose }: PersonDrawerProps) {
  // What was shown stays while the drawer slides out.
  const [last, setLast] = useState(postingId);
  if (postingId !== null && postingId !== last) setLast(postingId);
  const shown = postingId ?? last;
  const query = useQuery(
    orpc.presence.attendanceOf.queryOptions({
      input: shown === null ? skipToken : { postingId: shown },
      enabled: postingId !== null,
      staleTime: 0,
    }),
  );
  const posting = query.data?.posting;
  return (
    <Drawer
      open={postingId !== null}
      onClose={onClose}
      title={posting ? `${posting.personName} · 驻村考勤` : '驻村考勤'}
      size={1080}
      destroyOnHidden
    >
      <ErrorMessage title="考勤没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && postingId !== null && <Skeleton active title={false} />}
      {query.data && (
        <PersonSheet
          key={query.data.posting.postingId}
          answer={query.data}
          month={month}
          onMonth={(chosen) => {
            onMonth(chosen);
            onClose();
          }}
        />
      )}
    </Drawer>
  );
}

interface PersonSheetProps {
  readonly answer: PostingAttendance;
  readonly month: Month;
  readonly onMonth: (month: Month) => void;
}

function PersonSheet({ answer, month, onMonth }: PersonSheetProps) {
  const { posting, years, months, scheme, today } = answer;
  const rules = useSchemeRules(scheme?.id ?? null);
  const [chosen, setChosen] = useState(() => Number(month.slice(0, 4)));
  const year = years.find((each) => each.year === chosen) ?? years[0];
  const end = posting.endDate === null ? '在岗' : `${formatDateLong(posting.endDate)}离岗`;
  return (
    <div className={styles.sheet}>
      <p className={styles.hint}>
        <Link to={`/people/${posting.personId}`}>{posting.personName}</Link>，{posting.townshipName}
        {posting.villageName}，{posting.role ? postRoleLabels[posting.role] : '职务未定'}，{posting.unitName}
        ；{formatDateLong(posting.startDate)}到岗，{end}
      </p>
      {year === undefined ? (
        <EmptyState>还没有在岗的月份。</EmptyState>
      ) : (
        <>
          <div className={styles.years}>
            {years.length > 1 && (
              <Segmented<number>
                aria-label="年度"
                value={year.year}
                onChange={setChosen}
                options={years.map((each) => ({ value: each.year, label: `${each.year}年` })).reverse()}
              />
            )}
            <span>
              {years.length === 1 && `${year.year}年：`}
              {countSentence(year.counts)}
            </span>
          </div>
          <YearCalendar year={year.year} months={months} today={today} marked={month} onMonth={onMonth} />
          {!year.calendarCovered && (
            <p className={styles.warning}>{year.year}年的放假安排还没有，只按周六周日算休息日。</p>
          )}
          <div className={styles.verdicts}>
            <section aria-label={`${year.year}年对照方案`}>
              <h2>
                {year.year}年{scheme ? `对照${scheme.title}` : '对照方案'}
              </h2>
              <PresenceFigures
                figures={year.figures}
                rules={rules}
                none={scheme ? '方案没有规定驻村时间。' : '没有执行中的制度方案。'}
              />
            </section>
            {year.absence.length > 0 && (
              <section aria-label="无故不在岗">
                <h2>无故不在岗</h2>
                <AbsenceFigures figures={year.absence} rules={rules} />
              </section>
            )}
          </div>
        </>
      )}
    </div>
  );
}
