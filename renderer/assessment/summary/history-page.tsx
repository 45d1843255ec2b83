import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import type { HistoryEntry } from '#shared/contract/assessment-summary.ts';
import { personIdSchema } from '#shared/ids.ts';
import { formatPointsAligned } from '#shared/points.ts';
import {
  assessedObjectLabels,
  assessmentKindLabels,
  assessmentStateLabels,
  participationLabels,
} from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { gradeLabels } from '../../app/words.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './history-page.module.css';
import { TotalsOverYears } from './totals-over-years.tsx';

const tones = { scoring: 'grey', proposed: 'amber', locked: 'green' } as const;

/** Every assessment of a person over the years: totals, grades, and the parts of each score side by side. */
export function HistoryPage() {
  const personId = useAddressId('personId', personIdSchema);
  const history = useQuery(orpc.assessment.historyOfPerson.queryOptions({ input: { personId } }));
  const entries = history.data?.entries ?? [];
  return (
    <Page>
      <PageHeader
        title={history.data ? `${history.data.name}的历次考核` : '历次考核'}
        crumbs={[{ label: '考核', to: '/assessment' }]}
        extra={<Link to={`/people/${personId}`}>人员档案</Link>}
      />
      <ErrorMessage title="历次考核没有载入" error={history.error} onRetry={() => void history.refetch()} />
      {history.isPending && <Skeleton active />}
      {history.data && entries.length === 0 && <EmptyState>还没有参加过考核。</EmptyState>}
      {entries.length > 0 && (
        <>
          <Panel title="得分">
            <TotalsOverYears entries={entries} />
          </Panel>
          <Panel title="结果">
            <Results entries={entries} />
          </Panel>
          <Panel title="各部分得分">
            <Sections entries={entries} />
          </Panel>
        </>
      )}
    </Page>
  );
}

const addressOf = ({ cycleId, assessmentId }: HistoryEntry) =>
  `/assessment/${cycleId}/records/${assessmentId}`;

/** Grade so far: settled in its own words, else what the score suggests. */
function gradeOf(entry: HistoryEntry): string {
  if (entry.participation !== 'graded') return participationLabels[entry.participation];
  if (entry.gradeWord !== null) return entry.gradeWord;
  return entry.suggestedGrade === null ? '' : `按得分为${gradeLabels[entry.suggestedGrade]}`;
}

function Results({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">考核</th>
          <th scope="col">种类</th>
          <th scope="col">考核期间</th>
          <th scope="col">身份</th>
          <th scope="col">派驻村</th>
          <th scope="col">派出单位</th>
          <th scope="col" className={styles.number}>
            得分
          </th>
          <th scope="col" className={styles.number}>
            名次
          </th>
          <th scope="col">等次</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.assessmentId}>
            <th scope="row">
              <Link to={addressOf(entry)}>{entry.cycleTitle}</Link>
            </th>
            <td>{assessmentKindLabels[entry.kind]}</td>
            <td>
              {entry.periodFrom} 至 {entry.periodTo}
            </td>
            <td>{assessedObjectLabels[entry.object]}</td>
            <td>{entry.villageName}</td>
            <td>{entry.unitName}</td>
            <td className={styles.number}>{entry.total !== null && formatPointsAligned(entry.total)}</td>
            <td className={styles.number}>{entry.rank !== null && `${entry.rank}/${entry.poolSize}`}</td>
            <td>{gradeOf(entry)}</td>
            <td>
              <StatusChip tone={tones[entry.state]}>{assessmentStateLabels[entry.state]}</StatusChip>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A line for each part that any of the assessments has; parts of the same name stand in one line. */
function Sections({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const titles = [...new Set(entries.flatMap(({ sections }) => sections.map(({ title }) => title)))];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">部分</th>
          {entries.map((entry) => (
            <th key={entry.assessmentId} scope="col" className={styles.number}>
              {entry.cycleTitle}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {titles.map((title) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            {entries.map((entry) => {
              const section = entry.sections.find((candidate) => candidate.title === title);
              return (
                <td key={entry.assessmentId} className={styles.number}>
                  {section &&
                    `${section.points === null ? '未完成' : formatPointsAligned(section.points)} / ${formatPointsAligned(section.maximum)}`}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
