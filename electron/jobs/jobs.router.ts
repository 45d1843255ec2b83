import { callerOf, type Procedures } from '../http/procedures.ts';
import type { Jobs } from './jobs.types.ts';

/** Handlers of `jobs.*`. */
export function createJobsRouter(os: Procedures, { jobs }: { jobs: Jobs }) {
  return {
    get: os.jobs.get.handler(({ input, context }) => jobs.get(callerOf(context).userId, input.id)),
    cancel: os.jobs.cancel.handler(({ input, context }) => jobs.cancel(callerOf(context).userId, input.id)),
  };
}
