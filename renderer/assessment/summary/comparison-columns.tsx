import type { ComparedResult, ComparisonRow } from '#shared/contract/assessment-summary.ts';
import { formatPointsAligned, points } from '#shared/points.ts';
import { assessedObjectLabels, participationLabels } from '#shared/vocabulary.ts';
import { gradeLabels } from '../../app/words.ts';
import type { DataColumn } from '../../components/data-table/index.ts';

export type ComparisonSort = 'name' | 'village' | 'unit' | 'first' | 'second' | 'difference';

function totalOf(side: ComparedResult | null): string {
  return side?.total == null ? '' : formatPointsAligned(side.total);
}

function gradeOf(side: ComparedResult | null): string {
  if (side === null) return '未参加';
  if (side.participation !== 'graded') return participationLabels[side.participation];
  if (side.grade === null) return '';
  return side.settled ? gradeLabels[side.grade] : `${gradeLabels[side.grade]}（未审定）`;
}

const rankOf = (side: ComparedResult | null) => (side?.rank == null ? '' : `${side.rank}/${side.poolSize}`);

/** `+3.50`, `-1.20`; empty where one of the two has no score. */
export function signed(difference: number | null): string {
  if (difference === null) return '';
  const sign = difference > 0 ? '+' : difference < 0 ? '-' : '';
  return `${sign}${formatPointsAligned(points(Math.abs(difference)))}`;
}

/** The columns of a comparison; the titles of the two cycles stand over their figures. */
export function comparisonColumns(
  first: string,
  second: string,
): readonly DataColumn<ComparisonRow, ComparisonSort>[] {
  return [
    { id: 'name', title: '考核对象', width: 132, sort: 'name', text: (row) => row.name },
    {
      id: 'first-total',
      title: `${first}得分`,
      heading: '前次得分',
      width: 92,
      align: 'end',
      sort: 'first',
      text: (row) => totalOf(row.first),
    },
    {
      id: 'second-total',
      title: `${second}得分`,
      heading: '后次得分',
      width: 92,
      align: 'end',
      sort: 'second',
      text: (row) => totalOf(row.second),
    },
    {
      id: 'difference',
      title: '增减',
      width: 84,
      align: 'end',
      sort: 'difference',
      text: (row) => signed(row.difference),
    },
    {
      id: 'first-grade',
      title: `${first}等次`,
      heading: '前次等次',
      width: 132,
      text: (row) => gradeOf(row.first),
    },
    {
      id: 'second-grade',
      title: `${second}等次`,
      heading: '后次等次',
      width: 132,
      text: (row) => gradeOf(row.second),
    },
    {
      id: 'first-rank',
      title: `${first}名次`,
      heading: '前次名次',
      width: 88,
      align: 'end',
      text: (row) => rankOf(row.first),
    },
    {
      id: 'second-rank',
      title: `${second}名次`,
      heading: '后次名次',
      width: 88,
      align: 'end',
      text: (row) => rankOf(row.second),
    },
    { id: 'object', title: '类别', width: 126, text: (row) => assessedObjectLabels[row.object] },
    { id: 'village', title: '派驻村', width: 100, sort: 'village', text: (row) => row.villageName },
    { id: 'unit', title: '派出单位', width: 150, grow: true, sort: 'unit', text: (row) => row.unitName },
    { id: 'township', title: '乡镇（街道）', width: 124, text: (row) => row.townshipName, hidden: true },
  ];
}
