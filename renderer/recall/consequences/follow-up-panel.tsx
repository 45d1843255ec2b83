import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { followUpKindLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { FollowUp } from '#shared/contract/recall-consequences.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { AddFollowUpDrawer } from './add-follow-up-drawer.tsx';
import styles from './consequences.module.css';
import { FinishFollowUpDrawer } from './finish-follow-up-drawer.tsx';
import { followUpStanding, followUpsSentence } from './follow-up-words.ts';
import { VoidModal } from './void-modal.tsx';

type Asking =
  | { readonly kind: 'add' }
  | { readonly kind: 'finish' | 'void'; readonly followUp: FollowUp }
  | null;

/** 跟踪落实: what has to be done beside a recall or instead of one, until when, and what came of it. */
export function FollowUpPanel({ detail }: { readonly detail: CaseDetail }) {
  const query = useQuery(orpc.recall.followUpsOf.queryOptions({ input: { caseId: detail.id } }));
  const open = detail.endedOn === null;
  const mayAdd = useAllowed('recall.addFollowUp') && open;
  const mayFinish = useAllowed('recall.finishFollowUp') && open;
  const mayVoid = useAllowed('recall.voidFollowUp') && open;
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const followUps = query.data?.followUps ?? [];
  const unmet = followUps.some(({ result, voidReason }) => result === 'not_met' && voidReason === null);
  const again = detail.next.find(({ stage }) => stage === 'verifying');
  const add = mayAdd && <Button onClick={() => setAsking({ kind: 'add' })}>登记跟踪事项</Button>;

  return (
    <div className={styles.panel}>
      <ErrorMessage title="跟踪事项没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && followUps.length === 0 && (
        <EmptyState action={add}>
          {open
            ? '没有跟踪事项。审定不予召回时可以一并安排，召回前后需要约谈、限期整改的也可以在这里登记。'
            : '本案没有跟踪事项。'}
        </EmptyState>
      )}
      {followUps.length > 0 && (
        <>
          <div className={styles.head}>
            <p>{followUpsSentence(followUps)}</p>
            {add}
          </div>
          {unmet && again && (
            <p className={styles.quiet}>
              有没有落实到位的事项，可以在办理环节中转入“{again.title}”，重新核实后再审定。
            </p>
          )}
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">事项</th>
                <th scope="col">责任机关</th>
                <th scope="col">起止</th>
                <th scope="col">进展</th>
                <th scope="col">落实情况</th>
                <th scope="col">
                  <span className="desk-hidden">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {followUps.map((one) => (
                <FollowUpLine
                  key={one.id}
                  followUp={one}
                  onFinish={mayFinish ? () => setAsking({ kind: 'finish', followUp: one }) : null}
                  onVoid={mayVoid ? () => setAsking({ kind: 'void', followUp: one }) : null}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
      {asking?.kind === 'add' && <AddFollowUpDrawer detail={detail} onClose={close} />}
      {asking?.kind === 'finish' && (
        <FinishFollowUpDrawer detail={detail} followUp={asking.followUp} onClose={close} />
      )}
      {asking?.kind === 'void' && (
        <VoidModal detail={detail} what={{ kind: 'follow_up', record: asking.followUp }} onClose={close} />
      )}
    </div>
  );
}

interface FollowUpLineProps {
  readonly followUp: FollowUp;
  readonly onFinish: (() => void) | null;
  readonly onVoid: (() => void) | null;
}

function FollowUpLine({ followUp, onFinish, onVoid }: FollowUpLineProps) {
  const { kind, title, organ, startedOn, dueOn, result, finishedOn, finding, documentNumber, voidReason } =
    followUp;
  const { tone, words } = followUpStanding(followUp);
  const stands = voidReason === null;
  return (
    <tr className={stands ? '' : styles.voided}>
      <td>
        {followUpKindLabels[kind]}：{title}
      </td>
      <td>{organ}</td>
      <td className={styles.day}>
        {startedOn}
        {dueOn !== null && (
          <>
            <br />至 {dueOn}
          </>
        )}
      </td>
      <td>
        <StatusChip tone={tone}>{words}</StatusChip>
      </td>
      <td className={styles.prose}>
        {finding}
        {finishedOn !== null && (
          <p className={styles.quiet}>{[finishedOn, documentNumber].filter(Boolean).join(' · ')}</p>
        )}
        {voidReason !== null && <p className={styles.quiet}>作废理由：{voidReason}</p>}
      </td>
      <td>
        {stands && (
          <div className={styles.actions}>
            {result === null && onFinish && (
              <Button size="small" onClick={onFinish}>
                登记结果
              </Button>
            )}
            {onVoid && (
              <Button size="small" type="text" onClick={onVoid}>
                作废
              </Button>
            )}
          </div>
        )}
      </td>
    </tr>
  );
}
