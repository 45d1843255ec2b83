import type { AllowanceRules } from '../allowance-rules.ts';
import { example } from './example-template.ts';
import { unspecified } from './quotation.ts';
import { support } from './wuhai-2023.clauses.ts';

/** 组织保障·强化支持保障. Districts may add to the living allowance for villages that are far away. */
export const money: AllowanceRules = {
  allowances: [
    {
      code: 'living',
      title: '生活补助（偏远村各区可增加）',
      basis: {
        kind: 'per_day',
        counted: ['present'],
        workingDaysOnly: true,
        rate: { kind: 'stated', value: 100_00, ground: support.allowance },
      },
      notIfInSalary: false,
      ground: example(
        '材料写明每人每个工作日100元，以出勤情况为依据，没有写明因公出差、开会、培训的日子是否计发；此处为示例，只计在村的工作日，由区驻村工作管理机构确定。',
      ),
    },
    {
      code: 'hardship',
      title: '艰苦边远地区津贴补差',
      basis: {
        kind: 'per_month',
        rate: unspecified('材料没有写明金额，只说执行属地标准，请填写当地执行的补差标准。'),
        partialMonth: unspecified('材料没有说明驻村不满一个月的怎样发放。'),
      },
      notIfInSalary: false,
      ground: support.hardship,
    },
  ],
  funds: [],
};
