import type { UseQueryResult } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { type Voidable, VoidButton } from './parts/voided.tsx';
import styles from './records.module.css';

interface RecordDrawerProps<Row extends Voidable & { readonly id: string }> {
  /** Null while nothing is open. */
  readonly id: string | null;
  readonly found: {
    readonly record: Row | null;
    readonly missing: boolean;
    readonly query: UseQueryResult<Row | null>;
  };
  /** What it is, e.g. `情况记录`. */
  readonly what: string;
  readonly title: (record: Row) => string;
  /** What its voiding does; null where this user may not void. */
  readonly voiding: {
    readonly consequence: (record: Row) => string;
    readonly onVoid: (record: Row, reason: string) => Promise<unknown>;
  } | null;
  readonly onClose: () => void;
  readonly children: (record: Row) => ReactNode;
}

/** One record opened: to read, to void, with its history. */
export function RecordDrawer<Row extends Voidable & { readonly id: string }>(props: RecordDrawerProps<Row>) {
  const { id, what, voiding, onClose } = props;
  const { record, missing, query } = props.found;
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      title={record ? props.title(record) : what}
      size={600}
      destroyOnHidden
      extra={
        record && (
          <div className={styles.buttons}>
            {voiding && record.voidedAt === null && (
              <VoidButton
                what={what}
                consequence={voiding.consequence(record)}
                onVoid={(reason) => voiding.onVoid(record, reason)}
              />
            )}
            <HistoryButton entityId={record.id} title={props.title(record)} />
          </div>
        )
      }
    >
      <ErrorMessage title={`${what}没有载入`} error={query.error} onRetry={() => void query.refetch()} />
      {record === null && query.isPending && id !== null && <Skeleton active title={false} />}
      {record === null && missing && <p>没有找到这条{what}。请关闭后在列表里查找。</p>}
      {record && <div className={styles.sheet}>{props.children(record)}</div>}
    </Drawer>
  );
}
