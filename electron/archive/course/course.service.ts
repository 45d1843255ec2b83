import { soonUntil } from '#shared/archive/document-course.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { Completeness, DocumentVersion, ManyMarked } from '#shared/contract/archive-register.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Clock } from '../../application.types.ts';
import type { Database } from '../../database/database.types.ts';
import { notFound } from '../../errors.ts';
import type { Uploads } from '../../jobs/jobs.types.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import { entriesFor, findDocument, toDocument } from '../document.repository.ts';
import { completenessOf } from './completeness.ts';
import { type PaperAt, paperToMark } from './paper-to-mark.ts';
import {
  moreSeals,
  type Recording,
  recordMany,
  remarking,
  type Seals,
  type Signing,
  seals,
  signing,
  takingBack,
} from './record-marks.ts';
import { createScans } from './scans.ts';

interface CourseDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly uploads: Pick<Uploads, 'get'>;
}

/** What becomes of registered papers: signatures, seals, scans, and whether they are ready to be handed over. */
export function createCourseService(dependencies: CourseDependencies) {
  const { database, clock } = dependencies;
  const today = () => businessDateOf(clock.now());

  const one = (actor: CaseActor, at: PaperAt, record: Recording): Promise<RegisteredDocument> =>
    database.write(actor, async (unit) => record(unit, await paperToMark(unit, actor.role, at)));
  const many = (actor: CaseActor, papers: readonly PaperAt[], record: Recording): Promise<ManyMarked> =>
    database.write(actor, (unit) => recordMany(unit, actor, papers, record));

  return {
    /** See the contract for the refusals of these. */
    recordSigning: (actor: CaseActor, input: PaperAt & Signing) => one(actor, input, signing(input)),
    recordSeals: (actor: CaseActor, input: PaperAt & Seals) => one(actor, input, seals(input)),
    recordSigningMany: (actor: CaseActor, input: Signing & { readonly documents: readonly PaperAt[] }) =>
      many(actor, input.documents, signing(input)),
    recordSealsMany: (actor: CaseActor, input: Seals & { readonly documents: readonly PaperAt[] }) =>
      many(actor, input.documents, moreSeals(input)),
    takeBackMark: (actor: CaseActor, input: PaperAt & { readonly reason: string }) =>
      one(actor, input, takingBack(input.reason)),
    setRemark: (actor: CaseActor, input: PaperAt & { readonly remark: string | null }) =>
      one(actor, input, remarking(input.remark)),

    scans: createScans(dependencies),

    /** @throws ApplicationError NOT_FOUND */
    completeness: (id: DocumentId, reader: Role): Promise<Completeness> =>
      completenessOf(database.read, id, reader, today()),

    /**
     * All versions of what a document is about, the newest first.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async versions(id: DocumentId, reader: Role): Promise<DocumentVersion[]> {
      const row = await findDocument(database.read, id, reader);
      if (!row) throw notFound('文件');
      const rows = await entriesFor(database.read, reader)
        .where('kind', '=', row.kind)
        .where('about', '=', row.about)
        .orderBy('version', 'desc')
        .execute();
      return rows.map(toDocument).map((document) => ({
        id: document.id,
        registerNumber: document.registerNumber,
        version: document.version,
        stage: document.stage,
        createdAt: document.createdAt,
        createdBy: document.createdBy,
        voidReason: document.voidReason,
      }));
    },

    /** How many papers in force wait to be handed over into personal files. None of them is of a case. */
    async dueTotals(): Promise<{ waiting: number; overdue: number; soon: number }> {
      const day = today();
      return database.read
        .selectFrom('document')
        .select((e) => [
          e.fn.countAll<number>().as('waiting'),
          e.fn.countAll<number>().filterWhere('due_on', '<', day).as('overdue'),
          e.fn
            .countAll<number>()
            .filterWhere((f) => f.and([f('due_on', '>=', day), f('due_on', '<=', soonUntil(day))]))
            .as('soon'),
        ])
        .where('state', '=', 'issued')
        .where('handed_over_on', 'is', null)
        .where('due_on', 'is not', null)
        .executeTakeFirstOrThrow();
    },
  };
}
export type CourseService = ReturnType<typeof createCourseService>;
