import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  type TransferDetail,
  type TransferItem,
  transferStateLabels,
} from '#shared/contract/archive-transfer.ts';
import { transferIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { type DataColumn, DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { Readiness } from './candidate-table.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import { ReceiptDrawer } from './receipt-drawer.tsx';
import { TransferFacts } from './transfer-facts.tsx';
import { transferTones, useTransferRefresh } from './transfer-words.ts';
import styles from './transfers.module.css';

/** One hand-over: its papers, what is still wanting, and how it went. */
export function TransferPage() {
  const id = useAddressId('transferId', transferIdSchema);
  const query = useQuery(orpc.archive.getTransfer.queryOptions({ input: { id } }));
  const transfer = query.data;
  return (
    <Page fill>
      <PageHeader
        title={transfer?.number ?? '材料移交'}
        crumbs={[
          { label: '归档', to: '/archive' },
          { label: '材料移交', to: '/archive/transfers' },
        ]}
        meta={
          transfer && (
            <>
              {transfer.recipient}{' '}
              <StatusChip tone={transferTones[transfer.state]}>
                {transferStateLabels[transfer.state]}
              </StatusChip>
            </>
          )
        }
        extra={transfer && <HistoryButton entityId={id} title={transfer.number} />}
        action={transfer && <Steps transfer={transfer} />}
      />
      <ErrorMessage title="这次移交没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {transfer && (
        <div className={styles.desk}>
          <div className={styles.list}>
            <Papers transfer={transfer} />
          </div>
          <aside className={styles.side} aria-label="移交信息">
            <TransferFacts transfer={transfer} />
          </aside>
        </div>
      )}
    </Page>
  );
}

/** What can be done next with it. */
function Steps({ transfer }: { readonly transfer: TransferDetail }) {
  const mayWrite = useAllowed('archive.handOverTransfer');
  const navigate = useNavigate();
  const refresh = useTransferRefresh();
  const [open, setOpen] = useState<'hand_over' | 'receipt' | 'cancel' | null>(null);
  const close = () => setOpen(null);
  if (!mayWrite) return null;
  return (
    <>
      {transfer.state === 'prepared' && (
        <>
          <Button danger onClick={() => setOpen('cancel')}>
            撤销移交
          </Button>
          <Button onClick={() => void navigate(`/archive/transfers/${transfer.id}/edit`)}>修改清单</Button>
          <Button type="primary" onClick={() => setOpen('hand_over')}>
            登记移交
          </Button>
        </>
      )}
      {transfer.state === 'handed_over' && (
        <Button type="primary" onClick={() => setOpen('receipt')}>
          登记回执
        </Button>
      )}
      {open === 'hand_over' && <HandOverDialog transfer={transfer} onClose={close} />}
      {open === 'receipt' && <ReceiptDrawer transfer={transfer} onClose={close} />}
      <ReasonModal
        open={open === 'cancel'}
        grave
        title={`撤销 ${transfer.number}`}
        confirm="撤销移交"
        consequence={`将撤销这次移交，${transfer.counts.documents} 件材料可以列入别的移交。编号不再使用。`}
        onClose={close}
        onConfirm={async (reason) => {
          await client.archive.cancelTransfer({ id: transfer.id, revision: transfer.revision, reason });
          await refresh();
        }}
      />
    </>
  );
}

function Papers({ transfer }: { readonly transfer: TransferDetail }) {
  const mayWrite = useAllowed('archive.reviseTransfer');
  const [item, setItem] = useState<TransferItem | null>(null);
  const changes = mayWrite && transfer.state === 'prepared';
  const columns = useMemo(() => columnsOf(transfer.state), [transfer.state]);
  const source = useMemo(
    (): RowSource<TransferItem, never> => ({
      key: [...orpc.archive.getTransfer.key(), 'papers', transfer.id, transfer.revision],
      load: async ({ offset, limit }) => ({
        total: transfer.items.length,
        rows: transfer.items.slice(offset, offset + limit),
      }),
    }),
    [transfer],
  );
  return (
    <>
      <DataTable
        name="transfer-papers"
        label={`材料移交清单 ${transfer.number}`}
        unit="件"
        columns={columns}
        source={source}
        rowKey={(row) => row.document.id}
        {...(changes ? { onOpen: setItem } : {})}
        toolbar={
          changes && <span className={styles.help}>双击或按回车修改份数和备注；增减材料请点“修改清单”。</span>
        }
        empty={<EmptyState>清单上没有材料。</EmptyState>}
      />
      {item && <ItemDrawer transfer={transfer} item={item} onClose={() => setItem(null)} />}
    </>
  );
}

/** What stands on the list; before the papers go what is wanting, after the receipt what became of each. */
function columnsOf(state: TransferDetail['state']): readonly DataColumn<TransferItem>[] {
  return [
    { id: 'position', title: '序号', width: 52, align: 'end', text: (row) => String(row.position) },
    {
      id: 'person',
      title: '姓名',
      width: 92,
      text: ({ document }) => document.personName ?? '',
      cell: ({ document }) =>
        document.personId === null ? (
          document.personName
        ) : (
          <Link to={`/archive/persons/${document.personId}`} tabIndex={-1}>
            {document.personName}
          </Link>
        ),
    },
    ...(state === 'prepared' ? [wanting] : []),
    ...(state === 'received' ? [outcome] : []),
    {
      id: 'title',
      title: '材料名称',
      width: 150,
      // Until the papers go, what is wanting of each takes the room.
      grow: state !== 'prepared',
      text: ({ document }) => document.title,
    },
    {
      id: 'number',
      title: '登记号',
      width: 116,
      text: ({ document }) => document.registerNumber,
      cell: ({ document }) => (
        <Link to={`/archive/${document.id}`} tabIndex={-1}>
          {document.registerNumber}
        </Link>
      ),
    },
    {
      id: 'formedOn',
      title: '形成时间',
      width: 96,
      text: ({ document }) => document.formedOn,
      hidden: state === 'prepared',
    },
    { id: 'copies', title: '份数', width: 52, align: 'end', text: (row) => String(row.copies) },
    { id: 'pages', title: '页数', width: 52, align: 'end', text: ({ document }) => String(document.pages) },
    { id: 'remark', title: '备注', width: 76, text: (row) => row.remark || (row.document.remark ?? '') },
  ];
}

const wanting: DataColumn<TransferItem> = {
  id: 'obstacles',
  title: '是否齐全',
  width: 150,
  grow: true,
  text: ({ obstacles }) => (obstacles.length === 0 ? '齐全' : obstacles.join('')),
  cell: ({ obstacles }) => <Readiness obstacles={obstacles} />,
};

const outcome: DataColumn<TransferItem> = {
  id: 'outcome',
  title: '回执',
  width: 150,
  text: ({ accepted, refusalReason }) => (accepted ? '已接收' : `退回：${refusalReason ?? ''}`),
  cell: ({ accepted, refusalReason }) =>
    accepted ? (
      <StatusChip tone="green">已接收</StatusChip>
    ) : (
      <>
        <StatusChip tone="red">退回</StatusChip> {refusalReason}
      </>
    ),
};
