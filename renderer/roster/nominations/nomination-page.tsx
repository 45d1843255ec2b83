import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import * as z from 'zod';
import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import { formatDateLong } from '#shared/dates.ts';
import { nominationIdSchema } from '#shared/ids.ts';
import { isOpenNomination } from '#shared/roster/posting-stage.ts';
import { candidateFieldSchema } from '#shared/roster/pre-check.types.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { client, codeOf, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { EffectNotice } from '../../recall/consequences/effect-notice.tsx';
import { PersonForm } from '../person-form.tsx';
import { NominationStateChip } from '../stage-chip.tsx';
import styles from './nomination.module.css';
import { PreCheckPanel } from './pre-check-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';

const addressShape = {
  /** The person is being edited: at this field, or at none in particular. */
  fill: z
    .union([candidateFieldSchema, z.literal('person')])
    .nullable()
    .default(null),
};

/** One nomination: person and post, the pre-check rule by rule, and the steps to the post. */
export function NominationPage() {
  const id = useAddressId('nominationId', nominationIdSchema);
  const query = useQuery(orpc.roster.getNomination.queryOptions({ input: { id } }));
  const mayAnswer = useAllowed('roster.answerNomination');
  const mayEditPerson = useAllowed('roster.updatePerson');
  const maySeeEffects = useAllowed('recall.effectsOfPerson');
  const mayClose = useAllowed('roster.closeNomination');
  const [{ fill: filling }, change] = useAddressFilter(addressShape);
  const [unsaved, setUnsaved] = useState({ step: false, person: false });
  const [closing, setClosing] = useState(false);
  const data = query.data;
  const nomination = data?.nomination;
  const open = nomination !== undefined && isOpenNomination(nomination.state);

  if (filling === null && unsaved.person) setUnsaved({ ...unsaved, person: false });
  const closeFilling = () => change({ fill: null });

  return (
    <Page>
      <UnsavedGuard
        unsaved={unsaved.step || unsaved.person}
        withinPage={unsaved.person}
        what="填写的内容还没有登记"
      />
      <PageHeader
        title={nomination ? `${nomination.personName} · 拟驻${nomination.posting.villageName}` : '提名'}
        crumbs={[
          { label: '台账', to: '/roster' },
          { label: '选派与调整', to: '/roster/nominations' },
        ]}
        meta={nomination && <NominationStateChip state={nomination.state} />}
        extra={
          nomination && (
            <>
              {open && mayEditPerson && (
                <Button onClick={() => change({ fill: 'person' })}>修改人员信息</Button>
              )}
              {open && mayClose && <Button onClick={() => setClosing(true)}>撤回提名</Button>}
              <HistoryButton entityId={id} title={`对${nomination.personName}的提名`} />
            </>
          )
        }
      />
      <ErrorMessage title="这次提名没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {data && nomination && (
        <>
          <Head nomination={nomination} />
          {open && maySeeEffects && <EffectNotice personId={nomination.personId} />}
          <div className={styles.columns}>
            <PreCheckPanel
              nomination={nomination}
              person={data.person}
              mayAnswer={mayAnswer && open && !nomination.preCheckFrozen}
              onFillIn={mayEditPerson && open ? (fill) => change({ fill }) : null}
            />
            <StepsPanel
              nomination={nomination}
              onUnsaved={(step) => setUnsaved((now) => ({ ...now, step }))}
            />
          </div>
          <Drawer
            open={filling !== null}
            onClose={closeFilling}
            title={`${data.person.name}的人员信息`}
            size={640}
            destroyOnHidden
          >
            {filling !== null && (
              <PersonForm
                person={data.person}
                {...(filling === 'person' ? {} : { focus: filling })}
                onUnsaved={(person) => setUnsaved((now) => ({ ...now, person }))}
                onDone={() => {
                  setUnsaved((now) => ({ ...now, person: false }));
                  closeFilling();
                }}
              />
            )}
          </Drawer>
          <CloseNomination nomination={nomination} open={closing} onClose={() => setClosing(false)} />
        </>
      )}
    </Page>
  );
}

function Head({ nomination }: { readonly nomination: Nomination }) {
  const { posting, personId, personName, role, proposedOn, plannedStart, scheme } = nomination;
  const facts: [label: string, value: ReactNode][] = [
    [
      '人选',
      <Link to={`/people/${personId}`} key="person">
        {personName}
      </Link>,
    ],
    ['拟任职务', postRoleLabels[role]],
    [
      '村（社区）',
      <Link to={`/roster/villages/${posting.villageId}`} key="village">
        {posting.townshipName}
        {posting.villageName}
      </Link>,
    ],
    [
      '派出单位',
      <Link to={`/roster/units/${posting.unitId}`} key="unit">
        {posting.unitName}
      </Link>,
    ],
    ['提名日期', formatDateLong(proposedOn)],
    ['计划到岗', plannedStart === null ? '未定' : formatDateLong(plannedStart)],
    [
      '依据方案',
      <Link to={`/policy/${scheme.id}`} key="scheme">
        {scheme.title} 第 {scheme.version} 版
      </Link>,
    ],
  ];
  return (
    <Panel>
      <dl className={styles.head}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function CloseNomination({
  nomination,
  open,
  onClose,
}: {
  readonly nomination: Nomination;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const { id, revision, personName, posting } = nomination;
  return (
    <ReasonModal
      open={open}
      title="撤回提名"
      consequence={`将撤回对${personName}的提名，${posting.villageName}的岗位恢复为待定人。已登记的步骤和审核情况都保留。`}
      confirm="撤回提名"
      grave
      onConfirm={async (reason) => {
        try {
          await client.roster.closeNomination({ id, revision, reason });
        } catch (failure) {
          if (codeOf(failure) !== 'CONFLICT') throw failure;
          throw new Error('这次提名刚刚被别人改动过，已载入最新情况。理由还在，请核对后再撤回。');
        } finally {
          await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
        }
      }}
      onClose={onClose}
    />
  );
}
