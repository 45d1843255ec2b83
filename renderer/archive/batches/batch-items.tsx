import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { type BatchItem, batchItemSchema, type DocumentBatch } from '#shared/contract/archive-batch.ts';
import { client, orpc } from '../../app/client.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { type DataColumn, DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { BatchDocumentLink } from '../viewer/document-link.tsx';
import { itemStateWords } from './batch-words.ts';

const rowKey = (row: BatchItem) => String(row.position);
const tones = { waiting: 'grey', done: 'green', failed: 'red' } as const;
const states = batchItemSchema.shape.state.options;

/** Where to look what is wrong with a document, or null where there is no such page. */
function recordOf({ assessmentId, cycleId, caseId }: BatchItem): string | null {
  if (caseId !== null) return `/recall/cases/${caseId}`;
  if (cycleId === null) return null;
  return assessmentId === null ? `/assessment/${cycleId}` : `/assessment/${cycleId}/records/${assessmentId}`;
}

const columns: readonly DataColumn<BatchItem>[] = [
  { id: 'position', title: '序号', width: 64, align: 'end', text: (row) => String(row.position) },
  {
    id: 'name',
    title: '姓名或单位',
    width: 160,
    text: (row) => row.name,
    cell: (row) => {
      const to = recordOf(row);
      return to === null ? row.name : <Link to={to}>{row.name}</Link>;
    },
  },
  { id: 'title', title: '材料名称', width: 200, text: (row) => row.title },
  {
    id: 'state',
    title: '状态',
    width: 96,
    text: (row) => itemStateWords[row.state],
    cell: (row) => <StatusChip tone={tones[row.state]}>{itemStateWords[row.state]}</StatusChip>,
  },
  {
    id: 'registerNumber',
    title: '登记号',
    width: 140,
    text: (row) => row.registerNumber ?? '',
    cell: (row) => <BatchDocumentLink item={row} />,
  },
  {
    id: 'outcome',
    title: '文件名或原因',
    width: 320,
    grow: true,
    text: (row) => row.error ?? row.fileName ?? '',
  },
];

/** The documents of a batch; those that failed first, when there are any. */
export function BatchItems({ batch }: { readonly batch: DocumentBatch }) {
  const [state, setState] = useState<BatchItem['state'] | null>(batch.failed > 0 ? 'failed' : null);
  const { id, failed } = batch;
  // While it runs only failures are looked up again; the bar tells of the rest.
  const standing = batch.state;
  const source = useMemo(
    (): RowSource<BatchItem, never> => ({
      key: [...orpc.archive.listBatchItems.key(), { id, state, standing, failed }],
      load: async ({ offset, limit }, signal) => {
        const { total, items } = await client.archive.listBatchItems(
          { id, state, offset, limit },
          { signal },
        );
        return { total, rows: items };
      },
    }),
    [id, state, standing, failed],
  );
  return (
    <DataTable
      name="document-batch-items"
      label={`${batch.title}文书`}
      unit="份"
      columns={columns}
      source={source}
      rowKey={rowKey}
      toolbar={
        <Choice
          label="按状态筛选"
          placeholder="全部状态"
          value={state}
          options={optionsOf(states, itemStateWords)}
          onChange={setState}
        />
      }
      empty={<EmptyState>没有这种状态的文书。可以换一个状态查看。</EmptyState>}
    />
  );
}
