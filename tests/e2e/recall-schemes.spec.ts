import { CasePage, openFromSignal } from './pages/recall-case.page.ts';
import { detailOf, observe, personOnPost, prepare, putInForce, step, today } from './support/recall-case.ts';
import { expect, type Session, test } from './support/recall-sessions.ts';

test.use({ sample: true });

/** Records that somebody is not up to the work, and opens the case from the signal that follows. */
async function openCase(assessor: Session): Promise<{ id: string; name: string }> {
  const { postingId, name } = await personOnPost(assessor, 0);
  await observe(assessor, postingId, 'incapable', '多次没有完成交办的工作（示例）');
  return { id: await openFromSignal(assessor.page, '没有完成交办'), name };
}

test('under 洪山 the responsible leader agrees, with one of five measures, and the recall is reported', async ({
  sessions: { assessor, leader, archivist },
}) => {
  await putInForce(leader, 'hongshan-2023');
  const { id } = await openCase(assessor);
  await prepare(assessor, id);
  const mine = new CasePage(assessor.page);
  await mine.open(id);
  await mine.take('提出召回', { 意见: '建议召回。' });

  const deciding = new CasePage(leader.page);
  await deciding.open(id);
  await deciding.step('审定召回').click();
  const drawer = deciding.drawer('审定召回');
  for (const measure of ['组织培训', '批评教育', '书面检查', '诫勉', '免职撤换'])
    await expect(drawer.getByRole('checkbox', { name: measure })).toBeVisible();
  await deciding.save('审定召回', '审定召回', { 文号: '示例批〔2026〕1号' }, ['主观原因', '免职撤换']);
  await expect(deciding.head).toContainText('措施：免职撤换');

  await mine.page.reload();
  await mine.take('登记已召回');
  const theirs = new CasePage(archivist.page);
  await theirs.open(id);
  await theirs.take('登记备案', { 文号: '示例备〔2026〕1号' });
  await theirs.take('办结归卷');
  await expect(theirs.way).toContainText('办结');
  expect((await detailOf(archivist, id)).postEndedOn).toBe(today());
});

test('under 乌海 the unit’s recall is the decision, and its leader is talked with before the case is archived', async ({
  sessions: { assessor, leader, archivist },
}) => {
  await putInForce(leader, 'wuhai-2023');
  const { id, name } = await openCase(assessor);
  await step(assessor, id, 'proposed');

  const deciding = new CasePage(leader.page);
  await deciding.open(id);
  const recall = deciding.step('决定召回并结束派驻');
  await expect(recall).toBeDisabled();
  await expect(deciding.next).toContainText('还没有证据');
  await prepare(assessor, id);
  await deciding.page.reload();
  await recall.click();
  await expect(deciding.drawer('决定召回并结束派驻')).toContainText(`将结束 ${name} 在`);
  await deciding.save('决定召回并结束派驻', '决定召回并结束派驻', { 意见: '决定召回。' }, [
    '主观原因',
    '召回调整',
  ]);
  await expect(deciding.head).toContainText('审定召回');
  expect((await detailOf(leader, id)).postEndedOn).toBe(today());

  const theirs = new CasePage(archivist.page);
  await theirs.open(id);
  await expect(theirs.step('登记已约谈')).toBeDisabled();
  await expect(theirs.next).toContainText('还没有与派出单位负责人的约谈记录');
  const talks = await theirs.turnTo('约谈问责');
  await talks.getByRole('button', { name: '登记约谈' }).last().click();
  await theirs.save('约谈问责', '登记约谈', {
    约谈对象: '区示例局负责人',
    约谈机关: '市驻村工作管理机构（示例）',
    谈话人: '示例某',
    谈话内容: '通报召回情况，要求加强管理（示例）。',
    对方表态: '立即整改（示例）。',
  });
  await expect(talks).toContainText('通报召回情况');
  await theirs.take('登记已约谈');
  await theirs.take('办结归卷');
  await expect(theirs.way).toContainText('办结');
});
