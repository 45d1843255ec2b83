import * as z from 'zod';

/**
 * What a state of a case means to the program. Order, words and organs are the scheme's; a state that only waits for
 * somebody, and means nothing special, is `other`.
 */
export const caseStages = [
  'draft',
  'proposed',
  'verifying',
  'returned',
  'deciding',
  'recall_decided',
  'urged',
  'recalled',
  'talked',
  'replaced',
  'filed',
  'not_recalled',
  'archived',
  'withdrawn',
  'other',
] as const;
export const caseStageSchema = z.enum(caseStages);
export type CaseStage = z.infer<typeof caseStageSchema>;
export const caseStageLabels: Record<CaseStage, string> = {
  draft: '起草',
  proposed: '提出',
  verifying: '调查核实',
  returned: '退回补充',
  deciding: '待审定',
  recall_decided: '决定召回',
  urged: '督促',
  recalled: '已召回',
  talked: '已约谈',
  replaced: '接替到岗',
  filed: '已备案',
  not_recalled: '决定不予召回',
  archived: '办结归卷',
  withdrawn: '撤销',
  other: '一般环节',
};

/** Roles that can act in a case; administrators keep the house and see no case. */
export const caseRoles = ['assessor', 'leader', 'archivist'] as const;
export const caseRoleSchema = z.enum(caseRoles);
export type CaseRole = z.infer<typeof caseRoleSchema>;

/** How the days of a deadline are counted. */
export const deadlineCounts = ['calendar', 'working'] as const;
export const deadlineCountSchema = z.enum(deadlineCounts);
export type DeadlineCount = z.infer<typeof deadlineCountSchema>;
export const deadlineCountLabels: Record<DeadlineCount, string> = { calendar: '自然日', working: '工作日' };

/** Whether it came to the case through the person (主观) or for reasons outside the person, illness for instance (客观). */
export const faults = ['subjective', 'objective'] as const;
export const faultSchema = z.enum(faults);
export type Fault = z.infer<typeof faultSchema>;
export const faultLabels: Record<Fault, string> = { subjective: '主观原因', objective: '客观原因' };

/** What was decided, once it was. */
export const caseOutcomes = ['recalled', 'not_recalled'] as const;
export const caseOutcomeSchema = z.enum(caseOutcomes);
export type CaseOutcome = z.infer<typeof caseOutcomeSchema>;
export const caseOutcomeLabels: Record<CaseOutcome, string> = { recalled: '召回', not_recalled: '不予召回' };

/** What a recall keeps a person from. */
export const effectKinds = ['no_promotion', 'no_excellent', 'reserve_removed', 'sanction', 'other'] as const;
export const effectKindSchema = z.enum(effectKinds);
export type EffectKind = z.infer<typeof effectKindSchema>;
export const effectKindLabels: Record<EffectKind, string> = {
  no_promotion: '不得提拔重用',
  no_excellent: '不得评优',
  reserve_removed: '取消后备人选资格',
  sanction: '组织处理或纪律处分',
  other: '其他后果',
};

export const evidenceTypes = [
  'attendance',
  'inspection',
  'assessment',
  'ballot',
  'penalty',
  'opinion',
  'interview',
  'complaint',
  'photo_video',
  'document',
  'other',
] as const;
export const evidenceTypeSchema = z.enum(evidenceTypes);
export type EvidenceType = z.infer<typeof evidenceTypeSchema>;
export const evidenceTypeLabels: Record<EvidenceType, string> = {
  attendance: '考勤记录',
  inspection: '检查通报',
  assessment: '考核结果',
  ballot: '民主测评',
  penalty: '处分处理文书',
  opinion: '组织意见',
  interview: '谈话笔录',
  complaint: '群众反映',
  photo_video: '照片影像',
  document: '书面材料',
  other: '其他',
};

/** Records of the program that evidence may rest on. */
export const evidenceRecordKinds = [
  'attendance_month',
  'spot_check',
  'conduct_record',
  'observation',
  'assessment',
  'leave',
] as const;
export const evidenceRecordKindSchema = z.enum(evidenceRecordKinds);
export type EvidenceRecordKind = z.infer<typeof evidenceRecordKindSchema>;
export const evidenceRecordKindLabels: Record<EvidenceRecordKind, string> = {
  attendance_month: '月度考勤',
  spot_check: '明查暗访',
  conduct_record: '处分与诫勉',
  observation: '情况记录',
  assessment: '考核记录',
  leave: '请假',
};

/** What follows a decision against a recall, or accompanies one. */
export const followUpKinds = [
  'training',
  'criticism',
  'written_self_criticism',
  'talk',
  'admonition',
  'correction',
  'other',
] as const;
export const followUpKindSchema = z.enum(followUpKinds);
export type FollowUpKind = z.infer<typeof followUpKindSchema>;
export const followUpKindLabels: Record<FollowUpKind, string> = {
  training: '组织培训',
  criticism: '批评教育',
  written_self_criticism: '书面检查',
  talk: '约谈',
  admonition: '诫勉',
  correction: '限期整改',
  other: '其他',
};

export const followUpResults = ['met', 'not_met'] as const;
export const followUpResultSchema = z.enum(followUpResults);
export type FollowUpResult = z.infer<typeof followUpResultSchema>;
export const followUpResultLabels: Record<FollowUpResult, string> = { met: '已落实', not_met: '未落实到位' };

/** The unit's side of a case (双问责): a talk with its leader, or accountability of the unit or its leaders. */
export const accountabilityKinds = ['unit_talk', 'unit_accountability'] as const;
export const accountabilityKindSchema = z.enum(accountabilityKinds);
export type AccountabilityKind = z.infer<typeof accountabilityKindSchema>;
export const accountabilityKindLabels: Record<AccountabilityKind, string> = {
  unit_talk: '约谈',
  unit_accountability: '问责',
};

/** What an entry of a case's time line tells of. */
export const caseEventKinds = [
  'opened',
  'step',
  'facts',
  'signal',
  'evidence',
  'attachment',
  'record_changed',
  'statement',
  'verification',
  'opinion',
  'measure',
  'follow_up',
  'accountability',
  'successor',
  'effect',
  'document',
] as const;
export const caseEventKindSchema = z.enum(caseEventKinds);
export type CaseEventKind = z.infer<typeof caseEventKindSchema>;
export const caseEventKindLabels: Record<CaseEventKind, string> = {
  opened: '立案',
  step: '办理环节',
  facts: '情形与事实',
  signal: '线索',
  evidence: '证据',
  attachment: '附件',
  record_changed: '依据记录变动',
  statement: '本人陈述',
  verification: '核查报告',
  opinion: '组织意见',
  measure: '处理措施',
  follow_up: '跟踪落实',
  accountability: '约谈问责',
  successor: '接替人选',
  effect: '影响期',
  document: '文书',
};

/** Documents of a case. */
export const recallDocumentKinds = [
  'recall_approval',
  'recall_notice',
  'urging_letter',
  'talk_record',
  'no_recall_notice',
  'statement_record',
  'successor_filing',
  'case_file',
] as const;
export const recallDocumentKindSchema = z.enum(recallDocumentKinds);
export type RecallDocumentKind = z.infer<typeof recallDocumentKindSchema>;
export const recallDocumentKindLabels: Record<RecallDocumentKind, string> = {
  recall_approval: '召回审批表',
  recall_notice: '召回通知（函）',
  urging_letter: '督促函',
  talk_record: '约谈记录',
  no_recall_notice: '不予召回决定（整改通知）',
  statement_record: '本人陈述记录',
  successor_filing: '接替人员备案表',
  case_file: '召回案卷',
};
