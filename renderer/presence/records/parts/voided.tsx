import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Instant } from '#shared/dates.ts';
import { codeOf } from '../../../app/client.ts';
import { formatMinute } from '../../../app/format.ts';
import type { DataColumn } from '../../../components/data-table/index.ts';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import styles from './parts.module.css';
import { useRefresh } from './use-refresh.ts';

export interface Voidable {
  readonly voidedAt: Instant | null;
  readonly voidReason: string | null;
}

/**
 * The columns with everything of a voided row struck through, and a column that says so in words for copies and
 * exports.
 */
export function strikeVoided<Row extends Voidable, Sort extends string>(
  columns: readonly DataColumn<Row, Sort>[],
): DataColumn<Row, Sort>[] {
  const struck = columns.map(
    (column): DataColumn<Row, Sort> => ({
      ...column,
      cell: (row) => {
        const content = column.cell?.(row) ?? column.text(row);
        return row.voidedAt === null ? content : <s className={styles.voided}>{content}</s>;
      },
    }),
  );
  return [
    ...struck,
    {
      id: 'voided',
      title: '作废',
      width: 120,
      hidden: true,
      text: (row) => (row.voidedAt === null ? '' : `已作废：${row.voidReason ?? ''}`),
    },
  ];
}

/** Says at the head of a record that it holds no longer, and why. */
export function VoidedNotice({ record }: { readonly record: Voidable }) {
  if (record.voidedAt === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title="这条记录已作废，不再作为依据"
      description={`${formatMinute(record.voidedAt)} 作废，理由：${record.voidReason ?? '未写明'}`}
    />
  );
}

interface VoidButtonProps {
  /** What is voided, e.g. `检查记录`. */
  readonly what: string;
  readonly consequence: string;
  readonly onVoid: (reason: string) => Promise<unknown>;
}

/** Voids a record with the reason; it stays to be read. */
export function VoidButton({ what, consequence, onVoid }: VoidButtonProps) {
  const [asking, setAsking] = useState(false);
  const refresh = useRefresh();
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        作废
      </Button>
      <ReasonModal
        open={asking}
        title={`作废这条${what}`}
        consequence={consequence}
        confirm="作废"
        grave
        help="理由会和记录一起保留，并记入审计。"
        onConfirm={async (reason) => {
          try {
            await onVoid(reason);
          } catch (failure) {
            // Behind the dialog the newest state shows, and the next try builds on it.
            if (codeOf(failure) === 'CONFLICT') await refresh();
            throw failure;
          }
          await refresh();
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
