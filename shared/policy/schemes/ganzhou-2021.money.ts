import type { AllowanceRules } from '../allowance-rules.ts';
import { article26, article27 } from './ganzhou-2021.clauses.ts';
import { unspecified } from './quotation.ts';

/** Articles 26 and 27. The figures are those of the city; counties follow their own (各地按本地标准执行). */
export const money: AllowanceRules = {
  allowances: [
    {
      code: 'living',
      title: '生活补助（市级标准）',
      basis: {
        kind: 'per_day',
        counted: ['present'],
        workingDaysOnly: false,
        rate: { kind: 'stated', value: 100_00, ground: article27.livingRate },
      },
      notIfInSalary: false,
      ground: article27.living,
    },
    {
      code: 'transport',
      title: '往返交通费（市派单位已车改、自行驾车的；每队一辆车；中心城区已有交通补贴的不重复）',
      basis: { kind: 'per_round_trip', centsPerKilometre: 45, maximumTrips: 2 },
      notIfInSalary: false,
      ground: article27.transport,
    },
    {
      code: 'communication',
      title: '通信补贴',
      basis: {
        kind: 'per_month',
        rate: unspecified(
          '办法没有写明金额，只说可参照市级机关事业单位通信补贴标准，请填写本单位执行的标准。',
        ),
        partialMonth: unspecified('办法没有说明驻村不满一个月的怎样发放。'),
      },
      notIfInSalary: true,
      ground: article27.communication,
    },
  ],
  funds: [
    {
      code: 'working_funds',
      title: '工作队工作经费',
      basis: { kind: 'per_team', cents: 10_000_00 },
      atLeast: true,
      ground: article26,
    },
  ],
};
