import { chineseNumber } from '#shared/archive/chinese-number.ts';
import type { ResultRollSnapshot, RollPool, RollRow } from '#shared/archive/snapshots/result-roll.ts';
import { formatDateLong } from '#shared/dates.ts';
import { fieldRow } from '../form/field-row.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import { type GridCell, gridRow } from '../form/grid-row.ts';
import { stackedRow } from '../form/stacked-row.ts';
import { archiveFormAcross } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import { figure, inParts, lineRow } from './list-cells.ts';
import { label, value } from './particulars.ts';
import { countTable } from './result-roll-counts.ts';
import { bar } from './score-detail-tables.ts';

/**
 * Lays out 审定名册: everyone of a cycle, pool by pool, with what was settled; then how many there are of each against the
 * quota, and room for the seal of the organ that settled it.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutResultRoll(snapshot: ResultRollSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutForm(
    {
      snapshot,
      title: { title: '考核结果审定名册', period: snapshot.cycleTitle, organisation: snapshot.organisation },
      who: `审定机关：${snapshot.organ}`,
      subject: `${snapshot.cycleTitle}审定名册`,
      code: footerCode,
      geometry: archiveFormAcross,
      rows: (typesetter, width) => rows(typesetter, width, snapshot),
    },
    context,
  );
}

function rows(typesetter: Typesetter, width: number, snapshot: ResultRollSnapshot): RowGroup[] {
  return [
    { together: true, rows: [aboutRow(typesetter, width, snapshot)] },
    ...snapshot.pools.map((pool, index) => poolTable(typesetter, width, pool, index + 1)),
    countTable(typesetter, width, snapshot),
  ];
}

function aboutRow(typesetter: Typesetter, width: number, snapshot: ResultRollSnapshot): FormRow {
  const { assessment, period, organ, documentNumber, settledOn } = snapshot;
  return fieldRow(
    typesetter,
    width,
    [
      label(2, '考核类别'),
      value(2.2, '考核类别', assessment),
      label(2, '考核期间'),
      value(4, '考核期间', `${formatDateLong(period.from)}至\n${formatDateLong(period.to)}`),
      label(2, '审定机关'),
      value(4, '审定机关', organ),
      label(1.2, '文号'),
      value(2.8, '审定文号', documentNumber),
      label(1.4, '审定\n时间'),
      value(2.4, '审定时间', settledOn && formatDateLong(settledOn)),
    ],
    30,
  );
}

/** So many rows are kept with their head. */
const shortList = 5;

interface Column {
  readonly title: string;
  readonly units: number;
  readonly alignment?: 'centre';
  readonly uniform?: boolean;
  readonly whole?: boolean;
  /** Stands between parts that are on one line. */
  readonly between?: string;
  /** What stands in it; parts that do not fit on one line stand below each other. */
  partsOf(row: RollRow): readonly (string | null)[];
}

const serialUnits = 1;
const points: Column = {
  title: '得分',
  units: 1.4,
  alignment: 'centre',
  whole: true,
  partsOf: (row) => [row.points],
};
const grade: Column = { title: '等次', units: 2, alignment: 'centre', partsOf: (row) => [row.grade] };
const headcount = (title: string): Column => ({
  title,
  units: 1.8,
  alignment: 'centre',
  whole: true,
  partsOf: ({ people }) => [people === null ? null : String(people)],
});
const remark = (units: number): Column => ({ title: '备注', units, partsOf: (row) => [row.remark] });

/** Columns of each kind of pool, beside the serial number: 23 units. */
const columns: Record<RollPool['of'], readonly Column[]> = {
  people: [
    { title: '姓名', units: 2.3, uniform: true, partsOf: (row) => [row.name] },
    { title: '派驻乡镇村', units: 4.1, partsOf: (row) => [row.township, row.village] },
    { title: '派出单位及职务', units: 4.8, between: ' ', partsOf: (row) => [row.unit, row.position] },
    { title: '身份', units: 2.4, alignment: 'centre', partsOf: (row) => [row.identity] },
    { title: '驻村职务', units: 2.1, alignment: 'centre', partsOf: (row) => [row.role] },
    points,
    grade,
    remark(3.9),
  ],
  teams: [
    { title: '驻村工作队', units: 4.8, partsOf: (row) => [row.name] },
    { title: '乡镇', units: 2.8, partsOf: (row) => [row.township] },
    { title: '派出单位', units: 6.3, partsOf: (row) => [row.unit] },
    headcount('队员人数'),
    points,
    grade,
    remark(3.9),
  ],
  units: [
    { title: '派出单位', units: 11.9, partsOf: (row) => [row.name] },
    headcount('选派人数'),
    points,
    grade,
    remark(5.9),
  ],
};

function poolTable(typesetter: Typesetter, width: number, pool: RollPool, ordinal: number): RowGroup {
  const chosen = columns[pool.of];
  const serial = { title: '序号', units: serialUnits };
  const heads = [serial, ...chosen].map(
    ({ title, units }): GridCell => ({
      units,
      text: title,
      field: title,
      role: 'label',
      alignment: 'centre',
    }),
  );
  const counted = `${pool.rows.length} ${pool.of === 'people' ? '人' : '个'}`;
  const title = `${chineseNumber(ordinal)}、${pool.title}（${counted}）`;
  const cell = (row: RollRow, line: number, column: Column): GridCell => {
    const { alignment = 'left', uniform = false, whole = false, between, units } = column;
    const field = `${pool.title}第 ${line} 行${column.title}`;
    const text = inParts(typesetter, width, { units, field }, column.partsOf(row), between);
    return { ...text, alignment, uniform, whole };
  };
  return {
    together: pool.rows.length <= shortList,
    head: stackedRow([bar(typesetter, width, title), gridRow(typesetter, width, heads)]),
    tail: Math.min(2, pool.rows.length),
    rows: pool.rows.map((row, index) =>
      lineRow(typesetter, width, [
        figure(serialUnits, '序号', index + 1),
        ...chosen.map((column) => cell(row, index + 1, column)),
      ]),
    ),
  };
}
