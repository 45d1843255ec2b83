import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NextStep, StepInput, StepNeed } from '#shared/contract/recall-case.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';
import { workflowProblems } from '#shared/policy/validate-workflow.ts';
import {
  type CaseStanding,
  checkStep,
  isDecision,
  nextSteps,
  stateOf,
  undoesDecision,
} from '#shared/recall/case-steps.ts';
import {
  aReader,
  aStanding,
  aWorkflow,
  builtInWorkflows,
  everything,
  people,
  someInput,
  standing,
  step,
} from './case-fixtures.ts';

/** Ways of the schemes that come with the program, and ways that a county could write. */
const anyWorkflow = fc.oneof(fc.constantFrom(...builtInWorkflows.values()), aWorkflow);
/** A case, a user at it, and a step with some of what it could ask for: mostly one that follows by the scheme. */
const anAttempt = anyWorkflow.chain((workflow) =>
  fc.tuple(aStanding(workflow), aReader).chain(([here, reader]) => {
    const next = stateOf(workflow, here.state).next;
    const any = fc.constantFrom(...workflow.states.map(({ code }) => code), 'nowhere');
    const to = next.length === 0 ? any : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...next) }, any);
    return fc.record({ here: fc.constant(here), reader: fc.constant(reader), input: to.chain(someInput) });
  }),
);

/** Whether the input holds what the step says that it asks for; against a recall measures and what is followed up may be left out. */
function given({ needs, stage }: NextStep, input: StepInput): boolean {
  const filled = {
    reason: input.reason !== null,
    fault: input.fault !== null,
    measures: input.measures.length > 0,
    follow_ups: input.followUps.length > 0,
    end_date: input.endDate !== null,
    no_successor_reason: input.noSuccessorReason !== null,
  };
  const offered: readonly StepNeed[] = stage === 'not_recalled' ? ['measures', 'follow_ups'] : [];
  return needs.every((need) => offered.includes(need) || filled[need]);
}

test('the ways that are made up here are ways that a scheme may have', () => {
  fc.assert(
    fc.property(aWorkflow, (workflow) => {
      expect(workflowProblems(workflow)).toEqual([]);
    }),
  );
});

test('a step is accepted exactly when it is shown as one’s own, without obstacles, and given what it asks for', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anAttempt, ({ here, reader, input }) => {
      const shown = nextSteps(here, reader).find(({ to }) => to === input.to);
      const takes = shown?.mine === true && shown.obstacles.length === 0 && given(shown, input);
      expect(checkStep(here, reader, input) === null).toBe(takes);
      if (takes) accepted += 1;
    }),
    { numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('the steps that are shown are those of the scheme, in its order', () => {
  fc.assert(
    fc.property(anAttempt, ({ here, reader }) => {
      expect(nextSteps(here, reader).map(({ to }) => to)).toEqual(stateOf(here.workflow, here.state).next);
    }),
  );
});

test('whatever is accepted: who decides is a leader who did not propose and has the whole case before them', () => {
  let decisions = 0;
  fc.assert(
    fc.property(anAttempt, ({ here, reader, input }) => {
      if (checkStep(here, reader, input) !== null) return;
      const { stage } = stateOf(here.workflow, input.to);
      if (stage === 'archived') expect(here.openFollowUps).toBe(0);
      if (stage === 'talked') expect(here.unitTalks).toBeGreaterThan(0);
      if (stage === 'recalled') expect(here.postEnded).toBe(false);
      if (undoesDecision(here, input.to)) expect(reader.role).toBe('leader');
      if (!isDecision(here, input.to)) return;
      decisions += 1;
      expect(reader.role).toBe('leader');
      expect(here.proposers.has(reader.userId)).toBe(false);
      expect(here.triggers).not.toEqual([]);
      expect(here.triggers.filter(({ code }) => !here.evidencedTriggers.has(code))).toEqual([]);
      expect([here.hasStatement, here.hasVerification, here.factsWritten]).toEqual([true, true, true]);
      expect(input.fault).not.toBeNull();
    }),
    { numRuns: 2000 },
  );
  expect(decisions).toBeGreaterThan(10);
});

test('a case never comes to a recall without a decision, however it goes', () => {
  fc.assert(
    fc.property(anyWorkflow, fc.infiniteStream(fc.nat()), (workflow, choices) => {
      const { decided, visited } = walk(workflow, choices);
      if (visited.some((code) => ['recalled', 'not_recalled'].includes(stateOf(workflow, code).stage)))
        expect(decided).toBeGreaterThan(0);
    }),
  );
});

describe.each([...builtInWorkflows])('the way of %s', (_, workflow) => {
  test('every state is come to, and every one but the ends is left by somebody', () => {
    const reached = new Set([workflow.initial]);
    for (const code of reached) {
      const taken = stepsAt(standing(workflow, code, { decided: false }));
      expect([code, taken.length > 0]).toEqual([code, stateOf(workflow, code).next.length > 0]);
      for (const to of taken) reached.add(to);
    }
    expect([...reached].sort()).toEqual(workflow.states.map(({ code }) => code).sort());
  });

  test('whoever leaves the post in the midst of a case leaves a case that can be brought to an end', () => {
    for (const { code } of workflow.states) {
      const reached = new Set([code]);
      for (const from of reached)
        for (const to of stepsAt(standing(workflow, from, { postEnded: true }))) reached.add(to);
      expect([...reached].some((end) => stateOf(workflow, end).next.length === 0)).toBe(true);
    }
  });
});

/** Codes of the steps that one of the users can take from here with everything given. */
const stepsAt = (here: CaseStanding): string[] =>
  stateOf(here.workflow, here.state).next.filter((to) =>
    Object.values(people).some((reader) => checkStep(here, reader, step(to, everything)) === null),
  );

/** Takes steps that are accepted until the case ends, or for so long that it goes in circles. */
function walk(workflow: Workflow, choices: Iterator<number>): { decided: number; visited: string[] } {
  let here = standing(workflow, workflow.initial);
  let decided = 0;
  const visited: string[] = [];
  for (let steps = 0; steps < 30; steps += 1) {
    const taken = stepsAt(here);
    const to = taken[(choices.next().value ?? 0) % Math.max(taken.length, 1)];
    if (to === undefined) break;
    const decides = isDecision(here, to);
    if (decides) decided += 1;
    visited.push(to);
    here = {
      ...here,
      state: to,
      decided: here.decided || decides,
      postEnded: here.postEnded || stateOf(workflow, to).stage === 'recalled',
    };
  }
  return { decided, visited };
}
