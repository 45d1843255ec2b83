import type { UnitFormSnapshot } from '#shared/archive/snapshots/group-forms.ts';
import { fieldRow } from '../form/field-row.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import { proseRow, unsigned } from '../form/prose-row.ts';
import { stackedRow } from '../form/stacked-row.ts';
import { mm } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import {
  ballotRows,
  conclusionRows,
  scoreTable,
  stay,
  summaryRow,
  table,
  titleBar,
} from './group-form-rows.ts';
import { label, value } from './particulars.ts';

/** Empty lines of a table of which nothing is known yet. */
const blankLines = 3;

/**
 * Lays out 派出单位年度考核表: whom the unit sent and where, its summary, the scores item by item, the results of the
 * teams behind which it stands (双考核), then opinions, the grade as settled and what it means.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutUnitForm(snapshot: UnitFormSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutForm(
    {
      snapshot,
      title: {
        title: '派出单位年度考核表',
        period: `${snapshot.year}年度`,
        organisation: snapshot.organisation,
      },
      who: `派出单位：${snapshot.unit.name}`,
      subject: snapshot.unit.name,
      code: footerCode,
      rows: (typesetter, width) => rows(typesetter, width, snapshot),
    },
    context,
  );
}

function rows(typesetter: Typesetter, width: number, snapshot: UnitFormSnapshot): RowGroup[] {
  return [
    { together: false, rows: unitRows(typesetter, width, snapshot) },
    people(typesetter, width, snapshot),
    { together: false, rows: [summaryRow(typesetter, width, snapshot, 'organ')] },
    scoreTable(typesetter, width, snapshot.score),
    { together: false, rows: ballotRows(typesetter, width, snapshot) },
    ...teams(typesetter, width, snapshot),
    ...conclusionRows(typesetter, width, snapshot, { label: '派出单位意见', signatory: 'organ' }),
  ];
}

function unitRows(typesetter: Typesetter, width: number, { unit }: UnitFormSnapshot): FormRow[] {
  const count = (number: number, measure: string) => (number === 0 ? null : `${number} ${measure}`);
  return [
    fieldRow(typesetter, width, [
      label(3, '派出单位'),
      value(11, '派出单位', unit.name),
      label(3, '选派人数'),
      value(2, '选派人数', count(unit.people.length, '人')),
      label(3, '派驻村数'),
      value(2, '派驻村数', count(unit.villages.length, '个')),
    ]),
    proseRow(typesetter, width, {
      label: '派驻村\n名  称',
      field: '派驻村',
      lead: null,
      text: unit.villages.join('、') || null,
      signatory: 'nobody',
      signature: unsigned,
      leastHeight: mm(10.5),
      maximumStretch: 0,
      flows: true,
    }),
  ];
}

function people(typesetter: Typesetter, width: number, { unit }: UnitFormSnapshot): RowGroup {
  const lines = unit.people.map(({ name, role, village, startDate, endDate, grade }) => [
    name,
    role,
    village,
    stay(startDate, endDate),
    grade,
  ]);
  const blanks = Array.from({ length: lines.length === 0 ? blankLines : 0 }, () => []);
  return table(
    typesetter,
    width,
    [
      { title: '选派人员', units: 5, uniform: true },
      { title: '驻村职务', units: 4.8 },
      { title: '派驻村', units: 5.7 },
      { title: '驻村起止时间', units: 4.5 },
      { title: '年度考核等次', units: 4 },
    ],
    [...lines, ...blanks],
  );
}

/** The teams' results, and what they make of the unit's 年度定点帮扶成效 (赣州办法第二十一条). */
function teams(typesetter: Typesetter, width: number, { unit }: UnitFormSnapshot): RowGroup[] {
  if (unit.teams.length === 0) return [];
  const results = table(
    typesetter,
    width,
    [
      { title: '工作队', units: 7 },
      { title: '是否牵头', units: 3 },
      { title: '队  员', units: 10, alignment: 'left', uniform: true },
      { title: '年度考核等次', units: 4 },
    ],
    unit.teams.map(({ name, leading, members, grade }) => [
      name,
      leading ? '牵头' : '',
      members.join('、'),
      grade,
    ]),
  );
  const bar = titleBar(typesetter, width, '所派工作队年度考核结果');
  return [
    { ...results, head: results.head ? stackedRow([bar, results.head]) : bar },
    ...(unit.assistance === null
      ? []
      : [
          {
            together: false,
            rows: [
              proseRow(typesetter, width, {
                label: '定点帮\n扶成效',
                field: '年度定点帮扶成效',
                lead: null,
                text: unit.assistance,
                signatory: 'nobody',
                signature: unsigned,
                leastHeight: mm(12),
                maximumStretch: 0,
                flows: true,
              }),
            ],
          },
        ]),
  ];
}
