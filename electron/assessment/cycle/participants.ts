import {
  chooseParticipants,
  type Group,
  type Period,
  teamsOf,
  unitsOf,
} from '#shared/assessment/participants.ts';
import type { ParticipantPreview } from '#shared/contract/assessment-cycle.ts';
import type { PersonSubject } from '#shared/contract/assessment-record.ts';
import type { PostingId } from '#shared/ids.ts';
import { findTemplate } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { AssessedObject, AssessmentKind, Pool } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { listPostingsOfPeriod, type PostingOfPeriod } from '../../roster/postings-of-period.ts';

/** Whom a cycle is about. */
export interface Whom {
  readonly kind: AssessmentKind;
  readonly period: Period;
  readonly objects: readonly AssessedObject[];
  readonly scheme: Scheme;
  /** Chosen postings; only an end-of-term assessment goes by them. */
  readonly postingIds: readonly PostingId[];
}

/** Somebody on post with all that the assessment rests on. */
export type ReadyPosting = PostingOfPeriod & Pick<PersonSubject, 'identity' | 'role'>;

/** Whom a cycle would assess as the roster is now. */
export interface Participants {
  readonly people: readonly ReadyPosting[];
  readonly teams: readonly Group<PostingOfPeriod>[];
  readonly units: readonly Group<PostingOfPeriod>[];
  /** People who lack something that the assessment rests on. */
  readonly incomplete: readonly { readonly posting: PostingOfPeriod; readonly lacking: readonly string[] }[];
  /** Postings of people who are assessed on another one. */
  readonly leftOut: readonly PostingOfPeriod[];
  /** Chosen objects that the scheme has no template for. */
  readonly withoutTemplate: readonly AssessedObject[];
  /** Chosen postings that nobody held on any day of the period. */
  readonly outside: number;
}

/**
 * Everyone on post in the period, one posting each; the teams and units they make up. Of an end-of-term assessment only
 * the chosen postings count.
 */
export async function findParticipants(handle: ReadHandle, whom: Whom): Promise<Participants> {
  const { kind, period, objects, scheme } = whom;
  const chosen = kind === 'term' ? whom.postingIds : null;
  const postings = await listPostingsOfPeriod(handle, period, chosen);
  const people: ReadyPosting[] = [];
  const incomplete: Participants['incomplete'][number][] = [];
  const leftOut: PostingOfPeriod[] = [];
  if (objects.includes('first_secretary') || objects.includes('team_member')) {
    const choice = chooseParticipants(period, postings);
    for (const posting of choice.participants) {
      const { identity, role } = posting;
      if (role !== null && !objects.includes(role)) continue;
      if (identity !== null && role !== null) people.push({ ...posting, identity, role });
      else {
        const lacking = [identity === null ? '身份' : '', role === null ? '驻村职务' : ''].filter(Boolean);
        incomplete.push({ posting, lacking });
      }
    }
    leftOut.push(...choice.leftOut);
  }
  return {
    people,
    teams: objects.includes('team') ? teamsOf(postings) : [],
    units: objects.includes('unit') ? unitsOf(postings) : [],
    incomplete,
    leftOut,
    withoutTemplate: objects.filter((object) => findTemplate(scheme, kind, object) === undefined),
    outside: chosen === null ? 0 : new Set(chosen).size - postings.length,
  };
}

/** The pool that somebody is graded in. */
export const poolOf = ({ identity }: Pick<ReadyPosting, 'identity'>): Pool =>
  identity === 'civil_servant' ? 'civil_servant' : 'other';

/** How many take part, whom the roster has to complete, and what is left out. */
export function previewOf(found: Participants): ParticipantPreview {
  const counts = new Map<string, ParticipantPreview['counts'][number]>();
  const add = (object: AssessedObject, pool: Pool) => {
    const key = `${object} ${pool}`;
    const before = counts.get(key)?.count ?? 0;
    counts.set(key, { object, pool, count: before + 1 });
  };
  for (const posting of found.people) add(posting.role, poolOf(posting));
  for (const _ of found.teams) add('team', 'team');
  for (const _ of found.units) add('unit', 'unit');
  return {
    counts: [...counts.values()],
    incomplete: found.incomplete.map(({ posting, lacking }) => ({
      postingId: posting.postingId,
      name: posting.name,
      lacking: [...lacking],
    })),
    leftOut: found.leftOut.map(({ postingId, name, villageName, startDate, endDate }) => ({
      postingId,
      name,
      villageName,
      startDate,
      endDate,
    })),
    withoutTemplate: [...found.withoutTemplate],
  };
}
