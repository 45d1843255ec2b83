import type { Procedures } from '../http/procedures.ts';
import type { OverviewService } from './overview.service.ts';

/** Handlers of `overview.*`. */
export function createOverviewRouter(_os: Procedures, _services: { readonly overview: OverviewService }) {
  return {};
}
