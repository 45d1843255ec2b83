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
import { type CellRole, figure, gradeHead, inParts, noteRow } from './list-cells.ts';
import { label, value } from './particulars.ts';
import { bar } from './score-detail-tables.ts';

/** Widths in column units: number, sheets of paper, votes, rate. What is left over is for names and places. */
const numberUnits = 1;
const sheetUnits = 1.05;
const voteUnits = 1.1;
const rateUnits = 1.35;
const sheetHeads = ['发出', '收回', '有效', '无效'];
const blankHead = '未填';
/** So many rows are kept with their head and sums. */
const shortList = 5;

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
    ...(notes.length === 0 ? [] : [noteRow(typesetter, width, 2, notes)]),
    handsRow(typesetter, ['主持人', '监票人', '计票人']),
  ];
  return [
    { together: true, rows: [aboutRow(typesetter, width, snapshot)] },
    groupTable(typesetter, width, snapshot),
    ...lists.map((list, index): RowGroup => {
      const below = index === lists.length - 1 ? closing : [];
      return {
        together: list.rows.length <= shortList,
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
      value(1, '批次', batches === 0 ? null : String(batches)),
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
    text: gradeHead(text),
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
  const labelUnits = columnUnits - figuresUnits(options.length) - castUnits;
  const row = (name: GridCell, number: string, sheets: Sheets | null, opinions: Opinions | null) =>
    gridRow(typesetter, width, [
      figure(numberUnits, '序号', number),
      name,
      ...sheetCells(sheets, name.role),
      figure(castUnits, '评价人次', opinions?.cast ?? '—', name.role),
      ...opinionCells(opinions, options.length, name.role),
    ]);
  const group = (text: string): GridCell => ({ units: labelUnits, text, field: '评议主体' });
  const head = spanningHead(typesetter, width, [
    { units: numberUnits, text: '序号' },
    { units: labelUnits, text: '评议主体' },
    ...sheetHeadCells,
    { units: castUnits, text: '评价\n人次' },
    ...opinionHeads(options),
  ]);
  return {
    together: false,
    head: stackedRow([bar(typesetter, width, '一、各评议主体的票数和评价'), head]),
    tail: (merged === null ? 1 : 2) + Math.min(2, groups.length),
    rows: [
      ...groups.map((each, index) => row(group(each.label), String(index + 1), each, each.opinions)),
      ...(merged === null ? [] : [row(group(merged.label), '', null, merged.opinions)]),
      row({ ...group('合  计'), role: 'label', alignment: 'centre' }, '', total, total.opinions),
    ],
  };
}

/** Columns of names and places, in parts of the room that the figures leave. */
const nameColumns: Record<RatedList['of'], readonly { readonly title: string; readonly share: number }[]> = {
  people: [
    { title: '姓名', share: 0.35 },
    { title: '派驻乡镇村', share: 0.65 },
  ],
  teams: [
    { title: '驻村工作队', share: 0.68 },
    { title: '乡镇', share: 0.32 },
  ],
  units: [{ title: '派出单位', share: 1 }],
};

const figuresUnits = (options: number) =>
  numberUnits + sheetHeads.length * sheetUnits + opinionUnits(options);

function listHead(typesetter: Typesetter, width: number, list: RatedList, ordinal: number): FormRow {
  const room = columnUnits - figuresUnits(list.options.length);
  const counted = `${list.rows.length} ${list.of === 'people' ? '人' : '个'}`;
  const head = spanningHead(typesetter, width, [
    { units: numberUnits, text: '序号' },
    ...nameColumns[list.of].map(({ title, share }) => ({ units: room * share, text: title })),
    ...sheetHeadCells,
    ...opinionHeads(list.options),
  ]);
  return stackedRow([bar(typesetter, width, `${chineseNumber(ordinal)}、${list.title}（${counted}）`), head]);
}

function listRows(typesetter: Typesetter, width: number, list: RatedList): FormRow[] {
  const options = list.options.length;
  const room = columnUnits - figuresUnits(options);
  const names = ({ name, township, village }: RatedList['rows'][number], line: number): GridCell[] =>
    nameColumns[list.of].map(({ title, share }, index): GridCell => {
      const cell = { units: room * share, field: `${list.title}第 ${line} 行${title}` };
      if (index === 0) return { ...cell, text: name, uniform: list.of === 'people', balanced: true };
      return inParts(typesetter, width, cell, [township, village]);
    });
  const { total } = list;
  return [
    ...list.rows.map((row, index) =>
      gridRow(typesetter, width, [
        figure(numberUnits, '序号', index + 1),
        ...names(row, index + 1),
        ...sheetCells(row),
        ...opinionCells(row.opinions, options),
      ]),
    ),
    gridRow(typesetter, width, [
      figure(numberUnits, '序号', ''),
      { units: room, text: '合计（人次）', field: '合计', role: 'label', alignment: 'centre' },
      ...sheetCells(total, 'label'),
      ...opinionCells(total.opinions, options, 'label'),
    ]),
  ];
}

type Sheets = Pick<RatedList['total'], 'issued' | 'returned' | 'valid' | 'invalid'>;

function sheetCells(sheets: Sheets | null, role?: CellRole): GridCell[] {
  const counts = sheets ? [sheets.issued, sheets.returned, sheets.valid, sheets.invalid] : [];
  return sheetHeads.map((head, index) => figure(sheetUnits, head, counts[index] ?? '—', role));
}

function opinionCells(opinions: Opinions | null, options: number, role?: CellRole): GridCell[] {
  const shares: (Share | null)[] = opinions
    ? [...opinions.votes, opinions.blank]
    : Array.from({ length: options + 1 }, () => null);
  return shares.flatMap((share) => [
    figure(voteUnits, '票数', share?.count ?? '—', role),
    figure(rateUnits, '率', share === null ? '—' : formatRate(share.rate), role),
  ]);
}

/** Hundredths of a percent as a number with two decimals; nothing where there is none. */
const formatRate = (rate: number | null) => (rate === null ? '' : (rate / 100).toFixed(2));
