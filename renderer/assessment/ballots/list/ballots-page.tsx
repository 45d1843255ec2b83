import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import * as z from 'zod';
import type { BatchRow } from '#shared/contract/assessment-ballots.ts';
import { cycleIdSchema, townshipIdSchema } from '#shared/ids.ts';
import {
  ballotBatchStateLabels,
  ballotBatchStateSchema,
  ballotBatchStates,
  type CycleState,
  raterGroupLabels,
  raterGroupSchema,
  raterGroups,
} from '#shared/vocabulary.ts';
import { client, orpc } from '../../../app/client.ts';
import { useAllowed } from '../../../app/session.tsx';
import { useAddressFilter } from '../../../app/use-address-filter.ts';
import { useAddressId } from '../../../app/use-address-id.ts';
import { Choice, optionsOf } from '../../../components/choice.tsx';
import { DataTable, type RowSource } from '../../../components/data-table/index.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Page, PageHeader } from '../../../components/page.tsx';
import { CycleNav } from '../../cycle/cycle-nav.tsx';
import { FindFields } from '../../find-fields.tsx';
import { type BatchSort, batchColumns } from './batch-columns.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { PrepareDrawer } from './prepare-drawer.tsx';
import { PrintDrawer } from './print-drawer.tsx';

const addressShape = {
  view: z.enum(['batches', 'coverage']).default('batches'),
  text: z.string().max(60).default(''),
  group: raterGroupSchema.nullable().default(null),
  state: ballotBatchStateSchema.nullable().default(null),
  townshipId: townshipIdSchema.nullable().default(null),
};
const noFilter = { text: '', group: null, state: null, townshipId: null };

const rowKey = (row: BatchRow) => row.id;
const groupOptions = optionsOf(raterGroups, raterGroupLabels);
const stateOptions = optionsOf(ballotBatchStates, ballotBatchStateLabels);
/** No batches yet; after scoring they are still made for whoever is scored on their own. */
const notBegun: readonly CycleState[] = ['draft', 'open', 'archived'];
/** Batches that are printed in one go; the program makes no more at a time. */
const printLimit = 50;

/** The batches of a cycle, and whose ballots are still missing. */
export function BallotsPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const navigate = useNavigate();
  const mayPrepare = useAllowed('assessment.prepareBatches');
  const [address, change] = useAddressFilter(addressShape);
  const { view, ...filter } = address;
  const { text, group, state, townshipId } = filter;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [preparing, setPreparing] = useState(false);
  const [printing, setPrinting] = useState(false);
  const cycle = useQuery(orpc.assessment.getCycle.queryOptions({ input: { id: cycleId } }));
  const townships = useQuery(orpc.roster.listTownships.queryOptions());
  const columns = useMemo(() => batchColumns(cycleId), [cycleId]);
  const source = useMemo(
    (): RowSource<BatchRow, BatchSort> => ({
      key: [...orpc.assessment.listBatches.key(), cycleId, text, group, state, townshipId],
      load: (page, signal) =>
        client.assessment.listBatches({ cycleId, text, group, state, townshipId, ...page }, { signal }),
    }),
    [cycleId, text, group, state, townshipId],
  );
  const counts = useQuery(
    orpc.assessment.listBatches.queryOptions({
      input: { cycleId, text, group, townshipId, limit: 1 },
    }),
  );
  const filtered = Object.values(filter).some((value) => value !== null && value !== '');
  const begun = cycle.data !== undefined && !notBegun.includes(cycle.data.state);
  const prepare = mayPrepare && begun && (
    <Button type="primary" onClick={() => setPreparing(true)}>
      编制批次
    </Button>
  );

  return (
    <Page fill>
      <PageHeader
        title="测评票"
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: cycle.data?.title ?? '本次考核', to: `/assessment/${cycleId}` },
        ]}
        meta={cycle.data && (cycle.data.settings.ballotEntry === 'double' ? '两人各录一遍' : '录入一遍')}
        extra={
          <Segmented<'batches' | 'coverage'>
            aria-label="看什么"
            value={view}
            options={[
              { value: 'batches', label: '批次' },
              { value: 'coverage', label: '缺哪几类票' },
            ]}
            onChange={(next) => change({ view: next })}
          />
        }
        action={prepare}
      />
      <CycleNav cycleId={cycleId} />
      {view === 'coverage' ? (
        <CoverageTable
          cycleId={cycleId}
          text={text}
          townshipId={townshipId}
          townships={townships.data?.townships ?? []}
          onChange={change}
        />
      ) : (
        <DataTable
          name="ballot-batches"
          label="测评票批次"
          unit="批"
          columns={columns}
          source={source}
          rowKey={rowKey}
          onOpen={(row) => void navigate(`/assessment/${cycleId}/ballots/${row.id}`)}
          selection={{ selected, onChange: setSelected }}
          toolbar={
            <>
              <FindFields
                label="查找批次"
                placeholder="批次号、地点、姓名或拼音首字母"
                text={text}
                townshipId={townshipId}
                townships={townships.data?.townships ?? []}
                onChange={change}
              />
              <Choice
                label="测评主体"
                placeholder="测评主体"
                value={group}
                options={groupOptions}
                onChange={(next) => change({ group: next })}
              />
              <Choice
                label="状态"
                placeholder="状态"
                value={state}
                options={stateOptions}
                onChange={(next) => change({ state: next })}
              />
              <Button
                disabled={selected.size === 0 || selected.size > printLimit}
                title={
                  selected.size > printLimit
                    ? `一次最多打印 ${printLimit} 批，请分几次打印`
                    : '按发出张数排出所选批次的空白票'
                }
                onClick={() => setPrinting(true)}
              >
                打印所选
              </Button>
            </>
          }
          totals={
            counts.data &&
            ballotBatchStates
              .filter((each) => counts.data.states[each] > 0)
              .map((each) => (
                <span key={each}>
                  {ballotBatchStateLabels[each]} <strong>{counts.data.states[each]}</strong>
                </span>
              ))
          }
          empty={
            <EmptyState
              action={
                filtered ? (
                  <Button type="link" onClick={() => change(noFilter)}>
                    清除筛选
                  </Button>
                ) : undefined
              }
            >
              {emptySentence(filtered, begun, mayPrepare)}
            </EmptyState>
          }
        />
      )}
      <PrepareDrawer
        cycleId={cycleId}
        open={preparing}
        townships={townships.data?.townships ?? []}
        onClose={() => setPreparing(false)}
      />
      <PrintDrawer ids={[...selected]} open={printing} onClose={() => setPrinting(false)} />
    </Page>
  );
}

function emptySentence(filtered: boolean, begun: boolean, mayPrepare: boolean): string {
  if (filtered) return '没有符合条件的批次。可以换一个写法。';
  if (!begun) return '还没有测评票批次。考核进入“测评评分”阶段后编制。';
  return mayPrepare ? '还没有测评票批次。点右上角“编制批次”，按村和单位一次编好。' : '还没有测评票批次。';
}
