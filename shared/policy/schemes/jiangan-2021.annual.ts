import type { PostRole } from '../../vocabulary.ts';
import type { AssessmentTemplate, Scheme } from '../scheme.ts';
import { type ExampleDimension, example, exampleTemplate } from './example-template.ts';
import { article5, article6 } from './jiangan-2021.clauses.ts';
import { teamDimensions, unitDimensions } from './jiangan-2021.team-and-unit.ts';
import { type WorkPoints, work } from './jiangan-2021.work.ts';

const presence: ExampleDimension = {
  source: 'items',
  code: 'presence',
  title: '到岗到位',
  points: 30,
  items: [
    {
      code: 'daily_management',
      title: '考勤、请销假与工作纪律',
      guidance: '考勤、请销假、工作报告、纪律约束等制度执行情况；调研督导、明察暗访中发现的问题。',
      points: 20,
      ground: article5.dailyManagement,
    },
    {
      code: 'detachment',
      title: '与派出单位工作脱钩',
      guidance: '驻村期间是否仍承担派出单位工作。',
      points: 10,
      ground: article6.detachment,
    },
  ],
};

const recognition: ExampleDimension = {
  source: 'ballots',
  code: 'recognition',
  title: '群众认可度',
  points: 30,
};

/** What the notice calls itself, and who is to settle what it leaves open. */
export const settled = { notice: '通知', settledBy: '负责组织考核的机关' };

function template(role: PostRole, points: WorkPoints): AssessmentTemplate {
  return exampleTemplate({
    ...settled,
    object: role,
    dimensions: [presence, work(points), recognition],
  });
}

/** Part five: who is assessed and what it is for. Contents, points, grades and the settling organ are not given. */
export const annual: Scheme['annual'] = {
  templates: [
    template('first_secretary', {
      organisation: 9,
      povertyPrevention: 7,
      industry: 7,
      governance: 6,
      service: 6,
      conduct: 5,
    }),
    template('team_member', {
      organisation: 6,
      povertyPrevention: 8,
      industry: 7,
      governance: 6,
      service: 8,
      conduct: 5,
    }),
    exampleTemplate({ ...settled, object: 'team', dimensions: teamDimensions }),
    exampleTemplate({ ...settled, object: 'unit', dimensions: unitDimensions }),
  ],
  excellentQuota: {
    ratio: null,
    rounding: 'floor',
    pool: 'identity',
    ground: example('通知没有规定优秀等次的比例，按身份分开计算是示例，由负责组织考核的机关确定。'),
  },
  effects: [
    {
      text: '年度考核有四类对象：第一书记和工作队长、工作队员、工作队、派出单位帮扶成效。',
      ground: article5.assessment,
    },
    { text: '驻村工作情况纳入派出单位年度综合考核内容。', ground: article5.assessment },
    { text: '对表现突出的单位和个人进行通报表扬。', ground: article5.praise },
  ],
  approvingOrgan: {
    name: '区委组织部、区乡村振兴局',
    ground: example('通知没有写明由哪个机关审定考核等次，此处为示例，由区委确定。'),
  },
};
