import type { Page } from '@playwright/test';
import * as z from 'zod';
import { marksOf } from '#shared/archive/document-course.ts';
import { documentSchema } from '#shared/contract/archive.ts';
import { expectAccessible } from './support/accessibility.ts';
import {
  approveGrade,
  proposeGrade,
  type Stage,
  scorePerson,
  setStage,
  stepCycle,
  toApproval,
} from './support/assessed-person.ts';
import { expect, test } from './support/desk.ts';
import { call, enter, setUp } from './support/session.ts';

test.use({ sample: true });

type Form = z.infer<typeof documentSchema>;
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

const assessed = z.object({ rows: z.array(z.object({ id: z.string(), object: z.string() })) });

/** Registered and signed forms of the first first secretaries of a cycle, who are all scored alike. */
async function signedForms(page: Page, stage: Stage, count: number): Promise<Form[]> {
  const { rows } = await call(page, assessed, 'assessment.list', { cycleId: stage.cycle.id }, stage.assessor);
  const people = rows.filter(({ object }) => object === 'first_secretary').slice(0, count);
  for (const { id } of people) await scorePerson(page, id, stage.assessor);
  await stepCycle(page, stage.cycle.id, 'review', stage.assessor);
  for (const { id } of people) await proposeGrade(page, id, stage.assessor);
  await toApproval(page, stage.cycle.id, stage.assessor);
  const forms: Form[] = [];
  for (const { id } of people) {
    await approveGrade(page, id, stage.leader);
    const target = { kind: 'annual_form', assessmentId: id };
    const form = await call(page, documentSchema, 'archive.issueDocument', target, stage.archivist);
    const signing = { id: form.id, revision: form.revision, result: 'signed', on: today(), note: null };
    forms.push(await call(page, documentSchema, 'archive.recordSigning', signing, stage.archivist));
  }
  return forms;
}

async function seal(page: Page, { id, revision, kind }: Form, token: string): Promise<void> {
  const input = { id, revision, on: today(), seals: marksOf(kind).seals };
  await call(page, z.unknown(), 'archive.recordSeals', input, token);
}

test('papers are chosen, handed over once they are complete, one comes back, list and catalogue are registered', async ({
  page,
}) => {
  const stage = await setStage(page, await setUp(page));
  const [first, second] = await signedForms(page, stage, 2);
  if (!first || !second) throw new Error('The sample district has nobody to assess.');
  await seal(page, first, stage.archivist);
  await enter(page, stage.archivist);

  await page.goto(new URL('/archive', page.url()).href);
  await page.getByRole('link', { name: '移交', exact: true }).click();
  await expect(page.getByText('还没有移交过材料')).toBeVisible();
  await page.getByRole('button', { name: '准备移交' }).first().click();
  const candidates = page.getByRole('grid', { name: '可移交的材料' });
  await expect(candidates.getByRole('row').filter({ hasText: '还缺乡镇党委' })).toHaveCount(1);
  await candidates.press('Space');
  await candidates.press('ArrowDown');
  await candidates.press('Space');
  await expect(page.getByText('已选 2 件，2 人，4 页。')).toBeVisible();
  await page.getByLabel('移交单位').fill('示例区委组织部');
  await page.getByLabel('接收单位').fill('示例局人事处');
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存' }).click();

  const number = `移交-${today().slice(0, 4)}-001`;
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '登记移交' }).click();
  await dialog.getByRole('button', { name: '登记移交' }).click();
  await expect(dialog.getByText(`${second.registerNumber}）：还缺乡镇党委`)).toBeVisible();
  await seal(page, second, stage.archivist);
  await dialog.getByRole('button', { name: '登记移交' }).click();
  await expect(page.getByText('已移交，待回执')).toBeVisible();

  await page.getByRole('button', { name: '登记回执' }).click();
  await dialog.getByLabel('接收人').fill('示例接收人');
  await dialog.getByRole('combobox', { name: '退回的材料' }).fill(second.registerNumber);
  await dialog.getByRole('combobox', { name: '退回的材料' }).press('Enter');
  await dialog.getByLabel(/^退回理由/).fill('第2页破损');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '登记回执，退回 1 件' }).click();
  await expect(page.getByText('已收回执')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '第2页破损' })).toHaveCount(1);
  await expectAccessible(page);

  await page.getByRole('link', { name: /预览、打印、生成清单/ }).click();
  await expect(page.getByText('第 1 页，共 2 页')).toBeVisible();
  await page.getByRole('button', { name: '生成正式移交清单' }).click();
  await dialog.getByRole('button', { name: '生成并登记' }).click();
  await expect(page.getByRole('heading', { name: `材料移交清单（${number}）` })).toBeVisible();

  await page.goto(new URL(`/archive/${first.id}`, page.url()).href);
  await page.getByRole('link', { name: '的个人档案材料' }).click();
  await expect(page.getByText('现有 1 件')).toBeVisible();
  await expect(page.getByText('第 1 页，共 1 页')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '生成正式目录' }).click();
  await dialog.getByRole('button', { name: '生成并登记' }).click();
  await expect(page.getByRole('heading', { name: '干部人事档案目录' })).toBeVisible();
});
