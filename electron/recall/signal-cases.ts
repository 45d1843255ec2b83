import type { SignalRow, SignalState } from '#shared/contract/recall.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { CaseId, PostingId } from '#shared/ids.ts';
import { stateOf as workflowStateOf } from '#shared/recall/case-steps.ts';
import type { Role } from '#shared/vocabulary.ts';
import { among } from '../database/among.ts';
import type { ReadHandle } from '../database/database.types.ts';
import type { PolicyService } from '../policy/policy.service.ts';
import { workflowOf } from './cases/change-case.ts';
import { mayRead } from './cases/confidential.ts';

/** A case that took a signal up. */
export interface SignalLink {
  readonly id: CaseId;
  readonly number: string;
  readonly stateTitle: string;
  readonly decided_on: BusinessDate | null;
  readonly ended: boolean;
  readonly withdrawn: boolean;
  /** Hash of the facts as the case took them up. */
  readonly factsSha256: string;
}

/** Cases that took signals of some postings up, by posting and key, the earliest first. */
export async function signalLinks(
  handle: ReadHandle,
  policy: Pick<PolicyService, 'get'>,
  postings: readonly PostingId[],
): Promise<Map<string, SignalLink[]>> {
  const rows = await handle
    .selectFrom('recall_case_signal as s')
    .innerJoin('recall_case as c', 'c.id', 's.case_id')
    .select([
      'c.id',
      'c.number',
      'c.scheme_version_id',
      'c.state',
      'c.stage',
      'c.decided_on',
      'c.ended_on',
      's.posting_id',
      's.signal_key',
      's.facts_sha256',
    ])
    .where('s.posting_id', 'in', among(postings))
    .orderBy('c.opened_at')
    .orderBy('c.id')
    .execute();
  const links = new Map<string, SignalLink[]>();
  for (const row of rows) {
    const place = signalPlace(row.posting_id, row.signal_key);
    const { title } = workflowStateOf(workflowOf(await policy.get(row.scheme_version_id)), row.state);
    const link = {
      id: row.id,
      number: row.number,
      stateTitle: title,
      decided_on: row.decided_on,
      ended: row.ended_on !== null,
      withdrawn: row.stage === 'withdrawn',
      factsSha256: row.facts_sha256,
    };
    links.set(place, [...(links.get(place) ?? []), link]);
  }
  return links;
}

/** A signal among those of all postings. */
export const signalPlace = (postingId: PostingId, key: string) => `${postingId} ${key}`;

/**
 * What a reader may know of the cases of a signal: the one in which it is, or the last one. A signal is no open work
 * while a case has it, nor afterwards as long as its facts are those that the case has dealt with; a case that was
 * withdrawn has dealt with nothing.
 */
export function seenLink(
  links: readonly SignalLink[],
  factsSha256: () => string,
  reader: Role,
): { readonly state: Extract<SignalState, 'in_case'> | null; readonly caseRef: SignalRow['caseRef'] } {
  const seen = links.filter((link) => mayRead(reader, link));
  const link = seen.find(({ ended }) => !ended) ?? seen.at(-1);
  if (!link) return { state: null, caseRef: null };
  const { id, number, stateTitle } = link;
  const settled = !link.ended || (!link.withdrawn && link.factsSha256 === factsSha256());
  return { state: settled ? 'in_case' : null, caseRef: { id, number, stateTitle } };
}
