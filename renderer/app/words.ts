import type { ImportKind, PersonDraft } from '#shared/contract/roster.ts';
import type { Grade } from '#shared/vocabulary.ts';

/** Words for codes that more than one part of the program shows. */

/** Who made a scheme. */
export const originLabels = { built_in: '程序自带', organisation: '本单位制定' } as const;

/** What an imported sheet is. */
export const importKindLabels: Record<ImportKind, string> = {
  annex_posts: '驻村力量安排表',
  annex_funding: '经费分配表',
  roster: '人员名册',
};

/** What is known of a person. */
export const personFieldLabels: Record<keyof PersonDraft, string> = {
  name: '姓名',
  gender: '性别',
  birthDate: '出生日期',
  ethnicity: '民族',
  politicalStatus: '政治面貌',
  partyDate: '入党日期',
  workStartDate: '参加工作日期',
  unitJoinedOn: '到本单位日期',
  retirementDate: '退休日期',
  identity: '身份',
  staffKind: '人员类别',
  rank: '职级',
  homePosition: '单位职务',
  phone: '联系电话',
  otherContact: '其他联系方式',
  phoneAllowanceInSalary: '工资中已含通信补贴',
  staffNumber: '人员编号',
};

/** Grades where the identity is not known or does not matter: 公务员 称职, others 合格. */
export const gradeLabels: Record<Grade, string> = {
  excellent: '优秀',
  competent: '称职（合格）',
  basically_competent: '基本称职（基本合格）',
  incompetent: '不称职（不合格）',
};
