import { expect, test } from 'vitest';
import { whatIfPageSchema } from '#shared/contract/recall.ts';
import { type JobId, userIdSchema } from '#shared/ids.ts';
import type { WhatIfQuestion } from '../../../electron/recall/what-if.service.ts';
import { openRecallDesk, type RecallDesk } from './recall-desk.ts';

const everything: Omit<WhatIfQuestion, 'id'> = {
  onlyDiffering: true,
  kind: null,
  text: '',
  offset: 0,
  limit: 100,
};

async function compared(desk: RecallDesk, first: string, second: string): Promise<JobId> {
  const id = await desk.recall.startWhatIf(desk.leaderId, {
    firstSchemeVersionId: await desk.schemeVersion(first),
    secondSchemeVersionId: await desk.schemeVersion(second),
  });
  expect(await desk.ended(id)).toMatchObject({ state: 'succeeded' });
  return id;
}

test('Ganzhou and Wuhai over the same records: who differs, in what, and why', async () => {
  const desk = await openRecallDesk();
  const short = await desk.post('示例短');
  await desk.attendance(short, '2026-01', 19);
  const found = await desk.post('示例查');
  await desk.finding(found, '2026-02-03');
  await desk.finding(found, '2026-02-20');
  const away = await desk.post('示例假');
  await desk.leave(away, '2026-01-05', '2026-01-08');
  await desk.leave(away, '2025-03-05', '2025-03-06');
  await desk.post('示例同');
  const id = await compared(desk, 'ganzhou-2021', 'wuhai-2023');

  const page = whatIfPageSchema.parse(desk.recall.listWhatIf(desk.leaderId, { ...everything, id }));
  expect(page).toMatchObject({ postings: 4, differing: 3, total: 3, asOf: '2026-03-05' });
  expect(page.byKind).toEqual([
    { kind: 'signal', postings: 2 },
    { kind: 'presence', postings: 1 },
    { kind: 'pre_check', postings: 0 },
    { kind: 'leave', postings: 1 },
  ]);
  const differencesOf = (name: string) =>
    page.rows.find(({ posting }) => posting.personName === name)?.differences ?? [];
  expect(differencesOf('示例短')).toEqual([
    {
      kind: 'signal',
      first: expect.stringContaining(
        '平均每月 19 天，要求平均每月不少于 20 天；2026年2月没有考勤记录，没有计入；按赣州办法第十六条，可以提出召回。',
      ),
      second: expect.stringMatching(/^乌海.*：没有相应的线索。$/),
    },
    {
      kind: 'presence',
      first:
        '赣州办法：没有达到（2026年1月 1 个整月在村等 19 天，平均每月 19 天，要求平均每月不少于 20 天；2026年2月没有考勤记录，没有计入）。',
      second: expect.stringMatching(
        /^乌海材料：尚可达到（2026年至今在村等 19 天，要求全年不少于 200 天.*）。$/,
      ),
    },
  ]);
  expect(differencesOf('示例查')).toMatchObject([{ kind: 'signal' }]);
  expect(differencesOf('示例假')).toMatchObject([
    {
      kind: 'leave',
      first: '赣州办法：2026年1月5日至2026年1月8日请假 4天，由县（市、区）驻村工作领导小组办公室批准。',
      second: expect.stringContaining('由区驻村工作管理机构批准'),
    },
  ]);

  const list = (changes: Partial<typeof everything>) =>
    desk.recall.listWhatIf(desk.leaderId, { ...everything, ...changes, id });
  expect(list({ kind: 'leave' })).toMatchObject({ total: 1, rows: [{ posting: { personName: '示例假' } }] });
  expect(list({ onlyDiffering: false })).toMatchObject({ total: 4 });
  expect(list({ onlyDiffering: false, text: '示例同' }).rows).toMatchObject([{ differences: [] }]);
  expect(list({ limit: 1, offset: 2 }).rows).toHaveLength(1);
});

test('conditions for being posted: staff that Jiangjin does not send', async () => {
  const desk = await openRecallDesk();
  const { personId } = await desk.post('示例借');
  await desk.record(({ trx }) =>
    trx.updateTable('person').set({ staff_kind: 'temporary' }).where('id', '=', personId).execute(),
  );
  const id = await compared(desk, 'ganzhou-2021', 'jiangjin-2021');
  const { rows } = desk.recall.listWhatIf(desk.leaderId, { ...everything, id, kind: 'pre_check' });
  expect(rows[0]?.differences).toContainEqual({
    kind: 'pre_check',
    first: expect.stringMatching(/^赣州办法：/),
    second: expect.stringContaining('人员类别为临时聘用，不得选派'),
  });
});

test('the same version twice is refused; a result is only for who asked; nothing is written', async () => {
  const desk = await openRecallDesk();
  await desk.post('示例一');
  const ganzhou = await desk.schemeVersion('ganzhou-2021');
  await expect(
    desk.recall.startWhatIf(desk.leaderId, {
      firstSchemeVersionId: ganzhou,
      secondSchemeVersionId: ganzhou,
    }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const head = await desk.database.auditHead();
  const id = await compared(desk, 'ganzhou-2021', 'hongshan-2023');
  expect(await desk.database.auditHead()).toEqual(head);
  expect(() => desk.recall.listWhatIf(otherUser, { ...everything, id })).toThrow('没有找到');

  const cancelled = await desk.recall.startWhatIf(desk.leaderId, {
    firstSchemeVersionId: ganzhou,
    secondSchemeVersionId: await desk.schemeVersion('wuhai-2023'),
  });
  desk.cancel(cancelled);
  expect(await desk.ended(cancelled)).toMatchObject({ state: 'cancelled' });
  expect(() => desk.recall.listWhatIf(desk.leaderId, { ...everything, id: cancelled })).toThrow('没有找到');
});

const otherUser = userIdSchema.parse('01936b1e-0000-7000-8000-0000000000bb');
