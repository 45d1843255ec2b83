import type { ResultRollSnapshot, RollCounts } from '#shared/archive/snapshots/result-roll.ts';
import { columnUnits, type RowGroup } from '../form/form-row.ts';
import { gridRow } from '../form/grid-row.ts';
import { handsRow } from '../form/hands-row.ts';
import { sealSide } from '../form/signature.ts';
import { type HeadCell, spanningHead } from '../form/spanning-head.ts';
import { stackedRow } from '../form/stacked-row.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { figure, gradeHead, noteRow } from './list-cells.ts';
import { opinionRows } from './particulars.ts';
import { bar } from './score-detail-tables.ts';

const figureUnits = 1.65;
const gradeUnits = 2.45;

/** Columns before and behind the grades. */
const before: readonly { readonly title: string; textOf(counts: RollCounts): string }[] = [
  { title: '合计', textOf: ({ all }) => String(all) },
  { title: '参加考核\n确定等次', textOf: ({ graded }) => String(graded) },
  { title: '优秀\n名额', textOf: ({ quota }) => (quota === null ? '未设定' : String(quota)) },
];
const behind: typeof before = [
  { title: '优秀\n占比', textOf: ({ share }) => share ?? '' },
  { title: '尚未\n审定', textOf: ({ open }) => String(open) },
  { title: '不定\n等次', textOf: ({ withoutGrade }) => String(withoutGrade) },
  { title: '不参加\n考核', textOf: ({ notAssessed }) => String(notAssessed) },
];

/** How many stand where, against the quota; below it the organ that settled it signs and seals. On one page. */
export function countTable(typesetter: Typesetter, width: number, snapshot: ResultRollSnapshot): RowGroup {
  const { grades, counts, notes, organ, style } = snapshot;
  const labelUnits = columnUnits - (before.length + behind.length) * figureUnits - grades.length * gradeUnits;
  const heads = (columns: typeof before): HeadCell[] =>
    columns.map(({ title }) => ({ units: figureUnits, text: title }));
  const head = spanningHead(typesetter, width, [
    { units: labelUnits, text: '类  别' },
    ...heads(before),
    { text: '审定等次', parts: grades.map((word) => ({ units: gradeUnits, text: gradeHead(word) })) },
    ...heads(behind),
  ]);
  const countRows = counts.map((each, index) => {
    const role = index >= snapshot.pools.length ? 'label' : 'content';
    return gridRow(typesetter, width, [
      { units: labelUnits, text: each.label, field: '类别', role: 'label', alignment: 'centre' },
      ...before.map(({ title, textOf }) => figure(figureUnits, title, textOf(each), role)),
      ...each.grades.map((count) => figure(gradeUnits, '等次', count, role)),
      ...behind.map(({ title, textOf }) => figure(figureUnits, title, textOf(each), role)),
    ]);
  });
  return {
    together: true,
    head: stackedRow([bar(typesetter, width, '考核结果统计'), head]),
    rows: [
      ...countRows,
      ...(notes.length === 0 ? [] : [noteRow(typesetter, width, 3, notes)]),
      ...opinionRows(
        typesetter,
        width,
        [
          {
            label: '审定机关\n意见',
            field: '审定机关意见',
            opinion: { text: verdict(snapshot), signer: null, signedOn: snapshot.settledOn },
            signatory: 'organ',
            leastHeight: sealSide,
            maximumStretch: 0,
          },
        ],
        style?.seal,
      ),
      handsRow(typesetter, ['填表人', '审核人']),
    ],
  };

  function verdict({ counts: all }: ResultRollSnapshot): string {
    const sum = (pick: (each: RollCounts) => number) =>
      all.slice(0, snapshot.pools.length).reduce((total, each) => total + pick(each), 0);
    const parts = [
      `确定等次 ${sum((each) => each.graded - each.open)} 个`,
      `尚未审定 ${sum((each) => each.open)} 个`,
      `不定等次 ${sum((each) => each.withoutGrade)} 个`,
      `不参加考核 ${sum((each) => each.notAssessed)} 个`,
    ].filter((part) => !part.endsWith(' 0 个'));
    return `本名册共列考核对象 ${sum((each) => each.all)} 个，其中${parts.join('，')}，由${organ}审定。`;
  }
}
