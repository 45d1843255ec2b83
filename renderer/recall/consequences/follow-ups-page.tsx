import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import * as z from 'zod';
import { effectNoticeDays } from '#shared/contract/recall-consequences.ts';
import { client, orpc } from '../../app/client.ts';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { type EffectRow, effectColumns, type FollowUpRow, followUpColumns } from './follow-up-columns.tsx';

const views = ['open', 'overdue', 'effects'] as const;
type View = (typeof views)[number];
const viewLabels: Record<View, string> = {
  open: '未了结的跟踪事项',
  overdue: '已逾期',
  effects: '影响期将满',
};
const addressShape = { view: z.enum(views).default('open') };

/** What is still followed up in all cases, and the effects of recalls that end soon or ended a short while ago. */
export function FollowUpsPage() {
  const [{ view }, change] = useAddressFilter(addressShape);
  return (
    <Page fill>
      <PageHeader title="跟踪与影响期" crumbs={[{ label: '召回' }]} />
      <div>
        <Segmented<View>
          aria-label="看什么"
          value={view}
          onChange={(next) => change({ view: next })}
          options={views.map((value) => ({ value, label: viewLabels[value] }))}
        />
      </div>
      {view === 'effects' ? <Effects /> : <FollowUps key={view} onlyOverdue={view === 'overdue'} />}
    </Page>
  );
}

function FollowUps({ onlyOverdue }: { readonly onlyOverdue: boolean }) {
  const navigate = useNavigate();
  const source = useMemo<RowSource<FollowUpRow, never>>(
    () => ({
      key: [...orpc.recall.listFollowUps.key(), String(onlyOverdue)],
      load: ({ offset, limit }, signal) =>
        client.recall.listFollowUps({ offset, limit, onlyOverdue }, { signal }),
    }),
    [onlyOverdue],
  );
  return (
    <DataTable<FollowUpRow, never>
      name="recall-follow-ups"
      label="召回跟踪事项"
      unit="项"
      columns={followUpColumns}
      source={source}
      rowKey={(row) => row.followUp.id}
      onOpen={(row) => navigate(`/recall/cases/${row.case.id}?part=follow_up`)}
      empty={
        <EmptyState>
          {onlyOverdue
            ? '没有逾期的跟踪事项。'
            : '没有未了结的跟踪事项。跟踪事项在案件的“跟踪落实”中登记，审定不予召回时也可以一并安排。'}
        </EmptyState>
      }
    />
  );
}

const effectSource: RowSource<EffectRow, never> = {
  key: [...orpc.recall.effectsEnding.key()],
  load: ({ offset, limit }, signal) =>
    client.recall.effectsEnding({ offset, limit, withinDays: effectNoticeDays }, { signal }),
};

function Effects() {
  const navigate = useNavigate();
  return (
    <DataTable<EffectRow, never>
      name="recall-effects-ending"
      label="影响期将满"
      unit="项"
      columns={effectColumns}
      source={effectSource}
      rowKey={(row) => `${row.case.id} ${row.effect.code}`}
      onOpen={(row) => navigate(`/recall/cases/${row.case.id}?part=effect`)}
      empty={
        <EmptyState>
          {`没有在 ${effectNoticeDays} 天内期满、或期满不到 ${effectNoticeDays} 天的影响期。`}
        </EmptyState>
      }
    />
  );
}
