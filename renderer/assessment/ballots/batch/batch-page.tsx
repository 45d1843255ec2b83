import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { ballotBatchIdSchema, cycleIdSchema } from '#shared/ids.ts';
import { ballotBatchStateLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../../app/client.ts';
import { useAllowed } from '../../../app/session.tsx';
import { useAddressId } from '../../../app/use-address-id.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { HistoryButton } from '../../../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../../../components/page.tsx';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import { PrintDrawer } from '../list/print-drawer.tsx';
import { batchTitle, passLabels, stateTones } from '../words.ts';
import styles from './batch.module.css';
import { BatchFacts } from './batch-facts.tsx';
import { BatchVotes } from './batch-votes.tsx';
import { nextStep } from './next-step.ts';
import { RemarksPanel } from './remarks-panel.tsx';
import { ReviseDialog } from './revise-dialog.tsx';
import { StartDialog } from './start-dialog.tsx';

type Dialog = 'start' | 'revise' | 'void' | 'restart1' | 'restart2' | 'print' | null;

/** One batch: what it is, how far its entry has come, and what it came to. */
export function BatchPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const id = useAddressId('batchId', ballotBatchIdSchema);
  const query = useQuery(orpc.assessment.getBatch.queryOptions({ input: { id }, staleTime: 0 }));
  const batch = query.data;
  return (
    <Page>
      <PageHeader
        title={batch ? batchTitle(batch) : '测评票批次'}
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: batch?.cycleTitle ?? '本次考核', to: `/assessment/${cycleId}` },
          { label: '测评票', to: `/assessment/${cycleId}/ballots` },
        ]}
        meta={
          batch && (
            <StatusChip tone={stateTones[batch.state]}>{ballotBatchStateLabels[batch.state]}</StatusChip>
          )
        }
        extra={batch && <HistoryButton entityId={batch.id} title={batchTitle(batch)} />}
        action={batch && <NextStep key={batch.revision} batch={batch} />}
      />
      <ErrorMessage title="这一批没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {batch && <Batch batch={batch} />}
    </Page>
  );
}

/** The one thing to do next, for whom it is. */
function NextStep({ batch }: { readonly batch: BatchDetail }) {
  const mayEnter = useAllowed('assessment.startPass');
  const [starting, setStarting] = useState(false);
  const navigate = useNavigate();
  const step = nextStep(batch);
  const here = `/assessment/${batch.cycleId}/ballots/${batch.id}`;
  if (!mayEnter || !batch.open || step === null) return null;
  switch (step.kind) {
    case 'start':
      return (
        <>
          <Button type="primary" onClick={() => setStarting(true)}>
            {batch.ballotEntry === 'double' ? `录入${passLabels[step.pass]}` : '录入'}
          </Button>
          <StartDialog batch={batch} pass={step.pass} open={starting} onClose={() => setStarting(false)} />
        </>
      );
    case 'continue':
      return (
        <Button type="primary" onClick={() => void navigate(`${here}/enter`)}>
          继续录入
        </Button>
      );
    case 'compare':
      return (
        <Button type="primary" onClick={() => void navigate(`${here}/differences`)}>
          核对差异
        </Button>
      );
    case 'wait':
      return null;
  }
}

function Batch({ batch }: { readonly batch: BatchDetail }) {
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Dialog>(null);
  const mayRevise = useAllowed('assessment.reviseBatch') && batch.open;
  const mayVoid = useAllowed('assessment.voidBatch') && batch.open && batch.state !== 'voided';
  const mayRestart = useAllowed('assessment.restartEntry') && batch.open && batch.state !== 'voided';
  const mayTakeSheet = useAllowed('assessment.listDifferences');
  const step = nextStep(batch);
  const { id, revision } = batch;
  const close = () => setDialog(null);

  function taken(after: BatchDetail) {
    queries.setQueryData(orpc.assessment.getBatch.queryKey({ input: { id } }), after);
    void queries.invalidateQueries({ queryKey: orpc.assessment.key() });
    void queries.invalidateQueries({ queryKey: orpc.audit.history.key() });
  }
  const restart = (pass: 1 | 2) => async (reason: string) =>
    taken(await client.assessment.restartEntry({ id, revision, pass, reason }));
  const counted =
    batch.settled === null
      ? ''
      : `已计入 ${batch.subjects.length} 个考核对象的票数会一并撤回，得分重新计算。`;

  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Panel
          title="批次"
          extra={
            <div className={styles.tools}>
              <Button size="small" onClick={() => setDialog('print')}>
                打印测评票
              </Button>
              {mayRevise && batch.state !== 'settled' && batch.state !== 'voided' && (
                <Button size="small" onClick={() => setDialog('revise')}>
                  修改
                </Button>
              )}
              {mayVoid && (
                <Button size="small" danger onClick={() => setDialog('void')}>
                  作废
                </Button>
              )}
            </div>
          }
        >
          <BatchFacts batch={batch} />
        </Panel>
        <Panel title="录入">
          <ul className={styles.passes}>
            {batch.passes.map(({ pass, by, finishedAt }) => (
              <li key={pass}>
                {batch.ballotEntry === 'double' ? passLabels[pass] : '录入'}：{by}，
                {finishedAt === null ? '还没有录完' : '已录完'}
                {mayRestart && (pass === 1 || batch.state === 'second') && (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => setDialog(pass === 1 ? 'restart1' : 'restart2')}
                  >
                    重新录入
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <p className={styles.note}>{step?.sentence ?? closedSentence(batch)}</p>
          {mayTakeSheet && batch.passes.length === 2 && batch.state === 'settled' && (
            <p>
              <Link to={`/assessment/${batch.cycleId}/ballots/${id}/differences`}>查看核对过的差异</Link>
            </p>
          )}
        </Panel>
        {batch.settled !== null && (
          <Panel title="确认的结果">
            <BatchVotes batch={batch} />
          </Panel>
        )}
      </div>
      <RemarksPanel batch={batch} />
      <ReviseDialog
        key={`revise ${revision}`}
        batch={batch}
        open={dialog === 'revise'}
        onTaken={taken}
        onClose={close}
      />
      <PrintDrawer ids={[id]} open={dialog === 'print'} onClose={close} />
      <ReasonModal
        open={dialog === 'void'}
        title={`作废第 ${batch.number} 批`}
        consequence={`这一批的票不再计票，批次号不再使用。${counted}`}
        confirm="作废"
        grave
        onConfirm={async (reason) => taken(await client.assessment.voidBatch({ id, revision, reason }))}
        onClose={close}
      />
      <ReasonModal
        open={dialog === 'restart1'}
        title={batch.ballotEntry === 'double' ? '两遍都重新录入' : '重新录入'}
        consequence={`已录入的内容会全部清除${batch.passes.length === 2 ? '，第二遍也要重录' : ''}。${counted}`}
        confirm="清除并重新录入"
        grave
        onConfirm={restart(1)}
        onClose={close}
      />
      <ReasonModal
        open={dialog === 'restart2'}
        title="重新录入第二遍"
        consequence={`第二遍录入的内容会清除，第一遍保留。${counted}`}
        confirm="清除第二遍"
        grave
        onConfirm={restart(2)}
        onClose={close}
      />
    </div>
  );
}

function closedSentence({ state, voidReason, open }: BatchDetail): string {
  if (state === 'voided') return `已作废：${voidReason ?? ''}`;
  if (state === 'settled') return '结果已确认，已计入各考核对象的票数。';
  return open ? '' : '考核不在测评评分阶段，现在不能录入。';
}
