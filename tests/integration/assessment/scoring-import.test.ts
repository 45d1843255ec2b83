import { expect, onTestFinished, test } from 'vitest';
import type { CycleId } from '#shared/ids.ts';
import { userIdSchema } from '#shared/ids.ts';
import { readTables } from '../../../electron/spreadsheets/read-tables.ts';
import { type TestCell, workbookBytes } from '../../support/spreadsheets.ts';
import { type District, openDistrict, trailOf } from './district.ts';

/** Two first secretaries and a member of the same name in two villages, and two scorers. */
async function sheetsDesk() {
  const district = await openDistrict();
  onTestFinished(() => district.assessment.close());
  await district.addPosting({ name: '示例一', role: 'first_secretary', village: '示例东村' });
  await district.addPosting({ name: '示例二', role: 'first_secretary', village: '示例西村' });
  await district.addPosting({ name: '示例同名', village: '示例东村' });
  await district.addPosting({ name: '示例同名', village: '示例西村', unit: '示例二局' });
  const { id: cycleId } = await district.plan({ scorers: ['示例甲', '示例乙'] });
  await district.goTo(cycleId, 'scoring');
  const owner = userIdSchema.parse(district.actors.assessor.id);
  const { scoring } = district.assessment;
  const put = (bytes: Uint8Array) => district.dependencies.uploads.put(owner, '评分.xlsx', bytes);
  const sheet = (...lines: TestCell[][]) => put(workbookBytes([{ name: '评分', lines }]));
  const selection = (uploadId: ReturnType<typeof put>, scorer: number | null = 1) => ({
    cycleId,
    uploadId,
    sheet: '评分',
    scorer,
  });
  return {
    district,
    cycleId,
    put,
    inspect: (uploadId: ReturnType<typeof put>) => scoring.inspectScoreSheets(owner, { cycleId, uploadId }),
    preview: (lines: TestCell[][], scorer: number | null = 1) =>
      scoring.previewScoreImport(owner, selection(sheet(...lines), scorer)),
    commit: async (lines: TestCell[][], scorer: number | null = 1) =>
      district.ended(
        district.actors.assessor,
        await scoring.commitScoreImport(owner, district.actors.assessor, selection(sheet(...lines), scorer)),
      ),
    template: (scorer: number | null) => scoring.scoreTemplate({ cycleId, townshipId: null, scorer }),
  };
}

const scoresOf = async (district: District, cycleId: CycleId, name: string) =>
  (await district.recordOf(cycleId, name)).scores.map(({ scorer, item, points }) => [scorer, item, points]);

const titles = ['序号', '村', '姓名', '吃住在村与驻村天数（15 分）', '请销假与工作纪律'];

test('scores of one scorer come in by name and village; blank cells change nothing', async () => {
  const { district, cycleId, preview, commit } = await sheetsDesk();
  const lines: TestCell[][] = [
    ['2026年度考核评分表'],
    titles,
    [1, '示例东村', '示例一', 14, '9.5分'],
    [2, '示例西', '示例同名', 13.25, null],
    ['评分人签字：'],
  ];
  expect(await preview(lines)).toMatchObject({
    rows: 2,
    added: 3,
    overwritten: 0,
    unchanged: 0,
    problemCount: { errors: 0, warnings: 0 },
    sample: [
      { row: 3, name: '示例一', scorerName: '示例甲', scores: [{ points: 1400 }, { points: 950 }] },
      { row: 4, name: '示例同名', villageName: '示例西村', scores: [{ item: 'days_on_site', points: 1325 }] },
    ],
  });
  expect(await commit(lines)).toEqual({ rows: 2, added: 3, overwritten: 0, unchanged: 0 });
  expect(await scoresOf(district, cycleId, '示例一')).toEqual([
    [1, 'days_on_site', 1400],
    [1, 'leave_discipline', 950],
  ]);

  const again = [...lines.slice(0, 2), [1, '示例东村', '示例一', 12, null]];
  expect(await preview(again)).toMatchObject({
    added: 0,
    overwritten: 1,
    problemCount: { errors: 0, warnings: 1 },
  });
  await commit(again);
  const detail = await district.recordOf(cycleId, '示例一');
  expect(detail.scores.map((score) => score.points)).toEqual([1200, 950]);
  expect((await trailOf(district, detail.id)).at(-1)).toMatchObject({
    action: 'assessment.scoresImported',
    actor: '示例考核员',
    before: { scorerName: '示例甲', scores: [{ item: 'days_on_site', points: 1400 }] },
    after: { scorerName: '示例甲', scores: [{ item: 'days_on_site', points: 1200 }] },
  });
  expect((await trailOf(district, cycleId)).at(-1)).toMatchObject({
    action: 'assessment.scoresImported',
    after: { sheet: '评分', rows: 1, overwritten: 1 },
  });
});

test('every cell that is wrong is named with what to do, and nothing is imported', async () => {
  const { district, cycleId, preview, commit } = await sheetsDesk();
  const lines: TestCell[][] = [
    titles,
    [1, '示例东村', '示例一', 15.5, '好'],
    [2, '示例西村', '示例无名', 10, 9],
    [3, null, '示例同名', 10, 9],
    [4, '示例东村', '示例二', 10, 9],
    [5, '示例东村', '示例一', 10, 9.125],
    [6, '示例东村', '示例同名', 10, 9],
    [7, '示例东村', '示例同名', 11, 9],
  ];
  const { problems, problemCount } = await preview(lines);
  expect(problems.map(({ row, column, message }) => `${row}${column} ${message}`)).toEqual([
    '2E 得分应为数字，最多两位小数，不是“好”。',
    '3C 本次考核中没有名叫“示例无名”的人员，请核对。',
    '4C 本次考核中有 2 个名叫“示例同名”的人员（示例镇示例东村示例局、示例镇示例西村示例二局），请用乡镇、村名或派出单位加以区分。',
    '5B 示例二驻示例西村，不是示例东村，请核对。',
    '6E 得分应为数字，最多两位小数，不是“9.125”。',
    '8C 与第 7 行是同一个评分对象、同一位评分人，请只保留一行。',
  ]);
  expect(problemCount.errors).toBe(6);
  await expect(commit(lines)).rejects.toMatchObject({ data: { rule: 'import_cell_errors' } });
  expect(await scoresOf(district, cycleId, '示例同名')).toEqual([]);
  const high: TestCell[][] = [titles, [1, '示例东村', '示例一', 15.5, 9]];
  expect((await preview(high)).problems).toMatchObject([
    { row: 2, column: 'D', message: '“吃住在村与驻村天数”评了 15.5 分，超过满分 15 分。' },
  ]);
});

test('a sheet of all scorers names them line by line', async () => {
  const { district, cycleId, preview, commit } = await sheetsDesk();
  const lines: TestCell[][] = [
    [...titles, '评分人'],
    [1, '示例东村', '示例一', 14, 9, '示例甲'],
    [2, '示例东村', '示例一', 12, 8, '示例乙'],
  ];
  await commit(lines, null);
  expect(await scoresOf(district, cycleId, '示例一')).toEqual([
    [1, 'days_on_site', 1400],
    [1, 'leave_discipline', 900],
    [2, 'days_on_site', 1200],
    [2, 'leave_discipline', 800],
  ]);
  const unknown = await preview([...lines, [3, '示例西村', '示例二', 1, 1, '示例丙']], null);
  expect(unknown.problems).toMatchObject([
    { row: 4, column: 'F', message: '评分人中没有“示例丙”。本次考核的评分人是示例甲、示例乙。' },
  ]);
  expect((await preview(lines, 1)).problems).toMatchObject([
    { row: 3, column: 'F', message: '这一行是示例乙的评分，导入时选的是示例甲，请核对。' },
  ]);
});

test('the template lists whom to score, comes back as it is, and says what it holds', async () => {
  const { district, cycleId, put, inspect, template, commit } = await sheetsDesk();
  await commit([titles, [1, '示例东村', '示例一', 14, 9.5]]);
  const { fileName, base64, rows } = await template(null);
  expect(fileName).toBe('2026年度考核评分表.xlsx');
  expect(rows).toBe(4 * 2);
  const bytes = Buffer.from(base64, 'base64');
  const [sheet] = await readTables(fileName, bytes);
  expect(sheet?.rows.slice(0, 3).map(({ cells }) => cells.slice(0, 9).map((cell) => cell?.text))).toEqual([
    ['2026年度考核第一书记年度考核评分表'],
    [
      ...['序号', '乡镇（街道）', '村（社区）', '姓名', '驻村职务', '派出单位', '评分人'],
      ...['吃住在村与驻村天数（15 分）', '请销假与工作纪律（10 分）'],
    ],
    ['1', '示例镇', '示例东村', '示例一', '第一书记（队长）', '示例局', '示例甲', '14', '9.5'],
  ]);
  const uploadId = put(bytes);
  expect(await inspect(uploadId)).toMatchObject({
    sheets: [
      { name: '第一书记年度考核', rows: 4, items: 9, namesScorers: true },
      { name: '工作队员年度考核', rows: 4, items: 9, namesScorers: true },
    ],
  });
  const owner = userIdSchema.parse(district.actors.assessor.id);
  const back = await district.assessment.scoring.previewScoreImport(owner, {
    cycleId,
    uploadId,
    sheet: '第一书记年度考核',
    scorer: null,
  });
  expect(back).toMatchObject({ rows: 4, added: 0, overwritten: 0, unchanged: 2, problems: [] });
});

test('whoever is no longer being scored is named', async () => {
  const { district, cycleId, preview, commit } = await sheetsDesk();
  await district.score(await district.recordOf(cycleId, '示例一'));
  await district.step(cycleId, 'review');
  const lines: TestCell[][] = [titles, [1, '示例东村', '示例一', 14, 9.5]];
  expect((await preview(lines)).problems[0]).toMatchObject({
    row: 2,
    column: 'C',
    message: '示例一的考核已过评分阶段，不能导入评分。',
  });
  await expect(commit(lines)).rejects.toMatchObject({ code: 'RULE_VIOLATION' });
});

test('a sheet without the titles of a score sheet is said to be none', async () => {
  const { preview } = await sheetsDesk();
  const { problems, rows } = await preview([
    ['姓名', '电话'],
    ['示例一', '1'],
  ]);
  expect(rows).toBe(0);
  expect(problems[0]?.message).toContain('没有找到评分表的标题行');
});
