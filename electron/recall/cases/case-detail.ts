import {
  type CaseDetail,
  caseDecisionSchema,
  caseStatementSchema,
  caseVerificationSchema,
} from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf, daysBetween } from '#shared/dates.ts';
import { type CaseId, userIdSchema } from '#shared/ids.ts';
import { nextSteps } from '#shared/recall/case-steps.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { type CaseRow, caseIn, signalsIn, triggersOf } from './case.repository.ts';
import type { CaseDependencies } from './case-dependencies.ts';
import { measureChoices } from './case-rules.ts';
import { caseSignals, signalsUnder } from './case-signals.ts';
import { standingOfCase } from './case-standing.ts';
import { headOf, measuresIn, subjectOf, triggerChoices, triggersByCode } from './case-view.ts';
import { workflowOf } from './change-case.ts';
import { type CaseActor, readsUndecided, requireReadable } from './confidential.ts';
import { noteReading, noteReadingOf } from './reading.ts';

/** The case on one page. */
export function createCaseReading({ database, clock, policy, sources }: CaseDependencies) {
  const { read } = database;

  return {
    /** For answers with a part of a case: that is a reading of it too. @throws NOT_FOUND */
    noteCaseRead: (reader: CaseActor, id: CaseId): Promise<void> =>
      noteReadingOf(database, clock.now(), reader, id),

    /** See the contract for the refusals. The reading is noted in the trail. */
    async getCase(reader: CaseActor, id: CaseId): Promise<CaseDetail> {
      const row = await caseIn(read, id);
      requireReadable(reader.role, row);
      await noteReading(database, clock.now(), reader, row);
      const scheme = await policy.get(row.scheme_version_id);
      const taken = await signalsIn(read, id);
      const now = taken.length === 0 ? [] : await signalsUnder({ read, sources }, scheme, row.posting_id);
      return {
        ...(await standing(row, scheme, reader)),
        ...written(row),
        subject: subjectOf(row),
        scheme: schemeOf(scheme),
        triggerChoices: triggerChoices(scheme.content.recall.triggers),
        measureChoices: measureChoices(scheme),
        ...(await way(row, scheme)),
        ...(await timeOnPost(row)),
        signals: caseSignals(scheme, taken, now),
      };
    },
  };

  /** Head, steps that may follow, and whether the reader may write. */
  async function standing(row: CaseRow, scheme: SchemeVersionWithContent, reader: CaseActor) {
    const known = (await triggersOf(read, row.id)).map(({ trigger_code }) => trigger_code);
    const steps = await standingOfCase(read, row, triggersByCode(scheme, known), scheme);
    return {
      ...headOf(row, known, scheme, { role: reader.role, today: businessDateOf(clock.now()) }),
      next: nextSteps(steps, { role: reader.role, userId: userIdSchema.parse(reader.id) }),
      editable: row.decided_on === null && row.ended_on === null && readsUndecided(reader.role),
    };
  }

  async function way(row: CaseRow, scheme: SchemeVersionWithContent) {
    const { workflow } = scheme.content.recall;
    const { states } = workflowOf(scheme);
    const reached = await reachedOn(read, row.id);
    const initial = workflowOf(scheme).initial;
    return {
      workflow: states.map(({ code, title, stage, organ, documents }) => ({
        code,
        title,
        stage,
        organ,
        documents,
        reachedOn: reached.get(code) ?? (code === initial ? row.opened_on : null),
      })),
      workflowGround:
        workflow.kind === 'stated' ? workflow.ground : { kind: 'example' as const, note: workflow.note },
    };
  }

  async function timeOnPost({ posting_id, subject }: CaseRow) {
    const posting = await read
      .selectFrom('posting')
      .select(['start_date', 'end_date'])
      .where('id', '=', posting_id)
      .executeTakeFirstOrThrow();
    const start = posting.start_date ?? subjectOf({ subject }).startDate;
    return {
      daysOnPost: daysBetween(start, posting.end_date ?? businessDateOf(clock.now())) + 1,
      postEndedOn: posting.end_date,
    };
  }
}

/** Day of the last step that led to each state. */
async function reachedOn(handle: ReadHandle, id: CaseId): Promise<Map<string, BusinessDate>> {
  const steps = await handle
    .selectFrom('recall_event')
    .select(['to_state', 'on_date'])
    .where('case_id', '=', id)
    .where('kind', '=', 'step')
    .orderBy('sequence')
    .execute();
  return new Map(steps.flatMap(({ to_state, on_date }) => (to_state === null ? [] : [[to_state, on_date]])));
}

/** What people wrote into the case. */
function written(row: CaseRow) {
  return {
    openedByName: row.opened_by_name,
    proposedByName: row.proposed_by_name,
    decidedByName: row.decided_by_name,
    facts: row.facts,
    faultReason: row.fault_reason,
    measures: measuresIn(row),
    statement: row.statement === null ? null : caseStatementSchema.parse(JSON.parse(row.statement)),
    verification:
      row.verification === null ? null : caseVerificationSchema.parse(JSON.parse(row.verification)),
    decision: row.decision === null ? null : caseDecisionSchema.parse(JSON.parse(row.decision)),
    recalledOn: row.recalled_on,
    effectUntil: row.effect_until,
  };
}

function schemeOf({ id, code, title, content }: SchemeVersionWithContent): CaseDetail['scheme'] {
  const { shortTitle, documentNumber } = content;
  return { id, code, title, shortTitle, documentNumber };
}
