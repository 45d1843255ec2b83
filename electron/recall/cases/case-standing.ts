import * as z from 'zod';
import type { CaseTrigger } from '#shared/contract/recall-case.ts';
import type { PostingId, UserId } from '#shared/ids.ts';
import { ruleCodeSchema } from '#shared/policy/ground.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';
import type { CaseStanding } from '#shared/recall/case-steps.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { successorIdOf } from '../../roster/posting-life.ts';
import { findPostingRow } from '../../roster/posting-row.repository.ts';
import type { CaseRow } from './case.repository.ts';
import { measureChoices } from './case-rules.ts';
import { workflowOf } from './change-case.ts';

const codes = z.array(ruleCodeSchema);

/** Everything that the steps of a case depend on, as it stands. */
export async function standingOfCase(
  handle: ReadHandle,
  row: CaseRow,
  triggers: readonly CaseTrigger[],
  scheme: SchemeVersionWithContent,
): Promise<CaseStanding> {
  const evidence = await standingEvidence(handle, row);
  return {
    workflow: workflowOf(scheme),
    state: row.state,
    decided: row.decided_on !== null,
    triggers,
    evidencedTriggers: new Set(evidence.flatMap((piece) => piece.triggers)),
    factsWritten: row.facts.trim() !== '',
    hasStatement: row.statement !== null,
    hasVerification: row.verification !== null,
    measuresOffered: measureChoices(scheme).length > 0,
    openFollowUps: await openFollowUps(handle, row),
    unitTalks: await unitTalks(handle, row),
    successor: await successorStanding(handle, row.posting_id),
    postEnded: await hasEnded(handle, row.posting_id),
    proposers: await proposersOf(handle, row, workflowOf(scheme)),
  };
}

/** Everyone who took the case into a state in which it is proposed. */
async function proposersOf(
  handle: ReadHandle,
  { id, proposed_by_id }: CaseRow,
  { states }: Workflow,
): Promise<ReadonlySet<UserId>> {
  if (proposed_by_id === null) return new Set();
  const proposed = states.filter(({ stage }) => stage === 'proposed').map(({ code }) => code);
  const rows = await handle
    .selectFrom('recall_event')
    .select('by_id')
    .distinct()
    .where('case_id', '=', id)
    .where('kind', '=', 'step')
    .where('to_state', 'in', among(proposed))
    .execute();
  return new Set([proposed_by_id, ...rows.map(({ by_id }) => by_id)]);
}

/** Evidence that is not voided, with the triggers that it speaks for. */
export async function standingEvidence(
  handle: ReadHandle,
  { id }: Pick<CaseRow, 'id'>,
): Promise<{ ordinal: number; triggers: string[] }[]> {
  const rows = await handle
    .selectFrom('recall_evidence')
    .select(['ordinal', 'triggers'])
    .where('case_id', '=', id)
    .where('voided_at', 'is', null)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ ordinal, triggers }) => ({ ordinal, triggers: codes.parse(JSON.parse(triggers)) }));
}

async function openFollowUps(handle: ReadHandle, { id }: CaseRow): Promise<number> {
  const { count } = await handle
    .selectFrom('recall_follow_up')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('case_id', '=', id)
    .where('result', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

async function unitTalks(handle: ReadHandle, { id }: CaseRow): Promise<number> {
  const { count } = await handle
    .selectFrom('recall_accountability')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('case_id', '=', id)
    .where('kind', '=', 'unit_talk')
    .where('voided_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

async function successorStanding(handle: ReadHandle, id: PostingId): Promise<CaseStanding['successor']> {
  const successorId = await successorIdOf(handle, id);
  if (successorId === null) return 'none';
  // One who came and has left again leaves the village as empty as nobody does.
  const status = (await findPostingRow(handle, successorId))?.status;
  return status === 'on_post' ? 'on_post' : status === 'open' ? 'coming' : 'none';
}

async function hasEnded(handle: ReadHandle, id: PostingId): Promise<boolean> {
  const row = await handle.selectFrom('posting').select('status').where('id', '=', id).executeTakeFirst();
  return row?.status !== 'on_post';
}
