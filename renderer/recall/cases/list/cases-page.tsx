import { useQueries, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CaseGroup, CaseHead } from '#shared/contract/recall-case.ts';
import { client, orpc } from '../../../app/client.ts';
import { useAllowed } from '../../../app/session.tsx';
import { useAddressFilter } from '../../../app/use-address-filter.ts';
import { DataTable, type RowSource } from '../../../components/data-table/index.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { AddIcon } from '../../../components/icons.tsx';
import { Page, PageHeader } from '../../../components/page.tsx';
import { OpenCaseDrawer } from '../opening/open-case-drawer.tsx';
import { caseAddressShape, filterOf, isNarrowed, noCaseFilter } from './case-address.ts';
import { CaseCharts } from './case-chart.tsx';
import { type CaseSort, caseColumns } from './case-columns.tsx';
import { triggersIn, yearsIn } from './case-figures.ts';
import { CaseFilterBar, CaseGroups } from './case-filter.tsx';
import styles from './cases.module.css';

const counted = ['decided', 'ended', 'all'] as const;
const rowKey = (row: CaseHead) => row.id;
const initialSort = [{ column: 'openedOn' as const, direction: 'desc' as const }];

/** Recall cases: what waits for whom, what is overdue, how the settled ones ended; and the years in charts. */
export function CasesPage() {
  const [address, change] = useAddressFilter(caseAddressShape);
  const navigate = useNavigate();
  const mayOpen = useAllowed('recall.openCase');
  const [opening, setOpening] = useState(false);
  const totals = useQuery(orpc.recall.caseTotals.queryOptions());
  const key = JSON.stringify(filterOf(address));
  const { counts } = useGroupCounts(totals.data);

  const source = useMemo<RowSource<CaseHead, CaseSort>>(() => {
    const filter = JSON.parse(key);
    return {
      key: [...orpc.recall.listCases.key(), key],
      load: ({ offset, limit, sort }, signal) =>
        client.recall.listCases(
          {
            filter,
            offset,
            limit,
            sort: sort
              .slice(0, 2)
              .map(({ column, direction }) => ({ field: column, descending: direction === 'desc' })),
          },
          { signal },
        ),
    };
  }, [key]);

  const narrowed = isNarrowed(address);
  const open = mayOpen && (
    <Button type="primary" icon={<AddIcon />} onClick={() => setOpening(true)}>
      立案
    </Button>
  );

  return (
    <Page fill={address.view === 'list'}>
      <PageHeader
        title="召回案件"
        crumbs={[{ label: '召回' }]}
        extra={
          <Segmented<'list' | 'chart'>
            aria-label="怎样显示"
            value={address.view}
            onChange={(view) => change({ view })}
            options={[
              { value: 'list', label: '案件' },
              { value: 'chart', label: '历年统计' },
            ]}
          />
        }
        action={open}
      />
      <ErrorMessage title="案件数没有载入" error={totals.error} onRetry={() => void totals.refetch()} />
      {address.view === 'chart' ? (
        <>
          {totals.isPending && <Skeleton active />}
          {totals.data && <CaseCharts totals={totals.data} />}
        </>
      ) : (
        <>
          <div className={styles.bar}>
            <CaseGroups group={address.group} counts={counts} onChange={(group) => change({ group })} />
          </div>
          <DataTable<CaseHead, CaseSort>
            name="recall-cases"
            label="召回案件"
            unit="件"
            columns={caseColumns}
            source={source}
            rowKey={rowKey}
            initialSort={initialSort}
            onOpen={(row) => {
              if (row.subject !== null) navigate(`/recall/cases/${row.id}`);
            }}
            toolbar={
              <CaseFilterBar
                filter={address}
                triggers={totals.data ? triggersIn(totals.data) : []}
                years={totals.data ? yearsIn(totals.data) : []}
                onChange={change}
              />
            }
            empty={
              narrowed ? (
                <EmptyState action={<Button onClick={() => change(noCaseFilter)}>清除筛选</Button>}>
                  没有符合筛选条件的案件。
                </EmptyState>
              ) : (
                <EmptyState action={address.group === 'open' || address.group === 'all' ? open : undefined}>
                  {emptyWords[address.group]}
                </EmptyState>
              )
            }
          />
        </>
      )}
      <OpenCaseDrawer open={opening} start={null} onClose={() => setOpening(false)} />
    </Page>
  );
}

const emptyWords: Record<CaseGroup, string> = {
  open: '没有正在办理的召回案件。发现符合召回情形的，请从召回线索立案，或者点“立案”选人提出。',
  mine: '没有等您办理的案件。',
  overdue: '没有逾期的案件。',
  decided: '还没有审定过的案件。',
  ended: '还没有办结的案件。',
  all: '还没有召回案件。发现符合召回情形的，请从召回线索立案，或者点“立案”选人提出。',
};

/** How many cases each group holds, whatever the list is narrowed to. */
function useGroupCounts(totals: { open: number; mine: number; overdue: number } | undefined) {
  const counts = useQueries({
    queries: counted.map((group) =>
      orpc.recall.listCases.queryOptions({
        input: { filter: { group }, limit: 1 },
        select: ({ total }) => total,
      }),
    ),
    combine: (answers) => Object.fromEntries(counted.map((group, at) => [group, answers[at]?.data])),
  });
  return {
    counts: { ...counts, open: totals?.open, mine: totals?.mine, overdue: totals?.overdue } as Partial<
      Record<CaseGroup, number>
    >,
  };
}
