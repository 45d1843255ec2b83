import type { EligibilityRun, StoredEligibility } from '#shared/contract/assessment-eligibility.ts';
import type { CycleId } from '#shared/ids.ts';
import type { Actor, WriteUnit } from '../../database/database.types.ts';
import { notFound } from '../../errors.ts';
import type { JobProgress } from '../../jobs/jobs.types.ts';
import { breather } from '../../roster/breather.ts';
import { findCycleHead } from '../cycle/cycle.repository.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { recomputeRecords } from '../scoring/recompute.ts';
import { type Answered, answersFor } from './answers.ts';
import { everybody, type StoredPerson } from './people.repository.ts';
import { requireWhileOpen } from './refusals.ts';
import { storeEligibility } from './store.ts';

/**
 * Settles for everybody of a cycle who takes part, all or nothing. Overrules stand; whoever is being proposed, locked
 * or graded later is left as they are. Records in which nothing is new are not touched.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_in_open`; the signal's reason when cancelled
 */
export async function determineAll(
  { database, policy }: Pick<AssessmentDependencies, 'database' | 'policy'>,
  actor: Actor,
  cycleId: CycleId,
  { report, signal }: JobProgress,
): Promise<EligibilityRun> {
  const cycle = await findCycleHead(database.read, cycleId);
  if (!cycle) throw notFound('考核');
  const { content } = await policy.get(cycle.schemeVersionId);
  const pause = breather(signal);
  const people = await everybody(database.read, cycleId);
  const answers = await answersFor(
    database.read,
    cycle,
    content,
    people.map(({ personId }) => personId),
    async (done) => {
      report(done, people.length, `正在核对 ${done} / ${people.length} 人的记录`);
      await pause();
    },
  );
  report(people.length, people.length, '正在写入核定结果');
  return database.write(actor, async (unit) => {
    const head = await findCycleHead(unit.trx, cycleId);
    if (!head) throw notFound('考核');
    requireWhileOpen(head, '核定参加考核资格');
    const standing = await everybody(unit.trx, cycleId);
    const open = standing.filter(isOpen);
    const renewed: StoredPerson[] = [];
    for (const person of open) {
      const answered = answers.get(person.personId);
      if (answered && !isSettledSo(person, answered)) {
        await renew(unit, person, answered);
        renewed.push(person);
      }
      await pause();
    }
    await recomputeRecords(
      unit,
      policy,
      renewed.map(({ id }) => id),
    );
    const unknown = open.filter(({ personId }) =>
      answers.get(personId)?.findings.some(({ answer }) => answer === 'unknown'),
    ).length;
    const run = {
      people: standing.length,
      changed: renewed.length,
      skipped: standing.length - open.length,
      unknown,
    };
    await unit.audit({
      action: 'assessment.eligibilityDetermined',
      entityType: 'assessment_cycle',
      entityId: cycleId,
      after: {
        people: run.people,
        changedRecords: run.changed,
        skippedRecords: run.skipped,
        unknownRecords: run.unknown,
      },
    });
    return run;
  });
}

/**
 * Whether this person's participation may still be settled by the rules. That somebody is graded after all is a leader's
 * decision; it stands in a cycle that was opened again, too.
 */
const isOpen = ({ state, determination }: StoredPerson): boolean =>
  state === 'scoring' && !determination?.resit;

function isSettledSo({ determination }: StoredPerson, { factsSha256, outcome }: Answered): boolean {
  return (
    determination !== null &&
    determination.factsSha256 === factsSha256 &&
    determination.participation === outcome.participation &&
    determination.cap === outcome.cap
  );
}

async function renew(unit: WriteUnit, person: StoredPerson, answered: Answered): Promise<void> {
  const { findings, outcome, factsSha256 } = answered;
  const stored: StoredEligibility = {
    findings,
    ...outcome,
    determinedAt: unit.at,
    determinedBy: unit.actor.name,
    factsSha256,
    overrule: person.determination?.overrule ?? null,
    resit: null,
  };
  const holds = await storeEligibility(unit, person.id, stored);
  const same = person.participation === holds.participation && person.gradeCap === holds.cap;
  // Whoever simply takes part is told of in the entry of the whole cycle.
  if (same && findings.length === 0) return;
  await unit.audit({
    action: 'assessment.eligibilityDetermined',
    entityType: 'assessment',
    entityId: person.id,
    before: { participation: person.participation, gradeCap: person.gradeCap },
    after: {
      participation: holds.participation,
      gradeCap: holds.cap,
      eligibilityFacts: findings.map(({ fact }) => fact),
    },
  });
}
