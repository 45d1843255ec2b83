import * as z from 'zod';
import { businessDateSchema } from '../../dates.ts';
import { blankable, filled, snapshotFrame } from './ground.ts';

const count = z.number().int().min(0);

/** The frozen data of class three of a person's 干部人事档案目录. */
export const archiveCatalogueSnapshotSchema = z.strictObject({
  kind: z.literal('archive_catalogue'),
  ...snapshotFrame,
  person: filled,
  /** Heading of the class, e.g. 三、鉴定、考核、考察材料. */
  category: filled,
  /** In the order of their formation. */
  entries: z
    .array(
      z.strictObject({
        title: filled,
        /** Day of the last signature. */
        formedOn: businessDateSchema,
        pages: z.number().int().min(1),
        remark: blankable,
      }),
    )
    .min(1),
});
export type ArchiveCatalogueSnapshot = z.infer<typeof archiveCatalogueSnapshotSchema>;

/** The frozen data of one 材料移交清单 with its receipt. */
export const transferListSnapshotSchema = z.strictObject({
  kind: z.literal('transfer_list'),
  ...snapshotFrame,
  /** e.g. `移交-2026-001` */
  number: filled,
  sender: filled,
  recipient: filled,
  note: blankable,
  /** Null until the papers have gone. */
  handedOverOn: businessDateSchema.nullable(),
  rows: z
    .array(
      z.strictObject({
        person: blankable,
        title: filled,
        registerNumber: filled,
        formedOn: businessDateSchema,
        copies: z.number().int().min(1),
        /** Of one copy. */
        pages: z.number().int().min(1),
        remark: blankable,
      }),
    )
    .min(1),
  /** `pages` are those of all copies. */
  totals: z.strictObject({ documents: count, people: count, copies: count, pages: count }),
  /** Null until the receipt is recorded: then it is a form to be filled in by the recipient. */
  receipt: z
    .strictObject({
      on: businessDateSchema,
      by: filled,
      note: blankable,
      accepted: count,
      /** What came back; `row` is its number in the list. */
      refused: z.array(z.strictObject({ row: z.number().int().min(1), reason: filled })),
    })
    .nullable(),
});
export type TransferListSnapshot = z.infer<typeof transferListSnapshotSchema>;
