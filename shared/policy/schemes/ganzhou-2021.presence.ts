import type { PostRole } from '../../vocabulary.ts';
import type { PresenceRules } from '../presence-rules.ts';
import { article16, article17, article21 } from './ganzhou-2021.clauses.ts';
import { unspecified } from './quotation.ts';

const everyone: PostRole[] = ['first_secretary', 'team_member'];

/**
 * Articles 16, 17 and 21. The ladder names 3 days, 4 to 7 days and 8 days or more; three and a half days are more
 * than 3 and so belong to the second rung.
 */
export const presence: PresenceRules = {
  rules: [
    {
      code: 'monthly_average',
      title: '平均每月驻村不少于20天',
      measure: { kind: 'monthly_average', minimumDays: 20 },
      counted: ['present', 'business_trip', 'meeting', 'training'],
      countedGround: article16.presence,
      ground: article16.presence,
    },
  ],
  leaveTiers: [
    {
      code: 'up_to_3_days',
      roles: everyone,
      upToDays: 3,
      approver: '乡镇党委',
      consents: [],
      informed: [],
      ground: article17.upToThree,
    },
    {
      code: 'up_to_7_days',
      roles: everyone,
      upToDays: 7,
      approver: '县（市、区）驻村工作领导小组办公室',
      consents: [],
      informed: [],
      ground: article17.upToSeven,
    },
    {
      code: 'longer',
      roles: everyone,
      upToDays: null,
      approver: '县（市、区）驻村工作领导小组',
      consents: [],
      informed: [],
      ground: article17.longer,
    },
  ],
  leaveDayCount: unspecified('办法没有说明请假天数按日历日还是按工作日计算。'),
  laterPaperwork: { kind: 'stated', value: { allowed: true }, ground: article17.laterPaperwork },
  substitution: { kind: 'stated', value: { fromDays: 15 }, ground: article17.substitution },
  absence: [
    {
      code: 'one_finding',
      title: '市级以上检查发现一次无故脱岗',
      threshold: { kind: 'findings', levels: ['province', 'city'], minimum: 1 },
      consequence: '全市通报',
      ground: article21.absence,
    },
    {
      code: 'two_findings',
      title: '市级以上检查发现两次以上无故脱岗',
      threshold: { kind: 'findings', levels: ['province', 'city'], minimum: 2 },
      consequence: '予以召回并实行问责',
      ground: article21.absence,
    },
  ],
};
