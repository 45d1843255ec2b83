import { skipToken, useQuery } from '@tanstack/react-query';
import { type SignalTest, signalSuggestionLabels } from '#shared/policy/recall-rules.ts';
import { orpc } from '../../../app/client.ts';
import { GroundChip } from '../../../components/clause-chip.tsx';
import styles from './parts.module.css';
import { triggersFor } from './triggers.ts';

interface TriggerNoteProps {
  /** Whether a test of the scheme looks at records like this one. */
  readonly speaks: (test: SignalTest) => boolean;
}

/** Which recall trigger a record can speak for under the scheme in force; it never opens a case. */
export function TriggerNote({ speaks }: TriggerNoteProps) {
  const inForce = useQuery(orpc.policy.inForce.queryOptions({ staleTime: 60_000 })).data;
  const scheme = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: inForce ? { id: inForce.id } : skipToken,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  ).data;
  if (!scheme) return null;
  const spoken = triggersFor(scheme.content.recall.triggers, speaks);
  if (spoken.length === 0) {
    return <p className={styles.note}>现行方案没有把这一类列为召回情形的依据，只作记录。</p>;
  }
  return (
    <div className={styles.note}>
      <p>按现行方案，这一类记录可作以下召回情形的依据（只作提示，是否召回由有权机关研究决定）：</p>
      <ul className={styles.triggers}>
        {spoken.map(({ trigger, suggests }) => (
          <li key={trigger.code}>
            （{trigger.ordinal}）{trigger.title} <GroundChip ground={trigger.ground} /> 提示：
            {suggests.map((suggestion) => signalSuggestionLabels[suggestion]).join('、')}
          </li>
        ))}
      </ul>
    </div>
  );
}
