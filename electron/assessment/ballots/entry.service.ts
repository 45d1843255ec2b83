import { comparePasses } from '#shared/assessment/ballots/compare-passes.ts';
import { controlProblems } from '#shared/assessment/ballots/control-totals.ts';
import type { BallotTotals } from '#shared/assessment/ballots/count-ballots.ts';
import { countBallots, digitOf, noVotes } from '#shared/assessment/ballots/count-ballots.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import type {
  BallotMarks,
  BallotPassNumber,
  BallotVotes,
  BatchDetail,
} from '#shared/contract/assessment-ballots.ts';
import { type BallotBatchId, userIdSchema } from '#shared/ids.ts';
import type { BallotEntryMethod } from '#shared/vocabulary.ts';
import type { Actor, WriteUnit } from '../../database/database.types.ts';
import { conflict, invalidInput, ruleViolation } from '../../errors.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { type PassColumns, passOf, readBatch, type StoredBatch, updateBatch } from './batch.repository.ts';
import { type BatchTarget, createBatchesService, requireNotVoided } from './batches.service.ts';
import {
  ballotsOf,
  deletePass,
  finishedContent,
  readPassContent,
  storeBallots,
  storeCounts,
  updatePass,
} from './pass.repository.ts';
import { requireOpen } from './require-open.ts';
import { settleBatch, takeBack } from './settle.ts';
import { requireNoTypedTally } from './typed-tally.ts';

/** The caller's pass, and the revision of it that the caller has seen. */
export interface PassTarget {
  readonly id: BallotBatchId;
  readonly pass: BallotPassNumber;
  readonly revision: number;
}

/** A pass that is open to the one who has begun it. */
export interface OpenPass {
  readonly batch: StoredBatch;
  readonly pass: PassColumns;
}

const passWords = { 1: '第一遍', 2: '第二遍' } as const;

/** Putting ballots in, once or twice. */
export function createEntryService(dependencies: AssessmentDependencies) {
  const { database, policy } = dependencies;
  const { change, view } = createBatchesService(dependencies);

  /** @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_your_pass`, `pass_finished`, `not_in_scoring` */
  async function openPass(unit: WriteUnit, { id, pass: number }: PassTarget): Promise<OpenPass> {
    const batch = await readBatch(unit.trx, policy, id);
    requireNotVoided(batch);
    requireOpen(batch, '录入测评票');
    const pass = passOf(batch, number);
    if (!pass) {
      throw ruleViolation(
        'pass_not_begun',
        `${passWords[number]}还没有开始，或刚刚被重新录入，请刷新后再试。`,
      );
    }
    if (pass.user_id !== unit.actor.id) {
      throw ruleViolation(
        'not_your_pass',
        `${passWords[number]}由${pass.user_name}录入，只有本人能继续录入。`,
      );
    }
    if (pass.finished_at !== null) {
      throw ruleViolation('pass_finished', `${passWords[number]}已经录完。要更正，请先重新录入。`);
    }
    return { batch, pass };
  }

  function requireMethod({ pass }: OpenPass, method: BallotEntryMethod): void {
    if (pass.method !== method) {
      throw ruleViolation('other_method', '这一遍是用另一种方式录入的，请刷新后再试。');
    }
  }

  /** What the finished passes come to: settled at once, or waiting for the second pass, or for differences. */
  async function afterFinishing(unit: WriteUnit, id: BallotBatchId): Promise<void> {
    const batch = await readBatch(unit.trx, policy, id);
    const [first, second] = [passOf(batch, 1), passOf(batch, 2)];
    if (!first) throw new Error(`Batch ${id} has no first pass`);
    const people = batch.subjects.length;
    const content = await finishedContent(unit.trx, first, people);
    const totals = content.kind === 'ballots' ? countBallots(content.ballots, people) : content.totals;
    if (batch.cycle.ballotEntry === 'single') return settleBatch(unit, policy, batch, totals);
    if (!second) return updateBatch(unit, id, { state: 'second' });
    const differences = comparePasses(content, await finishedContent(unit.trx, second, people), people);
    if (differences.length === 0) return settleBatch(unit, policy, batch, totals);
    await updateBatch(unit, id, { state: 'differences' });
  }

  return {
    openPass: (unit: WriteUnit, target: PassTarget, method: BallotEntryMethod): Promise<OpenPass> =>
      openPass(unit, target).then((open) => {
        requireMethod(open, method);
        return open;
      }),

    /**
     * Begins to put the ballots of a batch in. The second time takes another user, in a cycle that asks for it.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `pass_taken`, `single_entry`, `first_not_finished`,
     *   `same_user`, `typed_tally`, `batch_voided`, `not_in_scoring`, `not_scoring`
     */
    start(
      actor: Actor,
      { pass, method, ...target }: BatchTarget & { pass: BallotPassNumber; method: BallotEntryMethod },
    ): Promise<BatchDetail> {
      return change(actor, target, async (unit, batch) => {
        requireNotVoided(batch);
        requireOpen(batch, '录入测评票');
        refuseStart(batch, pass, actor);
        await requireNoTypedTally(unit.trx, batch);
        await unit.trx
          .insertInto('ballot_pass')
          .values({
            batch_id: target.id,
            pass,
            method,
            user_id: userIdSchema.parse(actor.id),
            user_name: actor.name,
            returned: null,
            invalid: null,
            finished_at: null,
          })
          .execute();
        await updateBatch(unit, target.id, pass === 1 ? { state: 'first' } : {});
        await unit.audit({
          action: 'assessment.passStarted',
          entityType: 'ballot_batch',
          entityId: target.id,
          after: { batch: batch.row.number, pass, entryMethod: method },
        });
      });
    },

    /**
     * Writes ballots of the caller's pass at their places in the stack, and takes back those beyond `total`. What
     * stands already is no conflict, so that a call whose answer got lost can be made again.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT; RULE_VIOLATION `not_your_pass`, `pass_finished`,
     *   `other_method`, `not_in_scoring`, `not_scoring`
     */
    saveBallots(
      actor: Actor,
      target: PassTarget,
      ballots: readonly { readonly number: number; readonly marks: BallotMarks }[],
      total: number,
    ): Promise<{ revision: number; total: number }> {
      return database.write(actor, async (unit) => {
        const open = await openPass(unit, target);
        requireMethod(open, 'ballots');
        const { batch, pass } = open;
        checkMarks(batch, ballots, total);
        const before = await ballotsOf(unit.trx, pass);
        const after: (BallotMarks | undefined)[] = before.slice(0, total);
        for (const { number, marks } of ballots) after[number - 1] = marks;
        if (after.length === before.length && before.every((marks, index) => after[index] === marks)) {
          return { revision: pass.revision, total };
        }
        if (pass.revision !== target.revision) throw conflict('测评票录入', pass.revision);
        if (after.length !== total || !Array.from(after).every((marks) => marks !== undefined)) {
          throw invalidInput('ballots', `第 1 至 ${total} 张票中有的没有送到，请重试。`);
        }
        await storeBallots(unit, pass, ballots, total);
        await updatePass(unit, pass, {});
        await auditSaving(unit, open);
        return { revision: pass.revision + 1, total };
      });
    },

    /**
     * Keeps the totals of the caller's pass as far as they are filled in.
     *
     * @throws ApplicationError as `saveBallots`
     */
    saveTotals(
      actor: Actor,
      target: PassTarget,
      content: Omit<BallotTotals, 'returned' | 'invalid' | 'totals'> & {
        readonly returned: number | null;
        readonly invalid: number | null;
        readonly totals: readonly (BallotVotes | null)[];
      },
    ): Promise<{ revision: number }> {
      return database.write(actor, async (unit) => {
        const open = await openPass(unit, target);
        requireMethod(open, 'totals');
        const { batch, pass } = open;
        if (content.totals.length !== batch.subjects.length) {
          throw invalidInput('totals', '票上列的人与送来的行数不同，请刷新后重试。');
        }
        if (content.returned !== null && (content.invalid ?? 0) > content.returned) {
          throw invalidInput(
            'invalid',
            `无效 ${content.invalid} 张，多于收回 ${content.returned} 张，请核对。`,
          );
        }
        if (content.returned === null && content.invalid !== null) {
          throw invalidInput('returned', '请先填写收回张数，再填写无效张数。');
        }
        const stored = await readPassContent(unit.trx, pass, batch.subjects.length);
        const standing = { returned: pass.returned, invalid: pass.invalid, totals: stored.totals };
        const { returned, invalid, totals } = content;
        if (canonicalJson(standing) === canonicalJson({ returned, invalid, totals })) {
          return { revision: pass.revision };
        }
        if (pass.revision !== target.revision) throw conflict('测评票录入', pass.revision);
        await storeCounts(unit, target.id, target.pass, totals);
        await updatePass(unit, pass, { returned, invalid });
        await auditSaving(unit, open);
        return { revision: pass.revision + 1 };
      });
    },

    /**
     * Ends the caller's pass once everything adds up.
     *
     * @param returned what was counted by hand, without looking at what was put in
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `control_totals`, and as `saveBallots`
     */
    finish(actor: Actor, target: PassTarget, returned: number): Promise<BatchDetail> {
      return database.write(actor, async (unit) => {
        const { batch, pass } = await openPass(unit, target);
        if (pass.revision !== target.revision) throw conflict('测评票录入', pass.revision);
        const { invalid } = await addUp(unit, batch, pass, returned);
        await updatePass(unit, pass, { returned, invalid, finished_at: unit.at });
        // No figure is told before both passes are compared: the trail is open to whoever enters the second.
        await unit.audit({
          action: 'assessment.passFinished',
          entityType: 'ballot_batch',
          entityId: target.id,
          after: { batch: batch.row.number, pass: target.pass, entryMethod: pass.method },
        });
        await afterFinishing(unit, target.id);
        return view(unit.trx, target.id, actor);
      });
    },

    /**
     * Throws a pass away to be put in anew, by whomever; with the first the second goes too. The second alone only
     * until both are compared: afterwards it would be put in by somebody who has seen the first. What was counted is
     * taken back.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `pass_not_begun`, `already_compared`,
     *   `batch_voided`, `not_in_scoring`, `not_scoring`
     */
    restart(
      actor: Actor,
      { pass: number, reason, ...target }: BatchTarget & { pass: BallotPassNumber; reason: string },
    ): Promise<BatchDetail> {
      return change(actor, target, async (unit, batch) => {
        requireNotVoided(batch);
        requireOpen(batch, '重新录入测评票');
        const thrownAway = batch.passes.filter(({ pass }) => pass >= number);
        if (!thrownAway.some(({ pass }) => pass === number)) {
          throw ruleViolation('pass_not_begun', `${passWords[number]}还没有开始录入。`);
        }
        if (number === 2 && (batch.row.state === 'differences' || batch.row.state === 'settled')) {
          throw ruleViolation(
            'already_compared',
            '两遍已经比对，第一遍的内容已能看到，只重新录入第二遍就不再是各录各的。请逐处核对差异；确要重录的，请从第一遍开始重新录入。',
          );
        }
        await unit.trx.deleteFrom('ballot_settlement').where('batch_id', '=', target.id).execute();
        for (const pass of thrownAway) await deletePass(unit, pass);
        await takeBack(unit, policy, batch, { state: number === 1 ? 'printed' : 'second' });
        await unit.audit({
          action: 'assessment.passRestarted',
          entityType: 'ballot_batch',
          entityId: target.id,
          before: {
            batch: batch.row.number,
            batchState: batch.row.state,
            passes: thrownAway.map(({ pass, user_name }) => ({ pass, enteredBy: user_name })),
          },
          after: { pass: number },
          reason,
        });
      });
    },
  };
}
export type EntryService = ReturnType<typeof createEntryService>;

/** A line of its own kind in the trail: the history of a batch tells of its steps, not of every ballot saved. */
export async function auditSaving(unit: WriteUnit, { batch, pass }: OpenPass): Promise<void> {
  await unit.audit({
    action: 'assessment.ballotsEntered',
    entityType: 'ballot_entry',
    entityId: batch.row.id,
    after: { batch: batch.row.number, pass: pass.pass },
  });
}

function refuseStart(batch: StoredBatch, pass: BallotPassNumber, actor: Actor): void {
  const [first, second] = [passOf(batch, 1), passOf(batch, 2)];
  const taken = pass === 1 ? first : second;
  if (taken) {
    const who = taken.user_id === actor.id ? '您' : taken.user_name;
    throw ruleViolation('pass_taken', `${passWords[pass]}已由${who}开始录入，不能再开始一次。`);
  }
  if (pass === 1) return;
  if (batch.cycle.ballotEntry === 'single') {
    throw ruleViolation('single_entry', '这次考核的测评票只录入一遍，没有第二遍。');
  }
  if (!first?.finished_at) {
    throw ruleViolation('first_not_finished', '第一遍还没有录完，录完后才能由另一人录入第二遍。');
  }
  if (first.user_id === actor.id) {
    throw ruleViolation('same_user', '这一批的第一遍是您录入的，第二遍必须由另一人录入。');
  }
}

function checkMarks(
  { subjects, offered }: StoredBatch,
  ballots: readonly { readonly number: number; readonly marks: BallotMarks }[],
  total: number,
): void {
  const digits = new Set(['0', ...offered.map(digitOf)]);
  for (const { number, marks } of ballots) {
    if (number > total) throw invalidInput('ballots', `第 ${number} 张超出了总张数 ${total}，请重试。`);
    if (marks === null) continue;
    if (marks.length !== subjects.length || ![...marks].every((digit) => digits.has(digit))) {
      throw invalidInput('ballots', `第 ${number} 张票的内容与票面不符，请刷新后重录这一张。`);
    }
  }
}

/** What a pass comes to, if it adds up. */
async function addUp(
  { trx }: WriteUnit,
  { row, subjects, offered }: StoredBatch,
  pass: PassColumns,
  returned: number,
): Promise<BallotTotals> {
  const { ballots, totals: stored } = await readPassContent(trx, pass, subjects.length);
  const problems: string[] = [];
  const counted = countBallots(ballots, subjects.length);
  const typed = { returned, invalid: pass.invalid ?? 0, totals: stored.map((one) => one ?? noVotes()) };
  const totals = pass.method === 'ballots' ? counted : typed;
  if (pass.method === 'ballots' && counted.returned !== returned) {
    const missing = returned - counted.returned;
    const difference = missing > 0 ? `少录 ${missing} 张` : `多录 ${-missing} 张`;
    problems.push(`清点收回 ${returned} 张，已录入 ${counted.returned} 张，${difference}，请对照票面核对。`);
  }
  if (pass.method !== 'ballots') {
    if (pass.returned !== returned) {
      problems.push(`清点收回 ${returned} 张，录入的收回为 ${pass.returned ?? 0} 张，请核对。`);
    }
    const empty = subjects.filter((_, index) => stored[index] === null).map(({ name }) => name);
    if (empty.length > 0) problems.push(`${empty.join('、')}的票数还没有填写。`);
  }
  if (problems.length === 0) {
    const names = subjects.map(({ name }) => name);
    problems.push(...controlProblems({ issued: row.issued, ...totals, names, offered }));
  }
  if (problems.length > 0) throw ruleViolation('control_totals', problems.join(''));
  return totals;
}
