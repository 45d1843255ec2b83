import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DutyRecord, DutyRow } from '#shared/contract/presence-duties.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import styles from './duties.module.css';

interface RecordsOfRowProps {
  readonly row: DutyRow;
  /** First and last day of what is looked at. */
  readonly span: { readonly from: BusinessDate | null; readonly to: BusinessDate | null };
  readonly title: string;
  readonly schemeVersionId: SchemeVersionId | null;
  readonly action: ReactNode;
}

/** What was recorded of a duty of one subject, the latest first; a record is voided with a reason, never removed. */
export function RecordsOfRow({ row, span, title, schemeVersionId, action }: RecordsOfRowProps) {
  const queryClient = useQueryClient();
  const mayVoid = useAllowed('presence.voidDuty');
  const [voiding, setVoiding] = useState<DutyRecord | null>(null);
  const query = useQuery(
    orpc.presence.dutyRecords.queryOptions({
      input: { ref: row.ref, dutyCode: row.duty.code, schemeVersionId, limit: 500 },
    }),
  );
  const records = (query.data?.records ?? []).filter(
    ({ doneOn }) => (span.from === null || doneOn >= span.from) && (span.to === null || doneOn <= span.to),
  );

  return (
    <section className={styles.part} aria-label="登记记录">
      <h2>
        <span>{title}</span>
        <span>{action}</span>
      </h2>
      <ErrorMessage title="登记没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && records.length === 0 && <p className={styles.hint}>这段时间没有登记。</p>}
      {records.length > 0 && (
        <table className={styles.records}>
          <thead>
            <tr>
              <th scope="col">完成日期</th>
              <th scope="col" className={styles.figure}>
                数量
              </th>
              <th scope="col">说明</th>
              <th scope="col">登记</th>
              {mayVoid && (
                <th scope="col">
                  <span className="desk-hidden">操作</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <RecordLine
                key={record.id}
                record={record}
                onVoid={mayVoid ? () => setVoiding(record) : null}
              />
            ))}
          </tbody>
        </table>
      )}
      <ReasonModal
        open={voiding !== null}
        title="作废这条登记"
        consequence={
          voiding &&
          `${row.name}${formatDateLong(voiding.doneOn)}的“${row.duty.title}”${voiding.quantity} ${row.duty.unit}将不再计入完成数量；这条登记仍可查看。`
        }
        confirm="作废"
        grave
        onConfirm={async (reason) => {
          if (!voiding) return;
          await client.presence.voidDuty({ id: voiding.id, reason });
          await Promise.all(
            [orpc.presence, orpc.overview].map((feature) =>
              queryClient.invalidateQueries({ queryKey: feature.key() }),
            ),
          );
        }}
        onClose={() => setVoiding(null)}
      />
    </section>
  );
}

function RecordLine({
  record,
  onVoid,
}: {
  readonly record: DutyRecord;
  readonly onVoid: (() => void) | null;
}) {
  const { voided } = record;
  const struck = voided ? styles.voided : '';
  return (
    <tr>
      <td className={`${styles.date} ${struck}`}>{record.doneOn}</td>
      <td className={`${styles.figure} ${struck}`}>
        {record.quantity} {record.unit}
      </td>
      <td>
        <span className={struck}>{record.note || '—'}</span>
        {voided && (
          <p className={styles.hint}>
            {formatMinute(voided.at)}作废：{voided.reason}
          </p>
        )}
      </td>
      <td className={styles.hint}>
        {record.recordedBy}
        <br />
        {formatMinute(record.recordedAt)}
      </td>
      {onVoid && (
        <td className={styles.figure}>
          {!voided && (
            <Button size="small" type="text" danger onClick={onVoid}>
              作废
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
