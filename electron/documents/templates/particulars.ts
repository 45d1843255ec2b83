import type { SealPosition } from '#shared/archive/document-style.ts';
import type { FormBallots, FormOpinion } from '#shared/archive/snapshots/annual-form.ts';
import { type BusinessDate, formatYearMonth } from '#shared/dates.ts';
import { type FieldCell, fieldRow } from '../form/field-row.ts';
import type { FormRow } from '../form/form-row.ts';
import { proseRow } from '../form/prose-row.ts';
import { type Signatory, sealSide, signatureBlock } from '../form/signature.ts';
import { mm } from '../page-geometry.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';

/** A cell with a label, in column units. */
export const label = (units: number, text: string): FieldCell => ({ units, label: text });
/** A cell with a value; empty is a blank to be filled in by hand. */
export const value = (units: number, field: string, text: string | null): FieldCell => ({
  units,
  field,
  value: text,
});

/** A month of a personnel form, or a blank. */
export const yearMonth = (date: BusinessDate | null) => (date === null ? null : formatYearMonth(date));

/** Days of a form, or a blank. */
export const days = (count: number | null) => (count === null ? null : String(count));

/** Parts of one field; where they do not fit on one line they part here. */
export function joined(...parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null && part !== '').join('\n') || null;
}

/** `2025.06.01起 2027.05.31止` on two lines; an open end is 至今. */
export function term(startDate: BusinessDate | null, endDate: BusinessDate | null): string | null {
  if (startDate === null) return null;
  const dotted = (date: BusinessDate) => date.replaceAll('-', '.');
  return endDate === null ? `${dotted(startDate)}起\n至今` : `${dotted(startDate)}起\n${dotted(endDate)}止`;
}

interface FormPerson {
  readonly name: string;
  readonly gender: string | null;
  readonly birthDate: BusinessDate | null;
  readonly ethnicity: string | null;
  readonly politicalStatus: string | null;
  readonly partyDate: BusinessDate | null;
  readonly unitAndPosition: string | null;
  readonly rank: string | null;
  readonly identity: string | null;
}

/** The rows about the person with which every form begins. */
export function personRows(typesetter: Typesetter, width: number, person: FormPerson): FormRow[] {
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
      { units: 12, field: '派出单位及职务', value: person.unitAndPosition, alignment: 'left' },
      label(4, '职级\n（身份）'),
      value(5, '职级（身份）', joined(person.rank, person.identity && `（${person.identity}）`)),
    ]),
  ];
}

/** The title of a form by what the person is in the village; for either where that is not known. */
export const personFormTitle = (form: string, role: string | null): string =>
  `驻村${role ?? '第一书记（工作队员）'}${form}`;

/** Words of the ballot's options for 公务员: on forms of before, and where it is not known what the person is. */
export const civilServantOptions: readonly string[] = ['优秀', '称职', '基本称职', '不称职'];

/** Ballots as a form shows them: each rater group on a line, or their sum alone. */
export const shownBallots = (ballots: FormBallots | null, groups: boolean): FormBallots | null =>
  ballots === null || groups ? ballots : { ...ballots, groups: [] };

/** Longer titles stand across: set downwards, the name of a department may be higher than a page. */
const downwardsAtMost = 8;
/** Characters of a label that stand beside each other in its column. */
const acrossAtMost = 4;

/** The title of an organ's cell: where it is long, the organ on lines of about equal length, and 意见 below it. */
export function cellTitle(title: string): string {
  if (title.includes('\n') || Array.from(title).length <= downwardsAtMost) return title;
  const organ = title.replace(/意见$/u, '');
  const rest = organ === title ? [] : ['意见'];
  // Which mark may begin a line is the typesetter's to say.
  return [...(/\p{P}/u.test(organ) ? [organ] : equalLines(organ, acrossAtMost)), ...rest].join('\n');
}

function equalLines(text: string, atMost: number): string[] {
  const characters = Array.from(text);
  const count = Math.ceil(characters.length / atMost);
  const start = (line: number) => Math.ceil((line * characters.length) / count);
  return Array.from({ length: count }, (_, line) => characters.slice(start(line), start(line + 1)).join(''));
}

/** What somebody wrote in a cell, and where they sign. */
export interface OpinionCell {
  readonly label: string;
  readonly field: string;
  readonly opinion: FormOpinion;
  readonly signatory: Signatory;
  /** A grade put forward or settled: its label, and the word or a blank for it. */
  readonly grade?: { readonly label: string; readonly value: string | null };
  /** In points; the side of a seal where an organ signs, unless said otherwise. */
  readonly leastHeight?: number;
  /** How much higher the cell may be drawn, in points; 20 mm unless said otherwise. */
  readonly maximumStretch?: number;
}

/** Sets the rows of opinions, each with its signature. */
export function opinionRows(
  typesetter: Typesetter,
  width: number,
  cells: readonly OpinionCell[],
  seal: SealPosition = 'right',
): FormRow[] {
  return cells.map(({ label: text, field, opinion, signatory, grade, leastHeight, maximumStretch }) =>
    proseRow(typesetter, width, {
      label: text,
      field,
      lead: grade ?? null,
      text: opinion.text,
      signatory,
      signature: signatureBlock(typesetter, signatory, opinion, field, seal),
      seal,
      leastHeight: leastHeight ?? (signatory === 'organ' ? sealSide : mm(35)),
      maximumStretch: maximumStretch ?? mm(20),
      flows: false,
    }),
  );
}
