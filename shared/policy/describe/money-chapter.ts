import { attendanceKindLabels, attendanceKinds } from '../../vocabulary.ts';
import type { AllowanceBasis, AllowanceRule, FundRule } from '../allowance-rules.ts';
import type { Ground, Stated } from '../ground.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter, DescribedRule } from './chapter.types.ts';
import { chapter, given, missing } from './rule.ts';
import { labelsOf, moneyInWords } from './words.ts';

/** Money for people month by month, for units, teams and villages year by year (补助与经费). */
export function describeMoney({ money }: Scheme): Chapter {
  return chapter('money', [
    ...(money.allowances.length > 0
      ? money.allowances.map(allowance)
      : [missing({ code: 'money.allowances', title: '驻村人员补助' }, '驻村人员的补助')]),
    ...(money.funds.length > 0
      ? money.funds.map(fund)
      : [missing({ code: 'money.funds', title: '工作经费' }, '工作经费')]),
  ]);
}

function allowance({ code, title, basis, notIfInSalary, ground }: AllowanceRule): DescribedRule {
  const asked = statedParts(basis);
  return given(
    { code: `money.allowance.${code}`, title },
    [...basisSentences(basis), ...(notIfInSalary ? ['工资中已经包含的，不再重复发放。'] : [])],
    [ground, ...asked.flatMap((part): Ground[] => (part.kind === 'stated' ? [part.ground] : []))],
    asked.flatMap((part) => (part.kind === 'unspecified' ? [part.note] : [])),
  );
}

function statedParts(basis: AllowanceBasis): Stated<unknown>[] {
  switch (basis.kind) {
    case 'per_day':
      return [basis.rate];
    case 'per_month':
      return [basis.rate, basis.partialMonth];
    case 'per_round_trip':
      return [];
  }
}

function basisSentences(basis: AllowanceBasis): string[] {
  switch (basis.kind) {
    case 'per_day': {
      const kinds = labelsOf(basis.counted, attendanceKinds, attendanceKindLabels);
      return [
        rateSentence(basis.rate, '每人每天'),
        `按考勤登记的天数计发，计发的日子：${kinds}${basis.workingDaysOnly ? '，只计工作日' : ''}。`,
      ];
    }
    case 'per_month':
      return [rateSentence(basis.rate, '每人每月'), partialMonthSentence(basis.partialMonth)];
    case 'per_round_trip':
      return [
        `按往返里程每公里 ${moneyInWords(basis.centsPerKilometre)}计发，每月不超过 ${basis.maximumTrips} 个往返。`,
      ];
  }
}

function rateSentence(rate: Stated<number>, each: string): string {
  return rate.kind === 'stated' ? `${each} ${moneyInWords(rate.value)}。` : `${each}的标准金额本方案未载明。`;
}

const partialMonths = {
  full: '驻村不满一个月的，按整月计发。',
  by_day: '驻村不满一个月的，按天折算。',
  none: '驻村不满一个月的，当月不发。',
};

function partialMonthSentence(rule: Stated<keyof typeof partialMonths>): string {
  return rule.kind === 'stated' ? partialMonths[rule.value] : '驻村不满一个月怎样计发，本方案未载明。';
}

function fund({ code, title, basis, atLeast, ground }: FundRule): DescribedRule {
  const each = (cents: number) => `每年${atLeast ? '不少于' : ''} ${moneyInWords(cents)}`;
  const sentence = () => {
    switch (basis.kind) {
      case 'per_unit':
        return `每个派出单位${each(basis.cents)}。`;
      case 'per_person':
        return `每名驻村干部${each(basis.cents)}。`;
      case 'per_team':
        return `每支工作队${each(basis.cents)}。`;
      case 'per_village_headcount':
        return `只派驻 1 人的村${each(basis.singleCents)}；派驻 2 人（含）以上的村，每人${each(basis.eachOfSeveralCents)}。`;
    }
  };
  return given({ code: `money.fund.${code}`, title }, [sentence()], [ground]);
}
