import type { Page } from '@playwright/test';
import * as z from 'zod';
import { postingRowSchema } from '#shared/contract/roster.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { call, enter, newUser, setUp } from './support/session.ts';

test.use({ sample: true });

const postings = z.object({ rows: z.array(postingRowSchema) });
const withId = z.object({ id: z.string() });
const cycleShape = withId.extend({ revision: z.number() });

/** The first day of the year that is assessed: it has come whenever the test runs. */
const year = new Date().getFullYear();
const newYear = `${year}-01-01`;

/** An annual assessment that has been opened; one person under investigation, one with a warning. */
async function openedCycle(page: Page, assessor: string) {
  const { rows } = await call(page, postings, 'roster.listPostings', { limit: 10 }, assessor);
  const people = rows.flatMap(({ personId, personName }) =>
    personId !== null && personName !== null ? [{ personId, name: personName }] : [],
  );
  const [investigated, warned, plain] = people;
  if (!investigated || !warned || !plain) throw new Error('The sample district has too few people');
  const record = (personId: string, more: object) =>
    call(
      page,
      withId,
      'presence.recordConduct',
      {
        personId,
        severity: null,
        decidedOn: newYear,
        effectiveUntil: null,
        organ: '区纪委监委',
        documentNumber: null,
        reason: '违反工作纪律（示例）',
        ...more,
      },
      assessor,
    );
  await record(investigated.personId, { kind: 'investigation' });
  await record(warned.personId, { kind: 'penalty', severity: '警告' });
  const scheme = await call(page, withId, 'policy.inForce', undefined, assessor);
  const plan = {
    kind: 'annual',
    year,
    title: `${year}年度考核`,
    schemeVersionId: scheme.id,
    objects: ['first_secretary', 'team_member'],
  };
  const planned = await call(page, cycleShape, 'assessment.planCycle', plan, assessor);
  const step = async (to: string) => {
    const { id } = planned;
    const { revision } = await call(page, cycleShape, 'assessment.getCycle', { id }, assessor);
    const onDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    await call(
      page,
      cycleShape,
      'assessment.stepCycle',
      { id, revision, to, onDate, reason: '示例理由' },
      assessor,
    );
  };
  await step('open');
  return { id: planned.id, step, record, investigated, warned, plain };
}

test('who takes part is determined, explained, decided otherwise, looked at again, and graded later', async ({
  page,
}) => {
  const administrator = await setUp(page);
  const leader = await newUser(page, administrator, 'leader');
  const assessor = await newUser(page, administrator, 'assessor');
  await enter(page, assessor);
  const { id, step, record, investigated, warned, plain } = await openedCycle(page, assessor);
  const address = new URL(`/assessment/${id}/eligibility`, page.url()).href;
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  const sheet = page.getByRole('dialog', { name: /的考核资格$/ }).first();
  const countOf = (label: string) => page.getByRole('button', { name: new RegExp(`^\\d+\\s*${label}$`) });

  await page.goto(address);
  await expect(countOf('未核定')).toContainText('57');
  await page.getByRole('button', { name: '核定全部' }).click();
  const run = page.getByRole('dialog', { name: '核定全部人员的考核资格' });
  await run.getByRole('button', { name: '核定全部' }).click();
  await expect(run.getByText(/核对了 57 人/)).toBeVisible();
  await run.getByText('关闭', { exact: true }).click();
  await expect(row(investigated.name)).toContainText('不写评语、不定等次');
  await expect(row(investigated.name)).toContainText('立案审查调查尚未结案');
  await expect(row(warned.name)).toContainText('不得确定为优秀');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // By keys: the only one that this narrows to, opened and decided otherwise.
  await countOf('限制等次').click();
  await expect(page.getByText('共 1 人')).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('受警告处分（区纪委监委）')).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: '调整资格' }).press('Enter');
  const decision = page.getByRole('dialog', { name: `调整${warned.name}的考核资格` });
  await decision.getByLabel('等次限制').click();
  await page.getByTitle('不限制').last().click();
  await decision.getByLabel('理由').fill('处分决定已被撤销');
  await page.keyboard.press('Control+s');
  await expect(decision.getByText('请填写批准机关或批准人')).toBeVisible();
  await decision.getByLabel('批准机关或批准人').fill('区委组织部');
  await page.keyboard.press('Control+s');
  await expect(decision).toBeHidden();
  await expect(sheet.getByText(/区委组织部批准，理由：处分决定已被撤销/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(countOf('人工调整')).toContainText('1');

  // A record that comes afterwards is noticed; looking again settles it.
  await record(plain.personId, { kind: 'circulated_criticism' });
  await page.goto(`${address}?only=changed`);
  await expect(row(plain.name)).toContainText('核定后情况有变');
  await row(plain.name).dblclick();
  await expect(sheet.getByText(/核定后出现“无故脱岗被通报”/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '再次核定' }).click();
  await run.getByRole('button', { name: '再次核定' }).click();
  await expect(run.getByText(/1 人的结果是新的或有变化/)).toBeVisible();
  await run.getByText('关闭', { exact: true }).click();
  await expect(countOf('核定后情况有变')).toContainText('0');

  // Once grades are being settled, a leader has the withheld one graded later.
  await step('scoring');
  await step('review');
  await enter(page, leader);
  await page.goto(`${address}?only=withheld`);
  await expect(row(investigated.name)).toContainText('待补评');
  await row(investigated.name).dblclick();
  await sheet.getByRole('button', { name: '开始补评' }).click();
  const resit = page.getByRole('dialog', { name: `开始${investigated.name}的补评` });
  await resit.getByLabel('批准文号').fill('示组〔2027〕3号');
  await resit.getByLabel('理由').fill('审查调查结案，未给予处分');
  await page.keyboard.press('Control+s');
  await expect(resit).toBeHidden();
  await expect(sheet.getByText(/原为“不写评语、不定等次”，理由：审查调查结案，未给予处分/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(investigated.name)).toContainText('补评中');
});

test('an investigation is recorded as such and concluded', async ({ page }) => {
  const administrator = await setUp(page);
  const archivist = await newUser(page, administrator, 'archivist');
  await enter(page, archivist);
  const { rows } = await call(page, postings, 'roster.listPostings', { limit: 5 }, archivist);
  const name = rows[0]?.personName ?? '';
  await page.goto(new URL('/daily/conduct?panel=new', page.url()).href);
  const form = page.getByRole('form', { name: '登记处分与诫勉' });
  await form.getByLabel('人员').fill(name);
  await page
    .getByText(new RegExp(`^${name}`))
    .last()
    .click();
  await form.getByLabel('种类').click();
  await page.getByTitle('立案审查调查').last().click();
  await expect(form.getByText(/立案审查调查不是处分/)).toBeVisible();
  await form.getByLabel('立案日期').fill(newYear);
  await form.getByLabel('立案机关').fill('区纪委监委');
  await form.getByLabel('事由').fill('涉嫌违反工作纪律（示例）');
  await page.keyboard.press('Control+s');
  const sheet = page.getByRole('dialog', { name: `${name} · 立案审查调查` });
  await expect(sheet.getByText('尚未结案').first()).toBeVisible();
  await expectAccessible(page);
  await sheet.getByLabel('结案日期').fill(newYear);
  await sheet.getByRole('button', { name: '登记结案' }).click();
  await expect(sheet.getByText('已结案')).toBeVisible();
});
