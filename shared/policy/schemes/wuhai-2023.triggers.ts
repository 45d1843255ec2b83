import type { RecallTrigger } from '../recall-rules.ts';
import { example } from './example-template.ts';
import { accountability } from './wuhai-2023.clauses.ts';

/** The cases of 组织保障·严格追责问责, in its order; what each is met with differs. */
export const triggers: RecallTrigger[] = [
  {
    code: 'incapable',
    ordinal: 1,
    title: '不胜任工作',
    ground: accountability.incapable,
    signals: [
      {
        code: 'grade_incompetent',
        title: '年度考核不称职（不合格）',
        test: { kind: 'grades', grades: ['incompetent'], minimum: 1 },
        suggests: 'recall',
        ground: example(
          '材料没有写明怎样认定“不胜任工作”，按年度考核等次提示是示例，由市、区驻村工作管理机构确定。',
        ),
      },
      {
        code: 'observed_incapable',
        title: '有不胜任工作的情况记录',
        test: { kind: 'observation', kinds: ['incapable'] },
        suggests: 'recall',
        ground: accountability.incapable,
      },
    ],
  },
  {
    code: 'negligent',
    ordinal: 2,
    title: '履职不力（批评教育）',
    ground: accountability.negligent,
    signals: [
      {
        code: 'observed_not_recognised',
        title: '有作风不实、群众不认可的情况记录',
        test: { kind: 'observation', kinds: ['not_recognised'] },
        suggests: 'talk',
        ground: accountability.negligent,
      },
      {
        code: 'presence_below_yearly',
        title: '全年在村工作不足200天',
        test: { kind: 'presence_below', presenceRule: 'yearly_days' },
        suggests: 'talk',
        ground: example(
          '材料没有写明全年不足200天怎样处理，按“履职不力”提示批评教育是示例，由市、区驻村工作管理机构确定。',
        ),
      },
      {
        code: 'home_unit_work',
        title: '驻村期间承担派出单位工作',
        test: { kind: 'observation', kinds: ['home_unit_work'] },
        suggests: 'talk',
        ground: example(
          '材料要求不承担派出单位工作，没有写明违反的怎样处理，按“履职不力”提示批评教育是示例，由市、区驻村工作管理机构确定。',
        ),
      },
    ],
  },
  {
    code: 'absent',
    ordinal: 3,
    title: '无正当理由离岗连续超过15天或一年内累计超过30天（重新选派）',
    ground: accountability.absence,
    signals: [
      {
        code: 'absence_running',
        title: '无正当理由离岗连续超过15天',
        test: { kind: 'absence_running', moreThanDays: 15 },
        suggests: 'replacement',
        ground: accountability.absence,
      },
      {
        code: 'absence_yearly',
        title: '无正当理由离岗一年内累计超过30天（按自然年累计）',
        test: { kind: 'absence_yearly', moreThanDays: 30 },
        suggests: 'replacement',
        ground: accountability.absence,
      },
    ],
  },
  {
    code: 'dishonest',
    ordinal: 4,
    title: '弄虚作假、失职失责或有其他情形造成恶劣影响（严肃处理）',
    ground: accountability.dishonest,
    signals: [
      {
        code: 'other_basis',
        title: '有写明依据的其他情形记录',
        test: { kind: 'observation', kinds: ['other_basis'] },
        suggests: 'recall',
        ground: example(
          '材料只写“进行严肃处理”，没有写明是否召回；按召回提示是示例，由市、区驻村工作管理机构确定。',
        ),
      },
    ],
  },
];
