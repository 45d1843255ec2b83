import { type PersonDraft, personDraftSchema } from '#shared/contract/roster.ts';
import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import { archivist, type RosterDesk } from './roster-desk.ts';

export const day = (text: string): BusinessDate => businessDateSchema.parse(text);

/** Somebody who fulfils what every scheme asks for, as far as records can tell. */
export const fitPerson = (name = '赵示例', change: Partial<PersonDraft> = {}): PersonDraft => ({
  ...personDraftSchema.parse({
    name,
    gender: 'male',
    birthDate: '1985-06-05',
    ethnicity: '汉族',
    politicalStatus: '中共党员',
    partyDate: '2008-06-05',
    workStartDate: '2007-07-01',
    unitJoinedOn: '2012-03-01',
    retirementDate: '2048-06-05',
    identity: 'civil_servant',
    staffKind: 'regular',
    rank: '四级主任科员',
    homePosition: '科长',
    phone: null,
    staffNumber: null,
  }),
  ...change,
});

export const someVillage = { township: '王家河街道', village: '唐保社村', unit: '区财政局' };

/** An open post. */
export const openPost = (
  desk: RosterDesk,
  role: PostRole | null = 'first_secretary',
  village = someVillage.village,
) => desk.roster.postings.createPost(archivist, { ...someVillage, village, role });

/** Somebody proposed for a post on 2026-02-01. */
export const nominated = (
  desk: RosterDesk,
  postingId: PostingId,
  change: Partial<PersonDraft> = {},
  name = '赵示例',
) =>
  desk.roster.nominations.nominate(archivist, {
    postingId,
    person: fitPerson(name, change),
    role: 'first_secretary',
    proposedOn: day('2026-02-01'),
    plannedStart: null,
    proposedBy: null,
    documentNumber: null,
  });

/** Answers every question of a nomination with yes. */
export const answered = (desk: RosterDesk, { id, revision, preCheck }: Nomination) =>
  desk.roster.nominations.answer(archivist, {
    id,
    revision,
    answers: preCheck.items
      .filter(({ question }) => question !== null)
      .map(({ code }) => ({ code, fulfilled: true, note: null })),
  });

/** Records the next step of a nomination as passed. */
export const stepped = (
  desk: RosterDesk,
  { id, revision, nextStep }: Nomination,
  doneOn = '2026-02-10',
  overrideReason: string | null = null,
) =>
  desk.roster.nominations.recordStep(archivist, {
    id,
    revision,
    stepCode: nextStep ?? 'none',
    doneOn: day(doneOn),
    by: '区委组织部',
    documentNumber: null,
    opinion: null,
    outcome: 'passed',
    overrideReason,
  });

/** Takes a nomination through all of its steps. */
export async function filed(desk: RosterDesk, nomination: Nomination): Promise<Nomination> {
  let current = await answered(desk, nomination);
  while (current.nextStep !== null) current = await stepped(desk, current);
  return current;
}
