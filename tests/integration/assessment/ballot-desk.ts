import type { BallotMarks, BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { type CycleId, userIdSchema } from '#shared/ids.ts';
import type { RaterGroup } from '#shared/vocabulary.ts';
import type { Stepper } from '../../../electron/assessment/cycle/cycle-steps.ts';
import { type District, openDistrict } from './district.ts';

/** A district with three people of one village in a cycle that is being scored, and steps of ballots as pages take them. */
export async function openBallotDesk(ballotEntry: 'single' | 'double') {
  const district = await openDistrict();
  await district.addPosting({ name: '赵示例', role: 'first_secretary' });
  await district.addPosting({ name: '钱示例', identity: 'public_institution' });
  await district.addPosting({ name: '孙示例' });
  const { id: cycleId } = await district.goTo((await district.plan({ ballotEntry })).id, 'scoring');
  const { ballots } = district.assessment;
  const { assessor: first, archivist: second } = district.actors;

  /** A batch of a group about all three, in the order of the village's list. */
  async function prepare(group: RaterGroup, issued: number): Promise<BatchDetail> {
    const people = (await district.everyone(cycleId)).rows;
    const subjects = ['赵示例', '钱示例', '孙示例'].flatMap((name) =>
      people.flatMap((row) => (row.name === name ? [row.id] : [])),
    );
    const { firstNumber } = await ballots.batches.prepare(first, cycleId, [
      { group, place: '示例村', heldOn: null, issued, subjects },
    ]);
    return batchNumbered(firstNumber);
  }

  async function batchNumbered(number: number): Promise<BatchDetail> {
    const viewer = userIdSchema.parse(first.id);
    const { rows } = await ballots.list(viewer, { ...wholeBatchList(cycleId), text: String(number) });
    const row = rows.find((candidate) => candidate.number === number);
    if (!row) throw new Error(`No batch ${number}`);
    return ballots.batches.get(first, row.id);
  }

  const start = (
    actor: Stepper,
    { id, revision }: BatchDetail,
    pass: 1 | 2,
    method: 'ballots' | 'totals' | 'sheet',
  ) => ballots.entry.start(actor, { id, revision, pass, method });

  /** Puts ballots in one by one and ends the pass. */
  async function enter(
    actor: Stepper,
    batch: BatchDetail,
    pass: 1 | 2,
    marks: readonly BallotMarks[],
  ): Promise<BatchDetail> {
    const { id } = batch;
    let revision = (await start(actor, batch, pass, 'ballots')).entry?.revision ?? 0;
    for (const [index, one] of marks.entries()) {
      const ballot = [{ number: index + 1, marks: one }];
      ({ revision } = await ballots.entry.saveBallots(actor, { id, pass, revision }, ballot, index + 1));
    }
    return ballots.entry.finish(actor, { id, pass, revision }, marks.length);
  }

  return { district, ballots, cycleId, first, second, prepare, batchNumbered, start, enter };
}

export const wholeBatchList = (cycleId: CycleId) => ({
  cycleId,
  text: '',
  group: null,
  state: null,
  townshipId: null,
  sort: [],
  offset: 0,
  limit: 100,
});

/** The tally of a group about somebody, by name. */
export async function tallyOf(district: District, cycleId: CycleId, name: string, group: RaterGroup) {
  const record = await district.recordOf(cycleId, name);
  return record.tallies.find((tally) => tally.group === group);
}
