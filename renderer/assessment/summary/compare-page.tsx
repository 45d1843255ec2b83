import { useQuery } from '@tanstack/react-query';
import { Select, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import * as z from 'zod';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import type { ComparisonRow } from '#shared/contract/assessment-summary.ts';
import { cycleIdSchema } from '#shared/ids.ts';
import { poolLabels, poolSchema, pools } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import styles from './compare-page.module.css';
import { type ComparisonSort, comparisonColumns } from './comparison-columns.tsx';
import { GradeMoves } from './grade-moves.tsx';

const addressShape = {
  first: cycleIdSchema.nullable().default(null),
  second: cycleIdSchema.nullable().default(null),
  pool: poolSchema.nullable().default(null),
  text: z.string().max(60).default(''),
};

const rowKey = (row: ComparisonRow) => `${row.object} ${row.key}`;
const poolOptions = optionsOf(pools, poolLabels);

/** Two assessments side by side: who rose, who fell, how the grades moved. */
export function ComparePage() {
  const cycles = useQuery(orpc.assessment.listCycles.queryOptions());
  const begun = cycles.data?.cycles.filter(({ state }) => state !== 'draft') ?? [];
  return (
    <Page fill>
      <PageHeader title="两次考核对照" crumbs={[{ label: '考核', to: '/assessment' }]} />
      <ErrorMessage title="考核没有载入" error={cycles.error} onRetry={() => void cycles.refetch()} />
      {cycles.isPending && <Skeleton active />}
      {cycles.data && begun.length < 2 && <EmptyState>对照需要至少两次已经开始的考核。</EmptyState>}
      {begun.length >= 2 && <Comparison cycles={begun} />}
    </Page>
  );
}

function Comparison({ cycles }: { readonly cycles: readonly Cycle[] }) {
  const navigate = useNavigate();
  const [filter, change] = useAddressFilter(addressShape);
  // The list begins with the latest: it is laid beside the one before.
  const second = cycles.find(({ id }) => id === filter.second) ?? cycles[0];
  const others = cycles.filter(({ id }) => id !== second?.id);
  const first =
    cycles.find(({ id }) => id === filter.first) ??
    others.find(({ kind }) => kind === second?.kind) ??
    others[0];
  const options = cycles.map(({ id, title }) => ({ value: id, label: title }));
  const { pool, text } = filter;
  const input = useMemo(
    () => (first && second ? { first: first.id, second: second.id, pool, text } : undefined),
    [first, second, pool, text],
  );
  const columns = useMemo(
    () => (first && second ? comparisonColumns(first.title, second.title) : undefined),
    [first, second],
  );
  const moves = useQuery(
    orpc.assessment.compareCycles.queryOptions({
      input: { ...(input ?? { first: '', second: '' }), limit: 1 },
      enabled: input !== undefined,
    }),
  );
  const source = useMemo(
    (): RowSource<ComparisonRow, ComparisonSort> | undefined =>
      input && {
        key: [...orpc.assessment.compareCycles.key(), input],
        load: (page, signal) => client.assessment.compareCycles({ ...input, ...page }, { signal }),
      },
    [input],
  );
  if (!first || !second || !source || !columns) return null;
  return (
    <>
      <ErrorMessage title="对照没有做成" error={moves.error} onRetry={() => void moves.refetch()} />
      {moves.data && <GradeMoves moves={moves.data.moves} first={first.title} second={second.title} />}
      <DataTable
        name="assessment-comparison"
        label={`${first.title}与${second.title}对照`}
        unit="个"
        columns={columns}
        source={source}
        rowKey={rowKey}
        initialSort={[{ column: 'difference', direction: 'desc' }]}
        onOpen={(row) => {
          const side = row.second ?? row.first;
          const cycle = row.second ? second : first;
          if (side) void navigate(`/assessment/${cycle.id}/records/${side.assessmentId}`);
        }}
        toolbar={
          <>
            <Select
              className={styles.cycle ?? ''}
              aria-label="前一次"
              value={first.id}
              options={options.filter(({ value }) => value !== second.id)}
              onChange={(id) => change({ first: id })}
            />
            <Select
              className={styles.cycle ?? ''}
              aria-label="后一次"
              value={second.id}
              options={options.filter(({ value }) => value !== first.id)}
              onChange={(id) => change({ second: id })}
            />
            <Choice
              label="按分组筛选"
              placeholder="分组"
              value={pool}
              options={poolOptions}
              onChange={(value) => change({ pool: value })}
            />
            <TextFilter
              className={styles.text}
              value={text}
              placeholder="姓名、村、单位或拼音首字母"
              aria-label="查找考核对象"
              onChange={(value) => change({ text: value })}
            />
          </>
        }
        empty={<EmptyState>没有符合条件的考核对象。可以换一个写法，或清除筛选。</EmptyState>}
      />
    </>
  );
}
