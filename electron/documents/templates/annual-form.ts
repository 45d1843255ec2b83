import { hasRow, orderedCells, type SignedCellOf } from '#shared/archive/document-style.ts';
import { townshipCommittee, villageOpinionTitle } from '#shared/archive/place-words.ts';
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
  cellTitle,
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

/**
 * Lays out 驻村第一书记年度考核登记表 or 驻村工作队员年度考核登记表. In the ordinary case the front has the person's particulars, the
 * summary and the ballots, the back all opinions; longer texts flow on, and each further page repeats form, name
 * and year. Two layouts of before are kept, so that what was registered in them can be made again: the first had no code
 * in the footer, and until the second the form was entitled for both posts, the empty table of ballots was in the words
 * for 公务员, every place was a 乡镇 and a 村, and departments that were heard had no cell.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutAnnualForm(snapshot: AnnualFormSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutForm(
    {
      snapshot,
      title: {
        title: personFormTitle('年度考核登记表', before(context) ? null : snapshot.posting.role),
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
              snapshot.ballotOptions ?? civilServantOptions,
            ),
          ],
        },
        { together: true, rows: opinions(typesetter, width, snapshot, before(context)) },
      ],
    },
    context,
  );
}

const before = ({ layout }: LayoutContext) => layout < 3;

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

function opinions(
  typesetter: Typesetter,
  width: number,
  snapshot: AnnualFormSnapshot,
  asBefore: boolean,
): FormRow[] {
  const { townshipOpinion, decision, style, departmentOpinions = [] } = snapshot;
  const { township, village } = asBefore ? { township: null, village: null } : snapshot.posting;
  const cells: Record<SignedCellOf<'annual_form'>, OpinionCell> = {
    village: {
      label: villageOpinionTitle(village),
      field: '村党组织意见',
      opinion: snapshot.villageOpinion,
      signatory: 'organ',
    },
    township: {
      label: `${townshipCommittee(township)}\n意见及\n等次建议`,
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
  const departments = departmentOpinions.map(
    ({ organ, ...opinion }): OpinionCell => ({
      label: cellTitle(`${organ}意见`),
      field: `${organ}意见`,
      opinion,
      signatory: 'organ',
    }),
  );
  const order = orderedCells(style, 'annual_form', { remarks: snapshot.remarks.text !== null }).flatMap(
    (cell) => (cell === 'unit' ? [cells.unit, ...departments] : [cells[cell]]),
  );
  return opinionRows(typesetter, width, order, style?.seal);
}
