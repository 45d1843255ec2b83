import { expect, test } from 'vitest';
import {
  type CycleStep,
  cycleDirections,
  findStep,
  isAfter,
  isRefusal,
  stepsFrom,
} from '#shared/assessment/cycle-states.ts';
import {
  type AssessmentKind,
  assessmentKinds,
  type CycleState,
  cycleStateLabels,
  cycleStates,
  roles,
} from '#shared/vocabulary.ts';

const everyStep = (kind: AssessmentKind) => cycleStates.flatMap((state) => stepsFrom(kind, state));
const forward = ({ direction }: CycleStep) => direction === 'forward';
const wayOf = (kind: AssessmentKind): CycleState[] => {
  const way: CycleState[] = ['draft'];
  for (;;) {
    const next = stepsFrom(kind, way.at(-1) ?? 'draft').filter(forward);
    expect(next.length).toBeLessThanOrEqual(1);
    if (!next[0]) return way;
    way.push(next[0].to);
  }
};

test('there is one way from plan to archive; only the regular assessment goes without publicity', () => {
  expect(wayOf('annual')).toEqual(cycleStates);
  expect(wayOf('term')).toEqual(cycleStates);
  expect(wayOf('regular')).toEqual(cycleStates.filter((state) => state !== 'publicity'));
});

test.each(assessmentKinds)('in a %s assessment each step back undoes exactly one step forward', (kind) => {
  const steps = everyStep(kind);
  const pairs = (direction: string, turned: boolean) =>
    steps
      .filter((step) => step.direction === direction)
      .map(({ from, to }) => (turned ? `${to} ${from}` : `${from} ${to}`))
      .sort();
  expect(pairs('back', true)).toEqual(pairs('forward', false));
  expect(steps.filter(forward).every(({ from, to }) => isAfter(to, from))).toBe(true);
});

test.each(assessmentKinds)(
  'in a %s assessment leaders alone undo what a leader settled or reopen',
  (kind) => {
    for (const { direction, from, roles: allowed } of everyStep(kind)) {
      expect(allowed).not.toContain('administrator');
      if (direction === 'forward') continue;
      expect(allowed).toEqual(isAfter(from, 'review') ? ['leader'] : ['assessor']);
    }
    const reopened = everyStep(kind).filter(({ direction }) => direction === 'reopen');
    expect(reopened.map(({ from, to }) => [from, to])).toEqual([
      ['final', 'review'],
      ['final', 'scoring'],
      ['archived', 'review'],
      ['archived', 'scoring'],
    ]);
  },
);

test('whatever is asked for by whomever is a step of the table, or refused in a sentence that helps', () => {
  for (const kind of assessmentKinds) {
    for (const from of cycleStates) {
      for (const to of cycleStates) {
        for (const direction of cycleDirections) {
          const listed = stepsFrom(kind, from).find((step) => step.direction === direction && step.to === to);
          for (const role of roles) {
            const found = findStep(kind, from, direction, to, role);
            if (!isRefusal(found)) {
              expect(found).toEqual(listed);
              expect(found.roles).toContain(role);
              continue;
            }
            expect(found.kind).toBe(listed ? 'wrong_role' : 'illegal_step');
            expect(listed?.roles ?? []).not.toContain(role);
            expect(found.message).toContain(cycleStateLabels[listed ? to : from]);
            expect(found.message).toMatch(/。$/);
          }
        }
      }
    }
  }
  expect(findStep('annual', 'scoring', 'forward', 'final', 'leader')).toEqual({
    kind: 'illegal_step',
    message: '考核现在是“测评评分”，不能进入“结果生效”。现在可以进入“等次评定”、退回“资格审核”。',
  });
  expect(findStep('annual', 'approval', 'back', null, 'assessor')).toEqual({
    kind: 'wrong_role',
    message: '退回“等次评定”由“领导”办理，您现在登录的是“考核组”。',
  });
});
