import * as z from 'zod';
import type { CaseStage } from '#shared/case-vocabulary.ts';
import {
  type CaseDecision,
  type CaseStatement,
  type CaseSubject,
  type CaseVerification,
  caseDecisionSchema,
  caseStatementSchema,
  caseVerificationSchema,
} from '#shared/contract/recall-case.ts';
import type { CaseId } from '#shared/ids.ts';
import { ruleCodeSchema } from '#shared/policy/ground.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { type CaseRow, caseIn } from '../../recall/cases/case.repository.ts';
import { subjectOf } from '../../recall/cases/case-view.ts';
import { workflowOf } from '../../recall/cases/change-case.ts';
import { requireReadable } from '../../recall/cases/confidential.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import {
  type AccountabilityRow,
  accountabilityOf,
  type EventRow,
  type EvidenceRow,
  eventsOf,
  evidenceOf,
  type FollowUpRow,
  followUpsOf,
} from './case-records.repository.ts';

/** A case with everything that its documents are made from, as it is now. */
export interface CaseFacts {
  readonly row: CaseRow;
  readonly subject: CaseSubject;
  readonly scheme: SchemeVersionWithContent;
  readonly workflow: Workflow;
  /** Codes of its triggers. */
  readonly triggers: ReadonlySet<string>;
  /** The time line, the first first. */
  readonly events: readonly EventRow[];
  /** Voided ones too, by number. */
  readonly evidence: readonly EvidenceRow[];
  /** Without voided ones. */
  readonly followUps: readonly FollowUpRow[];
  /** Without voided ones. */
  readonly accountability: readonly AccountabilityRow[];
  readonly statement: CaseStatement | null;
  readonly verification: CaseVerification | null;
  readonly decision: CaseDecision | null;
  /** Codes of the measures that are put forward or decided. */
  readonly measures: ReadonlySet<string>;
}

const codesSchema = z.array(ruleCodeSchema);

/**
 * Reads a case for whoever may read it.
 *
 * @throws ApplicationError NOT_FOUND; FORBIDDEN; RULE_VIOLATION `no_workflow`
 */
export async function caseFacts(
  { database, policy }: Pick<ArchiveDependencies, 'database' | 'policy'>,
  id: CaseId,
  reader: Role,
): Promise<CaseFacts> {
  const handle = database.read;
  const row = await caseIn(handle, id);
  requireReadable(reader, row);
  const scheme = await policy.get(row.scheme_version_id);
  const decision = parsed(caseDecisionSchema, row.decision);
  return {
    row,
    subject: subjectOf(row),
    scheme,
    workflow: workflowOf(scheme),
    triggers: decision
      ? new Set(decision.clauses.map(({ code }) => code))
      : new Set(await triggerCodes(handle, id)),
    events: await eventsOf(handle, id),
    evidence: await evidenceOf(handle, id),
    followUps: await followUpsOf(handle, id),
    accountability: await accountabilityOf(handle, id),
    statement: parsed(caseStatementSchema, row.statement),
    verification: parsed(caseVerificationSchema, row.verification),
    decision,
    measures: decision
      ? new Set(decision.measures.map(({ code }) => code))
      : new Set(codesSchema.parse(JSON.parse(row.measures))),
  };
}

const parsed = <T extends z.ZodType>(schema: T, text: string | null): z.infer<T> | null =>
  text === null ? null : schema.parse(JSON.parse(text));

async function triggerCodes(handle: ReadHandle, id: CaseId): Promise<string[]> {
  const rows = await handle
    .selectFrom('recall_case_trigger')
    .select('trigger_code')
    .where('case_id', '=', id)
    .execute();
  return rows.map((row) => row.trigger_code);
}

/** The stage of a state of the case's workflow. */
export const stageOf = ({ workflow }: Pick<CaseFacts, 'workflow'>, code: string): CaseStage =>
  workflow.states.find((state) => state.code === code)?.stage ?? 'other';

/** The last step of the case that led to one of these stages. */
export function lastStepTo(
  facts: Pick<CaseFacts, 'events' | 'workflow'>,
  stages: readonly CaseStage[],
): EventRow | undefined {
  return facts.events.findLast(
    ({ kind, to_state: to }) => kind === 'step' && to !== null && stages.includes(stageOf(facts, to)),
  );
}

const decidingDetail = z.object({ decision: caseDecisionSchema });

/**
 * The step by which the case was decided, the last one where it was taken up again; undefined while it is not. A step
 * keeps what it decided, so that it is known whatever the states of the scheme mean.
 */
export function decisionStep({ row, events }: Pick<CaseFacts, 'row' | 'events'>): EventRow | undefined {
  if (row.outcome === null) return undefined;
  return events.findLast(
    ({ kind, detail }) =>
      kind === 'step' && detail !== null && decidingDetail.safeParse(JSON.parse(detail)).success,
  );
}

/** Whether the scheme knows a stage at all. */
export const hasStage = ({ workflow }: Pick<CaseFacts, 'workflow'>, stage: CaseStage): boolean =>
  workflow.states.some((state) => state.stage === stage);
