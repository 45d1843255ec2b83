import type { LeaveRow } from '#shared/contract/presence-leave.ts';
import { lacksPaper, lacksSubstitute } from './leave-words.ts';

/** What can be recorded about a leave after its request. */
export type LeaveStep = 'decide' | 'return' | 'paper' | 'substitute' | 'withdraw';

export interface LeaveSteps {
  /** What the leave waits for; null where nothing is owed. */
  readonly due: LeaveStep | null;
  /** Everything that can be recorded now, the due one first. */
  readonly open: readonly LeaveStep[];
}

/** What comes next for a leave, the most pressing first, and what else may be recorded. */
export function stepsOf(leave: LeaveRow): LeaveSteps {
  const paper: LeaveStep[] = lacksPaper(leave) ? ['paper'] : [];
  const substitute: LeaveStep[] = leave.substitutionNeeded ? ['substitute'] : [];
  switch (leave.state) {
    case 'requested':
      return { due: 'decide', open: ['decide', ...substitute, ...paper, 'withdraw'] };
    case 'approved': {
      const standInFirst = lacksSubstitute(leave) && !leave.returnOverdue;
      const open: LeaveStep[] = standInFirst ? [...substitute, 'return'] : ['return', ...substitute];
      return { due: open[0] ?? null, open: [...open, ...paper, 'withdraw'] };
    }
    case 'returned':
      // Recording the return again corrects it.
      return { due: paper[0] ?? null, open: [...paper, 'return'] };
    case 'refused':
    case 'withdrawn':
      return { due: null, open: [] };
  }
}

/** The word on the button that opens the step. */
export function stepLabel(step: LeaveStep, leave: LeaveRow): string {
  switch (step) {
    case 'decide':
      return '审批';
    case 'return':
      return leave.state === 'returned' ? '更正销假' : '销假';
    case 'paper':
      return '补办手续';
    case 'substitute':
      return leave.substitute === null ? '安排接替' : '更改接替';
    case 'withdraw':
      return '撤回';
  }
}
