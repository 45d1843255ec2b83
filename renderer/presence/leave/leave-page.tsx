import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import * as z from 'zod';
import { type LeaveFilter, type LeaveRow, leaveFilterSchema } from '#shared/contract/presence-leave.ts';
import { businessDateOf, monthOf } from '#shared/dates.ts';
import { leaveIdSchema, postingIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { AddIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useStable } from '../records/parts/use-stable.ts';
import { type LeaveSort, leaveColumns } from './leave-columns.tsx';
import { LeaveDrawer } from './leave-drawer.tsx';
import { isFiltered, LeaveFilterBar, type LeaveListFilter, noLeaveFilter } from './leave-filter.tsx';
import { monthsOf, periodSchema, stripMonth } from './leave-period.ts';
import { LeaveTotals } from './leave-totals.tsx';
import { MonthStrip } from './month-strip.tsx';
import { RequestDrawer } from './request-drawer.tsx';

const { text, state, kind, townshipId, villageId, unitId, attention } = leaveFilterSchema.shape;
const addressShape = {
  text,
  state,
  kind,
  period: periodSchema.nullable().default(null),
  townshipId,
  villageId,
  unitId,
  attention,
  /** The leave that is open. */
  leave: leaveIdSchema.nullable().default(null),
  /** The form for a new one. */
  panel: z.enum(['new']).nullable().default(null),
  /** Whose leave the form is opened for. */
  posting: postingIdSchema.nullable().default(null),
};

const rowKey = (row: LeaveRow) => row.id;

function filterOf({ period, ...filter }: LeaveListFilter): LeaveFilter {
  return { ...filter, ...monthsOf(period) };
}

/** 请假: every leave, from the request to the return. */
export function LeavePage() {
  const [{ leave, panel, posting, ...filter }, change] = useAddressFilter(addressShape);
  const { message } = App.useApp();
  const mayRequest = useAllowed('presence.requestLeave');
  const [unsaved, setUnsaved] = useState(false);
  if (leave === null && panel === null && unsaved) setUnsaved(false);
  const today = businessDateOf(new Date());
  const present = monthOf(today);

  const asked = useStable(filterOf(filter));
  const source = useMemo<RowSource<LeaveRow, LeaveSort>>(
    () => ({
      key: [...orpc.presence.listLeaves.key(), asked],
      load: (page, signal) => client.presence.listLeaves({ ...page, filter: asked }, { signal }),
    }),
    [asked],
  );
  const totals = useQuery(
    orpc.presence.listLeaves.queryOptions({
      input: { filter: asked, limit: 1 },
      placeholderData: keepPreviousData,
    }),
  );
  const close = () => change({ leave: null, panel: null, posting: null });
  const filtered = isFiltered(filter);
  const request = mayRequest && (
    <Button type="primary" icon={<AddIcon />} onClick={() => change({ panel: 'new', leave: null })}>
      登记请假
    </Button>
  );

  return (
    <Page fill>
      <PageHeader
        title="请假"
        crumbs={[{ label: '日常管理' }]}
        meta="登记时即说明由谁批准、依据哪一条；批准后记得销假"
        action={request}
      />
      <ErrorMessage error={totals.error} onRetry={() => void totals.refetch()} />
      <MonthStrip
        month={stripMonth(filter.period, present)}
        today={today}
        filter={filterOf({ ...filter, period: null })}
        period={filter.period}
        onPeriod={(period) => change({ period })}
      />
      <DataTable
        name="leave"
        label="请假"
        unit="次"
        columns={leaveColumns}
        source={source}
        rowKey={rowKey}
        onOpen={(row) => change({ leave: row.id })}
        toolbar={<LeaveFilterBar filter={filter} onChange={change} />}
        totals={
          totals.data && (
            <LeaveTotals
              totals={totals.data.totals}
              onAttention={(chosen) => change({ attention: chosen })}
              onState={(chosen) => change({ state: chosen })}
            />
          )
        }
        empty={
          filtered ? (
            <EmptyState action={<Button onClick={() => change(noLeaveFilter)}>清除筛选</Button>}>
              没有符合筛选条件的请假。
            </EmptyState>
          ) : (
            <EmptyState action={request}>还没有登记过请假。</EmptyState>
          )
        }
      />
      <RequestDrawer
        open={panel === 'new'}
        postingId={posting}
        today={today}
        onUnsaved={setUnsaved}
        onRequested={(row) => {
          message.success(`已登记${row.personName ?? ''}的请假，等待审批。`);
          change({ panel: null, posting: null, leave: row.id });
        }}
        onClose={close}
      />
      <LeaveDrawer id={leave} today={today} onUnsaved={setUnsaved} onClose={close} />
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
    </Page>
  );
}
