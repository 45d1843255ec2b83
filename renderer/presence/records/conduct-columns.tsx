import type { ConductRow, conductSortColumns } from '#shared/contract/presence-records.ts';
import { conductKindLabels } from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { strikeVoided } from './parts/voided.tsx';

export type ConductSort = (typeof conductSortColumns)[number];

/** Whether a record still holds today, in words. */
export const effectWords = ({ kind, inEffect, effectiveUntil, voidedAt }: ConductRow): string => {
  if (voidedAt !== null) return '已作废';
  if (kind === 'investigation') return inEffect ? '尚未结案' : '已结案';
  if (!inEffect) return '期满';
  return effectiveUntil === null ? '未定期限' : '有效期内';
};

/** Whether a record still holds, as a coloured word. */
export function EffectChip({ record }: { readonly record: ConductRow }) {
  const holds = record.inEffect && record.voidedAt === null;
  return <StatusChip tone={holds ? 'red' : 'grey'}>{effectWords(record)}</StatusChip>;
}

/** `处分（警告）` */
export const conductWords = ({ kind, severity }: Pick<ConductRow, 'kind' | 'severity'>): string =>
  severity === null ? conductKindLabels[kind] : `${conductKindLabels[kind]}（${severity}）`;

/** Columns of the conduct records, newest first as the server gives them; of an investigation the days are those of 立案 and 结案. */
export const conductColumns: readonly DataColumn<ConductRow, ConductSort>[] = strikeVoided<
  ConductRow,
  ConductSort
>([
  { id: 'person', title: '姓名', width: 112, sort: 'person', text: (row) => row.personName },
  { id: 'decidedOn', title: '作出日期', width: 104, sort: 'decidedOn', text: (row) => row.decidedOn },
  { id: 'kind', title: '种类', width: 148, sort: 'kind', text: conductWords },
  {
    id: 'effect',
    title: '期限',
    width: 92,
    text: effectWords,
    cell: (row) => <EffectChip record={row} />,
  },
  {
    id: 'effectiveUntil',
    title: '有效至',
    width: 104,
    sort: 'effectiveUntil',
    text: (row) => row.effectiveUntil ?? '',
  },
  { id: 'reason', title: '事由', width: 164, grow: true, text: (row) => row.reason },
  { id: 'organ', title: '作出单位', width: 132, text: (row) => row.organ },
  { id: 'village', title: '驻村', width: 96, sort: 'village', text: (row) => row.villageName ?? '' },
  {
    id: 'township',
    title: '乡镇',
    width: 96,
    sort: 'township',
    hidden: true,
    text: (row) => row.townshipName ?? '',
  },
  { id: 'unit', title: '派出单位', width: 112, sort: 'unit', text: (row) => row.unitName ?? '' },
  { id: 'documentNumber', title: '文号', width: 136, hidden: true, text: (row) => row.documentNumber ?? '' },
]);
