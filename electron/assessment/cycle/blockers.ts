import { sql } from 'kysely';
import type { CycleStep } from '#shared/assessment/cycle-states.ts';
import type { Blocker } from '#shared/contract/assessment-cycle.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { type Pool, poolLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { blockersOfObjections, blockersOfPublicity } from './blockers-publicity.ts';
import type { CycleHead } from './cycle.repository.ts';
import { blocker, listOf, named, records } from './named-records.ts';
import { blockersOfOpening } from './opening.ts';
import { versionOfResult } from './record-versions.ts';

/** What guards ask about. */
export interface Guarded {
  readonly handle: ReadHandle;
  readonly cycle: CycleHead;
  readonly scheme: Scheme;
  readonly today: BusinessDate;
}

/** Everything that stands in the way of a step now; nothing where it may be taken. */
export async function blockersOf(guarded: Guarded, step: CycleStep): Promise<Blocker[]> {
  if (step.direction === 'reopen') return [];
  if (step.direction === 'back') return step.to === 'draft' ? blockersOfUnfreezing(guarded) : [];
  const found = await forwardBlockers(guarded, step);
  return found.filter((each) => each !== null);
}

type Found = Promise<readonly (Blocker | null)[]>;

async function forwardBlockers(guarded: Guarded, { to }: CycleStep): Found {
  switch (to) {
    case 'draft':
      return [];
    case 'open':
      return blockersOfOpening(guarded);
    case 'scoring':
      return [await undetermined(guarded)];
    case 'review':
      return [await unsettledBatches(guarded), await incompleteScores(guarded)];
    case 'approval':
      return [await unproposed(guarded), await unlockedPools(guarded)];
    case 'publicity':
      return [await unlocked(guarded), await onTheirOwnWay(guarded, true)];
    case 'final':
      return [
        await unlocked(guarded),
        ...(await blockersOfPublicity(guarded)),
        await onTheirOwnWay(guarded, true),
      ];
    case 'archived':
      return [
        await onTheirOwnWay(guarded, false),
        await unlocked(guarded),
        ...(await blockersOfObjections(guarded)),
        await untold(guarded),
      ];
  }
}

/** Texts and decisions that stand in the record itself: people's words, which nothing brings back. */
const written = sql<boolean>`(
  a.narrative ->> '$.selfSummary' <> '' or a.narrative ->> '$.remarks' <> ''
  or json_array_length(a.narrative, '$.opinions') > 0
  or exists (select 1 from json_each(a.narrative, '$.appraisal') t where t.value <> '')
  or json_extract(a.eligibility, '$.overrule') is not null)`;

/** Participants are let go of only while nothing rests on them yet. */
async function blockersOfUnfreezing({ handle, cycle }: Guarded): Promise<Blocker[]> {
  if (cycle.version > 1) {
    return [blocker('version_kept', '这次考核曾经完成并保留过一个版本，不能退回筹备。')];
  }
  const entered = await handle
    .selectFrom('assessment as a')
    .select('a.id')
    .where('a.cycle_id', '=', cycle.id)
    .where((e) =>
      e.or([
        written,
        ...(
          [
            'item_score',
            'ballot_tally',
            'score_adjustment',
            'assessment_version',
            'ballot_batch_subject',
            'document',
          ] as const
        ).map((table) =>
          e.exists(
            e.selectFrom(table).select('assessment_id').whereRef(`${table}.assessment_id`, '=', 'a.id'),
          ),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  const batch = await handle
    .selectFrom('ballot_batch')
    .select('id')
    .where('cycle_id', '=', cycle.id)
    .limit(1)
    .executeTakeFirst();
  if (!entered && !batch) return [];
  return [
    blocker(
      'work_entered',
      '已经编制过测评票、录入过得分、填写过总结与意见、调整过资格或生成过文书，退回筹备会丢掉这些记录，所以不能退回。',
    ),
  ];
}

async function undetermined({ handle, cycle, scheme }: Guarded): Promise<Blocker | null> {
  if (scheme.assessment.eligibility.length === 0) return null;
  const found = await named(
    records(handle, cycle.id).where('person_id', 'is not', null).where('eligibility', 'is', null),
  );
  return found.count === 0
    ? null
    : blocker(
        'eligibility_undetermined',
        `还有 ${found.count} 人没有核定参加考核资格：${found.text}。`,
        found,
      );
}

async function incompleteScores({ handle, cycle }: Guarded): Promise<Blocker | null> {
  const found = await named(
    records(handle, cycle.id)
      .where('participation', '=', 'graded')
      .where('individual', '=', 0)
      .where('total_points', 'is', null),
  );
  if (found.count === 0) return null;
  const message = `还有 ${found.count} 个考核对象的得分不完整：${found.text}。写明理由可以先进入下一步，他们留待单独评定。`;
  return { ...blocker('scores_incomplete', message, found), waivable: true };
}

async function unsettledBatches({ handle, cycle }: Guarded): Promise<Blocker | null> {
  const rows = await handle
    .selectFrom('ballot_batch')
    .select(['number', 'place'])
    .where('cycle_id', '=', cycle.id)
    .where('state', 'not in', ['settled', 'voided'])
    .orderBy('number')
    .execute();
  if (rows.length === 0) return null;
  const names = rows.map(({ number, place }) => `第 ${number} 批（${place}）`);
  const listed = listOf(names);
  const message = `还有 ${rows.length} 批测评票没有录完确认：${listed.text}。请录完，或作废不用的批次。`;
  return blocker('batches_unsettled', message, listed);
}

async function unproposed({ handle, cycle }: Guarded): Promise<Blocker | null> {
  const found = await named(
    records(handle, cycle.id).where('individual', '=', 0).where('state', '=', 'scoring'),
  );
  return found.count === 0
    ? null
    : blocker('not_proposed', `还有 ${found.count} 个考核对象没有提出等次建议：${found.text}。`, found);
}

async function unlockedPools({ handle, cycle }: Guarded): Promise<Blocker | null> {
  const rows = await handle
    .selectFrom('assessment as a')
    .select('a.pool')
    .distinct()
    .where('a.cycle_id', '=', cycle.id)
    .where('a.participation', '=', 'graded')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('pool_lock as l')
            .select('l.pool')
            .where('l.cycle_id', '=', cycle.id)
            .whereRef('l.pool', '=', 'a.pool')
            .where('l.unlocked_at', 'is', null),
        ),
      ),
    )
    .execute();
  if (rows.length === 0) return null;
  const names = rows.map(({ pool }: { pool: Pool }) => poolLabels[pool]);
  const message = `还有 ${names.length} 个组没有锁定等次分布：${names.join('、')}。`;
  return blocker('pools_unlocked', message, { count: names.length, names });
}

async function unlocked({ handle, cycle }: Guarded): Promise<Blocker | null> {
  const found = await named(
    records(handle, cycle.id).where('individual', '=', 0).where('state', '<>', 'locked'),
  );
  return found.count === 0
    ? null
    : blocker('not_locked', `还有 ${found.count} 个考核对象没有审定锁定：${found.text}。`, found);
}

/** Records that were left behind, reopened or are graded later, and have not come to a decision. */
async function onTheirOwnWay({ handle, cycle }: Guarded, waivable: boolean): Promise<Blocker | null> {
  const found = await named(
    records(handle, cycle.id).where('individual', '=', 1).where('state', '<>', 'locked'),
  );
  if (found.count === 0) return null;
  const rest = waivable ? '写明理由可以先进入下一步，他们继续单独评定。' : '';
  const message = `还有 ${found.count} 个考核对象在单独评定，没有审定锁定：${found.text}。${rest}`;
  return { ...blocker('individual_open', message, found), waivable };
}

async function untold({ handle, cycle }: Guarded): Promise<Blocker | null> {
  const found = await named(
    records(handle, cycle.id)
      .where('person_id', 'is not', null)
      .where('state', '=', 'locked')
      .where('participation', '<>', 'not_assessed')
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('result_reply as r')
              .select('r.assessment_id')
              .whereRef('r.assessment_id', '=', 'assessment.id')
              .where('r.version', '=', versionOfResult('assessment.id', sql`${cycle.version}`)),
          ),
        ),
      ),
  );
  if (found.count === 0) return null;
  const message = `还有 ${found.count} 人没有告知考核结果：${found.text}。写明理由可以先归档。`;
  return { ...blocker('not_notified', message, found), waivable: true };
}
