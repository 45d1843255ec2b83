import { type PostRole, postRoles } from '../../vocabulary.ts';
import type { AssessmentTemplate, Scheme } from '../scheme.ts';
import { type ExampleDimension, example, exampleTemplate } from './example-template.ts';
import { duties, management, support } from './wuhai-2023.clauses.ts';

/** What the notice calls itself, and who is to settle what it leaves open. */
export const settled = { notice: '材料', settledBy: '区驻村工作管理机构' };

/** The deck names no dimensions; the items are the four duties and what it asks of attendance. */
const dimensions: readonly ExampleDimension[] = [
  {
    source: 'items',
    code: 'presence',
    title: '到岗到位',
    points: 30,
    items: [
      {
        code: 'days_on_site',
        title: '在村工作天数',
        guidance: '全年在派驻村（社区）工作是否不少于 200 天（含因公出差、开会、培训）。',
        points: 15,
        ground: management.presence,
      },
      {
        code: 'leave_discipline',
        title: '请假报批',
        guidance: '请假是否按 3 天以内、1 周以内、1 周以上的权限报批；有无无故离岗。',
        points: 10,
        ground: management.leave,
      },
      {
        code: 'detachment',
        title: '与派出单位工作脱钩',
        guidance: '驻村期间是否仍承担派出单位工作。',
        points: 5,
        ground: management.detachment,
      },
    ],
  },
  {
    source: 'items',
    code: 'duties',
    title: '职能职责落实',
    points: 40,
    items: [
      {
        code: 'party_organisation',
        title: '建强村党组织',
        guidance: '村（社区）“两委”班子建设；后备力量和年轻党员；党支部标准化规范化。',
        points: 9,
        ground: duties.partyOrganisation,
      },
      {
        code: 'prosperity',
        title: '推进强村富民',
        guidance: '常态化监测和精准帮扶；乡村产业；村集体经济；农民增收致富。',
        points: 9,
        ground: duties.prosperity,
      },
      {
        code: 'governance',
        title: '提升治理水平',
        guidance: '自治、法治、德治相结合的治理体系；村（居）务运行规范；矛盾纠纷化解。',
        points: 9,
        ground: duties.governance,
      },
      {
        code: 'service',
        title: '为民办事服务',
        guidance: '联系走访群众；解决“急难愁盼”问题；对困难人群的关爱服务。',
        points: 9,
        ground: duties.service,
      },
      {
        code: 'reports',
        title: '上报工作动态和经验做法',
        guidance: '每月是否及时上报工作动态和经验做法。',
        points: 4,
        ground: support.report,
      },
    ],
  },
  { source: 'ballots', code: 'recognition', title: '群众认可度', points: 30 },
];

const template = (object: PostRole): AssessmentTemplate =>
  exampleTemplate({ object, ...settled, dimensions });

/** Of assessment the deck says only that attendance is one of its grounds. */
export const annual: Scheme['annual'] = {
  templates: postRoles.map(template),
  excellentQuota: {
    ratio: null,
    rounding: 'floor',
    pool: 'identity',
    ground: example('材料没有规定优秀等次的比例，由区驻村工作管理机构确定。'),
  },
  effects: [{ text: '出勤情况作为补贴报销、考核督查的重要依据。', ground: management.attendance }],
  approvingOrgan: {
    name: '区驻村工作管理机构',
    ground: example('材料没有写明由谁审定考核等次，此处为示例，由区驻村工作管理机构确定。'),
  },
};
