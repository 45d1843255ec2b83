import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import * as z from 'zod';
import { earlyChangeStateLabels, earlyChangeStates } from '#shared/contract/roster-lifecycle.ts';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { type DataColumn, DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { byWords, type Comparators, pageOf } from '../memory-source.ts';
import { EarlyChangeStateChip } from '../stage-chip.tsx';
import { changeWaitsFor, isRunning } from './early-change-words.ts';
import { type EarlyChangeRow, earlyChangesQuery } from './early-changes-source.ts';

type ChangeSort = 'person' | 'village' | 'unit' | 'state' | 'appliedOn';

const order: Comparators<EarlyChangeRow, ChangeSort> = {
  person: (a, b) => byWords(a.posting.personName ?? '', b.posting.personName ?? ''),
  village: (a, b) => byWords(a.posting.villageName, b.posting.villageName),
  unit: (a, b) => byWords(a.posting.unitName, b.posting.unitName),
  state: (a, b) => earlyChangeStates.indexOf(a.change.state) - earlyChangeStates.indexOf(b.change.state),
  appliedOn: (a, b) => byWords(a.change.appliedOn, b.change.appliedOn),
};

const successorWords = ({ change: { successor, successorRequired } }: EarlyChangeRow) => {
  if (successor === null) return successorRequired ? '还没有提出' : '—';
  return successor.passedPreCheck ? successor.personName : `${successor.personName}（未通过前置审核）`;
};

const columns: readonly DataColumn<EarlyChangeRow, ChangeSort>[] = [
  {
    id: 'person',
    title: '姓名',
    width: 128,
    sort: 'person',
    text: ({ posting }) => posting.personName ?? '',
    cell: ({ change, posting }) => (
      <Link to={`/roster/nominations/early-changes/${change.id}`}>{posting.personName}</Link>
    ),
  },
  {
    id: 'village',
    title: '村（社区）',
    width: 124,
    sort: 'village',
    text: ({ posting }) => posting.villageName,
  },
  { id: 'unit', title: '派出单位', width: 160, sort: 'unit', text: ({ posting }) => posting.unitName },
  { id: 'kind', title: '调整情形', width: 132, text: ({ change }) => change.reasonKind },
  {
    id: 'state',
    title: '进展',
    width: 132,
    sort: 'state',
    text: ({ change }) => earlyChangeStateLabels[change.state],
    cell: ({ change }) => <EarlyChangeStateChip state={change.state} />,
  },
  { id: 'next', title: '下一步', width: 200, grow: true, text: ({ change }) => changeWaitsFor(change) },
  { id: 'successor', title: '接替人选', width: 160, text: successorWords },
  {
    id: 'appliedOn',
    title: '申请日期',
    width: 108,
    sort: 'appliedOn',
    text: ({ change }) => change.appliedOn,
  },
];

const addressShape = {
  which: z.enum(['running', 'all']).default('running'),
};
const rowKey = ({ change }: EarlyChangeRow) => change.id;

/** 个别调整: who is to leave before the term is over, and how far that has come. */
export function EarlyChangeList() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [{ which }, change] = useAddressFilter(addressShape);
  const query = useQuery(earlyChangesQuery());
  const rows = query.data ?? [];
  const running = rows.filter((row) => isRunning(row.change.state)).length;

  const source = useMemo<RowSource<EarlyChangeRow, ChangeSort>>(
    () => ({
      key: [...earlyChangesQuery().queryKey, which],
      load: async (request) => {
        const all = await queryClient.fetchQuery(earlyChangesQuery());
        return pageOf(
          which === 'all' ? all : all.filter((row) => isRunning(row.change.state)),
          request,
          order,
        );
      },
    }),
    [queryClient, which],
  );
  const open = useCallback(
    (row: EarlyChangeRow) => void navigate(`/roster/nominations/early-changes/${row.change.id}`),
    [navigate],
  );

  return (
    <>
      <ErrorMessage title="个别调整没有载入" error={query.error} onRetry={() => void query.refetch()} />
      <DataTable
        name="early-changes"
        label="个别调整"
        unit="次调整"
        columns={columns}
        source={source}
        rowKey={rowKey}
        onOpen={open}
        toolbar={
          <Segmented<'running' | 'all'>
            aria-label="按进展筛选"
            value={which}
            onChange={(next) => change({ which: next })}
            options={[
              { value: 'running', label: `在办 ${running}` },
              { value: 'all', label: `全部 ${rows.length}` },
            ]}
          />
        }
        empty={
          <EmptyState action={<Link to="/roster?status=on_post">查看在岗人员</Link>}>
            {which === 'running'
              ? '没有在办的个别调整。任期未满需要离岗的，在派驻记录中申请。'
              : '还没有申请过个别调整。任期未满需要离岗的，在派驻记录中申请。'}
          </EmptyState>
        }
      />
    </>
  );
}
