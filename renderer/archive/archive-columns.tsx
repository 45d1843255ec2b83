import { dueStandingOf } from '#shared/archive/document-course.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { businessDateOf } from '#shared/dates.ts';
import { documentKindLabels, documentStageLabels } from '#shared/vocabulary.ts';
import { formatMinute } from '../app/format.ts';
import type { DataColumn } from '../components/data-table/index.ts';
import { StatusChip } from '../components/status-chip.tsx';
import { DocumentStageChip } from './course/document-stage-chip.tsx';
import { DocumentLink } from './viewer/document-link.tsx';

const standingOf = (row: RegisteredDocument) => dueStandingOf(row, businessDateOf(new Date()));

/** Day until which a paper is to be handed over, while it waits. */
const dueText = (row: RegisteredDocument): string => {
  const standing = standingOf(row);
  if (standing === null) return '';
  return `${row.dueOn ?? ''}${standing === 'overdue' ? ' 已逾期' : ''}`;
};

/** The register, as a list. */
export const archiveColumns: readonly DataColumn<RegisteredDocument>[] = [
  {
    id: 'registerNumber',
    title: '登记号',
    width: 128,
    text: (row) => row.registerNumber,
    cell: (row) => <DocumentLink document={row} />,
  },
  { id: 'person', title: '姓名', width: 104, text: (row) => row.personName ?? '' },
  { id: 'title', title: '材料名称', width: 180, grow: true, text: (row) => row.title },
  // Its title names the kind.
  { id: 'kind', title: '种类', width: 136, text: (row) => documentKindLabels[row.kind], hidden: true },
  {
    id: 'stage',
    title: '进度',
    width: 88,
    text: (row) => documentStageLabels[row.stage],
    cell: (row) => <DocumentStageChip stage={row.stage} />,
  },
  {
    id: 'due',
    title: '移交期限',
    width: 136,
    text: dueText,
    cell: (row) => {
      const standing = standingOf(row);
      if (standing === 'overdue') return <StatusChip tone="red">{row.dueOn} 逾期</StatusChip>;
      if (standing === 'soon') return <StatusChip tone="amber">{row.dueOn}</StatusChip>;
      return standing === null ? '' : row.dueOn;
    },
  },
  { id: 'formedOn', title: '形成时间', width: 100, text: (row) => row.formedOn },
  { id: 'version', title: '版次', width: 56, align: 'end', text: (row) => String(row.version) },
  { id: 'pages', title: '页数', width: 56, align: 'end', text: (row) => String(row.pages) },
  { id: 'createdAt', title: '登记时间', width: 136, text: (row) => formatMinute(row.createdAt) },
  { id: 'createdBy', title: '登记人', width: 104, text: (row) => row.createdBy, hidden: true },
  { id: 'signedOn', title: '签名日期', width: 100, text: (row) => row.signing?.on ?? '', hidden: true },
  { id: 'seals', title: '盖章机关', width: 200, text: (row) => row.seals.join('、'), hidden: true },
  { id: 'handedOverOn', title: '移交日期', width: 100, text: (row) => row.handedOverOn ?? '', hidden: true },
  { id: 'remark', title: '备注', width: 120, text: (row) => row.remark ?? '', hidden: true },
  { id: 'pdfSha256', title: '文件校验值', width: 220, text: (row) => row.pdfSha256, hidden: true },
];
