import type { RecallTrigger } from '../recall-rules.ts';
import { example } from './example-template.ts';
import { article10 } from './hongshan-2023.clauses.ts';
import { unspecified } from './quotation.ts';

/** The five circumstances of Article 10, in its order. */
export const triggers: RecallTrigger[] = [
  {
    code: 'incapable',
    ordinal: 1,
    title: '能力素质不高，不能胜任驻村帮扶工作任务',
    ground: article10.incapable,
    signals: [
      {
        code: 'observed_incapable',
        title: '有不胜任的记录',
        test: { kind: 'observation', kinds: ['incapable'] },
        suggests: 'recall',
        ground: article10.incapable,
      },
    ],
  },
  {
    code: 'not_recognised',
    ordinal: 2,
    title: '作风不实，履职不力，造成不良影响，干部群众意见大',
    ground: article10.notRecognised,
    signals: [
      {
        code: 'observed_not_recognised',
        title: '有作风不实、群众不认可的记录',
        test: { kind: 'observation', kinds: ['not_recognised'] },
        suggests: 'recall',
        ground: article10.notRecognised,
      },
      {
        code: 'approval_below',
        title: '民主测评认可度低于规定比例',
        test: {
          kind: 'approval_below',
          share: unspecified('通知没有规定群众认可的最低比例，填写后才会按测评结果提示。'),
        },
        suggests: 'recall',
        ground: example(
          '通知没有写明怎样认定“干部群众意见大”，按民主测评结果提示是示例，由区乡村振兴局确定。',
        ),
      },
    ],
  },
  {
    code: 'absent',
    ordinal: 3,
    title: '无正当理由不在岗或无请假手续不在岗',
    ground: article10.absence,
    signals: [
      {
        code: 'one_finding',
        title: '检查发现无故脱岗',
        test: {
          kind: 'absence_findings',
          levels: ['province', 'city', 'county', 'township', 'unit'],
          minimum: 1,
        },
        suggests: 'recall',
        ground: article10.absence,
      },
      {
        code: 'observed_uncorrected',
        title: '脱岗经提醒不改正',
        test: { kind: 'observation', kinds: ['absence_uncorrected'] },
        suggests: 'recall',
        ground: article10.absence,
      },
    ],
  },
  {
    code: 'failed_grade',
    ordinal: 4,
    title: '驻村工作年度考核等次为“不合格”',
    ground: article10.grade,
    signals: [
      {
        code: 'grade_incompetent',
        title: '年度考核不合格',
        test: { kind: 'grades', grades: ['incompetent'], minimum: 1 },
        suggests: 'recall',
        ground: article10.grade,
      },
    ],
  },
  {
    code: 'penalised',
    ordinal: 5,
    title: '违纪违法受到处理等',
    ground: article10.penalty,
    signals: [
      {
        code: 'penalty_recorded',
        title: '受到处分',
        test: { kind: 'conduct', kinds: ['penalty'] },
        suggests: 'recall',
        ground: article10.penalty,
      },
    ],
  },
];
