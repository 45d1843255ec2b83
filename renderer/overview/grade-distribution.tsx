import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import { grades } from '#shared/vocabulary.ts';
import { orpc } from '../app/client.ts';
import { formatCount } from '../app/format.ts';
import { gradeLabels } from '../app/words.ts';
import { GroundChip } from '../components/clause-chip.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Panel } from '../components/page.tsx';
import styles from './overview.module.css';

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10);

/** How the grades of the newest assessment fall, settled, proposed or suggested, beside the rule for 优秀. */
export function GradeDistribution({ cycle }: { readonly cycle: Cycle }) {
  const list = useQuery(orpc.assessment.list.queryOptions({ input: { cycleId: cycle.id, limit: 1 } }));
  const scheme = useQuery(orpc.policy.getScheme.queryOptions({ input: { id: cycle.schemeVersionId } }));
  const quota = scheme.data?.content.annual.excellentQuota;
  const counts = list.data?.distribution;
  const graded = grades.reduce((sum, grade) => sum + (counts?.[grade] ?? 0), 0);
  const most = Math.max(1, ...grades.map((grade) => counts?.[grade] ?? 0));
  return (
    <Panel title={`等次分布（${cycle.title}）`} extra={`已有等次 ${formatCount(graded)} 人`}>
      <ErrorMessage error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton active title={false} />}
      {counts && (
        <table className={styles.distribution}>
          <thead className="desk-hidden">
            <tr>
              <th scope="col">等次</th>
              <th scope="col">图示</th>
              <th scope="col">人数</th>
              <th scope="col">占比</th>
            </tr>
          </thead>
          <tbody>
            {grades.map((grade) => (
              <tr key={grade}>
                <th scope="row">{gradeLabels[grade]}</th>
                <td className={styles.track}>
                  <span
                    className={`${styles.fill} ${styles[grade] ?? ''}`}
                    style={{ width: `${((counts[grade] ?? 0) / most) * 100}%` }}
                  />
                </td>
                <td className={styles.number}>{formatCount(counts[grade] ?? 0)}</td>
                <td className={styles.number}>{percent(counts[grade] ?? 0, graded)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {quota && (
        <p className={styles.quota}>
          {quota.ratio === null
            ? '方案没有规定优秀的比例。'
            : `优秀不超过 ${quota.ratio / 100}%，公务员和其他人员分别计算。`}
          <GroundChip ground={quota.ground} />
        </p>
      )}
    </Panel>
  );
}
