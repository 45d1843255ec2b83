import type { PostRole } from '../../vocabulary.ts';
import type { AssessmentTemplate, Scheme } from '../scheme.ts';
import { type ExampleAdjustment, exampleTemplate } from './example-template.ts';
import { article14, article20, article21, article23 } from './ganzhou-2021.clauses.ts';
import { type DutyPoints, duties, presence, recognition } from './ganzhou-2021.dimensions.ts';
import { teamDimensions, unitDimensions } from './ganzhou-2021.team-and-unit.ts';

/** What the notice calls itself, and who is to settle what it leaves open (Article 14). */
export const settled = { notice: '办法', settledBy: '县（市、区）驻村工作领导小组' };

const adjustments: readonly ExampleAdjustment[] = [
  { code: 'commended', title: '先进典型受到宣传或者表彰', kind: 'bonus', points: 5, ground: article23 },
  {
    code: 'uncorrected',
    title: '驻村帮扶问题整改不到位',
    kind: 'deduction',
    points: 10,
    ground: article21.doubleAccountability,
  },
];

function template(role: PostRole, dutyPoints: DutyPoints): AssessmentTemplate {
  return exampleTemplate({
    ...settled,
    object: role,
    dimensions: [presence({ daysOnSite: 15, leave: 10, detachment: 5 }), duties(dutyPoints), recognition],
    adjustments,
  });
}

/** Articles 8, 14, 20 and 21. */
export const annual: Scheme['annual'] = {
  templates: [
    template('first_secretary', {
      consolidation: 8,
      partyOrganisation: 8,
      prosperity: 6,
      governance: 6,
      construction: 6,
      service: 6,
    }),
    template('team_member', {
      consolidation: 8,
      partyOrganisation: 5,
      prosperity: 7,
      governance: 6,
      construction: 6,
      service: 8,
    }),
    exampleTemplate({ ...settled, object: 'team', dimensions: teamDimensions }),
    exampleTemplate({ ...settled, object: 'unit', dimensions: unitDimensions }),
  ],
  excellentQuota: { ratio: null, rounding: 'floor', pool: 'identity', ground: article20.excellentRatio },
  effects: [
    { text: '个人年度考核结果等同于在派出单位的年度考核等次。', ground: article20.sameAsUnitGrade },
    { text: '优秀等次比例可适当提高，不占派出单位指标。', ground: article20.excellentRatio },
    { text: '工作队主要考核争资争项（不含统筹资金项目）、工作落实等情况。', ground: article20.team },
    {
      text: '派出单位主要考核选派第一书记和工作队员、驻村人员保障、对工作队跟踪服务管理等情况。',
      ground: article20.unit,
    },
    {
      text: '工作队年度考核结果等同于派出单位的年度定点帮扶成效，供派出单位领导班子年度考核参考。',
      ground: article21.teamAndUnit,
    },
    {
      text: '市级以上检查发现一次无故脱岗，全市通报；发现两次以上，予以召回并问责。',
      ground: article21.absence,
    },
  ],
  approvingOrgan: { name: '县（市、区）驻村工作领导小组', ground: article14 },
};
