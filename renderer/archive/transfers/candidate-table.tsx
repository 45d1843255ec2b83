import { Segmented, Tooltip } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { dueStandingOf, soonUntil } from '#shared/archive/document-course.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { TransferPaper } from '#shared/contract/archive-transfer.ts';
import { addDays, type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { TransferId } from '#shared/ids.ts';
import { documentStageLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { type DataColumn, DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import { DocumentStageChip } from '../course/document-stage-chip.tsx';
import styles from './transfers.module.css';

type Due = 'all' | 'soon' | 'overdue';

const dueOptions: { value: Due; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'soon', label: '14 天内到期' },
  { value: 'overdue', label: '已逾期' },
];

/** The last day of what is shown. */
function untilOf(due: Due, today: BusinessDate): BusinessDate | null {
  switch (due) {
    case 'all':
      return null;
    case 'soon':
      return soonUntil(today);
    case 'overdue':
      return addDays(today, -1);
  }
}

interface CandidateTableProps {
  readonly transferId: TransferId | null;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  /** Rows as they come. */
  readonly onRows: (rows: readonly TransferPaper[]) => void;
}

/** Papers that may be handed over, the first due first. */
export function CandidateTable({ transferId, selected, onSelect, onRows }: CandidateTableProps) {
  const [text, setText] = useState('');
  const [due, setDue] = useState<Due>('all');
  const today = businessDateOf(new Date());
  const dueUntil = untilOf(due, today);
  const columns = useMemo(() => candidateColumns(today), [today]);
  const source = useMemo(
    (): RowSource<TransferPaper, never> => ({
      key: [...orpc.archive.transferCandidates.key(), { text, dueUntil, transferId }],
      load: async ({ offset, limit }, signal) => {
        const page = await client.archive.transferCandidates(
          { offset, limit, text, dueUntil, transferId },
          { signal },
        );
        onRows(page.rows);
        return page;
      },
    }),
    [text, dueUntil, transferId, onRows],
  );
  const look = useCallback((typed: string) => setText(typed), []);
  return (
    <DataTable
      name="transfer-candidates"
      label="可移交的材料"
      unit="件"
      columns={columns}
      source={source}
      rowKey={(row) => row.document.id}
      selection={{ selected, onChange: onSelect }}
      toolbar={
        <>
          <TextFilter
            className={styles.text}
            value={text}
            placeholder="姓名、登记号或材料名称"
            aria-label="查找材料"
            onChange={look}
          />
          <Segmented<Due> aria-label="移交期限" options={dueOptions} value={due} onChange={setDue} />
        </>
      }
      empty={
        text === '' && due === 'all' ? (
          <EmptyState action={<Link to="/archive">打开归档</Link>}>
            没有可移交的材料。登记表、鉴定表登记签名和盖章以后列在这里。
          </EmptyState>
        ) : (
          <EmptyState>没有这样的材料。可以换一个期限，或者只写姓名、登记号的一部分。</EmptyState>
        )
      }
    />
  );
}

const candidateColumns = (today: BusinessDate): readonly DataColumn<TransferPaper>[] => [
  { id: 'person', title: '姓名', width: 92, text: ({ document }) => document.personName ?? '' },
  {
    id: 'obstacles',
    title: '是否齐全',
    width: 150,
    grow: true,
    text: ({ obstacles }) => (obstacles.length === 0 ? '齐全' : obstacles.join('')),
    cell: ({ obstacles }) => <Readiness obstacles={obstacles} />,
  },
  {
    id: 'dueOn',
    title: '移交期限',
    width: 124,
    text: ({ document }) => document.dueOn ?? '',
    cell: ({ document }) => <DueDay document={document} today={today} />,
  },
  { id: 'title', title: '材料名称', width: 150, text: ({ document }) => document.title },
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
    hidden: true,
  },
  { id: 'pages', title: '页数', width: 52, align: 'end', text: ({ document }) => String(document.pages) },
  {
    id: 'stage',
    title: '状态',
    width: 84,
    text: ({ document }) => documentStageLabels[document.stage],
    cell: ({ document }) => <DocumentStageChip stage={document.stage} />,
    hidden: true,
  },
];

/** The day until which a paper is to be handed over, and whether that is over. */
function DueDay({
  document,
  today,
}: {
  readonly document: RegisteredDocument;
  readonly today: BusinessDate;
}) {
  const standing = dueStandingOf(document, today);
  if (standing === 'overdue') return <StatusChip tone="red">{document.dueOn} 逾期</StatusChip>;
  if (standing === 'soon') return <StatusChip tone="amber">{document.dueOn}</StatusChip>;
  return document.dueOn;
}

/** What is wanting of a paper, in full where one points at it. */
export function Readiness({ obstacles }: { readonly obstacles: readonly string[] }) {
  if (obstacles.length === 0) return <StatusChip tone="green">齐全</StatusChip>;
  return (
    <Tooltip title={obstacles.join('')}>
      <span className={styles.wanting}>{obstacles.join('')}</span>
    </Tooltip>
  );
}
