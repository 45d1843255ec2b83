import type { ExampleDimension } from './example-template.ts';
import { article1, article2, article7, article11, article12, article13 } from './hongshan-2023.clauses.ts';

/**
 * Article 11 praises units by the result of assessment and names no content; the items are what the notice asks of
 * dispatching units elsewhere. Of teams it says nothing of the kind.
 */
export const unitDimensions: readonly ExampleDimension[] = [
  {
    source: 'items',
    code: 'sending',
    title: '人选审核与人员稳定',
    points: 20,
    items: [
      {
        code: 'pre_check',
        title: '人选前置审核备案',
        guidance: '人选是否报前置审核，审核通过后是否研究确定并备案。',
        points: 10,
        ground: article1.selection,
      },
      {
        code: 'unit_detachment',
        title: '不安排无关工作',
        guidance: '是否给驻村干部安排与驻村帮扶无关的工作任务。',
        points: 10,
        ground: article2.detachment,
      },
    ],
  },
  {
    source: 'items',
    code: 'support',
    title: '保障待遇',
    points: 30,
    items: [
      {
        code: 'working_funds',
        title: '驻村工作经费',
        guidance: '是否按每人每年不低于 2 万元的标准保障。',
        points: 15,
        ground: article11.fund,
      },
      {
        code: 'treatment',
        title: '福利待遇、补助、保险和休假',
        guidance: '伙食、交通、通信补助，人身意外伤害保险，体检、医疗、带薪年休假等的落实情况。',
        points: 15,
        ground: article11.allowances,
      },
    ],
  },
  {
    source: 'items',
    code: 'guidance',
    title: '调研指导',
    points: 30,
    items: [
      {
        code: 'reports_heard',
        title: '听取驻村工作汇报',
        guidance: '主要负责人是否亲自抓，每半年是否听取一次驻村工作汇报；是否明确 1 名班子成员负责。',
        points: 8,
        ground: article12.hearing,
      },
      {
        code: 'leader_visits',
        title: '主要负责人到村调研指导',
        guidance: '每年是否不少于 1 次。',
        points: 8,
        ground: article12.leaderVisit,
      },
      {
        code: 'deputy_visits',
        title: '分管负责人到村解决困难和问题',
        guidance: '每年是否不少于 2 次；困难和问题是否得到解决。',
        points: 8,
        ground: article12.deputyVisit,
      },
      {
        code: 'help',
        title: '指导、督促和协调',
        guidance: '是否支持驻村第一书记和工作队落实帮扶政策措施，帮助解决实际困难和问题。',
        points: 6,
        ground: article12.guidance,
      },
    ],
  },
  {
    source: 'items',
    code: 'households',
    title: '联户帮扶与信息报送',
    points: 20,
    items: [
      {
        code: 'paired_households',
        title: '联户帮扶',
        guidance: '每季度走访脱贫户、每月联系脱贫户是否都不少于 1 次；困难和问题是否及时协调解决。',
        points: 12,
        ground: article7.paired,
      },
      {
        code: 'reports',
        title: '信息报送',
        guidance: '每月上报工作动态信息或经验做法材料。',
        points: 8,
        ground: article13,
      },
    ],
  },
];
