import * as z from 'zod';
import { instantSchema } from '../dates.ts';
import { cycleIdSchema, schemeDraftIdSchema, schemeVersionIdSchema } from '../ids.ts';
import { schemeCodeSchema, schemeSchema } from '../policy/scheme.ts';
import { schemeFileLimitBytes } from '../policy/scheme-file.ts';
import { line, reasonSchema } from '../text.ts';
import { procedure, revisionSchema } from './base.ts';

export const schemeVersionSchema = z.object({
  id: schemeVersionIdSchema,
  code: z.string(),
  version: z.number().int(),
  title: z.string(),
  /** SHA-256 of the canonical JSON of the content, hex. */
  sha256: z.string(),
  origin: z.enum(['built_in', 'organisation']),
  publishedAt: instantSchema,
});
export type SchemeVersion = z.infer<typeof schemeVersionSchema>;

/** How many records were made under a version. */
export const schemeUsesSchema = z.object({
  cycles: z.number().int(),
  assessments: z.number().int(),
  nominations: z.number().int(),
  earlyChanges: z.number().int(),
  leaves: z.number().int(),
});
export type SchemeUses = z.infer<typeof schemeUsesSchema>;

/** A version in the list of all, by code and then the newest first. */
export const schemeListingSchema = schemeVersionSchema.extend({
  inForce: z.boolean(),
  /** The newest of its code. */
  newest: z.boolean(),
  uses: schemeUsesSchema,
});
export type SchemeListing = z.infer<typeof schemeListingSchema>;

export const schemeUsageSchema = z.object({
  inForce: z.boolean(),
  uses: schemeUsesSchema,
  /** The assessment cycles under it, the newest year first. */
  cycles: z.array(z.object({ id: cycleIdSchema, title: z.string(), year: z.number().int() })),
  /** Drafts that started from it. */
  drafts: z.array(z.object({ id: schemeDraftIdSchema, code: z.string(), title: z.string() })),
});
export type SchemeUsage = z.infer<typeof schemeUsageSchema>;

export const schemeDraftListingSchema = z.object({
  id: schemeDraftIdSchema,
  code: z.string(),
  title: z.string(),
  basedOn: schemeVersionSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: z.string(),
  revision: revisionSchema,
});
export type SchemeDraftListing = z.infer<typeof schemeDraftListingSchema>;

export const schemeDraftSchema = schemeDraftListingSchema.extend({
  content: schemeSchema,
  /** What keeps it from being published, one Chinese sentence each; empty when it is sound. */
  problems: z.array(z.string()),
});
export type SchemeDraft = z.infer<typeof schemeDraftSchema>;

/** A draft as the caller has seen it. */
const draftTarget = { id: schemeDraftIdSchema, revision: revisionSchema };

/** Longer texts are refused unread. Characters are never more than bytes, so this bounds the work only roughly. */
const schemeFileText = z
  .string()
  .max(schemeFileLimitBytes, `文件超过 ${schemeFileLimitBytes / 1024 / 1024} MB，不是本程序导出的制度方案。`);

/** What a file of a scheme holds and what importing it would do. */
export const schemeFileInspectionSchema = z.object({
  code: z.string(),
  /** Number of the version where it was exported; here it gets a number of its own. */
  version: z.number().int(),
  title: z.string(),
  sha256: z.string(),
  content: schemeSchema,
  /** The version here with the same content, if there is one. */
  known: schemeVersionSchema.nullable(),
  /** What makes the scheme unsound, one Chinese sentence each. */
  problems: z.array(z.string()),
  /** Number of the version that it would become; null where it cannot be imported. */
  becomes: z.number().int().nullable(),
  /** Why it cannot be imported and what to do, a Chinese sentence; null where it can. */
  refusal: z.string().nullable(),
});
export type SchemeFileInspection = z.infer<typeof schemeFileInspectionSchema>;

export const policyContract = {
  listSchemes: procedure.output(z.object({ schemes: z.array(schemeListingSchema) })),
  getScheme: procedure
    .input(z.object({ id: schemeVersionIdSchema }))
    .output(schemeVersionSchema.extend({ content: schemeSchema })),
  /** What was made under a version. */
  usage: procedure.input(z.object({ id: schemeVersionIdSchema })).output(schemeUsageSchema),

  /** The version that new records are made under. `chosen` is false while nobody has chosen: the default holds. */
  inForce: procedure.output(schemeVersionSchema.extend({ chosen: z.boolean() })),
  /** RULE_VIOLATION `already_in_force`, `scheme_altered`. */
  putInForce: procedure
    .input(z.object({ id: schemeVersionIdSchema, reason: reasonSchema }))
    .output(schemeVersionSchema.extend({ chosen: z.boolean() })),

  listDrafts: procedure.output(z.object({ drafts: z.array(schemeDraftListingSchema) })),
  /**
   * A draft that starts as a copy of a version. With the code of an organisation's scheme it becomes the next version
   * of that scheme; a copy of another scheme needs a code that nobody uses. INVALID_INPUT at `code` where it is taken;
   * RULE_VIOLATION `draft_exists` where the code is being drafted already.
   */
  startDraft: procedure
    .input(z.object({ basedOn: schemeVersionIdSchema, code: schemeCodeSchema, title: line('方案名称', 100) }))
    .output(schemeDraftSchema),
  getDraft: procedure.input(z.object({ id: schemeDraftIdSchema })).output(schemeDraftSchema),
  /** Stores the content, sound or not; its code must stay. CONFLICT; INVALID_INPUT at `content.code`. */
  saveDraft: procedure
    .input(z.object({ ...draftTarget, content: schemeSchema }))
    .output(z.object({ revision: revisionSchema, updatedAt: instantSchema, problems: z.array(z.string()) })),
  /**
   * The draft becomes the next version of its code, never to be changed again, and is gone as a draft. CONFLICT;
   * RULE_VIOLATION `scheme_unsound` (the message lists the problems), `nothing_changed`.
   */
  publishDraft: procedure
    .input(z.object({ ...draftTarget, reason: reasonSchema }))
    .output(schemeVersionSchema),
  discardDraft: procedure.input(z.object({ ...draftTarget, reason: reasonSchema })).output(z.object({})),

  /** A version as the text of one file. */
  exportScheme: procedure
    .input(z.object({ id: schemeVersionIdSchema }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
  /** FILE_REJECTED `too_large`, `not_json`, `too_deep`, `wrong_format`, `newer_format`, `wrong_content`, `altered`. */
  inspectSchemeFile: procedure.input(z.object({ text: schemeFileText })).output(schemeFileInspectionSchema),
  /** As inspectSchemeFile, and FILE_REJECTED `unsound`, `known`, `built_in_code`, `draft_exists`. */
  importScheme: procedure
    .input(z.object({ text: schemeFileText, reason: reasonSchema }))
    .output(schemeVersionSchema),
};
