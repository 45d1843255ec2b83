import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { Publicity } from '#shared/contract/assessment-publicity.ts';
import { cycleIdSchema } from '#shared/ids.ts';
import { cycleStateLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { CycleNav } from '../cycle/cycle-nav.tsx';
import { NoticeForm } from './notice-form.tsx';
import { NoticePanel } from './notice-panel.tsx';
import { ObjectionsPanel } from './objections-panel.tsx';
import styles from './publicity.module.css';

/** 公示: the notice with its end in working days, and what was objected. */
export function PublicityPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const publicity = useQuery(orpc.assessment.publicity.queryOptions({ input: { cycleId } }));
  const mayJudge = useAllowed('assessment.listObjections');
  const [unsaved, setUnsaved] = useState(false);
  const { data } = publicity;
  return (
    <Page>
      <PageHeader
        title="公示"
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: data?.cycle.title ?? '本次考核', to: `/assessment/${cycleId}` },
        ]}
        meta={data && `现在是“${cycleStateLabels[data.cycle.state]}”阶段`}
      />
      <CycleNav cycleId={cycleId} />
      <ErrorMessage title="公示没有载入" error={publicity.error} onRetry={() => void publicity.refetch()} />
      {publicity.isPending && <Skeleton active />}
      {data && (
        <>
          <Standing publicity={data} onUnsaved={setUnsaved} />
          {mayJudge && data.notices.length > 0 && <ObjectionsPanel publicity={data} onUnsaved={setUnsaved} />}
          <Supplement key={data.notices.length} publicity={data} onUnsaved={setUnsaved} />
          <Earlier publicity={data} />
        </>
      )}
      <UnsavedGuard unsaved={unsaved} what="填写的内容还没有保存" />
    </Page>
  );
}

interface NoticesProps {
  readonly publicity: Publicity;
  readonly onUnsaved: (unsaved: boolean) => void;
}

const standingOf = ({ cycle, notices }: Publicity) =>
  notices.filter(({ version, stage }) => version === cycle.version && stage !== 'withdrawn');

/** The notices that stand; before there is one, the form for it. */
function Standing({ publicity, onUnsaved }: NoticesProps) {
  const { cycle, notices } = publicity;
  const mayStart = useAllowed('assessment.startPublicity');
  const standing = standingOf(publicity);
  if (standing.length > 0)
    return standing.map((notice, index) => (
      <NoticePanel key={notice.id} cycle={cycle} notice={notice} last={index === 0} />
    ));
  return (
    <Panel title="发布公示">
      <DaysRule publicity={publicity} />
      {cycle.state !== 'publicity' && <p>{notNow(publicity)}</p>}
      {cycle.state === 'publicity' && !mayStart && <p>还没有发布公示，由考核组或领导发布。</p>}
      {cycle.state === 'publicity' && mayStart && (
        <NoticeForm key={notices.length} publicity={publicity} supplement={false} onUnsaved={onUnsaved} />
      )}
    </Panel>
  );
}

/** After a notice has ended: another one for results that were settled since. */
function Supplement({ publicity, onUnsaved }: NoticesProps) {
  const [asked, setAsked] = useState(false);
  const mayStart = useAllowed('assessment.startPublicity');
  const standing = standingOf(publicity);
  const ended = standing.length > 0 && standing.every(({ stage }) => stage === 'ended');
  if (!ended || !mayStart || publicity.cycle.state !== 'publicity') return null;
  return (
    <Panel title="补充公示">
      {asked ? (
        <>
          <DaysRule publicity={publicity} />
          <NoticeForm publicity={publicity} supplement onUnsaved={onUnsaved} />
        </>
      ) : (
        <div className={styles.tools}>
          <p>公示期满以后重新审定的、补评的结果，要再公示一次，只列还没有公示过的。</p>
          <Button onClick={() => setAsked(true)}>填写补充公示</Button>
        </div>
      )}
    </Panel>
  );
}

/** Withdrawn notices, and those of versions that were reopened. */
function Earlier({ publicity }: Pick<NoticesProps, 'publicity'>) {
  const { cycle, notices } = publicity;
  const standing = standingOf(publicity);
  return notices
    .filter((notice) => !standing.includes(notice))
    .map((notice) => <NoticePanel key={notice.id} cycle={cycle} notice={notice} last={false} />);
}

function DaysRule({ publicity: { daysRule } }: Pick<NoticesProps, 'publicity'>) {
  return (
    <p className={styles.rule}>
      {daysRule.sentence}
      {daysRule.ground && <GroundChip ground={daysRule.ground} />}
    </p>
  );
}

function notNow({ cycle, notices }: Publicity): string {
  if (cycle.kind === 'regular') return '平时考核不公示，结果计入年度考核。';
  if (cycle.state === 'final' || cycle.state === 'archived')
    return notices.length > 0 ? '结果已经生效，不再发布公示。' : '这次考核没有公示记录，结果已经生效。';
  return '等次全部审定、考核进入“公示”阶段后，在这里发布公示。';
}
