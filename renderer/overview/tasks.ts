import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';

/** Something that waits for the person, with the place where it is done. */
export interface Task {
  readonly key: string;
  /** How many; null for a step without a count. */
  readonly count: number | null;
  readonly text: string;
  readonly to: string;
}

interface RosterTotals {
  readonly postings: number;
  readonly openPosts: number;
}

function rosterTasks(role: Role, totals: RosterTotals): Task[] {
  if (totals.postings === 0) {
    return isAllowed(role, 'roster.commitImport')
      ? [{ key: 'import', count: null, text: '台账还是空的，请先导入名册', to: '/roster/import' }]
      : [];
  }
  return totals.openPosts > 0 && isAllowed(role, 'roster.fillPost')
    ? [{ key: 'open-posts', count: totals.openPosts, text: '个岗位待定人', to: '/roster?status=open' }]
    : [];
}

function cycleTasks(role: Role, cycle: Cycle): Task[] {
  const { all, scored, proposed, locked } = cycle.counts;
  const to = `/assessment/${cycle.id}`;
  const tasks: Task[] = [];
  const unscored = all - scored;
  const scoredNotProposed = scored - proposed - locked;
  if (isAllowed(role, 'assessment.approve') && proposed > 0) {
    const text = `人的等次待审定（${cycle.title}）`;
    tasks.push({ key: `${cycle.id}-approve`, count: proposed, text, to: `${to}/people?state=proposed` });
  }
  if (isAllowed(role, 'assessment.propose') && scoredNotProposed > 0) {
    const text = `人已评完，待提出等次（${cycle.title}）`;
    tasks.push({
      key: `${cycle.id}-propose`,
      count: scoredNotProposed,
      text,
      to: `${to}/people?state=scoring`,
    });
  }
  if (isAllowed(role, 'assessment.saveScores') && unscored > 0) {
    const text = `人的评分还没有完成（${cycle.title}）`;
    tasks.push({ key: `${cycle.id}-score`, count: unscored, text, to: `${to}/people?state=scoring` });
  }
  return tasks;
}

function archiveTasks(role: Role, cycles: readonly Cycle[], issued: number | null): Task[] {
  const newest = cycles.toSorted((a, b) => b.year - a.year)[0];
  if (!newest || issued === null || !isAllowed(role, 'archive.issueDocument')) return [];
  const waiting = cycles.reduce((sum, cycle) => sum + cycle.counts.locked, 0) - issued;
  const to = `/assessment/${newest.id}/people?state=locked`;
  return waiting > 0 ? [{ key: 'issue', count: waiting, text: '人已审定，还没有生成登记表', to }] : [];
}

/**
 * What waits for a role, the most pressing first.
 *
 * @param issued people whose registration form stands in the register; null while unknown
 */
export function tasksFor(
  role: Role,
  totals: RosterTotals,
  cycles: readonly Cycle[],
  issued: number | null,
): Task[] {
  const tasks = [
    ...cycles.flatMap((cycle) => cycleTasks(role, cycle)),
    ...archiveTasks(role, cycles, issued),
    ...rosterTasks(role, totals),
  ];
  if (cycles.length === 0 && totals.postings > 0 && isAllowed(role, 'assessment.planCycle')) {
    tasks.push({ key: 'open-cycle', count: null, text: '还没有筹备年度考核', to: '/assessment' });
  }
  return tasks;
}
