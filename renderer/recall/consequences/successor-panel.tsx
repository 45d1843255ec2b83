import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ProcedureName } from '#shared/contract/index.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { CaseSuccessor, SuccessorAction } from '#shared/contract/recall-consequences.ts';
import { formatDateLong } from '#shared/dates.ts';
import { isAllowed } from '#shared/permissions.ts';
import { postingStageLabels } from '#shared/roster/posting-stage.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { GroundChip } from '../../components/clause-chip.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { SuccessorDialog } from '../../roster/lifecycle/successor-dialog.tsx';
import { useCaseRefresh } from '../cases/use-case-refresh.ts';
import { CandidateTable } from './candidate-table.tsx';
import styles from './consequences.module.css';

/** 接替: how the post and the village stand, who is to follow, and what to do next for that. */
export function SuccessorPanel({ detail }: { readonly detail: CaseDetail }) {
  const query = useQuery(
    orpc.recall.caseSuccessor.queryOptions({
      input: { caseId: detail.id },
      refetchOnWindowFocus: true,
    }),
  );
  return (
    <div className={styles.panel}>
      <ErrorMessage title="接替情况没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && <Successor view={query.data} />}
    </div>
  );
}

const gapTones = {
  on_post: 'grey',
  overlap: 'green',
  seamless: 'green',
  gap: 'amber',
  empty: 'red',
  left_again: 'red',
} as const;

function Successor({ view }: { readonly view: CaseSuccessor }) {
  const { post, gap, gapSentence, village, successor, nominations, overlapRequired, overlapGround } = view;
  return (
    <>
      <NextStep view={view} />
      <dl className={styles.facts}>
        <dt>被召回人员</dt>
        <dd>
          <span>
            {post.personName}，{post.startDate} 到岗
            {post.endDate === null ? '，仍在岗' : `，${post.endDate} 离岗`}
            {view.handedOverOn === null ? '' : `，${view.handedOverOn} 办理交接`}
          </span>
        </dd>
        <dt>岗位空缺</dt>
        <dd>
          <StatusChip tone={gapTones[gap.kind]}>{gapSentence}</StatusChip>
          {gap.emptySince !== null && gap.kind !== 'overlap' && gap.kind !== 'seamless' && (
            <span className={styles.quiet}>自 {formatDateLong(gap.emptySince)}起</span>
          )}
        </dd>
        <dt>{village.name}</dt>
        <dd>
          {village.empty && <StatusChip tone="red">村里无人</StatusChip>}
          <span>{village.sentence}</span>
          <Link to={`/roster/villages/${village.id}`}>看工作队</Link>
        </dd>
        <dt>接替岗位</dt>
        <dd>
          {successor === null ? (
            <span>还没有设立。</span>
          ) : (
            <>
              <StatusChip tone={successor.stage === 'on_post' ? 'green' : 'amber'}>
                {postingStageLabels[successor.stage]}
              </StatusChip>
              <span>
                {[
                  successor.personName ?? successor.nomineeName,
                  successor.unitName,
                  successor.role === null ? null : postRoleLabels[successor.role],
                  successor.startDate === null ? null : `${successor.startDate} 到岗`,
                ]
                  .filter(Boolean)
                  .join('，')}
              </span>
              <Link to={`/roster?posting=${successor.id}`}>看派驻</Link>
            </>
          )}
        </dd>
        {overlapGround !== null && (
          <>
            <dt>压茬交接</dt>
            <dd>
              <span>{overlapRequired ? '制度要求接替人员先到岗再交接。' : '制度没有要求先到岗再交接。'}</span>
              <GroundChip ground={overlapGround} />
            </dd>
          </>
        )}
      </dl>
      {nominations.length > 0 && <CandidateTable nominations={nominations} />}
    </>
  );
}

const doers: Record<Exclude<SuccessorAction, 'none'>, { label: string; procedure: ProcedureName }> = {
  open_post: { label: '设立接替岗位', procedure: 'roster.openSuccessorPost' },
  nominate: { label: '提名人选', procedure: 'roster.nominate' },
  go_on: { label: '继续办理选派', procedure: 'roster.recordNominationStep' },
  arrive: { label: '登记到岗', procedure: 'roster.arrive' },
  hand_over: { label: '登记交接', procedure: 'roster.handOver' },
};

/** Where the step is taken; null for what is done in a dialog here. */
function addressOf({ action, postingId, nominationId }: CaseSuccessor['next']): string | null {
  if (nominationId !== null) return `/roster/nominations/${nominationId}`;
  return action === 'open_post' || postingId === null ? null : `/roster?posting=${postingId}`;
}

function NextStep({ view: { next, post, successor } }: { readonly view: CaseSuccessor }) {
  const { user } = useSession();
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  const refresh = useCaseRefresh();
  const { action, sentence } = next;
  if (action === 'none') return <p className={styles.next}>{sentence}</p>;
  const { label, procedure } = doers[action];
  const to = addressOf(next);
  const subject = successor?.id === next.postingId ? successor : post;
  return (
    <div className={styles.next}>
      <span>{sentence}</span>
      {!isAllowed(user.role, procedure) && (
        <span className={styles.quiet}>由管理员或档案员在台账中办理。</span>
      )}
      {isAllowed(user.role, procedure) && (
        <Button size="small" onClick={() => (to === null ? setOpening(true) : navigate(to))}>
          {label}
        </Button>
      )}
      {action === 'open_post' && (
        <SuccessorDialog
          posting={subject}
          open={opening}
          onOpened={() => {
            setOpening(false);
            void refresh();
          }}
          onClose={() => setOpening(false)}
        />
      )}
    </div>
  );
}
