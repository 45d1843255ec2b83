import * as z from 'zod';
import { userSchema } from '#shared/contract/identity.ts';
import { CasePage, CasesPage } from './pages/recall-case.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { detailOf, observe, personOnPost, prepare, step, today, write } from './support/recall-case.ts';
import { expect, type Session, test } from './support/recall-sessions.ts';
import { call, password } from './support/session.ts';

test.use({ sample: true });

const opened = z.object({ id: z.string() });
const users = z.object({ users: z.array(userSchema) });

/** A case that a record speaks for, opened past the screens. */
async function openCase(by: Session): Promise<{ id: string; number: string; name: string }> {
  const { postingId, name } = await personOnPost(by, 0);
  await observe(by, postingId, 'incapable', '多次没有完成交办的工作（示例）');
  const { id } = await by.call(opened, 'recall.openCase', {
    postingId,
    on: today(),
    signals: [],
    triggers: ['incapable'],
    facts: '多次没有完成交办的工作（示例）。',
  });
  return { id, number: (await detailOf(by, id)).number, name };
}

async function toDecision(by: Session, id: string): Promise<void> {
  await prepare(by, id);
  for (const to of ['proposed', 'verifying', 'deciding']) await step(by, id, to);
}

test('before the decision an archivist sees a case without a name, afterwards the case; an administrator never', async ({
  sessions: { assessor, leader, archivist, administrator },
}) => {
  const { id, number, name } = await openCase(assessor);
  await toDecision(assessor, id);

  const cases = new CasesPage(archivist.page);
  await cases.open();
  await expect(cases.row(number)).toContainText('审定前不显示');
  await expect(cases.row(number)).not.toContainText(name);
  await expect(cases.row(number).getByRole('link')).toHaveCount(0);
  await archivist.goTo(`/recall/cases/${id}`);
  await expect(archivist.page.getByText(`案件 ${number} 还没有审定`)).toBeVisible();
  await expect(archivist.page.getByRole('main')).not.toContainText(name);

  await expect(administrator.page.getByRole('link', { name: /召回案件/ })).toHaveCount(0);
  for (const path of ['/recall/cases', `/recall/cases/${id}`]) {
    await administrator.goTo(path);
    await expect(administrator.page.getByRole('heading', { name: '不能打开这一页' })).toBeVisible();
  }

  const deciding = new CasePage(leader.page);
  await deciding.open(id);
  await deciding.take('审定召回', {}, ['主观原因', '召回']);
  await cases.open();
  await cases.row(number).getByRole('link').click();
  await expect(archivist.page.getByRole('heading', { level: 1 })).toHaveText(`${name} 召回案`);
  await administrator.goTo(`/recall/cases/${id}`);
  await expect(administrator.page.getByRole('heading', { name: '不能打开这一页' })).toBeVisible();
});

test('whoever proposed a recall does not decide on it as a leader either, and is told why', async ({
  sessions: { assessor, administrator, open },
}) => {
  const { id } = await openCase(assessor);
  await toDecision(assessor, id);
  const { users: all } = await administrator.call(users, 'identity.listUsers');
  const proposer = all.find(({ role }) => role === 'assessor');
  if (!proposer) throw new Error('There is no assessor.');
  await administrator.call(userSchema, 'identity.updateUser', {
    id: proposer.id,
    revision: proposer.revision,
    displayName: proposer.displayName,
    role: 'leader',
    disabled: false,
  });
  const signIn = { username: proposer.username, password };
  const { token } = await call(
    administrator.page,
    z.object({ token: z.string() }),
    'identity.signIn',
    signIn,
    null,
  );
  const promoted = await open(token);
  const page = new CasePage(promoted.page);
  await page.open(id);
  await expect(page.step('退回补充')).toBeEnabled();
  await expect(page.step('审定召回').and(promoted.page.locator(':enabled'))).toHaveCount(0);
  await expect(page.next).toContainText('提出召回的人不能再作审定');
});

test('two at work on one case: what was typed stays, and the colleague’s change is laid beside it', async ({
  sessions: { assessor, leader },
}) => {
  const { id } = await openCase(assessor);
  const mine = new CasePage(assessor.page);
  await mine.open(id);
  await mine.panel('本人陈述').getByRole('button', { name: '登记' }).click();
  const drawer = mine.drawer('本人陈述');
  const field = drawer.getByRole('textbox', { name: /^陈述内容/ });
  await field.fill('我写下的陈述（示例）。');

  const theirs = new CasePage(leader.page);
  await theirs.open(id);
  await theirs.write('本人陈述', '登记', '本人陈述', { 陈述内容: '领导先登记的陈述（示例）。' });

  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText(/改动了本案（本人陈述）/)).toBeVisible();
  await expect(field).toHaveValue('我写下的陈述（示例）。');
  await expect(drawer.getByRole('region', { name: '对方的改动' })).toContainText('领导先登记的陈述');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();
  await expect(mine.panel('本人陈述')).toContainText('我写下的陈述');
});

test('the list and the page of a case fit 1366×768 and can be used without seeing them, light and dark', async ({
  sessions: { assessor, leader },
}) => {
  const { id } = await openCase(assessor);
  await toDecision(assessor, id);
  await write(assessor, id, 'recall.recordAccountability', {
    record: {
      kind: 'unit_talk',
      object: '区示例局负责人',
      organ: '县驻村办（示例）',
      conductedBy: '示例某',
      on: today(),
      content: '通报情况（示例）。',
    },
  });
  const { page } = leader;
  await page.setViewportSize({ width: 1366, height: 768 });
  const cases = new CasesPage(page);
  const one = new CasePage(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await cases.open();
    await expect(cases.rows).toHaveCount(2);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await leader.goTo('/recall/cases?view=chart');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await one.open(id);
    await expect(one.timeLine.getByRole('listitem').first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    for (const part of ['跟踪落实', '约谈问责', '接替', '影响期', '文书']) {
      await one.turnTo(part);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    await one.step('审定召回').click();
    await one.drawer('审定召回').waitFor();
    await one.stillness();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(one.drawer('审定召回')).toBeHidden();
  }
});
