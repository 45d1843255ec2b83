import * as z from 'zod';
import { namePatternSchema } from '#shared/archive/file-names.ts';
import { documentTargetSchema } from '#shared/contract/archive.ts';
import {
  batchRegisterSchema,
  batchSelectionSchema,
  batchSidesSchema,
  type RefusedDocument,
} from '#shared/contract/archive-batch.ts';
import { type DocumentId, documentIdSchema } from '#shared/ids.ts';
import type { DocumentRenderer } from '../../documents/document-renderer.ts';
import type { Log } from '../../log.ts';
import type { ArchiveService } from '../archive.service.ts';
import type { ArchiveDependencies } from '../archive.types.ts';

export interface BatchDependencies
  extends Pick<ArchiveDependencies, 'database' | 'assessment' | 'clock' | 'readOrganisation'> {
  readonly archive: Pick<ArchiveService, 'beginDocument' | 'refusalOf'>;
  readonly renderer: Pick<DocumentRenderer, 'writeMerged'>;
  readonly dataDirectory: string;
  readonly log: Log;
}

/** What is to be made, or the registered document that is to be taken. */
export const batchTargetSchema = z.union([
  documentTargetSchema,
  z.object({ kind: z.literal('registered'), id: documentIdSchema }),
]);
export type BatchTarget = z.infer<typeof batchTargetSchema>;

/** What stands in `document_batch.options`. */
export const batchOptionsSchema = z.object({
  selection: batchSelectionSchema,
  register: batchRegisterSchema,
  sides: batchSidesSchema,
  pattern: namePatternSchema,
});
export type BatchOptions = z.infer<typeof batchOptionsSchema>;

/** What stands in `document_batch.result`. */
export const batchResultSchema = z.object({
  fileName: z.string(),
  bytes: z.number().int().nullable(),
  documents: z.number().int(),
});
export type BatchResult = z.infer<typeof batchResultSchema>;

export const itemErrorSchema = z.object({ code: z.string(), message: z.string() });
export type ItemError = z.infer<typeof itemErrorSchema>;

/** A document of a batch before anything is done about it. */
export interface PlannedDocument {
  readonly target: BatchTarget;
  readonly name: string;
  readonly title: string;
  readonly township: string;
  readonly village: string;
  readonly unit: string;
}

export interface GatheredBatch {
  readonly title: string;
  readonly documents: readonly PlannedDocument[];
  /** How many of them are registered already. */
  readonly registered: number;
  readonly refused: readonly RefusedDocument[];
  /** Register number as the first document has it, or will have one like it. */
  readonly exampleNumber: string | null;
}

/** What became of one document. */
export type ItemOutcome = { readonly position: number } & (
  | { readonly state: 'done'; readonly documentId: DocumentId }
  | { readonly state: 'failed'; readonly error: ItemError }
);

/** How far a running batch is; the runner counts, whoever asks reads. */
export interface BatchProgress {
  step: 'queued' | 'documents' | 'files';
  done: number;
  failed: number;
  filed: number;
  /** When the step began (`performance.now()`), and how much of it was done by then. */
  since: number;
  before: number;
}
