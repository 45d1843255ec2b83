import type { Page } from '@playwright/test';
import * as z from 'zod';
import { assessmentDetailSchema, cycleSchema } from '#shared/contract/assessment-record.ts';
import type { RaterGroup } from '#shared/vocabulary.ts';
import { call, newUser } from './session.ts';

/** Ballots as they are typed: 发出 收回 有效 无效, votes from 优秀 down, 未填. */
export const ballots: Record<RaterGroup, readonly number[]> = {
  village_cadres: [8, 8, 8, 0, 6, 2, 0, 0, 0],
  party_delegates: [15, 14, 14, 0, 9, 4, 1, 0, 0],
  villager_delegates: [30, 30, 28, 2, 20, 6, 1, 0, 1],
  township_party_committee: [5, 5, 5, 0, 3, 2, 0, 0, 0],
  dispatching_unit: [6, 6, 6, 0, 5, 1, 0, 0, 0],
  county_departments: [4, 4, 4, 0, 2, 2, 0, 0, 0],
};

/** Scores of the nine items from top to bottom, in points; with the ballots they come to 92.04. */
export const scores = [14, 9, 5, 7.5, 7, 5, 5.5, 6, 5];

const listed = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });
const schemes = z.object({ schemes: z.array(z.object({ id: z.string() })) });

export interface OpenedCycle {
  readonly id: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** Opens the assessment of the current year for the people of the sample district. */
export async function openCycle(page: Page, token: string): Promise<OpenedCycle> {
  const [scheme] = (await call(page, schemes, 'policy.listSchemes', undefined, token)).schemes;
  const year = new Date().getFullYear();
  const input = { year, title: `${year}年度考核`, schemeVersionId: scheme?.id };
  const { id } = await call(page, cycleSchema, 'assessment.openCycle', input, token);
  return { id, people: (await call(page, listed, 'assessment.list', { cycleId: id }, token)).rows };
}

const detailOf = (page: Page, id: string, token: string) =>
  call(page, assessmentDetailSchema, 'assessment.get', { id }, token);

/** Enters all scores and ballots of a person. */
export async function scorePerson(page: Page, id: string, token: string): Promise<void> {
  const { template, ...record } = await detailOf(page, id, token);
  const items = template.sections.flatMap((section) => (section.source === 'items' ? section.items : []));
  let { revision } = record;
  const save = async (name: 'assessment.saveScores' | 'assessment.saveTally', input: object) => {
    ({ revision } = await call(page, assessmentDetailSchema, name, { id, revision, ...input }, token));
  };
  await save('assessment.saveScores', {
    scorer: 1,
    scores: items.map(({ code }, index) => ({
      item: code,
      points: (scores[index] ?? 0) * 100,
      remark: null,
    })),
  });
  for (const [group, counts] of Object.entries(ballots)) {
    const [issued, returned, valid, invalid, excellent, competent, basically, incompetent, blank] = counts;
    const votes = { excellent, competent, basically_competent: basically, incompetent };
    await save('assessment.saveTally', {
      group,
      tally: { group, issued, returned, valid, invalid, votes, blank },
    });
  }
}

/** Puts a scored person's suggested grade forward. */
export async function proposeGrade(page: Page, id: string, token: string): Promise<void> {
  const { revision, suggestedGrade: grade } = await detailOf(page, id, token);
  await call(page, z.unknown(), 'assessment.propose', { id, revision, grade, reason: null }, token);
}

/** Settles the proposed grade, which locks the record. */
export async function approveGrade(page: Page, id: string, token: string): Promise<void> {
  const { revision, proposedGrade: grade } = await detailOf(page, id, token);
  const input = { id, revision, grade, reason: null, documentNumber: '示例〔2026〕3号' };
  await call(page, z.unknown(), 'assessment.approve', input, token);
}

export interface Stage {
  readonly assessor: string;
  readonly leader: string;
  readonly archivist: string;
  readonly cycle: OpenedCycle;
}

/** Users of the working roles and an opened cycle; sessions of all of them. */
export async function setStage(page: Page, administrator: string): Promise<Stage> {
  const assessor = await newUser(page, administrator, 'assessor');
  const leader = await newUser(page, administrator, 'leader');
  const archivist = await newUser(page, administrator, 'archivist');
  return { assessor, leader, archivist, cycle: await openCycle(page, assessor) };
}
