import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { orpc } from '../app/client.ts';
import { formatSecond } from '../app/format.ts';
import { ChangeList } from './changes/change-list.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorMessage } from './error-message.tsx';
import styles from './history-drawer.module.css';
import { HistoryIcon } from './icons.tsx';

interface HistoryDrawerProps {
  /** Id of the record whose story is told. */
  readonly entityId: string;
  /** What it is, e.g. `张三（示例）的考核`. */
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Who did what to a record, when and why; newest first. */
export function HistoryDrawer({ entityId, title, open, onClose }: HistoryDrawerProps) {
  const query = useQuery(
    orpc.audit.history.queryOptions({ input: { entityId }, enabled: open, staleTime: 0 }),
  );
  const events = query.data?.events;
  return (
    <Drawer open={open} onClose={onClose} title={`${title}：变更记录`} size={520} destroyOnHidden>
      <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {events?.length === 0 && <EmptyState>还没有变更记录。</EmptyState>}
      {events !== undefined && events.length > 0 && (
        <ol className={styles.events}>
          {events.map((event) => (
            <li key={event.sequence} className={styles.event}>
              <div className={styles.head}>
                <strong>{event.actionLabel}</strong>
                <span>{event.actorName}</span>
                <time dateTime={event.at}>{formatSecond(event.at)}</time>
              </div>
              {event.reason !== null && <p className={styles.reason}>理由：{event.reason}</p>}
              <ChangeList before={event.before} after={event.after} />
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  );
}

/** The quiet button that opens the {@link HistoryDrawer} of a record. */
export function HistoryButton({ entityId, title }: { readonly entityId: string; readonly title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<HistoryIcon />} onClick={() => setOpen(true)}>
        变更记录
      </Button>
      <HistoryDrawer entityId={entityId} title={title} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
