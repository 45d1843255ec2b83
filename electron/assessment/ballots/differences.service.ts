import {
  comparePasses,
  fitsCell,
  type PassContent,
  type PassDifference,
  settledTotals,
} from '#shared/assessment/ballots/compare-passes.ts';
import { controlProblems } from '#shared/assessment/ballots/control-totals.ts';
import type { BallotTotals } from '#shared/assessment/ballots/count-ballots.ts';
import type { Differences } from '#shared/contract/assessment-ballots.ts';
import type { Instant } from '#shared/dates.ts';
import type { BallotBatchId } from '#shared/ids.ts';
import type { Actor, ReadHandle } from '../../database/database.types.ts';
import { invalidInput, notFound, ruleViolation } from '../../errors.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { passOf, readBatch, type StoredBatch, updateBatch } from './batch.repository.ts';
import { createBatchesService } from './batches.service.ts';
import { finishedContent } from './pass.repository.ts';
import { requireOpen } from './require-open.ts';
import { settleBatch } from './settle.ts';

interface Decision {
  readonly value: string;
  readonly by: string;
  readonly at: Instant;
}

interface Comparison {
  readonly first: PassContent;
  readonly second: PassContent;
  readonly cells: readonly PassDifference[];
  /** What was decided, by cell. */
  readonly settled: ReadonlyMap<string, Decision>;
}

/** Where two passes disagree, and what holds. */
export function createDifferencesService(dependencies: AssessmentDependencies) {
  const { database, policy } = dependencies;
  const { view } = createBatchesService(dependencies);

  /** @throws ApplicationError RULE_VIOLATION `no_differences` unless both passes are finished and compared */
  async function compare(handle: ReadHandle, batch: StoredBatch): Promise<Comparison> {
    const [first, second] = [passOf(batch, 1), passOf(batch, 2)];
    const compared = batch.row.state === 'differences' || batch.row.state === 'settled';
    if (!compared || !first || !second) {
      throw ruleViolation('no_differences', '两遍都录完后才能核对差异，这一批现在没有可以核对的内容。');
    }
    const people = batch.subjects.length;
    const [a, b] = [
      await finishedContent(handle, first, people),
      await finishedContent(handle, second, people),
    ];
    const rows = await handle
      .selectFrom('ballot_settlement')
      .select(['cell', 'value', 'settled_by as by', 'settled_at as at'])
      .where('batch_id', '=', batch.row.id)
      .execute();
    return {
      first: a,
      second: b,
      cells: comparePasses(a, b, people),
      settled: new Map(rows.map(({ cell, ...decision }) => [cell, decision])),
    };
  }

  async function list(handle: ReadHandle, id: BallotBatchId, actor: Actor): Promise<Differences> {
    const batch = await readBatch(handle, policy, id);
    const comparison = await compare(handle, batch);
    return {
      batch: await view(handle, id, actor),
      differences: comparison.cells.map((cell) => {
        const decision = comparison.settled.get(cell.cell);
        return {
          ...cell,
          value: decision?.value ?? null,
          settledBy: decision?.by ?? null,
          settledAt: decision?.at ?? null,
        };
      }),
      problems: isDecided(comparison) ? problemsOf(batch, totalsAfter(batch, comparison)) : [],
    };
  }

  return {
    /** @throws ApplicationError NOT_FOUND; RULE_VIOLATION `no_differences` */
    list: (actor: Actor, id: BallotBatchId) => list(database.read, id, actor),

    /**
     * Decides what holds in one cell. When none is left and everything adds up, the batch is settled; until then a
     * decision can be taken again by whoever has seen it.
     *
     * @throws ApplicationError NOT_FOUND, INVALID_INPUT; RULE_VIOLATION `no_differences`, `batch_settled`,
     *   `decided_meanwhile`, `not_in_scoring`, `not_scoring`
     */
    settle(
      actor: Actor,
      id: BallotBatchId,
      decision: {
        readonly cell: string;
        readonly seen: string | null;
        readonly choice: 'first' | 'second' | 'other';
        readonly value: string | null;
      },
    ): Promise<Differences> {
      return database.write(actor, async (unit) => {
        const batch = await readBatch(unit.trx, policy, id);
        if (batch.row.state === 'settled') {
          throw ruleViolation('batch_settled', '这一批的差异已经全部核对完，结果已确认。');
        }
        requireOpen(batch, '核对测评票');
        const comparison = await compare(unit.trx, batch);
        const cell = comparison.cells.find((candidate) => candidate.cell === decision.cell);
        if (!cell) throw notFound('差异');
        refuseUnseen(cell, comparison.settled.get(cell.cell), decision.seen);
        const value =
          decision.choice === 'first'
            ? cell.first
            : decision.choice === 'second'
              ? cell.second
              : (decision.value ?? '');
        if (!fitsCell(cell.what, value, batch.subjects.length, batch.offered)) {
          throw invalidInput('value', `“${value}”不能填在这里，请对照票面重填。`);
        }
        await unit.trx
          .insertInto('ballot_settlement')
          .values({
            batch_id: id,
            cell: cell.cell,
            first_value: cell.first,
            second_value: cell.second,
            value,
            settled_at: unit.at,
            settled_by: actor.name,
          })
          .onConflict((conflict) =>
            conflict
              .columns(['batch_id', 'cell'])
              .doUpdateSet({ value, settled_at: unit.at, settled_by: actor.name }),
          )
          .execute();
        await unit.audit({
          action: 'assessment.differenceSettled',
          entityType: 'ballot_batch',
          entityId: id,
          after: { batch: batch.row.number, first: cell.first, second: cell.second, value },
        });
        const now = await compare(unit.trx, batch);
        if (isDecided(now)) {
          const totals = totalsAfter(batch, now);
          if (problemsOf(batch, totals).length === 0) await settleBatch(unit, policy, batch, totals);
          else await updateBatch(unit, id, {});
        }
        return list(unit.trx, id, actor);
      });
    },
  };
}

/** Nobody replaces a decision that they have not seen: it may be somebody else's, taken with the ballot in hand. */
function refuseUnseen(cell: PassDifference, decided: Decision | undefined, seen: string | null): void {
  if ((decided?.value ?? null) === seen) return;
  if (!decided) {
    throw ruleViolation('decided_meanwhile', '这一处原来的核对结果已被取消，请看清最新内容后再核对。');
  }
  const { value, by } = decided;
  const what =
    value === cell.first ? '以第一遍为准' : value === cell.second ? '以第二遍为准' : '两遍都不对，另填了结果';
  throw ruleViolation(
    'decided_meanwhile',
    `这一处已由${by}核对过（${what}），您的核对没有保存。请看清${by}的结果，确实不对再改。`,
  );
}

const isDecided = ({ cells, settled }: Comparison) => cells.every(({ cell }) => settled.has(cell));

function totalsAfter({ subjects }: StoredBatch, { first, second, settled }: Comparison): BallotTotals {
  const values = new Map([...settled].map(([cell, { value }]) => [cell, value]));
  return settledTotals(first, second, subjects.length, values);
}

function problemsOf({ row, subjects, offered }: StoredBatch, totals: BallotTotals): string[] {
  const names = subjects.map(({ name }) => name);
  return controlProblems({ issued: row.issued, ...totals, names, offered });
}
