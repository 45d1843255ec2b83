import { describe, expect, test } from 'vitest';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { describeScheme } from '#shared/policy/describe/describe-scheme.ts';
import { type Scheme, schemeSchema } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { jiangan2021 } from '#shared/policy/schemes/jiangan-2021.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { firstVersion } from './first-version.ts';

const rulesOf = (scheme: Scheme) => describeScheme(scheme).flatMap((chapter) => chapter.rules);

function ruleOf(scheme: Scheme, code: string) {
  const rule = rulesOf(scheme).find((candidate) => candidate.code === code);
  if (!rule) throw new Error(`${scheme.code} has no rule ${code}`);
  return rule;
}

test.each<[Scheme, string, string[]]>([
  [
    ganzhou2021,
    'presence.leave.first_secretary',
    [
      '请假 3 天（含）以内，由乡镇党委批准。',
      '请假 3 天以上、7 天（含）以内，由县（市、区）驻村工作领导小组办公室批准。',
      '请假 7 天以上，由县（市、区）驻村工作领导小组批准。',
    ],
  ],
  [
    hongshan2023,
    'presence.leave.first_secretary',
    [
      '请假 3 天（含）以内，由街道党工委批准。',
      '请假 3 天以上，经街道党工委同意后，由新洲区驻村工作办公室批准，并向新洲区委组织部、派出单位报备。',
    ],
  ],
  [jiangjin2021, 'presence.leave.team_member', ['请假不论长短，由镇党委批准。']],
  [jiangan2021, 'presence.leave.team_member', ['本方案未载明请假审批权限。']],
  [
    hongshan2023,
    'posting.qualification.staff_kind',
    ['第一书记和工作队员不得属于劳务派遣、借调（借用）、临时聘用。'],
  ],
  [
    hongshan2023,
    'posting.qualification.service_years',
    ['第一书记和工作队员原则上应到派出单位工作满 1 年。'],
  ],
  [
    ganzhou2021,
    'posting.qualification.member_party_preferred',
    ['选派工作队员时，是中共党员（含预备党员）的优先。'],
  ],
  [ganzhou2021, 'posting.demand.red_village', ['红色名村应当选派第一书记；不要求选派工作队。']],
  [
    ganzhou2021,
    'presence.substitution',
    ['请假 15 天（含）以上的，派出单位须安排人员接替工作或者调整人选。'],
  ],
  [
    ganzhou2021,
    'presence.absence.two_findings',
    ['市级以上检查发现无故脱岗达到 2 次的，予以召回并实行问责。'],
  ],
  [
    wuhai2023,
    'presence.absence.running_over_15',
    ['连续无故不在岗超过 15 天的，责成派出单位重新调整选派，并视情况给予组织处理。'],
  ],
  [
    ganzhou2021,
    'duties.leader_visit',
    ['主要领导到村调研：每年不少于 1 次，由派出单位主要领导完成。', '责任主体：派出单位。'],
  ],
  [jiangan2021, 'money.fund.unit_assistance_funds', ['每个派出单位每年不少于 3 万元。']],
  [
    jiangjin2021,
    'money.fund.working_funds',
    ['只派驻 1 人的村每年 3 万元；派驻 2 人（含）以上的村，每人每年 2 万元。'],
  ],
  [ganzhou2021, 'money.allowance.transport', ['按往返里程每公里 0.45 元计发，每月不超过 2 个往返。']],
  [jiangjin2021, 'assessment.eligibility.under_half_year', ['驻村不满半年的，不参加考核。']],
  [
    ganzhou2021,
    'assessment.eligibility.absence_notice',
    ['无故脱岗被通报的，参加考核、确定等次，等次不得高于称职（合格）。'],
  ],
  [
    ganzhou2021,
    'annual.team.section.resources',
    ['争资争项（不含统筹资金项目）占 40 分，由考核组逐项评分，共 2 项。'],
  ],
  [jiangjin2021, 'annual.team', ['本方案未载明驻村工作队的年度考核内容。']],
  [
    ganzhou2021,
    'annual.team_member.adjustment.uncorrected',
    ['驻村帮扶问题整改不到位的，凭依据扣分，合计扣分不超过 10 分。'],
  ],
  [
    ganzhou2021,
    'annual.unit.scorers',
    ['逐项评分至少需要 1 份评分表，各项得分取平均数。', '计算平均数时不去掉最高分和最低分。'],
  ],
  [
    ganzhou2021,
    'term.first_secretary.section.annual_results',
    ['任期内年度考核占 30 分，按年度考核得分的平均数折算，至少需要 1 次结果。'],
  ],
  [
    jiangjin2021,
    'term.lead',
    ['期满考核由派出单位会同区委组织部、区农业农村委（区乡村振兴局）、镇党委进行。'],
  ],
  [hongshan2023, 'term.personal_file', ['期满考核形成的鉴定材料存入个人档案。']],
  [
    ganzhou2021,
    'assessment.quota_override',
    ['优秀人数超过名额的，须经县（市、区）驻村工作领导小组批准，并记明理由和文号。'],
  ],
  [wuhai2023, 'assessment.publicity_days', ['考核结果公示不少于 5 个工作日。']],
  [ganzhou2021, 'assessment.dual', ['驻村工作队的年度考核结果等同于派出单位的年度定点帮扶成效。']],
  [jiangan2021, 'assessment.dual', ['本方案未载明工作队的考核结果是否作为派出单位的结果。']],
  [ganzhou2021, 'recall.decided_by', ['召回由县（市、区）驻村工作领导小组审定。']],
  [ganzhou2021, 'recall.workflow', ['从“草稿”开始办理，共 14 个环节。', '各环节都没有规定办理时限。']],
  [
    ganzhou2021,
    'recall.workflow.deciding',
    [
      '由县（市、区）驻村工作领导小组办理，由领导登记，含义为“待审定”。',
      '下一环节为“审定召回”、“审定不予召回，跟踪诫勉、约谈、限期整改”、“退回补充”或“已撤销”。',
      '走到本环节的文书有：召回审批表、本人陈述记录。',
    ],
  ],
  [wuhai2023, 'recall.workflow.archived', ['到此办结，含义为“办结归卷”。', '走到本环节的文书有：召回案卷。']],
  [
    jiangan2021,
    'recall.workflow',
    [
      '本方案未载明召回的办理环节。',
      '本单位在自己的方案里写明由谁办理、分哪些环节之前，不能按本方案办理召回案件。',
    ],
  ],
  [ganzhou2021, 'recall.effects', ['召回对本人的影响有 3 项。', '因客观原因召回的，没有这些影响。']],
  [hongshan2023, 'recall.effects.no_promotion', ['因主观原因召回的，不得提拔重用，自作出决定之日起 1 年。']],
  [jiangjin2021, 'recall.effects', ['本方案未载明召回对本人今后的影响。']],
])('%#. reads the clause as a sentence', (scheme, code, sentences) => {
  expect(ruleOf(scheme, code).sentences).toEqual(sentences);
});

test('a trigger says which records speak for it, and what is missing for one that cannot speak', () => {
  const { sentences, ground, note } = ruleOf(ganzhou2021, 'recall.trigger.not_recognised');
  expect(sentences).toEqual([
    '情形：作风不实、履职不力、群众不认可。',
    '民主测评认可度低于多少应当提示，本方案未载明，填写后才会提示。',
    '登记有“作风不实、群众不认可”的情况记录的，提示召回。',
  ]);
  expect(ground).toMatchObject({ kind: 'clause', clause: { article: '第二十二条（三）' } });
  expect(note).toContain('办法没有规定群众认可的最低比例');
});

test('a rule that rests on several passages quotes each, and says which of its figures is an example', () => {
  const ladder = ruleOf(ganzhou2021, 'presence.leave.team_member');
  expect(ladder.ground?.kind === 'clause' && ladder.ground.clause.text.split('\n')).toHaveLength(3);
  const item = ruleOf(ganzhou2021, 'annual.first_secretary.item.days_on_site');
  expect(item.ground).toMatchObject({ kind: 'clause', clause: { article: '第十六条' } });
  expect(item.note).toContain('本分值为示例');
});

describe.each(builtInSchemes.map((scheme) => [scheme.shortTitle, scheme] as const))(
  '%s',
  (_title, scheme) => {
    test('is told in whole Chinese sentences under codes that are met once', () => {
      const rules = rulesOf(scheme);
      expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
      for (const { code, title, sentences } of rules) {
        expect([code, title === '', sentences.length]).toEqual([code, false, expect.toSatisfy((n) => n > 0)]);
        for (const sentence of sentences)
          expect([code, sentence]).toEqual([code, expect.stringMatching(whole)]);
      }
    });

    test('has a ground for every rule that the notice gives, and none where it is silent', () => {
      for (const { code, ground, unspecified, sentences } of rulesOf(scheme)) {
        const rests = ground !== null || code.startsWith('source.');
        expect([code, rests]).toEqual([code, !unspecified || code.startsWith('source.')]);
        expect([code, sentences[0]?.startsWith('本方案未载明') ?? false]).toEqual([
          code,
          unspecified || code === 'annual.quota',
        ]);
      }
    });

    test('leaves nothing unsaid: whichever figure, organ or wording changes, the sentences change', () => {
      const told = JSON.stringify(wordsOf(scheme));
      const silentChanges = leavesOf(scheme).filter(
        ({ change }) => JSON.stringify(wordsOf(change(structuredClone(scheme)))) === told,
      );
      expect(silentChanges.map(({ path }) => path)).toEqual([]);
    });
  },
);

test('a version from before most parts existed still reads, and says of each part that it is silent', () => {
  const chapters = describeScheme(schemeSchema.parse(firstVersion.content));
  const spoken = chapters.filter(({ rules }) => rules.some((rule) => !rule.unspecified));
  expect(spoken.map(({ code }) => code)).toEqual(['source', 'annual']);
  expect(chapters.map(({ title }) => title)).toEqual([
    '方案依据',
    '选派条件',
    '村与力量配备',
    '选派程序',
    '任期与轮换',
    '驻村与考勤',
    '请销假',
    '无故不在岗',
    '履职要求',
    '补助与经费',
    '考核资格',
    '平时考核',
    '年度考核',
    '期满考核',
    '评定与公示',
    '召回',
  ]);
});

test('what is said of a template follows its figures: scorers left out at the ends, a cap, nobody to approve', () => {
  const changed = structuredClone(ganzhou2021);
  const [template] = changed.annual.templates;
  if (!template) throw new Error('No template');
  template.scorers.dropHighLowFrom = 5;
  changed.assessment.quotaOverride = {
    kind: 'stated',
    value: { allowed: true, approver: null },
    ground: { kind: 'example', note: '由本单位自定。' },
  };
  expect(ruleOf(changed, 'annual.first_secretary.scorers').sentences[1]).toBe(
    '评分表达到 5 份的，每项去掉一个最高分和一个最低分。',
  );
  expect(ruleOf(changed, 'assessment.quota_override').sentences).toEqual([
    '优秀人数超过名额的，须经有权机关批准，并记明理由和文号。',
  ]);
});

test('a version from before the whole assessment is sound and says that it is silent of the new parts', () => {
  for (const scheme of builtInSchemes) {
    const { assessment: _, annual, ...rest } = structuredClone(scheme);
    const templates = annual.templates
      .filter(({ roles }) => roles.includes('first_secretary') || roles.includes('team_member'))
      .map(({ adjustments, scorers, ...template }) => template);
    const before = schemeSchema.parse({ ...rest, annual: { ...annual, templates } });
    expect(validateScheme(before)).toEqual([]);
    const chapters = describeScheme(before).filter(({ rules }) => rules.every((rule) => rule.unspecified));
    expect(chapters.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['eligibility', 'regular', 'end_of_term', 'results']),
    );
    expect(ruleOf(before, 'annual.team').unspecified).toBe(true);
  }
});

test('a draft that uses a code twice still has one code for each rule', () => {
  const [duty] = ganzhou2021.duties;
  if (!duty) throw new Error('No duty');
  const doubled = rulesOf({ ...ganzhou2021, duties: [duty, { ...duty, minimum: 9 }] });
  expect(doubled.filter(({ code }) => code.startsWith('duties.')).map(({ code }) => code)).toEqual([
    'duties.household_visits',
    'duties.household_visits.2',
  ]);
});

/** Ends as a sentence does, without Latin letters and exclamation marks. */
const whole = /^[^A-Za-z!！]*[。？]$/u;

const wordsOf = (scheme: Scheme) => rulesOf(scheme).map(({ code, sentences }) => ({ code, sentences }));

interface Leaf {
  readonly path: string;
  change(copy: Scheme): Scheme;
}

/** Free texts that are rules by themselves; grounds, notes, titles and codes are not. */
const rulingTexts = new Set([
  ...[
    'organ',
    'condition',
    'question',
    'approver',
    'consequence',
    'doneBy',
    'unit',
    'text',
    'name',
    'guidance',
  ],
  ...[
    'reasons',
    'consents',
    'informed',
    'proposedBy',
    'decidedBy',
    'urgedBy',
    'carriedOutBy',
    'together',
    'value',
    'words',
  ],
]);

/** Every number, yes-or-no and ruling text of a scheme, with a way to change it. */
function leavesOf(scheme: Scheme): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (node: unknown, path: readonly (string | number)[]) => {
    if (path.some((step) => /ground$/i.test(String(step)))) return;
    if (Array.isArray(node)) {
      for (const [index, member] of node.entries()) visit(member, [...path, index]);
    } else if (node !== null && typeof node === 'object') {
      for (const [key, member] of Object.entries(node)) visit(member, [...path, key]);
    } else {
      const changed = changedLeaf(node, path);
      if (changed === undefined) return;
      leaves.push({
        path: path.join('.'),
        change(copy) {
          const parent = path.slice(0, -1).reduce<unknown>((at, step) => Reflect.get(Object(at), step), copy);
          Reflect.set(Object(parent), path.at(-1) ?? '', changed);
          return copy;
        },
      });
    }
  };
  visit(scheme, []);
  return leaves;
}

/** Closed vocabularies that rule by themselves, with another value for each. */
const otherChoice: Record<string, (value: unknown) => unknown> = {
  participation: (value) => (value === 'graded' ? 'neither' : 'graded'),
  cap: (value) => (value === 'competent' ? null : 'competent'),
  dropHighLowFrom: (value) => (value === null ? 5 : null),
};

function changedLeaf(value: unknown, path: readonly (string | number)[]): unknown {
  const names = path.filter((step) => typeof step === 'string');
  const other = otherChoice[names.at(-1) ?? ''];
  if (other) return other(value);
  if (typeof value === 'boolean') return !value;
  // The place of a trigger in the notice's list orders the rules; it is no rule.
  if (typeof value === 'number') return names.at(-1) === 'ordinal' ? undefined : value + 1;
  if (typeof value !== 'string') return undefined;
  const last = names.at(-1) ?? '';
  const inner = names.at(-2) ?? '';
  const isText =
    (rulingTexts.has(last) && !['leaveDayCount', 'partialMonth'].includes(inner)) || inner === 'words';
  return isText ? `${value}（另）` : undefined;
}
