import { type ReplyStage, type ResultRow, replyStageLabels } from '#shared/contract/assessment-publicity.ts';
import { participationLabels, postRoleLabels } from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';

const tones = {
  not_settled: 'grey',
  to_notify: 'red',
  to_sign: 'amber',
  signed: 'green',
  refused: 'amber',
} as const satisfies Record<ReplyStage, string>;

/** How far somebody has been told. */
export function ReplyChip({ row }: { readonly row: Pick<ResultRow, 'stage'> }) {
  return <StatusChip tone={tones[row.stage]}>{replyStageLabels[row.stage]}</StatusChip>;
}

export const peopleColumns: readonly DataColumn<ResultRow>[] = [
  { id: 'name', title: '姓名', width: 96, text: (row) => row.name },
  { id: 'grade', title: '等次', width: 92, text: (row) => row.gradeWord },
  {
    id: 'stage',
    title: '告知情况',
    width: 104,
    text: (row) => replyStageLabels[row.stage],
    cell: (row) => <ReplyChip row={row} />,
  },
  { id: 'notified', title: '告知日期', width: 104, text: (row) => row.reply?.notifiedOn ?? '' },
  { id: 'signed', title: '签名日期', width: 104, text: (row) => row.reply?.signedOn ?? '' },
  {
    id: 'opinion',
    title: '本人意见',
    width: 180,
    grow: true,
    text: (row) => row.reply?.opinion || (row.reply?.refusalNote ?? ''),
  },
  { id: 'unit', title: '派出单位', width: 160, text: (row) => row.unitName },
  { id: 'village', title: '村（社区）', width: 104, text: (row) => row.villageName },
  { id: 'township', title: '乡镇（街道）', width: 124, text: (row) => row.townshipName },
  { id: 'role', title: '驻村职务', width: 126, text: (row) => postRoleLabels[row.role], hidden: true },
  {
    id: 'participation',
    title: '参加考核情况',
    width: 148,
    text: (row) => participationLabels[row.participation],
    hidden: true,
  },
  { id: 'witness', title: '见证人', width: 96, text: (row) => row.reply?.witness ?? '', hidden: true },
];
