import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { unitLevelLabels } from '#shared/contract/roster-places.ts';
import { unitIdSchema } from '#shared/ids.ts';
import { type client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import {
  endColumn,
  type PeopleColumn,
  PeopleTable,
  personColumn,
  roleColumn,
  stageColumn,
  startColumn,
  villageColumn,
} from '../villages/people-table.tsx';
import styles from '../villages/villages.module.css';
import { AllocationTable } from './allocation-table.tsx';
import { EditUnitDialog } from './edit-unit-dialog.tsx';

type Shown = Awaited<ReturnType<typeof client.roster.getUnit>>;

/** A dispatching unit: who leads it, whom it has sent where, its money by year, and the way to its duties. */
export function UnitPage() {
  const id = useAddressId('unitId', unitIdSchema);
  const query = useQuery(orpc.roster.getUnit.queryOptions({ input: { id } }));
  const mayEdit = useAllowed('roster.updateUnit');
  const [editing, setEditing] = useState({ open: false, turn: 0 });
  const data = query.data;
  const unit = data?.unit;
  // A unit that became part of another one is shown as that one, under its own address.
  if (unit && unit.id !== id) return <Navigate to={`/roster/units/${unit.id}`} replace />;

  return (
    <Page>
      <PageHeader
        title={unit?.name ?? '派出单位'}
        crumbs={[{ label: '台账', to: '/roster' }, { label: '派出单位' }]}
        meta={unit && (unit.level === null ? '单位层级未登记' : unitLevelLabels[unit.level])}
        extra={
          unit && (
            <>
              {mayEdit && (
                <Button onClick={() => setEditing(({ turn }) => ({ open: true, turn: turn + 1 }))}>
                  修改
                </Button>
              )}
              <HistoryButton entityId={id} title={unit.name} />
            </>
          )
        }
      />
      <ErrorMessage title="这个单位没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {data && unit && (
        <>
          <div className={styles.columns}>
            <div className={styles.side}>
              <Facts shown={data} />
              <Panel title="经费分配" extra={<Link to={`/daily/funds?unit=${unit.id}`}>工作经费</Link>}>
                {data.allocations.length === 0 ? (
                  <EmptyState>还没有这个单位的经费分配。导入经费分配表后列在这里。</EmptyState>
                ) : (
                  <AllocationTable allocations={data.allocations} />
                )}
              </Panel>
            </div>
            <div className={styles.side}>
              <Panel title="现派人员和岗位" extra={`${data.postings.length} 个岗位`}>
                {data.postings.length === 0 ? (
                  <EmptyState>这个单位现在没有派驻岗位。</EmptyState>
                ) : (
                  <PeopleTable label="现派人员和岗位" columns={currentColumns} rows={data.postings} />
                )}
              </Panel>
              {data.former.length > 0 && (
                <Panel title="曾派人员" extra={`${data.former.length} 人次`}>
                  <PeopleTable label="曾派人员" columns={formerColumns} rows={data.former} />
                </Panel>
              )}
            </div>
          </div>
          <EditUnitDialog
            key={editing.turn}
            unit={unit}
            open={editing.open}
            onClose={() => setEditing((now) => ({ ...now, open: false }))}
          />
        </>
      )}
    </Page>
  );
}

const currentColumns: readonly PeopleColumn[] = [
  personColumn,
  villageColumn,
  roleColumn,
  startColumn,
  stageColumn,
];
const formerColumns: readonly PeopleColumn[] = [
  personColumn,
  villageColumn,
  roleColumn,
  startColumn,
  endColumn,
  stageColumn,
];

function Facts({ shown: { unit, postings } }: { readonly shown: Shown }) {
  const onPost = postings.filter(({ status }) => status === 'on_post').length;
  const facts: [label: string, value: string | null][] = [
    ['单位层级', unit.level && unitLevelLabels[unit.level]],
    ['主要负责人', unit.leaderName],
    ['分管负责人', unit.deputyName],
    ['联系方式', unit.contact],
    ['在岗', `${onPost} 人`],
    ['别名', unit.aliases.length === 0 ? '没有' : unit.aliases.join('、')],
  ];
  return (
    <Panel title="基本情况" extra={<Link to={`/daily/duties?unit=${unit.id}`}>履职登记</Link>}>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => [
          <dt key={`${label} term`}>{label}</dt>,
          <dd key={`${label} value`}>{value ?? <span className={styles.unknown}>未填</span>}</dd>,
        ])}
      </dl>
    </Panel>
  );
}
