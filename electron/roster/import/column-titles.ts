import type { RosterField } from '#shared/contract/roster.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';

/** Titles that offices give to the columns of a roster. Compared without blanks, stars and remarks in brackets. */
const rosterTitles: Record<RosterField, readonly string[]> = {
  township: [
    '乡镇',
    '街道',
    '乡镇街道',
    '街道乡镇',
    '镇街',
    '街镇',
    '镇',
    '乡',
    '所在乡镇',
    '派驻乡镇',
    '驻村乡镇',
    '所驻乡镇',
    '乡镇名称',
    '街道名称',
  ],
  village: [
    '村',
    '村名',
    '村社区',
    '驻村',
    '派驻村',
    '派驻村社区',
    '所驻村',
    '驻点村',
    '驻村点',
    '驻村名称',
    '驻村地点',
    '重点村',
    '重点乡村',
    '行政村',
    '帮扶村',
    '所在村',
    '村名称',
  ],
  unit: [
    '派出单位',
    '派出单位名称',
    '选派单位',
    '选派单位名称',
    '单位',
    '单位名称',
    '工作单位',
    '所在单位',
    '原单位',
    '后盾单位',
    '帮扶单位',
  ],
  name: ['姓名', '人员姓名', '干部姓名', '驻村干部', '驻村干部姓名', '驻村人员', '队员姓名', '名字'],
  gender: ['性别'],
  birthDate: ['出生年月', '出生日期', '出生年月日', '出生时间', '生日'],
  ethnicity: ['民族', '族别'],
  politicalStatus: ['政治面貌', '党派', '面貌'],
  partyDate: ['入党时间', '入党日期', '入党年月'],
  workStartDate: ['参加工作时间', '参加工作日期', '参加工作年月', '参工时间', '工作时间', '工作起始时间'],
  unitJoinedOn: [
    '到本单位时间',
    '到本单位日期',
    '到本单位工作时间',
    '进入本单位时间',
    '入职时间',
    '入职日期',
  ],
  retirementDate: ['退休时间', '退休日期', '退休年月', '预计退休时间', '预计退休日期', '法定退休时间'],
  identity: [
    '身份',
    '人员身份',
    '人员性质',
    '人员类型',
    '身份性质',
    '编制',
    '编制类型',
    '编制性质',
    '编制身份',
  ],
  staffKind: ['人员类别', '用工形式', '用工性质', '用工类型', '在编情况', '聘用形式'],
  rank: ['职级', '现职级', '级别', '职务职级', '职务层次'],
  homePosition: ['职务', '单位职务', '原单位职务', '派出单位职务', '现任职务', '行政职务', '原任职务'],
  phone: ['电话', '联系电话', '手机', '手机号', '手机号码', '联系方式', '电话号码'],
  otherContact: [
    '其他联系方式',
    '备用电话',
    '备用联系方式',
    '微信',
    '微信号',
    '电子邮箱',
    '邮箱',
    '办公电话',
  ],
  staffNumber: [
    '人员编号',
    '人员编码',
    '工号',
    '编号',
    '身份证',
    '身份证号',
    '身份证号码',
    '公民身份号码',
    '公民身份证号码',
  ],
  role: [
    '驻村职务',
    '驻村岗位',
    '驻村角色',
    '派驻职务',
    '派驻岗位',
    '队内职务',
    '工作队职务',
    '担任职务',
    '岗位',
    '角色',
  ],
  startDate: [
    '到岗时间',
    '到岗日期',
    '到村时间',
    '到任时间',
    '派驻时间',
    '派驻日期',
    '派驻起始时间',
    '驻村时间',
    '驻村开始时间',
    '驻村起始时间',
    '驻村开始日期',
    '驻村起始日期',
    '选派时间',
    '开始时间',
    '开始日期',
    '起始时间',
    '起始日期',
  ],
  endDate: [
    '离岗时间',
    '离岗日期',
    '离任时间',
    '离村时间',
    '期满时间',
    '驻村结束时间',
    '驻村结束日期',
    '派驻结束时间',
    '结束时间',
    '结束日期',
    '截止时间',
    '截止日期',
  ],
};

/** Columns of the funding table (资金安排分配情况). */
export const fundingFields = ['unit', 'heads', 'unitFunds', 'personnelFunds', 'total'] as const;
export type FundingField = (typeof fundingFields)[number];
const fundingTitles: Record<FundingField, readonly string[]> = {
  unit: ['单位名称', '单位', '派出单位', '派出单位名称'],
  heads: ['人数', '派出人数', '驻村人数'],
  unitFunds: ['单位经费', '单位资金'],
  personnelFunds: ['人员经费', '人员资金', '驻村人员经费'],
  total: ['经费总计', '总计', '合计', '经费合计', '资金总计', '资金合计'],
};

const fieldsByTitle = invert(rosterTitles);
const fundingFieldsByTitle = invert(fundingTitles);

/** The roster field that a column title means, or `undefined`. */
export const rosterFieldOf = (title: string): RosterField | undefined => lookUp(fieldsByTitle, title);

/** The funding field that a column title means, or `undefined`. */
export const fundingFieldOf = (title: string): FundingField | undefined =>
  lookUp(fundingFieldsByTitle, title);

function invert<T extends string>(titles: Record<T, readonly string[]>): ReadonlyMap<string, T> {
  const fields = new Map<string, T>();
  for (const field of Object.keys(titles) as T[]) for (const title of titles[field]) fields.set(title, field);
  return fields;
}

/** First with what stands in brackets (街道(乡镇)), then without (出生年月(如1985-07-12)). */
function lookUp<T>(fields: ReadonlyMap<string, T>, title: string): T | undefined {
  const plain = tidyPlace(title).replace(/[\s*＊:：/／、]/g, '');
  return fields.get(plain.replace(/[（）]/g, '')) ?? fields.get(plain.replace(/（[^）]*）?/g, ''));
}
