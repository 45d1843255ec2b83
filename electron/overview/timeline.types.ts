import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import type { DocumentState } from '#shared/vocabulary.ts';

type Answers = InferContractRouterOutputs<Contract>;

export type PersonAnswer = Answers['roster']['getPerson'];
export type RecordsAnswer = Answers['presence']['recordsOfPerson'];
export type AttendanceAnswer = Answers['presence']['attendanceOf'];
export type DutyRecord = Answers['presence']['dutyRecords']['records'][number];

/** An assessment of a person, as far as it has come. */
export interface AssessedYear {
  readonly id: string;
  readonly postingId: PostingId;
  readonly year: number;
  readonly title: string;
  readonly openedAt: Instant;
  /** When a leader settled it; null before. */
  readonly settledAt: Instant | null;
  /** The grade in the words of the person's identity; null before it is settled. */
  readonly gradeWord: string | null;
}

/** A registered document of a person. */
export interface RegisteredOfPerson {
  readonly id: string;
  readonly registerNumber: string;
  readonly title: string;
  readonly formedOn: BusinessDate;
  readonly state: DocumentState;
}

/** What the features know about one person. */
export interface TimelineSources {
  person(id: PersonId): Promise<PersonAnswer>;
  records(id: PersonId): Promise<RecordsAnswer>;
  attendance(postingId: PostingId): Promise<AttendanceAnswer>;
  duties(postingId: PostingId): Promise<readonly DutyRecord[]>;
  assessments(id: PersonId): Promise<readonly AssessedYear[]>;
  documents(id: PersonId): Promise<readonly RegisteredOfPerson[]>;
}
