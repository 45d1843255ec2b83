import * as z from 'zod';
import type { opinionOrganSchema } from '#shared/contract/assessment.ts';
import type { Half, ReportedBy } from '#shared/contract/presence-leave.ts';
import { formatPoints, pointsSchema } from '#shared/points.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import {
  assessmentStateLabels,
  checkLevelLabels,
  conductKindLabels,
  documentStateLabels,
  findingKindLabels,
  genderLabels,
  identityLabels,
  leaveKindLabels,
  leaveStateLabels,
  observationKindLabels,
  postingStatusLabels,
  postRoleLabels,
  postRoleSchema,
  raterGroupLabels,
  roleLabels,
} from '#shared/vocabulary.ts';
import { formatBytes } from '../../app/format.ts';
import { gradeLabels, importKindLabels, originLabels, personFieldLabels } from '../../app/words.ts';

/** A single value as the audit trail keeps it. */
export type Recorded = string | number | boolean | null;

/** Words for the fields that audit entries record. A field without a line shows under its own name. */
const fieldLabels: Record<string, string> = {
  organisation: '单位名称',
  username: '用户名',
  displayName: '姓名',
  ...personFieldLabels,
  personName: '姓名',
  role: '角色',
  disabled: '停用',
  failedAttempts: '连续失败次数',
  person: '人员',
  township: '乡镇（街道）',
  townshipName: '乡镇（街道）',
  village: '村（社区）',
  villageName: '村（社区）',
  unit: '派出单位',
  unitName: '派出单位',
  startDate: '到岗日期',
  endDate: '离岗日期',
  status: '状态',
  state: '状态',
  kept: '保留的单位',
  merged: '并入的单位',
  keepName: '保留的单位',
  mergeName: '并入的单位',
  aliases: '别名',
  fileName: '文件名',
  file: '文件',
  sheet: '工作表',
  kind: '类别',
  rows: '行数',
  sha256: '内容摘要',
  townships: '乡镇（街道）数',
  villages: '村（社区）数',
  units: '派出单位数',
  postings: '岗位数',
  people: '人数',
  totals: '合计',
  year: '年度',
  title: '名称',
  schemeTitle: '制度方案',
  participants: '参加人数',
  group: '测评主体',
  tally: '票数',
  issued: '发出',
  returned: '收回',
  valid: '有效',
  invalid: '无效',
  votes: '得票',
  blank: '未填',
  ...gradeLabels,
  scores: '评分',
  item: '评分项',
  points: '得分',
  remark: '说明',
  total: '总分',
  complete: '已评完',
  suggestedGrade: '系统建议等次',
  proposedGrade: '提出等次',
  finalGrade: '审定等次',
  grade: '等次',
  documentNumber: '审定文号',
  narrative: '总结与意见',
  selfSummary: '个人总结',
  opinions: '意见',
  organ: '意见单位',
  text: '内容',
  signer: '签名人',
  signedOn: '签名日期',
  remarks: '需要说明的情况',
  figures: '出勤数据',
  requiredDays: '应驻村天数',
  presentDays: '实际驻村天数',
  leaveDays: '请假天数',
  absenceNotices: '缺岗通报次数',
  registerNumber: '登记编号',
  version: '版本',
  pages: '页数',
  snapshotSha256: '数据摘要',
  pdfSha256: '文件摘要',
  templateVersion: '模板版本',
  formedOn: '形成日期',
  voidReason: '作废原因',
  from: '原版本',
  to: '新版本',
  code: '方案代号',
  basedOn: '起草底稿',
  rules: '改动的规则',
  bytes: '大小',
  supersedes: '替代的文件',
  scheme: '制度方案',
  proposedBy: '提出人',
  proposalReason: '提出理由',
  postingsLeftOut: '未列入的岗位',
  alias: '别名',
  likeness: '相似度',
  reason: '原因',
  other: '另一单位',
  added: '新增',
  allocations: '经费分配',
  heads: '人数',
  headcount: '人数',
  unitCents: '单位经费',
  personnelCents: '人员经费',
  keptVersion: '保留的版本',
  keptSha256: '保留版本的摘要',
  origin: '来源',
  auditSequence: '审计记录到第几条',
  auditHash: '审计记录校验值',
  leaveKind: '请假类别',
  leavePeriod: '请假时间',
  leaveState: '请假状态',
  requestedOn: '申请日期',
  reportedBy: '报告方式',
  requiredOrgan: '应由谁批准',
  joined: '合并计算天数',
  decidedOrgan: '批准单位',
  decidedBy: '签批人',
  decidedOn: '决定日期',
  consents: '事先同意',
  noticeNumber: '文号',
  paperOn: '书面手续日期',
  returnedOn: '返岗日期',
  returnedHalf: '返岗时间',
  substitute: '接替人员',
  substituteFrom: '接替开始日期',
  checkLevel: '检查层级',
  checkOrgan: '检查单位',
  checkedOn: '检查日期',
  finding: '检查结果',
  detail: '检查情况',
  correctionDueOn: '整改期限',
  correctedOn: '整改日期',
  correctionNote: '整改情况',
  conductKind: '类别',
  severity: '处分种类',
  effectiveUntil: '影响期截止',
  conductOrgan: '作出单位',
  observationKind: '情况类别',
  observedOn: '情况日期',
  observedBy: '提出单位',
};

const organWords: Record<string, string> = {
  village_party_organisation: '村党组织',
  township_party_committee: '乡镇党委',
  dispatching_unit: '派出单位',
} satisfies Record<(typeof opinionOrganSchema.options)[number], string>;

const raterGroupWords: Record<string, string> = raterGroupLabels;

/** Words for coded values, by the field they stand in. */
const valueWords: Record<string, readonly Record<string, string>[]> = {
  gender: [genderLabels],
  identity: [identityLabels],
  role: [roleLabels, postRoleLabels],
  status: [postingStatusLabels],
  state: [assessmentStateLabels, documentStateLabels],
  kind: [importKindLabels],
  origin: [originLabels],
  group: [raterGroupLabels],
  organ: [organWords],
  grade: [gradeLabels],
  suggestedGrade: [gradeLabels],
  proposedGrade: [gradeLabels],
  finalGrade: [gradeLabels],
  leaveKind: [leaveKindLabels],
  leaveState: [leaveStateLabels],
  reportedBy: [{ paper: '书面', telephone: '电话', message: '短信' } satisfies Record<ReportedBy, string>],
  returnedHalf: [{ am: '上午', pm: '下午' } satisfies Record<Half, string>],
  checkLevel: [checkLevelLabels],
  finding: [findingKindLabels],
  conductKind: [conductKindLabels],
  observationKind: [observationKindLabels],
};

const pointFields = new Set(['points', 'total']);

/** Titles of the items that scores are given for, by their codes. */
const itemTitles = new Map(
  builtInSchemes.flatMap((scheme) =>
    scheme.annual.templates.flatMap((template) =>
      template.sections.flatMap((section) =>
        section.source === 'items' ? section.items.map((item) => [item.code, item.title] as const) : [],
      ),
    ),
  ),
);

const isPostRole = (value: unknown) => postRoleSchema.safeParse(value).success;

/** The Chinese name of a recorded field, e.g. `birthDate` → `出生日期`; list positions count from 1. */
export function fieldLabel(key: string, value: Recorded): string {
  if (/^\d+$/.test(key)) return `第 ${Number(key) + 1} 项`;
  // Users and postings both have a role; only what it is tells which.
  if (key === 'role' && isPostRole(value)) return '驻村职务';
  return fieldLabels[key] ?? itemTitles.get(key) ?? organWords[key] ?? raterGroupWords[key] ?? key;
}

/** Whether a recorded value is an id that says nothing to people. */
export function isInternal(key: string, value: unknown): boolean {
  return typeof value === 'string' && (/(^id|Id)$/.test(key) || z.uuid().safeParse(value).success);
}

/** A recorded value as people read it; `key` is the field it stands in. */
export function valueText(key: string, value: Recorded): string {
  if (value === null || value === '') return '空';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') {
    const score = pointFields.has(key) ? pointsSchema.safeParse(value) : null;
    if (score?.success) return `${formatPoints(score.data)} 分`;
    if (key === 'bytes') return formatBytes(value);
    return key.endsWith('Cents') ? `${(value / 100).toFixed(2)} 元` : String(value);
  }
  for (const words of valueWords[key] ?? []) {
    const word = words[value];
    if (word !== undefined) return word;
  }
  return value;
}
