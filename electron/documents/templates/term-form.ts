import { hasRow, orderedCells, type SignedCellOf } from '#shared/archive/document-style.ts';
import { townshipCommittee } from '#shared/archive/place-words.ts';
import type { TermFormSnapshot } from '#shared/archive/snapshots/term-form.ts';
import { formatDateLong } from '#shared/dates.ts';
import { ballotRow } from '../form/ballot-row.ts';
import { fieldRow } from '../form/field-row.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import { type GridCell, gridRow } from '../form/grid-row.ts';
import { proseRow } from '../form/prose-row.ts';
import { signatureBlock } from '../form/signature.ts';
import { mm } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import {
  civilServantOptions,
  days,
  joined,
  label,
  type OpinionCell,
  opinionRows,
  personFormTitle,
  personRows,
  shownBallots,
  term,
  value,
} from './particulars.ts';

/** Empty lines of the results table, to be filled in by hand. */
const blankResults = 3;

/**
 * Lays out 驻村第一书记期满考核鉴定表 or 驻村工作队员期满考核鉴定表 (until layout 1 one title for both): particulars, results within the term, what was done and what was
 * lacking, ballots, presence and conduct; then the opinions of township, departments and unit, the grade, and the
 * person's own words.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutTermForm(snapshot: TermFormSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutForm(
    {
      snapshot,
      title: {
        title: personFormTitle('期满考核鉴定表', context.layout < 2 ? null : snapshot.posting.role),
        period: periodOf(snapshot),
        organisation: snapshot.organisation,
      },
      who: `姓名：${snapshot.person.name}`,
      subject: snapshot.person.name,
      code: footerCode,
      rows: (typesetter, width) => rows(typesetter, width, snapshot, context.layout < 2),
    },
    context,
  );
}

function rows(
  typesetter: Typesetter,
  width: number,
  snapshot: TermFormSnapshot,
  asBefore: boolean,
): RowGroup[] {
  const { style } = snapshot;
  const cells = opinionCells(snapshot, asBefore);
  const opinions = orderedCells(style, 'term_form', { remarks: false }).map((cell) => cells[cell]);
  return [
    {
      together: false,
      rows: [...personRows(typesetter, width, snapshot.person), postRow(typesetter, width, snapshot)],
    },
    resultRows(typesetter, width, snapshot),
    {
      together: false,
      rows: [
        narrativeRow(typesetter, width, {
          label: '主要工作和成效',
          opinion: snapshot.achievements,
          leastHeight: mm(70),
        }),
        narrativeRow(typesetter, width, {
          label: '存在不足',
          opinion: snapshot.shortcomings,
          leastHeight: mm(30),
        }),
      ],
    },
    {
      together: true,
      rows: [
        ballotRow(
          typesetter,
          width,
          '民主测评情况',
          shownBallots(snapshot.ballots, hasRow(style, 'term_form', 'rater_groups')),
          snapshot.ballotOptions ?? civilServantOptions,
        ),
        ...(hasRow(style, 'term_form', 'presence') ? [presenceRow(typesetter, width, snapshot)] : []),
        ...(hasRow(style, 'term_form', 'conduct') ? [conductRow(typesetter, width, snapshot)] : []),
        ...opinionRows(typesetter, width, opinions.slice(0, onSecondPage), style?.seal),
      ],
    },
    { together: true, rows: opinionRows(typesetter, width, opinions.slice(onSecondPage), style?.seal) },
  ];
}

/** The term in words; the year of the assessment where the term is not known. */
function periodOf({ year, posting: { startDate, endDate } }: TermFormSnapshot): string {
  if (startDate === null || endDate === null) return `${year}年`;
  return `${formatDateLong(startDate)}至${formatDateLong(endDate)}`;
}

function postRow(typesetter: Typesetter, width: number, { posting }: TermFormSnapshot): FormRow {
  const until = term(posting.startDate, posting.endDate);
  return fieldRow(typesetter, width, [
    label(3, '派驻村'),
    value(5, '派驻村', joined(posting.township, posting.village)),
    label(3, '驻村职务'),
    value(4, '驻村职务', posting.role),
    label(4, '任期起止\n（提前结束\n原因）'),
    value(5, '任期起止', joined(until, posting.earlyEnd && `（${posting.earlyEnd}）`)),
  ]);
}

function resultRows(typesetter: Typesetter, width: number, { results }: TermFormSnapshot): RowGroup {
  const row = (texts: readonly (string | null)[], role: 'label' | 'content') =>
    gridRow(
      typesetter,
      width,
      [3, 6, 5, 4, 6].map(
        (units, index): GridCell => ({
          units,
          text: texts[index] ?? '',
          field: '任期内各年度考核结果',
          role,
          alignment: 'centre',
        }),
      ),
      22,
    );
  const bar: GridCell = {
    units: 24,
    text: '任期内各年度考核结果',
    field: '任期内各年度考核结果',
    role: 'label',
    size: 12,
    alignment: 'centre',
  };
  const blanks = Array.from({ length: Math.max(0, blankResults - results.length) }, () => row([], 'content'));
  return {
    together: true,
    rows: [
      gridRow(typesetter, width, [bar], 24),
      row(['年度', '考核', '考核对象', '等次', '审定文号'], 'label'),
      ...results.map(({ year, assessment, object, grade, documentNumber }) =>
        row([year, assessment, object, grade, documentNumber], 'content'),
      ),
      ...blanks,
    ],
  };
}

interface NarrativeRow {
  readonly label: string;
  readonly opinion: TermFormSnapshot['achievements'];
  readonly leastHeight: number;
}

function narrativeRow(
  typesetter: Typesetter,
  width: number,
  { label: text, opinion, leastHeight }: NarrativeRow,
): FormRow {
  return proseRow(typesetter, width, {
    label: text,
    field: text,
    lead: null,
    text: opinion.text,
    signatory: 'person',
    signature: signatureBlock(typesetter, 'person', opinion, text),
    leastHeight,
    maximumStretch: Number.POSITIVE_INFINITY,
    flows: true,
  });
}

function presenceRow(typesetter: Typesetter, width: number, { presence }: TermFormSnapshot): FormRow {
  return fieldRow(typesetter, width, [
    label(3, '任期应驻\n村天数'),
    value(3, '任期应驻村天数', days(presence.requiredDays)),
    label(3, '实际驻村\n天数'),
    value(3, '实际驻村天数', days(presence.presentDays)),
    label(3, '请假天数'),
    value(3, '请假天数', days(presence.leaveDays)),
    label(3, '脱岗通报\n次数'),
    value(3, '脱岗通报次数', days(presence.absenceNotices)),
  ]);
}

function conductRow(typesetter: Typesetter, width: number, { conduct }: TermFormSnapshot): FormRow {
  return proseRow(typesetter, width, {
    label: '奖惩情况',
    field: '奖惩情况',
    lead: null,
    text: conduct.join('\n') || null,
    signatory: 'person',
    // Facts from the records: nobody signs for them, the room below is for what is added by hand.
    signature: { draw: () => undefined },
    leastHeight: mm(25),
    maximumStretch: mm(40),
    flows: false,
  });
}

/** On three pages the opinions fill what is left of the second and the third. */
const maximumStretch = mm(45);

/** Opinions that stand with the ballots; the others follow on the third page. */
const onSecondPage = 2;

function opinionCells(
  snapshot: TermFormSnapshot,
  asBefore: boolean,
): Record<SignedCellOf<'term_form'>, OpinionCell> {
  const { decision, posting } = snapshot;
  return {
    township: {
      label: `${townshipCommittee(asBefore ? null : posting.township)}\n鉴定意见`,
      field: '乡镇党委鉴定意见',
      opinion: snapshot.townshipOpinion,
      signatory: 'organ',
      maximumStretch,
    },
    departments: {
      label: '组织部门\n乡村振兴\n部门意见',
      field: '组织部门、乡村振兴部门意见',
      opinion: snapshot.departmentsOpinion,
      signatory: 'organ',
      maximumStretch,
    },
    unit: {
      label: '派出单位\n鉴定意见',
      field: '派出单位鉴定意见',
      opinion: snapshot.unitOpinion,
      signatory: 'organ',
      maximumStretch,
    },
    decision: {
      label: `${decision.organ}\n鉴定意见\n及等次`,
      field: '鉴定意见及考核等次',
      opinion: decision,
      signatory: 'organ',
      grade: { label: '考核等次', value: decision.grade },
      maximumStretch,
    },
    person: {
      label: '本人意见',
      field: '本人意见',
      opinion: snapshot.personOpinion,
      signatory: 'person',
      maximumStretch,
    },
  };
}
