import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { caseOutcomeLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail, ComparableCases as Comparable } from '#shared/contract/recall-case.ts';
import { orpc } from '../../../app/client.ts';
import { formatCount } from '../../../app/format.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { Panel } from '../../../components/page.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import { outcomeTones } from '../case-words.ts';
import styles from './case-page.module.css';

/** What other cases with the same triggers ended in: how many, and the last ones with their measures. */
export function ComparableCases({ detail }: { readonly detail: CaseDetail }) {
  const query = useQuery(orpc.recall.comparableCases.queryOptions({ input: { id: detail.id } }));
  const recent = query.data?.recent ?? [];
  const settled = query.data?.byTrigger.some(
    ({ recalled, notRecalled, withdrawn }) => recalled + notRecalled + withdrawn > 0,
  );
  return (
    <Panel title="同类案件">
      <ErrorMessage title="同类案件没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && !settled && <p className={styles.quiet}>还没有办结过情形相同的案件。</p>}
      {query.data && settled && <Shares byTrigger={query.data.byTrigger} />}
      {recent.length > 0 && (
        <ul className={styles.opinions}>
          {recent.map((other) => (
            <li key={other.id}>
              <p>
                <Link to={`/recall/cases/${other.id}`}>{other.number}</Link> {other.personName}{' '}
                {other.villageName}{' '}
                <StatusChip tone={outcomeTones[other.outcome]}>{caseOutcomeLabels[other.outcome]}</StatusChip>
              </p>
              <p className={styles.quiet}>
                {other.decidedOn}
                {other.measures.length > 0 && ` · ${other.measures.join('、')}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Shares({ byTrigger }: Pick<Comparable, 'byTrigger'>) {
  return (
    <ul className={styles.shares}>
      {byTrigger.map(({ triggerCode, title, recalled, notRecalled, withdrawn }) => {
        const all = recalled + notRecalled + withdrawn;
        return (
          <li key={triggerCode}>
            <p>{title}</p>
            {all > 0 && (
              <span className={styles.track} aria-hidden="true">
                <span className={styles.recalledBar} style={{ '--share': recalled / all }} />
                <span className={styles.notRecalledBar} style={{ '--share': notRecalled / all }} />
                <span className={styles.withdrawnBar} style={{ '--share': withdrawn / all }} />
              </span>
            )}
            <p className={styles.quiet}>
              {all === 0
                ? '还没有办结的'
                : `召回 ${formatCount(recalled)}，不予召回 ${formatCount(notRecalled)}，撤销 ${formatCount(withdrawn)}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
