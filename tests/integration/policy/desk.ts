import type { SchemeVersionId } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { Actor } from '../../../electron/database/database.types.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { testDatabase } from '../../support/test-database.ts';

export const assessor: Actor = { id: 'assessor', name: '示例考核员' };
export const leader: Actor = { id: 'leader', name: '示例领导' };

/** A database with the schemes of the program, and short ways to what the tests do again and again. */
export async function policyDesk() {
  const { database, clock } = await testDatabase();
  await ensureBuiltInSchemes(database);
  const policy = createPolicyService({ database });

  return {
    database,
    clock,
    policy,

    /** The newest version of a code. */
    async newest(code: string): Promise<SchemeVersionId> {
      const version = (await policy.list()).find((listed) => listed.code === code && listed.newest);
      if (!version) throw new Error(`No scheme ${code}`);
      return version.id;
    },

    /** Drafts from a version, changes the copy, publishes it. */
    async publish(basedOn: SchemeVersionId, code: string, change: (scheme: Scheme) => Scheme) {
      const draft = await policy.startDraft(assessor, { basedOn, code, title: '示例区驻村管理办法' });
      const { revision } = await policy.saveDraft(assessor, {
        id: draft.id,
        revision: draft.revision,
        content: change(draft.content),
      });
      return policy.publishDraft(leader, { id: draft.id, revision, reason: '示例：经会议研究' });
    },

    /** What the trail says about a record, oldest first. */
    async trailOf(entityId: string) {
      const events = await database.read
        .selectFrom('audit_event')
        .selectAll()
        .where('entity_id', '=', entityId)
        .orderBy('sequence')
        .execute();
      return events.map(({ action, actor_name, before, after, reason }) => ({
        action,
        actor: actor_name,
        before: before === null ? null : JSON.parse(before),
        after: after === null ? null : JSON.parse(after),
        reason,
      }));
    },
  };
}

/** 平均每月驻村不少于 so many days. */
export const withMonthlyDays =
  (minimumDays: number) =>
  (scheme: Scheme): Scheme => ({
    ...scheme,
    presence: {
      ...scheme.presence,
      rules: scheme.presence.rules.map((rule) => ({
        ...rule,
        measure: { kind: 'monthly_average', minimumDays },
      })),
    },
  });
