import type { CheckLevel } from '../../vocabulary.ts';
import type { RecallTrigger } from '../recall-rules.ts';
import { example } from './example-template.ts';
import { article16, article21, article22 } from './ganzhou-2021.clauses.ts';
import { unspecified } from './quotation.ts';

/** 市级以上 */
const cityOrAbove: CheckLevel[] = ['province', 'city'];

const exampleGrades = example(
  '办法没有写明怎样认定“不能胜任工作”，按年度考核等次提示是示例，由县（市、区）驻村工作领导小组确定。',
);

/** The seven cases of Article 22, in its order. */
export const triggers: RecallTrigger[] = [
  {
    code: 'time_not_guaranteed',
    ordinal: 1,
    title: '驻村时间不能保证、工作不能与原单位脱钩',
    ground: article22.timeNotGuaranteed,
    signals: [
      {
        code: 'presence_below_average',
        title: '平均每月驻村不足20天',
        test: { kind: 'presence_below', presenceRule: 'monthly_average' },
        suggests: 'recall',
        ground: article16.presence,
      },
      {
        code: 'home_unit_work',
        title: '驻村期间承担原单位工作',
        test: { kind: 'observation', kinds: ['home_unit_work'] },
        suggests: 'recall',
        ground: article16.detachment,
      },
    ],
  },
  {
    code: 'incapable',
    ordinal: 2,
    title: '能力素质不高、不能胜任工作',
    ground: article22.incapable,
    signals: [
      {
        code: 'grade_incompetent',
        title: '年度考核不称职（不合格）',
        test: { kind: 'grades', grades: ['incompetent'], minimum: 1 },
        suggests: 'recall',
        ground: exampleGrades,
      },
      {
        code: 'two_low_grades',
        title: '两次年度考核基本称职（基本合格）或以下',
        test: { kind: 'grades', grades: ['basically_competent', 'incompetent'], minimum: 2 },
        suggests: 'recall',
        ground: exampleGrades,
      },
      {
        code: 'observed_incapable',
        title: '有不胜任工作的情况记录',
        test: { kind: 'observation', kinds: ['incapable'] },
        suggests: 'recall',
        ground: article22.incapable,
      },
    ],
  },
  {
    code: 'not_recognised',
    ordinal: 3,
    title: '作风不实、履职不力、群众不认可',
    ground: article22.notRecognised,
    signals: [
      {
        code: 'approval_below',
        title: '民主测评认可度低于规定比例',
        test: {
          kind: 'approval_below',
          share: unspecified('办法没有规定群众认可的最低比例，填写后才会按测评结果提示。'),
        },
        suggests: 'recall',
        ground: example(
          '办法没有写明怎样认定“群众不认可”，按民主测评结果提示是示例，由县（市、区）驻村工作领导小组确定。',
        ),
      },
      {
        code: 'observed_not_recognised',
        title: '有作风不实、群众不认可的情况记录',
        test: { kind: 'observation', kinds: ['not_recognised'] },
        suggests: 'recall',
        ground: article22.notRecognised,
      },
    ],
  },
  {
    code: 'absent_uncorrected',
    ordinal: 4,
    title: '无正当理由不在岗且不改正',
    ground: article22.absentUncorrected,
    signals: [
      {
        code: 'one_finding',
        title: '市级以上检查发现一次无故脱岗',
        test: { kind: 'absence_findings', levels: cityOrAbove, minimum: 1 },
        suggests: 'notice',
        ground: article21.absence,
      },
      {
        code: 'two_findings',
        title: '市级以上检查发现两次以上无故脱岗',
        test: { kind: 'absence_findings', levels: cityOrAbove, minimum: 2 },
        suggests: 'recall',
        ground: article21.absence,
      },
      {
        code: 'not_corrected',
        title: '无故脱岗到期没有改正',
        test: { kind: 'not_corrected' },
        suggests: 'recall',
        ground: article22.absentUncorrected,
      },
      {
        code: 'observed_uncorrected',
        title: '脱岗经提醒不改正的情况记录',
        test: { kind: 'observation', kinds: ['absence_uncorrected'] },
        suggests: 'recall',
        ground: article22.absentUncorrected,
      },
    ],
  },
  {
    code: 'penalised',
    ordinal: 5,
    title: '违法违纪受到处理',
    ground: article22.penalised,
    signals: [
      {
        code: 'penalty_recorded',
        title: '驻村期间受到处分',
        test: { kind: 'conduct', kinds: ['penalty'] },
        suggests: 'recall',
        ground: article22.penalised,
      },
    ],
  },
  {
    code: 'township_unfit',
    ordinal: 6,
    title: '当地乡镇党委认为不适宜继续担任',
    ground: article22.townshipUnfit,
    signals: [
      {
        code: 'township_opinion',
        title: '乡镇党委提出不适宜继续担任的意见',
        test: { kind: 'observation', kinds: ['township_opinion_unfit'] },
        suggests: 'recall',
        ground: article22.townshipUnfit,
      },
    ],
  },
  {
    code: 'other',
    ordinal: 7,
    title: '其他应当召回的情形',
    ground: article22.other,
    signals: [
      {
        code: 'other_basis',
        title: '有写明依据的其他情形记录',
        test: { kind: 'observation', kinds: ['other_basis'] },
        suggests: 'recall',
        ground: article22.other,
      },
    ],
  },
];
