import type { BatchState, DocumentBatch } from '#shared/contract/archive-batch.ts';
import type { BatchRow, ItemCounts } from './batch.repository.ts';
import { type BatchProgress, batchOptionsSchema, batchResultSchema } from './batch.types.ts';
import { secondsLeft } from './time-left.ts';

const endedInTheMiddle = '上次程序退出时还没有完成，已登记的文书都在。点“继续”就从停下的地方接着做。';

/**
 * A batch as its owner sees it.
 *
 * @param progress of the run; undefined: it does not run
 * @param folder where its files lie; null: there is no such folder
 */
export function viewBatch(
  row: BatchRow,
  counts: ItemCounts,
  progress: BatchProgress | undefined,
  folder: string | null,
): DocumentBatch {
  const { register, sides, pattern } = batchOptionsSchema.parse(JSON.parse(row.options));
  const total = counts.waiting + counts.done + counts.failed;
  const running = row.state === 'running' ? progress : undefined;
  const interrupted = row.state === 'running' && !progress;
  return {
    id: row.id,
    title: row.title,
    register,
    output: row.output,
    sides,
    pattern,
    state: stateOf(row, progress),
    step: running && running.step !== 'queued' ? running.step : null,
    done: running?.done ?? counts.done,
    failed: running?.failed ?? counts.failed,
    total,
    filed: running?.filed ?? 0,
    secondsLeft: running ? secondsLeft(running, total, performance.now()) : null,
    problem: row.problem ?? (interrupted ? endedInTheMiddle : null),
    result:
      row.result === null || folder === null
        ? null
        : { ...batchResultSchema.parse(JSON.parse(row.result)), folder },
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    revision: row.revision,
  };
}

function stateOf({ state }: BatchRow, progress: BatchProgress | undefined): BatchState {
  if (state !== 'running') return state;
  if (!progress) return 'stopped';
  return progress.step === 'queued' ? 'queued' : 'running';
}
