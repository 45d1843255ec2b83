import * as z from 'zod';
import { documentSchema } from '#shared/contract/archive.ts';
import { pdfBytes } from '../support/attachments.ts';
import { RegisterPage } from './pages/register.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { lockPerson, openCycle, scorePerson } from './support/assessed-person.ts';
import { expect, type Sessions, test } from './support/recall-sessions.ts';

test.use({ sample: true });

/** The form and the score detail of somebody whose assessment is locked. */
async function issueForm({ administrator: { page }, assessor, leader, archivist }: Sessions) {
  const cycle = await openCycle(page, assessor.token);
  const [person] = cycle.people;
  if (!person) throw new Error('The sample district has nobody to assess.');
  const stage = { cycle, assessor: assessor.token, leader: leader.token, archivist: archivist.token };
  await scorePerson(page, person.id, assessor.token);
  await lockPerson(page, stage, person.id);
  const issue = (kind: string) =>
    archivist.call(documentSchema, 'archive.issueDocument', { kind, assessmentId: person.id });
  return { name: person.name, form: await issue('annual_form'), detail: await issue('score_detail') };
}

test('a form is signed, scanned and sealed until nothing is wanting; a colleague in another browser is told', async ({
  sessions,
}) => {
  const { archivist, administrator } = sessions;
  const { name, form, detail } = await issueForm(sessions);
  const register = new RegisterPage(archivist.page);

  // Of both papers at once: the score detail bears no signature and is named.
  await register.open();
  await expect(register.row(form.registerNumber)).toContainText(`已生成${form.dueOn}`);
  await expectAccessible(archivist.page);
  await register.choose(form.registerNumber);
  await register.choose(detail.registerNumber);
  await archivist.page.getByRole('button', { name: '登记（2 份）' }).click();
  await archivist.page.getByRole('menuitem', { name: '登记签名' }).click();
  await register.dialog.getByRole('button', { name: '登记签名' }).click();
  await expect(register.dialog.getByRole('listitem')).toHaveText([
    `${name}的${detail.title}（${detail.registerNumber}）不用签名：考核得分明细没有本人签名栏。`,
  ]);
  await register.dialog.getByRole('button', { name: '知道了' }).click();
  await expect(register.row(form.registerNumber)).toContainText('已签名');

  // The administrator reads the paper before the archivist goes on.
  const other = new RegisterPage(administrator.page);
  await administrator.goTo(`/archive/${form.id}`);
  await administrator.page.reload();
  await expect(other.verdict).toContainText('还不能归档');

  await register.openRow(form.registerNumber);
  await expect(register.findings).toContainText('还缺乡镇党委、派出单位、审定机关的章');
  await archivist.page.getByRole('button', { name: '添加扫描件' }).click();
  await archivist.page.locator('input[type=file]').setInputFiles({
    name: '签名页.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(pdfBytes()),
  });
  await expect(register.dialog.getByText('已添加：签名页.pdf')).toBeVisible();
  await register.dialog.getByRole('button', { name: '完成' }).click();
  await expect(register.scans).toContainText('签名页.pdf');

  await archivist.page.getByRole('button', { name: '登记盖章' }).click();
  await register.dialog.getByRole('button', { name: '登记盖章' }).click();
  await expect(register.progress).toContainText('乡镇党委、派出单位、审定机关');
  await expect(register.verdict).toContainText('可以归档');
  await expectAccessible(archivist.page);
  await expectNoSidewaysScroll(archivist.page);

  await administrator.page.getByRole('button', { name: '备注', exact: true }).click();
  await other.dialog.getByRole('textbox', { name: '备注' }).fill('复印件');
  await other.dialog.getByRole('button', { name: '保存备注' }).click();
  await expect(other.dialog.getByRole('alert')).toContainText(/刚刚有改动：.+登记盖章/);
  await other.dialog.getByRole('button', { name: '取消' }).click();
  await expect(other.verdict).toContainText('可以归档');

  await archivist.page.getByRole('button', { name: '撤回登记' }).click();
  await register.dialog.getByLabel('理由').fill('印章盖在别人的材料上了');
  await register.dialog.getByRole('button', { name: '撤回登记' }).click();
  await expect(register.verdict).toContainText('还不能归档');
  const { stage } = await archivist.call(z.object({ stage: z.string() }), 'archive.get', { id: form.id });
  expect(stage).toBe('signed');
});
