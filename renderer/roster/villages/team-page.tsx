import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { PostingRow } from '#shared/contract/roster.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { villageIdSchema } from '#shared/ids.ts';
import { addYears } from '#shared/roster/term.ts';
import { type client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { CreatePostDrawer } from '../create-post-drawer.tsx';
import { NominateDrawer } from '../nominations/nominate-drawer.tsx';
import { DemandTable } from './demand-table.tsx';
import { EditVillageDialog } from './edit-village-dialog.tsx';
import { OpenPosts } from './open-posts.tsx';
import {
  endColumn,
  type PeopleColumn,
  PeopleTable,
  personColumn,
  roleColumn,
  stageColumn,
  startColumn,
  unitColumn,
} from './people-table.tsx';
import { useMinimumTerm } from './use-minimum-term.ts';
import { typeWords } from './village-words.ts';
import styles from './villages.module.css';

type Team = Awaited<ReturnType<typeof client.roster.getTeam>>;
type Panels = { kind: 'none' } | { kind: 'new_post' } | { kind: 'nominate'; posting: PostingRow };

/** A village with its team: what it needs, who is there, what is open, who was there. */
export function TeamPage() {
  const villageId = useAddressId('villageId', villageIdSchema);
  const navigate = useNavigate();
  const query = useQuery(orpc.roster.getTeam.queryOptions({ input: { villageId } }));
  const mayCreate = useAllowed('roster.createPost');
  const mayEdit = useAllowed('roster.updateVillage');
  const [panel, setPanel] = useState<Panels>({ kind: 'none' });
  const [unsaved, setUnsaved] = useState(false);
  const [editing, setEditing] = useState({ open: false, turn: 0 });
  const team = query.data;
  const village = team?.village;

  function close() {
    setUnsaved(false);
    setPanel({ kind: 'none' });
  }

  return (
    <Page>
      <UnsavedGuard unsaved={unsaved} what="填写的内容还没有保存" />
      <PageHeader
        title={village?.villageName ?? '村'}
        crumbs={[
          { label: '台账', to: '/roster' },
          { label: '村与需求', to: '/roster/villages' },
        ]}
        meta={village && `${village.townshipName} · ${typeWords(village.type)}`}
        extra={
          village && (
            <>
              {mayEdit && (
                <Button onClick={() => setEditing(({ turn }) => ({ open: true, turn: turn + 1 }))}>
                  修改类型和需求
                </Button>
              )}
              <HistoryButton entityId={villageId} title={`${village.villageName}的类型和需求`} />
            </>
          )
        }
        action={
          village &&
          mayCreate && (
            <Button type="primary" onClick={() => setPanel({ kind: 'new_post' })}>
              新增岗位
            </Button>
          )
        }
      />
      <ErrorMessage title="这个村没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {team && village && (
        <>
          <div className={styles.columns}>
            <Needs team={team} />
            <div className={styles.side}>
              <Members team={team} />
              <OpenPosts
                village={village}
                posts={team.members.filter(({ status }) => status === 'open')}
                onNominate={(posting) => setPanel({ kind: 'nominate', posting })}
              />
              {team.former.length > 0 && (
                <Panel title="曾驻本村的人" extra={`${team.former.length} 人次`}>
                  <PeopleTable label="曾驻本村的人" columns={formerColumns} rows={team.former} />
                </Panel>
              )}
            </div>
          </div>
          <EditVillageDialog
            key={editing.turn}
            village={village}
            open={editing.open}
            onClose={() => setEditing((now) => ({ ...now, open: false }))}
          />
          <CreatePostDrawer
            open={panel.kind === 'new_post'}
            place={{ township: village.townshipName, village: village.villageName }}
            onUnsaved={setUnsaved}
            onClose={close}
            onCreated={(id) => {
              close();
              void navigate(`/roster?posting=${id}`);
            }}
          />
          <NominateDrawer
            posting={panel.kind === 'nominate' ? panel.posting : null}
            onUnsaved={setUnsaved}
            onClose={close}
          />
        </>
      )}
    </Page>
  );
}

const formerColumns: readonly PeopleColumn[] = [
  personColumn,
  roleColumn,
  unitColumn,
  startColumn,
  endColumn,
  stageColumn,
];

function Needs({ team: { village, leadUnit, minimumSize, scheme } }: { readonly team: Team }) {
  const { teamShort, demandNote, withoutRole } = village;
  return (
    <Panel title="需求与实有" extra={<span className={styles.hint}>依据{scheme.shortTitle}</span>}>
      <dl className={styles.facts}>
        <dt>牵头单位</dt>
        <dd>{leadUnit ? <Link to={`/roster/units/${leadUnit.id}`}>{leadUnit.name}</Link> : '还没有'}</dd>
        <dt>工作队人数</dt>
        <dd>
          在岗 {village.posted} 人
          {minimumSize ? `，方案要求不少于 ${minimumSize.people} 人 ` : '，方案没有规定人数 '}
          {minimumSize && <GroundChip ground={minimumSize.ground} />}{' '}
          {teamShort && <StatusChip tone="amber">不足 {teamShort.minimum} 人</StatusChip>}
        </dd>
        {withoutRole > 0 && (
          <>
            <dt>职务未定</dt>
            <dd>{withoutRole} 人的驻村职务还没有登记，不计入下面的在岗。</dd>
          </>
        )}
        {demandNote !== null && (
          <>
            <dt>需求说明</dt>
            <dd>{demandNote}</dd>
          </>
        )}
      </dl>
      <DemandTable village={village} />
    </Panel>
  );
}

function Members({ team }: { readonly team: Team }) {
  const term = useMinimumTerm();
  const people = team.members.filter(({ status }) => status === 'on_post');
  const columns: PeopleColumn[] = [personColumn, roleColumn, unitColumn, startColumn];
  if (term) {
    const { years } = term.value;
    columns.push({
      title: `满 ${years} 年`,
      cell: ({ startDate }) => (startDate === null ? '—' : <TermFull on={addYears(startDate, years)} />),
      day: true,
    });
  }
  return (
    <Panel
      title="工作队"
      extra={
        <span className={styles.hint}>
          在岗 {people.length} 人 {term && <GroundChip ground={term.ground} />}
        </span>
      }
    >
      {people.length === 0 ? (
        <EmptyState>这个村还没有人在岗。</EmptyState>
      ) : (
        <PeopleTable label="工作队" columns={[...columns, stageColumn]} rows={people} />
      )}
    </Panel>
  );
}

/** The day on which a term is full; marked where it has come. */
function TermFull({ on }: { readonly on: BusinessDate }) {
  return (
    <>
      {on}
      {on <= businessDateOf(new Date()) && <span className={styles.short}>已满</span>}
    </>
  );
}
