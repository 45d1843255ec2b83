import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { schemeVersionIdSchema } from '#shared/ids.ts';
import { describeScheme } from '#shared/policy/describe/describe-scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { systemActor } from '../../../electron/database/database.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { testDatabase } from '../../support/test-database.ts';
import { firstVersion } from '../../unit/policy/first-version.ts';
import { leader } from './desk.ts';

/** A database that an earlier program filled and this one opens. */
async function grownDatabase() {
  const { database } = await testDatabase();
  const id = newId(schemeVersionIdSchema);
  await database.write(systemActor, async (unit) => {
    const { code, title } = ganzhou2021;
    const content = canonicalJson(firstVersion.content);
    await unit.trx
      .insertInto('scheme_version')
      .values({
        ...{ id, code, version: 1, title, origin: 'built_in', content },
        sha256: firstVersion.sha256,
        published_at: unit.at,
      })
      .execute();
    await unit.audit({ action: 'policy.published', entityType: 'scheme_version', entityId: id });
  });
  await ensureBuiltInSchemes(database);
  return { database, id, policy: createPolicyService({ database }) };
}

test('a version that an earlier program published still reads, beside the version that replaced it', async () => {
  const { id, policy } = await grownDatabase();
  const versions = (await policy.list()).filter(({ code }) => code === 'ganzhou-2021');
  expect(versions).toMatchObject([
    { version: 2, newest: true, inForce: true },
    { version: 1, newest: false, inForce: false, sha256: firstVersion.sha256 },
  ]);
  const { content } = await policy.get(id);
  expect(content.annual).toMatchObject(Object(firstVersion.content.annual));
  expect(content.annual.templates.flatMap(({ adjustments }) => adjustments)).toEqual([]);
  const leave = describeScheme(content)
    .flatMap(({ rules }) => rules)
    .find(({ code }) => code === 'presence.leave.team_member');
  expect(leave).toMatchObject({ unspecified: true, sentences: ['本方案未载明请假审批权限。'] });
});

test('the trail of its successor tells which rules were added', async () => {
  const { database } = await grownDatabase();
  const event = await database.read
    .selectFrom('audit_event')
    .selectAll()
    .where('action', '=', 'policy.published')
    .where('before', 'is not', null)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(event.after ?? '')).toMatchObject({
    version: 2,
    rules: expect.arrayContaining([
      { ruleId: 'presence.leave.team_member', title: '请销假：工作队员请假审批' },
      { ruleId: 'recall.trigger.incapable', title: '召回：能力素质不高、不能胜任工作' },
      { ruleId: 'assessment.dual', title: '评定与公示：双考核' },
      { ruleId: 'annual.team.item.resources_won', title: '年度考核：驻村工作队：争取资金和项目' },
    ]),
  });
});

test('it can be exported, put in force and continued as a scheme of one’s own', async () => {
  const { id, policy } = await grownDatabase();
  expect(await policy.inspectSchemeFile((await policy.exportScheme(id)).text)).toMatchObject({
    known: { id },
  });
  await policy.putInForce(leader, { id, reason: '示例：沿用原版' });
  expect((await policy.inForce()).id).toBe(id);
  const draft = await policy.startDraft(leader, {
    basedOn: id,
    code: 'example',
    title: '示例区驻村管理办法',
  });
  expect(draft.content.presence.leaveTiers).toEqual([]);
});
