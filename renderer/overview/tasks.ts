import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import type { ProcedureName } from '#shared/contract/index.ts';
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

/** What the state of a cycle asks of a role. Whoever is graded on their own is found in the list of people. */
function cycleTasks(role: Role, cycle: Cycle): Task[] {
  const { all, scored, proposed, locked } = cycle.counts;
  const to = `/assessment/${cycle.id}`;
  const may = (name: ProcedureName) => isAllowed(role, name);
  const task = (key: string, count: number | null, words: string, place: string): Task[] =>
    count === 0 ? [] : [{ key: `${cycle.id}-${key}`, count, text: `${words}（${cycle.title}）`, to: place }];
  switch (cycle.state) {
    case 'draft':
      return may('assessment.planCycle') ? task('open', null, '考核已筹备，还没有开启', to) : [];
    case 'open':
      return may('assessment.determineEligibility')
        ? task('eligibility', null, '核定参加考核资格', `${to}/eligibility`)
        : [];
    case 'scoring':
      return may('assessment.saveScores')
        ? task('score', all - scored, '个考核对象的得分还不全', `${to}/people?state=scoring`)
        : [];
    case 'review':
      return may('assessment.lockPool')
        ? task('propose', Math.max(0, scored - proposed - locked), '个考核对象待提出等次', `${to}/board`)
        : [];
    case 'approval':
      return may('assessment.approvePool') ? task('approve', proposed, '个等次待审定', `${to}/board`) : [];
    case 'publicity':
      return may('assessment.startPublicity') ? task('publicity', null, '公示与异议', `${to}/publicity`) : [];
    case 'final':
      return may('assessment.notifyResults')
        ? task('results', null, '告知本人与反馈派出单位', `${to}/results`)
        : [];
    case 'archived':
      return [];
  }
}

function archiveTasks(role: Role, cycles: readonly Cycle[], issued: number | null): Task[] {
  const newest = cycles.toSorted((a, b) => b.year - a.year)[0];
  if (!newest || issued === null || !isAllowed(role, 'archive.issueDocument')) return [];
  const waiting =
    cycles.reduce((sum, { kind, counts }) => sum + (kind === 'annual' ? counts.lockedPeople : 0), 0) - issued;
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
