import { Drawer } from 'antd';
import { auditEntityLabel } from '#shared/audit/entities.ts';
import type { AuditEvent } from '#shared/contract/audit.ts';
import { formatSecond } from '../app/format.ts';
import { ChangeList } from '../components/changes/change-list.tsx';
import styles from './audit.module.css';

/** One entry opened: who, when, what changed from what to what, why, and the hash that chains it. */
export function EventDrawer({
  event,
  onClose,
}: {
  readonly event: AuditEvent | null;
  readonly onClose: () => void;
}) {
  return (
    <Drawer
      open={event !== null}
      onClose={onClose}
      size={560}
      title={event ? `第 ${event.sequence} 条：${event.actionLabel}` : ''}
    >
      {event && (
        <>
          <dl className={styles.facts}>
            <dt>时间</dt>
            <dd>{formatSecond(event.at)}</dd>
            <dt>经手人</dt>
            <dd>{event.actorName}</dd>
            <dt>对象</dt>
            <dd>
              {auditEntityLabel(event.entityType)} <span className={styles.hash}>{event.entityId}</span>
            </dd>
            {event.reason !== null && (
              <>
                <dt>理由</dt>
                <dd>{event.reason}</dd>
              </>
            )}
            <dt>校验值</dt>
            <dd className={styles.hash}>{event.hash}</dd>
          </dl>
          <ChangeList before={event.before} after={event.after} />
        </>
      )}
    </Drawer>
  );
}
