import type { InferContractRouterOutputs } from '@orpc/contract';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { AssessmentOfPerson } from '../assessment/record/assessments-of-person.ts';
import type { CaseMilestones } from '../recall/cases/case-milestones.ts';

type Answers = InferContractRouterOutputs<Contract>;

export type PersonAnswer = Answers['roster']['getPerson'];
export type RecordsAnswer = Answers['presence']['recordsOfPerson'];
export type AttendanceAnswer = Answers['presence']['attendanceOf'];
export type DutyRecord = Answers['presence']['dutyRecords']['records'][number];

/** What the features know about one person. */
export interface TimelineSources {
  person(id: PersonId): Promise<PersonAnswer>;
  /** As far as the reader may see them. */
  records(id: PersonId, reader: Role): Promise<RecordsAnswer>;
  attendance(postingId: PostingId): Promise<AttendanceAnswer>;
  duties(postingId: PostingId): Promise<readonly DutyRecord[]>;
  assessments(id: PersonId): Promise<readonly AssessmentOfPerson[]>;
  /** As far as the reader may know of them. */
  cases(id: PersonId, reader: Role): Promise<readonly CaseMilestones[]>;
  /** As far as the reader may know of them. */
  documents(id: PersonId, reader: Role): Promise<readonly RegisteredDocument[]>;
}
