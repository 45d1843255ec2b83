import type { PostingRow, postingSortColumns } from '#shared/contract/roster.ts';
import {
  identityLabels,
  type PostingStatus,
  postingStatusLabels,
  postRoleLabels,
} from '#shared/vocabulary.ts';
import type { DataColumn } from '../components/data-table/index.ts';
import { StatusChip } from '../components/status-chip.tsx';
import styles from './roster.module.css';

export type PostingSort = (typeof postingSortColumns)[number];

const tones = { open: 'amber', on_post: 'green', ended: 'grey' } as const satisfies Record<
  PostingStatus,
  string
>;

/** State of a posting as a coloured word; a post without a person is what one looks for. */
export function PostingStatusChip({ status }: { readonly status: PostingStatus }) {
  return <StatusChip tone={tones[status]}>{postingStatusLabels[status]}</StatusChip>;
}

/** Columns of the roster. The village comes first: it is fixed before the person is (先定村再定人). */
export const rosterColumns: readonly DataColumn<PostingRow, PostingSort>[] = [
  { id: 'village', title: '村（社区）', width: 124, sort: 'village', text: (row) => row.villageName },
  {
    id: 'person',
    title: '姓名',
    width: 128,
    sort: 'person',
    text: (row) => row.personName ?? '',
    cell: (row) => row.personName ?? <span className={styles.nobody}>未定</span>,
  },
  {
    id: 'unit',
    title: '派出单位',
    width: 250,
    sort: 'unit',
    text: (row) => row.unitName,
    cell: (row) => (
      <>
        {row.unitName}
        {row.leadUnit && <span className={styles.lead}>牵头</span>}
      </>
    ),
  },
  {
    id: 'role',
    title: '驻村职务',
    width: 140,
    sort: 'role',
    text: (row) => (row.role ? postRoleLabels[row.role] : ''),
    cell: (row) => (row.role ? postRoleLabels[row.role] : <span className={styles.nobody}>未定</span>),
  },
  {
    id: 'status',
    title: '状态',
    width: 88,
    sort: 'status',
    text: (row) => postingStatusLabels[row.status],
    cell: (row) => <PostingStatusChip status={row.status} />,
  },
  { id: 'startDate', title: '到岗日期', width: 108, sort: 'startDate', text: (row) => row.startDate ?? '' },
  { id: 'endDate', title: '离岗日期', width: 108, text: (row) => row.endDate ?? '', hidden: true },
  { id: 'township', title: '乡镇（街道）', width: 124, sort: 'township', text: (row) => row.townshipName },
  {
    id: 'identity',
    title: '身份',
    width: 108,
    text: (row) => (row.identity ? identityLabels[row.identity] : ''),
  },
  { id: 'lead', title: '牵头单位', width: 88, text: (row) => (row.leadUnit ? '是' : '否'), hidden: true },
];
