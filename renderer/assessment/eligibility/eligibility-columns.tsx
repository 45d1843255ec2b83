import type { EligibilityRow, eligibilitySortColumns } from '#shared/contract/assessment-eligibility.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import {
  assessedObjectLabels,
  identityLabels,
  type Participation,
  participationLabels,
} from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './eligibility.module.css';
import { capWords, findingWords, reasonWords, resitWords } from './words.ts';

export type EligibilitySort = (typeof eligibilitySortColumns)[number];
type Column = DataColumn<EligibilityRow, EligibilitySort>;

const tones = {
  graded: 'grey',
  comment_only: 'amber',
  neither: 'red',
  not_assessed: 'amber',
} as const satisfies Record<Participation, string>;

const name: Column = { id: 'name', title: '姓名', width: 104, sort: 'name', text: (row) => row.name };

const participation: Column = {
  id: 'participation',
  title: '参加考核情况',
  width: 156,
  sort: 'participation',
  text: (row) => participationLabels[row.participation],
  cell: (row) => (
    <StatusChip tone={tones[row.participation]}>{participationLabels[row.participation]}</StatusChip>
  ),
};

const places: readonly Column[] = [
  { id: 'village', title: '派驻村', width: 96, sort: 'village', text: (row) => row.villageName },
  { id: 'unit', title: '派出单位', width: 132, sort: 'unit', text: (row) => row.unitName },
  {
    id: 'township',
    title: '乡镇（街道）',
    width: 116,
    sort: 'township',
    hidden: true,
    text: (row) => row.townshipName,
  },
  { id: 'role', title: '类别', width: 126, hidden: true, text: (row) => assessedObjectLabels[row.role] },
  { id: 'identity', title: '身份', width: 108, hidden: true, text: (row) => identityLabels[row.identity] },
];

/** What people decided otherwise, and what changed since. */
const remarks = (row: EligibilityRow): string =>
  [
    row.determination === null ? '未核定' : '',
    row.changed ? '核定后情况有变' : '',
    row.determination?.overrule ? '人工调整' : '',
    row.determination?.resit ? '补评' : '',
  ]
    .filter(Boolean)
    .join('、');

/** Everybody of a cycle: what was found and what follows. */
export function eligibilityColumns(scheme: Scheme): readonly Column[] {
  return [
    name,
    participation,
    {
      id: 'cap',
      title: '等次限制',
      width: 118,
      text: (row) => capWords(row.gradeCap, gradeWordsFor(scheme, row.identity)),
    },
    {
      id: 'findings',
      title: '发现的情形',
      width: 264,
      grow: true,
      text: (row) => row.determination?.findings.map(findingWords).join('、') ?? '',
      cell: (row) => (
        <span className={styles.chips}>
          {row.determination?.findings.map((finding) => (
            <StatusChip key={finding.fact} tone={finding.effects.length > 0 ? 'amber' : 'grey'}>
              {findingWords(finding)}
            </StatusChip>
          ))}
        </span>
      ),
    },
    {
      id: 'remarks',
      title: '备注',
      width: 128,
      text: remarks,
      cell: (row) => (
        <span className={styles.chips}>
          {remarks(row)
            .split('、')
            .filter(Boolean)
            .map((word) => (
              <StatusChip key={word} tone={word === '核定后情况有变' ? 'red' : 'grey'}>
                {word}
              </StatusChip>
            ))}
        </span>
      ),
    },
    ...places,
  ];
}

const resitTone = ({ determination, participation, finalGrade }: EligibilityRow) => {
  if (determination?.resit) return finalGrade === null ? 'amber' : 'green';
  return participation === 'neither' ? 'amber' : 'grey';
};

/** Those without a grade, and how far grading them later has come. */
export function withheldColumns(scheme: Scheme): readonly Column[] {
  const words = (row: EligibilityRow) => resitWords(row, gradeWordsFor(scheme, row.identity));
  return [
    name,
    {
      id: 'resit',
      title: '补评',
      width: 124,
      text: words,
      cell: (row) => <StatusChip tone={resitTone(row)}>{words(row)}</StatusChip>,
    },
    participation,
    { id: 'reason', title: '没有等次的原因', width: 240, grow: true, text: reasonWords },
    {
      id: 'since',
      title: '情况',
      width: 128,
      text: (row) => (row.changed ? '核定后情况有变' : ''),
      cell: (row) => (row.changed ? <StatusChip tone="red">核定后情况有变</StatusChip> : null),
    },
    {
      id: 'document',
      title: '补评文号',
      width: 140,
      hidden: true,
      text: (row) => row.determination?.resit?.documentNumber ?? '',
    },
    ...places,
  ];
}
