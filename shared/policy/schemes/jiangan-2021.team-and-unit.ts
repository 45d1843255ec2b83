import type { ExampleDimension } from './example-template.ts';
import { article2, article5, article6, article7 } from './jiangan-2021.clauses.ts';
import { work } from './jiangan-2021.work.ts';

/** Part five assesses teams; what of them is taken from the work of part four and the management of part five. */
export const teamDimensions: readonly ExampleDimension[] = [
  work({
    organisation: 14,
    povertyPrevention: 12,
    industry: 12,
    governance: 11,
    service: 11,
    conduct: 10,
  }),
  {
    source: 'items',
    code: 'team_management',
    title: '工作队管理',
    points: 30,
    items: [
      {
        code: 'team_strength',
        title: '人员在位',
        guidance: '工作队是否保持 3 人以上，人员是否在岗。',
        points: 15,
        ground: article2,
      },
      {
        code: 'team_discipline',
        title: '日常管理制度',
        guidance: '考勤、请销假、工作报告、纪律约束等制度在全队的执行情况。',
        points: 15,
        ground: article5.dailyManagement,
      },
    ],
  },
];

/** Part five assesses the 帮扶成效 of units; what of them is taken from what parts six and seven ask of units. */
export const unitDimensions: readonly ExampleDimension[] = [
  {
    source: 'items',
    code: 'leadership',
    title: '组织领导',
    points: 40,
    items: [
      {
        code: 'responsible_leader',
        title: '主要负责人亲自抓、明确班子成员负责',
        guidance: '主要负责人是否亲自抓；是否明确 1 名班子成员具体负责。',
        points: 12,
        ground: article7.responsible,
      },
      {
        code: 'leader_visits',
        title: '主要负责人到村调研指导',
        guidance: '每年是否不少于 1 次。',
        points: 14,
        ground: article7.leader,
      },
      {
        code: 'deputy_visits',
        title: '分管负责人到村解决困难和问题',
        guidance: '每年是否不少于 2 次；困难和问题是否得到解决。',
        points: 14,
        ground: article7.deputy,
      },
    ],
  },
  {
    source: 'items',
    code: 'support',
    title: '激励保障',
    points: 60,
    items: [
      {
        code: 'assistance_funds',
        title: '帮扶资金和驻村工作经费',
        guidance: '帮扶资金是否不少于 3 万元；驻村工作经费是否按每人每年不低于 2 万元安排并列入预算。',
        points: 20,
        ground: article6.funds,
      },
      {
        code: 'expenses',
        title: '工作和居住条件',
        guidance: '必要工作经费、居住条件、办公及生活用品的保障情况。',
        points: 10,
        ground: article6.expenses,
      },
      {
        code: 'subsidies',
        title: '伙食、交通、通信补助',
        guidance: '伙食费、交通费、通信补助是否按标准发放。',
        points: 10,
        ground: article6.subsidies,
      },
      {
        code: 'welfare',
        title: '体检、医疗、带薪年假',
        guidance: '体检、医疗、带薪年假等是否按规定落实。',
        points: 6,
        ground: article6.welfare,
      },
      {
        code: 'talks',
        title: '谈心谈话',
        guidance: '是否经常与第一书记和工作队员谈心谈话、了解思想动态。',
        points: 8,
        ground: article6.talks,
      },
      {
        code: 'unit_detachment',
        title: '不安排派出单位工作',
        guidance: '是否给驻村干部安排派出单位工作。',
        points: 6,
        ground: article6.detachment,
      },
    ],
  },
];
