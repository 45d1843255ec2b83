import type { BatchItem, BatchState, DocumentBatch } from '#shared/contract/archive-batch.ts';

export const batchStateWords: Record<BatchState, string> = {
  queued: '排队等待',
  running: '正在进行',
  stopped: '已停下',
  cancelled: '已取消',
  finished: '已完成',
};

export const batchStateTones = {
  queued: 'grey',
  running: 'amber',
  stopped: 'amber',
  cancelled: 'grey',
  finished: 'green',
} as const satisfies Record<BatchState, string>;

export const itemStateWords: Record<BatchItem['state'], string> = {
  waiting: '等待',
  done: '已登记',
  failed: '没有做成',
};

/** Seconds in words, e.g. `2 分 5 秒`. */
export function durationWords(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, seconds)} 秒`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`;
  return `${Math.floor(seconds / 3600)} 小时 ${Math.floor((seconds % 3600) / 60)} 分`;
}

/** What a batch is doing, in a sentence without its end. */
export function stepWords({ state, step }: DocumentBatch): string {
  if (state !== 'running') return batchStateWords[state];
  return step === 'files' ? '文书都已登记，正在写成文件' : '正在生成并登记文书';
}

/** How much of the present step is done, in percent. */
export function percentOf({ step, state, done, failed, filed, total }: DocumentBatch): number {
  if (state === 'finished') return 100;
  const [reached, whole] = step === 'files' ? [filed, done] : [done + failed, total];
  return whole === 0 ? 0 : Math.floor((reached / whole) * 100);
}
