import type { CycleSummary, PoolStanding, TownshipProgress } from '../contract/assessment-summary.ts';
import type { TownshipId } from '../ids.ts';
import type { AssessmentTemplate } from '../policy/scheme.ts';
import {
  type AssessedObject,
  type AssessmentState,
  type Grade,
  type Participation,
  type Pool,
  pools,
  type RaterGroup,
  raterGroups,
} from '../vocabulary.ts';

/** So many records that are alike in everything the summary tells apart. */
export interface CountedRecords {
  readonly townshipId: TownshipId | null;
  readonly townshipName: string;
  readonly pool: Pool;
  readonly participation: Participation;
  readonly state: AssessmentState;
  readonly complete: 0 | 1;
  readonly suggested: Grade | null;
  readonly proposed: Grade | null;
  readonly final: Grade | null;
  readonly count: number;
}

/** Progress by township, in the order in which the records name them. */
export function progressByTownship(records: readonly CountedRecords[]): TownshipProgress[] {
  const townships = new Map<string, TownshipProgress>();
  for (const record of records) {
    const { townshipId, townshipName, count } = record;
    const before = townships.get(townshipName) ?? {
      townshipId,
      townshipName,
      all: 0,
      notGraded: 0,
      open: 0,
      scored: 0,
      proposed: 0,
      locked: 0,
    };
    const stage = stageOf(record);
    townships.set(townshipName, {
      ...before,
      // A unit bears the name of the township that its people are in, without its id.
      townshipId: before.townshipId ?? townshipId,
      all: before.all + count,
      [stage]: before[stage] + count,
    });
  }
  return [...townships.values()];
}

/** Every record stands in one stage. Whoever is not graded counts there until the record is settled. */
function stageOf(
  record: CountedRecords,
): keyof Pick<TownshipProgress, 'notGraded' | 'open' | 'scored' | 'proposed' | 'locked'> {
  if (record.state === 'locked') return 'locked';
  if (record.state === 'proposed') return 'proposed';
  if (record.participation !== 'graded') return 'notGraded';
  return record.complete === 1 ? 'scored' : 'open';
}

const none = (): Record<Grade, number> => ({
  excellent: 0,
  competent: 0,
  basically_competent: 0,
  incompetent: 0,
});

/**
 * How the grades of each pool fall. People without a grade (不定等次) do not count in their pool.
 *
 * @param quotaOf most 优秀 for a pool of a size; null while no ratio is set
 */
export function standingOfPools(
  records: readonly CountedRecords[],
  locked: readonly Pool[],
  quotaOf: (size: number) => number | null,
): PoolStanding[] {
  return pools.flatMap((pool) => {
    const graded = records.filter((record) => record.pool === pool && record.participation === 'graded');
    const size = graded.reduce((sum, { count }) => sum + count, 0);
    if (size === 0) return [];
    const [suggested, standing, final] = [none(), none(), none()];
    for (const record of graded) {
      if (record.suggested !== null) suggested[record.suggested] += record.count;
      const now = record.final ?? record.proposed ?? record.suggested;
      if (now !== null) standing[now] += record.count;
      if (record.final !== null) final[record.final] += record.count;
    }
    return [{ pool, size, suggested, standing, final, quota: quotaOf(size), locked: locked.includes(pool) }];
  });
}

interface Entered {
  readonly records: readonly CountedRecords[];
  readonly graded: ReadonlyMap<AssessedObject, number>;
  readonly items: readonly { object: AssessedObject; items: number; records: number }[];
  readonly tallies: readonly { object: AssessedObject; group: RaterGroup; records: number }[];
}

/**
 * What the graded records still lack, by kind of thing.
 *
 * @param templateOf template of an object in this cycle
 */
export function missingOf(
  { records, graded, items, tallies }: Entered,
  templateOf: (object: AssessedObject) => AssessmentTemplate,
): CycleSummary['missing'] {
  const scores = items
    .filter((entry) => entry.items < itemCount(templateOf(entry.object)))
    .reduce((sum, entry) => sum + entry.records, 0);
  const lacking = new Map<RaterGroup, number>();
  for (const [object, count] of graded) {
    for (const group of groupsOf(templateOf(object))) {
      const have = tallies.find((entry) => entry.object === object && entry.group === group)?.records ?? 0;
      lacking.set(group, (lacking.get(group) ?? 0) + count - have);
    }
  }
  return {
    scores,
    groups: raterGroups.flatMap((group) => {
      const count = lacking.get(group) ?? 0;
      return count > 0 ? [{ group, records: count }] : [];
    }),
    incomplete: records
      .filter(({ participation, complete }) => participation === 'graded' && complete === 0)
      .reduce((sum, { count }) => sum + count, 0),
  };
}

const itemCount = ({ sections }: AssessmentTemplate) =>
  sections.reduce((sum, section) => sum + (section.source === 'items' ? section.items.length : 0), 0);

const groupsOf = ({ sections }: AssessmentTemplate) => [
  ...new Set(
    sections.flatMap((section) =>
      section.source === 'ballots' ? section.groups.map(({ group }) => group) : [],
    ),
  ),
];
