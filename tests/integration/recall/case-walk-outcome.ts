import { expect } from 'vitest';
import { ApplicationError } from '../../../electron/errors.ts';
import type { CaseActor } from '../../../electron/recall/cases/confidential.ts';
import type { CaseDesk } from './case-desk.ts';
import type { CaseModel } from './case-model.ts';

export const everybody = ({ actors }: CaseDesk): readonly CaseActor[] => [
  actors.assessor,
  actors.leader,
  actors.archivist,
  actors.otherAssessor,
  actors.otherLeader,
  // Who proposed as an assessor and was made a leader since.
  { ...actors.assessor, role: 'leader' },
  actors.administrator,
];

export const someone = (desk: CaseDesk, who: number): CaseActor => {
  const all = everybody(desk);
  return all[who % all.length] ?? desk.actors.assessor;
};

/**
 * Every write: what has to be refused is, with one of the reasons, and leaves no trace; anything else is done.
 *
 * @returns the answer; null where it was refused
 */
export async function expectOutcome<T>(
  desk: CaseDesk,
  model: CaseModel,
  reasons: readonly string[],
  act: () => Promise<T>,
): Promise<T | null> {
  if (reasons.length === 0) return act();
  const before = await trace(desk, model);
  const refused = await act().then(
    () => null,
    (error: unknown) => error,
  );
  const name = nameOf(refused);
  expect(reasons).toContain(name);
  model.refusals.add(name);
  expect(String(refused)).toMatch(/。$/);
  expect(await trace(desk, model)).toEqual(before);
  return null;
}

/** The rule that a refusal names, or its code where it names none; anything else is an accident, and thrown on. */
function nameOf(refused: unknown): string {
  if (!(refused instanceof ApplicationError)) throw refused ?? new Error('It was accepted');
  const { data, code } = refused;
  return code === 'RULE_VIOLATION' && typeof data === 'object' && data !== null && 'rule' in data
    ? String(data.rule)
    : code;
}

/** Everything that a refused write could have left behind. */
async function trace({ database }: CaseDesk, { id, posted }: CaseModel) {
  const { read } = database;
  return {
    row: await read.selectFrom('recall_case').selectAll().where('id', '=', id).executeTakeFirst(),
    posting: await read
      .selectFrom('posting')
      .selectAll()
      .where('id', '=', posted.postingId)
      .executeTakeFirst(),
    head: await database.auditHead(),
    events: await read
      .selectFrom('recall_event')
      .select((e) => e.fn.countAll<number>().as('count'))
      .executeTakeFirst(),
  };
}
