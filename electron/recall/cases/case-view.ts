import * as z from 'zod';
import {
  type CaseHead,
  type CaseSubject,
  type CaseTrigger,
  caseSubjectSchema,
} from '#shared/contract/recall-case.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { ruleCodeSchema } from '#shared/policy/ground.ts';
import type { RecallTrigger } from '#shared/policy/recall-rules.ts';
import { isOverdue } from '#shared/recall/case-deadline.ts';
import { stateOf } from '#shared/recall/case-steps.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import type { CaseRow } from './case.repository.ts';
import { workflowOf } from './change-case.ts';
import { mayRead } from './confidential.ts';

/** What heads are made of. Long texts are not among it: lists do not read them. */
export const headColumns = [
  'id',
  'number',
  'subject',
  'scheme_version_id',
  'state',
  'stage',
  'state_since',
  'due_on',
  'opened_on',
  'outcome',
  'decided_on',
  'fault',
  'ended_on',
  'revision',
] as const satisfies readonly (keyof CaseRow)[];

export type CaseHeadRow = Pick<CaseRow, (typeof headColumns)[number]>;

export const subjectOf = ({ subject }: Pick<CaseRow, 'subject'>): CaseSubject =>
  caseSubjectSchema.parse(JSON.parse(subject));

const codes = z.array(ruleCodeSchema);

/** Codes of the measures that are put forward, or that were decided. */
export const measuresIn = ({ measures }: Pick<CaseRow, 'measures'>): string[] =>
  codes.parse(JSON.parse(measures));

/** Triggers of a scheme by their codes, in the notice's order; codes that the scheme does not have are left out. */
export function triggersByCode(
  { content }: SchemeVersionWithContent,
  codes: Iterable<string>,
): CaseTrigger[] {
  const wanted = new Set(codes);
  return triggerChoices(content.recall.triggers.filter(({ code }) => wanted.has(code)));
}

/** Triggers as a case shows them, in the notice's order. */
export function triggerChoices(triggers: readonly RecallTrigger[]): CaseTrigger[] {
  return triggers
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .map(({ code, ordinal, title, ground }) => ({ code, ordinal, title, ground }));
}

/** The head of a case as a role may see it: without whom it is about where the role may not know. */
export function headOf(
  row: CaseHeadRow,
  triggers: Iterable<string>,
  scheme: SchemeVersionWithContent,
  { role, today }: { readonly role: Role; readonly today: BusinessDate },
): CaseHead {
  const state = stateOf(workflowOf(scheme), row.state);
  return {
    id: row.id,
    number: row.number,
    subject: mayRead(role, row) ? subjectOf(row) : null,
    triggers: triggersByCode(scheme, triggers),
    state: row.state,
    stage: row.stage,
    stateTitle: state.title,
    organ: state.organ,
    stateSince: row.state_since,
    dueOn: row.due_on,
    overdue: row.ended_on === null && isOverdue(row.due_on, today),
    openedOn: row.opened_on,
    outcome: row.outcome,
    decidedOn: row.decided_on,
    fault: mayRead(role, row) ? row.fault : null,
    endedOn: row.ended_on,
    revision: row.revision,
  };
}
