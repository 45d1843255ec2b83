import type { PresenceRules } from '../presence-rules.ts';
import { example } from './example-template.ts';
import { article2, article3 } from './hongshan-2023.clauses.ts';
import { unspecified } from './quotation.ts';

const townshipCommittee = '街道党工委';
const districtOffice = '新洲区驻村工作办公室';
const firstSecretary = '第一书记（工作队长）';

/** Articles 2 and 3. The ladder differs by role; those who agree come before the one who approves. */
export const presence: PresenceRules = {
  rules: [
    {
      code: 'weekly_pattern',
      title: '每周在村五天四夜',
      measure: { kind: 'weekly_pattern', days: 5, nights: 4 },
      counted: ['present', 'business_trip', 'meeting', 'training'],
      countedGround: example(
        '通知没有写明因公出差、开会和培训的日子是否计入五天四夜，此处为示例，按计入处理，由区乡村振兴局确定。',
      ),
      ground: article2.presence,
    },
  ],
  leaveTiers: [
    {
      code: 'secretary_up_to_3_days',
      roles: ['first_secretary'],
      upToDays: 3,
      approver: townshipCommittee,
      consents: [],
      informed: [],
      ground: article3.firstSecretaryShort,
    },
    {
      code: 'secretary_longer',
      roles: ['first_secretary'],
      upToDays: null,
      approver: districtOffice,
      consents: [townshipCommittee],
      informed: ['新洲区委组织部', '派出单位'],
      ground: article3.firstSecretaryLong,
    },
    {
      code: 'member_up_to_1_day',
      roles: ['team_member'],
      upToDays: 1,
      approver: firstSecretary,
      consents: [],
      informed: [],
      ground: article3.memberOneDay,
    },
    {
      code: 'member_up_to_3_days',
      roles: ['team_member'],
      upToDays: 3,
      approver: townshipCommittee,
      consents: [firstSecretary],
      informed: [],
      ground: article3.memberThreeDays,
    },
    {
      code: 'member_longer',
      roles: ['team_member'],
      upToDays: null,
      approver: districtOffice,
      consents: [townshipCommittee],
      informed: [],
      ground: article3.memberLong,
    },
  ],
  leaveDayCount: unspecified(
    '通知没有写明请假天数按日历天还是工作日计算，只写明请销假手续参照湖北省机关事业单位请销假制度有关规定执行。',
  ),
  laterPaperwork: { kind: 'stated', value: { allowed: true }, ground: article3.laterPaperwork },
  substitution: unspecified('通知没有规定请假多少天以上须安排人员接替。'),
  absence: [
    {
      code: 'one_finding',
      title: '无故不到岗、脱岗',
      threshold: {
        kind: 'findings',
        levels: ['province', 'city', 'county', 'township', 'unit'],
        minimum: 1,
      },
      consequence: '约谈、批评教育',
      ground: article2.absence,
    },
  ],
};
