import * as z from 'zod';

const id = () => z.uuid({ error: '编号格式不正确' });

/** Every record id is a UUIDv7 text, so that records made on separate machines can meet. */
export const userIdSchema = id().brand<'UserId'>();
export const townshipIdSchema = id().brand<'TownshipId'>();
export const villageIdSchema = id().brand<'VillageId'>();
export const unitIdSchema = id().brand<'UnitId'>();
export const personIdSchema = id().brand<'PersonId'>();
export const postingIdSchema = id().brand<'PostingId'>();
export const uploadIdSchema = id().brand<'UploadId'>();
export const jobIdSchema = id().brand<'JobId'>();
export const importBatchIdSchema = id().brand<'ImportBatchId'>();
export const schemeVersionIdSchema = id().brand<'SchemeVersionId'>();
export const cycleIdSchema = id().brand<'CycleId'>();
export const assessmentIdSchema = id().brand<'AssessmentId'>();
export const documentIdSchema = id().brand<'DocumentId'>();

export type UserId = z.infer<typeof userIdSchema>;
export type TownshipId = z.infer<typeof townshipIdSchema>;
export type VillageId = z.infer<typeof villageIdSchema>;
export type UnitId = z.infer<typeof unitIdSchema>;
export type PersonId = z.infer<typeof personIdSchema>;
export type PostingId = z.infer<typeof postingIdSchema>;
export type UploadId = z.infer<typeof uploadIdSchema>;
export type JobId = z.infer<typeof jobIdSchema>;
export type ImportBatchId = z.infer<typeof importBatchIdSchema>;
export type SchemeVersionId = z.infer<typeof schemeVersionIdSchema>;
export type CycleId = z.infer<typeof cycleIdSchema>;
export type AssessmentId = z.infer<typeof assessmentIdSchema>;
export type DocumentId = z.infer<typeof documentIdSchema>;
