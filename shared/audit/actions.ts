/**
 * Everything the audit trail can record, with the words people read. An action without a line here does not
 * compile, so that no entry is ever unreadable.
 */
export const auditActions = {
  'system.created': '建立数据库',
  'system.migrated': '升级数据库结构',
  'system.backedUp': '备份数据库',
  'system.restored': '从备份恢复',
  'system.auditHeadMissing': '重建审计链头文件',
  'system.auditHeadContradicted': '发现审计链头不符',
  'identity.setUp': '初始化并建立管理员',
  'identity.signedIn': '登录',
  'identity.signInFailed': '登录失败',
  'identity.signedOut': '退出登录',
  'identity.passwordChanged': '修改密码',
  'identity.passwordReset': '重置密码',
  'identity.userCreated': '新建用户',
  'identity.userUpdated': '修改用户',
  'policy.published': '发布制度方案',
  'roster.postCreated': '新增岗位',
  'roster.postFilled': '安排人员到岗',
  'roster.postingUpdated': '修改派驻信息',
  'roster.personUpdated': '修改人员信息',
  'roster.unitsMerged': '合并派出单位',
  'roster.unitMatchDismissed': '确认不是同一单位',
  'roster.imported': '导入名册',
  'roster.sampleLoaded': '载入示例数据',
  'assessment.cycleOpened': '开启考核',
  'assessment.tallySaved': '录入测评票数',
  'assessment.tallyRemoved': '撤回测评票数',
  'assessment.scoresSaved': '录入考核组评分',
  'assessment.narrativeSaved': '填写总结与意见',
  'assessment.proposed': '提出等次建议',
  'assessment.sentBack': '退回评分',
  'assessment.approved': '审定并锁定',
  'assessment.reopened': '重新开启',
  'archive.issued': '生成登记表',
  'archive.voided': '作废文件',
} as const;

export type AuditAction = keyof typeof auditActions;

/** The Chinese words for an action; the code itself for one that a newer program wrote. */
export function auditActionLabel(action: string): string {
  return Object.hasOwn(auditActions, action) ? auditActions[action as AuditAction] : action;
}
