import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import {
  assessmentIdSchema,
  ballotBatchIdSchema,
  cycleIdSchema,
  townshipIdSchema,
  uploadIdSchema,
} from '../ids.ts';
import { line, paragraphs, reasonSchema } from '../text.ts';
import {
  assessedObjectSchema,
  ballotBatchStateSchema,
  ballotEntryMethodSchema,
  gradeSchema,
  raterGroupSchema,
} from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';
import { workbookSchema } from './presence-money.ts';
import { cellProblemSchema } from './roster.ts';

/** Most people on one ballot. */
export const ballotSubjectLimit = 40;
/** Most ballots of one batch. */
export const ballotLimit = 5_000;

const ballotCount = z
  .number()
  .int('票数应为整数')
  .min(0, '票数不能为负')
  .max(ballotLimit, `一个批次最多 ${ballotLimit} 张票`);

/** First or second time that the ballots of a batch are put in. */
export const ballotPassSchema = z.union([z.literal(1), z.literal(2)]);
export type BallotPassNumber = z.infer<typeof ballotPassSchema>;

/**
 * One ballot: a character for each person on it, in order: `0` left empty, else the place of the grade among all
 * grades, from `1`. Null: the whole ballot is invalid.
 */
export const ballotMarksSchema = z
  .string()
  .regex(/^[0-4]+$/, '测评票的标记只能是 0 至 4')
  .max(ballotSubjectLimit)
  .nullable();
export type BallotMarks = z.infer<typeof ballotMarksSchema>;

/** What the valid ballots of a batch say about one person. Votes and blanks total the valid ballots. */
export const ballotVotesSchema = z.object({ votes: z.record(gradeSchema, ballotCount), blank: ballotCount });
export type BallotVotes = z.infer<typeof ballotVotesSchema>;

/** 收回 = 有效 + 无效. */
const controlTotals = { returned: ballotCount, valid: ballotCount, invalid: ballotCount };

export const batchSubjectSchema = z.object({
  assessmentId: assessmentIdSchema,
  name: z.string(),
  object: assessedObjectSchema,
  villageName: z.string(),
  unitName: z.string(),
});
export type BatchSubject = z.infer<typeof batchSubjectSchema>;

/** An option as it stands on the ballot, in the words of everyone on it, e.g. 称职（合格）. */
export const ballotOptionViewSchema = z.object({ grade: gradeSchema, label: z.string() });
export type BallotOptionView = z.infer<typeof ballotOptionViewSchema>;

/** Who put the ballots in. Nobody is told here who filled them in: the program does not know. */
export const batchPassSchema = z.object({
  pass: ballotPassSchema,
  method: ballotEntryMethodSchema,
  by: z.string(),
  /** Whether the caller did. */
  mine: z.boolean(),
  finishedAt: instantSchema.nullable(),
});

export const batchRowSchema = z.object({
  id: ballotBatchIdSchema,
  /** Number within the cycle, from 1; it stands on every ballot. */
  number: z.number().int(),
  group: raterGroupSchema,
  place: z.string(),
  /** Of the people on the ballot; empty where they are in several. */
  townshipName: z.string(),
  villageName: z.string(),
  heldOn: businessDateSchema.nullable(),
  issued: z.number().int(),
  state: ballotBatchStateSchema,
  subjects: z.array(batchSubjectSchema),
  passes: z.array(batchPassSchema),
  /** What was settled; null before. Nothing of a pass is told before both are compared. */
  settled: z.object({ ...controlTotals, at: instantSchema, by: z.string() }).nullable(),
  voidReason: z.string().nullable(),
  revision: revisionSchema,
});
export type BatchRow = z.infer<typeof batchRowSchema>;

/** The caller's own open pass, as far as it was saved. */
export const ballotEntrySchema = z.object({
  pass: ballotPassSchema,
  method: ballotEntryMethodSchema,
  revision: revisionSchema,
  /** Ballot by ballot, in the order of the stack; empty for the other methods. */
  ballots: z.array(ballotMarksSchema),
  /** Typed or read totals; null where not known yet, and ballot by ballot. */
  returned: ballotCount.nullable(),
  invalid: ballotCount.nullable(),
  /** By person on the ballot; null where a person's row is not filled in yet. */
  totals: z.array(ballotVotesSchema.nullable()),
});
export type BallotEntry = z.infer<typeof ballotEntrySchema>;

export const batchDetailSchema = batchRowSchema.extend({
  cycleId: cycleIdSchema,
  cycleTitle: z.string(),
  ballotEntry: z.enum(['single', 'double']),
  /** Whether ballots may be put in now: the cycle, or each record on the ballot by itself, is being scored. */
  open: z.boolean(),
  /** What is offered on the ballot, in its order. */
  options: z.array(ballotOptionViewSchema),
  /** Null unless the caller has a pass of this batch open. */
  entry: ballotEntrySchema.nullable(),
  /** Settled votes by person, in the order of the ballot; empty before. */
  votes: z.array(ballotVotesSchema),
});
export type BatchDetail = z.infer<typeof batchDetailSchema>;

/** A batch and the revision the caller has seen. */
export const batchTarget = { id: ballotBatchIdSchema, revision: revisionSchema };
/** The caller's pass and the revision of the pass the caller has seen. */
const passTarget = { id: ballotBatchIdSchema, pass: ballotPassSchema, revision: revisionSchema };

const issuedSchema = ballotCount.min(1, '请填写发出张数');
const batchFields = {
  place: line('测评会议或地点', 60),
  heldOn: businessDateSchema.nullable(),
  issued: issuedSchema,
  subjects: z
    .array(assessmentIdSchema)
    .min(1, '请选择列在票上的考核对象')
    .max(ballotSubjectLimit, `一张票上最多列 ${ballotSubjectLimit} 个考核对象，请分成几个批次`),
};

/** A batch that is still to be made. */
export const batchSuggestionSchema = z.object({
  group: raterGroupSchema,
  place: z.string(),
  townshipName: z.string(),
  /** Ballots to issue: as many as the scheme asks for at the least. */
  issued: z.number().int(),
  minimumValid: z.number().int(),
  options: z.array(gradeSchema),
  subjects: z.array(batchSubjectSchema),
});
export type BatchSuggestion = z.infer<typeof batchSuggestionSchema>;

const batchFilter = {
  cycleId: cycleIdSchema,
  text: z.string().max(60).default(''),
  group: raterGroupSchema.nullable().default(null),
  state: ballotBatchStateSchema.nullable().default(null),
  townshipId: townshipIdSchema.nullable().default(null),
};
export const batchColumns = ['number', 'group', 'place', 'state', 'heldOn'] as const;

/**
 * Two passes disagree in a cell. Values are texts: figures; a mark `0` to `4`; or a whole ballot, which is its marks,
 * `x` when invalid, `-` when the pass has no such ballot.
 */
export const ballotDifferenceSchema = z.object({
  cell: z.string(),
  what: z.enum(['mark', 'ballot', 'returned', 'invalid', 'votes', 'blank']),
  /** Place of the ballot in the stack as each pass has it; null for totals, and where a pass lacks the ballot. */
  firstNumber: z.number().int().nullable(),
  secondNumber: z.number().int().nullable(),
  /** Place of the person on the ballot, from 1; null where the whole ballot or batch is meant. */
  position: z.number().int().nullable(),
  /** The option counted; null for everything but votes. */
  grade: gradeSchema.nullable(),
  first: z.string(),
  second: z.string(),
  /** Null while it is not settled. */
  value: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: instantSchema.nullable(),
});
export type BallotDifference = z.infer<typeof ballotDifferenceSchema>;

export const differencesSchema = z.object({
  batch: batchDetailSchema,
  differences: z.array(ballotDifferenceSchema),
  /** What does not add up in the settled values; the batch is not settled before it does. */
  problems: z.array(z.string()),
});
export type Differences = z.infer<typeof differencesSchema>;

export const ballotRemarkSchema = z.object({
  id: z.uuid(),
  /** Place on the ballot of whom it is about, from 1; null: about all. */
  position: z.number().int().min(1).nullable(),
  text: z.string(),
});
export type BallotRemark = z.infer<typeof ballotRemarkSchema>;

/** How far the ballots of one group about one record are. */
export const groupCoverageSchema = z.object({
  group: raterGroupSchema,
  minimumValid: z.number().int(),
  /** Batches by what they still need; voided ones are not among them. */
  batches: z.number().int(),
  settledBatches: z.number().int(),
  /** Valid ballots with an option for this record. */
  rated: z.number().int(),
  /**
   * `none`: no batch; `waiting`: not all batches are settled; `short`: all are, but with too few ballots;
   * `enough`.
   */
  state: z.enum(['none', 'waiting', 'short', 'enough']),
});
export type GroupCoverage = z.infer<typeof groupCoverageSchema>;

export const coverageRowSchema = z.object({
  assessmentId: assessmentIdSchema,
  name: z.string(),
  object: assessedObjectSchema,
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
  groups: z.array(groupCoverageSchema),
});
export type CoverageRow = z.infer<typeof coverageRowSchema>;

/** Paper ballots by batch: printed, put in once or twice, compared, settled. */
export const ballotsContract = {
  /** The batches that are still to be made, by village, township, unit or for the whole cycle. */
  suggestBatches: procedure
    .input(
      z.object({
        cycleId: cycleIdSchema,
        groups: z.array(raterGroupSchema).min(1),
        townshipId: townshipIdSchema.nullable().default(null),
        /** County departments rate everyone of a township on one ballot, or everyone of the cycle. */
        countyBy: z.enum(['township', 'cycle']).default('township'),
      }),
    )
    .output(z.object({ suggestions: z.array(batchSuggestionSchema) })),
  prepareBatches: procedure
    .input(
      z.object({
        cycleId: cycleIdSchema,
        batches: z
          .array(z.object({ group: raterGroupSchema, ...batchFields }))
          .min(1)
          .max(2000),
      }),
    )
    .output(z.object({ firstNumber: z.number().int(), lastNumber: z.number().int() })),
  /** Place, day and issued until it is settled; who is on the ballot only while nothing has been put in. */
  reviseBatch: procedure.input(z.object({ ...batchTarget, ...batchFields })).output(batchDetailSchema),
  /** Takes a batch out; what was counted of it is taken back. */
  voidBatch: procedure.input(z.object({ ...batchTarget, reason: reasonSchema })).output(batchDetailSchema),
  listBatches: procedure
    .input(
      z.object({
        ...pageInput,
        ...batchFilter,
        sort: z
          .array(z.object({ column: z.enum(batchColumns), direction: z.enum(['asc', 'desc']) }))
          .max(3)
          .default([]),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        rows: z.array(batchRowSchema),
        /** Over the whole filter but the state. */
        states: z.record(ballotBatchStateSchema, z.number().int()),
      }),
    ),
  getBatch: procedure.input(z.object({ id: ballotBatchIdSchema })).output(batchDetailSchema),

  /** RULE_VIOLATION `pass_taken`, `same_user`, `single_entry`, `typed_tally`. */
  startPass: procedure
    .input(z.object({ ...batchTarget, pass: ballotPassSchema, method: ballotEntryMethodSchema }))
    .output(batchDetailSchema),
  /**
   * Ballots of the caller's pass by their place in the stack; those beyond `total` are taken back. Saying the same
   * again changes nothing and is no conflict.
   */
  saveBallots: procedure
    .input(
      z.object({
        ...passTarget,
        ballots: z
          .array(z.object({ number: z.number().int().min(1).max(ballotLimit), marks: ballotMarksSchema }))
          .max(500),
        total: ballotCount,
      }),
    )
    .output(z.object({ revision: revisionSchema, total: z.number().int() })),
  saveTotals: procedure
    .input(
      z.object({
        ...passTarget,
        returned: ballotCount.nullable(),
        invalid: ballotCount.nullable(),
        totals: z.array(ballotVotesSchema.nullable()).max(ballotSubjectLimit),
      }),
    )
    .output(z.object({ revision: revisionSchema })),
  /** The tally sheet of a batch, to be filled in and handed in. */
  ballotSheet: procedure.input(z.object({ id: ballotBatchIdSchema })).output(workbookSchema),
  /** Reads a filled-in tally sheet into the caller's pass; with an error in any cell nothing is taken. */
  readBallotSheet: procedure.input(z.object({ ...passTarget, uploadId: uploadIdSchema })).output(
    z.object({
      problems: z.array(cellProblemSchema),
      problemCount: z.object({ errors: z.number().int(), warnings: z.number().int() }),
      batch: batchDetailSchema,
    }),
  ),
  /** Ends the caller's pass; `returned` is what was counted by hand. RULE_VIOLATION `control_totals`. */
  finishPass: procedure.input(z.object({ ...passTarget, returned: ballotCount })).output(batchDetailSchema),
  /** Throws a pass (and, with the first, the second too) away to be put in anew; counts are taken back. */
  restartEntry: procedure
    .input(z.object({ ...batchTarget, pass: ballotPassSchema, reason: reasonSchema }))
    .output(batchDetailSchema),

  listDifferences: procedure.input(z.object({ id: ballotBatchIdSchema })).output(differencesSchema),
  /** RULE_VIOLATION `decided_meanwhile` where the cell no longer says what the caller saw. */
  settleDifference: procedure
    .input(
      z.object({
        id: ballotBatchIdSchema,
        cell: z.string().max(60),
        /** What the caller saw decided for the cell; null for nothing. */
        seen: z.string().max(ballotSubjectLimit).nullable(),
        choice: z.enum(['first', 'second', 'other']),
        /** What stands on paper, where neither pass has it. */
        value: z.string().max(ballotSubjectLimit).nullable().default(null),
      }),
    )
    .output(differencesSchema),

  /** What raters wrote, in no order. */
  listRemarks: procedure
    .input(z.object({ id: ballotBatchIdSchema }))
    .output(z.object({ remarks: z.array(ballotRemarkSchema) })),
  /** Only after all ballots have been put in: no remark is to be led back to a ballot by its time. */
  addRemarks: procedure
    .input(
      z.object({
        id: ballotBatchIdSchema,
        remarks: z
          .array(
            z.object({
              position: z.number().int().min(1).nullable(),
              text: paragraphs('意见建议', 1000).pipe(z.string().min(1, '请填写意见建议')),
            }),
          )
          .min(1)
          .max(200),
      }),
    )
    .output(z.object({ remarks: z.array(ballotRemarkSchema) })),
  removeRemark: procedure
    .input(z.object({ id: ballotBatchIdSchema, remarkId: z.uuid() }))
    .output(z.object({ remarks: z.array(ballotRemarkSchema) })),

  /** Which ballots of whom are still missing. */
  listBallotCoverage: procedure
    .input(
      z.object({
        ...pageInput,
        cycleId: cycleIdSchema,
        text: z.string().max(60).default(''),
        townshipId: townshipIdSchema.nullable().default(null),
        onlyLacking: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        /** Records with ballots of every group, over the same filter but `onlyLacking`. */
        complete: z.number().int(),
        all: z.number().int(),
        rows: z.array(coverageRowSchema),
      }),
    ),
  /** The batches that rate one record, with what they counted for it and what raters wrote, in no order. */
  ballotsOfRecord: procedure.input(z.object({ id: assessmentIdSchema })).output(
    z.object({
      batches: z.array(
        batchRowSchema.extend({
          /** Settled votes for this record; null before. */
          votes: ballotVotesSchema.nullable(),
        }),
      ),
      remarks: z.array(
        z.object({ group: raterGroupSchema, text: z.string(), aboutAll: z.boolean(), id: z.uuid() }),
      ),
    }),
  ),
};
