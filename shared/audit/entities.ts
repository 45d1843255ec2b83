/**
 * Every kind of record that an audit entry can be about, with the words people read. A kind without a line here does
 * not compile, so that no entry is ever unreadable.
 */
export const auditEntities = {
  user: '用户',
  database: '数据库',
  backup: '备份',
  scheme_version: '制度方案',
  roster: '派驻台账',
  import: '导入批次',
  person: '人员',
  posting: '岗位',
  unit: '派出单位',
  assessment_cycle: '考核',
  assessment: '考核记录',
  document: '文件',
  document_batch: '批量文书',
  document_transfer: '材料移交',
  scheme_draft: '制度方案草稿',
  village: '村',
  nomination: '选派提名',
  early_change: '个别调整',
  holiday: '节假日',
  attendance: '考勤',
  leave: '请假',
  spot_check: '明查暗访',
  conduct_record: '处分与诫勉',
  observation: '情况记录',
  duty_record: '履职登记',
  signal: '召回线索',
  ballot_batch: '测评票批次',
  ballot_entry: '测评票录入',
  publicity: '公示',
  objection: '异议',
  recall_case: '召回案件',
  recall_meeting: '审定会议',
  case_document: '召回案件文书',
  document_style: '文书设置',
} as const;

export type AuditEntityType = keyof typeof auditEntities;

/**
 * Kinds that belong to the keeping of the house, and ballots as they are saved one by one: their entries are for those
 * who may read the whole trail.
 */
export const houseEntityTypes: readonly AuditEntityType[] = ['user', 'database', 'backup', 'ballot_entry'];

/** Kinds that tell of a signal: what their entries say is for those who may see signals. */
export const signalEntityTypes: readonly AuditEntityType[] = ['signal'];

/** Kinds that tell who objected to a result: what their entries say is for those who may read objections. */
export const objectionEntityTypes: readonly AuditEntityType[] = ['objection'];

/** Kinds that tell of penalties and investigations: what their entries say is for those who may read conduct records. */
export const conductEntityTypes: readonly AuditEntityType[] = ['conduct_record'];

/**
 * Kinds that tell of a recall case: what their entries say is for those who work on cases before they are decided. The
 * time line of a decided case is where everybody else reads it.
 */
export const caseEntityTypes: readonly AuditEntityType[] = ['recall_case', 'recall_meeting', 'case_document'];

/** The Chinese words for a kind of record; the code itself for one that a newer program wrote. */
export function auditEntityLabel(type: string): string {
  return Object.hasOwn(auditEntities, type) ? auditEntities[type as AuditEntityType] : type;
}
