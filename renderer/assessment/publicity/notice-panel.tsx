import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  type CycleOfResults,
  type PublicityNotice,
  type PublicityStage,
  publicityScopeLabels,
  publicityStageLabels,
} from '#shared/contract/assessment-publicity.ts';
import { formatDateLong } from '#shared/dates.ts';
import { assessedObjectLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Panel } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { Facts } from '../../presence/records/parts/facts.tsx';
import { DocumentButton } from './document-button.tsx';
import styles from './publicity.module.css';

const tones = {
  to_come: 'grey',
  running: 'amber',
  ended: 'green',
  withdrawn: 'grey',
} as const satisfies Record<PublicityStage, string>;

interface NoticePanelProps {
  readonly cycle: CycleOfResults;
  readonly notice: PublicityNotice;
  /** It is the one that the paper is made of: the last that stands. */
  readonly last: boolean;
}

/** One notice: from when to when, what it shows, and its withdrawal. */
export function NoticePanel({ cycle, notice, last }: NoticePanelProps) {
  const [listed, setListed] = useState(false);
  const { stage, startsOn, endsOn, recountedEndsOn } = notice;
  const current = notice.version === cycle.version;
  const title = `${formatDateLong(startsOn)}至${formatDateLong(endsOn)}的公示`;
  return (
    <Panel
      title={title}
      extra={
        <span className={styles.title}>
          <StatusChip tone={tones[stage]}>{publicityStageLabels[stage]}</StatusChip>
          {!current && <StatusChip>第 {notice.version} 次办理</StatusChip>}
        </span>
      }
    >
      {recountedEndsOn !== null && stage !== 'withdrawn' && (
        <ul className={styles.notes}>
          <li>
            节假日安排后来有变动，按现在的日历，{notice.workingDays} 个工作日应到
            {formatDateLong(recountedEndsOn)}为止。天数不够的，请撤回后重新公示。
          </li>
        </ul>
      )}
      <Facts
        facts={[
          { label: '公示时间', value: `${formatDateLong(startsOn)}至${formatDateLong(endsOn)}` },
          { label: '工作日', value: `${notice.workingDays} 个` },
          { label: '公示范围', value: publicityScopeLabels[notice.scope] },
          { label: '公示结果', value: `${notice.results} 个` },
          { label: '地点或方式', value: notice.place, wide: true },
          { label: '受理异议', value: notice.contact, wide: true },
          { label: '文号', value: notice.documentNumber },
          {
            label: '异议',
            value:
              notice.objections.all === 0
                ? '没有'
                : `${notice.objections.all} 件，${notice.objections.open} 件待答复`,
          },
          { label: '发布', value: `${notice.createdBy}，${formatMinute(notice.createdAt)}` },
          {
            label: '撤回',
            value:
              notice.withdrawnAt && `${formatMinute(notice.withdrawnAt)}，理由：${notice.withdrawReason}`,
            wide: true,
          },
        ]}
      />
      {last && stage === 'ended' && cycle.state === 'publicity' && (
        <p className={styles.after}>
          公示已经期满。异议都答复以后，由领导在<Link to={`/assessment/${cycle.id}`}>总况</Link>里使结果生效。
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={() => setListed(true)}>查看公示名单</Button>
        {last && (
          <DocumentButton
            label="公示文稿"
            target={{ kind: 'publicity_notice', cycleId: cycle.id }}
            revision={notice.id}
          />
        )}
        {current && stage !== 'withdrawn' && cycle.state === 'publicity' && (
          <WithdrawButton notice={notice} />
        )}
        <HistoryButton entityId={notice.id} title={title} />
      </div>
      <Drawer open={listed} onClose={() => setListed(false)} title="公示名单" size={720} destroyOnHidden>
        <PublicisedList notice={notice} />
      </Drawer>
    </Panel>
  );
}

function WithdrawButton({ notice }: Pick<NoticePanelProps, 'notice'>) {
  const [asking, setAsking] = useState(false);
  const allowed = useAllowed('assessment.withdrawPublicity');
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const withdraw = useMutation(
    orpc.assessment.withdrawPublicity.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
        message.success('公示已撤回，可以重新发布。');
      },
    }),
  );
  if (!allowed) return null;
  const { open } = notice.objections;
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        撤回公示
      </Button>
      <ReasonModal
        open={asking}
        grave
        title="撤回公示"
        confirm="撤回公示"
        consequence={`这次公示作废，要重新发布并重新计算工作日。${
          open > 0 ? `还有 ${open} 件异议没有答复，答复后才能发布新的公示。` : ''
        }`}
        onConfirm={(reason) => withdraw.mutateAsync({ id: notice.id, revision: notice.revision, reason })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

function PublicisedList({ notice }: Pick<NoticePanelProps, 'notice'>) {
  const shown = useQuery(
    orpc.assessment.publicisedResults.queryOptions({
      input: { publicityId: notice.id },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  return (
    <>
      <ErrorMessage title="公示名单没有载入" error={shown.error} onRetry={() => void shown.refetch()} />
      {shown.isPending && <Skeleton active title={false} />}
      {shown.data && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">类别</th>
              <th scope="col">名称</th>
              <th scope="col">派出单位</th>
              <th scope="col">乡镇（街道）</th>
              <th scope="col">村（社区）</th>
              <th scope="col">等次</th>
            </tr>
          </thead>
          <tbody>
            {shown.data.results.map((result, index) => (
              <tr key={result.assessmentId}>
                <td>{index + 1}</td>
                <td>{assessedObjectLabels[result.object]}</td>
                <td>{result.name}</td>
                <td>{result.unitName}</td>
                <td>{result.townshipName}</td>
                <td>{result.villageName}</td>
                <td>{result.gradeWord}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
