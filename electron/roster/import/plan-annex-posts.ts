import type { UnitId, VillageId } from '#shared/ids.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import type { Problems } from '../../spreadsheets/problems.ts';
import type { Queries } from '../handle.types.ts';
import { loadPlaces } from '../places.repository.ts';
import { insertPosting } from '../postings.repository.ts';
import { loadUnits } from '../units.repository.ts';
import { type ImportPlan, type PlanOptions, sampleSize } from './plan.types.ts';
import { planPlaces } from './plan-places.ts';
import { postsOfVillages, type VillagePost } from './posts-of-villages.ts';
import type { AnnexRecord, CheckedSheet } from './records.ts';
import { resolveUnits } from './resolve-units.ts';

interface PlannedPosts {
  readonly record: AnnexRecord;
  /** Posts that are still missing. */
  readonly missing: number;
  /** Last seat that the unit has in the village. */
  readonly lastSeat: number;
  readonly firstSecretary: boolean;
}

/**
 * Plans the annex table: as many open posts as heads, less those that the unit already has in the village. The same
 * table imported again therefore adds nothing.
 */
export async function planAnnexPosts(
  handle: Queries,
  file: { readonly sheet: CheckedSheet; readonly records: readonly AnnexRecord[] },
  options: PlanOptions,
  problems: Problems,
): Promise<ImportPlan> {
  const { records } = file;
  const places = planPlaces(await loadPlaces(handle));
  const units = resolveUnits(
    await loadUnits(handle),
    records.map((record) => record.unit),
    options.decisions,
  );
  const villageIds = records.map((record) => places.need(record.township, record.village));
  const posts = await postsOfVillages(handle, new Set(villageIds.filter((id) => id !== undefined)));

  const planned = records.map((record, index): PlannedPosts => {
    const villageId = villageIds[index];
    const unit = units.of(record.unit);
    const own = villageId && unit.known ? ofUnit(posts, villageId, unit.known.id) : [];
    const present = own.filter((post) => post.status !== 'ended').length;
    if (present > record.heads) {
      problems.warning(
        record.row,
        file.sheet.columns.unit,
        record.unit,
        `台账中“${record.unit}”在${record.village}已有 ${present} 个岗位，多于表中的 ${record.heads} 个，不会减少，请核对。`,
      );
    }
    const inVillage = villageId ? (posts.get(villageId) ?? []) : [];
    const taken = inVillage.some((post) => post.role === 'first_secretary' && post.status !== 'ended');
    return {
      record,
      missing: Math.max(0, record.heads - present),
      lastSeat: Math.max(0, ...own.map((post) => post.seat)),
      firstSecretary: options.leadUnitFirstSecretary && record.lead && !taken,
    };
  });
  const postings = planned.reduce((sum, { missing }) => sum + missing, 0);
  if (postings === 0 && records.length > 0) {
    const first = records[0]?.row ?? 1;
    problems.warning(first, null, '', '表中的岗位台账里都已经有了，导入不会增加岗位。');
  }
  const roleOf = ({ firstSecretary }: PlannedPosts, index: number): PostRole | null => {
    if (!options.leadUnitFirstSecretary) return null;
    return firstSecretary && index === 0 ? 'first_secretary' : 'team_member';
  };

  return {
    totals: {
      townships: places.newTownships.size,
      villages: places.newVillages,
      units: units.newNames.length,
      postings,
      people: 0,
    },
    filledPosts: 0,
    problems,
    units,
    replaced: null,
    sample: planned
      .flatMap((posts) =>
        Array.from({ length: posts.missing }, (_, index) => ({
          row: posts.record.row,
          township: posts.record.township,
          village: posts.record.village,
          unit: units.of(posts.record.unit).name,
          person: null,
          role: roleOf(posts, index),
          startDate: null,
        })),
      )
      .slice(0, sampleSize),
    steps: postings,
    async apply(applying) {
      const { write, batchId, step } = applying;
      const unitId = await units.materialise(applying);
      const villageId = await places.materialise(applying);
      let done = 0;
      for (const posts of planned) {
        const { township, village, unit, lead } = posts.record;
        for (let index = 0; index < posts.missing; index += 1) {
          await insertPosting(write.trx, write.at, {
            villageId: villageId(township, village),
            unitId: unitId(unit),
            seat: posts.lastSeat + index + 1,
            leadUnit: lead,
            role: roleOf(posts, index),
            person: null,
            importBatchId: batchId,
          });
          done += 1;
          await step(done);
        }
      }
    },
  };
}

const ofUnit = (
  posts: ReadonlyMap<VillageId, readonly VillagePost[]>,
  villageId: VillageId,
  unitId: UnitId,
): readonly VillagePost[] => (posts.get(villageId) ?? []).filter((post) => post.unitId === unitId);
