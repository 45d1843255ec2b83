import { type PostRole, postRoles } from '../../vocabulary.ts';
import type { AssessmentTemplate, Scheme } from '../scheme.ts';
import { type ExampleDimension, exampleTemplate } from './example-template.ts';
import { article4, article5, article6 } from './jiangjin-2021.clauses.ts';

/** What the notice calls itself, and who is to settle what it leaves open. */
export const settled = { notice: '意见', settledBy: '区委组织部、区农业农村委（区乡村振兴局）' };

/** The notice names no dimensions; the items are what Articles 4 and 5 ask of people. */
const dimensions: readonly ExampleDimension[] = [
  {
    source: 'items',
    code: 'presence',
    title: '到岗到位',
    points: 30,
    items: [
      {
        code: 'days_on_site',
        title: '在村时间',
        guidance: '每月是否三分之二以上时间吃在村、住在村、干在村。',
        points: 15,
        ground: article5.presence,
      },
      {
        code: 'leave_discipline',
        title: '考勤和请销假',
        guidance: '下村签到、请销假手续和工作纪律的执行情况。',
        points: 10,
        ground: article5.leave,
      },
      {
        code: 'detachment',
        title: '与原单位工作脱钩',
        guidance: '驻村期间是否仍承担原单位工作。',
        points: 5,
        ground: article4.detachment,
      },
    ],
  },
  {
    source: 'items',
    code: 'duties',
    title: '职责任务落实',
    points: 40,
    items: [
      {
        code: 'party_organisation',
        title: '建强村党组织',
        guidance: '抓党建促乡村振兴；村“两委”建设；党支部标准化规范化；党员教育管理。',
        points: 9,
        ground: article4.partyOrganisation,
      },
      {
        code: 'prosperity',
        title: '推进强村富民',
        guidance: '常态化监测和精准帮扶；乡村产业；农村集体经济；农民增收致富。',
        points: 9,
        ground: article4.prosperity,
      },
      {
        code: 'governance',
        title: '提升治理水平',
        guidance: '自治、法治、德治相结合的治理体系；村务运行规范；矛盾纠纷化解。',
        points: 8,
        ground: article4.governance,
      },
      {
        code: 'service',
        title: '为民办事服务',
        guidance: '联系走访群众；解决“急难愁盼”问题；对困难人群的关爱服务。',
        points: 9,
        ground: article4.service,
      },
      {
        code: 'promise',
        title: '承诺践诺',
        guidance: '年度承诺事项和阶段性计划的提出、公示和完成情况。',
        points: 5,
        ground: article5.promise,
      },
    ],
  },
  { source: 'ballots', code: 'recognition', title: '群众认可度', points: 30, ground: article6.voices },
];

const template = (object: PostRole): AssessmentTemplate =>
  exampleTemplate({
    object,
    ...settled,
    dimensions,
  });

/** Article 6. */
export const annual: Scheme['annual'] = {
  templates: postRoles.map(template),
  excellentQuota: { ratio: null, rounding: 'floor', pool: 'identity', ground: article6.separatePool },
  effects: [
    { text: '驻村工作半年以上的参加年度考核，考核结果反馈派出单位。', ground: article6.annual },
    { text: '年度考核单列，优秀等次比例按规定适当提高。', ground: article6.separatePool },
    { text: '年度考核确定为优秀的，由派出单位按规定给予奖励。', ground: article6.reward },
    {
      text: '期满后由派出单位会同区委组织部、区农业农村委（区乡村振兴局）和镇党委考核，鉴定材料存入个人档案。',
      ground: article6.endOfTerm,
    },
    {
      text: '考核结果作为评优评先、提拔使用、晋升职级、评定职称的重要依据。',
      ground: article6.use,
    },
  ],
  approvingOrgan: { name: '区委组织部、区农业农村委（区乡村振兴局）', ground: article6.annual },
};
