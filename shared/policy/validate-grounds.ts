/** Parts whose rules have no title of their own. */
const partNames: Record<string, string> = {
  gradeWords: '等次名称',
  demand: '选派需求',
  teamSize: '工作队人数',
  minimumTerm: '最低任期',
  handOverOverlap: '压茬交接',
  selection: '选派程序',
  earlyChange: '任期未满调整',
  leaveTiers: '请假审批',
  leaveDayCount: '请假天数的算法',
  laterPaperwork: '请假后补手续',
  substitution: '请假接替',
  measures: '召回处理措施',
  proposedBy: '召回提出机关',
  decidedBy: '召回决定机关',
  urgedBy: '召回督促机关',
  carriedOutBy: '召回执行单位',
  informed: '召回备案机关',
  aftermath: '召回后续',
  workflow: '召回程序',
  eligibility: '考核资格',
  publicityDays: '公示时间',
  quotaOverride: '超过优秀名额',
  sameGradeInUnit: '等次等同',
  dualAssessment: '双考核',
  lead: '期满考核组织',
  personalFile: '鉴定材料归档',
  excellentQuota: '优秀比例',
  effects: '结果运用',
  approvingOrgan: '审定机关',
};

/**
 * Every rule says where it comes from: a clause with its words, an example with what it is an example of, or what the
 * notice is silent about. An empty citation would look like a rule of the notice that nobody can look up.
 */
export function groundProblems(scheme: unknown): string[] {
  return [...new Set(problemsBelow(scheme, '方案'))];
}

/** `name`: what the nearest rule or part around the value is called. */
function problemsBelow(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => problemsBelow(entry, name));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const own = Object.fromEntries(entries);
  if (own.kind === 'clause')
    return hasBlank(own.clause) ? [`“${name}”引用的条文没有写全文件、条次和原文，请补充。`] : [];
  if (own.kind === 'example') return hasBlank(own) ? [`“${name}”标为示例，没有说明，请补充。`] : [];
  if (own.kind === 'unspecified')
    return hasBlank(own) ? [`“${name}”标为没有规定，没有说明缺什么，请补充。`] : [];
  const here = typeof own.title === 'string' && own.title.trim() !== '' ? own.title : name;
  return entries.flatMap(([key, entry]) => problemsBelow(entry, partName(key, entry) ?? here));
}

/** The effects of a recall may be unstated, those of the annual assessment are a plain list: one word, two parts. */
function partName(key: string, part: unknown): string | undefined {
  return key === 'effects' && !Array.isArray(part) ? '召回对本人的影响' : partNames[key];
}

/** True where one of the texts of a ground is empty. */
function hasBlank(ground: unknown): boolean {
  return (
    typeof ground === 'object' &&
    ground !== null &&
    Object.values(ground).some((text) => typeof text === 'string' && text.trim() === '')
  );
}
