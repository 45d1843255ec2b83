import { CasePage, CasesPage, idOfOpened, openFromSignal, type Typed } from './pages/recall-case.page.ts';
import { SignalsPage } from './pages/signals.page.ts';
import {
  addEvidence,
  detailOf,
  observe,
  personOnPost,
  prepare,
  step,
  succeed,
  today,
} from './support/recall-case.ts';
import { expect, type Session, type Sessions, test } from './support/recall-sessions.ts';

test.use({ sample: 'full' });

test('a case under trigger （一） goes from its signal to the archive by clicks alone, in three browsers', async ({
  sessions: { assessor, leader, archivist },
}) => {
  const signals = new SignalsPage(assessor.page);
  const mine = new CasePage(assessor.page);
  let id = '';

  await test.step('the assessor opens it from the signal', async () => {
    id = await openFromSignal(assessor.page, '专班');
    await expect(mine.heading).toHaveText('蒋示例十三 召回案');
    await expect(mine.head).toContainText('驻村时间不能保证');
    await signals.open();
    await expect(signals.rows.filter({ hasText: '专班' })).toHaveCount(0);
    await mine.open(id);
  });

  await test.step('facts, evidence from a record, the refused statement before two witnesses, the report', async () => {
    await mine.write('主要事实', '修改', '情形与事实', { 认定理由: '本人应当拒绝而没有拒绝（示例）' }, [
      '主观原因',
      '召回',
    ]);
    const evidence = await mine.turnTo('证据');
    await evidence.getByRole('button', { name: '登记证据' }).click();
    await mine
      .drawer('登记证据')
      .getByRole('button', { name: /^选用 .*承担原单位工作/ })
      .click();
    await mine.save('登记证据', '登记证据', {});
    await expect(evidence.getByRole('rowheader', { name: '证据1' })).toBeVisible();
    await mine.write(
      '本人陈述',
      '登记',
      '本人陈述',
      {
        拒绝陈述的情况: '当面告知后本人表示不作陈述（示例）。',
        见证人一: '示例见证甲',
        见证人二: '示例见证乙',
      },
      ['拒绝陈述'],
    );
    await expect(mine.panel('本人陈述')).toContainText('见证人：示例见证甲、示例见证乙');
    await mine.write(
      '核查报告',
      '登记',
      '核查报告',
      { 核查机关: '县驻村办（示例）', 核查人员: '示例甲、示例乙', 核查报告: '抽回三周，情况属实（示例）。' },
      ['情况属实'],
    );
  });

  await test.step('proposed, verified, put before the leading group', async () => {
    await mine.take('提出召回', { 文号: '示例乡党〔2026〕8号', 意见: '建议召回。' });
    await expect(mine.current).toContainText('乡镇党委已提出');
    await mine.take('转调查核实');
    await mine.take('提请审定');
    await expect(mine.next).toContainText('您的角色不办理这一步');
  });

  await test.step('the leader finds it among what waits for them, and decides', async () => {
    const cases = new CasesPage(leader.page);
    await cases.open('mine');
    await cases.row('蒋示例十三').getByRole('link').first().click();
    const theirs = new CasePage(leader.page);
    await expect(theirs.panel('本人陈述')).toContainText('拒绝陈述');
    await theirs.take('审定召回', { 文号: '示例组〔2026〕12号', 意见: '同意召回。' });
    await expect(theirs.head).toContainText('审定召回：主观原因；措施：召回');
    await expect(theirs.panel('事实与规定')).toContainText('数字为审定时固定的');
  });

  await test.step('the unit is urged and recalls: the posting ends', async () => {
    await mine.page.reload();
    await mine.take('登记督促', { 文号: '示例督〔2026〕4号' });
    await mine.take('登记已召回');
    await expect(mine.head).toContainText('离岗，共');
    expect((await detailOf(assessor, id)).postEndedOn).toBe(today());
  });

  const theirs = new CasePage(archivist.page);
  await test.step('the archivist opens the successor’s post, the assessor records who has come', async () => {
    await theirs.open(id);
    const successor = await theirs.turnTo('接替');
    await expect(successor).toContainText('蒋示例十三');
    await successor.getByRole('button', { name: '设立接替岗位' }).click();
    const question = archivist.page.getByRole('dialog', { name: '设立接替岗位' });
    await question.getByRole('button', { name: '设立接替岗位' }).click();
    await expect(question).toBeHidden();
    await successor.getByRole('link', { name: '看派驻' }).click();
    const post = archivist.page.getByRole('dialog');
    await post.getByText('直接安排到岗').click();
    const form = post.getByRole('form', { name: '安排人员' });
    await form.getByRole('textbox', { name: /^姓名/ }).fill('示例继任者');
    await form.getByRole('textbox', { name: /^到岗日期/ }).fill(today());
    await form.getByRole('button', { name: '安排到岗' }).click();
    await expect(form).toBeHidden();
  });

  await test.step('filed and archived', async () => {
    await theirs.open(id);
    await expect(await theirs.turnTo('接替')).toContainText('示例继任者');
    await theirs.take('登记接替到岗');
    await theirs.take('登记备案', { 文号: '示例备〔2026〕2号' });
    await theirs.take('办结归卷');
    await expect(theirs.way).toContainText('办结');
    await expect(theirs.next).toBeHidden();
    const cases = new CasesPage(archivist.page);
    await cases.open('ended');
    await expect(cases.row('蒋示例十三')).toContainText('已归卷');
  });
});

/** From the list of cases, about a person of the roster and with a trigger that somebody puts forward. */
async function openByHand(assessor: Session, name: string, trigger: string): Promise<string> {
  const { page } = assessor;
  await new CasesPage(page).open();
  await page.getByRole('button', { name: '立案', exact: true }).first().click();
  const opening = page.getByRole('dialog', { name: '召回立案' });
  await opening.getByRole('combobox', { name: /^人员/ }).fill(name);
  await page.getByRole('option', { name }).or(page.getByTitle(name)).last().click();
  await opening.getByRole('checkbox', { name: trigger }).check();
  await opening.getByRole('textbox', { name: /^主要事实/ }).fill('有其他应当召回的情形（示例）。');
  await opening.getByRole('button', { name: '立案', exact: true }).click();
  return idOfOpened(page);
}

/** From the draft to the leading group, past the screens. */
async function toDecision(assessor: Session, id: string): Promise<void> {
  await prepare(assessor, id);
  for (const to of ['proposed', 'verifying', 'deciding']) await step(assessor, id, to);
}

/** From the decision for a recall to the report to the city; the archivist closes the case on its page. */
async function toArchive({ assessor, archivist }: Sessions, id: string, successor: string | null) {
  await step(assessor, id, 'urged');
  await step(assessor, id, 'recalled', { endDate: today() });
  if (successor !== null) await succeed(archivist, id, successor);
  const noSuccessorReason = successor === null ? '示例：该村人员已满' : null;
  await step(archivist, id, 'replaced', { noSuccessorReason });
  await step(archivist, id, 'filed');
  const page = new CasePage(archivist.page);
  await page.open(id);
  await page.take('办结归卷');
  await expect(page.way).toContainText('办结');
}

test('cases under triggers （二） to （七） go from their signals to the archive, each its own way', async ({
  sessions,
}) => {
  // Six whole cases take their time where the machine is busy.
  test.setTimeout(360_000);
  const { assessor, leader, archivist } = sessions;
  const deciding = new CasePage(leader.page);
  const decide = async (id: string, typed: Typed = {}, ticks: readonly string[] = ['主观原因', '召回']) => {
    await deciding.open(id);
    await deciding.take('审定召回', typed, ticks);
    await expect(deciding.head).toContainText('审定召回');
  };

  await test.step('（二） not up to the work: recalled', async () => {
    const { postingId } = await personOnPost(assessor, 0);
    await observe(assessor, postingId, 'incapable', '连续两个季度没有完成交办的工作（示例）');
    const id = await openFromSignal(assessor.page, '没有完成交办');
    await toDecision(assessor, id);
    await decide(id, { 文号: '示例组〔2026〕21号' });
    await toArchive(sessions, id, '示例继任二');
  });

  await test.step('（三） not recognised: not recalled, corrected within a time, closed', async () => {
    const { postingId } = await personOnPost(assessor, 1);
    await observe(assessor, postingId, 'not_recognised', '入户走访少，群众反映不认识（示例）');
    const id = await openFromSignal(assessor.page, '群众反映不认识');
    await toDecision(assessor, id);
    await deciding.open(id);
    await deciding.step('不予召回').click();
    const drawer = deciding.drawer('不予召回');
    await drawer.getByRole('button', { name: '增加一项' }).click();
    await drawer.getByRole('combobox', { name: '第 1 项的种类' }).click();
    await leader.page.getByTitle('限期整改').last().click();
    await drawer.getByRole('textbox', { name: '第 1 项的内容' }).fill('三个月内走访全部农户（示例）');
    await drawer.getByRole('textbox', { name: '第 1 项的责任机关' }).fill('示例乡党委');
    await deciding.save('不予召回', '不予召回', { 不予召回的理由: '情节较轻，先行整改（示例）。' }, [
      '主观原因',
    ]);
    await expect(deciding.head).toContainText('审定不予召回');

    const theirs = new CasePage(archivist.page);
    await theirs.open(id);
    await expect(theirs.step('办结归卷')).toBeDisabled();
    await expect(theirs.next).toContainText('还有1项跟踪事项没有办结');
    const followUps = await theirs.turnTo('跟踪落实');
    await followUps.getByRole('button', { name: '登记结果' }).click();
    await theirs.save('落实结果', '登记结果', { 落实情况: '已走访全部农户（示例）。' }, ['已落实']);
    await theirs.take('办结归卷');
    await expect(theirs.way).toContainText('办结');
    expect((await detailOf(assessor, id)).postEndedOn).toBeNull();
  });

  await test.step('（四） absent and not corrected: recalled, with both of the person’s triggers', async () => {
    const id = await openFromSignal(assessor.page, '共2次', [/平均每月/]);
    await toDecision(assessor, id);
    await decide(id);
    for (const title of ['驻村时间不能保证', '无正当理由不在岗'])
      await expect(deciding.head).toContainText(title);
    await toArchive(sessions, id, '示例继任四');
  });

  await test.step('（五） penalised: recalled', async () => {
    const id = await openFromSignal(assessor.page, '警告处分');
    await toDecision(assessor, id);
    await decide(id, {}, ['主观原因', '召回', '问责']);
    await toArchive(sessions, id, '示例继任五');
  });

  await test.step('（六） the township finds them unfit: sent back, supplemented, recalled without own fault', async () => {
    const id = await openFromSignal(assessor.page, '不适宜');
    await toDecision(assessor, id);
    await deciding.open(id);
    await deciding.take('退回补充', { '退回的理由（需要补充什么）': '请补充乡镇党委会议记录（示例）。' });
    const mine = new CasePage(assessor.page);
    await mine.open(id);
    await expect(mine.panel('组织意见')).toContainText('请补充乡镇党委会议记录');
    await addEvidence(assessor, id);
    await mine.page.reload();
    await mine.take('提出召回', { 意见: '已补充会议记录（示例）。' });
    for (const to of ['verifying', 'deciding']) await step(assessor, id, to);
    await decide(id, { 认定理由: '本人患病，不能坚持驻村（示例）' }, ['客观原因', '召回']);
    expect((await detailOf(assessor, id)).fault).toBe('objective');
    await toArchive(sessions, id, null);
  });

  await test.step('（七） other grounds by hand: sent back and withdrawn; opened anew from a record, and recalled', async () => {
    const { postingId, name } = await personOnPost(assessor, 2);
    const first = await openByHand(assessor, name, '（7）其他应当召回的情形');
    await toDecision(assessor, first);
    await deciding.open(first);
    await deciding.take('退回补充', { '退回的理由（需要补充什么）': '没有写明依据（示例）。' });
    const mine = new CasePage(assessor.page);
    await mine.open(first);
    await mine.take('撤销案件', { 撤销的理由: '暂时没有依据（示例）。' });
    await expect(mine.next).toBeHidden();

    await observe(assessor, postingId, 'other_basis', '依据县驻村办会议纪要（示例）');
    const second = await openFromSignal(assessor.page, '会议纪要');
    expect(second).not.toBe(first);
    await toDecision(assessor, second);
    await decide(second);
    await toArchive(sessions, second, '示例继任七');
  });

  const cases = new CasesPage(archivist.page);
  await cases.open('ended');
  await expect(cases.rows.filter({ hasText: '已归卷' })).toHaveCount(5);
  await expect(cases.rows.filter({ hasText: '跟踪办结归卷' })).toHaveCount(1);
  await expect(cases.rows.filter({ hasText: '审定前不显示' }).filter({ hasText: '已撤销' })).toHaveCount(1);
});
