import type { CaseDependencies } from '../cases/case-dependencies.ts';
import { createMeetingDecision } from './decide-meeting.ts';
import { createMeetingReading } from './meeting-reading.ts';
import { createMeetingWriting } from './prepare-meeting.ts';

export type MeetingsService = ReturnType<typeof createMeetingsService>;

/** Meetings that decide several cases: preparing one, reading it, recording what it resolved. */
export function createMeetingsService(dependencies: CaseDependencies) {
  return {
    ...createMeetingReading(dependencies),
    ...createMeetingWriting(dependencies),
    ...createMeetingDecision(dependencies),
  };
}
