import { expect, test } from 'vitest';
import type { Standing } from '#shared/contract/overview.ts';
import { monthSchema } from '#shared/dates.ts';
import { roles } from '#shared/vocabulary.ts';
import { dailyTasks } from '../../../renderer/overview/daily-tasks.ts';

const standing: Standing = {
  signals: null,
  leavesRequested: 0,
  leavePaperMissing: 0,
  leaveSubstitutionMissing: 0,
  leavesNotReturned: 0,
  correctionsOverdue: 0,
  nominations: 0,
  casesMine: 2,
  casesOverdue: 1,
  followUpsOverdue: 3,
  effectsEnding: 4,
  termsFull: null,
  attendanceMissing: 0,
  attendanceMonth: monthSchema.parse('2026-02'),
};

test.each(roles)('what recall cases leave to %s leads to where it is done', (role) => {
  const tasks = dailyTasks(role, standing).map(({ count, to }) => [count, to]);
  expect(tasks).toEqual(
    role === 'administrator'
      ? []
      : [
          [2, '/recall/cases?group=mine'],
          [1, '/recall/cases?group=overdue'],
          [3, '/recall/follow-ups?view=overdue'],
          [4, '/recall/follow-ups?view=effects'],
        ],
  );
});
