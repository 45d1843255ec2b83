import type { AuditEvent } from '#shared/contract/audit.ts';
import { formatSecond } from '../app/format.ts';
import type { DataColumn } from '../components/data-table/index.ts';

const entityLabels: Record<string, string> = {
  user: '用户',
  database: '数据库',
  backup: '备份',
  scheme_version: '制度方案',
  person: '人员',
  posting: '岗位',
  village: '村（社区）',
  unit: '派出单位',
  import_batch: '导入批次',
  assessment_cycle: '考核',
  assessment: '考核记录',
  document: '文件',
};

/** The kind of record an entry is about, in Chinese. */
export const entityLabel = (type: string) => entityLabels[type] ?? type;

/** Columns of the audit trail, newest first as the server gives it. */
export const auditColumns: readonly DataColumn<AuditEvent>[] = [
  { id: 'sequence', title: '序号', width: 84, align: 'end', text: (event) => String(event.sequence) },
  { id: 'at', title: '时间', width: 168, text: (event) => formatSecond(event.at) },
  { id: 'actor', title: '经手人', width: 128, text: (event) => event.actorName },
  { id: 'action', title: '操作', width: 152, text: (event) => event.actionLabel },
  { id: 'entity', title: '对象', width: 104, text: (event) => entityLabel(event.entityType) },
  { id: 'reason', title: '理由', width: 220, grow: true, text: (event) => event.reason ?? '' },
  { id: 'entityId', title: '对象编号', width: 290, hidden: true, text: (event) => event.entityId },
  { id: 'hash', title: '校验值', width: 128, text: (event) => event.hash.slice(0, 12) },
];
