import type {
  DetailBallots,
  DetailLine,
  ScoreDetailSnapshot,
} from '#shared/archive/snapshots/score-detail.ts';
import { columnUnits, type FormRow, type RowGroup } from '../form/form-row.ts';
import { type GridCell, gridRow } from '../form/grid-row.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';

/** A line across the form that says what follows. */
export function bar(typesetter: Typesetter, width: number, text: string): FormRow {
  const cell: GridCell = { units: columnUnits, text, field: text, role: 'label', size: 12 };
  return gridRow(typesetter, width, [cell], 22);
}

const heads = (texts: readonly string[], units: readonly number[]): GridCell[] =>
  texts.map((text, index) => ({
    units: units[index] ?? 0,
    text,
    field: text,
    role: 'label',
    alignment: 'centre',
  }));

const calculationUnits = [6.5, 12.5, 2.5, 2.5];
/** How much further each level of the calculation is set in, in points. */
const levelIndent = 10;

/** The lines of the calculation, each below what it is part of; the sum at the end. */
export function calculationTable(
  typesetter: Typesetter,
  width: number,
  { sections, adjustmentLines, total }: ScoreDetailSnapshot,
): RowGroup {
  const [name = 0, formula = 0, points = 0, maximum = 0] = calculationUnits;
  const sum: GridCell[] = [
    { units: name, text: '总  分', field: '总分', role: 'label', size: 12 },
    { units: formula, text: total?.formula ?? '尚有未完成的项目，不计总分。', field: '总分', size: 11 },
    { units: points, text: total?.points ?? '', field: '总分', role: 'label', size: 11, alignment: 'right' },
    { units: maximum, text: '', field: '总分' },
  ];
  return {
    together: false,
    head: gridRow(typesetter, width, heads(['项目', '计算过程和依据', '得分', '满分'], calculationUnits)),
    rows: [
      ...[...sections, ...adjustmentLines].flatMap((section) => lineRows(typesetter, width, section, 0)),
      gridRow(typesetter, width, sum, 26),
    ],
  };
}

function lineRows(typesetter: Typesetter, width: number, line: DetailLine, level: number): FormRow[] {
  const [name = 0, formula = 0, points = 0, maximum = 0] = calculationUnits;
  const role = level === 0 ? 'label' : 'content';
  const notes = [line.source, line.example ? '分值为方案示例' : null].filter((text) => text !== null);
  const how = [line.formula, line.missing ?? '', notes.length > 0 ? `【${notes.join('；')}】` : ''];
  const size = level === 0 ? 11 : 10.5;
  return [
    gridRow(typesetter, width, [
      { units: name, text: line.label, field: '项目', role, size, indent: level * levelIndent },
      { units: formula, text: how.filter((text) => text !== '').join('\n'), field: '计算过程', size: 10 },
      { units: points, text: line.points ?? '', field: '得分', role, size, alignment: 'right' },
      { units: maximum, text: line.maximum, field: '满分', size, alignment: 'right' },
    ]),
    ...line.lines.flatMap((inner) => lineRows(typesetter, width, inner, level + 1)),
  ];
}

/** The votes of each rater group behind the dimensions that are rated by ballots. */
export function ballotTables(
  typesetter: Typesetter,
  width: number,
  { ballots }: ScoreDetailSnapshot,
): RowGroup[] {
  return ballots.map((table) => ballotTable(typesetter, width, table));
}

function ballotTable(typesetter: Typesetter, width: number, table: DetailBallots): RowGroup {
  const counts = ['发出', '收回', '有效', '无效', '未填'];
  const count = 1.8;
  const option = (columnUnits - 4 - counts.length * count) / table.options.length;
  const units = [4, ...counts.map(() => count), ...table.options.map(() => option)];
  const options = table.options.map(({ word, value }) => `${word}\n${value}分`);
  const rows = table.groups.map((group) =>
    gridRow(
      typesetter,
      width,
      [
        group.label,
        ...[group.issued, group.returned, group.valid, group.invalid, group.blank].map(String),
        ...group.votes.map(String),
      ].map((text, index) => ({
        units: units[index] ?? 0,
        text,
        field: '测评票数',
        role: index === 0 ? 'label' : 'content',
        alignment: 'centre',
      })),
    ),
  );
  return {
    together: true,
    rows: [
      bar(typesetter, width, `${table.section}：各类测评主体的票数`),
      gridRow(typesetter, width, heads(['测评主体', ...counts, ...options], units)),
      ...rows,
    ],
  };
}

/** Every scorer's points, item by item, with what was written beside them. */
export function scorerTable(
  typesetter: Typesetter,
  width: number,
  { sheets }: ScoreDetailSnapshot,
): RowGroup[] {
  if (sheets.length === 0) return [];
  const units = [7, 5, 3, 9];
  const rows = sheets.flatMap(({ item, maximum, scores }) =>
    scores.map(({ scorer, points, remark }, index) =>
      gridRow(typesetter, width, [
        { units: 7, text: index === 0 ? `${item}（${maximum}分）` : '', field: '评分项目' },
        { units: 5, text: scorer, field: '评分人', alignment: 'centre' },
        { units: 3, text: points, field: '评分', alignment: 'right' },
        { units: 9, text: remark ?? '', field: '评分说明' },
      ]),
    ),
  );
  return [
    {
      together: false,
      head: gridRow(typesetter, width, heads(['评分项目', '评分人', '评分', '评分说明'], units)),
      rows,
    },
  ];
}

/** Points on top and off, with what shows them. */
export function adjustmentTable(
  typesetter: Typesetter,
  width: number,
  { adjustments }: ScoreDetailSnapshot,
): RowGroup[] {
  if (adjustments.length === 0) return [];
  const units = [6, 3, 10, 5];
  return [
    {
      together: false,
      head: gridRow(typesetter, width, heads(['加分、减分项目', '分值', '依据', '文号'], units)),
      rows: adjustments.map(({ title, points, evidence, documentNumber }) =>
        gridRow(typesetter, width, [
          { units: 6, text: title, field: '加减分项目' },
          { units: 3, text: points, field: '加减分', alignment: 'right' },
          { units: 10, text: evidence, field: '加减分依据' },
          { units: 5, text: documentNumber ?? '', field: '加减分文号' },
        ]),
      ),
    },
  ];
}
