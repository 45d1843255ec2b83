import type { LeaveDetail, LeaveReasoning, LeaveRow } from '#shared/contract/presence-leave.ts';
import type { RecordedLeave } from '#shared/presence/leave-joining.ts';
import type { WorkingDays } from '#shared/presence/leave-length.ts';
import { actualLength, expectedBack, overrunOf } from '#shared/presence/leave-return.ts';
import type { StoredLeave } from './leave.repository.ts';
import { readConsents, readHistory } from './leave-history.ts';

/** Everything about one leave, from what is stored and what follows from it. */
export function describeLeave({
  row,
  stored,
  others,
  reasoning,
  calendar,
}: {
  readonly row: LeaveRow;
  readonly stored: StoredLeave;
  readonly others: readonly RecordedLeave[];
  readonly reasoning: LeaveReasoning;
  readonly calendar: WorkingDays;
}): LeaveDetail {
  const own = others.find(({ id }) => id === stored.id);
  return {
    leave: row,
    schemeVersionId: stored.scheme_version_id,
    consents: readConsents(stored.consents),
    decidedBy: stored.decided_by,
    documentNumber: stored.document_number,
    decisionNote: stored.decision_note,
    closingReason: stored.closing_reason,
    createdAt: stored.created_at,
    createdBy: stored.created_by,
    expectedBack: expectedBack(row, calendar),
    actual: own ? actualLength(own, calendar) : null,
    overrun: own ? overrunOf(own, others, calendar) : null,
    reasoning,
    history: readHistory(stored.reasoning),
  };
}
