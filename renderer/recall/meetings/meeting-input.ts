import {
  type MeetingDetail,
  type MeetingInput,
  type MeetingItem,
  type MeetingResult,
  meetingInputSchema,
} from '#shared/contract/recall-meeting.ts';

/** A meeting as the server takes it, with the results as `resultOf` has them. */
export function inputOf(
  { title, organ, heldOn, chair, attendees, documentNumber, minutes, items }: MeetingDetail,
  resultOf: (item: MeetingItem) => MeetingResult,
): MeetingInput {
  return meetingInputSchema.parse({
    title,
    organ,
    heldOn,
    chair,
    attendees,
    documentNumber,
    minutes,
    items: items.map((item) => ({ caseId: item.case.id, result: resultOf(item) })),
  });
}
