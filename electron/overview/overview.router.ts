import { callerOf, type Procedures } from '../http/procedures.ts';
import type { OverviewService } from './overview.service.ts';

/** Handlers of `overview.*`. */
export function createOverviewRouter(os: Procedures, { overview }: { readonly overview: OverviewService }) {
  return {
    standing: os.overview.standing.handler(({ context }) => overview.standing(callerOf(context).role)),
    search: os.overview.search.handler(async ({ input, context }) => ({
      hits: await overview.search(input, callerOf(context).role),
    })),
    timeline: os.overview.timeline.handler(({ input, context }) =>
      overview.timeline(input, callerOf(context).role),
    ),
  };
}
