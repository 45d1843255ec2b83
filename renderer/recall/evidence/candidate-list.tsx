import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { evidenceTypeLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { EvidenceCandidate } from '#shared/contract/recall-evidence.ts';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './evidence.module.css';

interface CandidateListProps {
  readonly detail: CaseDetail;
  readonly chosen: EvidenceCandidate | null;
  readonly onChoose: (candidate: EvidenceCandidate) => void;
}

/** Shown before the rest is asked for. */
const first = 6;

export const candidateKey = ({ record, type }: EvidenceCandidate) => `${record.kind} ${record.id} ${type}`;

/** Records of the posting that could serve; choosing one fills in the form below. */
export function CandidateList({ detail, chosen, onChoose }: CandidateListProps) {
  const [all, setAll] = useState(false);
  const query = useQuery(orpc.recall.evidenceCandidates.queryOptions({ input: { caseId: detail.id } }));
  const candidates = query.data?.candidates ?? [];
  const shown = all ? candidates : candidates.slice(0, first);
  return (
    <section className={styles.candidates} aria-label="可以作为证据的记录">
      <h3>从驻村记录中选用</h3>
      <ErrorMessage title="备选记录没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && candidates.length === 0 && (
        <p className={styles.quiet}>此人这次驻村没有可以选用的记录，请在下面直接填写。</p>
      )}
      <ul>
        {shown.map((candidate) => (
          <li key={candidateKey(candidate)}>
            <span>
              {candidate.record.label}
              <span className={styles.quiet}> · {evidenceTypeLabels[candidate.type]}</span>{' '}
              {candidate.fromSignal && <StatusChip tone="amber">线索依据</StatusChip>}{' '}
              {candidate.takenAs !== null && <StatusChip>已作为证据{candidate.takenAs}</StatusChip>}
            </span>
            <Button
              size="small"
              aria-label={`选用 ${candidate.record.label}`}
              aria-pressed={chosen !== null && candidateKey(chosen) === candidateKey(candidate)}
              onClick={() => onChoose(candidate)}
            >
              {chosen !== null && candidateKey(chosen) === candidateKey(candidate) ? '已选用' : '选用'}
            </Button>
          </li>
        ))}
      </ul>
      {!all && candidates.length > first && (
        <Button size="small" type="link" onClick={() => setAll(true)}>
          显示全部 {candidates.length} 条
        </Button>
      )}
    </section>
  );
}
