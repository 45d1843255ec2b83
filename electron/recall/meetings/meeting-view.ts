import type { MeetingHead } from '#shared/contract/recall-meeting.ts';
import { stateOf } from '#shared/recall/case-steps.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { workflowOf } from '../cases/change-case.ts';
import type { MeetingItemRow, MeetingRow } from './meeting.repository.ts';

/** Heads of meetings, with how many cases each sends where. */
export async function headsOf(
  handle: ReadHandle,
  policy: Pick<PolicyService, 'get'>,
  meetings: readonly MeetingRow[],
  items: readonly MeetingItemRow[],
): Promise<MeetingHead[]> {
  const versions = new Map(
    (
      await handle
        .selectFrom('recall_case')
        .select(['id', 'scheme_version_id'])
        .where('id', 'in', among(items.map(({ case_id }) => case_id)))
        .execute()
    ).map(({ id, scheme_version_id }) => [id, scheme_version_id]),
  );
  const heads: MeetingHead[] = [];
  for (const meeting of meetings) {
    const own = items.filter(({ meeting_id }) => meeting_id === meeting.id);
    const counts = { cases: own.length, recalled: 0, notRecalled: 0, other: 0 };
    for (const { case_id, to_state } of own) {
      const version = versions.get(case_id);
      counts[await kindOf(version, to_state)] += 1;
    }
    heads.push({
      id: meeting.id,
      title: meeting.title,
      organ: meeting.organ,
      heldOn: meeting.held_on,
      documentNumber: meeting.document_number,
      chair: meeting.chair,
      state: meeting.state,
      counts,
      cancelReason: meeting.cancel_reason,
      createdBy: meeting.created_by,
      decidedAt: meeting.decided_at,
      decidedBy: meeting.decided_by,
      revision: meeting.revision,
    });
  }
  return heads;

  async function kindOf(
    version: Parameters<PolicyService['get']>[0] | undefined,
    to: string | null,
  ): Promise<'recalled' | 'notRecalled' | 'other'> {
    if (version === undefined || to === null) return 'other';
    switch (stateOf(workflowOf(await policy.get(version)), to).stage) {
      case 'recall_decided':
      case 'recalled':
        return 'recalled';
      case 'not_recalled':
        return 'notRecalled';
      default:
        return 'other';
    }
  }
}
