import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { batchOutputLabels, type DocumentBatch } from '#shared/contract/archive-batch.ts';
import { client, orpc } from '../../app/client.ts';
import { formatCount, formatMinute } from '../../app/format.ts';
import { type DataColumn, DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { ArchiveNav } from '../archive-nav.tsx';
import { batchStateTones, batchStateWords } from './batch-words.ts';

const rowKey = (row: DocumentBatch) => row.id;

const columns: readonly DataColumn<DocumentBatch>[] = [
  {
    id: 'title',
    title: '任务',
    width: 200,
    grow: true,
    text: (row) => row.title,
    cell: (row) => (
      <Link to={`/archive/batches/${row.id}`} tabIndex={-1}>
        {row.title}
      </Link>
    ),
  },
  {
    id: 'state',
    title: '状态',
    width: 104,
    text: (row) => batchStateWords[row.state],
    cell: (row) => <StatusChip tone={batchStateTones[row.state]}>{batchStateWords[row.state]}</StatusChip>,
  },
  {
    id: 'done',
    title: '已登记',
    width: 112,
    align: 'end',
    text: (row) => `${formatCount(row.done)} / ${formatCount(row.total)}`,
  },
  { id: 'failed', title: '没有做成', width: 88, align: 'end', text: (row) => formatCount(row.failed) },
  { id: 'output', title: '输出', width: 160, text: (row) => batchOutputLabels[row.output] },
  {
    id: 'files',
    title: '文件',
    width: 104,
    text: (row) => (row.result ? '可以取走' : row.state === 'finished' ? '没有文件' : ''),
  },
  { id: 'createdAt', title: '开始时间', width: 140, text: (row) => formatMinute(row.createdAt) },
  {
    id: 'finishedAt',
    title: '完成时间',
    width: 140,
    text: (row) => (row.finishedAt === null ? '' : formatMinute(row.finishedAt)),
  },
];

/** 批量生成: the batches that one has started. */
export function BatchesPage() {
  const navigate = useNavigate();
  const source = useMemo(
    (): RowSource<DocumentBatch, never> => ({
      key: orpc.archive.listBatches.key(),
      load: async (page, signal) => {
        const { total, batches } = await client.archive.listBatches(page, { signal });
        return { total, rows: batches };
      },
    }),
    [],
  );
  return (
    <Page fill>
      <PageHeader
        title="批量生成"
        meta="只列出您自己开始的任务"
        action={
          <Button type="primary" onClick={() => void navigate('/archive/batches/new')}>
            开始一批
          </Button>
        }
      />
      <ArchiveNav />
      <DataTable
        name="document-batches"
        label="批量任务"
        unit="项"
        columns={columns}
        source={source}
        rowKey={rowKey}
        onOpen={(row) => void navigate(`/archive/batches/${row.id}`)}
        empty={
          <EmptyState action={<Link to="/archive/batches/new">开始一批</Link>}>
            您还没有批量生成过文书。一次考核的登记表、通知书等可以一批做完，存成文件或合并打印。
          </EmptyState>
        }
      />
    </Page>
  );
}
