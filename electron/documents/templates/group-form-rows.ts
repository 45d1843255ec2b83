import type { FormScore, FormScoreItem, TeamFormSnapshot } from '#shared/archive/snapshots/group-forms.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { ballotRow } from '../form/ballot-row.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import { type GridCell, gridRow } from '../form/grid-row.ts';
import { proseRow, unsigned } from '../form/prose-row.ts';
import { type Signatory, signatureBlock } from '../form/signature.ts';
import { mm } from '../page-geometry.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { cellTitle, type OpinionCell, opinionRows } from './particulars.ts';

/** What the forms of teams and units have in common. */
export type GroupForm = Pick<
  TeamFormSnapshot,
  | 'style'
  | 'summary'
  | 'score'
  | 'ballotOptions'
  | 'ballots'
  | 'opinions'
  | 'decision'
  | 'reply'
  | 'remarks'
  | 'effects'
>;

/** A line across the form that says what follows. */
export function titleBar(typesetter: Typesetter, width: number, text: string): FormRow {
  return gridRow(
    typesetter,
    width,
    [{ units: 24, text, field: text, role: 'label', size: 12, alignment: 'centre' }],
    24,
  );
}

interface Column {
  readonly title: string;
  readonly units: number;
  readonly alignment?: GridCell['alignment'];
  /** True where names stand in it. */
  readonly uniform?: boolean;
}

/** A table whose head stands above its lines on every page that they go on to; a `null` cell is a blank for the pen. */
export function table(
  typesetter: Typesetter,
  width: number,
  columns: readonly Column[],
  lines: readonly (readonly (string | null)[])[],
): RowGroup {
  const row = (texts: readonly (string | null)[], role: 'label' | 'content') =>
    gridRow(
      typesetter,
      width,
      columns.map(
        ({ title, units, alignment = 'centre', uniform = false }, index): GridCell => ({
          units,
          text: texts[index] ?? '',
          field: title.replaceAll('\n', ''),
          role,
          alignment: role === 'label' ? 'centre' : alignment,
          uniform,
          balanced: alignment === 'centre',
        }),
      ),
      24,
    );
  return {
    together: false,
    head: row(
      columns.map(({ title }) => title),
      'label',
    ),
    rows: lines.map((texts) => row(texts, 'content')),
  };
}

const dotted = (date: BusinessDate) => date.replaceAll('-', '.');

/** `2025.06.01—至今` */
export const stay = (from: BusinessDate, until: BusinessDate | null) =>
  `${dotted(from)}—\n${until === null ? '至今' : dotted(until)}`;

/** 工作总结: it flows on to further pages, and fills the page where it is short. */
export function summaryRow(
  typesetter: Typesetter,
  width: number,
  { summary, style }: GroupForm,
  signatory: Signatory,
): FormRow {
  const field = '工作总结';
  return proseRow(typesetter, width, {
    label: field,
    field,
    lead: null,
    text: summary.text,
    signatory,
    signature: signatureBlock(typesetter, signatory, summary, field, style?.seal),
    sealBelow: true,
    leastHeight: mm(70),
    maximumStretch: Number.POSITIVE_INFINITY,
    flows: true,
  });
}

const scoreUnits = { title: 6.5, guidance: 12.5, maximum: 2.5, points: 2.5 };

/** The scores: each dimension with its items, what was added and taken off, the sum. */
export function scoreTable(typesetter: Typesetter, width: number, score: FormScore): RowGroup {
  const row = (
    { title, guidance, maximum, points }: FormScoreItem,
    style: Pick<GridCell, 'role' | 'size' | 'indent'>,
  ) =>
    gridRow(
      typesetter,
      width,
      [
        { units: scoreUnits.title, text: title, field: '考核项目', balanced: true, ...style },
        { units: scoreUnits.guidance, text: guidance ?? '', field: '考核要点', size: 10 },
        { units: scoreUnits.maximum, text: maximum, field: '满分', alignment: 'centre', ...style, indent: 0 },
        {
          units: scoreUnits.points,
          text: points ?? '',
          field: '得分',
          alignment: 'centre',
          ...style,
          indent: 0,
        },
      ],
      22,
    );
  const dimension = { role: 'label', size: 11 } as const;
  const item = { role: 'content', size: 10.5, indent: 10 } as const;
  const full = score.total === null ? '' : score.total.formula;
  return {
    together: true,
    head: gridRow(
      typesetter,
      width,
      [
        { units: scoreUnits.title, text: '考核项目' },
        { units: scoreUnits.guidance, text: '考核要点' },
        { units: scoreUnits.maximum, text: '满分' },
        { units: scoreUnits.points, text: '得分' },
      ].map(
        ({ units, text }): GridCell => ({ units, text, field: text, role: 'label', alignment: 'centre' }),
      ),
      24,
    ),
    rows: [
      ...score.sections.flatMap((section) => [
        row(section, dimension),
        ...section.items.map((entry) => row(entry, item)),
      ]),
      ...score.adjustments.map(({ title, points, evidence, documentNumber }) =>
        row(
          {
            title,
            guidance: documentNumber === null ? evidence : `${evidence}（${documentNumber}）`,
            maximum: '',
            points,
          },
          { ...dimension },
        ),
      ),
      row(
        {
          title: '总  分',
          guidance: [full, score.rank && `名次：${score.rank}`].filter(Boolean).join('\n'),
          maximum: '',
          points: score.total?.points ?? null,
        },
        { role: 'label', size: 12 },
      ),
    ],
  };
}

/** The ballots of each group, where the scheme asks for any. */
export function ballotRows(typesetter: Typesetter, width: number, form: GroupForm): FormRow[] {
  if (form.ballotOptions === null) return [];
  return [ballotRow(typesetter, width, '民主测评情况', form.ballots, form.ballotOptions)];
}

/** On the pages of opinions the cells fill what is left. */
const maximumStretch = mm(45);

/** What organs said, the grade as settled, what it means, and the answer to it. */
export function conclusionRows(
  typesetter: Typesetter,
  width: number,
  form: GroupForm,
  reply: { readonly label: string; readonly signatory: Signatory },
): RowGroup[] {
  const { decision, effects, style } = form;
  const opinions = form.opinions.map(
    ({ title, proposal, ...opinion }): OpinionCell => ({
      label: cellTitle(title),
      field: title.replaceAll('\n', ''),
      opinion,
      signatory: 'organ',
      ...(proposal ? { grade: { label: '建议等次', value: proposal.grade } } : {}),
      maximumStretch,
    }),
  );
  const settled: OpinionCell = {
    label: `${decision.organ}\n审定意见\n（等次）`,
    field: '审定意见',
    opinion: decision,
    signatory: 'organ',
    grade: { label: '审定等次', value: decision.grade },
    maximumStretch,
  };
  const last: OpinionCell[] = [
    {
      label: reply.label,
      field: reply.label,
      opinion: form.reply,
      signatory: reply.signatory,
      maximumStretch,
    },
    {
      label: '需要说明\n的情况',
      field: '需要说明的情况',
      opinion: form.remarks,
      signatory: 'organ',
      leastHeight: mm(35),
      maximumStretch,
    },
  ];
  return [
    { together: false, rows: opinionRows(typesetter, width, [...opinions, settled], style?.seal) },
    {
      together: false,
      rows: [
        ...effects.map(({ text, source }) => effectRow(typesetter, width, `${text}（${source}）`)),
        ...opinionRows(typesetter, width, last, style?.seal),
      ],
    },
  ];
}

function effectRow(typesetter: Typesetter, width: number, text: string): FormRow {
  return proseRow(typesetter, width, {
    label: '结果\n运用',
    field: '结果运用',
    lead: null,
    text,
    signatory: 'nobody',
    signature: unsigned,
    leastHeight: mm(12),
    maximumStretch: 0,
    flows: false,
  });
}
