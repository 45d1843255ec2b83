import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { PersonId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Panel } from '../../components/page.tsx';
import { SignalStanding } from '../../recall/signal-columns.tsx';
import styles from './person.module.css';

/** What the records of this person speak for; nothing where they speak for no trigger. */
export function PersonSignals({ id }: { readonly id: PersonId }) {
  const { data, error, refetch } = useQuery(
    orpc.recall.signalsOfPerson.queryOptions({ input: { personId: id } }),
  );
  if (error) return <ErrorMessage title="召回线索没有载入" error={error} onRetry={() => void refetch()} />;
  if (!data || data.signals.length === 0) return null;
  return (
    <Panel title="召回线索" extra={`依据${data.schemeTitle}`}>
      <ul className={styles.signals}>
        {data.signals.map((signal) => (
          <li key={`${signal.posting.postingId} ${signal.key}`}>
            <Link to={`/recall/signals?state=all&signal=${signal.posting.postingId}+${signal.key}`}>
              （{signal.triggerOrdinal}）{signal.sentence}
            </Link>{' '}
            <SignalStanding signal={signal} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
