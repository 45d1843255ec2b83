import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  type Objection,
  objectionOutcomeLabels,
  type Publicity,
} from '#shared/contract/assessment-publicity.ts';
import { formatDateLong } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { AddIcon } from '../../components/icons.tsx';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { AnswerForm, ObjectionForm } from './objection-forms.tsx';
import styles from './publicity.module.css';

interface ObjectionsPanelProps {
  readonly publicity: Publicity;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** What was objected, with the answers; those without one stand first. */
export function ObjectionsPanel({ publicity, onUnsaved }: ObjectionsPanelProps) {
  const { cycle, notices } = publicity;
  const [recording, setRecording] = useState(false);
  const [answering, setAnswering] = useState<Objection | null>(null);
  const objections = useQuery(orpc.assessment.listObjections.queryOptions({ input: { cycleId: cycle.id } }));
  const mayRecord = useAllowed('assessment.recordObjection');
  const standing = notices.find(({ version, stage }) => version === cycle.version && stage !== 'withdrawn');
  const inTime = cycle.state === 'publicity' || cycle.state === 'final';
  const record = mayRecord && inTime && standing && standing.stage !== 'to_come' && (
    <Button icon={<AddIcon />} onClick={() => setRecording(true)}>
      登记异议
    </Button>
  );
  const stop = (close: () => void) => () => {
    onUnsaved(false);
    close();
  };
  return (
    <Panel title="异议" extra={record}>
      <ErrorMessage title="异议没有载入" error={objections.error} onRetry={() => void objections.refetch()} />
      {objections.isPending && <Skeleton active title={false} />}
      {objections.data?.objections.length === 0 && <EmptyState>没有收到异议。</EmptyState>}
      <ul className={styles.objections}>
        {objections.data?.objections.map((objection) => (
          <ObjectionItem
            key={objection.id}
            cycleId={cycle.id}
            objection={objection}
            open={inTime || cycle.state === 'approval'}
            onAnswer={() => setAnswering(objection)}
          />
        ))}
      </ul>
      {standing && (
        <Drawer
          open={recording}
          onClose={stop(() => setRecording(false))}
          title="登记异议"
          size={560}
          destroyOnHidden
        >
          <ObjectionForm
            cycleId={cycle.id}
            notice={standing}
            onUnsaved={onUnsaved}
            onDone={stop(() => setRecording(false))}
          />
        </Drawer>
      )}
      <Modal
        open={answering !== null}
        onCancel={stop(() => setAnswering(null))}
        title={`答复${answering?.about ? `对${answering.about.name}的` : ''}异议`}
        footer={null}
        destroyOnHidden
      >
        {answering && (
          <AnswerForm
            key={answering.id}
            cycleId={cycle.id}
            objection={answering}
            onUnsaved={onUnsaved}
            onDone={stop(() => setAnswering(null))}
          />
        )}
      </Modal>
    </Panel>
  );
}

interface ObjectionItemProps {
  readonly cycleId: CycleId;
  readonly objection: Objection;
  /** May still be answered. */
  readonly open: boolean;
  readonly onAnswer: () => void;
}

const outcomeTones = { upheld: 'red', partly_upheld: 'amber', not_upheld: 'grey' } as const;

function ObjectionItem({ cycleId, objection, open, onAnswer }: ObjectionItemProps) {
  const mayAnswer = useAllowed('assessment.answerObjection');
  const mayReopen = useAllowed('assessment.reopen');
  const { about, answer, late, source, toReopen } = objection;
  const title = about ? `对${about.name}的异议` : '对整个结果的异议';
  return (
    <li>
      <article className={styles.objection} aria-label={title}>
        <h3>
          {about ? (
            <>
              对<Link to={`/assessment/${cycleId}/records/${about.assessmentId}`}>{about.name}</Link>的异议
            </>
          ) : (
            title
          )}
          {late && <StatusChip tone="amber">公示期满后收到</StatusChip>}
          {answer ? (
            <StatusChip tone={outcomeTones[answer.outcome]}>
              {objectionOutcomeLabels[answer.outcome]}
            </StatusChip>
          ) : (
            <StatusChip tone="red">待答复</StatusChip>
          )}
        </h3>
        <p className={styles.quiet}>
          {formatDateLong(objection.receivedOn)}收到，{source === null ? '匿名' : `提出人：${source}`}；
          {objection.createdBy}登记。
        </p>
        <p className={styles.prose}>{objection.text}</p>
        {answer && (
          <div className={styles.answer}>
            <p className={styles.quiet}>
              {formatDateLong(answer.on)}答复，{answer.by}
            </p>
            <p className={styles.prose}>{answer.text}</p>
          </div>
        )}
        {toReopen && about && (
          <p>
            异议成立，要由领导重新开启这条考核记录并再次审定，结果才能生效。
            {mayReopen && (
              <Link to={`/assessment/${cycleId}/records/${about.assessmentId}`}>到考核记录重新开启</Link>
            )}
          </p>
        )}
        <div className={styles.tools}>
          {mayAnswer && open && <Button onClick={onAnswer}>{answer ? '更正答复' : '答复'}</Button>}
          <HistoryButton entityId={objection.id} title={title} />
        </div>
      </article>
    </li>
  );
}
