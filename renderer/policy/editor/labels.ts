import {
  caseRoles,
  caseStageLabels,
  deadlineCountLabels,
  effectKindLabels,
  faultLabels,
  recallDocumentKindLabels,
} from '#shared/case-vocabulary.ts';
import { qualificationStrengthLabels, selectionActLabels } from '#shared/policy/posting-rules.ts';
import { signalSuggestionLabels } from '#shared/policy/recall-rules.ts';
import {
  assessedObjectLabels,
  assessmentKindLabels,
  attendanceKindLabels,
  checkLevelLabels,
  conductKindLabels,
  dutyPeriodLabels,
  dutySubjectLabels,
  eligibilityFactLabels,
  identityLabels,
  observationKindLabels,
  participationLabels,
  postRoleLabels,
  raterGroupLabels,
  roleLabels,
  sanctionKindSchema,
  staffKindLabels,
  villageTypeLabels,
} from '#shared/vocabulary.ts';
import { gradeLabels } from '../../app/words.ts';

/** Rules of the same scheme that a field may name. */
export type Reference = 'presence_rules' | 'workflow_states';

/** What people see of a part of the scheme type. */
export interface FieldWords {
  readonly label: string;
  /** What to put in, and what it is for. */
  readonly help?: string;
  /** Behind a number: 天, 分, %. */
  readonly unit?: string;
  /** Stored as hundredths of what people read and type: points, percent, yuan. */
  readonly hundredths?: true;
  /** Words of the values of a choice, or of the kinds of a union. */
  readonly options?: Readonly<Record<string, string>>;
  /** What having no value means. */
  readonly nothing?: string;
  /** What one entry of a list is called. */
  readonly entry?: string;
  /** What the choice of the kind is called where the union is itself an entry of a list. */
  readonly kind?: string;
  /** A text of several lines. */
  readonly long?: true;
  /** Is shown and stays as it is. */
  readonly fixed?: true;
  /** Follows from the rest: the place in the list. */
  readonly counted?: true;
  /** Names other rules of the scheme by their codes. */
  readonly reference?: Reference;
}

const demanded = { required: '应当选派', as_needed: '按需要选派', none: '不要求选派' };
const grounds: FieldWords = {
  label: '依据',
  help: '条文写明的，引用条文；条文没有写明、由本单位自定的，注明为示例。',
};
const yuan = { unit: '元', hundredths: true } as const;
const points = { unit: '分', hundredths: true } as const;
const percent = { unit: '%', hundredths: true } as const;
/** An investigation that is under way is no sanction. */
const sanctionLabels = Object.fromEntries(
  sanctionKindSchema.options.map((kind) => [kind, conductKindLabels[kind]]),
);
/** Administrators keep the house and see no case. */
const caseRoleLabels = Object.fromEntries(caseRoles.map((role) => [role, roleLabels[role]]));
const organs = { entry: '机关', help: '写文件中的名称。' };

/**
 * Every field of a scheme in words, by the end of its path: the longest end that fits counts. A test holds it complete.
 */
export const fieldWords: Readonly<Record<string, FieldWords>> = {
  // 方案依据
  'scheme.title': { label: '方案名称', help: '文件标题，不加书名号。' },
  shortTitle: { label: '简称', help: '引用条文和列表中使用，应与其他方案不同。' },
  documentNumber: { label: '文号', help: '文件没有文号的，写明“无文号”。' },
  issuer: { label: '制发机关', help: '几个机关联合制发的，用顿号隔开。' },
  issuedOn: { label: '印发日期', nothing: '文件没有写明', help: '如 2021-09-03。' },

  // 通用
  title: { label: '名称', help: '一句话说明这条规则。' },
  roles: { label: '适用人员', options: postRoleLabels },
  ground: grounds,

  // 选派条件
  qualifications: { label: '选派条件', entry: '条件' },
  strength: {
    label: '要求程度',
    options: qualificationStrengthLabels,
    help: '必须：不符合的不能选派；原则上：说明理由后可以例外；优先：只作提示。',
  },
  'qualifications.test': {
    label: '条件内容',
    options: {
      full_party_member: '中共正式党员',
      party_member: '中共党员（含预备党员）',
      party_years: '党龄',
      work_years: '工作年限',
      service_years: '在派出单位工作年限',
      years_to_retirement: '距退休年限',
      staff_kind: '人员类别',
      no_penalty_in_force: '不在处分影响期内',
      judgement: '由人核实',
    },
  },
  'party_years.minimum': { label: '党龄不少于', unit: '年' },
  'work_years.minimum': { label: '参加工作不少于', unit: '年' },
  'service_years.minimum': { label: '到派出单位工作不少于', unit: '年' },
  'years_to_retirement.minimum': { label: '距退休不少于', unit: '年' },
  excluded: { label: '不得选派的人员类别', options: staffKindLabels },
  question: { label: '核实的问题', help: '写成可以回答“是”或“否”的问句，答“是”为符合。', long: true },

  // 村与力量配备
  demand: { label: '各类村的力量配备', entry: '村类型' },
  villageType: { label: '村类型', options: villageTypeLabels },
  firstSecretary: { label: '第一书记', options: demanded },
  team: { label: '工作队', options: demanded },
  teamSize: { label: '工作队人数' },
  'teamSize.value.minimum': { label: '工作队不少于', unit: '人', help: '含第一书记。' },

  // 选派程序、任期与轮换
  selection: { label: '选派程序' },
  steps: { label: '办理步骤', entry: '步骤', help: '按先后顺序排列。' },
  'steps.organ': { label: '办理机关', help: '写文件中的名称。' },
  act: { label: '办理事项', options: selectionActLabels },
  condition: { label: '适用情形', nothing: '一律适用', help: '只在一定情形下才有的步骤，写明情形。' },
  minimumTerm: { label: '最低任期' },
  years: { label: '每届任期不少于', unit: '年' },
  handOverOverlap: { label: '轮换交接' },
  'handOverOverlap.value.required': { label: '压茬交接：接替人员到岗后，原任人员才能离岗' },
  earlyChange: { label: '任期未满的个别调整' },
  reasons: { label: '可以调整的理由', entry: '理由', help: '一条一个，用文件中的说法。' },
  successorRequired: { label: '调整前须先有接替人选' },

  // 驻村与考勤
  'presence.rules': { label: '驻村时间要求', entry: '要求' },
  measure: {
    label: '计算方法',
    options: {
      monthly_average: '平均每月天数',
      monthly_share: '每月占比',
      yearly_days: '全年天数',
      weekly_pattern: '每周天数和夜数',
    },
  },
  'monthly_average.minimumDays': { label: '平均每月不少于', unit: '天' },
  'yearly_days.minimumDays': { label: '全年不少于', unit: '天' },
  numerator: { label: '每月驻村比例的分子', help: '三分之二的分子是 2。' },
  denominator: { label: '每月驻村比例的分母', help: '三分之二的分母是 3。' },
  'weekly_pattern.days': { label: '每周不少于', unit: '天' },
  'weekly_pattern.nights': { label: '每周住村不少于', unit: '夜' },
  counted: { label: '计入的日子', options: attendanceKindLabels },
  countedGround: { ...grounds, label: '计入哪些日子的依据' },

  // 请销假
  leaveTiers: {
    label: '请假审批权限',
    entry: '一级权限',
    help: '同一类人员由短到长排列，最后一级不限天数。',
  },
  upToDays: { label: '请假天数不超过', unit: '天', nothing: '不限天数', help: '含本数。' },
  approver: { label: '批准机关', help: '写文件中的名称。' },
  consents: { label: '批准前须征得同意', ...organs },
  informed: { label: '报备', ...organs },
  leaveDayCount: { label: '请假天数的算法' },
  'leaveDayCount.value': { label: '按什么计算', options: { calendar: '按日历日', working: '按工作日' } },
  laterPaperwork: { label: '先报告后补办' },
  allowed: { label: '特殊情况可以先报告离村，返回后补办手续' },
  substitution: { label: '请假期间的接替' },
  fromDays: { label: '须安排接替的请假天数', unit: '天以上', help: '含本数。' },

  // 无故不在岗
  absence: { label: '无故不在岗的处理', entry: '处理规则', help: '同一种情形由轻到重排列。' },
  threshold: {
    label: '情形',
    options: { findings: '检查发现的次数', running_days: '连续天数', yearly_days: '全年累计天数' },
  },
  levels: { label: '哪一级的检查', options: checkLevelLabels },
  'findings.minimum': { label: '达到', unit: '次' },
  'running_days.moreThan': { label: '连续超过', unit: '天' },
  'yearly_days.moreThan': { label: '全年累计超过', unit: '天' },
  consequence: { label: '怎样处理', help: '如：全市通报。' },

  // 履职要求
  duties: { label: '定期完成的履职要求', entry: '要求' },
  'duties.title': { label: '做什么', help: '如：主要领导到村调研。' },
  subject: { label: '责任主体', options: dutySubjectLabels },
  'duties.roles': {
    label: '适用人员',
    options: postRoleLabels,
    help: '责任主体是驻村干部的才选，其他的不选。',
  },
  doneBy: { label: '由谁完成', help: '用文件中的说法，如：主要负责人。' },
  period: { label: '周期', options: dutyPeriodLabels },
  'duties.minimum': { label: '每个周期不少于' },
  unit: { label: '计量单位', help: '次、户、条等。' },

  // 补助与经费
  allowances: { label: '驻村人员补助', entry: '补助' },
  'allowances.basis': {
    label: '计发办法',
    options: { per_day: '按天', per_month: '按月', per_round_trip: '按往返里程' },
  },
  'per_day.counted': { label: '计发的日子', options: attendanceKindLabels },
  workingDaysOnly: { label: '只计工作日' },
  rate: { label: '标准' },
  'per_day.rate.value': { label: '每人每天', ...yuan },
  'per_month.rate.value': { label: '每人每月', ...yuan },
  partialMonth: { label: '驻村不满一个月的' },
  'partialMonth.value': {
    label: '怎样计发',
    options: { full: '按整月计发', by_day: '按天折算', none: '当月不发' },
  },
  centsPerKilometre: { label: '每公里', ...yuan },
  maximumTrips: { label: '每月不超过', unit: '个往返' },
  notIfInSalary: { label: '工资中已经包含的不再重复发放' },
  funds: { label: '工作经费', entry: '经费' },
  'funds.basis': {
    label: '计算办法',
    options: {
      per_unit: '按派出单位',
      per_person: '按驻村干部人数',
      per_team: '按工作队',
      per_village_headcount: '按村的派驻人数',
    },
  },
  'per_unit.cents': { label: '每个派出单位每年', ...yuan },
  'per_person.cents': { label: '每名驻村干部每年', ...yuan },
  'per_team.cents': { label: '每支工作队每年', ...yuan },
  singleCents: { label: '只派驻 1 人的村每年', ...yuan },
  eachOfSeveralCents: { label: '派驻 2 人以上的村，每人每年', ...yuan },
  atLeast: { label: '这是最低标准（文件写“不少于”“不低于”）' },

  // 考核资格
  eligibility: {
    label: '影响参加考核和等次的情形',
    entry: '情形',
    help: '每种情形一条；没有列出的情形不影响参加考核和确定等次。',
  },
  fact: { label: '情形', options: eligibilityFactLabels },
  participation: { label: '怎样参加考核', options: participationLabels },
  cap: { label: '等次不得高于', options: gradeLabels, nothing: '不限' },
  outcomeGround: { ...grounds, label: '怎样参加考核的依据' },

  // 年度考核、平时考核、期满考核
  gradeWords: { label: '等次名称', entry: '等次名称', help: '每类身份有且只有一套。' },
  identities: { label: '适用身份', options: identityLabels },
  words: { label: '各等次的名称' },
  'words.excellent': { label: '第一等' },
  'words.competent': { label: '第二等' },
  'words.basically_competent': { label: '第三等' },
  'words.incompetent': { label: '第四等' },
  templates: {
    label: '考核内容和分值',
    entry: '考核表',
    help: '第一书记、工作队员各有一张，工作队、派出单位可以各有一张；每张合计 100 分。',
  },
  'regular.templates': {
    label: '平时考核的内容和分值',
    entry: '考核表',
    help: '不组织平时考核的，不设考核表；每类对象最多一张，每张合计 100 分。',
  },
  'term.templates': {
    label: '期满考核的内容和分值',
    entry: '考核表',
    help: '每类对象最多一张，每张合计 100 分。',
  },
  'templates.roles': { label: '适用对象', options: assessedObjectLabels },
  sections: {
    label: '考核方面',
    entry: '考核方面',
    kind: '评分方式',
    options: { items: '考核组逐项评分', ballots: '民主测评', earlier: '采用以前考核的得分' },
    help: '各方面分值合计 100 分。',
  },
  maximum: { label: '分值', ...points },
  maximumGround: { ...grounds, label: '分值的依据' },
  items: { label: '评分项目', entry: '项目', help: '各项目分值合计等于本方面的分值。' },
  'items.title': { label: '名称' },
  guidance: { label: '评分要点', help: '考核组看什么、怎样扣分。', long: true },
  'ballots.options': {
    label: '测评票的折算分',
    entry: '等次',
    help: '一张票投给各等次折算的分数，由高到低。',
  },
  grade: { label: '等次', options: gradeLabels },
  'options.value': { label: '折算', ...points },
  optionsGround: { ...grounds, label: '折算分的依据' },
  groups: { label: '测评主体', entry: '测评主体', help: '权重合计 100%。' },
  group: { label: '测评主体', options: raterGroupLabels },
  weight: { label: '权重', ...percent },
  minimumValid: { label: '有效票不少于', unit: '张' },
  'earlier.kind': {
    label: '采用哪种考核的得分',
    options: { regular: assessmentKindLabels.regular, annual: assessmentKindLabels.annual },
    help: '取各次得分的平均数；年度考核采用平时考核，期满考核采用年度考核。',
  },
  minimumCount: { label: '至少需要', unit: '次结果', help: '不够的，得分不完整，不按 0 分计。' },
  adjustments: {
    label: '加分和扣分',
    entry: '加分扣分项',
    help: '在各方面得分之外凭依据加分、扣分；没有的不填。',
  },
  'adjustments.title': { label: '名称' },
  'adjustments.kind': { label: '加分还是扣分', options: { bonus: '加分', deduction: '扣分' } },
  'adjustments.maximum': { label: '合计最多', ...points },
  scorers: { label: '评分人数' },
  'scorers.minimum': { label: '逐项评分至少需要', unit: '份评分表', help: '各项得分取各份的平均数。' },
  dropHighLowFrom: {
    label: '去掉一个最高分和一个最低分',
    unit: '份起',
    nothing: '不去掉',
    help: '评分表达到这个份数才去掉。',
  },
  thresholds: {
    label: '等次分数线',
    entry: '等次',
    help: '总分达到分数线的，建议评为该等次；最低一等为 0 分。',
  },
  'thresholds.grade': { label: '等次', options: gradeLabels, fixed: true },
  'thresholds.minimum': { label: '总分不低于', ...points },
  thresholdGround: { ...grounds, label: '分数线的依据' },
  'templates.rounding': { label: '取整' },
  excellentQuota: { label: '优秀等次比例' },
  ratio: { label: '优秀不超过', ...percent, nothing: '文件没有写明比例' },
  'excellentQuota.rounding': {
    label: '名额不是整数时',
    options: { floor: '舍去小数', half_up: '四舍五入' },
  },
  effects: { label: '考核结果运用', entry: '运用' },
  text: { label: '内容', long: true },
  approvingOrgan: { label: '等次审定' },
  'approvingOrgan.name': { label: '审定机关', help: '写文件中的名称。' },

  // 期满考核
  lead: { label: '由谁组织期满考核' },
  'lead.value.organ': { label: '组织单位', help: '写文件中的名称。' },
  together: { label: '会同哪些单位', entry: '单位', help: '写文件中的名称，没有的不填。' },
  personalFile: { label: '鉴定材料' },
  'personalFile.value': { label: '期满考核的鉴定材料存入个人档案' },

  // 评定与公示
  quotaOverride: { label: '超过优秀名额' },
  'quotaOverride.value.allowed': { label: '经批准可以超过名额，须记明理由和文号' },
  'quotaOverride.value.approver': {
    label: '批准机关',
    nothing: '没有指明，由有权机关批准',
    help: '写文件中的名称；不得超过名额的不填。',
  },
  publicityDays: { label: '公示时间' },
  'publicityDays.value': { label: '公示不少于', unit: '个工作日' },
  sameGradeInUnit: { label: '与派出单位考核的关系' },
  'sameGradeInUnit.value': { label: '考核等次等同于在派出单位的年度考核等次，不占派出单位指标' },
  dualAssessment: { label: '双考核' },
  'dualAssessment.value': { label: '驻村工作队的年度考核结果等同于派出单位的年度定点帮扶成效' },

  // 召回
  triggers: { label: '召回情形', entry: '情形', help: '按文件所列的顺序排列，序号由程序编排。' },
  ordinal: { label: '序号', counted: true },
  signals: { label: '线索规则', entry: '线索规则', help: '记录出现什么时提示；只作提示，不会自动立案。' },
  'signals.test': {
    label: '看什么记录',
    options: {
      presence_below: '驻村时间达不到要求',
      grades: '年度考核等次',
      approval_below: '民主测评认可度',
      absence_findings: '检查发现的无故脱岗',
      not_corrected: '无故脱岗到期没有改正',
      absence_running: '连续无故不在岗',
      absence_yearly: '全年累计无故不在岗',
      conduct: '处分、诫勉、通报等',
      observation: '情况记录',
    },
  },
  presenceRule: { label: '对照哪一条驻村时间要求', reference: 'presence_rules' },
  'grades.grades': { label: '哪些等次', options: gradeLabels },
  'grades.minimum': { label: '达到', unit: '次' },
  share: { label: '认可度' },
  'share.value': { label: '称职（合格）及以上的票低于', ...percent },
  'absence_findings.minimum': { label: '达到', unit: '次' },
  'absence_running.moreThanDays': { label: '连续超过', unit: '天' },
  'absence_yearly.moreThanDays': { label: '全年累计超过', unit: '天' },
  'conduct.kinds': { label: '哪些记录', options: sanctionLabels },
  'observation.kinds': { label: '哪些记录', options: observationKindLabels },
  suggests: { label: '提示什么', options: signalSuggestionLabels },
  measures: { label: '处理措施' },
  'measures.value': { label: '措施', entry: '措施' },
  proposedBy: { label: '由谁提出召回' },
  'proposedBy.value': { label: '提出机关', ...organs },
  decidedBy: { label: '由谁审定召回' },
  'decidedBy.value': { label: '审定机关', ...organs },
  urgedBy: { label: '由谁督促召回' },
  'urgedBy.value': { label: '督促机关', ...organs },
  carriedOutBy: { label: '由谁执行召回' },
  'carriedOutBy.value': { label: '执行单位', ...organs },
  'recall.informed': { label: '召回结果向谁备案' },
  'recall.informed.value': { label: '备案机关', ...organs },
  aftermath: { label: '召回之后的处理', entry: '处理' },
  workflow: { label: '办理环节' },
  initial: { label: '从哪个环节开始', reference: 'workflow_states' },
  states: { label: '环节', entry: '环节', help: '每个环节都要能走到办结。' },
  'states.organ': { label: '办理机关', nothing: '到此办结，无人办理' },
  stage: {
    label: '含义',
    options: caseStageLabels,
    help: '程序按含义处理：起点为起草，决定由领导作出，已召回时任职结束，终点为办结归卷或者撤销。',
  },
  'states.roles': {
    label: '由谁登记',
    options: caseRoleLabels,
    help: '谁在程序里登记办理结果、转到下一环节。下一步是决定的，只选领导；到此办结的不选。',
  },
  deadline: { label: '办理时限', nothing: '没有规定时限' },
  'deadline.days': { label: '进入本环节后不超过', unit: '天' },
  'deadline.counted': { label: '怎样计天数', options: deadlineCountLabels },
  documents: {
    label: '文书',
    options: recallDocumentKindLabels,
    help: '走到本环节时制作的文书，没有的不选。',
  },
  next: { label: '下一环节', reference: 'workflow_states', help: '到此办结的环节不选。' },
  'recall.effects': { label: '对本人的影响' },
  'recall.effects.value': {
    label: '影响',
    entry: '影响',
    help: '召回以后对评优、提拔等的影响，一项一条。',
  },
  'effects.value.kind': { label: '类别', options: effectKindLabels },
  'effects.value.faults': {
    label: '适用的召回原因',
    options: faultLabels,
    help: '因客观原因（如患病）召回的，不能定为不得提拔重用、取消后备人选资格或者处分。',
  },
  'effects.value.years': {
    label: '期限',
    unit: '年',
    nothing: '限于作出决定的当年',
    help: '自作出决定之日起算。',
  },
};

/**
 * The words of a part of the scheme type.
 *
 * @throws RangeError for a path that has none; a test holds the dictionary complete
 */
export function wordsOf(path: string): FieldWords {
  const found = findWords(path);
  if (!found) throw new RangeError(`No words for ${path}`);
  return found;
}

/** As {@link wordsOf}, `undefined` where there are none. */
export function findWords(path: string): FieldWords | undefined {
  let end = path;
  for (;;) {
    const words = fieldWords[end];
    if (words) return words;
    const dot = end.indexOf('.');
    if (dot < 0) return undefined;
    end = end.slice(dot + 1);
  }
}
