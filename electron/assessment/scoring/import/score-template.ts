import type { Instant } from '#shared/dates.ts';
import type { AssessmentTemplate } from '#shared/policy/scheme.ts';
import { type AssessedObject, assessedObjects, postRoleLabels } from '#shared/vocabulary.ts';
import type { CellToWrite, ColumnToWrite, SheetToWrite } from '../../../spreadsheets/write-workbook.ts';
import { writeWorkbook } from '../../../spreadsheets/write-workbook.ts';
import type { CycleHead } from '../../cycle/cycle.repository.ts';
import { type ScoredRecord, scoreKey, type storedScores } from './scored-records.repository.ts';
import { columnTitle, itemColumns } from './sheet-columns.ts';

interface Lead {
  readonly column: ColumnToWrite;
  readonly cell: (record: ScoredRecord) => CellToWrite;
}

const township: Lead = {
  column: { title: '乡镇（街道）', width: 14 },
  cell: (record) => record.townshipName,
};
const village: Lead = { column: { title: '村（社区）', width: 14 }, cell: (record) => record.villageName };
const unit: Lead = { column: { title: '派出单位', width: 24 }, cell: (record) => record.unitName };
const person: readonly Lead[] = [
  township,
  village,
  { column: { title: '姓名', width: 10 }, cell: (record) => record.name },
  {
    column: { title: '驻村职务', width: 14 },
    cell: ({ role }) => (role === null ? null : postRoleLabels[role]),
  },
  unit,
];
/** What tells the records of an object apart. */
const leads: Record<AssessedObject, readonly Lead[]> = {
  first_secretary: person,
  team_member: person,
  team: [township, village],
  unit: [unit],
};

/**
 * The workbook that scorers fill in: a sheet for each template, a line for each record that is being scored, and what
 * is entered already. It is read by the import as it is.
 *
 * @param scorer null: a line for each scorer
 */
export function scoreTemplate(
  {
    cycle,
    place,
    scorer,
  }: { readonly cycle: CycleHead; readonly place: string | null; readonly scorer: number | null },
  records: readonly ScoredRecord[],
  stored: Awaited<ReturnType<typeof storedScores>>,
  templateOf: (object: AssessedObject) => AssessmentTemplate,
  madeAt: Instant,
): { readonly fileName: string; readonly bytes: Uint8Array; readonly rows: number } {
  const places = scorer === null ? cycle.scorers.map((_, index) => index + 1) : [scorer];
  const nameOf = (each: number) => cycle.scorers[each - 1] ?? '';
  const whose = scorer === null ? '' : `（${nameOf(scorer)}）`;
  const title = `${cycle.title}${place ?? ''}评分表${whose}`;
  const sheets = assessedObjects.flatMap((object): SheetToWrite[] => {
    const own = records.filter((record) => record.object === object);
    if (own.length === 0) return [];
    const template = templateOf(object);
    const items = itemColumns(template);
    const rows = own.flatMap((record) => places.map((each) => ({ record, each })));
    return [
      {
        name: template.title,
        heading: [`${cycle.title}${place ?? ''}${template.title}评分表${whose}`],
        columns: [
          { title: '序号', width: 6 },
          ...leads[object].map(({ column }) => column),
          { title: '评分人', width: 12 },
          ...items.map((item) => ({ title: columnTitle(item), width: 14, format: '0.##' })),
        ],
        rows: rows.map(({ record, each }, index) => [
          index + 1,
          ...leads[object].map(({ cell }) => cell(record)),
          nameOf(each),
          ...items.map(({ code }) => {
            const given = stored.get(scoreKey(record.id, each, code));
            return given === undefined ? null : given / 100;
          }),
        ]),
        notes: ['填写说明：每项得分不超过标题中的满分，最多两位小数。空白格不改动已录入的得分。'],
      },
    ];
  });
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return { fileName: `${title}.xlsx`, bytes: writeWorkbook(title, madeAt, sheets), rows };
}
