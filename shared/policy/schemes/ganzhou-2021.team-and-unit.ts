import type { ExampleDimension } from './example-template.ts';
import {
  article5,
  article7,
  article11,
  article12,
  article15,
  article16,
  article17,
  article18,
  article20,
  article24,
  article25,
  article26,
  article26Use,
  article28,
} from './ganzhou-2021.clauses.ts';
import { dutyItems } from './ganzhou-2021.dimensions.ts';

/** Article 20: 争资争项 without what comes as planned funds, and 工作落实. */
export const teamDimensions: readonly ExampleDimension[] = [
  {
    source: 'items',
    code: 'resources',
    title: '争资争项（不含统筹资金项目）',
    points: 40,
    ground: article20.team,
    items: [
      {
        code: 'resources_won',
        title: '争取资金和项目',
        guidance: '本年度为所驻村争取到的资金和项目的数量、金额；统筹资金项目不计入。',
        points: 25,
        ground: article20.team,
      },
      {
        code: 'resources_used',
        title: '资金项目落地见效',
        guidance: '争取的项目开工、完工和见效情况；工作经费是否进入所驻村财务账户、按程序报销。',
        points: 15,
        ground: article26Use,
      },
    ],
  },
  {
    source: 'items',
    code: 'work',
    title: '工作落实',
    points: 60,
    ground: article20.team,
    items: [
      ...dutyItems({
        consolidation: 10,
        partyOrganisation: 8,
        prosperity: 8,
        governance: 8,
        construction: 8,
        service: 8,
      }),
      {
        code: 'paired_visits',
        title: '结对帮扶走访',
        guidance: '结对帮扶干部是否每季度至少走访 1 次；困难和风险是否及时解决、消除。',
        points: 5,
        ground: article12,
      },
      {
        code: 'team_discipline',
        title: '工作队管理',
        guidance: '考勤、请销假、工作报告、纪律约束等制度在全队的执行情况。',
        points: 5,
        ground: article17.discipline,
      },
    ],
  },
];

/** Article 20: 选派, 人员保障 and 跟踪服务管理. */
export const unitDimensions: readonly ExampleDimension[] = [
  {
    source: 'items',
    code: 'sending',
    title: '选派第一书记和工作队员',
    points: 30,
    ground: article20.unit,
    items: [
      {
        code: 'sending_enough',
        title: '选派人数',
        guidance: '是否按要求派足；每支工作队是否不少于 3 人。',
        points: 8,
        ground: article7,
      },
      {
        code: 'sending_source',
        title: '选派优秀、年轻干部',
        guidance: '选派的是否为优秀干部、年轻干部；有无农村工作经验或涉农专业技术特长。',
        points: 8,
        ground: article5.source,
      },
      {
        code: 'not_passed_down',
        title: '不转嫁选派和帮扶任务',
        guidance: '有无向下级单位转嫁干部选派和帮扶任务。',
        points: 6,
        ground: article5.notPassedDown,
      },
      {
        code: 'changes_approved',
        title: '人员稳定和调整报批',
        guidance: '调整驻村干部是否事先报批，有无擅自更换。',
        points: 8,
        ground: article18.changeApproval,
      },
    ],
  },
  {
    source: 'items',
    code: 'support',
    title: '驻村人员保障',
    points: 35,
    ground: article20.unit,
    items: [
      {
        code: 'working_funds',
        title: '工作队工作经费',
        guidance: '每年给予工作队的工作经费是否不少于 1 万元。',
        points: 12,
        ground: article26,
      },
      {
        code: 'treatment',
        title: '补助、体检、保险等待遇',
        guidance:
          '生活补助、通信补贴、健康体检、人身意外伤害保险、医疗费报销和交通、培训费用报销的落实情况。',
        points: 12,
        ground: article25,
      },
      {
        code: 'unit_detachment',
        title: '不安排原单位工作',
        guidance: '是否给驻村干部安排原单位工作。',
        points: 6,
        ground: article16.detachment,
      },
      {
        code: 'training',
        title: '培训',
        guidance: '驻村干部任期内是否至少参加 1 次县级以上培训。',
        points: 5,
        ground: article28.perTerm,
      },
    ],
  },
  {
    source: 'items',
    code: 'follow_up',
    title: '对驻村工作队跟踪服务管理',
    points: 35,
    ground: article20.unit,
    items: [
      {
        code: 'leaders_hear_and_visit',
        title: '领导听取汇报和到村调研指导',
        guidance:
          '主要领导每半年至少听取 1 次汇报、每年至少到村调研 1 次；分管领导每半年至少到村指导 1 次；难题是否帮助解决。',
        points: 12,
        ground: article15,
      },
      {
        code: 'help_measures',
        title: '帮扶措施和资源',
        guidance: '政策、资金、物资、技术、信息等帮扶措施的落实；多渠道、多形式争取和筹集资源。',
        points: 12,
        ground: article24,
      },
      {
        code: 'paired_cadres',
        title: '安排干部结对帮扶',
        guidance: '结对帮扶不足的部分，是否按次序安排领导干部结对帮扶。',
        points: 6,
        ground: article11,
      },
      {
        code: 'stand_in',
        title: '请假期间安排接替',
        guidance: '驻村干部请假 15 天（含）以上的，是否安排符合条件的人员接替工作或视情调整人员。',
        points: 5,
        ground: article17.substitution,
      },
    ],
  },
];
