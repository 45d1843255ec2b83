import type { CaseFilter, CaseHead } from '#shared/contract/recall-case.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { CaseDependencies } from './case-dependencies.ts';
import {
  type CaseSort,
  casesOfPerson,
  type ListReader,
  pageOfCases,
  type StatesOfVersion,
  triggersOfCases,
  versionsOfOpenCases,
} from './case-list.repository.ts';
import { type CaseHeadRow, headOf } from './case-view.ts';
import { workflowOf } from './change-case.ts';
import { mayRead, readsUndecided } from './confidential.ts';

export interface CaseListQuestion {
  readonly filter: CaseFilter;
  readonly sort: readonly CaseSort[];
  readonly offset: number;
  readonly limit: number;
}

/** Lists of cases, as far as a role may see what stands in them. */
export function createCaseLists({ database, clock, policy }: CaseDependencies) {
  const { read } = database;

  async function headsOf(rows: readonly CaseHeadRow[], role: Role): Promise<CaseHead[]> {
    const triggers = await triggersOfCases(
      read,
      rows.map(({ id }) => id),
    );
    const today = businessDateOf(clock.now());
    const heads: CaseHead[] = [];
    for (const row of rows) {
      const scheme = await policy.get(row.scheme_version_id);
      heads.push(headOf(row, triggers.get(row.id) ?? [], scheme, { role, today }));
    }
    return heads;
  }

  return {
    /** A page of the cases that a filter leaves. */
    async listCases(role: Role, { filter, ...page }: CaseListQuestion) {
      const reader = await listReader({ database, clock, policy }, role, filter.group === 'mine');
      const { total, rows } = await pageOfCases(read, filter, reader, page);
      return { total, rows: await headsOf(rows, role) };
    },

    /** Cases of a person that the role may know of, the newest first. */
    async casesOf(role: Role, personId: PersonId): Promise<CaseHead[]> {
      const rows = await casesOfPerson(read, personId);
      return headsOf(
        rows.filter((row) => mayRead(role, row)),
        role,
      );
    },
  };
}

/** What lists need to know of their reader; in which states the role has the next step only where asked for. */
export async function listReader(
  { database, clock, policy }: Pick<CaseDependencies, 'database' | 'clock' | 'policy'>,
  role: Role,
  withMine: boolean,
): Promise<ListReader> {
  const mine: StatesOfVersion[] = [];
  for (const id of withMine ? await versionsOfOpenCases(database.read) : []) {
    const { states } = workflowOf(await policy.get(id));
    const taken = states.filter(({ roles }) => roles.some((taker) => taker === role));
    mine.push({ schemeVersionId: id, states: taken.map(({ code }) => code) });
  }
  return { today: businessDateOf(clock.now()), readsUndecided: readsUndecided(role), mine };
}
