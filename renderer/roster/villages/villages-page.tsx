import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import * as z from 'zod';
import type { VillageDemandRow } from '#shared/contract/roster-places.ts';
import { townshipIdSchema } from '#shared/ids.ts';
import { sumDemand } from '#shared/roster/demand.ts';
import { villageTypeSchema } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import { pageOf } from '../memory-source.ts';
import styles from '../roster.module.css';
import { EditVillageDialog } from './edit-village-dialog.tsx';
import { type VillageSort, villageColumns, villageOrder } from './village-columns.tsx';
import { VillageSummary } from './village-summary.tsx';
import { villageShows, villagesUnder } from './village-words.ts';

const addressShape = {
  text: z.string().max(60).default(''),
  townshipId: townshipIdSchema.nullable().default(null),
  type: z
    .union([villageTypeSchema, z.literal('none')])
    .nullable()
    .default(null),
  show: z.enum(villageShows).default('all'),
};

const rowKey = (row: VillageDemandRow) => row.villageId;
const all = () => orpc.roster.listVillageDemand.queryOptions({ input: {} });

/** 村与需求 (先定村再定人): what each village is to have against what it has. */
export function VillagesPage() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayEdit = useAllowed('roster.updateVillage');
  const [filter, change] = useAddressFilter(addressShape);
  const query = useQuery(all());
  const [editing, setEditing] = useState<{ village: VillageDemandRow; open: boolean } | null>(null);
  const columns = useMemo(
    () => villageColumns(mayEdit ? (village) => setEditing({ village, open: true }) : null),
    [mayEdit],
  );
  const key = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the filter, whose object is new each time
  const source = useMemo<RowSource<VillageDemandRow, VillageSort>>(
    () => ({
      key: [...orpc.roster.listVillageDemand.key(), key],
      load: async (request) => {
        const { villages } = await queryClient.fetchQuery(all());
        return pageOf(villagesUnder(villages, filter), request, villageOrder);
      },
    }),
    [queryClient, key],
  );
  const open = useCallback(
    (row: VillageDemandRow) => void navigate(`/roster/villages/${row.villageId}`),
    [navigate],
  );
  const setText = useCallback((text: string) => change({ text }), [change]);
  const data = query.data;
  const filtered =
    filter.text !== '' || filter.townshipId !== null || filter.type !== null || filter.show !== 'all';
  const clear = () => change({ text: '', townshipId: null, type: null, show: 'all' });
  const sums = data && sumDemand(villagesUnder(data.villages, filter));

  return (
    <Page fill>
      <PageHeader
        title="村与需求"
        crumbs={[{ label: '台账', to: '/roster' }]}
        meta={data && `先定村再定人，需求依据${data.scheme.title}`}
      />
      <ErrorMessage title="村与需求没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {data && data.villages.length > 0 && (
        <VillageSummary
          answer={data}
          filter={filter}
          onShow={(show) => change({ show })}
          onType={(type) => change({ type })}
          onTownship={(townshipId) => change({ townshipId })}
        />
      )}
      <DataTable
        name="villages"
        label="村与需求"
        unit="个村"
        columns={columns}
        source={source}
        rowKey={rowKey}
        onOpen={open}
        toolbar={
          <>
            <TextFilter
              className={styles.search}
              value={filter.text}
              onChange={setText}
              placeholder="村名"
              aria-label="查找村"
            />
            {filtered && (
              <Button type="text" aria-label="清除筛选" onClick={clear}>
                清除
              </Button>
            )}
          </>
        }
        totals={
          sums && (
            <span>
              需 {formatCount(sums.demand)} 人，在岗 {formatCount(sums.posted)} 人，缺{' '}
              <strong>{formatCount(sums.gap)}</strong> 人
            </span>
          )
        }
        empty={
          filtered ? (
            <EmptyState action={<Button onClick={clear}>清除筛选</Button>}>没有符合条件的村。</EmptyState>
          ) : (
            <EmptyState action={<Link to="/roster">到台账导入或新增岗位</Link>}>
              台账里还没有村。导入力量安排表或新增岗位后，村会列在这里。
            </EmptyState>
          )
        }
      />
      {editing && (
        <EditVillageDialog
          key={`${editing.village.villageId} ${editing.village.revision}`}
          village={editing.village}
          open={editing.open}
          onClose={() => setEditing({ ...editing, open: false })}
        />
      )}
    </Page>
  );
}
