import type { RecallRules, RecallTrigger } from '../recall-rules.ts';
import { example } from './example-template.ts';
import { article7 } from './jiangjin-2021.clauses.ts';
import { workflow } from './jiangjin-2021.workflow.ts';
import { unspecified } from './quotation.ts';

/** The one sentence of Article 7: the first case is met with criticism, the other two with recall. */
const triggers: RecallTrigger[] = [
  {
    code: 'requirements_not_met',
    ordinal: 1,
    title: '工作不认真不负责、落实驻村工作要求不到位（批评教育）',
    ground: article7.recall,
    signals: [
      {
        code: 'presence_below_share',
        title: '当月在村不到三分之二',
        test: { kind: 'presence_below', presenceRule: 'monthly_share' },
        suggests: 'talk',
        ground: article7.recall,
      },
      {
        code: 'one_finding',
        title: '检查发现无故脱岗',
        test: {
          kind: 'absence_findings',
          levels: ['province', 'city', 'county', 'township', 'unit'],
          minimum: 1,
        },
        suggests: 'talk',
        ground: article7.recall,
      },
      {
        code: 'home_unit_work',
        title: '驻村期间承担原单位工作',
        test: { kind: 'observation', kinds: ['home_unit_work'] },
        suggests: 'talk',
        ground: article7.recall,
      },
      {
        code: 'observed_not_recognised',
        title: '有作风不实、群众不认可的情况记录',
        test: { kind: 'observation', kinds: ['not_recognised'] },
        suggests: 'talk',
        ground: article7.recall,
      },
    ],
  },
  {
    code: 'incapable',
    ordinal: 2,
    title: '不胜任',
    ground: article7.recall,
    signals: [
      {
        code: 'grade_incompetent',
        title: '年度考核不称职（不合格）',
        test: { kind: 'grades', grades: ['incompetent'], minimum: 1 },
        suggests: 'recall',
        ground: example(
          '意见没有写明怎样认定“不胜任”，按年度考核等次提示是示例，由区委组织部、区农业农村委（区乡村振兴局）确定。',
        ),
      },
      {
        code: 'observed_incapable',
        title: '有不胜任工作的情况记录',
        test: { kind: 'observation', kinds: ['incapable'] },
        suggests: 'recall',
        ground: article7.recall,
      },
    ],
  },
  {
    code: 'ill_consequences',
    ordinal: 3,
    title: '造成不良后果',
    ground: article7.recall,
    signals: [
      {
        code: 'other_basis',
        title: '有写明依据的其他情形记录',
        test: { kind: 'observation', kinds: ['other_basis'] },
        suggests: 'recall',
        ground: article7.recall,
      },
    ],
  },
];

/**
 * Article 7 says that people are recalled, not by whom or how: only the way of a case is there, as an example, since
 * without one no case can be handled at all.
 */
export const recall: RecallRules = {
  triggers,
  measures: unspecified('意见只说及时召回、严肃处理，没有列明处理措施。'),
  proposedBy: unspecified('意见没有规定由谁提出召回。'),
  decidedBy: unspecified('意见没有规定由谁审定召回。'),
  urgedBy: unspecified('意见没有规定由谁督促派出单位召回。'),
  carriedOutBy: unspecified('意见没有规定由谁执行召回。'),
  informed: unspecified('意见没有规定召回结果向谁备案。'),
  aftermath: [{ code: 'sanction', text: '严肃处理，树立鲜明导向。', ground: article7.recall }],
  workflow,
  effects: unspecified('意见只说严肃处理，没有规定召回对本人提拔、评优的影响和年限。'),
};
