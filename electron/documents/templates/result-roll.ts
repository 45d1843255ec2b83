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

interface Column {
  readonly title: string;
  readonly units: number;
  readonly alignment?: 'left' | 'centre';
  readonly uniform?: boolean;
  textOf(row: RollRow): string;
}

const centred = (title: string, units: number, textOf: Column['textOf']): Column => ({
  title,
  units,
  alignment: 'centre',
  textOf,
});
const left = (title: string, units: number, textOf: Column['textOf']): Column => ({ title, units, textOf });
const points = centred('得分', 1.5, (row) => row.points ?? '');
const grade = centred('等次', 2, (row) => row.grade ?? '');
const numberUnits = 1;
const people = (title: string) =>
  centred(title, 1.6, (row) => (row.people === null ? '' : String(row.people)));
const remark = (units: number) => left('备注', units, (row) => row.remark ?? '');

/** Columns of each kind of pool, beside the serial number: 23 units. */
const columns: Record<RollPool['of'], readonly Column[]> = {
  people: [
    { ...left('姓名', 2.3, (row) => row.name), uniform: true },
    left('派驻乡镇村', 4.1, (row) => row.place ?? ''),
    left('派出单位及职务', 4.8, (row) => row.unit ?? ''),
    centred('身份', 2, (row) => row.identity ?? ''),
    centred('驻村职务', 2.1, (row) => row.role ?? ''),
    points,
    grade,
    remark(4.2),
  ],
  teams: [
    left('驻村工作队', 4.8, (row) => row.name),
    left('乡镇', 2.8, (row) => row.place ?? ''),
    left('派出单位', 5.5, (row) => row.unit ?? ''),
    people('队员人数'),
    points,
    grade,
    remark(4.8),
  ],
  units: [left('派出单位', 10, (row) => row.name), people('选派人数'), points, grade, remark(7.9)],
};

function poolTable(typesetter: Typesetter, width: number, pool: RollPool, ordinal: number): RowGroup {
  const chosen = columns[pool.of];
  const heads = ['序号', ...chosen.map(({ title }) => title)].map(
    (text, index): GridCell => ({
      units: chosen[index - 1]?.units ?? numberUnits,
      text,
      field: text,
      role: 'label',
      alignment: 'centre',
    }),
  );
  const title = `${chineseNumber(ordinal)}、${pool.title}（${pool.rows.length}${pool.of === 'people' ? ' 人' : ' 个'}）`;
  return {
    together: false,
    head: stackedRow([bar(typesetter, width, title), gridRow(typesetter, width, heads)]),
    tail: Math.min(2, pool.rows.length),
    rows: pool.rows.map((row, index) =>
      gridRow(typesetter, width, [
        { units: numberUnits, text: String(index + 1), field: '序号', alignment: 'centre' },
        ...chosen.map(
          ({ title: field, units, alignment = 'left', uniform = false, textOf }): GridCell => ({
            units,
            text: textOf(row),
            field: `${pool.title}第 ${index + 1} 行${field}`,
            alignment,
            uniform,
          }),
        ),
      ]),
    ),
  };
}
