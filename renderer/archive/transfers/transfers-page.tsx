import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import * as z from 'zod';
import {
  type TransferHead,
  transferStateLabels,
  transferStateSchema,
  transferStates,
} from '#shared/contract/archive-transfer.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { type DataColumn, DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { AddIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import { ArchiveNav } from '../archive-nav.tsx';
import { transferTones } from './transfer-words.ts';
import styles from './transfers.module.css';

const addressShape = {
  text: z.string().max(60).default(''),
  state: transferStateSchema.nullable().default(null),
};
const stateOptions = optionsOf(transferStates, transferStateLabels);

const columns: readonly DataColumn<TransferHead>[] = [
  {
    id: 'number',
    title: '移交编号',
    width: 132,
    text: (row) => row.number,
    cell: (row) => (
      <Link to={`/archive/transfers/${row.id}`} tabIndex={-1}>
        {row.number}
      </Link>
    ),
  },
  {
    id: 'state',
    title: '状态',
    width: 128,
    text: (row) => transferStateLabels[row.state],
    cell: (row) => <StatusChip tone={transferTones[row.state]}>{transferStateLabels[row.state]}</StatusChip>,
  },
  { id: 'recipient', title: '接收单位', width: 220, grow: true, text: (row) => row.recipient },
  { id: 'documents', title: '件数', width: 64, align: 'end', text: (row) => String(row.counts.documents) },
  { id: 'people', title: '人数', width: 64, align: 'end', text: (row) => String(row.counts.people) },
  { id: 'pages', title: '页数', width: 64, align: 'end', text: (row) => String(row.counts.pages) },
  { id: 'handedOverOn', title: '移交日期', width: 104, text: (row) => row.handedOverOn ?? '' },
  { id: 'receivedOn', title: '接收日期', width: 104, text: (row) => row.receivedOn ?? '' },
  {
    id: 'refused',
    title: '退回',
    width: 64,
    align: 'end',
    text: (row) => (row.state === 'received' ? String(row.counts.refused) : ''),
  },
  { id: 'sender', title: '移交单位', width: 200, text: (row) => row.sender, hidden: true },
  { id: 'createdBy', title: '经办人', width: 100, text: (row) => row.createdBy },
];

/** 材料移交: every hand-over of papers into personal files. */
export function TransfersPage() {
  const navigate = useNavigate();
  const mayPrepare = useAllowed('archive.prepareTransfer');
  const [{ text, state }, change] = useAddressFilter(addressShape);
  const source = useMemo(
    (): RowSource<TransferHead, never> => ({
      key: [...orpc.archive.listTransfers.key(), { text, state }],
      load: ({ offset, limit }, signal) =>
        client.archive.listTransfers({ offset, limit, text, state }, { signal }),
    }),
    [text, state],
  );
  const look = useCallback((typed: string) => change({ text: typed }), [change]);
  const prepare = mayPrepare && (
    <Button type="primary" icon={<AddIcon />} onClick={() => void navigate('/archive/transfers/new')}>
      准备移交
    </Button>
  );
  return (
    <Page fill>
      <PageHeader title="材料移交" action={prepare} />
      <ArchiveNav />
      <DataTable
        name="archive-transfers"
        label="材料移交"
        unit="次"
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate(`/archive/transfers/${row.id}`)}
        toolbar={
          <>
            <TextFilter
              className={styles.text}
              value={text}
              placeholder="编号、接收单位或姓名"
              aria-label="查找移交"
              onChange={look}
            />
            <Choice
              label="按状态筛选"
              placeholder="全部状态"
              value={state}
              options={stateOptions}
              onChange={(next) => change({ state: next })}
            />
          </>
        }
        empty={
          text === '' && state === null ? (
            <EmptyState action={prepare}>
              还没有移交过材料。登记表、鉴定表签名盖章以后，在形成之日起一个月内移交给保管人事档案的单位。
            </EmptyState>
          ) : (
            <EmptyState action={<Button onClick={() => change({ text: '', state: null })}>清除筛选</Button>}>
              没有符合条件的移交。
            </EmptyState>
          )
        }
      />
    </Page>
  );
}
