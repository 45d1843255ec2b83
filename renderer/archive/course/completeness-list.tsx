import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { CompletenessFinding } from '#shared/contract/archive-register.ts';
import type { DocumentId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './course.module.css';

const labels: Record<CompletenessFinding['rule'], string> = {
  in_force: '版次',
  signature: '签名',
  seal: '盖章',
  open_case: '未办结事项',
  pages: '页数',
  formed_on: '形成时间',
  name: '姓名',
  birth_date: '出生日期',
  work_date: '参加工作时间',
  party_date: '入党时间',
};

/** What speaks against filing a paper now, then what is in order. */
export function CompletenessList({ id }: { readonly id: DocumentId }) {
  const query = useQuery(orpc.archive.completeness.queryOptions({ input: { id } }));
  const { data } = query;
  if (!data) {
    return query.error ? (
      <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton active title={false} />
    );
  }
  const wanting = data.findings.filter(({ state }) => state !== 'ok');
  const fine = data.findings.filter(({ state }) => state === 'ok');
  return (
    <>
      <p className={styles.verdict}>
        {data.ready ? (
          <>
            <StatusChip tone="green">可以归档</StatusChip> 各项检查都符合。
          </>
        ) : (
          <>
            <StatusChip tone="amber">还不能归档</StatusChip> 有 {wanting.length} 项要处理。
          </>
        )}
      </p>
      <Findings findings={wanting} label="要处理的" />
      {fine.length > 0 && (
        <details className={styles.fine}>
          <summary>{fine.length} 项符合</summary>
          <Findings findings={fine} label="符合的" />
        </details>
      )}
    </>
  );
}

function Findings({
  findings,
  label,
}: {
  readonly findings: readonly CompletenessFinding[];
  readonly label: string;
}) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label={label}>
      {findings.map(({ rule, state, message }) => (
        <li key={rule}>
          <b>{labels[rule]}</b> {state === 'clash' && <StatusChip tone="red">不一致</StatusChip>}{' '}
          {state === 'missing' && <StatusChip tone="amber">缺</StatusChip>}
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
