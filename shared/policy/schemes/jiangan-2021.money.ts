import type { AllowanceRules } from '../allowance-rules.ts';
import { article6 } from './jiangan-2021.clauses.ts';
import { unspecified } from './quotation.ts';

/** Part six. With its annex of 53 units and 57 people, the funds come to 159 + 114 = 273 万元. */
export const money: AllowanceRules = {
  allowances: [
    {
      code: 'living',
      title: '伙食补助',
      basis: {
        kind: 'per_day',
        counted: ['present'],
        workingDaysOnly: false,
        rate: { kind: 'stated', value: 100_00, ground: article6.subsidies },
      },
      notIfInSalary: false,
      ground: article6.subsidies,
    },
    {
      code: 'transport',
      title: '交通补助（包干）',
      basis: {
        kind: 'per_month',
        rate: { kind: 'stated', value: 400_00, ground: article6.subsidies },
        partialMonth: unspecified('通知规定交通费每人每月400元包干使用，没有说明驻村不满一个月的怎样计发。'),
      },
      notIfInSalary: false,
      ground: article6.subsidies,
    },
    {
      code: 'communication',
      title: '通信补助',
      basis: {
        kind: 'per_day',
        counted: ['present'],
        workingDaysOnly: false,
        rate: { kind: 'stated', value: 5_00, ground: article6.subsidies },
      },
      notIfInSalary: true,
      ground: article6.subsidies,
    },
  ],
  funds: [
    {
      code: 'unit_assistance_funds',
      title: '派出单位帮扶资金',
      basis: { kind: 'per_unit', cents: 30_000_00 },
      atLeast: true,
      ground: article6.funds,
    },
    {
      code: 'working_funds',
      title: '驻村工作经费',
      basis: { kind: 'per_person', cents: 20_000_00 },
      atLeast: true,
      ground: article6.funds,
    },
  ],
};
