import { callerOf, type Procedures } from '../../http/procedures.ts';
import { caseActorOf } from '../cases/cases.router.ts';
import type { MeetingsService } from './meetings.service.ts';

/** Handlers of `recall.*` for meetings that decide several cases. */
export function createMeetingsRouter({ recall }: Procedures, meetings: MeetingsService) {
  return {
    listMeetings: recall.listMeetings.handler(({ input, context }) =>
      meetings.listMeetings(callerOf(context).role, input),
    ),
    getMeeting: recall.getMeeting.handler(({ input, context }) =>
      meetings.getMeeting(caseActorOf(context), input.id),
    ),
    meetingCandidates: recall.meetingCandidates.handler(async ({ context }) => ({
      cases: await meetings.meetingCandidates(callerOf(context).role),
    })),
    prepareMeeting: recall.prepareMeeting.handler(({ input, context }) =>
      meetings.prepareMeeting(caseActorOf(context), input),
    ),
    reviseMeeting: recall.reviseMeeting.handler(({ input, context }) =>
      meetings.reviseMeeting(caseActorOf(context), input),
    ),
    cancelMeeting: recall.cancelMeeting.handler(({ input, context }) =>
      meetings.cancelMeeting(caseActorOf(context), input),
    ),
    decideMeeting: recall.decideMeeting.handler(({ input, context }) =>
      meetings.decideMeeting(caseActorOf(context), input),
    ),
  };
}
