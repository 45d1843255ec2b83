import * as z from 'zod';
import { businessDateSchema } from '../dates.ts';
import { personIdSchema, postingIdSchema, townshipIdSchema, unitIdSchema, villageIdSchema } from '../ids.ts';
import { hasRightCheckDigit, isIdNumber, wrongCheckDigit } from '../roster/id-number.ts';
import { postingStages } from '../roster/posting-stage.ts';
import { optionalLine, tidyName } from '../text.ts';
import {
  genderSchema,
  identitySchema,
  postingStatusSchema,
  postRoleSchema,
  staffKindSchema,
} from '../vocabulary.ts';
import { revisionSchema } from './base.ts';

/** The last place of an identity number is written X, however it was typed. */
const staffNumberSchema = optionalLine('人员编号', 30).transform((text) =>
  text !== null && /^\d{17}x$/.test(text) ? text.toUpperCase() : text,
);

/** What is known of a person; everything but the name may be filled in later. */
export const personDraftSchema = z.object({
  name: z.string().transform(tidyName).pipe(z.string().min(1, '请填写姓名').max(40, '姓名不能超过 40 个字')),
  gender: genderSchema.nullable(),
  birthDate: businessDateSchema.nullable(),
  ethnicity: optionalLine('民族', 20),
  /** 政治面貌 */
  politicalStatus: optionalLine('政治面貌', 20),
  /** Date of joining the Party. */
  partyDate: businessDateSchema.nullable(),
  /** Date of starting work. */
  workStartDate: businessDateSchema.nullable(),
  /** Date of joining the dispatching unit (到本单位时间). */
  unitJoinedOn: businessDateSchema.nullable().default(null),
  /** Date of retirement, past or to come (退休时间). */
  retirementDate: businessDateSchema.nullable().default(null),
  identity: identitySchema.nullable(),
  /** 人员类别: how the person is employed. */
  staffKind: staffKindSchema.nullable().default(null),
  /** 职级 */
  rank: optionalLine('职级', 40),
  /** Position in the dispatching unit. */
  homePosition: optionalLine('单位职务', 60),
  phone: optionalLine('联系电话', 30),
  /** Another way to reach the person. */
  otherContact: optionalLine('其他联系方式', 60).default(null),
  /** Whether a telephone allowance is part of the pay already: it is then not paid again for the posting. */
  phoneAllowanceInSalary: z.boolean().nullable().default(null),
  /** A number that tells two people of one name apart (工号 or 身份证号); unique where given. */
  staffNumber: staffNumberSchema,
});
export type PersonDraft = z.infer<typeof personDraftSchema>;

/** A person as a form hands it in: an identity number whose check digit is wrong is refused beside the field. */
export const personInputSchema = personDraftSchema.extend({
  staffNumber: staffNumberSchema.refine(
    (text) => text === null || !isIdNumber(text) || hasRightCheckDigit(text),
    wrongCheckDigit,
  ),
});

export const personSchema = personDraftSchema.extend({ id: personIdSchema, revision: revisionSchema });
export type Person = z.infer<typeof personSchema>;

export const postingStageSchema = z.enum(postingStages);

export const postingRowSchema = z.object({
  id: postingIdSchema,
  personId: personIdSchema.nullable(),
  personName: z.string().nullable(),
  identity: identitySchema.nullable(),
  townshipId: townshipIdSchema,
  townshipName: z.string(),
  villageId: villageIdSchema,
  villageName: z.string(),
  unitId: unitIdSchema,
  unitName: z.string(),
  /** True where the unit leads the village's team (牵头单位). */
  leadUnit: z.boolean(),
  role: postRoleSchema.nullable(),
  status: postingStatusSchema,
  /** Finer than the status: how far the way to the post, or off it, has come. */
  stage: postingStageSchema,
  /** Who is nominated for the open post. */
  nomineeName: z.string().nullable(),
  startDate: businessDateSchema.nullable(),
  endDate: businessDateSchema.nullable(),
  revision: revisionSchema,
});
export type PostingRow = z.infer<typeof postingRowSchema>;
