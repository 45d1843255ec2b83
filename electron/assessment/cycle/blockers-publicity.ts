import type { Blocker } from '#shared/contract/assessment-cycle.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { Guarded } from './blockers.ts';
import { blocker, listOf } from './named-records.ts';

/** Notices that stand in the cycle's present version, the first to end first. */
export function standingNotices({ handle, cycle }: Pick<Guarded, 'handle' | 'cycle'>) {
  return handle
    .selectFrom('publicity')
    .select(['id', 'ends_on'])
    .where('cycle_id', '=', cycle.id)
    .where('version', '=', cycle.version)
    .where('withdrawn_at', 'is', null)
    .orderBy('ends_on')
    .execute();
}

/** Whether there is anything settled to make public: that somebody gets no grade is not for the public. */
async function hasGrades({ handle, cycle }: Guarded): Promise<boolean> {
  const row = await handle
    .selectFrom('assessment')
    .select('id')
    .where('cycle_id', '=', cycle.id)
    .where('final_grade', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * What keeps a publicised result from taking effect: no publicity, one that is still running, an objection without an
 * answer, one that was upheld without its record having been decided anew.
 */
export async function blockersOfPublicity(guarded: Guarded): Promise<Blocker[]> {
  const { cycle, today } = guarded;
  if (cycle.kind === 'regular') return [];
  const notices = await standingNotices(guarded);
  const last = notices.at(-1);
  if (!last) {
    const owed = (await hasGrades(guarded)) ? [blocker('no_publicity', '还没有发布公示。')] : [];
    return [...owed, ...(await blockersOfObjections(guarded))];
  }
  const running =
    last.ends_on >= today
      ? [blocker('publicity_running', `公示到${formatDateLong(last.ends_on)}为止，还没有结束。`)]
      : [];
  return [...running, ...(await blockersOfObjections(guarded))];
}

/**
 * An objection to a notice that was withdrawn since, or to one of an earlier version of the cycle, is answered like any
 * other.
 */
export async function blockersOfObjections({ handle, cycle }: Guarded): Promise<Blocker[]> {
  const objections = await handle
    .selectFrom('objection as o')
    .innerJoin('publicity as p', 'p.id', 'o.publicity_id')
    .leftJoin('assessment as a', 'a.id', 'o.assessment_id')
    .select(['o.outcome', 'o.received_on', 'o.assessment_id', 'a.person_name', 'a.state'])
    .select((e) =>
      e
        .selectFrom('assessment_version as v')
        .select((v) => v.fn.max('v.reopened_at').as('last'))
        .whereRef('v.assessment_id', '=', 'o.assessment_id')
        .as('reopenedAt'),
    )
    .where('p.cycle_id', '=', cycle.id)
    .orderBy('o.id')
    .execute();
  const about = ({ received_on, person_name }: (typeof objections)[number]) =>
    `${formatDateLong(received_on)}收到的${person_name === null ? '' : `对${person_name}的`}异议`;
  const open = objections.filter(({ outcome }) => outcome === null);
  const unsettled = objections.filter(
    ({ outcome, assessment_id, state, reopenedAt, received_on }) =>
      outcome === 'upheld' &&
      assessment_id !== null &&
      (state !== 'locked' || reopenedAt === null || businessDateOf(reopenedAt) < received_on),
  );
  const blockers: Blocker[] = [];
  if (open.length > 0) {
    const list = listOf(open.map(about));
    blockers.push(blocker('objections_open', `还有 ${list.count} 件异议没有答复：${list.text}。`, list));
  }
  if (unsettled.length > 0) {
    const list = listOf(unsettled.map(about));
    const message = `有 ${list.count} 件异议成立，但记录还没有重新开启并再次审定：${list.text}。`;
    blockers.push(blocker('objections_unsettled', message, list));
  }
  return blockers;
}
