import { hasRow, orderedCells, type SignedCellOf } from '#shared/archive/document-style.ts';
import type { AnnualFormSnapshot } from '#shared/archive/snapshots/annual-form.ts';
import { ballotRow } from '../form/ballot-row.ts';
import { fieldRow } from '../form/field-row.ts';
import type { FormRow } from '../form/form-row.ts';
import { proseRow } from '../form/prose-row.ts';
import { signatureBlock } from '../form/signature.ts';
import { mm } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import {
  days,
  joined,
  label,
  type OpinionCell,
  opinionRows,
  personRows,
  shownBallots,
  term,
  value,
} from './particulars.ts';

/** Words of the ballot's options on a form printed before any ballot was held. */
const blankOptions = ['优秀', '称职', '基本称职', '不称职'];

/**
 * Lays out 驻村第一书记（工作队员）年度考核登记表. In the ordinary case the front has the person's particulars, the
 * summary and the ballots, the back all opinions; longer texts flow on, and each further page repeats form, name
 * and year. Layout 1 had no code in the footer; it is kept, so that what was registered in it can be made again.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutAnnualForm(snapshot: AnnualFormSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutForm(
    {
      snapshot,
      title: {
        title: '驻村第一书记（工作队员）年度考核登记表',
        period: `${snapshot.year}年度`,
        organisation: snapshot.organisation,
      },
      who: `姓名：${snapshot.person.name}`,
      subject: snapshot.person.name,
      code: context.layout === 1 ? null : footerCode,
      rows: (typesetter, width) => [
        {
          together: false,
          rows: [
            ...personRows(typesetter, width, snapshot.person),
            ...postRows(typesetter, width, snapshot),
            summary(typesetter, width, snapshot),
            ballotRow(
              typesetter,
              width,
              '民主测评情况',
              shownBallots(snapshot.ballots, hasRow(snapshot.style, 'annual_form', 'rater_groups')),
              blankOptions,
            ),
          ],
        },
        { together: true, rows: opinions(typesetter, width, snapshot) },
      ],
    },
    context,
  );
}

function postRows(
  typesetter: Typesetter,
  width: number,
  { posting, presence, style }: AnnualFormSnapshot,
): FormRow[] {
  return [
    fieldRow(typesetter, width, [
      label(3, '派驻村'),
      value(5, '派驻村', joined(posting.township, posting.village)),
      label(3, '驻村职务'),
      value(4, '驻村职务', posting.role),
      label(4, '驻村起止\n时间'),
      value(5, '驻村起止时间', term(posting.startDate, posting.endDate)),
    ]),
    ...(hasRow(style, 'annual_form', 'presence')
      ? [
          fieldRow(typesetter, width, [
            label(3, '本年度应\n驻村天数'),
            value(3, '本年度应驻村天数', days(presence.requiredDays)),
            label(3, '实际驻村\n天数'),
            value(3, '实际驻村天数', days(presence.presentDays)),
            label(3, '请假天数'),
            value(3, '请假天数', days(presence.leaveDays)),
            label(3, '脱岗通报\n次数'),
            value(3, '脱岗通报次数', days(presence.absenceNotices)),
          ]),
        ]
      : []),
  ];
}

function summary(typesetter: Typesetter, width: number, { selfSummary }: AnnualFormSnapshot): FormRow {
  const field = '个人总结';
  return proseRow(typesetter, width, {
    label: field,
    field,
    lead: null,
    text: selfSummary.text,
    signatory: 'person',
    signature: signatureBlock(typesetter, 'person', selfSummary, field),
    leastHeight: mm(80),
    maximumStretch: Number.POSITIVE_INFINITY,
    flows: true,
  });
}

function opinions(typesetter: Typesetter, width: number, snapshot: AnnualFormSnapshot): FormRow[] {
  const { townshipOpinion, decision, style } = snapshot;
  const cells: Record<SignedCellOf<'annual_form'>, OpinionCell> = {
    village: {
      label: '村党组织意见',
      field: '村党组织意见',
      opinion: snapshot.villageOpinion,
      signatory: 'organ',
    },
    township: {
      label: '乡镇党委\n意见及\n等次建议',
      field: '乡镇党委意见及等次建议',
      opinion: townshipOpinion,
      signatory: 'organ',
      grade: { label: '建议等次', value: townshipOpinion.proposedGrade },
    },
    unit: {
      label: '派出单位意见',
      field: '派出单位意见',
      opinion: snapshot.unitOpinion,
      signatory: 'organ',
    },
    decision: {
      label: `${decision.organ}\n审定意见\n（等次）`,
      field: '审定意见',
      opinion: decision,
      signatory: 'organ',
      grade: { label: '审定等次', value: decision.grade },
    },
    person: {
      label: '本人意见',
      field: '本人意见',
      opinion: snapshot.personOpinion,
      signatory: 'person',
    },
    remarks: {
      label: '需要说明\n的情况',
      field: '需要说明的情况',
      opinion: snapshot.remarks,
      signatory: 'organ',
      leastHeight: mm(35),
    },
  };
  const order = orderedCells(style, 'annual_form').map((cell) => cells[cell]);
  return opinionRows(typesetter, width, order, style?.seal);
}
