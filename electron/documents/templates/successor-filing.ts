import type { SuccessorFilingSnapshot } from '#shared/archive/snapshots/recall-forms.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import { fieldRow } from '../form/field-row.ts';
import { flowingGridRow } from '../form/flowing-grid.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import { type GridCell, gridRow } from '../form/grid-row.ts';
import { mm } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import { joined, label, personRows, term, value } from './particulars.ts';
import { aboutRows, signedRow, textRow } from './recall-rows.ts';

/** Empty lines for checks that are written by hand. */
const blankChecks = 4;
const byHand = { signer: null, signedOn: null };
const nobody = {
  name: '',
  gender: null,
  birthDate: null,
  ethnicity: null,
  politicalStatus: null,
  partyDate: null,
  unitAndPosition: null,
  rank: null,
  identity: null,
};
const dateOf = (date: BusinessDate | null) => (date === null ? null : formatDateLong(date));

/**
 * Lays out 驻村干部接替人员备案表: who was recalled, who succeeds, how the check before selection came out, how the post
 * was handed over, and what unit, township and those who are told say.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutSuccessorFiling(
  snapshot: SuccessorFilingSnapshot,
  context: LayoutContext,
): PageDrawing[] {
  const { recalled, successor, caseNumber, organisation } = snapshot;
  const name = successor?.person.name ?? '';
  return layOutForm(
    {
      snapshot,
      title: { title: '驻村干部接替人员备案表', period: caseNumber, organisation },
      who: name === '' ? `被召回人员：${recalled.name}` : `接替人员：${name}`,
      subject: name || recalled.name,
      code: footerCode,
      rows: (typesetter, width) => rows(typesetter, width, snapshot),
    },
    context,
  );
}

function rows(typesetter: Typesetter, width: number, snapshot: SuccessorFilingSnapshot): RowGroup[] {
  const { recalled, informed, override } = snapshot;
  const opinion = (organ: string) =>
    signedRow(typesetter, width, {
      label: `${organ}\n意见`,
      text: null,
      opinion: byHand,
      signatory: 'organ',
      maximumStretch: mm(15),
    });
  return [
    {
      together: true,
      rows: [
        bar(typesetter, width, '被召回人员'),
        ...aboutRows(typesetter, width, recalled),
        fieldRow(typesetter, width, [
          label(3, '审定时间'),
          value(5, '审定时间', dateOf(recalled.decidedOn)),
          label(3, '审定文号'),
          value(4, '审定文号', recalled.documentNumber),
          label(4, '召回时间'),
          value(5, '召回时间', dateOf(recalled.recalledOn)),
        ]),
      ],
    },
    {
      together: true,
      rows: [bar(typesetter, width, '接替人员'), ...successorRows(typesetter, width, snapshot)],
    },
    {
      together: false,
      head: checkHead(typesetter, width),
      rows: checkRows(typesetter, width, snapshot),
    },
    {
      together: false,
      rows: [
        ...(override === null ? [] : [textRow(typesetter, width, { label: '破格说明', text: override })]),
        opinion('派出单位'),
        opinion('乡镇党委'),
        ...(informed === null ? [] : [opinion(informed)]),
      ],
    },
  ];
}

function bar(typesetter: Typesetter, width: number, text: string): FormRow {
  return gridRow(
    typesetter,
    width,
    [{ units: 24, text, field: text, role: 'label', size: 12, alignment: 'centre' }],
    22,
  );
}

function successorRows(
  typesetter: Typesetter,
  width: number,
  { successor, handover }: SuccessorFilingSnapshot,
): FormRow[] {
  const posting = successor?.posting;
  return [
    ...personRows(typesetter, width, successor?.person ?? nobody),
    fieldRow(typesetter, width, [
      label(3, '派驻村'),
      value(5, '派驻村', posting ? joined(posting.township, posting.village) : null),
      label(3, '驻村职务'),
      value(4, '驻村职务', posting?.role ?? null),
      label(4, '到岗时间'),
      value(5, '到岗时间', posting ? term(posting.startDate, posting.endDate) : null),
    ]),
    fieldRow(typesetter, width, [
      label(3, '工作交接'),
      value(9, '工作交接', handover.handedOverOn && `${formatDateLong(handover.handedOverOn)}交接`),
      label(3, '空岗情况'),
      value(9, '空岗情况', handover.gap),
    ]),
  ];
}

const checkUnits = [2, 7, 3, 6.5, 5.5];

function checkCells(texts: readonly string[], role: 'label' | 'content'): GridCell[] {
  return checkUnits.map((units, index) => ({
    units,
    text: texts[index] ?? '',
    field: '前置审核',
    role,
    alignment: role === 'label' || index === 0 || index === 2 ? 'centre' : 'left',
  }));
}

const checkHead = (typesetter: Typesetter, width: number): FormRow =>
  gridRow(typesetter, width, checkCells(['序号', '前置审核条件', '审核结果', '依据', '出处'], 'label'), 22);

function checkRows(typesetter: Typesetter, width: number, { checks }: SuccessorFilingSnapshot): FormRow[] {
  if (checks.length === 0) {
    return Array.from({ length: blankChecks }, () =>
      gridRow(typesetter, width, checkCells([], 'content'), 22),
    );
  }
  return checks.map(({ title, outcome, reason, source }, index) =>
    flowingGridRow(
      typesetter,
      width,
      checkCells([String(index + 1), title, outcome, reason ?? '', source ?? ''], 'content'),
      22,
    ),
  );
}
