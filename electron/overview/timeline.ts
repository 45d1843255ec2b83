import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { type TimelineEvent, type TimelineKind, timelineKinds } from '#shared/contract/overview.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { AssessmentOfPerson } from '../assessment/record/assessments-of-person.ts';
import { caseEvents } from './case-events.ts';
import { postingEvents } from './posting-events.ts';
import { attendanceEvents, dutyEvents, recordEvents } from './record-events.ts';
import type { TimelineSources } from './timeline.types.ts';

export interface TimelineQuestion {
  readonly personId: PersonId;
  /** Empty: all kinds. */
  readonly kinds: readonly TimelineKind[];
  readonly offset: number;
  readonly limit: number;
}

/**
 * Everything about one person that the reader may see, the newest first; what happened on one day stands in the order of the kinds.
 *
 * @throws ApplicationError NOT_FOUND
 */
export async function timelineOf(
  sources: TimelineSources,
  { personId, kinds, offset, limit }: TimelineQuestion,
  reader: Role,
) {
  const person = await sources.person(personId);
  const all: TimelineEvent[] = [
    ...postingEvents(person),
    ...recordEvents(await sources.records(personId, reader)),
  ];
  for (const { id } of person.postings) {
    all.push(...attendanceEvents(await sources.attendance(id)), ...dutyEvents(await sources.duties(id)));
  }
  all.push(
    ...(await sources.assessments(personId)).map(ofAssessment),
    ...(await sources.cases(personId, reader)).flatMap(caseEvents),
    ...(await sources.documents(personId, reader)).map(ofDocument),
  );
  const counts: Partial<Record<TimelineKind, number>> = {};
  for (const { kind } of all) counts[kind] = (counts[kind] ?? 0) + 1;
  const chosen = kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(kind));
  const events = chosen.toSorted(
    (a, b) => b.date.localeCompare(a.date) || timelineKinds.indexOf(a.kind) - timelineKinds.indexOf(b.kind),
  );
  return { total: events.length, counts, events: events.slice(offset, offset + limit) };
}

function ofAssessment(assessed: AssessmentOfPerson): TimelineEvent {
  const settled = assessed.settledAt !== null;
  return {
    date: businessDateOf(assessed.settledAt ?? assessed.openedAt),
    kind: 'assessment',
    id: assessed.id,
    postingId: assessed.postingId,
    title: settled ? `${assessed.title}：${assessed.gradeWord ?? '未定等次'}` : `${assessed.title}：考核中`,
    detail: null,
    attention: false,
  };
}

function ofDocument(document: RegisteredDocument): TimelineEvent {
  const mark = { issued: '', superseded: '（已被替代）', voided: '（已作废）' }[document.state];
  return {
    date: document.formedOn,
    kind: 'document',
    id: document.id,
    postingId: null,
    title: `${document.title}${mark}`,
    detail: document.registerNumber,
    attention: false,
  };
}
