import type { SnapshotFrame } from '#shared/archive/snapshots/ground.ts';
import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import type { AssessmentId, CaseId, CycleId, PersonId, SchemeVersionId, UnitId } from '#shared/ids.ts';
import type { DocumentKind, Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { ApplicationError } from '../../errors.ts';

/**
 * For whom a document is gathered: the register, whose papers say all that belongs on them, or a role that looks at what
 * would stand there. How far somebody takes part is known to everyone, why (a penalty, an investigation) is not.
 */
export type DraftReader = Role | 'register';

/** Everything of a document but its number: what it is about, whether it may be registered, and its data. */
export interface DocumentDraft {
  readonly kind: DocumentKind;
  readonly year: number;
  readonly schemeVersionId: SchemeVersionId;
  /** e.g. 2026年度考核登记表 */
  readonly title: string;
  /** Whose it is, for the file's name: a person, a team, a unit; empty for what is about a whole cycle. */
  readonly name: string;
  /** Versions are counted among documents of one kind with the same `about`. */
  readonly about: string;
  readonly assessment: { readonly id: AssessmentId; readonly revision: number } | null;
  readonly cycleId: CycleId | null;
  readonly unitId: UnitId | null;
  readonly caseId: CaseId | null;
  readonly person: { readonly id: PersonId; readonly name: string } | null;
  /** Why it cannot be registered yet; null when it can. A preview can always be made. */
  readonly refusal: ApplicationError | null;
  /** What its data are from, for the message where that changed meanwhile; a record or a case unless said otherwise. */
  readonly restsOn?: string;
  /** What the data rest on, read before them: when it is another number later, something changed in between. */
  readonly standing: number;
  standingNow(handle: ReadHandle): Promise<number>;
  /** The day it came about; `at` is the moment of registering. */
  formedOn(at: Instant): BusinessDate;
  snapshot(frame: Omit<SnapshotFrame, 'year'>): DocumentSnapshot;
}
