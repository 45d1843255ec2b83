import type { SnapshotFrame } from '#shared/archive/snapshots/ground.ts';
import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import type { RecallDocumentKind } from '#shared/case-vocabulary.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { CaseId } from '#shared/ids.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import type { Clock } from '../../application.types.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { ApplicationError } from '../../errors.ts';
import { caseIn } from '../../recall/cases/case.repository.ts';
import type { DocumentDraft } from '../drafts/draft.types.ts';
import type { CaseFacts } from './case-facts.ts';

type DraftFrame = Omit<SnapshotFrame, 'year'>;

interface CaseDraft {
  readonly kind: RecallDocumentKind;
  readonly clock: Clock;
  readonly refusal: ApplicationError | null;
  /** Versions are counted within it; the case unless said otherwise. */
  readonly about?: string;
  readonly title?: string;
  readonly formedOn?: DocumentDraft['formedOn'];
  snapshot(frame: DraftFrame & { year: number; caseNumber: string }): DocumentSnapshot;
}

/**
 * What documents of a case have in common. Each is numbered in the year in which it is made, and rests on the case's
 * revision: whatever changes the case counts it up.
 */
export function caseDraft(
  { row, subject }: CaseFacts,
  { kind, clock, refusal, about, title, formedOn, snapshot }: CaseDraft,
): DocumentDraft {
  const year = Number(businessDateOf(clock.now()).slice(0, 4));
  return {
    kind,
    year,
    schemeVersionId: row.scheme_version_id,
    title: title ?? documentKindLabels[kind],
    name: subject.personName,
    about: about ?? row.id,
    assessment: null,
    cycleId: null,
    unitId: null,
    caseId: row.id,
    person: { id: row.person_id, name: subject.personName },
    refusal,
    standing: row.revision,
    standingNow: (handle) => revisionOf(handle, row.id),
    formedOn: formedOn ?? businessDateOf,
    snapshot: (frame) => snapshot({ ...frame, year, caseNumber: row.number }),
  };
}

const revisionOf = async (handle: ReadHandle, id: CaseId) => (await caseIn(handle, id)).revision;
