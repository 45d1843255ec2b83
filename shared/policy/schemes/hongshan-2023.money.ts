import type { AllowanceRules } from '../allowance-rules.ts';
import { article11 } from './hongshan-2023.clauses.ts';
import { unspecified } from './quotation.ts';

const ratesElsewhere = (what: string) =>
  unspecified(`通知只写明${what}补助标准按照有关规定执行，没有写明金额和计发办法。`);

/** Article 11: one figure for the fund, none for what a person is given. */
export const money: AllowanceRules = {
  allowances: [
    {
      code: 'living',
      title: '伙食补助',
      basis: { kind: 'per_day', counted: ['present'], workingDaysOnly: false, rate: ratesElsewhere('伙食') },
      notIfInSalary: false,
      ground: article11.allowances,
    },
    {
      code: 'transport',
      title: '交通补助',
      basis: {
        kind: 'per_month',
        rate: ratesElsewhere('交通'),
        partialMonth: unspecified('通知没有写明在岗不满一个月怎么计发。'),
      },
      notIfInSalary: false,
      ground: article11.allowances,
    },
    {
      code: 'communication',
      title: '通信补助',
      basis: {
        kind: 'per_month',
        rate: ratesElsewhere('通信'),
        partialMonth: unspecified('通知没有写明在岗不满一个月怎么计发。'),
      },
      notIfInSalary: false,
      ground: article11.allowances,
    },
  ],
  funds: [
    {
      code: 'working_funds',
      title: '驻村工作经费',
      basis: { kind: 'per_person', cents: 20_000_00 },
      atLeast: true,
      ground: article11.fund,
    },
  ],
};
