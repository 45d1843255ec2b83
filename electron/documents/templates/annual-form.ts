import type { AnnualFormSnapshot, FormOpinion } from '#shared/archive/snapshots/annual-form.ts';
import { type BusinessDate, formatYearMonth } from '#shared/dates.ts';
import type { FontSet } from '../fonts.ts';
import { ballotRow } from '../form/ballot-row.ts';
import { fieldRow } from '../form/field-row.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import { frameLine } from '../form/form-row.ts';
import { drawFramedRows } from '../form/frame.ts';
import { paginate } from '../form/paginate.ts';
import { proseRow } from '../form/prose-row.ts';
import { type Signatory, sealSide, signatureBlock } from '../form/signature.ts';
import { MissingGlyphError } from '../glyph-coverage.ts';
import { archiveForm, contentBox, mm, type Sides } from '../page-geometry.ts';
import { PageCanvas, type PageDrawing } from '../typesetting/drawing.ts';
import { Typesetter } from '../typesetting/typesetter.ts';
import { type AnnualFormFooter, composeFooter } from './annual-form-footer.ts';
import { composeContinuation, composeTitle } from './annual-form-heading.ts';

/**
 * Version of the layout below. It stands in the register: whoever changes where anything is drawn gives it a new
 * number, since documents made before can then no longer be made again byte for byte by this program version.
 */
const layout = 1;
export const annualFormTemplateVersion = `annual-form-${layout}`;

/** Words of the ballot's options on a form printed before any ballot was held. */
const blankOptions = ['优秀', '称职', '基本称职', '不称职'];

/**
 * Lays out 驻村第一书记（工作队员）年度考核登记表. In the ordinary case the front has the person's particulars, the
 * summary and the ballots, the back all opinions; longer texts flow on, and each further page repeats form, name
 * and year.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutAnnualForm(
  snapshot: AnnualFormSnapshot,
  footer: AnnualFormFooter,
  fonts: FontSet,
  sides: Sides,
): PageDrawing[] {
  const typesetter = new Typesetter(fonts, snapshot.person.name);
  const { width, height } = contentBox(archiveForm, 1, sides);
  const title = composeTitle(typesetter, snapshot, width);
  const continuation = composeContinuation(typesetter, snapshot, width);
  const headingOf = (page: number) => (page === 0 ? title : continuation);

  const inside = width - frameLine;
  const groups: RowGroup[] = [
    {
      together: false,
      rows: [
        ...particulars(typesetter, snapshot, inside),
        summary(typesetter, snapshot, inside),
        ballotRow(typesetter, inside, '民主测评情况', snapshot.ballots, blankOptions),
      ],
    },
    { together: true, rows: opinions(typesetter, snapshot, inside) },
  ];
  const pages = paginate(groups, (page) => height - headingOf(page).height - frameLine);
  const drawFooter = composeFooter(typesetter, snapshot, footer, layout, pages.length, width);
  if (typesetter.missing.length > 0) throw new MissingGlyphError(typesetter.missing);

  return pages.map((rows, page) => {
    const canvas = new PageCanvas();
    const box = contentBox(archiveForm, page + 1, sides);
    const heading = headingOf(page);
    heading.draw(canvas, box);
    drawFramedRows(canvas, rows, { ...box, y: box.y + heading.height });
    drawFooter(canvas, box, page + 1);
    return canvas;
  });
}

function particulars(typesetter: Typesetter, snapshot: AnnualFormSnapshot, width: number): FormRow[] {
  const { person, posting, presence } = snapshot;
  const days = (value: number | null) => (value === null ? null : String(value));
  const label = (units: number, text: string) => ({ units, label: text });
  const value = (units: number, field: string, text: string | null) => ({ units, field, value: text });
  return [
    fieldRow(typesetter, width, [
      label(3, '姓  名'),
      value(5, '姓名', person.name),
      label(3, '性  别'),
      value(4, '性别', person.gender),
      label(4, '出生年月'),
      value(5, '出生年月', yearMonth(person.birthDate)),
    ]),
    fieldRow(typesetter, width, [
      label(3, '民  族'),
      value(5, '民族', person.ethnicity),
      label(3, '政治面貌'),
      value(4, '政治面貌', person.politicalStatus),
      label(4, '入党时间'),
      value(5, '入党时间', yearMonth(person.partyDate)),
    ]),
    fieldRow(typesetter, width, [
      label(3, '派出单位\n及职务'),
      { ...value(12, '派出单位及职务', person.unitAndPosition), alignment: 'left' },
      label(4, '职级\n（身份）'),
      value(5, '职级（身份）', joined(person.rank, person.identity && `（${person.identity}）`)),
    ]),
    fieldRow(typesetter, width, [
      label(3, '派驻村'),
      value(5, '派驻村', joined(posting.township, posting.village)),
      label(3, '驻村职务'),
      value(4, '驻村职务', posting.role),
      label(4, '驻村起止\n时间'),
      value(5, '驻村起止时间', term(posting)),
    ]),
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
  ];
}

const yearMonth = (date: BusinessDate | null) => (date === null ? null : formatYearMonth(date));

/** Parts of one field; where they do not fit on one line they part here. */
function joined(...parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null && part !== '').join('\n') || null;
}

function term({ startDate, endDate }: AnnualFormSnapshot['posting']): string | null {
  if (startDate === null) return null;
  const dotted = (date: BusinessDate) => date.replaceAll('-', '.');
  return endDate === null ? `${dotted(startDate)}起\n至今` : `${dotted(startDate)}起\n${dotted(endDate)}止`;
}

function summary(typesetter: Typesetter, snapshot: AnnualFormSnapshot, width: number): FormRow {
  const field = '个人总结';
  return proseRow(typesetter, width, {
    label: field,
    field,
    lead: null,
    text: snapshot.selfSummary.text,
    signatory: 'person',
    signature: signatureBlock(typesetter, 'person', snapshot.selfSummary, field),
    leastHeight: mm(80),
    maximumStretch: Number.POSITIVE_INFINITY,
    flows: true,
  });
}

interface OpinionCell {
  readonly label: string;
  readonly field: string;
  readonly opinion: FormOpinion;
  readonly signatory: Signatory;
  /** A grade put forward or settled: its label, and the word or a blank for it. */
  readonly grade?: { readonly label: string; readonly value: string | null };
}

function opinions(typesetter: Typesetter, snapshot: AnnualFormSnapshot, width: number): FormRow[] {
  const { townshipOpinion, decision } = snapshot;
  const cells: OpinionCell[] = [
    { label: '村党组织意见', field: '村党组织意见', opinion: snapshot.villageOpinion, signatory: 'organ' },
    {
      label: '乡镇党委\n意见及\n等次建议',
      field: '乡镇党委意见及等次建议',
      opinion: townshipOpinion,
      signatory: 'organ',
      grade: { label: '建议等次', value: townshipOpinion.proposedGrade },
    },
    { label: '派出单位意见', field: '派出单位意见', opinion: snapshot.unitOpinion, signatory: 'organ' },
    {
      label: `${decision.organ}\n审定意见\n（等次）`,
      field: '审定意见',
      opinion: decision,
      signatory: 'organ',
      grade: { label: '审定等次', value: decision.grade },
    },
    { label: '本人意见', field: '本人意见', opinion: snapshot.personOpinion, signatory: 'person' },
    { label: '需要说明\n的情况', field: '需要说明的情况', opinion: snapshot.remarks, signatory: 'organ' },
  ];
  return cells.map(({ label, field, opinion, signatory, grade }) =>
    proseRow(typesetter, width, {
      label,
      field,
      lead: grade ?? null,
      text: opinion.text,
      signatory,
      signature: signatureBlock(typesetter, signatory, opinion, field),
      leastHeight: signatory === 'organ' && field !== '需要说明的情况' ? sealSide : mm(35),
      maximumStretch: mm(20),
      flows: false,
    }),
  );
}
