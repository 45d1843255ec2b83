import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { PersonId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './consequences.module.css';

/** Says that a person is within the period of effect of a recall; nothing where they are not. */
export function EffectNotice({ personId }: { readonly personId: PersonId }) {
  const query = useQuery(orpc.recall.effectsOfPerson.queryOptions({ input: { personId } }));
  const effects = query.data?.effects ?? [];
  if (query.error)
    return (
      <ErrorMessage title="召回影响期没有载入" error={query.error} onRetry={() => void query.refetch()} />
    );
  if (effects.length === 0) return null;
  return (
    <section className={styles.next} aria-label="召回影响期">
      <StatusChip tone="amber">召回影响期内</StatusChip>
      {effects.map(({ caseId, caseNumber, effect }) => (
        <span key={`${caseId} ${effect.code}`}>
          {effect.title}，至 {effect.until}（
          <Link to={`/recall/cases/${caseId}?part=effect`}>{caseNumber}</Link>）{' '}
          <GroundChip ground={effect.ground} />
        </span>
      ))}
    </section>
  );
}
