import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { schemeVersionIdSchema } from '#shared/ids.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { sha256 } from '../../../electron/canonical-sha256.ts';
import { systemActor } from '../../../electron/database/database.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { testDatabase } from '../../support/test-database.ts';

const changed: Scheme = { ...ganzhou2021, shortTitle: '赣州办法（修订）' };

test('the first start publishes each built-in scheme with its hash, in the name of the system', async () => {
  const { database, clock } = await testDatabase();
  await ensureBuiltInSchemes(database);
  const policy = createPolicyService({ database });
  const versions = await policy.list();
  expect(versions.map(({ code }) => code).sort()).toEqual(builtInSchemes.map(({ code }) => code).sort());
  const version = versions.find(({ code }) => code === ganzhou2021.code);
  expect(version).toMatchObject({
    code: 'ganzhou-2021',
    version: 1,
    origin: 'built_in',
    sha256: sha256(canonicalJson(ganzhou2021)),
    publishedAt: clock.now(),
  });
  if (!version) throw new Error('No scheme');
  expect((await policy.get(version.id)).content).toEqual(ganzhou2021);
  const events = await database.read
    .selectFrom('audit_event')
    .selectAll()
    .where('entity_id', '=', version.id)
    .execute();
  expect(events).toMatchObject([{ action: 'policy.published', actor_id: systemActor.id }]);
});

test('a later start changes nothing while the content is the same', async () => {
  const { database } = await testDatabase();
  await ensureBuiltInSchemes(database);
  const head = await database.auditHead();
  await ensureBuiltInSchemes(database);
  expect(await createPolicyService({ database }).list()).toHaveLength(builtInSchemes.length);
  expect(await database.auditHead()).toEqual(head);
});

test('changed content becomes the next version and the earlier one stays', async () => {
  const { database } = await testDatabase();
  await ensureBuiltInSchemes(database, [ganzhou2021]);
  await ensureBuiltInSchemes(database, [changed]);
  const policy = createPolicyService({ database });
  const versions = await policy.list();
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  const contents = await Promise.all(versions.map(({ id }) => policy.get(id)));
  expect(contents.map(({ content }) => content.shortTitle)).toEqual(['赣州办法（修订）', '赣州办法']);
});

test('a scheme that is not sound is never published', async () => {
  const { database } = await testDatabase();
  const unsound = { ...ganzhou2021, gradeWords: ganzhou2021.gradeWords.slice(1) };
  await expect(ensureBuiltInSchemes(database, [unsound])).rejects.toThrow('公务员没有等次名称');
  expect(await database.read.selectFrom('scheme_version').selectAll().execute()).toEqual([]);
});

test('a published version can be neither changed nor removed, also with SQL', async () => {
  const { database } = await testDatabase();
  await ensureBuiltInSchemes(database);
  const update = database.write(systemActor, ({ trx }) =>
    trx.updateTable('scheme_version').set({ title: '别的方案' }).execute(),
  );
  await expect(update).rejects.toThrow('a published scheme version is immutable');
  const removal = database.write(systemActor, ({ trx }) => trx.deleteFrom('scheme_version').execute());
  await expect(removal).rejects.toThrow('a published scheme version is immutable');
});

test('rules that no longer match their hash are not used', async () => {
  const { database } = await testDatabase();
  const id = newId(schemeVersionIdSchema);
  await database.write(systemActor, async (unit) => {
    await unit.trx
      .insertInto('scheme_version')
      .values({
        id,
        code: 'ganzhou-2021',
        version: 1,
        title: ganzhou2021.title,
        origin: 'built_in',
        content: canonicalJson(changed),
        sha256: sha256(canonicalJson(ganzhou2021)),
        published_at: unit.at,
      })
      .execute();
    await unit.audit({ action: 'policy.published', entityType: 'scheme_version', entityId: id });
  });
  await expect(createPolicyService({ database }).get(id)).rejects.toMatchObject({
    code: 'RULE_VIOLATION',
    data: { rule: 'scheme_altered' },
  });
});

test('an unknown version is not found', async () => {
  const { database } = await testDatabase();
  const unknown = createPolicyService({ database }).get(newId(schemeVersionIdSchema));
  await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
