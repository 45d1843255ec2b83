import * as z from 'zod';
import { tidyLine } from '../text.ts';
import { organNamesOf } from './organ-names.ts';

/** Cells that are signed, in the order in which they stand on a form unless the house wants another. */
export const signedCells = {
  annual_form: ['village', 'township', 'unit', 'decision', 'person', 'remarks'],
  term_form: ['township', 'departments', 'unit', 'decision', 'person'],
} as const;
/** Forms whose cells can be put in another order. */
export type StyledForm = keyof typeof signedCells;
export const styledForms: readonly StyledForm[] = ['annual_form', 'term_form'];
export type SignedCellOf<F extends StyledForm> = (typeof signedCells)[F][number];
export type SignedCell = SignedCellOf<StyledForm>;

export const signedCellLabels: Record<SignedCell, string> = {
  village: '村党组织意见',
  township: '乡镇党委意见',
  departments: '组织部门、乡村振兴部门意见',
  unit: '派出单位意见',
  decision: '审定（鉴定）意见及等次',
  person: '本人意见',
  remarks: '需要说明的情况',
};

/** Rows that a form may do without. The others carry what the notices and the archive rules ask for. */
export const optionalRows = {
  annual_form: ['presence', 'rater_groups', 'remarks'],
  term_form: ['presence', 'rater_groups', 'conduct'],
} as const;
export type OptionalRow = (typeof optionalRows)[StyledForm][number];

export const optionalRowLabels: Record<OptionalRow, string> = {
  presence: '驻村天数一行',
  rater_groups: '测评情况按评议主体分列',
  remarks: '需要说明的情况（空白时）',
  conduct: '奖惩情况',
};

/** Where signature and seal stand in a cell. */
export const sealPositions = ['right', 'centre', 'left'] as const;
export type SealPosition = (typeof sealPositions)[number];
export const sealPositionLabels: Record<SealPosition, string> = {
  right: '靠右（常用）',
  centre: '居中',
  left: '靠左',
};

/** Texts for which another font than the shipped one can be used. */
export const styledTexts = ['content', 'title'] as const;
export type StyledText = (typeof styledTexts)[number];
export const styledTextLabels: Record<StyledText, string> = { content: '正文', title: '标题' };

/** A font of this computer; the hash says later whether it is still the same file. */
export const houseFontSchema = z.strictObject({
  /** As the file names itself, e.g. 方正小标宋_GBK. */
  family: z.string().min(1).max(100),
  /** SHA-256 of the file, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type HouseFont = z.infer<typeof houseFontSchema>;

const organName = z
  .string()
  .transform(tidyLine)
  .pipe(z.string().min(1, '请填写机关名称').max(60, '机关名称最多 60 个字'));

function cellOrder<F extends StyledForm>(form: F) {
  return z
    .array(z.enum(signedCells[form]))
    .refine((order) => order.length === signedCells[form].length && new Set(order).size === order.length, {
      error: '每个签章栏要排且只排一次',
    });
}

/** How the house wants its papers set; a paper keeps what it was made with in its frozen data. */
export const documentStyleSchema = z.strictObject({
  /** Names of organs as the scheme has them, and as they are to stand on paper. */
  organs: z
    .array(z.strictObject({ name: organName, printedAs: organName }))
    .max(60)
    .refine((organs) => new Set(organs.map(({ name }) => name)).size === organs.length, {
      error: '同一个机关只能有一个印刷名称',
    }),
  order: z.strictObject({ annual_form: cellOrder('annual_form'), term_form: cellOrder('term_form') }),
  hidden: z.strictObject({
    annual_form: z.array(z.enum(optionalRows.annual_form)).max(3),
    term_form: z.array(z.enum(optionalRows.term_form)).max(3),
  }),
  seal: z.enum(sealPositions),
  /** Null: the shipped font, which alone is free to be kept with the archive. */
  fonts: z.strictObject({ content: houseFontSchema.nullable(), title: houseFontSchema.nullable() }),
});
export type DocumentStyle = z.infer<typeof documentStyleSchema>;

/** What a paper keeps of the style it was made with; the names of organs stand in its data already. */
export const frozenStyleSchema = documentStyleSchema.omit({ organs: true });
export type FrozenStyle = z.infer<typeof frozenStyleSchema>;

/** Papers as the program sets them by itself. */
export const standardStyle: DocumentStyle = {
  organs: [],
  order: { annual_form: [...signedCells.annual_form], term_form: [...signedCells.term_form] },
  hidden: { annual_form: [], term_form: [] },
  seal: 'right',
  fonts: { content: null, title: null },
};

/** What a paper is to keep of a style; nothing where it is set as the program does by itself. */
export function frozenStyle({ organs: _names, ...style }: DocumentStyle): FrozenStyle | undefined {
  const { organs: _none, ...standard } = standardStyle;
  return JSON.stringify(style) === JSON.stringify(standard) ? undefined : style;
}

/** Whether a row that a form may do without stands on it. */
export const hasRow = (style: FrozenStyle | undefined, form: StyledForm, row: OptionalRow): boolean =>
  !style?.hidden[form].some((hidden) => hidden === row);

/**
 * The signed cells of a form in the order that the house wants. What it leaves out is the blank cell: where something is to
 * be explained, e.g. why somebody has no grade, the cell is there (未确定等次或不参加考核情况说明 is a row of the form).
 */
export function orderedCells<F extends StyledForm>(
  style: FrozenStyle | undefined,
  form: F,
  { remarks }: { readonly remarks: boolean },
): readonly SignedCellOf<F>[] {
  const order: readonly SignedCellOf<F>[] = style?.order[form] ?? signedCells[form];
  return order.filter((cell) => cell !== 'remarks' || remarks || hasRow(style, form, 'remarks'));
}

/**
 * Frozen data with the organs named as they are to stand on paper: every text that is the name of an organ, or several
 * joined by 、, at any depth. Names within a sentence stay as they were written, and so does what was frozen before: a
 * case file holds registered documents, which say what their papers say.
 */
export function withPrintedOrgans<T>(data: T, { organs }: Pick<DocumentStyle, 'organs'>): T {
  const printed = new Map(organs.map(({ name, printedAs }) => [name, printedAs]));
  return printed.size === 0 ? data : renamed(data, printed);
}

const frozenBefore: ReadonlySet<string> = new Set(['snapshot', 'style']);

function renamed<T>(data: T, printed: ReadonlyMap<string, string>): T;
function renamed(data: unknown, printed: ReadonlyMap<string, string>): unknown {
  if (typeof data === 'string') return namesIn(data, printed);
  if (Array.isArray(data)) return data.map((item) => renamed(item, printed));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      frozenBefore.has(key) ? value : renamed(value, printed),
    ]),
  );
}

const namesIn = (text: string, printed: ReadonlyMap<string, string>): string =>
  /[，。；：\n]/u.test(text)
    ? text
    : organNamesOf(text)
        .map((name) => printed.get(name) ?? name)
        .join('、');
