import type { Job } from '#shared/contract/jobs.ts';
import { type JobId, jobIdSchema, type UserId } from '#shared/ids.ts';
import { newId } from '../database/ids.ts';
import { ApplicationError, notFound, ruleViolation } from '../errors.ts';
import type { Log } from '../log.ts';
import type { JobProgress, Jobs } from './jobs.types.ts';

interface Entry {
  readonly owner: UserId;
  readonly controller: AbortController;
  readonly finished: Promise<void>;
  job: Job;
}

const keptFinished = 50;

/** Runs long actions beside the requests that started them and remembers how they ended. */
export function createJobs(log: Log): Jobs {
  const entries = new Map<JobId, Entry>();

  function find(owner: UserId, id: JobId): Entry {
    const entry = entries.get(id);
    if (!entry || entry.owner !== owner) throw notFound('任务');
    return entry;
  }

  function forgetOldest(): void {
    const finished = [...entries].filter(([, entry]) => entry.job.state !== 'running');
    for (const [id] of finished.slice(0, Math.max(0, finished.length - keptFinished))) entries.delete(id);
  }

  async function run(
    id: JobId,
    signal: AbortSignal,
    work: (progress: JobProgress) => Promise<Job['result']>,
  ) {
    const update = (change: Partial<Job>) => {
      const entry = entries.get(id);
      if (entry) entry.job = { ...entry.job, ...change };
    };
    try {
      const result = await work({
        signal,
        report: (done, total, message) => update({ done, total, message }),
      });
      update({ state: 'succeeded', message: '已完成', result });
    } catch (error) {
      if (signal.aborted) update({ state: 'cancelled', message: '已取消，没有写入任何内容。' });
      else if (error instanceof ApplicationError) update({ state: 'failed', message: error.message });
      else {
        const reference = log.unexpected(error);
        update({ state: 'failed', message: `程序出现意外错误，没有写入任何内容。错误编号 ${reference}。` });
      }
    }
  }

  return {
    start(owner, title, work) {
      forgetOldest();
      const id = newId(jobIdSchema);
      const controller = new AbortController();
      const job: Job = {
        id,
        title,
        state: 'running',
        done: 0,
        total: null,
        message: '正在准备',
        result: null,
      };
      const started = Promise.resolve().then(() =>
        run(id, controller.signal, async (progress) => JSON.parse(JSON.stringify(await work(progress)))),
      );
      entries.set(id, { owner, controller, job, finished: started });
      return id;
    },
    get: (owner, id) => find(owner, id).job,
    cancel(owner, id) {
      const entry = find(owner, id);
      if (entry.job.state !== 'running') throw ruleViolation('job_finished', '任务已经结束，不能取消。');
      entry.controller.abort();
      return entry.job;
    },
    async close() {
      for (const entry of entries.values()) entry.controller.abort();
      await Promise.all([...entries.values()].map((entry) => entry.finished));
    },
  };
}
