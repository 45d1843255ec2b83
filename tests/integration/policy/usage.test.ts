import { expect, test } from 'vitest';
import { businessDateSchema } from '#shared/dates.ts';
import { nominationIdSchema } from '#shared/ids.ts';
import { systemActor } from '../../../electron/database/database.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import { openDistrict } from '../assessment/district.ts';

test('what was made under a version is counted for that version alone', async () => {
  const district = await openDistrict();
  const { policy, scheme, database } = district;
  await district.addPosting({ name: '示例甲' });
  await district.addPosting({ name: '示例乙' });
  const cycle = await district.openCycle(2026);
  await database.write(systemActor, async (unit) => {
    const posting = await unit.trx
      .selectFrom('posting')
      .select(['id', 'person_id'])
      .where('person_id', 'is not', null)
      .executeTakeFirstOrThrow();
    if (!posting.person_id) throw new Error('Nobody is posted');
    const id = newId(nominationIdSchema);
    await unit.trx
      .insertInto('nomination')
      .values({
        id,
        posting_id: posting.id,
        person_id: posting.person_id,
        role: 'team_member',
        state: 'proposed',
        proposed_on: businessDateSchema.parse('2026-12-01'),
        planned_start: null,
        scheme_version_id: scheme.id,
        steps: '[]',
        answers: '{}',
        pre_check: null,
        override_reason: null,
        closing_reason: null,
        created_at: unit.at,
        updated_at: unit.at,
      })
      .execute();
    await unit.audit({ action: 'roster.nominated', entityType: 'nomination', entityId: id });
  });
  const draft = await policy.startDraft(district.actors.assessor, {
    basedOn: scheme.id,
    code: 'example',
    title: '示例区驻村管理办法',
  });

  const uses = { cycles: 1, assessments: 2, nominations: 1, earlyChanges: 0, leaves: 0 };
  expect(await policy.usage(scheme.id)).toEqual({
    inForce: true,
    uses,
    cycles: [{ id: cycle.id, title: cycle.title, year: 2026 }],
    drafts: [{ id: draft.id, code: 'example', title: '示例区驻村管理办法' }],
  });
  const listed = await policy.list();
  expect(listed.find(({ id }) => id === scheme.id)?.uses).toEqual(uses);
  const others = listed.filter(({ id }) => id !== scheme.id);
  expect(others.every((version) => Object.values(version.uses).every((count) => count === 0))).toBe(true);
});
