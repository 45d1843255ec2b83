import { auditEntityLabel } from '#shared/audit/entities.ts';
import type { AuditEvent } from '#shared/contract/audit.ts';
import { formatSecond } from '../app/format.ts';
import type { DataColumn } from '../components/data-table/index.ts';

/** Columns of the audit trail, newest first as the server gives it. */
export const auditColumns: readonly DataColumn<AuditEvent>[] = [
  { id: 'sequence', title: '序号', width: 84, align: 'end', text: (event) => String(event.sequence) },
  { id: 'at', title: '时间', width: 168, text: (event) => formatSecond(event.at) },
  { id: 'actor', title: '经手人', width: 128, text: (event) => event.actorName },
  { id: 'action', title: '操作', width: 152, text: (event) => event.actionLabel },
  { id: 'entity', title: '对象', width: 104, text: (event) => auditEntityLabel(event.entityType) },
  { id: 'reason', title: '理由', width: 220, grow: true, text: (event) => event.reason ?? '' },
  { id: 'entityId', title: '对象编号', width: 290, hidden: true, text: (event) => event.entityId },
  { id: 'hash', title: '校验值', width: 128, text: (event) => event.hash.slice(0, 12) },
];
