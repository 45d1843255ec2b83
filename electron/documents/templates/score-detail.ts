import type { ScoreDetailSnapshot } from '#shared/archive/snapshots/score-detail.ts';
import { fieldRow } from '../form/field-row.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import { type GridCell, gridRow } from '../form/grid-row.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import { label, value } from './particulars.ts';
import { adjustmentTable, ballotTables, bar, calculationTable, scorerTable } from './score-detail-tables.ts';

/**
 * Lays out 考核得分明细: what a total was made of, down to votes and score sheets, with the clause each line rests on;
 * then where it was rounded, what grade follows, and what became of it.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutScoreDetail(snapshot: ScoreDetailSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutForm(
    {
      snapshot,
      title: {
        title: '考核得分明细',
        period: snapshot.cycleTitle,
        organisation: snapshot.organisation,
      },
      who: `考核对象：${snapshot.subject.name}`,
      subject: snapshot.subject.name,
      code: footerCode,
      rows: (typesetter, width) => rows(typesetter, width, snapshot),
    },
    context,
  );
}

function rows(typesetter: Typesetter, width: number, snapshot: ScoreDetailSnapshot): RowGroup[] {
  return [
    { together: true, rows: subjectRows(typesetter, width, snapshot) },
    calculationTable(typesetter, width, snapshot),
    ...ballotTables(typesetter, width, snapshot),
    ...scorerTable(typesetter, width, snapshot),
    ...adjustmentTable(typesetter, width, snapshot),
    { together: true, rows: [bar(typesetter, width, '结论'), ...conclusions(typesetter, width, snapshot)] },
  ];
}

function subjectRows(typesetter: Typesetter, width: number, snapshot: ScoreDetailSnapshot): FormRow[] {
  const { subject, object, assessment, template, total } = snapshot;
  const facts = [
    { label: '考核类别', value: assessment },
    { label: '评分标准', value: template },
    ...subject.facts,
  ];
  const pairs = Array.from({ length: Math.ceil(facts.length / 2) }, (_, row) =>
    facts.slice(2 * row, 2 * row + 2),
  );
  return [
    fieldRow(typesetter, width, [
      label(3, '考核对象'),
      value(8, '考核对象', subject.name),
      label(3, '对象类别'),
      value(4, '对象类别', object),
      label(3, '考核得分'),
      value(3, '考核得分', total?.points ?? null),
    ]),
    ...pairs.map(([left, right]) =>
      fieldRow(
        typesetter,
        width,
        [
          label(3, left?.label ?? ''),
          { units: 9, field: left?.label ?? '', value: left?.value ?? null, alignment: 'left' },
          label(3, right?.label ?? ''),
          { units: 9, field: right?.label ?? '', value: right?.value ?? null, alignment: 'left' },
        ],
        26,
      ),
    ),
    ...(subject.members.length > 0 ? [note(typesetter, width, '人员', subject.members.join('、'))] : []),
  ];
}

/** A label and a text beside it. */
function note(typesetter: Typesetter, width: number, name: string, text: string): FormRow {
  const cells: GridCell[] = [
    { units: 3, text: name, field: name, role: 'label', size: 11, alignment: 'centre' },
    { units: 21, text, field: name, size: 11 },
  ];
  return gridRow(typesetter, width, cells, 24);
}

function conclusions(typesetter: Typesetter, width: number, snapshot: ScoreDetailSnapshot): FormRow[] {
  const { rounding, rank, suggestion, participation, cap, decisions, missing } = snapshot;
  const suggested = suggestion.grade === null ? '' : `${suggestion.grade}。`;
  const texts: [string, string][] = [
    ['舍入', rounding],
    ...(missing.length > 0 ? [['尚缺', missing.join('\n')] satisfies [string, string]] : []),
    ['名次', rank ?? ''],
    ['参加方式', cap === null ? participation : `${participation}；最高可评${cap}等次。`],
    ['等次建议', `${suggested}${suggestion.reason}`],
    ['评定经过', decisions.join('\n')],
  ];
  return texts.map(([name, text]) => note(typesetter, width, name, text));
}
