import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { effectKindLabels, faultLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { RunningEffect } from '#shared/contract/recall-consequences.ts';
import { orpc } from '../../app/client.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './consequences.module.css';
import { effectStanding } from './effect-words.ts';

/** 影响期: what the recall keeps the person from, until when, and what it means for the assessment of its year. */
export function EffectPanel({ detail }: { readonly detail: CaseDetail }) {
  const query = useQuery(orpc.recall.caseEffects.queryOptions({ input: { caseId: detail.id } }));
  return (
    <div className={styles.panel}>
      <ErrorMessage title="影响期没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && (
        <>
          {query.data.none !== null && <EmptyState>{query.data.none}</EmptyState>}
          {query.data.effects.length > 0 && (
            <>
              <p className={styles.quiet}>
                审定时按“{detail.scheme.shortTitle}”
                {detail.fault === null ? '' : `和${faultLabels[detail.fault]}`}
                固定，以后制度修改不影响本案。到期前后 30 天在总览提醒；再次提名为人选时会注明仍在影响期内。
              </p>
              <EffectTable effects={query.data.effects} />
            </>
          )}
          {query.data.assessment && (
            <section>
              <h3 className={styles.subtitle}>当年考核</h3>
              <p>
                {query.data.assessment.sentence} <GroundChip ground={query.data.assessment.ground} />{' '}
                <GroundChip ground={query.data.assessment.outcomeGround} />
              </p>
            </section>
          )}
        </>
      )}
    </div>
  );
}

function EffectTable({ effects }: { readonly effects: readonly RunningEffect[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">后果</th>
          <th scope="col">种类</th>
          <th scope="col">起</th>
          <th scope="col">止</th>
          <th scope="col">进展</th>
          <th scope="col">依据</th>
        </tr>
      </thead>
      <tbody>
        {effects.map((effect) => {
          const { tone, words } = effectStanding(effect);
          return (
            <tr key={effect.code}>
              <td>{effect.title}</td>
              <td>{effectKindLabels[effect.kind]}</td>
              <td className={styles.day}>{effect.from}</td>
              <td className={styles.day}>{effect.until}</td>
              <td>
                <StatusChip tone={tone}>{words}</StatusChip>
              </td>
              <td>
                <GroundChip ground={effect.ground} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
