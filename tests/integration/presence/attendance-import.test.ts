import { expect, test } from 'vitest';
import type { AttendanceImportId } from '#shared/ids.ts';
import { csvBytes, formula, type TestCell, workbookBytes } from '../../support/spreadsheets.ts';
import { attendanceDesk, clerk, clerkId, letters, march } from './attendance-desk.ts';

const dayTitles = Array.from({ length: 31 }, (_, index) => index + 1);
const titles: TestCell[] = ['序号', '村', '姓名', '人员编号', ...dayTitles, '在村天数'];

/** A line of the sheet: the first days are given, the others are rest days. */
const line = (
  name: string,
  marks: string,
  more: { village?: string; number?: string; total?: TestCell } = {},
) => [
  1,
  more.village ?? '唐保社村',
  name,
  more.number ?? null,
  ...[...marks].map((mark) => (mark === ' ' ? null : mark)),
  ...Array.from({ length: 31 - marks.length }, () => '休'),
  more.total ?? null,
];

const sheetBytes = (lines: readonly (readonly TestCell[])[], head: readonly TestCell[] = titles) =>
  workbookBytes([{ name: '三月', lines: [['示河镇2026年3月驻村考勤表'], head, ...lines] }]);

type Desk = Awaited<ReturnType<typeof attendanceDesk>>;

const selection = (desk: Desk, bytes: Uint8Array, sheet = '三月', fileName = '考勤.xlsx') => ({
  uploadId: desk.upload(fileName, bytes),
  sheet,
  month: march,
});

const preview = (desk: Desk, lines: readonly (readonly TestCell[])[], head?: readonly TestCell[]) =>
  desk.imports.preview(clerkId, selection(desk, sheetBytes(lines, head)));

/** Problems as `column row: message`. */
const problemsOf = async (answer: ReturnType<typeof preview>) =>
  (await answer).problems.map(({ column, row, message }) => `${column ?? ''}${row} ${message}`);

const bringIn = async (desk: Desk, bytes: Uint8Array, again = false) =>
  desk.ended(await desk.imports.commit(clerkId, clerk, { ...selection(desk, bytes), again }));

test('a sheet says its month and how it is made; it is imported as one, and told when it comes again', async () => {
  const desk = await attendanceDesk();
  const first = await desk.post('赵示例');
  const second = await desk.post('钱示例', { village: 1 });
  await desk.post('孙示例');
  const bytes = sheetBytes([
    line('赵示例', '√√√√√休休差会训病旷', { total: 5 }),
    line('钱　示例', '在在在在在', { village: '石桥' }),
  ]);
  const { sheets } = await desk.imports.inspect(clerkId, desk.upload('考勤.xlsx', bytes));
  expect(sheets).toEqual([
    { name: '三月', rows: 2, headerRow: 2, layout: 'days', suggestedMonth: '2026-03', importedBefore: null },
  ]);
  expect(await desk.imports.preview(clerkId, selection(desk, bytes))).toMatchObject({
    rows: 2,
    layout: 'days',
    added: 2,
    overwritten: 0,
    missing: 1,
    problemCount: { errors: 0, warnings: 0 },
    sample: [
      { row: 3, personName: '赵示例', days: letters('P5R2BMTLA') },
      { row: 4, personName: '钱示例' },
    ],
  });
  expect(await desk.recordedRows(), 'looking writes nothing').toEqual([]);

  const job = await bringIn(desk, bytes);
  expect(job).toMatchObject({ state: 'succeeded', result: { rows: 2, added: 2, overwritten: 0 } });
  const rows = await desk.recordedRows();
  const days = new Map(rows.map((row) => [row.posting_id, row.days]));
  expect(days.get(first)).toBe(letters('P5R2BMTLA'));
  expect(days.get(second)).toBe(letters('P5'));
  expect((await desk.list()).rows[0]).toMatchObject({ imported: true, recordedBy: '示例档案员' });
  const importId: AttendanceImportId | null | undefined = rows[0]?.import_id;
  expect(await desk.trail()).toMatchObject([
    {
      action: 'presence.attendanceImported',
      entityId: importId,
      after: { month: '2026-03', rows: 2, added: 2 },
    },
  ]);

  const again = await desk.imports.inspect(clerkId, desk.upload('又一份.xlsx', bytes));
  expect(again.sheets[0]?.importedBefore).toMatchObject({
    by: '示例档案员',
    fileName: '考勤.xlsx',
    month: '2026-03',
  });
  await expect(bringIn(desk, bytes)).rejects.toMatchObject({
    code: 'RULE_VIOLATION',
    data: { rule: 'import_same_content' },
  });
  expect(await bringIn(desk, bytes, true)).toMatchObject({
    result: { added: 0, overwritten: 0, unchanged: 2 },
  });
});

test('what is wrong is told beside its cell, and nothing is written', async () => {
  const desk = await attendanceDesk();
  await desk.post('赵示例', { staffNumber: 'A001' });
  await desk.post('钱示例', { staffNumber: 'A002' });
  await desk.post('周示例', { start: '2026-04-01' });
  await desk.post('王示例', { start: '2026-03-16' });
  await desk.post('郑示例', { staffNumber: 'A003' });
  await desk.post('郑示例', { staffNumber: 'A004' });
  const cases: readonly (readonly [cells: readonly TestCell[], problem: string])[] = [
    [line('赵示例', '√?'), 'F3 标记“?”无法识别'],
    [line('吴示例', '√'), 'C4 台账上没有名叫“吴示例”的驻村人员'],
    [line('赵示例', '√', { village: '石桥村' }), 'B5 台账上赵示例驻唐保社村，不是石桥村'],
    [line('周示例', '√'), 'C6 周示例（唐保社村，2026年4月1日起）2026年3月不在岗'],
    [line('王示例', '    √          '), 'I7 2026年3月16日到岗，3月5日还没有到岗'],
    [line('郑示例', '√'), 'C8 本月在岗的人员中有 2 个“郑示例”'],
    [line('赵示例', '√', { number: 'A002' }), 'D9 人员编号“A002”在台账上是钱示例，不是赵示例'],
    [line('赵示例', '√√', { total: 3 }), 'AJ10 这里写 在村 3 天，逐日数出来是 2 天'],
    [line('', '√').map((cell) => cell || null), 'C11 姓名不能为空'],
  ];
  const lines = cases.map(([cells]) => cells);
  const expected = cases.map(([, problem]) => expect.stringContaining(problem));
  expect(await problemsOf(preview(desk, lines))).toEqual(expected);
  await expect(bringIn(desk, sheetBytes(lines))).rejects.toMatchObject({
    data: { rule: 'import_cell_errors' },
    message: expect.stringContaining('表格还有 9 处错误，没有导入任何内容。第 3 行 F 列：标记“?”无法识别'),
  });
  expect(await desk.recordedRows()).toEqual([]);
});

test('two of one name are told apart by their number', async () => {
  const desk = await attendanceDesk();
  await desk.post('郑示例', { staffNumber: 'A003' });
  const second = await desk.post('郑示例', { staffNumber: 'A004' });
  const answer = await preview(desk, [line('郑示例', '√', { number: 'a004' })]);
  expect(answer).toMatchObject({ added: 1, missing: 1, problemCount: { errors: 0 } });
  await bringIn(desk, sheetBytes([line('郑示例', '√', { number: 'a004' })]));
  expect((await desk.recordedRows()).map((row) => row.posting_id)).toEqual([second]);
});

test('the same person twice, the 31st of a month of 30 days, a column for the 32nd', async () => {
  const desk = await attendanceDesk();
  await desk.post('赵示例');
  expect(await problemsOf(preview(desk, [line('赵示例', '√'), line('赵示例', '差')]))).toEqual([
    'C4 与第 3 行是同一个人，请只保留一行。',
  ]);
  const april = { ...selection(desk, sheetBytes([line('赵示例', '√')])), month: '2026-04' as typeof march };
  const { problems } = await desk.imports.preview(clerkId, april);
  expect(problems.map(({ column, message }) => `${column} ${message}`)).toContain(
    'AI 2026年4月没有 31 日，请清除这一格。',
  );
  const head = [...titles.slice(0, 35), 32];
  expect(await problemsOf(preview(desk, [line('赵示例', '√')], head))).toEqual([
    'AJ2 没有 32 日，请核对标题行的日期。',
  ]);
});

test('months typed before are overwritten with a warning that counts the days', async () => {
  const desk = await attendanceDesk();
  const id = await desk.post('赵示例');
  await desk.save(id, letters('P5'));
  const lines = [line('赵示例', '√√√√√√差')];
  const answer = await preview(desk, lines);
  expect(answer).toMatchObject({ added: 0, overwritten: 1 });
  expect(answer.problems).toMatchObject([
    {
      severity: 'warning',
      message: '赵示例本月的考勤已由示例档案员录入，有 2 天不同，导入后以表格为准。',
    },
  ]);
  await bringIn(desk, sheetBytes(lines));
  expect((await desk.list()).rows[0]).toMatchObject({ days: letters('P6B'), revision: 2, imported: true });
  expect((await desk.trail()).at(-1)).toMatchObject({
    before: { rows: { '赵示例（唐保社村）': { days: letters('P5') } } },
  });
});

test('a sheet of totals only, and one that works its totals out by itself', async () => {
  const desk = await attendanceDesk();
  await desk.post('赵示例');
  const head = ['姓名', '村（社区）', '在村天数', '出差', '开会', '培训', '请假', '缺勤天数'];
  const totals = await preview(desk, [['赵示例', '唐保社村', '19天', 1, 0, null, 2, 0]], head);
  expect(totals).toMatchObject({
    layout: 'totals',
    added: 1,
    problems: [],
    sample: [{ days: null, counts: { present: 19, business_trip: 1, leave: 2, training: 0 } }],
  });
  const tooMany = preview(desk, [['赵示例', '唐保社村', 30, 2]], head);
  expect(await problemsOf(tooMany)).toEqual(['C3 各项合计 32 天，超过2026年3月在岗的 31 天。']);
  const computed = line('赵示例', '√√', { total: formula('COUNTIF(E3:AI3,"√")', 99) });
  expect((await preview(desk, [computed])).problems).toEqual([]);
  const formulaDay = [...line('赵示例', '√√')];
  formulaDay[5] = formula('E3', '√');
  expect(await problemsOf(preview(desk, [formulaDay]))).toEqual(['F3 单元格是公式，请粘贴为数值后再导入。']);
});

test('titles in two rows, villages merged over their people, remarks at the foot; and a .csv', async () => {
  const desk = await attendanceDesk();
  await desk.post('赵示例');
  await desk.post('钱示例');
  const bytes = workbookBytes([
    {
      name: '考勤',
      lines: [
        ['示河镇驻村干部考勤登记表'],
        ['2026年03月'],
        ['村', '姓名', '日期'],
        [null, null, ...dayTitles],
        ['唐保社村', '赵示例', ...dayTitles.map(() => '√')],
        [null, '钱示例', ...dayTitles.map(() => '差')],
        ['填表人：示例', null, null],
        ['备注：√在村'],
      ],
      merges: ['A5:A6', 'C3:AG3'],
    },
  ]);
  const { sheets } = await desk.imports.inspect(clerkId, desk.upload('考勤.xlsx', bytes));
  expect(sheets[0]).toMatchObject({ layout: 'days', suggestedMonth: '2026-03', headerRow: 3 });
  expect(await desk.imports.preview(clerkId, selection(desk, bytes, '考勤'))).toMatchObject({
    rows: 2,
    added: 2,
    problems: [],
    sample: [{ counts: { present: 31 } }, { counts: { business_trip: 31 } }],
  });

  const csv = csvBytes(`姓名,村,${dayTitles.join(',')}\n赵示例,唐保社村${',√'.repeat(31)}\n`);
  const upload = { uploadId: desk.upload('2026年3月考勤.csv', csv), sheet: '2026年3月考勤', month: march };
  expect((await desk.imports.inspect(clerkId, upload.uploadId)).sheets[0]).toMatchObject({
    suggestedMonth: '2026-03',
  });
  expect(await desk.imports.preview(clerkId, upload)).toMatchObject({ added: 1, problems: [] });
});

test('a sheet without names or days says what it lacks', async () => {
  const desk = await attendanceDesk();
  expect(await problemsOf(preview(desk, [['甲', '乙']], ['单位', '电话']))).toEqual([
    expect.stringContaining('没有找到考勤表的标题行'),
  ]);
});

test('the template holds everyone on post, and comes back as it was filled in', async () => {
  const desk = await attendanceDesk();
  await desk.post('赵示例', { staffNumber: 'A001' });
  await desk.post('孙示例', { start: '2026-03-30' });
  await desk.post('钱示例', { village: 1 });
  const whole = await desk.attendance.template(march, null);
  expect(whole).toMatchObject({ fileName: '2026年3月驻村考勤表.xlsx', rows: 3 });
  const part = await desk.attendance.template(march, desk.townships[1] ?? null);
  expect(part).toMatchObject({ fileName: '示山乡2026年3月驻村考勤表.xlsx', rows: 1 });

  const bytes = new Uint8Array(Buffer.from(part.base64, 'base64'));
  const uploadId = desk.upload(part.fileName, bytes);
  const { sheets } = await desk.imports.inspect(clerkId, uploadId);
  expect(sheets).toMatchObject([{ name: '2026-03考勤', layout: 'days', suggestedMonth: '2026-03' }]);
  const answer = await desk.imports.preview(clerkId, { uploadId, sheet: '2026-03考勤', month: march });
  expect(answer, 'nothing is filled in yet').toMatchObject({ rows: 1, added: 0, unchanged: 1, problems: [] });
});
