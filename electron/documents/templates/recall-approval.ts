import type {
  EvidenceLine,
  OrganOpinion,
  RecallApprovalSnapshot,
} from '#shared/archive/snapshots/recall-forms.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import { choiceRow } from '../form/choice-row.ts';
import { fieldRow } from '../form/field-row.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import { mm } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import { label, personRows, value } from './particulars.ts';
import { clauseText, postingRow, signedRow, statementRow, textRow } from './recall-rows.ts';

/**
 * Lays out 驻村干部召回审批表: whom it is about, every clause of the scheme with those that apply ticked, facts and
 * evidence, what the person says, what each organ says with room for its seal, measures and what follows, and how it was
 * carried out.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutRecallApproval(
  snapshot: RecallApprovalSnapshot,
  context: LayoutContext,
): PageDrawing[] {
  return layOutForm(
    {
      snapshot,
      title: {
        title: '驻村干部召回审批表',
        period: snapshot.caseNumber,
        organisation: snapshot.organisation,
      },
      who: `姓名：${snapshot.person.name}`,
      subject: snapshot.person.name,
      code: footerCode,
      rows: (typesetter, width) => rows(typesetter, width, snapshot),
    },
    context,
  );
}

function rows(typesetter: Typesetter, width: number, snapshot: RecallApprovalSnapshot): RowGroup[] {
  const { person, posting, clauses, statement, verification, opinions } = snapshot;
  const loose = (...some: readonly FormRow[]): RowGroup => ({ together: false, rows: some });
  return [
    loose(
      ...personRows(typesetter, width, person),
      postingRow(typesetter, width, posting),
      choiceRow(typesetter, width, {
        label: '召回情形',
        field: '召回情形',
        choices: clauses.map(({ chosen, ...clause }) => ({ chosen, text: clauseText(clause) })),
      }),
      textRow(typesetter, width, {
        label: '主要事实\n和依据',
        text: factsText(snapshot),
        leastHeight: mm(40),
        maximumStretch: Number.POSITIVE_INFINITY,
      }),
      textRow(typesetter, width, { label: '原因\n认定', field: '原因认定', text: faultText(snapshot) }),
      statementRow(typesetter, width, {
        label: '本人陈述',
        statement,
        leastHeight: mm(32),
        maximumStretch: mm(20),
      }),
    ),
    loose(organRow(typesetter, width, '提出意见', snapshot.proposal)),
    ...opinions.map((opinion) => loose(organRow(typesetter, width, '意见', opinion))),
    ...(verification === null
      ? []
      : [
          loose(
            organRow(typesetter, width, '核查情况', {
              ...verification,
              text: verificationText(verification),
            }),
          ),
        ]),
    loose(decisionRow(typesetter, width, snapshot), ...measureRows(typesetter, width, snapshot)),
    loose(...carryingOut(typesetter, width, snapshot)),
  ];
}

/** The facts in words, then the evidence one by one, each with its day and its number. */
function factsText({ facts, evidence }: RecallApprovalSnapshot): string | null {
  return [facts, ...evidence.map(evidenceText)].filter((part) => part !== null).join('\n') || null;
}

function evidenceText({ number, on, type, source, finding, clauses }: EvidenceLine, index: number): string {
  const about = clauses.length === 0 ? '' : `，证明情形${clauses.join('、')}`;
  return `${index + 1}.${formatDateLong(on)}，${source}：${ended(finding)}（证据${number}，${type}${about}）`;
}

/** A sentence with the mark at its end. */
const ended = (text: string) => (/[。！？]$/u.test(text) ? text : `${text}。`);

function faultText({ fault }: RecallApprovalSnapshot): string | null {
  if (fault === null) return null;
  return fault.reason === null ? `${fault.word}。` : `${fault.word}。${ended(fault.reason)}`;
}

/** The organ's name stands above the word for what it does, broken so that it fits its narrow cell. */
function organRow(typesetter: Typesetter, width: number, what: string, opinion: OrganOpinion): FormRow {
  return signedRow(typesetter, width, {
    label: `${opinion.organ}\n${what}`,
    field: `${opinion.organ}${what}`,
    text: withNumber(opinion),
    opinion,
    signatory: 'organ',
  });
}

/** The words of an organ, then the number of its paper and who dealt with it. */
const withNumber = ({
  text,
  documentNumber,
  handler,
}: Pick<OrganOpinion, 'text' | 'documentNumber' | 'handler'>) =>
  [
    text,
    [documentNumber && `文号：${documentNumber}`, handler && `经办人：${handler}`].filter(Boolean).join('　'),
  ]
    .filter(Boolean)
    .join('\n') || null;

function verificationText({
  text,
  people,
  conclusion,
}: NonNullable<RecallApprovalSnapshot['verification']>): string | null {
  const parts = [text, conclusion && `核查结论：${conclusion}。`, people && `核查人员：${people}。`];
  return parts.filter(Boolean).join('\n') || null;
}

function decisionRow(typesetter: Typesetter, width: number, { decision }: RecallApprovalSnapshot): FormRow {
  return signedRow(typesetter, width, {
    label: `${decision.organ}\n审定意见`,
    field: `${decision.organ}审定意见`,
    lead: { label: '审定结果', value: decision.outcome },
    text: withNumber(decision),
    opinion: decision,
    signatory: 'organ',
  });
}

function measureRows(
  typesetter: Typesetter,
  width: number,
  { measures, effects, followUps }: RecallApprovalSnapshot,
): FormRow[] {
  return [
    measures.length === 0
      ? textRow(typesetter, width, { label: '处理\n措施', field: '处理措施', text: null })
      : choiceRow(typesetter, width, {
          label: '处理\n措施',
          field: '处理措施',
          choices: measures.map(({ title, chosen }) => ({ text: title, chosen })),
        }),
    ...(followUps.length === 0
      ? []
      : [
          textRow(typesetter, width, {
            label: '跟踪落实\n事项',
            text: followUps
              .map(({ title, organ, dueOn }, index) => `${index + 1}.${title}（${organ}${until(dueOn)}）`)
              .join('\n'),
          }),
        ]),
    ...(effects.length === 0
      ? []
      : [
          textRow(typesetter, width, {
            label: '影响期',
            text: effects
              .map(
                ({ title, from, until: last, source }, index) =>
                  `${index + 1}.${title}：${formatDateLong(from)}至${formatDateLong(last)}〔${source}〕。`,
              )
              .join('\n'),
          }),
        ]),
  ];
}

const until = (dueOn: BusinessDate | null) => (dueOn === null ? '' : `，${formatDateLong(dueOn)}前`);
const dateOf = (date: BusinessDate | null) => (date === null ? null : formatDateLong(date));

function carryingOut(typesetter: Typesetter, width: number, snapshot: RecallApprovalSnapshot): FormRow[] {
  const { urging, carriedOut, successor, filing } = snapshot;
  return [
    ...(urging === null
      ? []
      : [
          fieldRow(typesetter, width, [
            label(3, '督促机关'),
            value(8, '督促机关', urging.organ),
            label(3, '督促函\n文号'),
            value(4, '督促函文号', urging.documentNumber),
            label(2, '日期'),
            value(4, '督促日期', dateOf(urging.on)),
          ]),
        ]),
    ...(carriedOut === null ? [] : [organRow(typesetter, width, '办理情况', carriedOut)]),
    fieldRow(typesetter, width, [
      label(3, '接替人员'),
      { units: 14, field: '接替人员', value: successor.text, alignment: 'left' },
      label(3, '到岗时间'),
      value(4, '到岗时间', dateOf(successor.startDate)),
    ]),
    ...(filing === null
      ? []
      : [
          fieldRow(typesetter, width, [
            label(3, '备案机关'),
            value(8, '备案机关', filing.organs),
            label(3, '备案文号'),
            value(4, '备案文号', filing.documentNumber),
            label(2, '日期'),
            value(4, '备案日期', dateOf(filing.on)),
          ]),
        ]),
  ];
}
