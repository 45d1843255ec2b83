import type { PostingRow, postingSortColumns } from '#shared/contract/roster.ts';
import { postingStageLabels } from '#shared/roster/posting-stage.ts';
import { identityLabels, postRoleLabels } from '#shared/vocabulary.ts';
import type { DataColumn } from '../components/data-table/index.ts';
import styles from './roster.module.css';
import { PostingStageChip } from './stage-chip.tsx';

export type PostingSort = (typeof postingSortColumns)[number];

/** Columns of the roster. The village comes first: it is fixed before the person is (先定村再定人). */
export const rosterColumns: readonly DataColumn<PostingRow, PostingSort>[] = [
  { id: 'village', title: '村（社区）', width: 124, sort: 'village', text: (row) => row.villageName },
  {
    id: 'person',
    title: '姓名',
    width: 128,
    sort: 'person',
    text: (row) => row.personName ?? (row.nomineeName === null ? '' : `拟 ${row.nomineeName}`),
    cell: (row) =>
      row.personName ?? (
        <span className={styles.nobody}>{row.nomineeName === null ? '未定' : `拟 ${row.nomineeName}`}</span>
      ),
  },
  {
    id: 'unit',
    title: '派出单位',
    width: 212,
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
    width: 124,
    sort: 'status',
    text: (row) => postingStageLabels[row.stage],
    cell: (row) => <PostingStageChip stage={row.stage} />,
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
