import { postRoles } from '../../vocabulary.ts';
import type { Scheme } from '../scheme.ts';
import { type ExampleDimension, example, exampleTemplate } from './example-template.ts';
import {
  article2,
  article3,
  article4,
  article5,
  article7,
  article9,
  article11,
  article13,
} from './hongshan-2023.clauses.ts';
import { unitDimensions } from './hongshan-2023.unit.ts';

/** What the notice calls itself, and who is to settle what it leaves open. */
export const settled = { notice: '通知', settledBy: '区乡村振兴局' };

/** The notice refers to the provincial rules for assessment and names no dimension: only the items rest on clauses. */
const dimensions: readonly ExampleDimension[] = [
  {
    source: 'items',
    code: 'presence',
    title: '到岗到位',
    points: 30,
    items: [
      {
        code: 'days_on_site',
        title: '五天四夜与吃住在村',
        guidance: '是否落实“五天四夜”驻村工作制度；组织关系、岗位、吃住是否在村。',
        points: 15,
        ground: article2.presence,
      },
      {
        code: 'leave_discipline',
        title: '请销假',
        guidance: '请假是否按权限报批；先报告后补办的手续是否补齐。',
        points: 10,
        ground: article3.laterPaperwork,
      },
      {
        code: 'detachment',
        title: '与派出单位工作脱钩',
        guidance: '驻村期间是否承担与驻村帮扶无关的工作任务。',
        points: 5,
        ground: article2.detachment,
      },
    ],
  },
  {
    source: 'items',
    code: 'duties',
    title: '工作职责落实',
    points: 40,
    items: [
      {
        code: 'meetings',
        title: '例会议事',
        guidance: '每周全体队员会议的召开情况和成效。',
        points: 8,
        ground: article4,
      },
      {
        code: 'study',
        title: '学习',
        guidance: '带头和参加学习的情况；学习记录和笔记。',
        points: 6,
        ground: article5,
      },
      {
        code: 'household_visits',
        title: '走访农户',
        guidance: '每月走访不少于20户；遍访脱贫户、监测户和老弱病残等特殊群体。',
        points: 12,
        ground: article7.households,
      },
      {
        code: 'reports',
        title: '信息报送',
        guidance: '每月上报工作动态信息或经验做法材料。',
        points: 6,
        ground: article13,
      },
      {
        code: 'conduct',
        title: '廉政自律和作风建设',
        guidance: '遵守廉洁自律制度的情况；纪律作风。',
        points: 8,
        ground: article9,
      },
    ],
  },
  { source: 'ballots', code: 'recognition', title: '群众认可度', points: 30 },
];

/** Articles 10 and 11: what assessment is for; who settles the grade is not said. */
export const annual: Scheme['annual'] = {
  templates: [
    ...postRoles.map((object) => exampleTemplate({ object, ...settled, dimensions })),
    exampleTemplate({
      object: 'unit',
      ...settled,
      dimensions: unitDimensions,
    }),
  ],
  excellentQuota: {
    ratio: null,
    rounding: 'floor',
    pool: 'identity',
    ground: example('通知没有规定优秀等次的比例，由区乡村振兴局确定。'),
  },
  effects: [
    {
      text: '依照《湖北省驻村工作考核办法（试行）》组织平时考核、年度考核、期满考核，对表现突出的单位和个人通报表扬。',
      ground: article11.assessment,
    },
    {
      text: '工作表现、考核结果进入个人档案，作为干部提拔任用、晋职晋级的重要依据。',
      ground: article11.result,
    },
  ],
  approvingOrgan: {
    name: '区乡村振兴局',
    ground: example('通知没有写明由谁审定考核等次，此处为示例，由区乡村振兴局确定。'),
  },
};
