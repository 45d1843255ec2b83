import { expect, test } from 'vitest';
import type { AllowanceBasis } from '#shared/policy/allowance-rules.ts';
import type { LeaveTier, PresenceMeasure } from '#shared/policy/presence-rules.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { unspecified } from '#shared/policy/schemes/quotation.ts';
import { at, problemsOfBroken } from './broken-scheme.ts';

type Break = (scheme: Scheme) => void;

test('a scheme that says nothing but how to assess is sound: every other part may be silent', () => {
  const silent: Break = (scheme) => {
    scheme.posting = {
      qualifications: [],
      demand: [],
      teamSize: unspecified('没有规定。'),
      minimumTerm: unspecified('没有规定。'),
      handOverOverlap: unspecified('没有规定。'),
      selection: unspecified('没有规定。'),
      earlyChange: unspecified('没有规定。'),
    };
    scheme.presence = { ...scheme.presence, rules: [], leaveTiers: [], absence: [] };
    scheme.duties = [];
    scheme.money = { allowances: [], funds: [] };
    scheme.recall = { ...scheme.recall, triggers: [], aftermath: [], workflow: unspecified('没有规定。') };
  };
  expect(problemsOfBroken(silent)).toEqual([]);
});

test.each<[string, Break, string[]]>([
  [
    'two qualifications of one code',
    ({ posting }) => {
      at(posting.qualifications, 1).code = 'full_party_member';
    },
    ['选派条件：代码“full_party_member”重复，请改成不同的代码。'],
  ],
  [
    'a qualification without a name',
    ({ posting }) => {
      at(posting.qualifications, 0).title = ' ';
    },
    ['选派条件：第 1 条没有名称，请补充。'],
  ],
  [
    'a type of village twice',
    ({ posting }) => {
      at(posting.demand, 1).villageType = 'lifted_from_poverty';
    },
    ['选派需求：“脱贫村”有多条规定，只能保留 1 条。'],
  ],
  [
    'a selection without steps',
    ({ posting, annual }) => {
      posting.selection = { kind: 'stated', value: { steps: [] }, ground: annual.approvingOrgan.ground };
    },
    ['选派程序：没有任何步骤，请补充，或者改为没有规定。'],
  ],
  [
    'two steps of one code',
    ({ posting }) => {
      if (posting.earlyChange.kind === 'stated') at(posting.earlyChange.value.steps, 1).code = 'unit_request';
    },
    ['任期未满调整：代码“unit_request”重复，请改成不同的代码。'],
  ],
  [
    'an empty reason',
    ({ posting }) => {
      if (posting.earlyChange.kind === 'stated') posting.earlyChange.value.reasons.push('');
    },
    ['任期未满调整：调整理由有空白，请写明或者删去。'],
  ],
])('postings: %s is named', (_, breakIt, problems) => {
  expect(problemsOfBroken(breakIt)).toEqual(problems);
});

const dutyFor =
  (code: string, change: Partial<Scheme['duties'][number]>): Break =>
  ({ duties }) => {
    const duty = duties.find((candidate) => candidate.code === code);
    if (!duty) throw new Error(`No duty ${code}`);
    Object.assign(duty, change);
  };
const allowance =
  (basis: AllowanceBasis): Break =>
  ({ money }) => {
    at(money.allowances, 0).basis = basis;
  };

test.each<[string, Break, string[]]>([
  [
    'presence without the days in the village',
    ({ presence }) => {
      at(presence.rules, 0).counted = ['meeting'];
    },
    ['在岗要求：“平均每月驻村不少于20天”计入的日子里没有“在村”，请补充。'],
  ],
  [
    'unexcused absence counted as presence',
    ({ presence }) => {
      at(presence.rules, 0).counted.push('absent');
    },
    ['在岗要求：“平均每月驻村不少于20天”把“无故不在岗”计入驻村天数，请去掉。'],
  ],
  [
    'a worse absence that needs no more findings',
    ({ presence }) => void presence.absence.reverse(),
    [
      '无故脱岗：“市级以上检查发现一次无故脱岗”排在“市级以上检查发现两次以上无故脱岗”之后，次数或者天数应比它多。',
    ],
  ],
  [
    'a duty of people that is nobody’s',
    dutyFor('household_visits', { roles: [] }),
    ['定期任务：“走访结对帮扶户”是驻村干部的任务，请选第一书记或者工作队员。'],
  ],
  [
    'a duty of the unit laid on people',
    dutyFor('leader_visit', { roles: ['team_member'] }),
    ['定期任务：“主要领导到村调研”是派出单位的任务，不能再选第一书记或者工作队员。'],
  ],
  [
    'an allowance of nothing',
    allowance({ kind: 'per_round_trip', centsPerKilometre: 0, maximumTrips: 2 }),
    ['补助：“生活补助（市级标准）”的金额应大于 0。'],
  ],
  [
    'an allowance for days of unexcused absence',
    allowance({
      kind: 'per_day',
      counted: ['present', 'absent'],
      workingDaysOnly: false,
      rate: unspecified('没有规定金额。'),
    }),
    ['补助：“生活补助（市级标准）”把“无故不在岗”计入补助天数，请去掉。'],
  ],
  [
    'funds of nothing for one of the two sums',
    ({ money }) => {
      at(money.funds, 0).basis = {
        kind: 'per_village_headcount',
        singleCents: 30_000_00,
        eachOfSeveralCents: 0,
      };
    },
    ['经费：“工作队工作经费”的金额应大于 0。'],
  ],
  [
    'triggers that are not counted from 1 without a gap',
    ({ recall }) => void recall.triggers.splice(2, 1),
    ['召回情形：序号应从 1 起依次编号，现在依次为 1、2、4、5、6、7。'],
  ],
  [
    'a signal that compares with a presence rule of another scheme',
    ({ presence }) => {
      at(presence.rules, 0).code = 'yearly_days';
    },
    ['召回情形：提示规则“平均每月驻村不足20天”所比对的在岗要求不存在，可能已经删去，请改选。'],
  ],
  [
    'two signals of one code, even of different triggers',
    ({ recall }) => {
      at(at(recall.triggers, 6).signals, 0).code = 'home_unit_work';
    },
    ['召回情形：各情形的提示规则里，代码“home_unit_work”重复，请改成不同的代码。'],
  ],
  [
    'two measures of one code',
    ({ recall }) => {
      if (recall.measures.kind === 'stated') at(recall.measures.value, 0).code = 'recall';
    },
    ['召回处理措施：代码“recall”重复，请改成不同的代码。'],
  ],
  [
    'a clause without its words',
    ({ presence }) => {
      at(presence.leaveTiers, 0).ground = {
        kind: 'clause',
        clause: { document: '办法', article: '第十七条', text: '' },
      };
    },
    ['“请假审批”引用的条文没有写全文件、条次和原文，请补充。'],
  ],
  [
    'a silence that does not say about what',
    ({ recall }) => {
      recall.informed = unspecified('');
    },
    ['“召回备案机关”标为没有规定，没有说明缺什么，请补充。'],
  ],
  [
    'an example without a word',
    ({ recall }) => {
      at(at(recall.triggers, 0).signals, 0).ground = { kind: 'example', note: ' ' };
    },
    ['“平均每月驻村不足20天”标为示例，没有说明，请补充。'],
  ],
])('%s is named', (_, breakIt, problems) => {
  expect(problemsOfBroken(breakIt)).toEqual(problems);
});

/** The ladder of the members alone; that of first secretaries stays sound. */
const rungs =
  (...limits: (number | null)[]): Break =>
  ({ presence }) => {
    const rung = at(presence.leaveTiers, 0);
    const tier = (code: string, roles: LeaveTier['roles'], upToDays: number | null): LeaveTier => ({
      ...rung,
      code,
      roles,
      upToDays,
    });
    presence.leaveTiers = [
      tier('secretary', ['first_secretary'], null),
      ...limits.map((upToDays, index) => tier(`member_${index}`, ['team_member'], upToDays)),
    ];
  };

test.each<[string, Break, string[]]>([
  ['1, 3, longer', rungs(1, 3, null), []],
  ['any length by one organ', rungs(null), []],
  ['no rung at all: silent for the role', rungs(), []],
  ['half a ladder', rungs(1, 3), ['工作队员请假超过 3 天没有规定由谁审批，请补充不限天数的最后一级。']],
  ['two rungs of one height', rungs(3, 3, null), ['工作队员各级的天数应由少到多，现在依次为 3、3 天。']],
  [
    'a rung lower than the one before',
    rungs(3, 1, null),
    ['工作队员各级的天数应由少到多，现在依次为 3、1 天。'],
  ],
  ['a rung of 0 days', rungs(0, null), ['工作队员有一级的天数为 0，请改正或者删去。']],
  ['two last rungs', rungs(3, null, null), ['工作队员有 2 级不限天数，只能保留 1 级。']],
  ['a last rung in the middle', rungs(1, null, 3), ['工作队员不限天数的一级应排在最后。']],
])('leave ladder of a role: %s', (_, breakIt, problems) => {
  expect(problemsOfBroken(breakIt)).toEqual(problems.map((problem) => `请假审批：${problem}`));
});

test.each<[PresenceMeasure, string | null]>([
  [{ kind: 'monthly_average', minimumDays: 30 }, null],
  [{ kind: 'monthly_average', minimumDays: 31 }, '要求平均每月 31 天，一个月平均不到 31 天，请改小。'],
  [{ kind: 'monthly_share', numerator: 2, denominator: 3 }, null],
  [{ kind: 'monthly_share', numerator: 3, denominator: 3 }, null],
  [{ kind: 'monthly_share', numerator: 4, denominator: 3 }, '要求每月 4/3 的时间，不能超过全月，请改小。'],
  [{ kind: 'yearly_days', minimumDays: 365 }, null],
  [{ kind: 'yearly_days', minimumDays: 366 }, '要求每年 366 天，平年只有 365 天，请改小。'],
  [{ kind: 'weekly_pattern', days: 5, nights: 4 }, null],
  [{ kind: 'weekly_pattern', days: 4, nights: 5 }, '要求每周 4 天 5 夜，夜数不能多于天数。'],
])('presence of %o', (measure, problem) => {
  const problems = problemsOfBroken(({ presence }) => {
    at(presence.rules, 0).measure = measure;
  });
  expect(problems).toEqual(problem === null ? [] : [`在岗要求：“平均每月驻村不少于20天”${problem}`]);
});
