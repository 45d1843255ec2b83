import type { RunningEffect } from '#shared/contract/recall-consequences.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { CaseId, PersonId } from '#shared/ids.ts';
import { runningEffect } from '#shared/recall/running-effects.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { CaseRow } from '../cases/case.repository.ts';
import { decisionOf } from './frozen-decision.ts';

/** Both days included. */
interface Days {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

const ending = (handle: ReadHandle, { from, to }: Days) =>
  handle.selectFrom('recall_effect_end as e').where('e.until_on', '>=', from).where('e.until_on', '<=', to);

export async function countEffectsEnding(handle: ReadHandle, days: Days): Promise<number> {
  const { count } = await ending(handle, days)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Effects by their places in decisions, the earliest end first. */
export function pageOfEffectsEnding(
  handle: ReadHandle,
  days: Days,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<(Pick<CaseRow, 'id' | 'number' | 'subject' | 'decision'> & { position: number })[]> {
  return ending(handle, days)
    .innerJoin('recall_case as c', 'c.id', 'e.case_id')
    .select(['c.id', 'c.number', 'c.subject', 'c.decision', 'e.position'])
    .orderBy('e.until_on')
    .orderBy('e.case_id')
    .orderBy('e.position')
    .offset(offset)
    .limit(limit)
    .execute();
}

export interface EffectOfPerson {
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly decidedOn: BusinessDate;
  readonly effect: RunningEffect;
}

/** Effects of decided recalls that a person is under on a day, the latest end first. */
export async function effectsOfPerson(
  handle: ReadHandle,
  personId: PersonId,
  on: BusinessDate,
): Promise<EffectOfPerson[]> {
  const rows = await handle
    .selectFrom('recall_case')
    .select(['id', 'number', 'decided_on', 'decision'])
    .where('person_id', '=', personId)
    .where('effect_until', '>=', on)
    .execute();
  return rows
    .flatMap((row): EffectOfPerson[] => {
      const { id: caseId, number: caseNumber, decided_on: decidedOn } = row;
      if (decidedOn === null) return [];
      return (decisionOf(row)?.effects ?? [])
        .filter(({ until }) => until >= on)
        .map((effect) => ({ caseId, caseNumber, decidedOn, effect: runningEffect(effect, on) }));
    })
    .toSorted((a, b) => b.effect.until.localeCompare(a.effect.until));
}
