import { skipToken, useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { BusinessDate } from '#shared/dates.ts';
import type { LeaveId } from '#shared/ids.ts';
import { leaveKindLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { LeaveSheet } from './leave-sheet.tsx';

interface LeaveDrawerProps {
  /** Null while nothing is open. */
  readonly id: LeaveId | null;
  readonly today: BusinessDate;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onClose: () => void;
}

/** One leave opened: facts, why it needs whom, and the next step in its place. */
export function LeaveDrawer({ id, today, onUnsaved, onClose }: LeaveDrawerProps) {
  // What was shown stays while the drawer slides out.
  const [last, setLast] = useState(id);
  if (id !== null && id !== last) setLast(id);
  const shown = id ?? last;
  const query = useQuery(
    orpc.presence.getLeave.queryOptions({
      input: shown === null ? skipToken : { id: shown },
      enabled: id !== null,
      staleTime: 0,
    }),
  );
  const leave = query.data?.leave;
  const title = leave ? `${leave.personName ?? '待定人'} · ${leaveKindLabels[leave.kind]}` : '请假';

  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      title={title}
      size={720}
      destroyOnHidden
      extra={leave && <HistoryButton entityId={leave.id} title={`${leave.personName ?? ''}的请假`} />}
    >
      <ErrorMessage title="这次请假没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && id !== null && <Skeleton active title={false} />}
      {query.data && (
        <LeaveSheet
          key={query.data.leave.id}
          detail={query.data}
          today={today}
          onUnsaved={onUnsaved}
          onReload={async () => (await query.refetch({ throwOnError: true })).data}
        />
      )}
    </Drawer>
  );
}
