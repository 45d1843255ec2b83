import type { EvidenceRecord } from '#shared/contract/recall-evidence.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';

/** Where the record that a signal or evidence rests on can be looked at. */
export function addressOfRecord(
  record: EvidenceRecord,
  posting: { readonly postingId: PostingId; readonly personId: PersonId },
): string {
  switch (record.kind) {
    case 'attendance_month':
      return `/daily/attendance?month=${record.id}&posting=${posting.postingId}`;
    case 'spot_check':
    case 'conduct_record':
    case 'observation':
    case 'assessment':
      return `/people/${posting.personId}?record=${record.id}`;
    case 'leave':
      return `/daily/leave?leave=${record.id}`;
  }
}
