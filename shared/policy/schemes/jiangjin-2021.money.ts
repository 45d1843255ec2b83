import type { AllowanceRules } from '../allowance-rules.ts';
import { article7 } from './jiangjin-2021.clauses.ts';
import { unspecified } from './quotation.ts';

/** Article 7. The fund is drawn from the town; the living allowance is paid by the dispatching unit. */
export const money: AllowanceRules = {
  allowances: [
    {
      code: 'living',
      title: '生活补助',
      basis: {
        kind: 'per_day',
        counted: ['present'],
        workingDaysOnly: false,
        rate: unspecified(
          '意见没有写明金额，只说参照差旅费中伙食补助标准按在岗天数给予，请填写本单位执行的标准。',
        ),
      },
      notIfInSalary: false,
      ground: article7.livingAllowance,
    },
  ],
  funds: [
    {
      code: 'working_funds',
      title: '工作经费',
      basis: { kind: 'per_village_headcount', singleCents: 30_000_00, eachOfSeveralCents: 20_000_00 },
      atLeast: false,
      ground: article7.fund,
    },
  ],
};
