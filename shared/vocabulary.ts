import * as z from 'zod';

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

export const documentStates = ['issued', 'superseded', 'voided'] as const;
export const documentStateSchema = z.enum(documentStates);
export type DocumentState = z.infer<typeof documentStateSchema>;
export const documentStateLabels: Record<DocumentState, string> = {
  issued: '已生成',
  superseded: '已被替代',
  voided: '已作废',
};
