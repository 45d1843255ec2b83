import type { PersonId, PostingId } from '#shared/ids.ts';
import type { SignalRecord } from '#shared/recall/signal.ts';

/** Where the record that a signal rests on can be looked at. */
export function addressOfRecord(
  record: SignalRecord,
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
  }
}
