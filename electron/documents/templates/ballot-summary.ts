import { chineseNumber } from '#shared/archive/chinese-number.ts';
import type {
  BallotSummarySnapshot,
  Opinions,
  RatedList,
  Share,
} from '#shared/archive/snapshots/ballot-summary.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import { fieldRow } from '../form/field-row.ts';
import { columnUnits, type FormRow, type RowGroup } from '../form/form-row.ts';
import { type GridCell, gridRow } from '../form/grid-row.ts';
import { handsRow } from '../form/hands-row.ts';
import { type HeadCell, spanningHead } from '../form/spanning-head.ts';
import { stackedRow } from '../form/stacked-row.ts';
import { archiveFormAcross } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import { label, value } from './particulars.ts';
import { bar } from './score-detail-tables.ts';

/** Widths in column units: number, sheets of paper, votes, rate. What is left over is for names and places. */
const numberUnits = 1;
const sheetUnits = 1.02;
const voteUnits = 1.05;
const rateUnits = 1.4;
const sheetHeads = ['发出', '收回', '有效', '无效'];
const blankHead = '未填';

/**
 * Lays out 民主测评汇总表: sheets of paper and what they say, by rater group, then by who was rated; below the last sums
 * those who led, watched and counted sign by hand.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutBallotSummary(snapshot: BallotSummarySnapshot, context: LayoutContext): PageDrawing[] {
  return layOutForm(
    {
      snapshot,
      title: {
        title: '民主测评汇总表',
        period: snapshot.cycleTitle,
        organisation: snapshot.organisation,
      },
      who: `测评范围：${snapshot.scope}`,
      subject: `${snapshot.cycleTitle}民主测评汇总表`,
      code: footerCode,
      geometry: archiveFormAcross,
      rows: (typesetter, width) => rows(typesetter, width, snapshot),
    },
    context,
  );
}

function rows(typesetter: Typesetter, width: number, snapshot: BallotSummarySnapshot): RowGroup[] {
  const { lists, notes } = snapshot;
  const closing = [
    ...(notes.length === 0 ? [] : [noteRow(typesetter, width, notes)]),
    handsRow(typesetter, ['主持人', '监票人', '计票人']),
  ];
  return [
    { together: true, rows: [aboutRow(typesetter, width, snapshot)] },
    groupTable(typesetter, width, snapshot),
    ...lists.map((list, index): RowGroup => {
      const below = index === lists.length - 1 ? closing : [];
      return {
        together: false,
        head: listHead(typesetter, width, list, index + 2),
        // Sums stay with the last two who are summed up.
        tail: Math.min(2, list.rows.length) + 1 + below.length,
        rows: [...listRows(typesetter, width, list), ...below],
      };
    }),
  ];
}

function aboutRow(typesetter: Typesetter, width: number, snapshot: BallotSummarySnapshot): FormRow {
  const { organ, held, scope, batches } = snapshot;
  return fieldRow(
    typesetter,
    width,
    [
      label(2.2, '组织单位'),
      value(6.4, '组织单位', organ),
      label(2.2, '测评时间'),
      value(5.2, '测评时间', held && daysOf(held)),
      label(2.2, '测评范围'),
      value(3.4, '测评范围', scope),
      label(1.4, '批次'),
      value(1, '批次', String(batches)),
    ],
    26,
  );
}

const daysOf = ({ from, to }: { readonly from: BusinessDate; readonly to: BusinessDate }) =>
  from === to ? formatDateLong(from) : `${formatDateLong(from)}至\n${formatDateLong(to)}`;

/** Width of the columns of votes and rates of that many options, 未填 included. */
const opinionUnits = (options: number) => (options + 1) * (voteUnits + rateUnits);

function opinionHeads(options: readonly string[]): HeadCell[] {
  return [...options, blankHead].map((text) => ({
    text,
    parts: [
      { units: voteUnits, text: '票数' },
      { units: rateUnits, text: '率%' },
    ],
  }));
}

const sheetHeadCells = sheetHeads.map((text): HeadCell => ({ units: sheetUnits, text }));

/** Sheets of paper of each rater group, and what it said of all whom it rated. */
function groupTable(typesetter: Typesetter, width: number, snapshot: BallotSummarySnapshot): RowGroup {
  const { options, groups, merged, total } = snapshot;
  const castUnits = 1.5;
  const labelUnits =
    columnUnits - numberUnits - sheetHeads.length * sheetUnits - castUnits - opinionUnits(options.length);
  const row = (
    number: string,
    name: string,
    sheets: Sheets | null,
    opinions: Opinions | null,
    role: 'content' | 'label' = 'content',
  ) =>
    gridRow(typesetter, width, [
      centred(numberUnits, '序号', number, role),
      { units: labelUnits, text: name, field: '评议主体', role },
      ...sheetCells(sheets, role),
      centred(castUnits, '评价人次', opinions === null ? '—' : String(opinions.cast), role),
      ...opinionCells(opinions, options.length, role),
    ]);
  const head = spanningHead(typesetter, width, [
    { units: numberUnits, text: '序号' },
    { units: labelUnits, text: '评议主体' },
    ...sheetHeadCells,
    { units: castUnits, text: '评价\n人次' },
    ...opinionHeads(options),
  ]);
  return {
    together: true,
    head: stackedRow([bar(typesetter, width, '一、各评议主体的票数和评价'), head]),
    rows: [
      ...groups.map((group, index) => row(String(index + 1), group.label, group, group.opinions)),
      ...(merged === null ? [] : [row('', merged.label, null, merged.opinions)]),
      row('', '合  计', total, total.opinions, 'label'),
    ],
  };
}

/** Columns of a list: what is left beside the figures goes to name and place. */
function listUnits({ options }: Pick<RatedList, 'options'>) {
  const rest = columnUnits - numberUnits - sheetHeads.length * sheetUnits - opinionUnits(options.length);
  const name = Math.min(3.2, rest * 0.35);
  return { name, place: rest - name };
}

function listHead(typesetter: Typesetter, width: number, list: RatedList, ordinal: number): FormRow {
  const units = listUnits(list);
  const title = `${chineseNumber(ordinal)}、${list.title}（${list.rows.length}）`;
  const head = spanningHead(typesetter, width, [
    { units: numberUnits, text: '序号' },
    { units: units.name, text: list.nameHead },
    { units: units.place, text: list.placeHead },
    ...sheetHeadCells,
    ...opinionHeads(list.options),
  ]);
  return stackedRow([bar(typesetter, width, title), head]);
}

function listRows(typesetter: Typesetter, width: number, list: RatedList): FormRow[] {
  const units = listUnits(list);
  const options = list.options.length;
  const rated = list.rows.map((row, index) =>
    gridRow(typesetter, width, [
      centred(numberUnits, '序号', String(index + 1)),
      { units: units.name, text: row.name, field: `第 ${index + 1} 行${list.nameHead}`, uniform: true },
      { units: units.place, text: row.place, field: `第 ${index + 1} 行${list.placeHead}` },
      ...sheetCells(row),
      ...opinionCells(row.opinions, options),
    ]),
  );
  const { total } = list;
  const sum = gridRow(typesetter, width, [
    centred(numberUnits, '序号', ''),
    { units: units.name + units.place, text: '合计（人次）', field: '合计', role: 'label' },
    ...sheetCells(total, 'label'),
    ...opinionCells(total.opinions, options, 'label'),
  ]);
  return [...rated, sum];
}

type Sheets = Pick<RatedList['total'], 'issued' | 'returned' | 'valid' | 'invalid'>;
type Role = 'content' | 'label';

const centred = (units: number, field: string, text: string, role: Role = 'content'): GridCell => ({
  units,
  text,
  field,
  role,
  alignment: 'centre',
});

function sheetCells(sheets: Sheets | null, role: Role = 'content'): GridCell[] {
  const texts = sheets
    ? [sheets.issued, sheets.returned, sheets.valid, sheets.invalid].map(String)
    : sheetHeads.map(() => '—');
  return texts.map((text, index) => centred(sheetUnits, sheetHeads[index] ?? '', text, role));
}

function opinionCells(opinions: Opinions | null, options: number, role: Role = 'content'): GridCell[] {
  const shares: (Share | null)[] = opinions
    ? [...opinions.votes, opinions.blank]
    : Array.from({ length: options + 1 }, () => null);
  return shares.flatMap((share) => [
    centred(voteUnits, '票数', share === null ? '—' : String(share.count), role),
    centred(rateUnits, '率', share === null ? '—' : formatRate(share.rate), role),
  ]);
}

/** Hundredths of a percent as a number with two decimals; nothing where there is none. */
const formatRate = (rate: number | null) => (rate === null ? '' : (rate / 100).toFixed(2));

function noteRow(typesetter: Typesetter, width: number, notes: readonly string[]): FormRow {
  return gridRow(typesetter, width, [
    { units: 2, text: '说  明', field: '说明', role: 'label', alignment: 'centre' },
    { units: columnUnits - 2, text: notes.join('\n'), field: '说明' },
  ]);
}
