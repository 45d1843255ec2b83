import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasRightCheckDigit } from '#shared/roster/id-number.ts';
import { createRosterDesk, type RosterDesk, rosterDesk } from '../../support/roster-desk.ts';
import {
  dateCell,
  errorCell,
  formula,
  rosterBytes,
  rosterLine,
  rosterTitles,
  type TestCell,
  workbookBytes,
} from '../../support/spreadsheets.ts';

/** Data starts in row 3: a heading, the titles, then people. */
const firstRow = 3;
const letterOf = (title: string) => String.fromCharCode(65 + rosterTitles.indexOf(title));

interface BadCell {
  readonly what: string;
  readonly title: string;
  readonly cell: TestCell;
  readonly message: string;
}

const badCells: readonly BadCell[] = [
  {
    what: 'a formula, whatever it once gave',
    title: '姓名',
    cell: formula('B3&C3', '赵示例'),
    message: '单元格是公式，请粘贴为数值后再导入。',
  },
  {
    what: 'a formula for a date',
    title: '到岗日期',
    cell: formula('TODAY()', 45_000),
    message: '单元格是公式，请粘贴为数值后再导入。',
  },
  {
    what: 'an error value',
    title: '派出单位',
    cell: errorCell,
    message: '单元格是错误值 #N/A，请改为正确的内容。',
  },
  {
    what: 'true or false',
    title: '身份',
    cell: true,
    message: '单元格是逻辑值（TRUE 或 FALSE），请改为文字。',
  },
  { what: 'no name', title: '姓名', cell: '  　 ', message: '姓名不能为空，请补上。' },
  { what: 'no village', title: '派驻村', cell: null, message: '派驻村不能为空，请补上。' },
  {
    what: 'a name that is a number',
    title: '姓名',
    cell: 12,
    message: '姓名应为文字，这里是数字 12，请核对是否填错列。',
  },
  {
    what: 'a name that is a date',
    title: '姓名',
    cell: dateCell(45_356),
    message: '姓名应为文字，这里是日期 2024-03-05，请核对是否填错列。',
  },
  {
    what: 'a name that lost a character',
    title: '姓名',
    cell: '赵?例',
    message: '姓名里有无法识别的字（显示为问号或方框），请对照原件改正。',
  },
  {
    what: 'a name of 41 characters',
    title: '姓名',
    cell: '示'.repeat(41),
    message: '姓名不能超过 40 个字。',
  },
  {
    what: 'the 32nd of a month',
    title: '到岗日期',
    cell: '2024年5月32日',
    message: '“2024年5月32日”不是真实的日期，请改为如 2026-03-05。',
  },
  {
    what: '29 February of a common year',
    title: '出生年月',
    cell: '1985-02-29',
    message: '“1985-02-29”不是真实的日期，请改为如 2026-03-05。',
  },
  {
    what: 'the day that spreadsheets made up',
    title: '到岗日期',
    cell: dateCell(60),
    message: '“60”不是 1900 年至 2199 年之间的真实日期，请改为如 2026-03-05。',
  },
  {
    what: 'a start known by month only',
    title: '到岗日期',
    cell: '2024.05',
    message: '“2024.05”只写到月，请补上日，如 2024-05-01。',
  },
  {
    what: 'a start that has not come yet',
    title: '到岗日期',
    cell: '2026-03-06',
    message: '到岗日期 2026-03-06 还没有到，请核对；尚未到岗的人请在到岗后登记。',
  },
  {
    what: 'no start',
    title: '到岗日期',
    cell: null,
    message: '到岗日期不能为空，请填写如 2026-03-05。',
  },
  {
    what: 'an identity that is none',
    title: '身份',
    cell: '劳务派遣',
    message: '人员身份“劳务派遣”无法识别，请填写：公务员（含参公）、事业单位人员、国有企业人员。',
  },
  {
    what: 'a role that is none',
    title: '驻村职务',
    cell: '会计',
    message: '驻村职务“会计”无法识别，请填写：第一书记、队长、工作队员。',
  },
  {
    what: 'an identity number kept as a number',
    title: '人员编号',
    cell: 420_102 * 10 ** 12,
    message: '这个编号被表格软件当作数字保存，末几位可能已经丢失。请把该列设为“文本”格式后重新填写编号。',
  },
];

/** Shared: none of these files is taken in. */
let desk: RosterDesk;
beforeAll(async () => {
  desk = await createRosterDesk();
});
afterAll(() => desk.close());

test.each(badCells)('$what: told with sheet, row, column and value, nothing written', async (bad) => {
  const good = rosterLine({ 姓名: '钱示例', 人员编号: 'A000' });
  const upload = desk.upload('名册.xlsx', rosterBytes([good, rosterLine({ [bad.title]: bad.cell })]));
  const before = await desk.fingerprint();
  const { problems, problemCount } = await desk.preview(upload);
  expect(problems[0]).toMatchObject({
    severity: 'error',
    sheet: '名册',
    row: firstRow + 1,
    column: letterOf(bad.title),
    columnTitle: bad.title,
    message: bad.message,
  });
  expect(problemCount.errors).toBe(1);
  await expect(desk.commit(upload)).rejects.toMatchObject({
    code: 'RULE_VIOLATION',
    data: { rule: 'import_cell_errors' },
    message: expect.stringContaining(
      `第 ${firstRow + 1} 行 ${letterOf(bad.title)} 列“${bad.title}”：${bad.message}`,
    ),
  });
  expect(await desk.fingerprint()).toEqual(before);
});

test.each([
  {
    what: 'cells merged down',
    merges: ['B3:B4'],
    message: '第 3 至 4 行的单元格合并在一起，无法分清各行内容。请取消合并，每人一行逐格填写。',
  },
  {
    what: 'cells merged across',
    merges: ['B3:C3'],
    message: '第 3 行有几列的单元格合并在一起，无法分清各行内容。请取消合并，每人一行逐格填写。',
  },
])('$what are told once, with rows and column', async ({ merges, message }) => {
  const lines = [rosterLine(), rosterLine({ 姓名: '钱示例', 人员编号: 'A002' })];
  const { problems } = await desk.preview(desk.upload('名册.xlsx', rosterBytes(lines, { merges })));
  const told = problems.filter((problem) => problem.message.includes('合并在一起'));
  expect(told).toMatchObject([{ severity: 'error', row: 3, column: 'B', message }]);
});

test.each([
  {
    what: 'one number for two people',
    second: { 姓名: '钱示例' },
    column: '人员编号',
    message: '人员编号 A001 在第 3 行已用于“赵示例”，同一编号不能属于两个人，请核对。',
  },
  {
    what: 'one person twice at the same time',
    second: { 派驻村: '大陂村' },
    column: '人员编号',
    message: '人员编号 A001 与第 3 行重复，且两行的驻村时间重叠。请删去重复的一行，或写明前一段的离岗日期。',
  },
])('$what within a file', async ({ second, column, message }) => {
  const lines = [rosterLine(), rosterLine(second)];
  const { problems } = await desk.preview(desk.upload('名册.xlsx', rosterBytes(lines)));
  expect(problems.filter((problem) => problem.severity === 'error')).toMatchObject([
    { row: 4, column: letterOf(column), message },
  ]);
});

test('a number that somebody else has on the roster is refused', async () => {
  const desk = await rosterDesk();
  await desk.bringIn('一.xlsx', rosterBytes([rosterLine()]));
  const upload = desk.upload('二.xlsx', rosterBytes([rosterLine({ 姓名: '钱示例', 派驻村: '大陂村' })]));
  const before = await desk.fingerprint();
  expect((await desk.preview(upload)).problems[0]).toMatchObject({
    row: 3,
    column: letterOf('人员编号'),
    message: '人员编号 A001 在台账中属于“赵示例”，与本行“钱示例”不符，请核对。',
  });
  await expect(desk.commit(upload)).rejects.toMatchObject({ data: { rule: 'import_cell_errors' } });
  expect(await desk.fingerprint()).toEqual(before);
});

test('what is untidy but plain is tidied, not refused', async () => {
  const desk = await rosterDesk();
  const lines = [
    rosterLine({ 姓名: ' 赵 示 例 ', 人员编号: 'Ａ００１ ', 到岗日期: '２０２４．５．２０' }),
    rosterLine({ 姓名: '阿依努尔•示例', 人员编号: 'A002', 到岗日期: dateCell(45_432) }),
    rosterLine({ 姓名: '𠮷示例𪚥', 人员编号: 'A003', 到岗日期: dateCell(45_432.9, 'yyyy"年"m"月"d"日"') }),
    rosterLine({ 姓名: '孙示例', 人员编号: { t: 'n', v: 42, z: '00000' }, 到岗日期: '2024年5月20日' }),
  ];
  await desk.bringIn('名册.xlsx', rosterBytes(lines));
  const people = await desk.database.read
    .selectFrom('person')
    .innerJoin('posting', 'posting.person_id', 'person.id')
    .select(['name', 'staff_number', 'start_date'])
    .orderBy('staff_number')
    .execute();
  expect(people.map((row) => [row.name, row.staff_number, row.start_date])).toEqual([
    ['孙示例', '00042', '2024-05-20'],
    ['赵示例', 'A001', '2024-05-20'],
    ['阿依努尔·示例', 'A002', '2024-05-20'],
    ['𠮷示例𪚥', 'A003', '2024-05-20'],
  ]);
});

test('thousands of errors are counted, and the first five hundred told', async () => {
  const desk = await rosterDesk();
  const lines = Array.from({ length: 1200 }, (_, index) =>
    rosterLine({ 姓名: `示例${'甲乙丙丁'[index % 4]}`, 到岗日期: '不详', 人员编号: `B${index}` }),
  );
  const { problems, problemCount } = await desk.preview(desk.upload('名册.xlsx', rosterBytes(lines)));
  expect(problemCount.errors).toBe(1200);
  expect(problems).toHaveLength(500);
});

test('an identity number that does not agree with birth date or gender is a doubt, told at its cell', async () => {
  const desk = await rosterDesk();
  // Area code 000000: nobody has this number.
  const born = '00000019850605001';
  const number = [...'0123456789X'].map((digit) => born + digit).find(hasRightCheckDigit) ?? '';
  const line = [...rosterLine({ 人员编号: number, 出生年月: '1985-06-06' }), '女'];
  const bytes = workbookBytes([{ lines: [[...rosterTitles, '性别'], line] }]);
  const { problems } = await desk.preview(desk.upload('名册.xlsx', bytes));
  const column = letterOf('人员编号');
  expect(problems).toMatchObject([
    {
      severity: 'warning',
      column,
      message: '身份证号中的出生日期是 1985-06-05，与填写的 1985-06-06 不一致，请核对。',
    },
    { severity: 'warning', column, message: '身份证号表示的性别是男，与填写的女不一致，请核对。' },
  ]);
});
