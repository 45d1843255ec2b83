import { expect, test } from 'vitest';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { sealed } from '../../../electron/canonical-sha256.ts';
import { assessor, leader, policyDesk, withMonthlyDays } from './desk.ts';

const title = '示例区驻村管理办法';
const reason = '示例：经会议研究';
const unsound = (scheme: Scheme): Scheme => ({ ...scheme, gradeWords: scheme.gradeWords.slice(1) });

test('a scheme of one’s own: copied, changed, published as version 1, then continued as version 2', async () => {
  const { policy, newest, publish } = await policyDesk();
  const first = await publish(await newest('ganzhou-2021'), 'example', withMonthlyDays(22));
  expect(first).toMatchObject({ code: 'example', version: 1, title, origin: 'organisation' });
  const second = await publish(first.id, 'example', withMonthlyDays(23));
  expect(second).toMatchObject({ code: 'example', version: 2, origin: 'organisation' });
  const { content, sha256 } = await policy.get(second.id);
  expect(content.presence.rules[0]?.measure).toEqual({ kind: 'monthly_average', minimumDays: 23 });
  expect(sha256).toBe(sealed(content).sha256);
  expect((await policy.get(first.id)).content.presence.rules[0]?.measure).toMatchObject({ minimumDays: 22 });
  expect(await policy.listDrafts()).toEqual([]);
});

test('a copy is told apart from what it was copied from', async () => {
  const { policy, newest } = await policyDesk();
  const basedOn = await newest('ganzhou-2021');
  const draft = await policy.startDraft(assessor, { basedOn, code: 'example', title });
  expect(draft).toMatchObject({
    code: 'example',
    title,
    basedOn: { id: basedOn, code: 'ganzhou-2021' },
    revision: 1,
    updatedBy: assessor.name,
    problems: [],
    content: { ...ganzhou2021, code: 'example', title, shortTitle: '赣州办法（副本）' },
  });
});

test('the trail tells which rules changed and why, not what the whole scheme says', async () => {
  const { newest, publish, trailOf, policy } = await policyDesk();
  const first = await publish(await newest('ganzhou-2021'), 'example', withMonthlyDays(22));
  const draft = await policy.startDraft(assessor, { basedOn: first.id, code: 'example', title });
  const saved = await policy.saveDraft(assessor, { ...draft, content: withMonthlyDays(23)(draft.content) });
  const second = await policy.publishDraft(leader, { id: draft.id, revision: saved.revision, reason });
  const rules = [{ ruleId: 'presence.rule.monthly_average', title: '驻村与考勤：平均每月驻村不少于20天' }];
  expect(await trailOf(draft.id)).toMatchObject([
    {
      action: 'policy.draftStarted',
      actor: assessor.name,
      after: { basedOn: { code: 'example', version: 1 } },
    },
    {
      action: 'policy.draftSaved',
      actor: assessor.name,
      before: { title },
      after: { title, rules },
    },
  ]);
  expect(await trailOf(second.id)).toMatchObject([
    {
      action: 'policy.published',
      actor: leader.name,
      before: { version: 1, sha256: first.sha256 },
      after: { version: 2, sha256: second.sha256, rules },
      reason,
    },
  ]);
  expect(JSON.stringify(await trailOf(second.id))).not.toContain('乡镇党委');
});

test('a draft may be unsound while it is written, but is published only when it is sound', async () => {
  const { policy, newest } = await policyDesk();
  const draft = await policy.startDraft(assessor, {
    basedOn: await newest('ganzhou-2021'),
    code: 'example',
    title,
  });
  const saved = await policy.saveDraft(assessor, { ...draft, content: unsound(draft.content) });
  expect(saved.problems).toEqual(['公务员没有等次名称，请补充。']);
  expect((await policy.getDraft(draft.id)).problems).toEqual(saved.problems);
  const target = { id: draft.id, revision: saved.revision, reason };
  await expect(policy.publishDraft(leader, target)).rejects.toMatchObject({
    code: 'RULE_VIOLATION',
    data: { rule: 'scheme_unsound' },
    message: '方案还有 1 处问题，改正后才能发布：公务员没有等次名称，请补充。',
  });
  expect(await policy.listDrafts()).toHaveLength(1);
});

test('two people at once: the second is told, and nothing of the first is lost', async () => {
  const { policy, newest } = await policyDesk();
  const draft = await policy.startDraft(assessor, {
    basedOn: await newest('ganzhou-2021'),
    code: 'example',
    title,
  });
  const stale = { id: draft.id, revision: draft.revision };
  await policy.saveDraft(assessor, { ...stale, content: withMonthlyDays(22)(draft.content) });
  const conflict = { code: 'CONFLICT', data: { currentRevision: 2 } };
  const late = policy.saveDraft(leader, { ...stale, content: withMonthlyDays(25)(draft.content) });
  await expect(late).rejects.toMatchObject(conflict);
  await expect(policy.publishDraft(leader, { ...stale, reason })).rejects.toMatchObject(conflict);
  await expect(policy.discardDraft(leader, { ...stale, reason })).rejects.toMatchObject(conflict);
  const { content, updatedBy } = await policy.getDraft(draft.id);
  expect([content.presence.rules[0]?.measure, updatedBy]).toEqual([
    { kind: 'monthly_average', minimumDays: 22 },
    assessor.name,
  ]);
});

test('saving the same again changes nothing', async () => {
  const { policy, newest, database } = await policyDesk();
  const draft = await policy.startDraft(assessor, {
    basedOn: await newest('ganzhou-2021'),
    code: 'example',
    title,
  });
  const head = await database.auditHead();
  expect(await policy.saveDraft(leader, draft)).toMatchObject({ revision: draft.revision });
  expect(await database.auditHead()).toEqual(head);
});

test('codes: those of the program cannot be taken, nor those of others, and one code is drafted once', async () => {
  const { policy, newest, publish } = await policyDesk();
  const ganzhou = await newest('ganzhou-2021');
  const own = await publish(ganzhou, 'example', withMonthlyDays(22));
  const start = (basedOn: typeof ganzhou, code: string) =>
    policy.startDraft(assessor, { basedOn, code, title });
  const taken = { code: 'INVALID_INPUT', data: { issues: [{ path: 'code' }] } };
  await expect(start(ganzhou, 'ganzhou-2021')).rejects.toMatchObject(taken);
  await expect(start(own.id, 'hongshan-2023')).rejects.toMatchObject(taken);
  await expect(start(ganzhou, 'example')).rejects.toMatchObject(taken);
  const draft = await start(own.id, 'example');
  const exists = { code: 'RULE_VIOLATION', data: { rule: 'draft_exists' } };
  await expect(start(own.id, 'example')).rejects.toMatchObject(exists);
  const renamed = policy.saveDraft(assessor, {
    ...draft,
    content: { ...draft.content, code: 'hongshan-2023' },
  });
  await expect(renamed).rejects.toMatchObject({ data: { issues: [{ path: 'content.code' }] } });
});

test('a draft that says what is published already is not published again', async () => {
  const { policy, newest, publish } = await policyDesk();
  const own = await publish(await newest('ganzhou-2021'), 'example', withMonthlyDays(22));
  const draft = await policy.startDraft(assessor, { basedOn: own.id, code: 'example', title });
  await expect(policy.publishDraft(leader, { ...draft, reason })).rejects.toMatchObject({
    data: { rule: 'nothing_changed' },
  });
  await policy.discardDraft(leader, { ...draft, reason });
  expect(await policy.listDrafts()).toEqual([]);
  await expect(policy.getDraft(draft.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what was given up stays in the trail, with what it had changed', async () => {
  const { policy, newest, trailOf } = await policyDesk();
  const draft = await policy.startDraft(assessor, {
    basedOn: await newest('ganzhou-2021'),
    code: 'example',
    title,
  });
  const { revision } = await policy.saveDraft(assessor, {
    ...draft,
    content: withMonthlyDays(22)(draft.content),
  });
  await policy.discardDraft(leader, { id: draft.id, revision, reason });
  expect((await trailOf(draft.id)).at(-1)).toMatchObject({
    action: 'policy.draftDiscarded',
    reason,
    before: {
      code: 'example',
      rules: expect.arrayContaining([expect.objectContaining({ ruleId: 'presence.rule.monthly_average' })]),
    },
  });
});
