import type { Procedures } from '../http/procedures.ts';
import type { PolicyService } from './policy.service.ts';

/** Handlers of `policy.*`. */
export function createPolicyRouter(os: Procedures, { policy }: { policy: PolicyService }) {
  return {
    listSchemes: os.policy.listSchemes.handler(async () => ({ schemes: await policy.list() })),
    getScheme: os.policy.getScheme.handler(({ input }) => policy.get(input.id)),
  };
}
