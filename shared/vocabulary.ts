import * as z from 'zod';
import { recallDocumentKindLabels, recallDocumentKinds } from './case-vocabulary.ts';

/** Roles of users of the program. */
export const roles = ['administrator', 'assessor', 'archivist', 'leader'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;
export const roleLabels: Record<Role, string> = {
  administrator: '管理员',
  assessor: '考核组',
  archivist: '档案员',
  leader: '领导',
};

/** What a posted person is in the village. */
export const postRoles = ['first_secretary', 'team_member'] as const;
export const postRoleSchema = z.enum(postRoles);
export type PostRole = z.infer<typeof postRoleSchema>;
export const postRoleLabels: Record<PostRole, string> = {
  first_secretary: '第一书记（队长）',
  team_member: '工作队员',
};

/** A posting without a person is an open post: the village is fixed first, then the person (先定村再定人). */
export const postingStatuses = ['open', 'on_post', 'ended'] as const;
export const postingStatusSchema = z.enum(postingStatuses);
export type PostingStatus = z.infer<typeof postingStatusSchema>;
export const postingStatusLabels: Record<PostingStatus, string> = {
  open: '待定人',
  on_post: '在岗',
  ended: '已离岗',
};

/** Who or what is assessed: the four objects of the notices (江岸通知 五, 赣州办法 第二十条). */
export const assessedObjects = ['first_secretary', 'team_member', 'team', 'unit'] as const;
export const assessedObjectSchema = z.enum(assessedObjects);
export type AssessedObject = z.infer<typeof assessedObjectSchema>;
export const assessedObjectLabels: Record<AssessedObject, string> = {
  first_secretary: '第一书记（队长）',
  team_member: '工作队员',
  team: '驻村工作队',
  unit: '派出单位',
};

export const assessmentKinds = ['regular', 'annual', 'term'] as const;
export const assessmentKindSchema = z.enum(assessmentKinds);
export type AssessmentKind = z.infer<typeof assessmentKindSchema>;
export const assessmentKindLabels: Record<AssessmentKind, string> = {
  regular: '平时考核',
  annual: '年度考核',
  term: '期满考核',
};

/** How far a cycle has come, in order. */
export const cycleStates = [
  'draft',
  'open',
  'scoring',
  'review',
  'approval',
  'publicity',
  'final',
  'archived',
] as const;
export const cycleStateSchema = z.enum(cycleStates);
export type CycleState = z.infer<typeof cycleStateSchema>;
export const cycleStateLabels: Record<CycleState, string> = {
  draft: '筹备',
  open: '资格审核',
  scoring: '测评评分',
  review: '等次评定',
  approval: '审定',
  publicity: '公示',
  final: '结果生效',
  archived: '已归档',
};

/** Within whom 优秀 is counted: people by identity (S1 of the domain notes), teams and units among themselves. */
export const pools = ['civil_servant', 'other', 'team', 'unit'] as const;
export const poolSchema = z.enum(pools);
export type Pool = z.infer<typeof poolSchema>;
export const poolLabels: Record<Pool, string> = {
  civil_servant: '公务员',
  other: '其他人员',
  team: '驻村工作队',
  unit: '派出单位',
};

/** How far somebody takes part in an assessment. */
export const participations = ['graded', 'not_assessed', 'comment_only', 'neither'] as const;
export const participationSchema = z.enum(participations);
export type Participation = z.infer<typeof participationSchema>;
export const participationLabels: Record<Participation, string> = {
  graded: '参加考核、确定等次',
  not_assessed: '不参加考核',
  comment_only: '只写评语、不定等次',
  neither: '不写评语、不定等次',
};

/** Facts of the period that decide whether and how far somebody is assessed. */
export const eligibilityFacts = [
  'under_half_year',
  'leave_over_half_year',
  'under_investigation',
  'warning',
  'penalty_above_warning',
  'recalled',
  'probation',
  'absence_notice',
] as const;
export const eligibilityFactSchema = z.enum(eligibilityFacts);
export type EligibilityFact = z.infer<typeof eligibilityFactSchema>;
export const eligibilityFactLabels: Record<EligibilityFact, string> = {
  under_half_year: '驻村不满半年',
  leave_over_half_year: '病假、事假累计超过半年',
  under_investigation: '立案审查调查尚未结案',
  warning: '受警告处分',
  penalty_above_warning: '受记过及以上处分',
  recalled: '本年度被召回',
  probation: '试用期内',
  absence_notice: '无故脱岗被通报',
};

/** How the ballots of a batch were put into the program. */
export const ballotEntryMethods = ['totals', 'ballots', 'sheet'] as const;
export const ballotEntryMethodSchema = z.enum(ballotEntryMethods);
export type BallotEntryMethod = z.infer<typeof ballotEntryMethodSchema>;
export const ballotEntryMethodLabels: Record<BallotEntryMethod, string> = {
  totals: '按选项合计',
  ballots: '逐张录入',
  sheet: '导入计票表',
};

export const ballotBatchStates = ['printed', 'first', 'second', 'differences', 'settled', 'voided'] as const;
export const ballotBatchStateSchema = z.enum(ballotBatchStates);
export type BallotBatchState = z.infer<typeof ballotBatchStateSchema>;
export const ballotBatchStateLabels: Record<BallotBatchState, string> = {
  printed: '待录入',
  first: '第一遍录入中',
  second: '等待第二遍',
  differences: '核对差异',
  settled: '已确认',
  voided: '已作废',
};

/** Staff identity; it decides the words of the grades (公务员 称职, others 合格). */
export const identities = ['civil_servant', 'public_institution', 'enterprise'] as const;
export const identitySchema = z.enum(identities);
export type Identity = z.infer<typeof identitySchema>;
export const identityLabels: Record<Identity, string> = {
  civil_servant: '公务员',
  public_institution: '事业单位人员',
  enterprise: '国有企业人员',
};

export const genders = ['male', 'female'] as const;
export const genderSchema = z.enum(genders);
export type Gender = z.infer<typeof genderSchema>;
export const genderLabels: Record<Gender, string> = { male: '男', female: '女' };

/** Grades by rank; the words people see depend on {@link Identity}. */
export const grades = ['excellent', 'competent', 'basically_competent', 'incompetent'] as const;
export const gradeSchema = z.enum(grades);
export type Grade = z.infer<typeof gradeSchema>;

/** Who fills in ballots. */
export const raterGroups = [
  'village_cadres',
  'party_delegates',
  'villager_delegates',
  'township_party_committee',
  'dispatching_unit',
  'county_departments',
] as const;
export const raterGroupSchema = z.enum(raterGroups);
export type RaterGroup = z.infer<typeof raterGroupSchema>;
export const raterGroupLabels: Record<RaterGroup, string> = {
  village_cadres: '村干部',
  party_delegates: '党员代表',
  villager_delegates: '群众代表',
  township_party_committee: '乡镇党委',
  dispatching_unit: '派出单位',
  county_departments: '县级部门',
};

export const assessmentStates = ['scoring', 'proposed', 'locked'] as const;
export const assessmentStateSchema = z.enum(assessmentStates);
export type AssessmentState = z.infer<typeof assessmentStateSchema>;
export const assessmentStateLabels: Record<AssessmentState, string> = {
  scoring: '评分中',
  proposed: '待审定',
  locked: '已锁定',
};

/** What a registered document is. */
export const documentKinds = [
  'annual_form',
  'term_form',
  'team_form',
  'unit_form',
  'score_detail',
  'ballot_summary',
  'result_roll',
  'publicity_notice',
  'result_notice',
  'feedback_letter',
  'archive_catalogue',
  'transfer_list',
  ...recallDocumentKinds,
] as const;
export const documentKindSchema = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKindSchema>;
export const documentKindLabels: Record<DocumentKind, string> = {
  annual_form: '年度考核登记表',
  term_form: '期满考核鉴定表',
  team_form: '工作队年度考核表',
  unit_form: '派出单位年度考核表',
  score_detail: '考核得分明细',
  ballot_summary: '民主测评汇总表',
  result_roll: '审定名册',
  publicity_notice: '公示',
  result_notice: '考核结果通知书',
  feedback_letter: '考核结果反馈函',
  archive_catalogue: '干部人事档案目录',
  transfer_list: '材料移交清单',
  ...recallDocumentKindLabels,
};

export const documentStates = ['issued', 'superseded', 'voided'] as const;
export const documentStateSchema = z.enum(documentStates);
export type DocumentState = z.infer<typeof documentStateSchema>;
export const documentStateLabels: Record<DocumentState, string> = {
  issued: '已生成',
  superseded: '已被替代',
  voided: '已作废',
};

/**
 * How far a paper has come: a draft has no number yet and is not in the register; what comes after is recorded by the
 * archivist as it happens on paper.
 */
export const documentStages = [
  'draft',
  'issued',
  'signed',
  'sealed',
  'handed_over',
  'superseded',
  'voided',
] as const;
export const documentStageSchema = z.enum(documentStages);
export type DocumentStage = z.infer<typeof documentStageSchema>;
export const documentStageLabels: Record<DocumentStage, string> = {
  draft: '未登记',
  ...documentStateLabels,
  signed: '已签名',
  sealed: '已盖章',
  handed_over: '已移交',
};

/** What a village is, which decides whom it is to be given. */
export const villageTypes = [
  'lifted_from_poverty',
  'relocation_settlement',
  'key_assistance',
  'consolidation',
  'demonstration',
  'weak_party_organisation',
  'red_village',
  'other',
] as const;
export const villageTypeSchema = z.enum(villageTypes);
export type VillageType = z.infer<typeof villageTypeSchema>;
export const villageTypeLabels: Record<VillageType, string> = {
  lifted_from_poverty: '脱贫村',
  relocation_settlement: '易地扶贫搬迁安置村（社区）',
  key_assistance: '乡村振兴重点帮扶村',
  consolidation: '巩固拓展村',
  demonstration: '乡村振兴示范村',
  weak_party_organisation: '党组织软弱涣散村',
  red_village: '红色名村',
  other: '其他类型村',
};

/** How a person is employed; several notices bar all but regular staff. */
export const staffKinds = [
  'regular',
  'labour_dispatch',
  'seconded',
  'temporary',
  'manual_worker',
  'school_teacher',
  'retired',
] as const;
export const staffKindSchema = z.enum(staffKinds);
export type StaffKind = z.infer<typeof staffKindSchema>;
export const staffKindLabels: Record<StaffKind, string> = {
  regular: '在编在职',
  labour_dispatch: '劳务派遣',
  seconded: '借调（借用）',
  temporary: '临时聘用',
  manual_worker: '工勤人员',
  school_teacher: '中小学教师',
  retired: '退休人员',
};

/** What a day of a posted person was. A day without a kind has not been recorded. */
export const attendanceKinds = [
  'present',
  'business_trip',
  'meeting',
  'training',
  'leave',
  'absent',
  'rest',
] as const;
export const attendanceKindSchema = z.enum(attendanceKinds);
export type AttendanceKind = z.infer<typeof attendanceKindSchema>;
export const attendanceKindLabels: Record<AttendanceKind, string> = {
  present: '在村',
  business_trip: '因公出差',
  meeting: '开会',
  training: '培训',
  leave: '请假',
  absent: '无故不在岗',
  rest: '休息',
};

export const leaveKinds = [
  'business_trip',
  'meeting',
  'training',
  'sick',
  'personal',
  'annual',
  'other',
] as const;
export const leaveKindSchema = z.enum(leaveKinds);
export type LeaveKind = z.infer<typeof leaveKindSchema>;
export const leaveKindLabels: Record<LeaveKind, string> = {
  business_trip: '因公出差',
  meeting: '开会',
  training: '培训',
  sick: '病假',
  personal: '事假',
  annual: '带薪年休假',
  other: '其他',
};

export const leaveStates = ['requested', 'approved', 'refused', 'withdrawn', 'returned'] as const;
export const leaveStateSchema = z.enum(leaveStates);
export type LeaveState = z.infer<typeof leaveStateSchema>;
export const leaveStateLabels: Record<LeaveState, string> = {
  requested: '待批',
  approved: '已批准',
  refused: '未批准',
  withdrawn: '已撤回',
  returned: '已销假',
};

/** Whose inspection it was, the highest first. */
export const checkLevels = ['province', 'city', 'county', 'township', 'unit'] as const;
export const checkLevelSchema = z.enum(checkLevels);
export type CheckLevel = z.infer<typeof checkLevelSchema>;
export const checkLevelLabels: Record<CheckLevel, string> = {
  province: '省级以上',
  city: '市级',
  county: '县（区）级',
  township: '乡镇（街道）',
  unit: '派出单位',
};

/** What a spot check found about one person. */
export const findingKinds = ['on_post', 'excused_absence', 'unexcused_absence', 'shortcoming'] as const;
export const findingKindSchema = z.enum(findingKinds);
export type FindingKind = z.infer<typeof findingKindSchema>;
export const findingKindLabels: Record<FindingKind, string> = {
  on_post: '在岗',
  excused_absence: '已请假不在岗',
  unexcused_absence: '无故脱岗',
  shortcoming: '在岗但有问题',
};

/** What speaks against a person by decision, and an investigation that is not decided yet. */
export const conductKinds = [
  'penalty',
  'investigation',
  'admonition',
  'circulated_criticism',
  'criticism',
] as const;
export const conductKindSchema = z.enum(conductKinds);
/** Decided ones: an investigation that is under way has settled nothing. */
export const sanctionKindSchema = conductKindSchema.exclude(['investigation']);
export type SanctionKind = z.infer<typeof sanctionKindSchema>;
export type ConductKind = z.infer<typeof conductKindSchema>;
export const conductKindLabels: Record<ConductKind, string> = {
  penalty: '处分',
  investigation: '立案审查调查',
  admonition: '诫勉',
  circulated_criticism: '通报批评',
  criticism: '批评教育、书面检查',
};

/** Dated facts and opinions about a person on post. The first six can speak for a recall trigger. */
export const observationKinds = [
  'home_unit_work',
  'incapable',
  'not_recognised',
  'township_opinion_unfit',
  'absence_uncorrected',
  'other_basis',
  'visit',
  'report',
  'talk',
] as const;
export const observationKindSchema = z.enum(observationKinds);
export type ObservationKind = z.infer<typeof observationKindSchema>;
export const observationKindLabels: Record<ObservationKind, string> = {
  home_unit_work: '承担原单位工作',
  incapable: '能力素质不胜任',
  not_recognised: '作风不实、群众不认可',
  township_opinion_unfit: '乡镇党委认为不适宜',
  absence_uncorrected: '脱岗经提醒不改正',
  other_basis: '其他情形',
  visit: '走访看望',
  report: '工作汇报',
  talk: '谈心谈话',
};

export const dutySubjects = ['person', 'team', 'unit', 'organiser'] as const;
export const dutySubjectSchema = z.enum(dutySubjects);
export type DutySubject = z.infer<typeof dutySubjectSchema>;
export const dutySubjectLabels: Record<DutySubject, string> = {
  person: '驻村干部',
  team: '工作队',
  unit: '派出单位',
  organiser: '组织管理单位',
};

export const dutyPeriods = ['week', 'month', 'quarter', 'half_year', 'year', 'term'] as const;
export const dutyPeriodSchema = z.enum(dutyPeriods);
export type DutyPeriod = z.infer<typeof dutyPeriodSchema>;
export const dutyPeriodLabels: Record<DutyPeriod, string> = {
  week: '每周',
  month: '每月',
  quarter: '每季度',
  half_year: '每半年',
  year: '每年',
  term: '任期内',
};

/** How far a candidate for a post has come. */
export const nominationStates = [
  'proposed',
  'pre_checked',
  'approved',
  'filed',
  'posted',
  'withdrawn',
  'refused',
] as const;
export const nominationStateSchema = z.enum(nominationStates);
export type NominationState = z.infer<typeof nominationStateSchema>;
export const nominationStateLabels: Record<NominationState, string> = {
  proposed: '已提名',
  pre_checked: '已前置审核',
  approved: '已研究确定',
  filed: '已备案',
  posted: '已到岗',
  withdrawn: '已撤回',
  refused: '未通过',
};

/** Why a posting came to its end. */
export const postingEndKinds = ['term', 'early_change', 'recall', 'withdrawal', 'other'] as const;
export const postingEndKindSchema = z.enum(postingEndKinds);
export type PostingEndKind = z.infer<typeof postingEndKindSchema>;
export const postingEndKindLabels: Record<PostingEndKind, string> = {
  term: '任期届满轮换',
  early_change: '任期未满个别调整',
  recall: '召回',
  withdrawal: '任务完成撤回',
  other: '其他',
};
