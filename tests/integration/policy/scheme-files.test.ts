import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { writeSchemeFile } from '#shared/policy/scheme-file.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { sealed } from '../../../electron/canonical-sha256.ts';
import { leader, policyDesk, withMonthlyDays } from './desk.ts';

const reason = '示例：按通知执行';

function fileOf(scheme: Scheme, version = 1): string {
  const { code, title } = scheme;
  return writeSchemeFile({
    code,
    title,
    version,
    canonical: canonicalJson(scheme),
    sha256: sealed(scheme).sha256,
  });
}

const own: Scheme = { ...withMonthlyDays(22)(ganzhou2021), code: 'example', title: '示例区驻村管理办法' };

test('a scheme of one organisation reaches another as one file, the same to the byte', async () => {
  const there = await policyDesk();
  const here = await policyDesk();
  const published = await there.publish(await there.newest('ganzhou-2021'), 'example', withMonthlyDays(22));
  const { fileName, text } = await there.policy.exportScheme(published.id);
  expect(fileName).toBe('example-第1版.json');

  expect(await here.policy.inspectSchemeFile(text)).toMatchObject({
    code: 'example',
    version: 1,
    sha256: published.sha256,
    known: null,
    problems: [],
    becomes: 1,
    refusal: null,
  });
  const imported = await here.policy.importScheme(leader, { text, reason });
  expect(imported).toMatchObject({
    code: 'example',
    version: 1,
    origin: 'organisation',
    sha256: published.sha256,
  });
  expect((await here.policy.get(imported.id)).content).toEqual(
    (await there.policy.get(published.id)).content,
  );
  expect((await here.policy.exportScheme(imported.id)).text).toBe(text);
  expect(await here.trailOf(imported.id)).toMatchObject([
    {
      action: 'policy.imported',
      actor: leader.name,
      after: { code: 'example', sha256: published.sha256 },
      reason,
    },
  ]);
});

test('another content of a known code becomes its next version, whatever number the file has', async () => {
  const { policy, newest, publish } = await policyDesk();
  await publish(await newest('ganzhou-2021'), 'example', withMonthlyDays(25));
  const text = fileOf(own, 7);
  expect(await policy.inspectSchemeFile(text)).toMatchObject({ version: 7, becomes: 2, refusal: null });
  expect(await policy.importScheme(leader, { text, reason })).toMatchObject({ version: 2 });
});

test('content that is here already is named, not stored twice', async () => {
  const { policy, newest } = await policyDesk();
  const { text } = await policy.exportScheme(await newest('hongshan-2023'));
  expect(await policy.inspectSchemeFile(text)).toMatchObject({
    known: { code: 'hongshan-2023', version: 1 },
    becomes: null,
    refusal: '本机已有相同内容：“区乡村振兴局关于严格落实驻村工作管理制度的通知”第 1 版，不用再导入。',
  });
  await expect(policy.importScheme(leader, { text, reason })).rejects.toMatchObject({
    code: 'FILE_REJECTED',
    data: { reason: 'known' },
  });
});

test.each<[string, Scheme, RegExp]>([
  ['built_in_code', withMonthlyDays(1)(ganzhou2021), /另取代码发布/],
  ['unsound', { ...own, gradeWords: own.gradeWords.slice(1) }, /公务员没有等次名称/],
])('%s is refused with what to do, and nothing is stored', async (why, scheme, sentence) => {
  const { policy, database } = await policyDesk();
  const head = await database.auditHead();
  const text = fileOf(scheme);
  expect(await policy.inspectSchemeFile(text)).toMatchObject({
    becomes: null,
    refusal: expect.stringMatching(sentence),
  });
  await expect(policy.importScheme(leader, { text, reason })).rejects.toMatchObject({
    code: 'FILE_REJECTED',
    message: expect.stringMatching(sentence),
    data: { reason: why },
  });
  expect(await database.auditHead()).toEqual(head);
});

test('a code that is being drafted is not imported behind the back of those who write it', async () => {
  const { policy, newest, publish } = await policyDesk();
  const { id } = await publish(await newest('ganzhou-2021'), 'example', withMonthlyDays(25));
  await policy.startDraft(leader, { basedOn: id, code: 'example', title: own.title });
  await expect(policy.importScheme(leader, { text: fileOf(own), reason })).rejects.toMatchObject({
    data: { reason: 'draft_exists' },
  });
});

test('an altered file is neither shown nor stored', async () => {
  const { policy } = await policyDesk();
  const text = fileOf(own).replace('"minimumDays": 22', '"minimumDays": 12');
  const rejected = { code: 'FILE_REJECTED', data: { reason: 'altered' } };
  await expect(policy.inspectSchemeFile(text)).rejects.toMatchObject(rejected);
  await expect(policy.importScheme(leader, { text, reason })).rejects.toMatchObject(rejected);
});
