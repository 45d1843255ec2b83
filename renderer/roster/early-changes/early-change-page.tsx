import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { EarlyChange, PostingLife } from '#shared/contract/roster-lifecycle.ts';
import { formatDateLong } from '#shared/dates.ts';
import { earlyChangeIdSchema } from '#shared/ids.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { client, codeOf, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { EndPostingDialog } from '../lifecycle/end-posting-dialog.tsx';
import { EarlyChangeStateChip, PostingStageChip } from '../stage-chip.tsx';
import styles from './early-change.module.css';
import { EarlyChangeSteps } from './early-change-steps.tsx';
import { isRunning } from './early-change-words.ts';
import { SuccessorPanel } from './successor-panel.tsx';

/** One early change: the application, the successor, the organs step by step, and the end that it leads to. */
export function EarlyChangePage() {
  const id = useAddressId('earlyChangeId', earlyChangeIdSchema);
  const query = useQuery(orpc.roster.getEarlyChange.queryOptions({ input: { id } }));
  const change = query.data;
  const postingQuery = useQuery(
    orpc.roster.getPosting.queryOptions({ input: change ? { id: change.postingId } : skipToken }),
  );
  const posting = postingQuery.data?.posting;
  const life = postingQuery.data?.life;
  const mayClose = useAllowed('roster.closeEarlyChange');
  const mayEnd = useAllowed('roster.endPosting');
  const [unsaved, setUnsaved] = useState(false);
  const [asking, setAsking] = useState<'close' | 'end' | null>(null);
  const name = posting?.personName ?? '';

  return (
    <Page>
      <UnsavedGuard unsaved={unsaved} what="填写的内容还没有登记" />
      <PageHeader
        title={posting ? `${name} · 个别调整` : '个别调整'}
        crumbs={[
          { label: '台账', to: '/roster' },
          { label: '选派与调整', to: '/roster/nominations?tab=changes' },
        ]}
        meta={change && <EarlyChangeStateChip state={change.state} />}
        extra={
          change && (
            <>
              {isRunning(change.state) && mayClose && (
                <Button onClick={() => setAsking('close')}>撤回申请</Button>
              )}
              <HistoryButton entityId={id} title={`${name}的个别调整`} />
            </>
          )
        }
        action={
          change?.state === 'approved' &&
          mayEnd && (
            <Button type="primary" onClick={() => setAsking('end')}>
              登记离岗
            </Button>
          )
        }
      />
      <ErrorMessage
        title="这次个别调整没有载入"
        error={query.error ?? postingQuery.error}
        onRetry={() => void query.refetch()}
      />
      {(query.isPending || postingQuery.isPending) && !query.error && <Skeleton active title={false} />}
      {change && posting && life && (
        <>
          <div className={styles.columns}>
            <div className={styles.side}>
              <Application change={change} posting={posting} life={life} />
              <SuccessorPanel change={change} posting={posting} life={life} />
            </div>
            <Panel title="办理步骤">
              {change.closingReason !== null && (
                <Alert
                  className={styles.closing ?? ''}
                  type={change.state === 'refused' ? 'error' : 'info'}
                  title={`${change.state === 'refused' ? '未批准' : '已撤回'}：${change.closingReason}`}
                />
              )}
              <EarlyChangeSteps change={change} posting={posting} onUnsaved={setUnsaved} />
            </Panel>
          </div>
          <EndPostingDialog
            posting={posting}
            life={life}
            kind="early_change"
            open={asking === 'end'}
            onEarlyChange={null}
            onClose={() => setAsking(null)}
          />
          <CloseChange
            change={change}
            personName={name}
            open={asking === 'close'}
            onClose={() => setAsking(null)}
          />
        </>
      )}
    </Page>
  );
}

interface ApplicationProps {
  readonly change: EarlyChange;
  readonly posting: PostingRow;
  readonly life: PostingLife;
}

function Application({ change, posting, life }: ApplicationProps) {
  const { scheme } = change;
  const facts: [label: string, value: ReactNode][] = [
    [
      '人员',
      <span key="person">
        {posting.personId && <Link to={`/people/${posting.personId}`}>{posting.personName}</Link>}
        {posting.role && `，${postRoleLabels[posting.role]}`} <PostingStageChip stage={posting.stage} />
      </span>,
    ],
    [
      '村（社区）',
      <Link key="village" to={`/roster/villages/${posting.villageId}`}>
        {posting.townshipName}
        {posting.villageName}
      </Link>,
    ],
    [
      '派出单位',
      <Link key="unit" to={`/roster/units/${posting.unitId}`}>
        {posting.unitName}
      </Link>,
    ],
    [
      '任期',
      `${posting.startDate ? formatDateLong(posting.startDate) : ''}到岗${
        life.termFullOn ? `，${formatDateLong(life.termFullOn)}满 ${life.termYears} 年` : ''
      }`,
    ],
    ['申请日期', formatDateLong(change.appliedOn)],
    ['调整情形', change.reasonKind],
    ['理由', change.reason],
    ['证明材料', change.evidence === '' ? '未填' : change.evidence],
    [
      '依据方案',
      <Link key="scheme" to={`/policy/${scheme.id}`}>
        {scheme.title} 第 {scheme.version} 版
      </Link>,
    ],
  ];
  return (
    <Panel title="申请" extra={<Link to={`/roster?posting=${posting.id}`}>查看派驻记录</Link>}>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => [
          <dt key={`${label} term`}>{label}</dt>,
          <dd key={`${label} value`}>{value}</dd>,
        ])}
      </dl>
    </Panel>
  );
}

function CloseChange({
  change: { id, revision },
  personName,
  open,
  onClose,
}: {
  readonly change: EarlyChange;
  readonly personName: string;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const queryClient = useQueryClient();
  return (
    <ReasonModal
      open={open}
      title="撤回申请"
      consequence={`将撤回${personName}的个别调整申请，${personName}继续在岗。已登记的步骤都保留，以后可以再申请。`}
      confirm="撤回申请"
      grave
      onConfirm={async (reason) => {
        try {
          await client.roster.closeEarlyChange({ id, revision, reason });
        } catch (failure) {
          if (codeOf(failure) !== 'CONFLICT') throw failure;
          throw new Error('这次个别调整刚刚被别人改动过，已载入最新情况。理由还在，请核对后再撤回。');
        } finally {
          await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
        }
      }}
      onClose={onClose}
    />
  );
}
