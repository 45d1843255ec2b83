import { type SqlBool, sql } from 'kysely';
import type { CaseOutcome } from '#shared/case-vocabulary.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { CaseId, PersonId, PostingId } from '#shared/ids.ts';
import { stateOf } from '#shared/recall/case-steps.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { CaseDependencies } from './case-dependencies.ts';
import { triggersOfCases } from './case-list.repository.ts';
import { chosenMeasures } from './case-records.ts';
import { measuresIn, subjectOf, triggersByCode } from './case-view.ts';
import { workflowOf } from './change-case.ts';
import { mayRead, readsUndecided } from './confidential.ts';

/** The days on which something was settled about a person in a case. */
export interface CaseMilestones {
  readonly id: CaseId;
  readonly postingId: PostingId;
  readonly number: string;
  /** Titles, in the notice's order. */
  readonly triggers: readonly string[];
  readonly openedOn: BusinessDate;
  readonly decidedOn: BusinessDate | null;
  readonly outcome: CaseOutcome | null;
  /** Titles of the measures that were decided. */
  readonly measures: readonly string[];
  readonly recalledOn: BusinessDate | null;
  readonly endedOn: BusinessDate | null;
  readonly stateTitle: string;
}

/** What looks across all features learns of cases: nothing of those that the role may not read. */
export function createCaseMilestones({ database, policy }: CaseDependencies) {
  const { read } = database;

  return {
    /** Of a person, the earliest first. */
    async milestonesOf(role: Role, personId: PersonId): Promise<CaseMilestones[]> {
      const rows = await read
        .selectFrom('recall_case')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('opened_on')
        .orderBy('id')
        .execute();
      const seen = rows.filter((row) => mayRead(role, row));
      const triggers = await triggersOfCases(
        read,
        seen.map(({ id }) => id),
      );
      const found: CaseMilestones[] = [];
      for (const row of seen) {
        const scheme = await policy.get(row.scheme_version_id);
        const decided = row.decided_on === null ? [] : chosenMeasures(scheme, measuresIn(row));
        found.push({
          id: row.id,
          postingId: row.posting_id,
          number: row.number,
          triggers: triggersByCode(scheme, triggers.get(row.id) ?? []).map(({ title }) => title),
          openedOn: row.opened_on,
          decidedOn: row.decided_on,
          outcome: row.outcome,
          measures: decided.map(({ title }) => title),
          recalledOn: row.recalled_on,
          endedOn: row.ended_on,
          stateTitle: stateOf(workflowOf(scheme), row.state).title,
        });
      }
      return found;
    },

    /** Cases in whose number a text stands, the newest first. */
    async findByNumber(role: Role, text: string, limit: number) {
      const rows = await read
        .selectFrom('recall_case')
        .select(['id', 'number', 'subject', 'decided_on', 'state', 'scheme_version_id'])
        .where(sql<SqlBool>`instr(number, ${text}) > 0`)
        .$if(!readsUndecided(role), (query) => query.where('decided_on', 'is not', null))
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
      const hits: { id: CaseId; number: string; note: string }[] = [];
      for (const row of rows) {
        if (!mayRead(role, row)) continue;
        const { title } = stateOf(workflowOf(await policy.get(row.scheme_version_id)), row.state);
        hits.push({ id: row.id, number: row.number, note: `${subjectOf(row).personName} · ${title}` });
      }
      return hits;
    },
  };
}
