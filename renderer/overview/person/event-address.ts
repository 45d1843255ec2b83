import type { TimelineEvent } from '#shared/contract/overview.ts';

/** Where the record behind an event is kept; null where the page of the person is its only place. */
export function addressOfEvent(event: TimelineEvent): string | null {
  const { kind, id, postingId } = event;
  switch (kind) {
    case 'posting':
      return postingId && `/roster?posting=${postingId}`;
    case 'nomination':
      // Steps of a nomination carry its id before their own code.
      return `/roster/nominations/${id.split(' ')[0]}`;
    case 'attendance':
      return postingId && `/daily/attendance?month=${id}&posting=${postingId}`;
    case 'leave':
      return `/daily/leave?leave=${id}`;
    case 'spot_check':
      return `/daily/checks?record=${id}`;
    case 'conduct_record':
      return `/daily/conduct?record=${id}`;
    case 'observation':
      return `/daily/observations?record=${id}`;
    case 'duty_record':
      return postingId && `/daily/duties?posting=${postingId}`;
    case 'recall_case':
      // Every step of a case carries its id before its own word.
      return `/recall/cases/${id.split(' ')[0]}`;
    case 'document':
      return `/archive/${id}`;
    case 'assessment':
      return null;
  }
}
