import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import { documentIdSchema, personIdSchema, transferIdSchema } from '../ids.ts';
import { line, optionalParagraphs, reasonSchema, tidyLine } from '../text.ts';
import { documentSchema } from './archive.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';

/** A hand-over is prepared, then the papers go, then the receipt comes back; a prepared one can be called off. */
export const transferStates = ['prepared', 'handed_over', 'received', 'cancelled'] as const;
export const transferStateSchema = z.enum(transferStates);
export type TransferState = z.infer<typeof transferStateSchema>;
export const transferStateLabels: Record<TransferState, string> = {
  prepared: '待移交',
  handed_over: '已移交，待回执',
  received: '已收回执',
  cancelled: '已撤销',
};

/** How many documents go in one hand-over. */
export const transferItemLimit = 500;

const remark = z.string().transform(tidyLine).pipe(z.string().max(40, '备注不能超过 40 个字'));

const transferFields = {
  /** 移交单位 */
  sender: line('移交单位', 60),
  /** 接收单位 */
  recipient: line('接收单位', 60),
  note: optionalParagraphs('说明', 500).default(null),
  /** In the order of the list. */
  items: z
    .array(
      z.object({
        documentId: documentIdSchema,
        copies: z.number().int().min(1, '份数至少为 1').max(99, '份数不能超过 99').default(1),
        remark: remark.default(''),
      }),
    )
    .min(1, '请至少选择一份材料')
    .max(transferItemLimit, `一次最多移交 ${transferItemLimit} 份材料，请分几次移交`)
    .refine((items) => new Set(items.map(({ documentId }) => documentId)).size === items.length, {
      error: '同一份材料不能列两次',
    }),
};
export const transferInputSchema = z.object(transferFields);
export type TransferInput = z.infer<typeof transferInputSchema>;

export const transferHeadSchema = z.object({
  id: transferIdSchema,
  /** e.g. `移交-2026-001` */
  number: z.string(),
  state: transferStateSchema,
  sender: z.string(),
  recipient: z.string(),
  note: z.string().nullable(),
  counts: z.object({
    documents: z.number().int(),
    people: z.number().int(),
    copies: z.number().int(),
    /** Pages of all copies. */
    pages: z.number().int(),
    /** Zero until the receipt is recorded. */
    accepted: z.number().int(),
    refused: z.number().int(),
  }),
  handedOverOn: businessDateSchema.nullable(),
  receivedOn: businessDateSchema.nullable(),
  receivedBy: z.string().nullable(),
  receiptNote: z.string().nullable(),
  cancelReason: z.string().nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
  revision: revisionSchema,
});
export type TransferHead = z.infer<typeof transferHeadSchema>;

/** A paper that is, or may be, handed over. */
export const transferPaperSchema = z.object({
  document: documentSchema,
  /** What stands in the way of handing it over now, each a sentence; empty: nothing. */
  obstacles: z.array(z.string()),
});
export type TransferPaper = z.infer<typeof transferPaperSchema>;

export const transferItemSchema = transferPaperSchema.extend({
  /** From 1. */
  position: z.number().int(),
  copies: z.number().int(),
  remark: z.string(),
  /** Null until the receipt is recorded. */
  accepted: z.boolean().nullable(),
  refusalReason: z.string().nullable(),
});
export type TransferItem = z.infer<typeof transferItemSchema>;

export const transferDetailSchema = transferHeadSchema.extend({
  items: z.array(transferItemSchema),
  /** 材料移交清单 of this hand-over, the newest first. */
  lists: z.array(documentSchema),
  /** Whether the newest list in force says what is recorded now; null: there is none in force. */
  listCurrent: z.boolean().nullable(),
});
export type TransferDetail = z.infer<typeof transferDetailSchema>;

/** A line of 干部人事档案目录. */
export const catalogueLineSchema = z.object({
  title: z.string(),
  formedOn: businessDateSchema,
  pages: z.number().int(),
  remark: z.string().nullable(),
});
export type CatalogueLine = z.infer<typeof catalogueLineSchema>;

/** What the register holds about a person. */
export const personMaterialsSchema = z.object({
  person: z.object({ id: personIdSchema, name: z.string() }),
  /** Every document about the person that the reader may know of, the last formed first. */
  documents: z.array(documentSchema),
  /** What the catalogue lists now: class three, in force, signed and sealed. */
  catalogue: z.array(catalogueLineSchema),
  /** Class three and in force, but not listed yet because signature or seal is missing. */
  unfinished: z.array(documentSchema),
});
export type PersonMaterials = z.infer<typeof personMaterialsSchema>;

const transferAt = { id: transferIdSchema, revision: revisionSchema };
const written = z.object(transferAt);

/** Handing papers over to whoever keeps the personal files, and the catalogue of what a person's file holds. */
export const archiveTransferContract = {
  /** The newest first. */
  listTransfers: procedure
    .input(
      z.object({
        ...pageInput,
        /** Part of the number, of the recipient, or of the name of somebody whose paper is in it. */
        text: z.string().max(60).default(''),
        state: transferStateSchema.nullable().default(null),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(transferHeadSchema) })),
  getTransfer: procedure.input(z.object({ id: transferIdSchema })).output(transferDetailSchema),
  /**
   * Papers for personal files that are signed or sealed, not handed over and in no other open hand-over, the first due
   * first; each with what still stands in its way.
   */
  transferCandidates: procedure
    .input(
      z.object({
        ...pageInput,
        /** Part of a person's name, of a register number or of a title. */
        text: z.string().max(60).default(''),
        /** Only what is due on or before this day. */
        dueUntil: businessDateSchema.nullable().default(null),
        /** The hand-over that is being changed: its own papers are among the candidates. */
        transferId: transferIdSchema.nullable().default(null),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        rows: z.array(transferPaperSchema),
        /** Sender and recipients of before, the last used first. */
        senders: z.array(z.string()),
        recipients: z.array(z.string()),
      }),
    ),
  /** RULE_VIOLATION `not_for_file`, `not_signed`, `in_other_transfer`, each naming every paper that it is about. */
  prepareTransfer: procedure.input(transferInputSchema).output(written),
  /** As `prepareTransfer`; `transfer_closed`; CONFLICT. */
  reviseTransfer: procedure.input(z.object({ ...transferAt, transfer: transferInputSchema })).output(written),
  /**
   * The papers have gone. RULE_VIOLATION `papers_incomplete` names every paper that is not complete and what is missing;
   * `in_future`, `before_formation`, `transfer_closed`; CONFLICT.
   */
  handOverTransfer: procedure.input(z.object({ ...transferAt, on: businessDateSchema })).output(written),
  /**
   * What the recipient took and what came back. A paper that came back can be handed over again once it is mended.
   * RULE_VIOLATION `not_handed_over`, `not_in_transfer`, `in_future`, `before_hand_over`; CONFLICT.
   */
  recordTransferReceipt: procedure
    .input(
      z.object({
        ...transferAt,
        on: businessDateSchema,
        by: line('接收人', 30),
        note: optionalParagraphs('说明', 500).default(null),
        /** Papers that came back, each with the reason; all others were accepted. */
        refused: z
          .array(z.object({ documentId: documentIdSchema, reason: reasonSchema }))
          .max(transferItemLimit)
          .refine((papers) => new Set(papers.map(({ documentId }) => documentId)).size === papers.length, {
            error: '同一份材料只能退回一次',
          }),
      }),
    )
    .output(written),
  /** RULE_VIOLATION `transfer_closed`; CONFLICT. */
  cancelTransfer: procedure.input(z.object({ ...transferAt, reason: reasonSchema })).output(written),
  /** Everything in the register about one person, with the catalogue as it would be now. */
  materialsOfPerson: procedure.input(z.object({ personId: personIdSchema })).output(personMaterialsSchema),
};
