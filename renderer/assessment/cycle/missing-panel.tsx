import { Link } from 'react-router';
import type { CycleSummary } from '#shared/contract/assessment-summary.ts';
import type { CycleId } from '#shared/ids.ts';
import { ballotBatchStateLabels, raterGroupLabels } from '#shared/vocabulary.ts';
import { formatCount } from '../../app/format.ts';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './cycle-page.module.css';

interface MissingPanelProps {
  readonly cycleId: CycleId;
  readonly summary: CycleSummary;
}

/** What the graded records still lack, each line with the way to where it is entered. */
export function MissingPanel({ cycleId, summary }: MissingPanelProps) {
  const { missing, batches } = summary;
  const people = `/assessment/${cycleId}/people?state=scoring`;
  const ballots = `/assessment/${cycleId}/ballots`;
  const unsettled = batches.filter(({ state }) => state !== 'settled' && state !== 'voided');
  const lines = [
    ...(missing.scores > 0
      ? [{ key: 'scores', text: '考核组评分没有评完', count: missing.scores, to: people }]
      : []),
    ...missing.groups.map(({ group, records }) => ({
      key: group,
      text: `缺${raterGroupLabels[group]}的测评票`,
      count: records,
      to: ballots,
    })),
    ...unsettled.map(({ state, count }) => ({
      key: state,
      text: `测评票批次${ballotBatchStateLabels[state]}`,
      count,
      to: ballots,
    })),
  ];
  return (
    <Panel
      title="还缺什么"
      extra={
        missing.incomplete === 0 ? (
          <StatusChip tone="green">得分齐全</StatusChip>
        ) : (
          `${formatCount(missing.incomplete)} 个考核对象得分不全`
        )
      }
    >
      {lines.length === 0 ? (
        <p className={styles.quiet}>没有缺项。</p>
      ) : (
        <ul className={styles.missing}>
          {lines.map(({ key, text, count, to }) => (
            <li key={key}>
              <Link to={to}>{text}</Link>
              <span>{formatCount(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
