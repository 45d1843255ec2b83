import type { PostRole } from '../../vocabulary.ts';
import type { PresenceRules } from '../presence-rules.ts';
import { unspecified } from './quotation.ts';
import { accountability, management } from './wuhai-2023.clauses.ts';

const everyone: PostRole[] = ['first_secretary', 'team_member'];
const replaced = '责成派出单位重新调整选派，并视情况给予组织处理';

/** 管理考核·考勤与考核 and 组织保障·严格追责问责. One week (1周) of leave is 7 days here. */
export const presence: PresenceRules = {
  rules: [
    {
      code: 'yearly_days',
      title: '每年在村工作不少于200天',
      measure: { kind: 'yearly_days', minimumDays: 200 },
      counted: ['present', 'business_trip', 'meeting', 'training'],
      countedGround: management.presence,
      ground: management.presence,
    },
  ],
  leaveTiers: [
    {
      code: 'up_to_3_days',
      roles: everyone,
      upToDays: 3,
      approver: '镇（街道）',
      consents: [],
      informed: [],
      ground: management.leave,
    },
    {
      code: 'up_to_7_days',
      roles: everyone,
      upToDays: 7,
      approver: '区驻村工作管理机构',
      consents: [],
      informed: [],
      ground: management.leave,
    },
    {
      code: 'longer',
      roles: everyone,
      upToDays: null,
      approver: '市驻村工作管理机构',
      consents: [],
      informed: [],
      ground: management.leave,
    },
  ],
  leaveDayCount: unspecified('材料没有说明请假天数按日历日还是按工作日计算；“1周”在本方案里按7天计算。'),
  laterPaperwork: unspecified('材料没有规定特殊情况下能否先报告、后补办请假手续。'),
  substitution: unspecified('材料没有规定请假多少天以上须安排人员接替。'),
  absence: [
    {
      code: 'running_over_15',
      title: '无正当理由离岗连续超过15天',
      threshold: { kind: 'running_days', moreThan: 15 },
      consequence: replaced,
      ground: accountability.absence,
    },
    {
      code: 'yearly_over_30',
      title: '无正当理由离岗一年内累计超过30天（材料没有写明“一年内”怎样起算，按自然年累计）',
      threshold: { kind: 'yearly_days', moreThan: 30 },
      consequence: replaced,
      ground: accountability.absence,
    },
  ],
};
