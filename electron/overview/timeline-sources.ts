import type { ArchiveService } from '../archive/archive.service.ts';
import type { createAssessmentService } from '../assessment/assessment.service.ts';
import type { PresenceService } from '../presence/presence.service.ts';
import type { RecallService } from '../recall/recall.service.ts';
import type { RosterService } from '../roster/roster.service.ts';
import type { TimelineSources } from './timeline.types.ts';

interface Features {
  readonly roster: RosterService;
  readonly presence: PresenceService;
  readonly assessment: ReturnType<typeof createAssessmentService>;
  readonly recall: RecallService;
  readonly archive: ArchiveService;
}

/** Records of one duty subject read in one go. */
const dutiesAtOnce = 500;

/** The time line asks each feature through its service. */
export function timelineSources({
  roster,
  presence,
  assessment,
  recall,
  archive,
}: Features): TimelineSources {
  return {
    person: (id) => roster.people.get(id),
    async records(personId, reader) {
      return {
        leaves: await presence.leave.leavesOf({ personId }),
        spotChecks: await presence.spotChecks.ofPerson(personId),
        conduct: await presence.conduct.shownOfPerson(personId, reader),
        observations: await presence.observations.ofPerson(personId),
      };
    },
    attendance: (postingId) => presence.attendance.of(postingId),
    async duties(postingId) {
      const { records } = await presence.duties.records({
        ref: { subject: 'person', postingId },
        dutyCode: null,
        year: null,
        schemeVersionId: null,
        offset: 0,
        limit: dutiesAtOnce,
      });
      return records;
    },
    assessments: (personId) => assessment.ofPerson(personId),
    cases: (personId, reader) => recall.cases.milestonesOf(reader, personId),
    documents: (personId, reader) => archive.ofPerson(personId, reader),
  };
}
