import { expect, test } from 'vitest';
import { schemeVersionIdSchema } from '#shared/ids.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { newId } from '../../../electron/database/ids.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { leader, policyDesk, withMonthlyDays } from './desk.ts';

const reason = '示例：经会议研究';

test('while nobody has chosen, the newest built-in version of the default scheme is in force', async () => {
  const { policy, database } = await policyDesk();
  expect(await policy.versionInForce()).toMatchObject({ code: 'ganzhou-2021', version: 1, chosen: false });
  await ensureBuiltInSchemes(database, [withMonthlyDays(21)(ganzhou2021)]);
  expect(await policy.versionInForce()).toMatchObject({ code: 'ganzhou-2021', version: 2, chosen: false });
  expect((await policy.inForce()).content.presence.rules[0]?.measure).toMatchObject({ minimumDays: 21 });
});

test('a chosen version stays in force when newer ones come, also after a restart', async () => {
  const { policy, database, newest, publish, trailOf } = await policyDesk();
  const own = await publish(await newest('ganzhou-2021'), 'example', withMonthlyDays(22));
  expect(await policy.putInForce(leader, { id: own.id, reason })).toMatchObject({ id: own.id, chosen: true });
  await publish(own.id, 'example', withMonthlyDays(23));
  const restarted = createPolicyService({ database });
  expect((await restarted.inForce()).id).toBe(own.id);
  expect((await restarted.list()).filter(({ inForce }) => inForce)).toMatchObject([
    { id: own.id, newest: false },
  ]);
  expect((await trailOf(own.id)).at(-1)).toEqual({
    action: 'policy.putInForce',
    actor: leader.name,
    before: { code: 'ganzhou-2021', version: 1 },
    after: { code: 'example', version: 1 },
    reason,
  });
});

test('the default can be chosen as well, but not twice', async () => {
  const { policy, newest } = await policyDesk();
  const id = await newest('ganzhou-2021');
  expect(await policy.putInForce(leader, { id, reason })).toMatchObject({ chosen: true });
  await expect(policy.putInForce(leader, { id, reason })).rejects.toMatchObject({
    data: { rule: 'already_in_force' },
  });
  const unknown = policy.putInForce(leader, { id: newId(schemeVersionIdSchema), reason });
  await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
