import {
  type ColumnMapping,
  type PersonDraft,
  personDraftSchema,
  type RosterField,
} from '#shared/contract/roster.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { idNumberProblems } from '#shared/roster/id-number.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import { genderWords, identityWords, postRoleWords, staffKindWords } from '#shared/roster/words.ts';
import { tidyName } from '#shared/text.ts';
import {
  judgeName,
  type Reading,
  readDate,
  readLoose,
  readStaffNumber,
  readWord,
  readWords,
} from '../../spreadsheets/read-cells.ts';
import type { Cell, MergedRange, Row } from '../../spreadsheets/table.types.ts';
import { type CheckContext, isRemark } from './check.types.ts';
import { checkRepeats } from './check-repeats.ts';
import type { RosterRecord } from './records.ts';

/** Fields whose column must be pointed out before anything can be imported. */
const requiredFields = { village: '派驻村', unit: '派出单位', name: '姓名' } as const;

/** Reads every row of a roster; rows with an error are told and left out. */
export function checkRoster(context: CheckContext): RosterRecord[] {
  const { mapping, problems, layout } = context;
  const missing = Object.entries(requiredFields).filter(([field]) => columnOf(mapping, field) === null);
  if (missing.length > 0) {
    const names = missing.map(([, name]) => `“${name}”`).join('、');
    problems.error(layout.headerRow, null, '', `还没有指定${names}对应的列，请在列对应中选择。`);
    return [];
  }
  const rows = dataRows(context);
  checkMerges(context, rows);
  const records = rows.flatMap((row) => checkRow(context, row) ?? []);
  checkRepeats(context, records);
  if (rows.length === 0) {
    problems.error(layout.headerRow, null, '', '标题行下面没有人员，请确认选对了工作表。');
  }
  return records;
}

const columnOf = (mapping: ColumnMapping, field: string): number | null =>
  mapping[field as RosterField] ?? null;

function dataRows({ table, layout, mapping }: CheckContext): Row[] {
  const mapped = Object.values(mapping).filter((column) => typeof column === 'number');
  return table.rows.filter((row) => {
    if (row.number <= layout.headerRow) return false;
    const filled = row.cells.filter((cell) => cell !== undefined);
    if (filled.length <= 2 && filled[0] && isRemark(filled[0].text)) return false;
    return mapped.some((column) => row.cells[column] !== undefined);
  });
}

/** A merged cell keeps its value in its first row only, so every other row would be read as blank. */
function checkMerges({ table, mapping, problems }: CheckContext, rows: readonly Row[]): void {
  const mapped = new Set(Object.values(mapping).filter((column) => typeof column === 'number'));
  const numbers = new Set(rows.map((row) => row.number));
  for (const merge of table.merges) {
    if (!numbers.has(merge.firstRow) && !numbers.has(merge.lastRow)) continue;
    const column = [...mapped].sort((a, b) => a - b).find((index) => isInside(merge, index));
    if (column === undefined) continue;
    const span =
      merge.firstRow === merge.lastRow
        ? `第 ${merge.firstRow} 行有几列`
        : `第 ${merge.firstRow} 至 ${merge.lastRow} 行`;
    const value = table.rows.find((row) => row.number === merge.firstRow)?.cells[column]?.text ?? '';
    problems.error(
      merge.firstRow,
      column,
      value,
      `${span}的单元格合并在一起，无法分清各行内容。请取消合并，每人一行逐格填写。`,
    );
  }
}

const isInside = (merge: MergedRange, column: number) =>
  merge.firstColumn <= column && column <= merge.lastColumn;

function checkRow(context: CheckContext, row: Row): RosterRecord | undefined {
  const { problems, mapping } = context;
  const before = problems.count().errors;
  /** Reads one field of the row; tells what is wrong with it. Blank cells and wrong ones give `null`. */
  function field<T>(name: RosterField, reader: (cell: Cell) => Reading<T>): T | null {
    const column = columnOf(mapping, name);
    const cell = column === null ? undefined : row.cells[column];
    if (column === null || !cell) return null;
    const reading = reader(cell);
    if (!reading.ok) {
      problems.error(row.number, column, cell.text, reading.message);
      return null;
    }
    if (reading.warning) problems.warning(row.number, column, cell.text, reading.warning);
    return reading.value;
  }
  function required(name: keyof typeof requiredFields): string {
    const text = field(name, (cell) => readWords(cell, requiredFields[name]));
    const column = columnOf(mapping, name);
    const blank = column !== null && row.cells[column] === undefined;
    if (blank) problems.error(row.number, column, '', `${requiredFields[name]}不能为空，请补上。`);
    return text ?? '';
  }

  const township = field('township', (cell) => readWords(cell, '乡镇（街道）'));
  const village = tidyPlace(required('village'));
  const unit = tidyPlace(required('unit'));
  const name = tidyName(required('name'));
  const nameColumn = columnOf(mapping, 'name');
  const { error, warning } = name === '' ? {} : judgeName(name);
  if (error) problems.error(row.number, nameColumn, name, error);
  if (warning) problems.warning(row.number, nameColumn, name, warning);
  checkLength(context, row, 'township', township ?? '', 40);
  checkLength(context, row, 'village', village, 40);
  checkLength(context, row, 'unit', unit, 60);

  const person = {
    name,
    gender: field('gender', (cell) => readWord(cell, '性别', genderWords)),
    birthDate: field('birthDate', (cell) => readDate(cell, true)),
    ethnicity: field('ethnicity', (cell) => readWords(cell, '民族')),
    politicalStatus: field('politicalStatus', (cell) => readWords(cell, '政治面貌')),
    partyDate: field('partyDate', (cell) => readDate(cell, true)),
    workStartDate: field('workStartDate', (cell) => readDate(cell, true)),
    unitJoinedOn: field('unitJoinedOn', (cell) => readDate(cell, true)),
    retirementDate: field('retirementDate', (cell) => readDate(cell, true)),
    identity: field('identity', (cell) => readWord(cell, '人员身份', identityWords)),
    staffKind: field('staffKind', (cell) => readWord(cell, '人员类别', staffKindWords)),
    rank: field('rank', (cell) => readLoose(cell, '职级')),
    homePosition: field('homePosition', (cell) => readWords(cell, '职务')),
    phone: field('phone', (cell) => readLoose(cell, '联系电话')),
    otherContact: field('otherContact', (cell) => readLoose(cell, '其他联系方式')),
    phoneAllowanceInSalary: null,
    staffNumber: field('staffNumber', readStaffNumber),
  };
  const role = field('role', (cell) => readWord(cell, '驻村职务', postRoleWords));
  const startDate = readStart(context, row, field);
  const endDate = readEnd(context, row, startDate, field);
  const draft = checkPerson(context, row, person);
  if (problems.count().errors > before || !startDate || !draft) return undefined;
  const townshipName = township === null ? null : tidyPlace(township);
  return { row: row.number, township: townshipName, village, unit, person: draft, role, startDate, endDate };
}

type FieldReader = <T>(name: RosterField, reader: (cell: Cell) => Reading<T>) => T | null;

function readStart(
  { mapping, problems, today }: CheckContext,
  row: Row,
  field: FieldReader,
): BusinessDate | null {
  const column = columnOf(mapping, 'startDate');
  const date = field('startDate', (cell) => readDate(cell, false));
  if (column === null) {
    problems.error(
      row.number,
      null,
      '',
      '缺少到岗日期：请在列对应中指定“到岗日期”列，或在文件中补上这一列。',
    );
  } else if (row.cells[column] === undefined) {
    problems.error(row.number, column, '', '到岗日期不能为空，请填写如 2026-03-05。');
  } else if (date !== null && date > today) {
    problems.error(
      row.number,
      column,
      date,
      `到岗日期 ${date} 还没有到，请核对；尚未到岗的人请在到岗后登记。`,
    );
    return null;
  }
  return date;
}

/** An end that has not come yet is the planned end of the term: the person is still on post. */
function readEnd(
  { mapping, problems, today }: CheckContext,
  row: Row,
  startDate: BusinessDate | null,
  field: FieldReader,
): BusinessDate | null {
  const column = columnOf(mapping, 'endDate');
  const date = field('endDate', (cell) => readDate(cell, false));
  if (date === null) return null;
  if (startDate !== null && date < startDate) {
    problems.error(row.number, column, date, `离岗日期 ${date} 早于到岗日期 ${startDate}，请核对。`);
    return null;
  }
  if (date <= today) return date;
  problems.warning(row.number, column, date, `离岗日期 ${date} 还没有到，按在岗登记，不记离岗日期。`);
  return null;
}

function checkLength(
  { mapping, problems }: CheckContext,
  row: Row,
  field: RosterField,
  text: string,
  longest: number,
): void {
  if (text.length <= longest) return;
  problems.error(
    row.number,
    columnOf(mapping, field),
    text,
    `内容有 ${text.length} 个字，不能超过 ${longest} 个字，请核对是否填错列。`,
  );
}

/** The rules of the person record itself (lengths), told at their cells. */
function checkPerson(
  { mapping, problems }: CheckContext,
  row: Row,
  person: Record<keyof PersonDraft, unknown>,
): PersonDraft | undefined {
  const parsed = personDraftSchema.safeParse(person);
  if (parsed.success) {
    const { staffNumber } = parsed.data;
    const doubts = staffNumber === null ? [] : idNumberProblems(staffNumber, parsed.data);
    for (const { kind, message } of doubts) {
      // The check digit has been told where the cell was read.
      if (kind === 'check_digit') continue;
      problems.warning(row.number, columnOf(mapping, 'staffNumber'), staffNumber ?? '', `${message}。`);
    }
    return parsed.data;
  }
  for (const issue of parsed.error.issues) {
    const [field] = issue.path;
    // A blank name has been told already.
    if (field === 'name' && person.name === '') continue;
    const value = typeof field === 'string' ? String(person[field as keyof PersonDraft]) : '';
    problems.error(row.number, columnOf(mapping, String(field)), value, `${issue.message}。`);
  }
  return undefined;
}
