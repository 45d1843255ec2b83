import type { Ground } from '../policy/ground.ts';
import type { PostingRules } from '../policy/posting-rules.ts';
import type { VillageType } from '../vocabulary.ts';

/** A village with its own figures and the people counted on it. */
export interface VillageSeats {
  readonly type: VillageType | null;
  /** The village's own figures; null: as the scheme says. */
  readonly secretaryDemand: number | null;
  readonly memberDemand: number | null;
  readonly secretariesPosted: number;
  readonly membersPosted: number;
  /** People on post whose role is not written down. */
  readonly withoutRole: number;
  readonly secretariesNominated: number;
  readonly membersNominated: number;
}

/** How many of a kind a village is to have and has; see the contract. */
export interface SeatFigures {
  readonly demand: number | null;
  readonly source: 'village' | 'scheme' | 'unspecified';
  readonly note: string | null;
  readonly ground: Ground | null;
  readonly posted: number;
  readonly nominated: number;
  readonly gap: number | null;
}

export interface VillageFigures {
  readonly secretary: SeatFigures;
  readonly members: SeatFigures;
  readonly posted: number;
  readonly teamShort: { readonly minimum: number; readonly posted: number; readonly ground: Ground } | null;
}

type Demand = Pick<SeatFigures, 'demand' | 'source' | 'note' | 'ground'>;

/**
 * 先定村再定人: what a village is to have, against what it has. Its own figures come first; else what the scheme gives
 * a village of its type; where neither says, the demand is not known and there is no gap to speak of.
 *
 * People whose role is not written down count towards the size of the team, but fill neither kind of seat.
 */
export function villageFigures(rules: PostingRules, village: VillageSeats): VillageFigures {
  const posted = village.secretariesPosted + village.membersPosted + village.withoutRole;
  return {
    secretary: figures(
      secretaryDemand(rules, village),
      village.secretariesPosted,
      village.secretariesNominated,
    ),
    members: figures(memberDemand(rules, village), village.membersPosted, village.membersNominated),
    posted,
    teamShort: teamShort(rules, village, posted),
  };
}

function figures(demand: Demand, posted: number, nominated: number): SeatFigures {
  return {
    ...demand,
    posted,
    nominated,
    gap: demand.demand === null ? null : Math.max(0, demand.demand - posted),
  };
}

const own = (demand: number): Demand => ({ demand, source: 'village', note: null, ground: null });
const unspecified = (note: string, ground: Ground | null = null): Demand => ({
  demand: null,
  source: 'unspecified',
  note,
  ground,
});
const byScheme = (demand: number, ground: Ground): Demand => ({
  demand,
  source: 'scheme',
  note: null,
  ground,
});

const ruleOf = (rules: PostingRules, type: VillageType | null) =>
  rules.demand.find((rule) => rule.villageType === type);

const unknownType = '还没有登记村类型，制度规定的需求无从对照。';
const noRule = '现行制度没有规定这类村的选派要求，请填写本村需求。';
const asNeeded = '现行制度要求按需选派，请填写本村需求。';

function secretaryDemand(rules: PostingRules, village: VillageSeats): Demand {
  if (village.secretaryDemand !== null) return own(village.secretaryDemand);
  if (village.type === null) return unspecified(unknownType);
  const rule = ruleOf(rules, village.type);
  if (!rule) return unspecified(noRule);
  if (rule.firstSecretary === 'as_needed') return unspecified(asNeeded, rule.ground);
  return byScheme(rule.firstSecretary === 'required' ? 1 : 0, rule.ground);
}

function memberDemand(rules: PostingRules, village: VillageSeats): Demand {
  if (village.memberDemand !== null) return own(village.memberDemand);
  if (village.type === null) return unspecified(unknownType);
  const rule = ruleOf(rules, village.type);
  if (!rule) return unspecified(noRule);
  if (rule.team === 'none') return byScheme(0, rule.ground);
  if (rule.team === 'as_needed') return unspecified(asNeeded, rule.ground);
  if (rules.teamSize.kind === 'unspecified')
    return unspecified('现行制度要求派工作队，但没有规定人数，请填写本村需求。', rule.ground);
  // The minimum counts the first secretary, where the village has one.
  const secretary = secretaryDemand(rules, village).demand ?? 1;
  return byScheme(Math.max(0, rules.teamSize.value.minimum - Math.min(1, secretary)), rules.teamSize.ground);
}

/** A team is asked for, or there is one: then it must not be smaller than the scheme's minimum. */
function teamShort(rules: PostingRules, village: VillageSeats, posted: number) {
  const { teamSize } = rules;
  if (teamSize.kind === 'unspecified' || posted >= teamSize.value.minimum) return null;
  const team = ruleOf(rules, village.type)?.team;
  const asked = (village.memberDemand ?? 0) > 0 || (village.memberDemand === null && team === 'required');
  if (!asked && village.membersPosted === 0) return null;
  return { minimum: teamSize.value.minimum, posted, ground: teamSize.ground };
}

/** Sums over villages whose demand is known; see the contract. */
export interface DemandSums {
  villages: number;
  demand: number;
  posted: number;
  nominated: number;
  gap: number;
  unspecified: number;
  teamsShort: number;
}

/** Adds up villages; a village counts as unspecified when the demand of either kind of seat is not known. */
export function sumDemand(villages: readonly VillageFigures[]): DemandSums {
  const sums = { villages: 0, demand: 0, posted: 0, nominated: 0, gap: 0, unspecified: 0, teamsShort: 0 };
  for (const { secretary, members, posted, teamShort: short } of villages) {
    sums.villages += 1;
    sums.demand += (secretary.demand ?? 0) + (members.demand ?? 0);
    sums.posted += posted;
    sums.nominated += secretary.nominated + members.nominated;
    sums.gap += (secretary.gap ?? 0) + (members.gap ?? 0);
    if (secretary.demand === null || members.demand === null) sums.unspecified += 1;
    if (short) sums.teamsShort += 1;
  }
  return sums;
}

/** Whether somebody is missing in the village. */
export const hasGap = ({ secretary, members, teamShort: short }: VillageFigures): boolean =>
  (secretary.gap ?? 0) > 0 || (members.gap ?? 0) > 0 || short !== null;
