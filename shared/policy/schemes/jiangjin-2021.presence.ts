import type { PresenceRules } from '../presence-rules.ts';
import { article5 } from './jiangjin-2021.clauses.ts';
import { unspecified } from './quotation.ts';

/** Article 5. Two thirds of each month are eaten, slept and worked in the village: only days there count. */
export const presence: PresenceRules = {
  rules: [
    {
      code: 'monthly_share',
      title: '每月三分之二以上时间在村',
      measure: { kind: 'monthly_share', numerator: 2, denominator: 3 },
      counted: ['present'],
      countedGround: article5.presence,
      ground: article5.presence,
    },
  ],
  leaveTiers: [
    {
      code: 'any_length',
      roles: ['first_secretary', 'team_member'],
      upToDays: null,
      approver: '镇党委',
      consents: [],
      informed: [],
      ground: article5.leave,
    },
  ],
  leaveDayCount: unspecified('意见没有说明请假天数按日历日还是按工作日计算，也没有按天数分级审批。'),
  laterPaperwork: unspecified('意见没有规定特殊情况下能否先报告、后补办请假手续。'),
  substitution: unspecified('意见没有规定请假多少天以上须安排人员接替。'),
  absence: [],
};
