import { useQueries } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import { formatMonthLong, type Month } from '#shared/dates.ts';
import { orpc } from '../../app/client.ts';
import { formatMinute, formatSecond } from '../../app/format.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryIcon } from '../../components/icons.tsx';
import { changePhrases, partOf } from './history-words.ts';
import styles from './month-drawer.module.css';

interface MonthHistoryProps {
  readonly row: AttendanceRow;
  readonly month: Month;
}

/**
 * Who changed what in a month of a person, and when; newest first. Days of many people that were filled at once are
 * one entry of the trail, under the month: what it says of this person is told here with the rest.
 */
export function MonthHistory({ row, month }: MonthHistoryProps) {
  const [open, setOpen] = useState(false);
  const [alone, together] = useQueries({
    queries: [`${row.postingId}/${month}`, month].map((entityId) =>
      orpc.audit.history.queryOptions({ input: { entityId }, enabled: open, staleTime: 0 }),
    ),
  });
  const error = alone?.error ?? together?.error ?? null;
  const events = [
    ...(alone?.data?.events ?? []),
    ...(together?.data?.events ?? []).flatMap((event) => {
      const part = partOf(event, row.postingId);
      return part ? [{ ...event, before: part.before, after: part.after }] : [];
    }),
  ].sort((a, b) => b.sequence - a.sequence);
  const loading = alone?.isPending || together?.isPending;

  return (
    <>
      <Button icon={<HistoryIcon />} onClick={() => setOpen(true)}>
        变更记录
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={`${row.personName}${formatMonthLong(month)}考勤：变更记录`}
        size={520}
        destroyOnHidden
      >
        <ErrorMessage error={error} />
        {loading && error === null && <Skeleton active title={false} />}
        {row.imported && row.recordedAt !== null && (
          <p className={styles.hint}>
            {formatMinute(row.recordedAt)} 由{row.recordedBy}
            从乡镇的考勤表导入；导入前的内容在审计的导入记录里。
          </p>
        )}
        {!loading && error === null && events.length === 0 && !row.imported && (
          <EmptyState>还没有变更记录。</EmptyState>
        )}
        <ol className={styles.events}>
          {events.map((event) => (
            <li key={event.sequence}>
              <div className={styles.eventHead}>
                <strong>{event.actionLabel}</strong>
                <span>{event.actorName}</span>
                <time dateTime={event.at}>{formatSecond(event.at)}</time>
              </div>
              {changePhrases(event).map((phrase) => (
                <p key={phrase}>{phrase}</p>
              ))}
            </li>
          ))}
        </ol>
      </Drawer>
    </>
  );
}
