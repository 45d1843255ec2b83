import * as z from 'zod';
import { batchDocumentKindSchema } from '../archive/batch-kinds.ts';
import { nameFieldSchema, namePatternSchema } from '../archive/file-names.ts';
import { instantSchema } from '../dates.ts';
import {
  assessmentIdSchema,
  caseIdSchema,
  cycleIdSchema,
  documentBatchIdSchema,
  documentIdSchema,
} from '../ids.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';

/** Documents of one batch at most. */
export const batchLimit = 20_000;

const kinds = z
  .array(batchDocumentKindSchema)
  .min(1, '请至少选择一种文书')
  .refine((list) => new Set(list).size === list.length, { error: '同一种文书不能选择两次' });
const chosen = <T extends z.ZodType>(id: T) =>
  z
    .array(id)
    .min(1, '请至少选择一项')
    .max(batchLimit, `一次最多选择 ${batchLimit} 项`)
    .refine((list) => new Set(list).size === list.length, { error: '同一项不能选择两次' });

/** Whose documents, and which. Registered documents are taken as they are. */
export const batchSelectionSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('cycle'), cycleId: cycleIdSchema, kinds }),
  z.object({ by: z.literal('records'), assessmentIds: chosen(assessmentIdSchema), kinds }),
  z.object({ by: z.literal('documents'), documentIds: chosen(documentIdSchema) }),
]);
export type BatchSelection = z.infer<typeof batchSelectionSchema>;

/** `issue`: what is not registered yet, or says something else by now, is registered; `registered`: only what is. */
export const batchRegisterSchema = z.enum(['issue', 'registered']);
export type BatchRegister = z.infer<typeof batchRegisterSchema>;

/** `files`: a folder with a file each; `merged`: one file to print, with bookmarks; `zip`: one archive. */
export const batchOutputSchema = z.enum(['files', 'merged', 'zip']);
export type BatchOutput = z.infer<typeof batchOutputSchema>;
export const batchOutputLabels: Record<BatchOutput, string> = {
  files: '每份一个文件',
  merged: '合并成一个打印文件',
  zip: '压缩包',
};

export const batchSidesSchema = z.enum(['single', 'duplex']);
export type BatchSides = z.infer<typeof batchSidesSchema>;

const what = { selection: batchSelectionSchema, register: batchRegisterSchema };

/** Somebody whose document cannot be in the batch. */
export const refusedDocumentSchema = z.object({ name: z.string(), title: z.string(), reason: z.string() });
export type RefusedDocument = z.infer<typeof refusedDocumentSchema>;

export const batchPlanSchema = z.object({
  title: z.string(),
  /** Documents that the batch would have. */
  total: z.number().int(),
  /** Of these: registered already; taken as they are unless what they say has changed. */
  registered: z.number().int(),
  refused: z.object({
    total: z.number().int(),
    /** The first 500. */
    documents: z.array(refusedDocumentSchema),
  }),
  /** What stands for the placeholders in the name of the first document's file; null: there is none. */
  example: z.record(nameFieldSchema, z.string()).nullable(),
});
export type BatchPlan = z.infer<typeof batchPlanSchema>;

/**
 * `queued` waits for another batch; `running` makes documents or puts the files together; `stopped` waits for somebody
 * to go on with it, also after the program was ended in the middle.
 */
export const batchStateSchema = z.enum(['queued', 'running', 'stopped', 'cancelled', 'finished']);
export type BatchState = z.infer<typeof batchStateSchema>;

export const documentBatchSchema = z.object({
  id: documentBatchIdSchema,
  title: z.string(),
  register: batchRegisterSchema,
  output: batchOutputSchema,
  sides: batchSidesSchema,
  pattern: z.string(),
  state: batchStateSchema,
  /** What is being done; null unless it is running. */
  step: z.enum(['documents', 'files']).nullable(),
  done: z.number().int(),
  failed: z.number().int(),
  total: z.number().int(),
  /** Documents already in the file that is being put together. */
  filed: z.number().int(),
  /** Seconds that the step still needs, as far as can be told from what is done; null: cannot be told. */
  secondsLeft: z.number().int().nullable(),
  /** Why it stands still though nobody stopped it, in a sentence. */
  problem: z.string().nullable(),
  /** What came out; null: nothing yet, or it was removed. */
  result: z
    .object({
      fileName: z.string(),
      /** Size of what is taken away; null where it is put together while it is sent. */
      bytes: z.number().int().nullable(),
      documents: z.number().int(),
      /** Folder of the files, as the machine names it. */
      folder: z.string(),
    })
    .nullable(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  revision: z.number().int(),
});
export type DocumentBatch = z.infer<typeof documentBatchSchema>;

export const batchItemSchema = z.object({
  position: z.number().int(),
  name: z.string(),
  title: z.string(),
  state: z.enum(['waiting', 'done', 'failed']),
  documentId: documentIdSchema.nullable(),
  registerNumber: z.string().nullable(),
  fileName: z.string().nullable(),
  /** Why it failed, in a sentence. */
  error: z.string().nullable(),
  /** The record or the case that it is about, to look what is wrong. */
  assessmentId: assessmentIdSchema.nullable(),
  cycleId: cycleIdSchema.nullable(),
  caseId: caseIdSchema.nullable(),
});
export type BatchItem = z.infer<typeof batchItemSchema>;

const target = { id: documentBatchIdSchema };
const change = procedure.input(z.object({ ...target, revision: revisionSchema })).output(documentBatchSchema);

/** Batches of documents; each is seen and steered only by who started it. */
export const archiveBatchContract = {
  /** Looks what a batch would have, before it is started. */
  planBatch: procedure.input(z.object(what)).output(batchPlanSchema),
  /**
   * Starts a batch; it goes on beside the requests. Whose document cannot be made is noted and does not stop the rest.
   */
  startBatch: procedure
    .input(
      z.object({
        ...what,
        output: batchOutputSchema,
        sides: batchSidesSchema.default('duplex'),
        pattern: namePatternSchema,
      }),
    )
    .output(documentBatchSchema),
  /** Own batches, the newest first. */
  listBatches: procedure
    .input(z.object(pageInput))
    .output(z.object({ total: z.number().int(), batches: z.array(documentBatchSchema) })),
  getBatch: procedure.input(z.object(target)).output(documentBatchSchema),
  listBatchItems: procedure
    .input(
      z.object({
        ...target,
        ...pageInput,
        state: batchItemSchema.shape.state.nullable().default(null),
      }),
    )
    .output(z.object({ total: z.number().int(), items: z.array(batchItemSchema) })),
  /** What is registered stays; the batch can go on later. */
  stopBatch: change,
  resumeBatch: change,
  /** What is registered stays in the register; no file is left. */
  cancelBatch: change,
  /** Tries those that failed once more and puts the files together anew. */
  retryBatch: change,
  /** Removes the files of a finished batch; the documents stay in the register. */
  removeBatchFiles: change,
  /**
   * A way to take the result, or its list, away: `/files/batches/{ticket}`, once and within a minute. The address needs
   * no session, so that the browser itself can save what is too large for a page to hold.
   */
  takeBatchFile: procedure
    .input(z.object({ ...target, part: z.enum(['result', 'list']) }))
    .output(z.object({ ticket: z.string(), fileName: z.string() })),
};
