import type { PostRole } from '../../vocabulary.ts';
import type { AssessmentTemplate, Scheme } from '../scheme.ts';
import { type ExampleDimension, example, exampleTemplate } from './example-template.ts';
import { article4, article5, article6 } from './jiangan-2021.clauses.ts';

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

/** The six kinds of work of part four; points differ by role and total 40. */
interface WorkPoints {
  organisation: number;
  povertyPrevention: number;
  industry: number;
  governance: number;
  service: number;
  conduct: number;
}

function work(points: WorkPoints): ExampleDimension {
  const item = (code: string, title: string, guidance: string, maximum: number) => ({
    code,
    title,
    guidance,
    points: maximum,
    ground: article4,
  });
  return {
    source: 'items',
    code: 'duties',
    title: '工作职责落实',
    points: 40,
    items: [
      item('organisation', '强组织固根基', '建强村党组织的工作和成效。', points.organisation),
      item(
        'poverty_prevention',
        '稳脱贫防返贫',
        '巩固脱贫成果、防止返贫的工作和成效。',
        points.povertyPrevention,
      ),
      item('industry', '兴产业助发展', '发展产业、推进强村富民的工作和成效。', points.industry),
      item('governance', '抓治理促和谐', '提升治理水平的工作和成效。', points.governance),
      item('service', '办实事解难题', '为民办事服务的工作和成效。', points.service),
      item('conduct', '转作风优服务', '工作作风和服务；是否既主动作为又不包办代替。', points.conduct),
    ],
  };
}

const recognition: ExampleDimension = {
  source: 'ballots',
  code: 'recognition',
  title: '群众认可度',
  points: 30,
};

function template(role: PostRole, points: WorkPoints): AssessmentTemplate {
  return exampleTemplate({
    role,
    notice: '通知',
    settledBy: '负责组织考核的机关',
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
