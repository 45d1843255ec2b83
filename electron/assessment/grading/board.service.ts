import { excellentLimit } from '#shared/assessment/quota.ts';
import type { Board, PoolTab, QuotaOverrideRule } from '#shared/contract/assessment-grading.ts';
import type { CycleId } from '#shared/ids.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { Pool } from '#shared/vocabulary.ts';
import type { Actor, ReadHandle } from '../../database/database.types.ts';
import { notFound } from '../../errors.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { type CycleHead, findCycleHead } from '../cycle/cycle.repository.ts';
import { poolCounts, poolRows, quotaSettings, toBoardRows } from './board.repository.ts';
import { lockedPools, standingLock } from './pool-lock.repository.ts';

/** A cycle with what its scheme and its plan say about 优秀. */
export interface GradedCycle {
  readonly head: CycleHead;
  readonly scheme: Scheme;
  readonly ratio: number | null;
  readonly ratioDocumentNumber: string | null;
}

/** @throws ApplicationError NOT_FOUND */
export async function readGradedCycle(
  handle: ReadHandle,
  policy: PolicyService,
  cycleId: CycleId,
): Promise<GradedCycle> {
  const head = await findCycleHead(handle, cycleId);
  const settings = await quotaSettings(handle, cycleId);
  if (!head || !settings) throw notFound('考核');
  return { head, scheme: (await policy.get(head.schemeVersionId)).content, ...settings };
}

/** What the scheme says about 优秀 beyond the quota. A notice that does not mention it allows nothing. */
export function overrideRuleOf({ assessment }: Scheme): QuotaOverrideRule {
  const { quotaOverride } = assessment;
  if (quotaOverride.kind === 'unspecified') return { allowed: null, approver: null, ground: null };
  return { ...quotaOverride.value, ground: quotaOverride.ground };
}

/**
 * The board of a pool as `actor` sees it.
 *
 * @throws ApplicationError NOT_FOUND
 */
export async function readBoard(
  handle: ReadHandle,
  policy: PolicyService,
  actor: Actor,
  { cycleId, pool }: { readonly cycleId: CycleId; readonly pool: Pool },
): Promise<Board> {
  const cycle = await readGradedCycle(handle, policy, cycleId);
  const { head, scheme, ratio, ratioDocumentNumber } = cycle;
  const { rounding, ground } = scheme.annual.excellentQuota;
  const rows = toBoardRows(await poolRows(handle, cycleId, pool), actor.id);
  const identities = new Set(rows.map(({ identity }) => identity));
  if (identities.size === 0) identities.add(pool === 'civil_servant' ? pool : null);
  return {
    cycleId,
    cycleTitle: head.title,
    cycleState: head.state,
    pool,
    tabs: await tabsOf(handle, cycle),
    schemeTitle: scheme.title,
    ratio,
    ratioDocumentNumber,
    rounding,
    quotaGround: ground,
    overrideRule: overrideRuleOf(scheme),
    lock: await standingLock(handle, cycleId, pool),
    gradeWords: [...identities].map((identity) => ({ identity, words: gradeWordsFor(scheme, identity) })),
    rows,
  };
}

async function tabsOf(handle: ReadHandle, { head, scheme, ratio }: GradedCycle): Promise<PoolTab[]> {
  const locked = await lockedPools(handle, head.id);
  return (await poolCounts(handle, head.id)).map((counts) => ({
    ...counts,
    quota: excellentLimit(counts.size, ratio, scheme.annual.excellentQuota.rounding),
    locked: locked.includes(counts.pool),
  }));
}
