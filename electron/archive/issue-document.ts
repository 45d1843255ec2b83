import { setImmediate } from 'node:timers/promises';
import { type DocumentSnapshot, documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { businessDateOf } from '#shared/dates.ts';
import { documentIdSchema } from '#shared/ids.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { sealed } from '../canonical-sha256.ts';
import type { Actor, ReadHandle, WriteUnit } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { conflict, ruleViolation } from '../errors.ts';
import { appendEvent } from '../recall/cases/case-events.ts';
import type { ArchiveDependencies } from './archive.types.ts';
import { workStartOf } from './course/identity.repository.ts';
import {
  type DocumentEntry,
  type DocumentRow,
  findDocumentContent,
  latestVersion,
  nextSerial,
  readEntry,
  toDocument,
} from './document.repository.ts';
import type { DocumentDraft } from './drafts/draft.types.ts';
import { freeze, type MadeDocument, makeFrozen } from './make-document.ts';
import { registerNumber, seriesOf } from './register-entry.ts';

/** Everything decided before the document is written down. */
interface PreparedDocument extends MadeDocument {
  readonly draft: DocumentDraft;
  readonly serial: number;
}

/** More of the same write: what has to be there together with the new entry, or not at all. */
export type Alongside = (unit: WriteUnit, document: RegisteredDocument) => Promise<void>;

/** A document that is being made ahead of its turn. */
export interface BegunDocument {
  /**
   * Registers it, in the order in which this is called.
   *
   * @returns the one in force where a document that says the same was registered meanwhile; nothing is written then
   * @throws ApplicationError MISSING_GLYPH; CONFLICT when what it rests on changed since
   */
  register(actor: Actor, alongside: Alongside): Promise<DocumentRow | 'registered'>;
  /** Gives it up; no number is used. */
  abandon(): void;
}

export interface IssueDocument {
  /**
   * Registers what a caller gathers.
   *
   * @throws ApplicationError RULE_VIOLATION `already_issued` where the one in force says the same
   */
  issue(actor: Actor, gather: () => Promise<DocumentDraft>): Promise<RegisteredDocument>;
  /**
   * Starts to make a document before those ahead of it are registered, with the number that it will have if all of
   * them are.
   *
   * @returns the entry in force where that says the same
   * @throws the refusal of the draft; ApplicationError RULE_VIOLATION `organisation_unnamed`
   */
  begin(draft: DocumentDraft): Promise<BegunDocument | DocumentRow>;
}

/**
 * Registers documents one after the other: the number stands on the paper, so it is known before the document is made,
 * and numbers have no gaps. Making it takes long and happens outside the write; what it rests on is checked again inside.
 */
export function createIssueDocument(dependencies: ArchiveDependencies): IssueDocument {
  const { database } = dependencies;
  const inTurn = createTurns();
  const ahead = createNumbersAhead();

  /** Freezes and makes a draft under a number. */
  async function make(draft: DocumentDraft, serial: number): Promise<PreparedDocument> {
    const number = registerNumber(draft.year, draft.kind, serial);
    const made = await makeFrozen(dependencies, await freeze(dependencies, draft, number));
    return { ...made, draft, serial };
  }

  return {
    issue: (actor, gather) =>
      inTurn(async () => {
        const draft = await gather();
        if (draft.refusal) throw draft.refusal;
        const same = await unchangedEntry(dependencies, draft);
        if (same) throw alreadyIssued(draft, same);
        const prepared = await make(draft, await freeSerial(database.read, draft));
        return database.write(actor, (unit) => register(unit, prepared));
      }),

    async begin(draft) {
      if (draft.refusal) throw draft.refusal;
      // Requests get their turn between the gathering of the data and what is made of them.
      await setImmediate();
      const same = await unchangedEntry(dependencies, draft);
      if (same) return same;
      await setImmediate();
      const series = `${draft.year}-${seriesOf(draft.kind)}`;
      const place = ahead.take(series, await freeSerial(database.read, draft));
      const making = make(draft, place.serial);
      // It is asked for later; until then nobody listens.
      making.catch(() => undefined);
      return {
        async register(actor, alongside) {
          try {
            const made = await making;
            await setImmediate();
            return await inTurn(async () => {
              const entry = await unchangedEntry(dependencies, draft);
              if (entry) return entry;
              // One before it failed, or somebody registered another document between: its number is another one.
              const serial = await freeSerial(database.read, draft);
              const prepared = serial === made.serial ? made : await make(draft, serial);
              await database.write(actor, async (unit) => alongside(unit, await register(unit, prepared)));
              return 'registered';
            });
          } finally {
            place.leave();
          }
        },
        abandon: place.leave,
      };
    },
  };
}

const freeSerial = (handle: ReadHandle, { year, kind }: DocumentDraft) =>
  nextSerial(handle, year, seriesOf(kind));

/** Numbers that documents being made will have, in each series, if those before them are registered. */
function createNumbersAhead() {
  const underWay = new Map<string, number>();
  return {
    take(series: string, free: number): { readonly serial: number; leave(): void } {
      const before = underWay.get(series) ?? 0;
      underWay.set(series, before + 1);
      let left = false;
      return {
        serial: free + before,
        leave() {
          if (left) return;
          left = true;
          underWay.set(series, (underWay.get(series) ?? 1) - 1);
        },
      };
    },
  };
}

/**
 * The entry in force, where a new one would say the same. A record that was opened and settled again gets a new
 * document even if it says the same.
 */
async function unchangedEntry(
  dependencies: ArchiveDependencies,
  draft: DocumentDraft,
): Promise<DocumentRow | null> {
  const { database } = dependencies;
  const latest = await latestVersion(database.read, draft.kind, draft.about);
  if (latest?.state !== 'issued') return null;
  if (latest.assessment_revision !== (draft.assessment?.revision ?? null)) return null;
  const { snapshot: kept } = await findDocumentContent(database.read, latest.id);
  const before = documentSnapshotSchema.parse(JSON.parse(kept));
  return contentOf(before) === contentOf(await freeze(dependencies, draft, null)) ? latest : null;
}

function alreadyIssued(draft: DocumentDraft, { register_number }: DocumentRow) {
  const whose = draft.name === '' ? '' : `${draft.name}的`;
  return ruleViolation(
    'already_issued',
    `${whose}${documentKindLabels[draft.kind]}已生成（${register_number}），内容没有变化，不必再生成。确需重做请先作废原件并写明理由。`,
  );
}

/**
 * Hash of what a document says, whatever its number, its day and how the house wants it set: papers of before stay as they
 * are when settings change, signed ones above all.
 */
function contentOf(snapshot: DocumentSnapshot): string {
  const { registerNumber: _number, takenAt: _time, style: _style, ...content } = snapshot;
  return sealed('issuedOn' in content ? { ...content, issuedOn: null } : content).sha256;
}

async function register(
  unit: WriteUnit,
  { draft, serial, snapshot, head, rendered }: PreparedDocument,
): Promise<RegisteredDocument> {
  const standing = await draft.standingNow(unit.trx);
  if (standing !== draft.standing) {
    throw conflict(draft.restsOn ?? (draft.caseId === null ? '考核记录' : '召回案件'), standing);
  }
  const series = seriesOf(draft.kind);
  if ((await nextSerial(unit.trx, draft.year, series)) !== serial) {
    throw new Error(`Register number ${snapshot.registerNumber} was given while its document was made`);
  }
  const latest = await latestVersion(unit.trx, draft.kind, draft.about);
  const superseded = latest?.state === 'issued' ? latest : undefined;
  if (superseded) {
    await unit.trx
      .updateTable('document')
      .set({ state: 'superseded' })
      .where('id', '=', superseded.id)
      .execute();
  }
  const row: DocumentEntry = {
    id: newId(documentIdSchema),
    year: draft.year,
    class: series,
    serial,
    register_number: registerNumber(draft.year, draft.kind, serial),
    kind: draft.kind,
    state: 'issued',
    version: (latest?.version ?? 0) + 1,
    about: draft.about,
    assessment_id: draft.assessment?.id ?? null,
    assessment_revision: draft.assessment?.revision ?? null,
    cycle_id: draft.cycleId,
    unit_id: draft.unitId,
    case_id: draft.caseId,
    person_id: draft.person?.id ?? null,
    person_name: draft.person?.name ?? null,
    title: draft.person === null && draft.name !== '' ? `${draft.title}（${draft.name}）` : draft.title,
    snapshot_sha256: rendered.snapshotSha256,
    template_version: rendered.templateVersion,
    font_set: rendered.fontSetVersion,
    audit_head: head.hash,
    audit_sequence: head.sequence,
    pdf_sha256: rendered.sha256,
    pages: rendered.pages,
    formed_on: draft.formedOn(unit.at),
    created_at: unit.at,
    created_by: unit.actor.name,
    void_reason: null,
  };
  await unit.trx
    .insertInto('document')
    .values({
      ...row,
      work_start_date: row.person_id === null ? null : await workStartOf(unit.trx, row.person_id),
      snapshot: sealed(snapshot).content,
    })
    .execute();
  await unit.trx
    .insertInto('document_file')
    .values({ document_id: row.id, pdf: Buffer.from(rendered.bytes) })
    .execute();
  await unit.audit({
    ...(draft.caseId === null
      ? ({ action: 'archive.issued', entityType: 'document' } as const)
      : ({ action: 'archive.caseDocumentIssued', entityType: 'case_document' } as const)),
    entityId: row.id,
    after: {
      registerNumber: row.register_number,
      title: row.title,
      version: row.version,
      ...aboutOf(draft),
      snapshotSha256: row.snapshot_sha256,
      pdfSha256: row.pdf_sha256,
      pages: row.pages,
      formedOn: row.formed_on,
      supersedes: superseded?.register_number ?? null,
    },
  });
  if (draft.caseId !== null) {
    await appendEvent(unit, draft.caseId, {
      kind: 'document',
      on: businessDateOf(unit.at),
      title: `生成${row.title}`,
      documentNumber: row.register_number,
      detail: { documentId: row.id, pdfSha256: row.pdf_sha256 },
    });
  }
  return toDocument(await readEntry(unit.trx, row.id));
}

/** What the document is about, for the trail. */
function aboutOf({ assessment, cycleId, unitId, caseId }: DocumentDraft) {
  return {
    ...(assessment && { assessmentId: assessment.id }),
    ...(cycleId && { cycleId }),
    ...(unitId && { unitId }),
    ...(caseId && { caseId }),
  };
}

/** Runs jobs one at a time, in the order they came; one that fails does not stop the next. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const result = last.then(job);
    last = result.catch(() => undefined);
    return result;
  };
}
