import type { Page } from '@playwright/test';
import * as z from 'zod';
import { personDraftSchema, postingRowSchema } from '#shared/contract/roster.ts';
import { type Nomination, nominationSchema } from '#shared/contract/roster-lifecycle.ts';
import { addDays, type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { call } from './session.ts';

/** Today, or so many days ago. */
export const daysAgo = (days: number): BusinessDate => addDays(businessDateOf(new Date()), -days);

/** Somebody who fulfils what the scheme asks of a first secretary, as far as records can tell. */
export const fitPerson = (name: string) =>
  personDraftSchema.parse({
    name,
    gender: 'female',
    birthDate: '1985-06-05',
    ethnicity: '汉族',
    politicalStatus: '中共党员',
    partyDate: '2008-06-05',
    workStartDate: '2007-07-01',
    identity: 'civil_servant',
    rank: '四级主任科员',
    homePosition: '科长',
    phone: null,
    staffNumber: null,
  });

const place = { township: '木兰乡', village: '示例村', unit: '区示例局' };

/** An open post of a first secretary. */
export const openPost = (page: Page, token: string) =>
  call(page, postingRowSchema, 'roster.createPost', { ...place, role: 'first_secretary' }, token);

/** Somebody on post as first secretary since a day. */
export async function onPost(page: Page, token: string, name: string, startDate: BusinessDate) {
  const { id, revision } = await openPost(page, token);
  const input = { id, revision, person: fitPerson(name), role: 'first_secretary', startDate };
  return await call(page, postingRowSchema, 'roster.fillPost', input, token);
}

const villages = z.object({ villages: z.array(z.looseObject({ villageName: z.string() })) });

/** The village of that name as the demand list has it. */
export async function villageNamed(page: Page, token: string, name: string) {
  const answer = await call(page, villages, 'roster.listVillageDemand', {}, token);
  const village = answer.villages.find(({ villageName }) => villageName === name);
  if (!village) throw new Error(`No village ${name}`);
  return village;
}

/** Nominates somebody fit for a post, answers every question with yes and passes the pre-check. */
export async function nominateAndCheck(
  page: Page,
  token: string,
  postingId: string,
  name: string,
): Promise<Nomination> {
  const proposed = await call(
    page,
    nominationSchema,
    'roster.nominate',
    {
      postingId,
      person: fitPerson(name),
      role: 'first_secretary',
      proposedOn: daysAgo(0),
      plannedStart: null,
    },
    token,
  );
  const answers = proposed.preCheck.items
    .filter(({ question }) => question !== null)
    .map(({ code }) => ({ code, fulfilled: true, note: null }));
  const { id } = proposed;
  const answered = await call(
    page,
    nominationSchema,
    'roster.answerNomination',
    { id, revision: proposed.revision, answers },
    token,
  );
  return await recordNext(page, token, answered);
}

/** Records the next step of a nomination as passed. */
export function recordNext(page: Page, token: string, nomination: Nomination): Promise<Nomination> {
  const { id, revision, nextStep } = nomination;
  const input = {
    id,
    revision,
    stepCode: nextStep,
    doneOn: daysAgo(0),
    by: '区委组织部',
    documentNumber: null,
    opinion: null,
    outcome: 'passed',
  };
  return call(page, nominationSchema, 'roster.recordNominationStep', input, token);
}
