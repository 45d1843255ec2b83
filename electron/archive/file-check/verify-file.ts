import type { FileVerification, RegisteredDocument } from '#shared/contract/archive.ts';
import { type UploadId, userIdSchema } from '#shared/ids.ts';
import type { Clock } from '../../application.types.ts';
import type { Database } from '../../database/database.types.ts';
import type { Uploads } from '../../jobs/jobs.types.ts';
import { caseIn } from '../../recall/cases/case.repository.ts';
import { type CaseActor, readsUndecided } from '../../recall/cases/confidential.ts';
import { noteReading } from '../../recall/cases/reading.ts';
import { bufferOf } from '../../recall/evidence/files/file-signs.ts';
import { type DocumentRow, findDocumentContent, toDocument } from '../document.repository.ts';
import { entryInForce, findByBytes, findByDataDigits, findByNumber } from './entries.repository.ts';
import type { FooterClaim } from './pdf-content.types.ts';
import type { PdfReader } from './pdf-reader.ts';
import { sentences } from './sentences.ts';

export interface FileCheckDependencies {
  readonly database: Database;
  readonly uploads: Uploads;
  readonly clock: Clock;
  readonly reader: PdfReader;
}

/** Viewers find the head of a PDF within this many bytes. */
const headReach = 1024;

/** Says of a PDF that somebody holds whether it is in the register, and whether it is still what was registered. */
export function createFileCheck({ database, uploads, clock, reader }: FileCheckDependencies) {
  const { read } = database;

  /** What stands instead of an entry that is no longer in force. */
  async function replacementOf(entry: DocumentRow, actor: CaseActor): Promise<RegisteredDocument | null> {
    if (entry.state === 'issued') return null;
    const row = await entryInForce(read, entry, actor.role);
    return row ? toDocument(row) : null;
  }

  /** The entry that a footer speaks of: by its number, else by the digits of its data. */
  async function claimed(claim: FooterClaim, actor: CaseActor): Promise<DocumentRow | undefined> {
    const { registerNumber, dataDigits, preview } = claim;
    if (preview) return undefined;
    const byNumber =
      registerNumber === null ? undefined : await findByNumber(read, registerNumber, actor.role);
    if (byNumber || dataDigits === null) return byNumber;
    return findByDataDigits(read, dataDigits, actor.role);
  }

  return {
    /**
     * Holds a handed-in file against the register; see the contract.
     *
     * @throws ApplicationError FILE_REJECTED `upload_expired`
     */
    async verifyFile(actor: CaseActor, uploadId: UploadId): Promise<FileVerification> {
      const { fileName, bytes, sha256: fileSha256 } = uploads.get(userIdSchema.parse(actor.id), uploadId);
      const about = {
        fileName,
        fileSha256,
        document: null,
        replacedBy: null,
        claim: null,
        contentSha256: null,
      };
      const none = { ...about, differences: [] };
      const same = await findByBytes(read, fileSha256, actor.role);
      if (same) {
        const document = toDocument(same);
        const replacedBy = await replacementOf(same, actor);
        const said = sentences.unchanged(document, replacedBy);
        return { ...none, verdict: 'unchanged', sentences: said, document, replacedBy };
      }
      if (!bufferOf(bytes.subarray(0, headReach)).includes('%PDF-')) {
        return { ...none, verdict: 'unreadable', sentences: sentences.unreadable('no_pdf') };
      }
      const beginning = await reader.ask({ kind: 'claim', bytes });
      if (beginning.kind === 'unreadable') {
        return { ...none, verdict: 'unreadable', sentences: sentences.unreadable(beginning.reason) };
      }
      const footer = beginning.kind === 'claim' ? beginning.claim : null;
      if (footer === null) return { ...none, verdict: 'foreign', sentences: sentences.foreign() };
      const claim = { registerNumber: footer.registerNumber, dataDigits: footer.dataDigits };
      if (footer.preview) return { ...none, claim, verdict: 'preview', sentences: sentences.preview() };
      const entry = await claimed(footer, actor);
      if (!entry) {
        const said = sentences.unknownNumber(claim.registerNumber, readsUndecided(actor.role));
        return { ...none, claim, verdict: 'unknown_number', sentences: said };
      }

      if (entry.case_id !== null) {
        await noteReading(database, clock.now(), actor, await caseIn(read, entry.case_id));
      }
      const { pdf } = await findDocumentContent(read, entry.id);
      const answer = await reader.ask({ kind: 'compare', bytes, registered: pdf });
      const document = toDocument(entry);
      const replacedBy = await replacementOf(entry, actor);
      if (answer.kind !== 'compared') {
        const reason = answer.kind === 'unreadable' ? answer.reason : 'damaged';
        return { ...none, claim, verdict: 'unreadable', sentences: sentences.unreadable(reason) };
      }
      const { contentSha256, differences } = answer.comparison;
      const verdict = differences.length === 0 ? 'resaved' : 'changed';
      const said = sentences[verdict](document, replacedBy, claim);
      const found = { document, replacedBy, claim, contentSha256, differences: [...differences] };
      return { ...none, ...found, verdict, sentences: said };
    },
    /** Stops the reading thread. */
    close: () => reader.close(),
  };
}
export type FileCheck = ReturnType<typeof createFileCheck>;
