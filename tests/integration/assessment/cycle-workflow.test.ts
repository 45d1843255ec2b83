import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CycleDirection, cycleDirections } from '#shared/assessment/cycle-states.ts';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import { type AssessmentKind, type CycleState, cycleStates } from '#shared/vocabulary.ts';
import { sha256 } from '../../../electron/canonical-sha256.ts';
import { ApplicationError } from '../../../electron/errors.ts';
import { type District, openDistrict, trailOf } from './district.ts';

/** The way of a cycle as the notices have it, written down once more, apart from the program's own table. */
const ways: Record<AssessmentKind, readonly CycleState[]> = {
  annual: ['draft', 'open', 'scoring', 'review', 'approval', 'publicity', 'final', 'archived'],
  term: ['draft', 'open', 'scoring', 'review', 'approval', 'publicity', 'final', 'archived'],
  regular: ['draft', 'open', 'scoring', 'review', 'approval', 'final', 'archived'],
};
const actorNames = ['assessor', 'leader', 'archivist', 'administrator'] as const;
type ActorName = (typeof actorNames)[number];

/** Whether somebody may take a step, as the notices and the separation of duties have it. */
function expected(
  kind: AssessmentKind,
  from: CycleState,
  direction: CycleDirection,
  to: CycleState,
  actor: ActorName,
): 'allowed' | 'illegal_step' | 'FORBIDDEN' {
  const way = ways[kind];
  const distance = way.indexOf(to) - way.indexOf(from);
  const known = way.includes(to) && way.includes(from);
  const legal = {
    forward: known && distance === 1,
    back: known && distance === -1,
    reopen: (from === 'final' || from === 'archived') && (to === 'review' || to === 'scoring'),
  }[direction];
  if (!legal) return 'illegal_step';
  const late = cycleStates.indexOf(from) > cycleStates.indexOf('review');
  const filing = direction === 'forward' && to === 'archived';
  const who: ActorName[] = filing ? ['archivist', 'leader'] : late ? ['leader'] : ['assessor'];
  return who.includes(actor) ? 'allowed' : 'FORBIDDEN';
}

type World = { readonly district: District; readonly cycleId: CycleId };
/** What the cycle must be like now. */
interface Model {
  readonly kind: AssessmentKind;
  state: CycleState;
  steps: number;
  reopenings: number;
}
type Command = fc.AsyncCommand<Model, World>;

async function attempt<T>(work: () => Promise<T>): Promise<T | ApplicationError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApplicationError) return error;
    throw error;
  }
}

const ruleOf = ({ data }: ApplicationError) => (data as { rule?: string } | undefined)?.rule;

/** Somebody asks for a step, sensible or not. */
class Step implements Command {
  readonly asked: { actor: ActorName; direction: CycleDirection; to: CycleState; reason: string | null };

  constructor(asked: Step['asked']) {
    this.asked = asked;
  }

  check = () => true;
  toString = () => `${this.asked.actor}: ${this.asked.direction} ${this.asked.to} (${this.asked.reason})`;

  /** One can only ask for the one step back, and to reopen to two states. */
  private destination({ kind, state }: Model): CycleState {
    const { direction, to } = this.asked;
    if (direction === 'back') return ways[kind][ways[kind].indexOf(state) - 1] ?? to;
    return direction === 'reopen' && to !== 'scoring' ? 'review' : to;
  }

  async run(model: Model, { district, cycleId }: World): Promise<void> {
    const { direction, actor: name, reason } = this.asked;
    const to = this.destination(model);
    const { cycles } = district.assessment;
    const before = await cycles.getCycle(cycleId);
    const verdict = expected(model.kind, model.state, direction, to, name);
    const actor = { ...district.actors.assessor, ...actorsOf(district)[name] };
    const target = { id: cycleId, revision: before.revision };
    const onDate = businessDateOf(district.clock.now());
    const answer = await attempt<CycleDetail>(() => {
      if (direction === 'forward')
        return cycles.stepCycle(actor, { ...target, to, onDate, documentNumber: null, reason });
      if (direction === 'back') return cycles.stepCycleBack(actor, { ...target, reason: reason ?? '更正' });
      const where = to === 'scoring' ? 'scoring' : 'review';
      return cycles.reopenCycle(actor, { ...target, to: where, reason: reason ?? '更正' });
    });
    if (verdict !== 'allowed') {
      expect(answer).toBeInstanceOf(ApplicationError);
      if (!(answer instanceof ApplicationError)) return;
      expect(verdict === 'FORBIDDEN' ? answer.code : ruleOf(answer)).toBe(verdict);
      return;
    }
    const offered = before.nextSteps.find((step) => step.direction === direction && step.to === to);
    const [standing] = (offered?.blockers ?? []).filter(({ waivable }) => !waivable || reason === null);
    if (standing) {
      expect(answer).toMatchObject({ code: 'RULE_VIOLATION', data: { rule: standing.code } });
      expect((answer as ApplicationError).message).toContain(standing.message);
      return;
    }
    expect(answer).toMatchObject({ state: to, revision: before.revision + 1 });
    model.state = to;
    model.steps += 1;
    if (direction === 'reopen') model.reopenings += 1;
  }
}

/** The work of the state is done, as far as it can be, and the step is taken. */
class Onward implements Command {
  check = (model: Readonly<Model>) => model.state !== 'archived';
  toString = () => 'onward';

  async run(model: Model, { district, cycleId }: World): Promise<void> {
    const way = ways[model.kind];
    const next = way[way.indexOf(model.state) + 1];
    if (!next) return;
    if (model.state === 'scoring') await scoreSome(district, cycleId);
    await attempt(() => district.prepare(cycleId, next));
    const answer = await attempt(() => district.step(cycleId, next));
    if (answer instanceof ApplicationError) {
      expect(answer).toMatchObject({ code: 'RULE_VIOLATION', data: { rule: expect.any(String) } });
      return;
    }
    model.state = next;
    model.steps += 1;
  }
}

/** A settled record is reopened alone, and perhaps settled again. */
class OneRecord implements Command {
  readonly again: boolean;

  constructor(again: boolean) {
    this.again = again;
  }

  check = () => true;
  toString = () => `one record${this.again ? ' and back' : ''}`;

  async run(_model: Model, { district, cycleId }: World): Promise<void> {
    const { assessment, actors } = district;
    const { rows } = await district.everyone(cycleId);
    const [row] = rows.filter(({ state, individual }) => state === 'locked' || individual);
    if (!row) return;
    if (row.state === 'locked') {
      const reopening = () => assessment.grading.reopen(actors.leader, { ...row, reason: '个别更正' });
      const opened = await attempt(reopening);
      if (opened instanceof ApplicationError) {
        expect(ruleOf(opened)).toBe('not_in_approval');
        return;
      }
      expect(opened).toMatchObject({ state: 'scoring', individual: true });
    }
    if (!this.again) return;
    await attempt(async () => {
      const scored = await district.score(await assessment.get(row.id), 0.8);
      const proposed = await assessment.grading.propose(actors.assessor, {
        ...scored,
        grade: scored.suggestedGrade,
        reason: null,
      });
      const grade = proposed.proposedGrade;
      const settled = { ...proposed, grade, reason: null, documentNumber: null };
      return assessment.grading.approve(actors.leader, settled);
    });
  }
}

/** Everybody but the last is scored: whoever is left goes on alone. */
async function scoreSome(district: District, cycleId: CycleId): Promise<void> {
  const { rows } = await district.everyone(cycleId);
  for (const [index, { id, total, state }] of rows.entries()) {
    if (index === 0 || total !== null || state !== 'scoring') continue;
    await district.score(await district.assessment.get(id), 0.8);
  }
}

const actorsOf = ({ actors }: District) => ({
  assessor: actors.assessor,
  leader: actors.leader,
  archivist: actors.archivist,
  administrator: { ...actors.leader, role: 'administrator' as const },
});

/** What must hold whatever has happened. */
async function expectWhole(model: Model, { district, cycleId }: World): Promise<void> {
  const cycle = await district.assessment.cycles.getCycle(cycleId);
  expect(cycle).toMatchObject({ state: model.state, version: model.reopenings + 1 });
  const { steps } = cycle;
  expect(steps.map(({ sequence }) => sequence)).toEqual(Array.from({ length: model.steps }, (_, i) => i + 1));
  const path = steps.flatMap(({ from, to }) => [from, to]);
  expect(['draft', ...path.filter((_, i) => i % 2 === 1)]).toEqual([
    ...path.filter((_, i) => i % 2 === 0),
    model.state,
  ]);
  const trail = await trailOf(district, cycleId);
  const told = trail.filter(({ after }) => after?.cycleState !== undefined);
  expect(told.map(({ before, after }) => [before.cycleState, after.cycleState])).toEqual(
    steps.map(({ from, to }) => [from, to]),
  );

  const records = await district.database.read
    .selectFrom('assessment')
    .select(['state', 'individual', 'participation', 'final_grade'])
    .where('cycle_id', '=', cycleId)
    .execute();
  const bound = records.filter(({ individual }) => individual === 0).map(({ state }) => state);
  const allowed: Record<CycleState, readonly string[]> = {
    draft: [],
    open: ['scoring'],
    scoring: ['scoring'],
    review: ['scoring', 'proposed', 'locked'],
    approval: ['proposed', 'locked'],
    publicity: ['locked'],
    final: ['locked'],
    archived: ['locked'],
  };
  // Whoever went their own way while the others were scored again has come back to them.
  expect(bound.filter((state) => !allowed[model.state].includes(state))).toEqual([]);
  await expectVersions(cycle, { district, cycleId });
}

/** Each version that was reopened is there, sealed, with every record it had locked. */
async function expectVersions(cycle: CycleDetail, { district, cycleId }: World): Promise<void> {
  expect(cycle.versions.map(({ version }) => version)).toEqual(
    Array.from({ length: cycle.version - 1 }, (_, i) => cycle.version - 1 - i),
  );
  const rows = await district.database.read
    .selectFrom('cycle_version')
    .selectAll()
    .where('cycle_id', '=', cycleId)
    .execute();
  for (const row of rows) {
    expect(sha256(row.content)).toBe(row.sha256);
    const { content } = await district.assessment.cycles.cycleVersion(cycleId, row.version);
    // The step that reopened it is the last it knows.
    expect(content.steps).toEqual(cycle.steps.slice(0, content.steps.length));
    expect(content.steps.at(-1)).toMatchObject({ direction: 'reopen', version: row.version });
    for (const record of content.records) {
      const kept = await district.database.read
        .selectFrom('assessment_version')
        .select(['content', 'sha256'])
        .where('assessment_id', '=', record.id)
        .where('version', '=', record.version)
        .executeTakeFirstOrThrow();
      expect([record.sha256, sha256(kept.content)]).toEqual([kept.sha256, kept.sha256]);
    }
  }
}

class Checked implements Command {
  readonly command: Command;

  constructor(command: Command) {
    this.command = command;
  }

  check = (model: Readonly<Model>) => this.command.check(model);
  toString = () => this.command.toString();

  async run(model: Model, world: World): Promise<void> {
    await this.command.run(model, world);
    await expectWhole(model, world);
  }
}

const steps = fc
  .record({
    actor: fc.constantFrom(...actorNames),
    direction: fc.constantFrom(...cycleDirections),
    to: fc.constantFrom(...cycleStates),
    reason: fc.option(fc.constant('情况特殊'), { nil: null }),
  })
  .map((asked) => new Step(asked));

/** A step back, or the reopening of what is finished, by whoever may. */
class Turn implements Command {
  readonly direction: 'back' | 'reopen';
  readonly to: CycleState;

  constructor(direction: Turn['direction'], to: CycleState) {
    this.direction = direction;
    this.to = to;
  }

  check = ({ state }: Readonly<Model>) =>
    this.direction === 'reopen' ? state === 'final' || state === 'archived' : state !== 'draft';
  toString = () => `${this.direction} ${this.to}`;

  async run(model: Model, world: World): Promise<void> {
    const late = cycleStates.indexOf(model.state) > cycleStates.indexOf('review');
    const { direction, to } = this;
    await new Step({ actor: late ? 'leader' : 'assessor', direction, to, reason: '情况特殊' }).run(
      model,
      world,
    );
  }
}

test.each(['annual', 'regular'] as const)(
  'whatever is asked of a cycle of %s assessment, its steps, records and versions stay whole',
  { timeout: 120_000 },
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands(
          [
            steps.map((step) => new Checked(step)),
            fc.constant(new Checked(new Turn('back', 'draft'))),
            fc.constantFrom<CycleState>('review', 'scoring').map((to) => new Checked(new Turn('reopen', to))),
            fc.constant(new Checked(new Onward())),
            fc.constant(new Checked(new Onward())),
            fc.constant(new Checked(new Onward())),
            fc.boolean().map((again) => new Checked(new OneRecord(again))),
          ],
          { size: '+1', maxCommands: 80 },
        ),
        async (commands) => {
          const district = await openDistrict();
          for (const name of ['示例甲', '示例乙', '示例丙']) await district.addPosting({ name });
          const cycle = await district.plan({ kind });
          await fc.asyncModelRun(
            () => ({
              model: { kind, state: 'draft' as CycleState, steps: 0, reopenings: 0 },
              real: { district, cycleId: cycle.id },
            }),
            commands,
          );
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  },
);
