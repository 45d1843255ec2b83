import * as z from 'zod';
import { townshipIdSchema, unitIdSchema, villageIdSchema } from '../ids.ts';
import { groundSchema } from '../policy/ground.ts';
import { optionalLine, reasonSchema } from '../text.ts';
import { villageTypeSchema } from '../vocabulary.ts';
import { procedure, revisionSchema } from './base.ts';
import { postingRowSchema } from './roster-records.ts';

const people = z.number().int().min(0);
const demandFigure = z.number().int().min(0, '不能小于 0').max(20, '不能大于 20').nullable();

/** How many of a kind a village is to have and has. */
export const seatDemandSchema = z.object({
  /** What it is to have; null: neither the village nor the scheme says. */
  demand: people.nullable(),
  /** Where the figure comes from. */
  source: z.enum(['village', 'scheme', 'unspecified']),
  /** What the scheme says where it leaves the figure to others. */
  note: z.string().nullable(),
  /** The clause, where the scheme gives the figure. */
  ground: groundSchema.nullable(),
  posted: people,
  nominated: people,
  /** People still to be found, nominated ones not counted as found; null where the demand is not known. */
  gap: people.nullable(),
});
export type SeatDemand = z.infer<typeof seatDemandSchema>;

export const villageDemandRowSchema = z.object({
  villageId: villageIdSchema,
  villageName: z.string(),
  townshipId: townshipIdSchema,
  townshipName: z.string(),
  revision: revisionSchema,
  type: villageTypeSchema.nullable(),
  /** The village's own figures; null: as the scheme says. */
  secretaryDemand: demandFigure,
  memberDemand: demandFigure,
  demandNote: z.string().nullable(),
  secretary: seatDemandSchema,
  members: seatDemandSchema,
  /** People on post whose role is not yet written down. */
  withoutRole: people,
  /** Everyone on post. */
  posted: people,
  openPosts: people,
  /** Set where the team is smaller than the scheme's minimum. */
  teamShort: z.object({ minimum: people, posted: people, ground: groundSchema }).nullable(),
});
export type VillageDemandRow = z.infer<typeof villageDemandRowSchema>;

export const demandTotalsSchema = z.object({
  villages: people,
  /** Sums over the villages whose demand is known. */
  demand: people,
  posted: people,
  nominated: people,
  gap: people,
  /** Villages whose demand is not known. */
  unspecified: people,
  /** Villages whose team is smaller than the scheme's minimum. */
  teamsShort: people,
});
export type DemandTotals = z.infer<typeof demandTotalsSchema>;

const schemeNameSchema = z.object({ code: z.string(), title: z.string(), shortTitle: z.string() });

export const unitFactsSchema = z.object({
  id: unitIdSchema,
  revision: revisionSchema,
  name: z.string(),
  aliases: z.array(z.string()),
  /** 市派 or 县派. */
  level: z.enum(['city', 'county']).nullable(),
  leaderName: z.string().nullable(),
  deputyName: z.string().nullable(),
  contact: z.string().nullable(),
});
export type UnitFacts = z.infer<typeof unitFactsSchema>;

/** Words for where a dispatching unit stands. */
export const unitLevelLabels = { city: '市派单位', county: '县（区）派单位' } as const;

/** Villages with what they need, teams and dispatching units. */
export const rosterPlacesContract = {
  /** 先定村再定人: what each village is to have against what it has. */
  listVillageDemand: procedure
    .input(
      z.object({
        townshipId: townshipIdSchema.nullable().default(null),
        /** `none`: villages whose type is not yet known. */
        type: z
          .union([villageTypeSchema, z.literal('none')])
          .nullable()
          .default(null),
        /** Only villages with a gap or a team that is too small. */
        onlyGaps: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        scheme: schemeNameSchema,
        villages: z.array(villageDemandRowSchema),
        /** Of the villages listed. */
        totals: demandTotalsSchema,
        byType: z.array(demandTotalsSchema.extend({ type: villageTypeSchema.nullable() })),
        byTownship: z.array(
          demandTotalsSchema.extend({ townshipId: townshipIdSchema, townshipName: z.string() }),
        ),
      }),
    ),
  /** CONFLICT when somebody else has changed the village. */
  updateVillage: procedure
    .input(
      z.object({
        id: villageIdSchema,
        revision: revisionSchema,
        type: villageTypeSchema.nullable(),
        secretaryDemand: demandFigure,
        memberDemand: demandFigure,
        demandNote: optionalLine('需求说明', 200),
        reason: reasonSchema,
      }),
    )
    .output(villageDemandRowSchema),
  /** A village's team: who is on post and who was. */
  getTeam: procedure.input(z.object({ villageId: villageIdSchema })).output(
    z.object({
      scheme: schemeNameSchema,
      village: villageDemandRowSchema,
      leadUnit: z.object({ id: unitIdSchema, name: z.string() }).nullable(),
      /** Smallest team the scheme admits, the first secretary counted; null where it is silent. */
      minimumSize: z.object({ people: z.number().int(), ground: groundSchema }).nullable(),
      /** On post and open posts, the first secretary first. */
      members: z.array(postingRowSchema),
      /** Ended postings, newest first. */
      former: z.array(postingRowSchema),
    }),
  ),
  /** A dispatching unit; the id of a merged one leads to the unit it became part of. */
  getUnit: procedure.input(z.object({ id: unitIdSchema })).output(
    z.object({
      unit: unitFactsSchema,
      /** On post and open posts. */
      postings: z.array(postingRowSchema),
      /** Ended postings, newest first. */
      former: z.array(postingRowSchema),
      /** Newest year first; amounts in cents (分). */
      allocations: z.array(
        z.object({
          year: z.number().int(),
          headcount: z.number().int(),
          unitCents: z.number().int(),
          personnelCents: z.number().int(),
        }),
      ),
    }),
  ),
  /** CONFLICT when somebody else has changed the unit; RULE_VIOLATION `unit_already_merged`. */
  updateUnit: procedure
    .input(
      z.object({
        id: unitIdSchema,
        revision: revisionSchema,
        level: z.enum(['city', 'county']).nullable(),
        leaderName: optionalLine('主要负责人', 40),
        deputyName: optionalLine('分管负责人', 40),
        contact: optionalLine('联系方式', 60),
      }),
    )
    .output(unitFactsSchema),
};
