import { expect, test } from 'vitest';
import { postingListInput } from '#shared/contract/roster.ts';
import { nominated } from '../../support/candidates.ts';
import { archivistId as owner, rosterDesk } from '../../support/roster-desk.ts';
import {
  csvBytes,
  rosterBytes,
  rosterLine,
  rosterTitles,
  workbookBytes,
} from '../../support/spreadsheets.ts';

const titles = ['街道(乡镇)', '序号', '重点乡村', '派出单位'];
const annex = workbookBytes([
  {
    lines: [
      titles,
      ['王家河 街道 (2个村)', 1, '唐保社村', '区财政局(1人)、区公安分局(2人)'],
      ['', 2, '大陂村', '区水务局(1人)'],
    ],
  },
]);

test('people fill the open posts of their village and unit; the rest become new postings', async () => {
  const desk = await rosterDesk();
  await desk.bringIn('附件.xlsx', annex, { leadUnitFirstSecretary: true });
  const roster = rosterBytes([
    rosterLine({ 姓名: '钱示例', 派出单位: '区公安分局', 人员编号: 'A002' }),
    rosterLine({ 姓名: '赵示例', 驻村职务: '第一书记', 人员编号: 'A001' }),
    rosterLine({ 姓名: '孙示例', 派驻村: '大陂村', 人员编号: 'A003' }),
  ]);
  const upload = desk.upload('名册.xlsx', roster);
  const preview = await desk.preview(upload);
  expect(preview.totals).toEqual({ townships: 0, villages: 0, units: 0, postings: 1, people: 3 });
  expect(preview.problems).toMatchObject([
    {
      severity: 'warning',
      row: 5,
      column: 'C',
      message: '大陂村没有“区财政局”的空缺岗位，导入时将新增一个岗位，请核对。',
    },
  ]);
  await desk.ended(await desk.commit(upload));
  expect(await desk.roster.postings.totals()).toMatchObject({ postings: 5, openPosts: 2, onPost: 3 });
  const { rows } = await desk.roster.postings.list({
    offset: 0,
    limit: 100,
    filter: { text: '', townshipId: null, villageId: null, unitId: null, role: null, status: null },
    sort: [],
  });
  expect(rows.map((row) => [row.villageName, row.unitName, row.personName, row.role, row.leadUnit])).toEqual([
    ['唐保社村', '区财政局', '赵示例', 'first_secretary', true],
    ['唐保社村', '区公安分局', null, 'team_member', false],
    ['唐保社村', '区公安分局', '钱示例', 'team_member', false],
    ['大陂村', '区水务局', null, 'first_secretary', true],
    ['大陂村', '区财政局', '孙示例', 'team_member', false],
  ]);
});

test('a filled post has its own line in the audit trail; the import has one for all', async () => {
  const desk = await rosterDesk();
  await desk.bringIn('附件.xlsx', annex);
  await desk.bringIn('名册.xlsx', rosterBytes([rosterLine()]));
  const events = await desk.database.read
    .selectFrom('audit_event')
    .select(['action', 'actor_name'])
    .orderBy('sequence')
    .execute();
  expect(events.slice(-3)).toEqual([
    { action: 'roster.imported', actor_name: '示例档案员' },
    { action: 'roster.postFilled', actor_name: '示例档案员' },
    { action: 'roster.imported', actor_name: '示例档案员' },
  ]);
});

test('somebody already on the roster is known by number, or by name and birth date; blanks are filled in', async () => {
  const desk = await rosterDesk();
  await desk.bringIn('一.xlsx', rosterBytes([rosterLine({ 出生年月: null, 身份: null })]));
  const again = rosterBytes([
    rosterLine(),
    rosterLine({ 姓名: '钱示例', 人员编号: 'A002', 派驻村: '大陂村' }),
  ]);
  const upload = desk.upload('二.xlsx', again);
  expect((await desk.preview(upload)).totals).toMatchObject({ postings: 1, people: 1 });
  await desk.ended(await desk.commit(upload));
  const people = await desk.database.read.selectFrom('person').selectAll().orderBy('staff_number').execute();
  expect(people.map((person) => [person.name, person.birth_date, person.identity, person.revision])).toEqual([
    ['赵示例', '1985-07-12', 'civil_servant', 2],
    ['钱示例', '1985-07-12', 'civil_servant', 1],
  ]);
});

test('what the roster knows is not overwritten by a file that says otherwise', async () => {
  const desk = await rosterDesk();
  await desk.bringIn('一.xlsx', rosterBytes([rosterLine()]));
  const other = rosterBytes([rosterLine({ 身份: '事业编', 到岗日期: '2024-05-21' })]);
  const { problems } = await desk.preview(desk.upload('二.xlsx', other));
  expect(problems.map((problem) => problem.message)).toContain(
    '赵示例的人员身份：台账为“公务员”，文件为“事业单位人员”，保留台账内容。',
  );
});

test('a person on post elsewhere cannot be posted a second time', async () => {
  const desk = await rosterDesk();
  await desk.bringIn('一.xlsx', rosterBytes([rosterLine()]));
  const { problems } = await desk.preview(
    desk.upload('二.xlsx', rosterBytes([rosterLine({ 派驻村: '大陂村', 到岗日期: '2025-03-10' })])),
  );
  expect(problems[0]).toMatchObject({
    severity: 'error',
    row: 3,
    column: 'D',
    message: '赵示例自 2024-05-20 起已在唐保社村驻村，与本行时间重叠。请先在台账中登记原岗位的离岗日期。',
  });
});

test('two people of one name without further marks are two people, with a warning', async () => {
  const desk = await rosterDesk();
  const plain = { 出生年月: null, 人员编号: null };
  const lines = [rosterLine(plain), rosterLine({ ...plain, 派驻村: '大陂村' })];
  const upload = desk.upload('名册.xlsx', rosterBytes(lines));
  const { totals, problems } = await desk.preview(upload);
  expect(totals.people).toBe(2);
  expect(problems).toMatchObject([{ severity: 'warning', row: 4, column: 'D' }]);
});

test('a planned end that has not come is no end', async () => {
  const desk = await rosterDesk();
  const lines = [
    [...rosterTitles, '离岗日期'],
    [...rosterLine(), '2026-05-20'],
    [...rosterLine({ 姓名: '钱示例', 人员编号: 'A002' }), '2025-05-20'],
  ];
  const upload = desk.upload('名册.xlsx', workbookBytes([{ lines }]));
  expect((await desk.preview(upload)).problems).toMatchObject([
    {
      severity: 'warning',
      row: 2,
      column: 'J',
      message: '离岗日期 2026-05-20 还没有到，按在岗登记，不记离岗日期。',
    },
  ]);
  await desk.ended(await desk.commit(upload));
  const postings = await desk.database.read.selectFrom('posting').selectAll().orderBy('status').execute();
  expect(postings.map((posting) => [posting.status, posting.end_date])).toEqual([
    ['ended', '2025-05-20'],
    ['on_post', null],
  ]);
});

test('a village without township is found by its name, and refused where there are two', async () => {
  const desk = await rosterDesk();
  await desk.bringIn('附件.xlsx', annex);
  const upload = () => desk.upload('名册.xlsx', rosterBytes([rosterLine({ 乡镇: null })]));
  expect((await desk.preview(upload())).problemCount.errors).toBe(0);
  const actor = { id: 'someone', name: '示例' };
  await desk.roster.postings.createPost(actor, {
    township: '木兰乡',
    village: '唐保社村',
    unit: '区财政局',
    role: null,
  });
  expect((await desk.preview(upload())).problems[0]).toMatchObject({
    row: 3,
    column: 'B',
    message: '台账中有 2 个同名的村，请补上乡镇（街道）以便区分。',
  });
});

const csvLines = [rosterTitles, rosterLine({ 姓名: '阿依努尔·示例' })]
  .map((line) => line.join(','))
  .join('\r\n');
/** The usual line in GB18030, made once with another tool. */
const gb18030 = Buffer.from(
  'cfe7d5f22cc5c9d7a4b4e52cc5c9b3f6b5a5cebb2cd0d5c3fb2cb3f6c9fac4ead4c22cc9edb7dd2cd7a4b4e5d6b0cef12cb5bdb8dac8d5c6da2cc8cbd4b1b1e0bac50d0acdf5bcd2bad3bdd6b5c02cccc6b1a3c9e7b4e52cc7f8b2c6d5febed62cd5d4cabec0fd2c313938352d30372d31322cb9abcef1d4b12cb9a4d7f7b6d3d4b12c323032342d30352d32302c41303031',
  'hex',
);

test.each([
  ['UTF-8 with a mark', csvBytes(csvLines), '阿依努尔·示例'],
  ['UTF-8 without one', csvBytes(csvLines, ''), '阿依努尔·示例'],
  ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${csvLines}`, 'utf16le')), '阿依努尔·示例'],
  ['tabs', csvBytes(csvLines.replaceAll(',', '\t')), '阿依努尔·示例'],
  ['GB18030', new Uint8Array(gb18030), '赵示例'],
])('a .csv file in %s is read', async (_, bytes, name) => {
  const desk = await rosterDesk();
  const { rows, sample, problemCount } = await desk.preview(desk.upload('名册.csv', bytes));
  expect({ rows, problemCount }).toEqual({ rows: 1, problemCount: { errors: 0, warnings: 0 } });
  expect(sample[0]).toMatchObject({ row: 2, village: '唐保社村', person: name, startDate: '2024-05-20' });
});

test('dates of a workbook that counts from 1904 are the days that were meant', async () => {
  const desk = await rosterDesk();
  const lines = [rosterTitles, rosterLine({ 到岗日期: { t: 'n', v: 45_432 - 1462, z: 'yyyy-mm-dd' } })];
  const { sample } = await desk.preview(
    desk.upload('名册.xlsx', workbookBytes([{ lines }], { from1904: true })),
  );
  expect(sample[0]?.startDate).toBe('2024-05-20');
});

test('columns that nobody could guess are mapped by hand', async () => {
  const desk = await rosterDesk();
  const lines = [
    ['甲', '乙', '丙', '丁', '戊'],
    ['王家河街道', '唐保社村', '区财政局', '赵示例', '2024-05-20'],
  ];
  const upload = desk.upload('名册.xlsx', workbookBytes([{ lines }]));
  const { sheets } = await desk.inspect(upload);
  expect(sheets[0]).toMatchObject({ kind: 'roster', headerRow: 1, suggestedMapping: {} });
  expect((await desk.preview(upload)).problems[0]).toMatchObject({
    row: 1,
    column: null,
    message: '还没有指定“派驻村”、“派出单位”、“姓名”对应的列，请在列对应中选择。',
  });
  const mapping = { township: 0, village: 1, unit: 2, name: 3, startDate: 4 };
  expect((await desk.preview(upload, { mapping })).problemCount.errors).toBe(0);
});

test('a cancelled import leaves nothing behind', async () => {
  const desk = await rosterDesk();
  const lines = Array.from({ length: 3000 }, (_, index) =>
    rosterLine({ 姓名: '示例', 人员编号: `C${index}`, 派驻村: `示例${index % 40}村` }),
  );
  const upload = desk.upload('名册.xlsx', rosterBytes(lines));
  const before = await desk.fingerprint();
  const id = await desk.commit(upload);
  while (desk.jobs.get(owner, id).done < 500) await new Promise((turn) => setImmediate(turn));
  desk.jobs.cancel(owner, id);
  expect((await desk.ended(id)).state).toBe('cancelled');
  expect(await desk.fingerprint()).toEqual(before);
  expect((await desk.ended(await desk.commit(upload))).state).toBe('succeeded');
  expect(await desk.roster.postings.totals()).toMatchObject({ postings: 3000, people: 3000, villages: 40 });
});

const inFullTitles = [...rosterTitles, '人员类别', '到本单位时间', '退休时间', '其他联系方式'];

test('the person in full: kind of staff, joining of the unit, retirement, another contact', async () => {
  const desk = await rosterDesk();
  const line = [...rosterLine({}), '借调（借用）', '2019-05', '2041-08-01', '办公室 88'];
  await desk.bringIn('名册.xlsx', workbookBytes([{ lines: [inFullTitles, line] }]));
  const people = await desk.roster.people.find('示例');
  expect(people).toMatchObject([
    {
      staffKind: 'seconded',
      unitJoinedOn: '2019-05-01',
      retirementDate: '2041-08-01',
      otherContact: '办公室 88',
    },
  ]);
});

test('人员类别 with words of identity is the identity, as some offices mean it', async () => {
  const desk = await rosterDesk();
  const titles = rosterTitles.map((title) => (title === '身份' ? '人员类别' : title));
  const upload = desk.upload(
    '名册.xlsx',
    workbookBytes([{ lines: [titles, rosterLine({ 身份: '公务员' })] }]),
  );
  const { sheets } = await desk.inspect(upload);
  expect(sheets[0]?.suggestedMapping).toMatchObject({ identity: titles.indexOf('人员类别') });
});

test('a post that somebody is nominated for is not filled by an import', async () => {
  const desk = await rosterDesk();
  await desk.bringIn('附件.xlsx', annex, { leadUnitFirstSecretary: true });
  const { rows } = await desk.roster.postings.list(postingListInput.parse({ filter: { text: '区财政局' } }));
  const [post] = rows;
  if (!post) throw new Error('The annex has a post of the unit');
  await nominated(desk, post.id, {}, '李示例');
  await desk.bringIn('名册.xlsx', rosterBytes([rosterLine({ 姓名: '赵示例', 驻村职务: '第一书记' })]));
  const after = await desk.roster.people.getPosting(post.id);
  expect(after.posting).toMatchObject({ stage: 'proposed', nomineeName: '李示例' });
  expect(await desk.roster.postings.totals()).toMatchObject({ postings: 5, onPost: 1 });
});
