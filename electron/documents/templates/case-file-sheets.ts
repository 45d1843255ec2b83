import type { CaseFilePart, CaseFileSnapshot } from '#shared/archive/snapshots/case-file.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import { fieldRow } from '../form/field-row.ts';
import { flowingGridRow } from '../form/flowing-grid.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import { type GridCell, gridRow } from '../form/grid-row.ts';
import { mm } from '../page-geometry.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { label } from './particulars.ts';

/** A column of a sheet: its title, its width in column units, where its texts stand. */
interface SheetColumn {
  readonly title: string;
  readonly units: number;
  readonly alignment?: GridCell['alignment'];
}

function table(
  typesetter: Typesetter,
  width: number,
  columns: readonly SheetColumn[],
  texts: readonly (readonly string[])[],
): RowGroup {
  const cells = (row: readonly string[], role: 'label' | 'content') =>
    columns.map(
      ({ title, units, alignment = 'left' }, index): GridCell => ({
        units,
        text: row[index] ?? '',
        field: title,
        role,
        alignment: role === 'label' ? 'centre' : alignment,
      }),
    );
  return {
    together: false,
    head: gridRow(
      typesetter,
      width,
      cells(
        columns.map(({ title }) => title),
        'label',
      ),
      24,
    ),
    rows: texts.map((row) => flowingGridRow(typesetter, width, cells(row, 'content'), 24)),
  };
}

const lines = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null && part !== '').join('\n');

type EvidenceList = Extract<CaseFilePart, { kind: 'evidence_list' }>;
type TimeLine = Extract<CaseFilePart, { kind: 'time_line' }>;

/** 证据清单: every piece of evidence by its number, voided ones too, marked so. */
export function evidenceRows(typesetter: Typesetter, width: number, { rows }: EvidenceList): RowGroup[] {
  return [
    table(
      typesetter,
      width,
      [
        { title: '证据', units: 1.8, alignment: 'centre' },
        { title: '种类', units: 2.7, alignment: 'centre' },
        { title: '日期', units: 3, alignment: 'centre' },
        { title: '来源', units: 4 },
        { title: '证明内容', units: 6.7 },
        { title: '情形', units: 1.8, alignment: 'centre' },
        { title: '依据的记录和附件', units: 4 },
      ],
      rows.map(({ number, type, on, source, finding, clauses, rests, voided }) => [
        String(number),
        type,
        on,
        source,
        lines(finding, voided && `（已作废：${voided}）`),
        clauses.join('、'),
        rests ?? '',
      ]),
    ),
  ];
}

/** 办理经过: the whole time line of the case, the first first. */
export function timeLineRows(typesetter: Typesetter, width: number, { rows }: TimeLine): RowGroup[] {
  return [
    table(
      typesetter,
      width,
      [
        { title: '序号', units: 1.6, alignment: 'centre' },
        { title: '日期', units: 3, alignment: 'centre' },
        { title: '事项', units: 5 },
        { title: '机关、经办人、文号', units: 4.6 },
        { title: '意见和说明', units: 6.6 },
        { title: '登记', units: 3.2 },
      ],
      rows.map(({ sequence, on, what, who, text, recorded }) => [
        String(sequence),
        on,
        what,
        who ?? '',
        text ?? '',
        recorded,
      ]),
    ),
  ];
}

/** Pages on which a part stands, from and to; null for what is not printed. */
export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/** 卷内目录: every part in order, with the pages on which it stands. */
export function contentsRows(
  typesetter: Typesetter,
  width: number,
  parts: readonly CaseFilePart[],
  ranges: readonly (PageRange | null)[],
): RowGroup[] {
  return [
    table(
      typesetter,
      width,
      [
        { title: '序号', units: 1.8, alignment: 'centre' },
        { title: '材料名称', units: 9.4 },
        { title: '登记号', units: 4.6, alignment: 'centre' },
        { title: '形成时间', units: 3.4, alignment: 'centre' },
        { title: '页码', units: 3, alignment: 'centre' },
        { title: '页数', units: 1.8, alignment: 'centre' },
      ],
      parts.map((part, index) => {
        const range = ranges[index] ?? null;
        return [
          String(index + 1),
          nameOf(part),
          part.kind === 'document' ? part.registerNumber : '',
          part.kind === 'document' ? part.formedOn : '',
          range === null ? '另附' : pagesText(range),
          range === null ? '' : String(range.to - range.from + 1),
        ];
      }),
    ),
  ];
}

const pagesText = ({ from, to }: PageRange) => (from === to ? String(from) : `${from}—${to}`);

/** An enclosure is named so that the file can be told from every other: by its name, its size and its hash. */
function nameOf(part: CaseFilePart): string {
  if (part.kind !== 'enclosure') return part.title;
  return `${part.title}\n${part.fileName}（${part.size}）\nSHA-256 ${part.sha256}`;
}

const dateOf = (date: BusinessDate | null) => (date === null ? '' : formatDateLong(date));

/** What stands on the cover, in a frame. */
export function coverRows(typesetter: Typesetter, width: number, snapshot: CaseFileSnapshot): FormRow[] {
  const wide = (name: string, text: string) =>
    fieldRow(
      typesetter,
      width,
      [label(5, name), { units: 19, field: name, value: text, alignment: 'left' }],
      mm(12),
    );
  const pair = (first: string, firstText: string, second: string, secondText: string) =>
    fieldRow(
      typesetter,
      width,
      [
        label(5, first),
        { units: 7, field: first, value: firstText, alignment: 'left' },
        label(5, second),
        { units: 7, field: second, value: secondText, alignment: 'left' },
      ],
      mm(12),
    );
  const enclosed = snapshot.parts.filter(({ kind }) => kind === 'enclosure').length;
  const count = `${snapshot.parts.length} 份${enclosed === 0 ? '' : `（其中另附 ${enclosed} 份）`}`;
  return [
    wide('案件编号', snapshot.caseNumber),
    wide('当 事 人', snapshot.person),
    wide('驻村职务', snapshot.standing),
    wide('派出单位', snapshot.unit),
    wide('召回情形', snapshot.clauses.join('；')),
    pair('立案日期', dateOf(snapshot.openedOn), '审定日期', dateOf(snapshot.decidedOn)),
    pair('办理结果', snapshot.outcome, '办结日期', dateOf(snapshot.endedOn)),
    pair('立 卷 人', snapshot.compiledBy, '卷内材料', count),
  ];
}
