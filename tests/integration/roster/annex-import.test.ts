import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { unitDecisions } from '../../../electron/roster/sample/district.ts';
import { annexFileName, annexSheet, fundingSheet } from '../../../electron/roster/sample/sample-files.ts';
import { rosterDesk } from '../../support/roster-desk.ts';
import { workbookBytes } from '../../support/spreadsheets.ts';

const annex = readFileSync(resolve(import.meta.dirname, '../../../resources/samples', annexFileName));

test('the annex is recognised: posts on one sheet, money with its year on the other', async () => {
  const desk = await rosterDesk();
  const { sheets } = await desk.inspect(desk.upload(annexFileName, annex));
  expect(sheets).toMatchObject([
    { name: annexSheet, kind: 'annex_posts', headerRow: 3, suggestedYear: null, importedBefore: null },
    { name: fundingSheet, kind: 'annex_funding', headerRow: 3, suggestedYear: 2022, importedBefore: null },
  ]);
});

test('the posts: 57 open ones, lead units marked, nothing written by looking', async () => {
  const desk = await rosterDesk();
  const upload = desk.upload(annexFileName, annex);
  const before = await desk.fingerprint();
  expect(await desk.preview(upload, { sheet: annexSheet })).toMatchObject({
    rows: 19,
    totals: { townships: 2, villages: 19, units: 53, postings: 57, people: 0 },
    problems: [],
    unitQuestions: [],
  });
  expect(await desk.fingerprint()).toEqual(before);

  const job = await desk.ended(await desk.commit(upload, { sheet: annexSheet }));
  expect(job).toMatchObject({ state: 'succeeded', result: { rows: 19, totals: { postings: 57 } } });
  expect(await desk.roster.postings.totals()).toMatchObject({ openPosts: 57, onPost: 0 });
  const postings = await desk.database.read.selectFrom('posting').selectAll().execute();
  expect(new Set(postings.map((posting) => posting.role))).toEqual(new Set([null]));
  expect(postings.filter((posting) => posting.lead_unit === 1)).toHaveLength(leadPosts);
});

test('with the lead unit as 第一书记 each village has one, the others are team members', async () => {
  const desk = await rosterDesk();
  await desk.bringIn(annexFileName, annex, { sheet: annexSheet, leadUnitFirstSecretary: true });
  const postings = await desk.database.read.selectFrom('posting').selectAll().execute();
  const secretaries = postings.filter((posting) => posting.role === 'first_secretary');
  expect(new Set(secretaries.map((posting) => posting.village_id)).size).toBe(19);
  expect(secretaries).toHaveLength(19);
  expect(postings.filter((posting) => posting.role === 'team_member')).toHaveLength(38);
});

test('the money: five names are asked about, nothing is joined without an answer', async () => {
  const desk = await rosterDesk();
  await desk.bringIn(annexFileName, annex, { sheet: annexSheet });
  const upload = desk.upload(annexFileName, annex);
  const { unitQuestions, problemCount } = await desk.preview(upload, { sheet: fundingSheet });
  expect(problemCount).toEqual({ errors: 0, warnings: 0 });
  expect(unitQuestions.map(({ name, candidates }) => ({ name, sameAs: candidates[0]?.unitName }))).toEqual(
    unitDecisions.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
  );
  const before = await desk.fingerprint();
  await expect(desk.commit(upload, { sheet: fundingSheet })).rejects.toMatchObject({
    code: 'RULE_VIOLATION',
    data: { rule: 'import_unit_questions' },
  });
  expect(await desk.fingerprint()).toEqual(before);

  await desk.bringIn(annexFileName, annex, { sheet: fundingSheet, unitDecisions });
  expect(await desk.roster.postings.totals()).toMatchObject({ villages: 19, units: 53, postings: 57 });
  const units = await desk.roster.units.list();
  expect(units.find((unit) => unit.name === '团区委')).toMatchObject({ aliases: ['区团委'], postings: 1 });
});

const order = ['区团委', '江岸区社保处', '区生态环境局', '去机关事务中心', '区退役军人局'];

test('a name decided to be another unit is a unit of its own and is not proposed again', async () => {
  const desk = await rosterDesk();
  await desk.bringIn(annexFileName, annex, { sheet: annexSheet });
  const decisions = unitDecisions.map((decision) =>
    decision.name === '区团委' ? { name: '区团委', sameAs: null } : decision,
  );
  await desk.bringIn(annexFileName, annex, { sheet: fundingSheet, unitDecisions: decisions });
  expect(await desk.roster.postings.totals()).toMatchObject({ units: 54 });
  expect(await desk.roster.units.listMatches()).toEqual([]);
});

test('the same sheet twice is refused unless one insists, and then adds no second set of posts', async () => {
  const desk = await rosterDesk();
  await desk.bringIn(annexFileName, annex, { sheet: annexSheet });
  const upload = desk.upload('改了名字.xlsx', annex);
  await expect(desk.commit(upload, { sheet: annexSheet })).rejects.toMatchObject({
    data: { rule: 'import_same_content' },
    message: `内容相同的文件“${annexFileName}”已由示例档案员在 2026-03-05 导入过。如确需再次导入，请勾选“仍要再次导入”。`,
  });
  const { sheets, importedBefore } = await desk.inspect(upload);
  expect(sheets.map((sheet) => sheet.importedBefore !== null)).toEqual([true, false]);
  expect(importedBefore).toBeNull();
  await desk.ended(await desk.commit(upload, { sheet: annexSheet, again: true }));
  expect(await desk.roster.postings.totals()).toMatchObject({ postings: 57 });
});

const titles = ['街道(乡镇)', '序号', '重点乡村', '派出单位'];
const funding = ['序号', '单位名称', '人数', '单位经费', '人员经费', '经费总计'];

test.each([
  {
    what: 'a township that announces more villages than there are',
    lines: [titles, ['木兰乡(3个村)', 1, '桥店村', '区城管局(2人)'], ['', 2, '姚湾村', '区应急局(1人)']],
    problem: { row: 2, column: 'A', message: '“木兰乡”写明 3 个村，下面却有 2 个，请核对是否漏行或多行。' },
  },
  {
    what: 'a unit without head count',
    lines: [titles, ['木兰乡', 1, '桥店村', '区城管局(2人)、区应急局'], ['', 2, '姚湾村', '区水务局(1人)']],
    problem: {
      row: 2,
      column: 'D',
      message: '“区应急局”没有写成“单位(人数)”的样子，请改为如“区财政局(1人)”。',
    },
  },
  {
    what: 'a village twice',
    lines: [titles, ['木兰乡', 1, '桥店村', '区城管局(2人)'], ['', 2, '桥店村', '区应急局(1人)']],
    problem: { row: 3, column: 'C', message: '“桥店村”在第 2 行已经出现，请合并为一行。' },
  },
  {
    what: 'a line of money that does not add up',
    lines: [['单位：万元'], funding, [1, '区财政局', 1, 3, 2, 6], ['', '总计', 1, 3, 2, 5]],
    problem: {
      row: 3,
      column: 'F',
      message: '经费总计与前两项之和不符：3.00 + 2.00 = 5.00，请核对。',
    },
  },
  {
    what: 'a total that is not the sum',
    lines: [['单位：万元'], funding, [1, '区财政局', 1, 3, 2, 5], ['', '总计', 2, 3, 2, 5]],
    problem: { row: 4, column: 'C', message: '总计行的人数是 2，上面各行相加是 1，请核对。' },
  },
])('$what is told at its cell, and nothing is written', async ({ lines, problem }) => {
  const desk = await rosterDesk();
  const upload = desk.upload('附件.xlsx', workbookBytes([{ name: '表', lines }]));
  const before = await desk.fingerprint();
  const { problems } = await desk.preview(upload, { year: 2022 });
  expect(problems[0]).toMatchObject({ severity: 'error', sheet: '表', ...problem });
  await expect(desk.commit(upload, { year: 2022 })).rejects.toMatchObject({
    data: { rule: 'import_cell_errors' },
  });
  expect(await desk.fingerprint()).toEqual(before);
});

test('head counts that differ between the two tables are told per unit', async () => {
  const desk = await rosterDesk();
  const posts = [titles, ['木兰乡', 1, '桥店村', '区城管局(2人)、区财政局(1人)']];
  await desk.bringIn('岗位.xlsx', workbookBytes([{ lines: posts }]));
  const money = [['单位：万元'], funding, [1, '区城管局', 1, 3, 2, 5], ['', '总计', 1, 3, 2, 5]];
  const { problems } = await desk.preview(desk.upload('资金.xlsx', workbookBytes([{ lines: money }])), {
    year: 2022,
  });
  expect(problems).toMatchObject([
    {
      severity: 'warning',
      row: 3,
      column: 'C',
      message: '资金表写 1 人，台账中“区城管局”有 2 个岗位，请核对。',
    },
  ]);
});

/** 19 villages; in two of them the lead unit sends two people. */
const leadPosts = 21;
