import fc from 'fast-check';
import { type CaseStage, caseRoles, deadlineCounts } from '#shared/case-vocabulary.ts';
import { type StepInput, stepInputSchema } from '#shared/contract/recall-case.ts';
import { userIdSchema } from '#shared/ids.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { type Workflow, workflowSchema } from '#shared/policy/recall-rules.ts';
import { type CaseStanding, isDecision, type StepReader } from '#shared/recall/case-steps.ts';
import { roles } from '#shared/vocabulary.ts';

const user = (number: number) => userIdSchema.parse(`01936b1e-0000-7000-8000-00000000000${number}`);

/** Who works on cases in these tests. */
export const people = {
  assessor: { role: 'assessor', userId: user(1) },
  leader: { role: 'leader', userId: user(2) },
  archivist: { role: 'archivist', userId: user(3) },
  administrator: { role: 'administrator', userId: user(4) },
} as const satisfies Record<string, StepReader>;

/** The ways of cases in the schemes that come with the program, by the scheme's code. */
export const builtInWorkflows: ReadonlyMap<string, Workflow> = new Map(
  builtInSchemes.flatMap(({ code, recall }) =>
    recall.workflow.kind === 'stated' ? [[code, recall.workflow.value] as const] : [],
  ),
);

/** The way of a case in a scheme that comes with the program, e.g. `ganzhou-2021`. */
export function workflowOf(schemeCode: string): Workflow {
  const workflow = builtInWorkflows.get(schemeCode);
  if (!workflow) throw new RangeError(`No workflow in ${schemeCode}`);
  return workflow;
}

const triggers = [
  { code: 'time', ordinal: 1, title: '驻村时间不能保证' },
  { code: 'ability', ordinal: 2, title: '不能胜任工作' },
  { code: 'conduct', ordinal: 5, title: '违法违纪受到处理' },
];

/** A case with everything that any step asks for, proposed by the assessor. */
export function standing(
  workflow: Workflow,
  state: string,
  changes: Partial<CaseStanding> = {},
): CaseStanding {
  return {
    workflow,
    state,
    decided: false,
    triggers: triggers.slice(0, 2),
    evidencedTriggers: new Set(triggers.map(({ code }) => code)),
    factsWritten: true,
    hasStatement: true,
    hasVerification: true,
    measuresOffered: true,
    openFollowUps: 0,
    unitTalks: 1,
    successor: 'on_post',
    postEnded: false,
    proposers: new Set([people.assessor.userId]),
    ...changes,
  };
}

/** What is written down about a step; nothing but what every step asks for, unless said. */
export function step(to: string, changes: Partial<StepInput> = {}): StepInput {
  const plain = { to, on: '2026-03-02', organ: '示例机关', handler: '示例经办人' };
  return { ...stepInputSchema.parse(plain), ...changes };
}

/** All that a step can be asked for. */
export const everything: Partial<StepInput> = stepInputSchema
  .pick({
    reason: true,
    fault: true,
    measures: true,
    followUps: true,
    endDate: true,
    noSuccessorReason: true,
  })
  .parse({
    reason: '示例理由',
    fault: 'subjective',
    measures: ['notice'],
    followUps: [{ kind: 'talk', title: '示例跟踪', organ: '示例机关', dueOn: null }],
    endDate: '2026-03-02',
    noSuccessorReason: '示例理由',
  });

interface State {
  code: string;
  stage: CaseStage;
}
const chain = (...parts: readonly (State | false)[]) => parts.filter((part) => part !== false);
const state = (stage: CaseStage, code: string = stage): State => ({ code, stage });

const flags = fc.record({
  waits: fc.boolean(),
  verifies: fc.boolean(),
  deciding: fc.boolean(),
  decidedFirst: fc.boolean(),
  urged: fc.boolean(),
  waitsAgain: fc.boolean(),
  talked: fc.boolean(),
  replaced: fc.boolean(),
  filed: fc.boolean(),
  refuses: fc.boolean(),
  takenUpAgain: fc.boolean(),
  sentBack: fc.boolean(),
  withdrawn: fc.boolean(),
  skips: fc.boolean(),
});

/** Ways of cases as a county could write them: steps left out, added, with other roles and times. */
export const aWorkflow: fc.Arbitrary<Workflow> = fc
  .tuple(
    flags,
    fc.infiniteStream(fc.subarray([...caseRoles], { minLength: 1 })),
    fc.infiniteStream(someTime()),
  )
  .map(([has, someRoles, times]) => {
    const before = chain(
      state('draft'),
      state('proposed'),
      has.waits && state('other', 'waiting'),
      has.verifies && state('verifying'),
      has.deciding && state('deciding'),
    );
    const carriedOut = chain(
      has.decidedFirst && state('recall_decided'),
      has.decidedFirst && has.urged && state('urged'),
      has.decidedFirst && has.waitsAgain && state('other', 'waiting_again'),
      state('recalled'),
    );
    const after = chain(
      has.talked && state('talked'),
      has.replaced && state('replaced'),
      has.filed && state('filed'),
      state('archived'),
    );
    const next = new Map<string, string[]>();
    const link = (from: State | undefined, to: string) => {
      if (from) next.set(from.code, [...(next.get(from.code) ?? []), to]);
    };
    const way = [...before, ...carriedOut, ...after];
    for (const [index, from] of way.entries()) {
      const follower = way[index + 1];
      if (follower) link(from, follower.code);
    }
    const decider = before.at(-1);
    if (has.refuses) link(decider, 'not_recalled');
    if (has.sentBack) link(decider, 'returned');
    if (has.withdrawn) for (const from of [...before, ...carriedOut.slice(0, -1)]) link(from, 'withdrawn');
    if (has.skips && after.length > 1 && has.talked) link(carriedOut.at(-1), 'archived');
    const more = chain(
      has.sentBack && state('returned'),
      has.refuses && state('not_recalled'),
      has.withdrawn && state('withdrawn'),
    );
    next.set('returned', ['proposed']);
    next.set('not_recalled', has.takenUpAgain && has.verifies ? ['archived', 'verifying'] : ['archived']);
    return workflowSchema.parse({
      initial: 'draft',
      states: [...way, ...more].map(({ code, stage }) => {
        const followers = next.get(code) ?? [];
        const drawn = { roles: someRoles.next().value, deadline: times.next().value };
        const acts = followers.length > 0;
        return {
          code,
          title: `环节${code}`,
          stage,
          organ: acts ? '示例机关' : null,
          next: followers,
          roles: acts ? (code === decider?.code ? ['leader'] : drawn.roles) : [],
          deadline: acts ? drawn.deadline : null,
        };
      }),
    });
  });

function someTime() {
  const days = fc.integer({ min: 1, max: 60 });
  const ground = fc.constant({ kind: 'example' as const, note: '示例' });
  return fc.option(fc.record({ days, counted: fc.constantFrom(...deadlineCounts), ground }));
}

/** Any user at a case, the one who proposed it among them. */
export const aReader: fc.Arbitrary<StepReader> = fc.oneof(
  fc.constantFrom(...Object.values(people)),
  fc.constant(people.leader),
  fc.record({ role: fc.constantFrom(...roles), userId: fc.integer({ min: 1, max: 4 }).map(user) }),
);

/** A case somewhere on its way, half of them before a decision, with much or little of what steps ask for. */
export const aStanding = (workflow: Workflow): fc.Arbitrary<CaseStanding> => {
  const deciding = workflow.states.filter(({ next }) =>
    next.some((to) => isDecision({ workflow, state: workflow.initial, decided: false }, to)),
  );
  const mostly = fc.integer({ min: 0, max: 9 }).map((number) => number > 0);
  return fc
    .record({
      state: fc
        .oneof(fc.constantFrom(...deciding), fc.constantFrom(...workflow.states))
        .map(({ code }) => code),
      decided: fc.boolean(),
      triggers: fc.oneof({ weight: 9, arbitrary: fc.subarray(triggers, { minLength: 1 }) }, fc.constant([])),
      evidencedTriggers: fc
        .oneof({ weight: 3, arbitrary: fc.constant(triggers) }, fc.subarray(triggers))
        .map((some) => new Set(some.map(({ code }) => code))),
      factsWritten: mostly,
      hasStatement: mostly,
      hasVerification: mostly,
      measuresOffered: fc.boolean(),
      openFollowUps: fc.integer({ min: 0, max: 2 }),
      unitTalks: fc.integer({ min: 0, max: 1 }),
      successor: fc.constantFrom('on_post' as const, 'coming' as const, 'none' as const),
      postEnded: fc.boolean(),
      proposers: fc
        .array(fc.integer({ min: 1, max: 4 }).map(user), { maxLength: 2 })
        .map((some) => new Set(some)),
    })
    .map((some) => standing(workflow, some.state, some));
};

/** What somebody writes down about a step: everything that it could ask for, or parts of that. */
export const someInput = (to: string): fc.Arbitrary<StepInput> => {
  const keys = Object.keys(everything);
  return fc
    .oneof(fc.constant(keys), fc.subarray(keys))
    .map((given) =>
      step(to, Object.fromEntries(Object.entries(everything).filter(([key]) => given.includes(key)))),
    );
};
