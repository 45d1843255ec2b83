import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { caseOutcomeLabels } from '#shared/case-vocabulary.ts';
import type { PersonId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { outcomeTones, stageTone, triggerWords } from '../../recall/cases/case-words.ts';
import styles from './person.module.css';

/** Recall cases about this person that the reader may know of; nothing where there are none. */
export function PersonCases({ id }: { readonly id: PersonId }) {
  const { data, error, refetch } = useQuery(orpc.recall.casesOf.queryOptions({ input: { personId: id } }));
  if (error) return <ErrorMessage title="召回案件没有载入" error={error} onRetry={() => void refetch()} />;
  if (!data || data.cases.length === 0) return null;
  return (
    <Panel title="召回案件">
      <ul className={styles.signals}>
        {data.cases.map((each) => (
          <li key={each.id}>
            <Link to={`/recall/cases/${each.id}`}>{each.number}</Link>{' '}
            {each.outcome ? (
              <StatusChip tone={outcomeTones[each.outcome]}>{caseOutcomeLabels[each.outcome]}</StatusChip>
            ) : (
              <StatusChip tone={stageTone(each.stage)}>{each.stateTitle}</StatusChip>
            )}
            <p className={styles.quiet}>
              {each.openedOn} 立案：{each.triggers.map(triggerWords).join('；')}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
