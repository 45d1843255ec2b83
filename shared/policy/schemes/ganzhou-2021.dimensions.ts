import type { ExampleDimension, ExampleItem } from './example-template.ts';
import { article8, article16, article17, article20 } from './ganzhou-2021.clauses.ts';

/** Points of what is looked at of presence. */
export interface PresencePoints {
  daysOnSite: number;
  leave: number;
  detachment: number;
}

/** Where somebody is and how they keep to it; the points total those of the dimension. */
export function presence(maxima: PresencePoints): ExampleDimension {
  return {
    source: 'items',
    code: 'presence',
    title: '到岗到位',
    points: maxima.daysOnSite + maxima.leave + maxima.detachment,
    ground: article20.dimensions,
    items: [
      {
        code: 'days_on_site',
        title: '吃住在村与驻村天数',
        guidance:
          '是否吃住在村；工作日是否在村工作；平均每月驻村是否不少于 20 天（含因公出差、开会和培训）。',
        points: maxima.daysOnSite,
        ground: article16.presence,
      },
      {
        code: 'leave_discipline',
        title: '请销假与工作纪律',
        guidance:
          '离村是否提前请假并履行书面请销假手续；考勤、工作报告、纪律约束等制度执行情况；有无脱岗通报。',
        points: maxima.leave,
        ground: article17.discipline,
      },
      {
        code: 'detachment',
        title: '与原单位工作脱钩',
        guidance: '驻村期间是否仍承担原单位工作。',
        points: maxima.detachment,
        ground: article16.detachment,
      },
    ],
  };
}

/** Points of the six duties of Article 8. */
export type DutyPoints = Record<keyof typeof article8, number>;

/** The six duties; their points total those of the dimension. */
export function duties(maxima: DutyPoints): ExampleDimension {
  return {
    source: 'items',
    code: 'duties',
    title: '工作职责落实',
    points: Object.values(maxima).reduce((sum, maximum) => sum + maximum, 0),
    ground: article20.dimensions,
    items: dutyItems(maxima),
  };
}

/** What is looked at of each duty. */
export function dutyItems(maxima: DutyPoints): ExampleItem[] {
  const duty = (code: string, key: keyof DutyPoints, title: string, guidance: string) => ({
    code,
    title,
    guidance,
    points: maxima[key],
    ground: article8[key],
  });
  return [
    duty(
      'consolidation',
      'consolidation',
      '巩固拓展脱贫攻坚成果',
      '“三类”监测对象动态监测与帮扶；教育、医疗、住房和安全饮水等政策落实；产业、就业和易地搬迁后续扶持。',
    ),
    duty(
      'party_organisation',
      'partyOrganisation',
      '建强村党组织',
      '村“两委”班子建设；后备力量培育和年轻党员发展；党支部标准化规范化信息化建设；党的组织生活。',
    ),
    duty('prosperity', 'prosperity', '推进强村富民', '乡村产业发展；农村集体经济壮大；农民增收致富。'),
    duty(
      'governance',
      'governance',
      '提升治理水平',
      '自治、法治、德治相结合的治理体系；村务运行规范；矛盾纠纷化解。',
    ),
    duty(
      'construction',
      'construction',
      '推动乡村建设',
      '人居环境整治和“厕所革命”；基础设施条件；公共服务水平。',
    ),
    duty('service', 'service', '为民办事服务', '联系走访群众；解决“急难愁盼”问题；对困难人群的关爱服务。'),
  ];
}

/** What those who live with them say. */
export const recognition: ExampleDimension = {
  source: 'ballots',
  code: 'recognition',
  title: '群众认可度',
  points: 30,
  ground: article20.dimensions,
};
