import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { personIdSchema } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { OpenCaseDrawer } from '../../recall/cases/opening/open-case-drawer.tsx';
import { EffectNotice } from '../../recall/consequences/effect-notice.tsx';
import { PersonForm } from '../../roster/person-form.tsx';
import { PersonFacts } from '../../roster/posting-facts.tsx';
import styles from './person.module.css';
import { PersonCases } from './person-cases.tsx';
import { PersonHead } from './person-head.tsx';
import { PersonSignals } from './person-signals.tsx';
import { PersonTimeline } from './person-timeline.tsx';

/** Everything about one person: key facts, signals, and all that happened in time order. */
export function PersonPage() {
  const id = useAddressId('personId', personIdSchema);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery(orpc.roster.getPerson.queryOptions({ input: { id } }));
  const mayEdit = useAllowed('roster.updatePerson');
  const maySeeSignals = useAllowed('recall.signalsOfPerson');
  const maySeeCases = useAllowed('recall.casesOf');
  const maySeeEffects = useAllowed('recall.effectsOfPerson');
  const mayOpenCase = useAllowed('recall.openCase');
  const [opening, setOpening] = useState(false);
  const [editing, setEditing] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  const data = query.data;
  const onPost = data?.postings.find(({ startDate, endDate }) => startDate !== null && endDate === null);

  return (
    <Page>
      {!opening && <UnsavedGuard unsaved={unsaved} what="填写的内容还没有保存" />}
      <PageHeader
        title={data?.person.name ?? '人员'}
        crumbs={[{ label: '台账', to: '/roster' }]}
        extra={
          data && (
            <>
              {mayOpenCase && onPost && !editing && (
                <Button onClick={() => setOpening(true)}>召回立案</Button>
              )}
              <Button onClick={() => void navigate(`/archive/persons/${id}`)}>个人档案材料</Button>
              <HistoryButton entityId={id} title={`${data.person.name}的人员信息`} />
            </>
          )
        }
      />
      <ErrorMessage title="这个人没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {data && (
        <PersonHead
          person={data.person}
          postings={data.postings}
          nomination={data.openNomination}
          earlyChange={data.earlyChange}
        />
      )}
      {data && maySeeEffects && <EffectNotice personId={id} />}
      {data && (
        <div className={styles.columns}>
          <div className={styles.side}>
            {maySeeCases && <PersonCases id={id} />}
            {maySeeSignals && <PersonSignals id={id} />}
            <Panel
              title="人员信息"
              extra={mayEdit && !editing && <Button onClick={() => setEditing(true)}>修改</Button>}
            >
              {editing ? (
                <PersonForm
                  person={data.person}
                  onUnsaved={setUnsaved}
                  onDone={() => {
                    setUnsaved(false);
                    setEditing(false);
                    void queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
                  }}
                />
              ) : (
                <PersonFacts person={data.person} />
              )}
            </Panel>
          </div>
          <PersonTimeline id={id} name={data.person.name} />
        </div>
      )}
      {onPost && (
        <OpenCaseDrawer
          open={opening}
          start={{ postingId: onPost.id, signalKeys: [] }}
          onClose={() => setOpening(false)}
        />
      )}
    </Page>
  );
}
