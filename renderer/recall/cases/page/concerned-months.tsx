import { useQuery } from '@tanstack/react-query';
import { Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { type BusinessDate, formatMonthLong } from '#shared/dates.ts';
import { orpc } from '../../../app/client.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { Panel } from '../../../components/page.tsx';
import dayStyles from '../../../presence/attendance/day-sheet.module.css';
import { sheetDays } from '../../../presence/attendance/day-sheet.ts';
import { sentenceOf } from '../../../presence/attendance/describe-cell.ts';
import { isTotalsOnly } from '../../../presence/attendance/grid-model.ts';
import { countSentence } from '../../../presence/attendance/marks.ts';
import type { PostingAttendance } from '../../../presence/attendance/month-record.ts';
import { VerdictLine } from '../../../presence/attendance/verdicts.tsx';
import styles from './concerned-months.module.css';
import { monthsConcerned } from './months-concerned.ts';

type RecordedMonth = PostingAttendance['months'][number];

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** The months of attendance that the case rests on, a calendar sheet each; the last one on post where it rests on none. */
export function ConcernedMonths({ detail }: { readonly detail: CaseDetail }) {
  const { postingId } = detail.subject;
  const query = useQuery(orpc.presence.attendanceOf.queryOptions({ input: { postingId } }));
  const [chosen, setChosen] = useState<string | null>(null);
  const months = query.data ? monthsConcerned(detail.signals, query.data.months) : [];
  const shown = months.find(({ month }) => month === chosen) ?? months[0];
  return (
    <Panel
      title="相关月份考勤"
      extra={
        shown && (
          <Link to={`/daily/attendance?month=${shown.month}&posting=${postingId}`}>在考勤表中查看</Link>
        )
      }
    >
      <ErrorMessage title="考勤没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && months.length === 0 && <p className={styles.quiet}>还没有登记过考勤。</p>}
      {months.length > 1 && shown && (
        <Select<string>
          aria-label="月份"
          size="small"
          className={styles.months ?? ''}
          value={shown.month}
          options={months.map(({ month }) => ({ value: month, label: formatMonthLong(month) }))}
          onChange={setChosen}
        />
      )}
      {shown && query.data && <MonthSheet month={shown} today={query.data.today} />}
    </Panel>
  );
}

function MonthSheet({ month, today }: { readonly month: RecordedMonth; readonly today: BusinessDate }) {
  const days = sheetDays(month, today);
  const blanks = (month.calendar[0]?.weekday ?? 1) - 1;
  const weeks = Array.from({ length: Math.ceil((blanks + days.length) / 7) }, (_, week) => week);
  return (
    <>
      {isTotalsOnly(month) ? (
        <p className={styles.quiet}>这个月只登记了合计。</p>
      ) : (
        <table
          className={`${styles.sheet} ${dayStyles.sheet}`}
          aria-label={`${formatMonthLong(month.month)}考勤`}
        >
          <thead>
            <tr>
              {weekdays.map((day) => (
                <th key={day} scope="col">
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week}>
                {weekdays.map((weekday, index) => {
                  const cell = days[week * 7 + index - blanks];
                  if (!cell) return <td key={weekday} className={dayStyles.none} />;
                  return (
                    <td key={weekday} className={cell.classes} title={sentenceOf(cell.words)}>
                      <span className={dayStyles.number}>{cell.day}</span>
                      {cell.character}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.counts}>
        {countSentence(month.counts)}{' '}
        {month.figures.length > 0 && <VerdictLine span="" figures={month.figures} />}
      </p>
    </>
  );
}
