import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import { documentIdSchema, scanIdSchema, uploadIdSchema } from '../ids.ts';
import { line, optionalLine, reasonSchema } from '../text.ts';
import { documentSchema } from './archive.ts';
import { procedure, revisionSchema } from './base.ts';

const documentAt = { id: documentIdSchema, revision: revisionSchema };

const signingFields = {
  result: z.enum(['signed', 'refused']),
  /** Day of the last signature on the paper, or of the note that it was refused. */
  on: businessDateSchema,
  /** Who noted the refusal, before whom and why; blank for a signature. */
  note: optionalLine('拒签说明', 300),
};

/** Whoever sees a paper and does not sign it: the organisation says so on it, so it is said here too. */
const noteOfRefusal = {
  check: (signing: { readonly result: 'signed' | 'refused'; readonly note: string | null }) =>
    signing.result === 'signed' || signing.note !== null,
  error: { error: '请写明拒签情况：谁拒签、什么时间、由谁记录', path: ['note'] },
};

const sealFields = {
  /** Day of the last seal. */
  on: businessDateSchema,
  /** Names of the organs whose seals the paper bears now, all of them. */
  seals: z
    .array(line('盖章机关', 60))
    .min(1, '请写明盖了哪些机关的章')
    .max(12, '一份材料最多登记 12 个章')
    .refine((names) => new Set(names).size === names.length, { error: '同一个机关的章只登记一次' }),
};

const many = z
  .array(z.object(documentAt))
  .min(1, '请至少选择一份材料')
  .max(500, '一次最多登记 500 份材料')
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, {
    error: '同一份材料不能选择两次',
  });

/** What became of many papers that something was recorded of at once. */
export const manyMarkedSchema = z.object({
  documents: z.array(documentSchema),
  /** Those of which nothing was recorded, each with the reason in a sentence. */
  left: z.array(z.object({ id: documentIdSchema, name: z.string(), message: z.string() })),
});
export type ManyMarked = z.infer<typeof manyMarkedSchema>;

/** What a scan of a signed paper may be, told by its content and never by its name. */
export const scanTypes = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' } as const;
export type ScanType = keyof typeof scanTypes;
export const scanTypeSchema = z.enum(['pdf', 'jpg', 'png']);

export const documentScanSchema = z.object({
  id: scanIdSchema,
  type: scanTypeSchema,
  fileName: z.string(),
  /** In bytes. */
  size: z.number().int(),
  sha256: z.string(),
  addedAt: instantSchema,
  addedBy: z.string(),
  voided: z.object({ at: instantSchema, reason: z.string() }).nullable(),
});
export type DocumentScan = z.infer<typeof documentScanSchema>;

/** What is looked at before a paper goes into a personal file. */
export const completenessRules = [
  'in_force',
  'signature',
  'seal',
  'open_case',
  'pages',
  'formed_on',
  'name',
  'birth_date',
  'work_date',
  'party_date',
] as const;
export const completenessRuleSchema = z.enum(completenessRules);
export type CompletenessRule = z.infer<typeof completenessRuleSchema>;

/** `clash`: two materials, or a material and the roster, say different things of the person. */
export const completenessStates = ['ok', 'missing', 'clash'] as const;

export const completenessSchema = z.object({
  /** Whether every finding is `ok`: only then is it handed over. */
  ready: z.boolean(),
  /** In the order of the rules; what does not apply to a kind of document is left out. */
  findings: z.array(
    z.object({
      rule: completenessRuleSchema,
      state: z.enum(completenessStates),
      /** What is so, and what to do where something is wanting. */
      message: z.string(),
    }),
  ),
});
export type Completeness = z.infer<typeof completenessSchema>;
export type CompletenessFinding = Completeness['findings'][number];

/** One version of a document; the versions of one are about the same thing. */
export const documentVersionSchema = documentSchema.pick({
  id: true,
  registerNumber: true,
  version: true,
  stage: true,
  createdAt: true,
  createdBy: true,
  voidReason: true,
});
export type DocumentVersion = z.infer<typeof documentVersionSchema>;

/**
 * The course of a registered paper after it was issued. Papers of recall cases are marked by those who may read the case
 * and their marks stand in its time line, all others by those who keep the register. Every write names the revision it
 * was based on; CONFLICT says what was changed by whom. RULE_VIOLATION `not_in_force` for a superseded or void paper,
 * `handed_over` for one that is out of the house.
 */
export const archiveRegisterContract = {
  /**
   * Records that the person signed, or that the refusal was noted. The day becomes the day of formation (domain rule:
   * the date of a material is that of its last signature). RULE_VIOLATION `no_signature` where the kind bears none,
   * `already_signed`, `before_formation`, `in_future`.
   */
  recordSigning: procedure
    .input(z.object({ ...documentAt, ...signingFields }).refine(noteOfRefusal.check, noteOfRefusal.error))
    .output(documentSchema),
  /**
   * Records the seals that a paper bears. May be repeated while a seal is wanting. RULE_VIOLATION `no_seal` where the
   * kind bears none, `not_signed` where nothing is known of the
   * signature yet, `before_formation`, `in_future`.
   */
  recordSeals: procedure.input(z.object({ ...documentAt, ...sealFields })).output(documentSchema),
  /** As `recordSigning`, of many papers in one write; those of which it cannot be recorded are named and left. */
  recordSigningMany: procedure
    .input(z.object({ documents: many, ...signingFields }).refine(noteOfRefusal.check, noteOfRefusal.error))
    .output(manyMarkedSchema),
  /**
   * Seals that came onto many papers, in one write: each keeps those that it bears, and gets the others as far as its kind
   * has places for them. Those of which it cannot be recorded are named and left; see `recordSeals`.
   */
  recordSealsMany: procedure.input(z.object({ documents: many, ...sealFields })).output(manyMarkedSchema),
  /** Takes back the last mark: the seals, else the signature. RULE_VIOLATION `no_mark`. */
  takeBackMark: procedure.input(z.object({ ...documentAt, reason: reasonSchema })).output(documentSchema),
  /** Sets 备注 in the catalogue, e.g. 复印件; blank takes it away. */
  setRemark: procedure
    .input(z.object({ ...documentAt, remark: optionalLine('备注', 60) }))
    .output(documentSchema),
  /** Scans of the signed paper, voided ones too, in the order they were added. Bytes: `/files/scans/{id}`. */
  listScans: procedure
    .input(z.object({ id: documentIdSchema }))
    .output(z.object({ scans: z.array(documentScanSchema) })),
  /** Keeps a handed-in scan with the paper. FILE_REJECTED by its content; RULE_VIOLATION `scan_known`. */
  attachScan: procedure.input(z.object({ ...documentAt, uploadId: uploadIdSchema })).output(documentSchema),
  /** Takes a scan back; it is shown as void. RULE_VIOLATION `already_void`. */
  voidScan: procedure
    .input(z.object({ ...documentAt, scanId: scanIdSchema, reason: reasonSchema }))
    .output(documentSchema),
  /** What speaks against handing the paper over now. */
  completeness: procedure.input(z.object({ id: documentIdSchema })).output(completenessSchema),
  /** All versions of what the paper is about, the newest first. */
  documentVersions: procedure
    .input(z.object({ id: documentIdSchema }))
    .output(z.object({ versions: z.array(documentVersionSchema) })),
  /** How many papers in force wait to be handed over into personal files. */
  dueTotals: procedure.output(
    z.object({
      waiting: z.number().int(),
      overdue: z.number().int(),
      /** Due within 14 days, overdue ones left out. */
      soon: z.number().int(),
    }),
  ),
};
