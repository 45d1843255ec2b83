import { expect, test } from 'vitest';
import { monthSchema } from '#shared/dates.ts';
import { trailOf } from '../assessment/district.ts';
import { openRecallDesk, type Posted, type RecallDesk } from './recall-desk.ts';

const reason = '当日参加县里会议，补交了会议通知';

async function withFinding(): Promise<{ desk: RecallDesk; one: Posted }> {
  const desk = await openRecallDesk();
  const one = await desk.post('示例一');
  await desk.finding(one, '2026-02-03');
  return { desk, one };
}

async function rowOf({ recall }: RecallDesk, { postingId }: Posted) {
  const [row] = (await recall.ofPosting(postingId, 'leader')).signals;
  if (!row) throw new Error('No signal');
  return row;
}

const violates = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });

test('a dismissed signal is out of the open list, kept with its reason, and in the trail', async () => {
  const { desk, one } = await withFinding();
  const { key, factsSha256 } = await rowOf(desk, one);
  const row = await desk.recall.dismiss(desk.actors.leader, {
    postingId: one.postingId,
    key,
    factsSha256,
    reason,
  });
  expect(row).toMatchObject({
    state: 'dismissed',
    dismissal: { reason, dismissedByName: '示例领导甲', dismissedAt: '2026-03-05T02:30:00.000Z' },
    lapse: [],
  });
  expect((await desk.list()).total).toBe(0);
  expect((await desk.list({ state: 'dismissed' })).rows).toEqual([row]);
  expect((await desk.list({ state: 'all' })).total).toBe(1);
  expect(await desk.recall.totals('leader')).toMatchObject({ open: 0, people: 0, dismissed: 1 });
  expect(await trailOf(desk, row.dismissal?.id ?? '')).toMatchObject([
    { action: 'recall.signalDismissed', actor: '示例领导甲', after: { key }, reason },
  ]);
});

test('it lapses when its facts change, says so and what changed, and holds again when they are as before', async () => {
  const { desk, one } = await withFinding();
  await desk.attendance(one, '2026-01', 18);
  const presence = (await desk.recall.ofPosting(one.postingId, 'leader')).signals.find(({ ruleCode }) =>
    ruleCode.startsWith('presence'),
  );
  if (!presence) throw new Error('No signal');
  const { key, factsSha256 } = presence;
  await desk.recall.dismiss(desk.actors.leader, { postingId: one.postingId, key, factsSha256, reason });
  await desk.attendance(one, '2026-02', 17);
  const lapsed = (await desk.list({ state: 'lapsed' })).rows;
  expect(lapsed).toMatchObject([{ key, state: 'lapsed', dismissal: { reason } }]);
  expect(lapsed[0]?.lapse).toEqual([
    `此前不予采纳（2026年3月5日，理由：${reason}）已因事实变化失效。`,
    '2026年 2 个整月：现为35 天。',
    '新增依据：2026年2月：在村等 17 天。',
  ]);
  expect((await desk.list()).rows.map((row) => row.key)).toContain(key);
  expect(await desk.recall.totals('leader')).toMatchObject({ open: 2, lapsed: 1, dismissed: 0 });
  await desk.record(({ trx }) =>
    trx.deleteFrom('attendance_month').where('month', '=', monthSchema.parse('2026-02')).execute(),
  );
  expect((await desk.list({ state: 'dismissed' })).rows).toMatchObject([{ key }]);
});

test('other records of the same person do not touch it, nor does the passing of time', async () => {
  const { desk, one } = await withFinding();
  const { key, factsSha256 } = await rowOf(desk, one);
  await desk.recall.dismiss(desk.actors.leader, { postingId: one.postingId, key, factsSha256, reason });
  await desk.penalty(one, '2026-03-01');
  desk.clock.set('2026-06-05T02:30:00.000Z');
  expect((await desk.list({ state: 'dismissed' })).rows).toMatchObject([{ key }]);
});

test('refused when the facts are no longer those that were read, when it is gone, and the second time', async () => {
  const { desk, one } = await withFinding();
  const { key, factsSha256 } = await rowOf(desk, one);
  const dismiss = (facts: string) =>
    desk.recall.dismiss(desk.actors.leader, { postingId: one.postingId, key, factsSha256: facts, reason });
  await expect(dismiss('0'.repeat(64))).rejects.toMatchObject(violates('signal_changed'));
  const second = await desk.finding(one, '2026-02-20');
  await expect(dismiss(factsSha256)).rejects.toMatchObject(violates('signal_gone'));
  await desk.voidFinding(second);
  await dismiss(factsSha256);
  await expect(dismiss(factsSha256)).rejects.toMatchObject(violates('signal_dismissed'));
  expect((await desk.list({ state: 'all' })).total).toBe(1);
});

test('taken back with a reason, the signal is open again; only once', async () => {
  const { desk, one } = await withFinding();
  const { key, factsSha256 } = await rowOf(desk, one);
  const { dismissal } = await desk.recall.dismiss(desk.actors.assessor, {
    postingId: one.postingId,
    key,
    factsSha256,
    reason,
  });
  if (!dismissal) throw new Error('Not dismissed');
  const back = { id: dismissal.id, reason: '会议通知与当日不符' };
  expect(await desk.recall.withdraw(desk.actors.leader, back)).toMatchObject({
    key,
    state: 'open',
    dismissal: null,
  });
  await expect(desk.recall.withdraw(desk.actors.leader, back)).rejects.toMatchObject(
    violates('dismissal_withdrawn'),
  );
  expect((await trailOf(desk, dismissal.id)).map(({ action }) => action)).toEqual([
    'recall.signalDismissed',
    'recall.dismissalWithdrawn',
  ]);
});
