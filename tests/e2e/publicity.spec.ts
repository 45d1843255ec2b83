import { addDays } from '#shared/dates.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { enter, setUp } from './support/session.ts';
import { type SettledCycle, settleCycle } from './support/settled-cycle.ts';

test.use({ sample: true });

const addressOf = (cycle: SettledCycle, place: 'publicity' | 'results') => `/assessment/${cycle.id}/${place}`;

test('a notice is put up with its end counted, an objection is answered, the results take effect', async ({
  page,
}) => {
  const cycle = await settleCycle(page, await setUp(page));
  await enter(page, cycle.assessor);
  await page.goto(new URL(addressOf(cycle, 'publicity'), page.url()).href);
  const form = page.getByRole('form', { name: '发布公示' });
  const counted = page.getByRole('region', { name: '截止日期' });

  // Too short is said at its place; the end follows what is typed.
  await form.getByLabel('开始日期').fill(cycle.since.replaceAll('-', ''));
  await form.getByLabel('开始日期').press('Tab');
  await form.getByLabel('工作日数').fill('4');
  await expect(counted.getByText('公示至少 5 个工作日，现在填的是 4 个。')).toBeVisible();
  await form.getByLabel('工作日数').fill('5');
  await expect(counted.getByText('公示至少 5 个工作日')).toHaveCount(0);
  const end = await counted.getByText(/^\d{4}年\d+月\d+日$/).innerText();
  await form.getByLabel('公示地点或方式').fill('区政府网站和村务公开栏');
  await form.getByLabel('受理异议的单位和电话').fill('示例区委组织部 0000-0000000');
  await expectAccessible(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByText(`公示已发布，到${end}为止。`)).toBeVisible();
  await expect(page.getByText('已期满', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '查看公示名单' }).click();
  const list = page.getByRole('dialog', { name: '公示名单' });
  for (const { name } of cycle.people) await expect(list.getByText(name)).toBeVisible();
  await list
    .getByRole('button', { name: 'Close' })
    .or(list.getByRole('button', { name: '关闭' }))
    .click();

  await page.getByRole('button', { name: '公示文稿' }).click();
  const paper = page.getByRole('dialog', { name: '公示文稿' });
  await expect(paper.getByText(/^第 1 页，共 \d+ 页$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(paper).toBeHidden();

  const [person] = cycle.people;
  if (!person) throw new Error('Nobody was settled');
  await page.getByRole('button', { name: '登记异议' }).click();
  const entry = page.getByRole('form', { name: '登记异议' });
  await entry.getByLabel('异议对象').fill(person.name);
  await page.getByTitle(new RegExp(`^${person.name}`)).click();
  await expect(entry.getByText('将注明为期满后收到')).toBeVisible();
  await entry.getByLabel('异议内容').fill('示例：反映驻村天数不实。');
  await entry.getByRole('button', { name: '登记异议' }).click();
  const objection = page.getByRole('article', { name: `对${person.name}的异议` });
  await expect(objection.getByText('公示期满后收到')).toBeVisible();
  await expect(objection.getByText('匿名')).toBeVisible();
  await objection.getByRole('button', { name: '答复' }).click();
  const answer = page.getByRole('form', { name: '答复异议' });
  await answer.getByRole('radio', { name: '不成立' }).check();
  await answer.getByLabel('答复内容').fill('示例：已核对考勤记录，天数属实。');
  await answer.getByRole('button', { name: '保存答复' }).click();
  await expect(objection.getByText('不成立')).toBeVisible();
  await expect(objection.getByText('已核对考勤记录')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await cycle.step('final');
});

test('an archivist tells people together, one signs and one refuses; units are told and answer', async ({
  page,
}) => {
  const cycle = await settleCycle(page, await setUp(page));
  await enter(page, cycle.assessor);
  await page.goto(new URL(addressOf(cycle, 'publicity'), page.url()).href);
  const form = page.getByRole('form', { name: '发布公示' });
  await form.getByLabel('开始日期').fill(addDays(cycle.since, 1));
  await form.getByLabel('公示地点或方式').fill('村务公开栏');
  await form.getByLabel('受理异议的单位和电话').fill('示例区委组织部');
  await form.getByRole('button', { name: '发布公示' }).click();
  await expect(page.getByText('已期满', { exact: true })).toBeVisible();
  await cycle.step('final');

  await enter(page, cycle.archivist);
  await page.goto(new URL(addressOf(cycle, 'results'), page.url()).href);
  const grid = page.getByRole('grid');
  const [first, second] = cycle.people;
  if (!first || !second) throw new Error('Too few were settled');
  const rowOf = (name: string) => grid.getByRole('row').filter({ hasText: name }).first();
  await page.getByRole('button', { name: '登记全部待告知的 2 人' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '登记告知' }).click();
  await expect(page.getByText('已登记 2 人的告知日期。')).toBeVisible();
  await page.getByRole('combobox', { name: '告知情况' }).click();
  await page.getByTitle('待签名（2）').click();
  await expect(page.getByText('共 2 人')).toBeVisible();

  for (const { name } of [first, second]) await rowOf(name).getByRole('checkbox').check();
  await page.getByRole('button', { name: '生成 2 份结果通知书' }).click();
  const issuing = page.getByRole('dialog', { name: '生成结果通知书' });
  await expect(issuing.getByText('已完成：共 2 份，已生成并登记 2 份。')).toBeVisible();
  await issuing.getByRole('button', { name: '关闭' }).click();

  await rowOf(first.name).dblclick();
  const reply = page.getByRole('form', { name: '本人意见' });
  await reply.getByRole('radio', { name: '同意', exact: true }).check();
  await reply.getByRole('textbox', { name: '本人意见' }).fill('同意考核结果。');
  await expectAccessible(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByText(`已登记${first.name}的意见`)).toBeVisible();

  await rowOf(second.name).dblclick();
  await reply.getByRole('radio', { name: '拒绝签名' }).check();
  await reply.getByLabel('拒签说明').fill('当面告知，本人不愿签名');
  await reply.getByRole('button', { name: '保存' }).click();
  await expect(reply.getByText('请填写见证人')).toBeVisible();
  await reply.getByLabel('见证人').fill('示例见证人');
  await reply.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(`已注明${second.name}拒绝签名。`)).toBeVisible();

  await page.getByRole('tab', { name: '派出单位反馈' }).click();
  await expect(page.getByText('驻村干部的年度考核结果等同于在派出单位的年度考核等次')).toBeVisible();
  await expect(page.getByRole('button', { name: '查看条文：赣州办法 第二十条' })).toBeVisible();
  await rowOf(first.unitName).waitFor();
  await page.getByRole('button', { name: /^登记向全部待反馈的 \d+ 个单位反馈$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('文号（没有可不填）').fill('示例函〔2026〕1号');
  await dialog.getByRole('button', { name: '登记反馈' }).click();
  await expect(page.getByText(/已登记向 \d+ 个派出单位反馈。/)).toBeVisible();
  await page.getByLabel('查找派出单位').fill(first.unitName);
  await rowOf(first.unitName).getByText('待回执').waitFor();
  await rowOf(first.unitName).dblclick();
  const letter = page.getByRole('form', { name: '登记回执' });
  await letter.getByLabel('回执内容').fill('已收悉');
  await letter.getByRole('button', { name: '保存' }).click();
  await expect(letter.getByText('请填写收到回执的日期')).toBeVisible();
  await letter
    .getByLabel('回执日期')
    .fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }));
  await letter.getByRole('button', { name: '保存' }).click();
  await expect(rowOf(first.unitName).getByText('已有回执')).toBeVisible();
  await expectAccessible(page);
});
