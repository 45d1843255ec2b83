import type { FormOpinion } from '#shared/archive/snapshots/annual-form.ts';
import type {
  CaseAbout,
  CaseClause,
  CasePosting,
  FormStatement,
} from '#shared/archive/snapshots/recall-forms.ts';
import { formatDateLong } from '#shared/dates.ts';
import { fieldRow } from '../form/field-row.ts';
import type { FormRow } from '../form/form-row.ts';
import { proseRow, unsigned } from '../form/prose-row.ts';
import { type Signatory, sealSide, signatureBlock, witnessBlock } from '../form/signature.ts';
import { mm } from '../page-geometry.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { joined, label, term, value } from './particulars.ts';

/** A clause in words: its place, its text or title, where it stands; sources have brackets of their own. */
export function clauseText({ ordinal, title, text, source }: CaseClause): string {
  return `${ordinal}.${text === null ? title : `“${text}”`}〔${source}〕`;
}

/** Where somebody was posted; the township and the village part where they do not fit on one line. */
export function postingRow(typesetter: Typesetter, width: number, posting: CasePosting): FormRow {
  return fieldRow(typesetter, width, [
    label(3, '派驻村'),
    value(5, '派驻村', joined(posting.township, posting.village)),
    label(3, '驻村职务'),
    value(4, '驻村职务', posting.role),
    label(4, '驻村起止'),
    value(5, '驻村起止', term(posting.startDate, posting.endDate)),
  ]);
}

/** Whom a case is about: name, unit, village, post. */
export function aboutRows(
  typesetter: Typesetter,
  width: number,
  { name, unit, posting }: CaseAbout,
  nameLabel = '姓  名',
): FormRow[] {
  return [
    fieldRow(typesetter, width, [
      label(3, nameLabel),
      value(5, '姓名', name),
      label(3, '派出单位'),
      { units: 13, field: '派出单位', value: unit, alignment: 'left' },
    ]),
    postingRow(typesetter, width, posting),
  ];
}

interface TextRow {
  readonly label: string;
  readonly field?: string;
  readonly text: string | null;
  /** In points. */
  readonly leastHeight?: number;
  readonly maximumStretch?: number;
}

/** A cell of text that nobody signs; a long one goes on on the next page. */
export function textRow(typesetter: Typesetter, width: number, row: TextRow): FormRow {
  return proseRow(typesetter, width, {
    label: row.label,
    field: row.field ?? row.label.replaceAll('\n', ''),
    lead: null,
    text: row.text,
    signatory: 'nobody',
    signature: unsigned,
    leastHeight: row.leastHeight ?? mm(14),
    maximumStretch: row.maximumStretch ?? 0,
    flows: true,
  });
}

interface SignedRow extends TextRow {
  readonly opinion: Pick<FormOpinion, 'signer' | 'signedOn'>;
  readonly signatory: Signatory;
  /** A word above the text, or a line to write it on. */
  readonly lead?: { readonly label: string; readonly value: string | null };
}

/** A cell of text that somebody signs; the signature stays with the end of the text. */
export function signedRow(typesetter: Typesetter, width: number, row: SignedRow): FormRow {
  const field = row.field ?? row.label.replaceAll('\n', '');
  return proseRow(typesetter, width, {
    label: row.label,
    field,
    lead: row.lead ?? null,
    text: row.text,
    signatory: row.signatory,
    signature: signatureBlock(typesetter, row.signatory, row.opinion, field),
    leastHeight: row.leastHeight ?? (row.signatory === 'organ' ? sealSide : mm(28)),
    maximumStretch: row.maximumStretch ?? mm(10),
    flows: false,
  });
}

interface StatementRow {
  readonly label: string;
  readonly statement: FormStatement | null;
  readonly leastHeight: number;
  readonly maximumStretch: number;
}

/**
 * What the person said, signed by the person; or that it was refused, attested by two witnesses. Without either the cell
 * is left to be written by hand.
 */
export function statementRow(
  typesetter: Typesetter,
  width: number,
  { label: text, statement, leastHeight, maximumStretch }: StatementRow,
): FormRow {
  const field = '本人陈述';
  const refused = statement?.kind === 'refused';
  const signature = refused
    ? witnessBlock(typesetter, statement.on, field)
    : signatureBlock(
        typesetter,
        'person',
        { signer: null, signedOn: statement?.signed ? statement.on : null },
        field,
      );
  return proseRow(typesetter, width, {
    label: text,
    field,
    lead: null,
    text: statement === null ? null : statementText(statement),
    signatory: 'person',
    signature,
    leastHeight,
    maximumStretch,
    flows: true,
  });
}

function statementText({ kind, on, takenBy, text, signed, witnesses }: FormStatement): string {
  if (kind === 'made') {
    const unsignedNote = signed ? '' : '\n（本人尚未在陈述上签名。）';
    return `${text}\n（${formatDateLong(on)}陈述，${takenBy}记录。）${unsignedNote}`;
  }
  return `本人拒绝陈述（拒绝签名）。${text}\n见证人：${witnesses.join('、')}。${formatDateLong(on)}由${takenBy}记录。`;
}
