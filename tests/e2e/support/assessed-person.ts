import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import * as z from 'zod';
import { boardFigures } from '#shared/assessment/grading.ts';
import { cycleDetailSchema } from '#shared/contract/assessment-cycle.ts';
import { boardSchema } from '#shared/contract/assessment-grading.ts';
import { assessmentDetailSchema } from '#shared/contract/assessment-record.ts';
import type { ProcedureName } from '#shared/contract/index.ts';
import { jobSchema } from '#shared/contract/jobs.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { CycleState, RaterGroup } from '#shared/vocabulary.ts';
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
const schemes = z.object({ schemes: z.array(z.object({ id: z.string(), code: z.string() })) });
const started = z.object({ jobId: z.string() });

export interface OpenedCycle {
  readonly id: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** Starts a long action and waits until it is done. */
export async function run(page: Page, token: string, name: ProcedureName, input: unknown): Promise<void> {
  const { jobId } = await call(page, started, name, input, token);
  for (;;) {
    const { state, message } = await call(page, jobSchema, 'jobs.get', { id: jobId }, token);
    if (state === 'succeeded') return;
    if (state !== 'running') throw new Error(`${name}: ${message}`);
    await setTimeout(20);
  }
}

/** Takes a cycle one step on, as the owner of the token; whoever is not complete is left behind. */
export async function stepCycle(page: Page, id: string, to: CycleState, token: string): Promise<void> {
  const { revision } = await call(page, cycleDetailSchema, 'assessment.getCycle', { id }, token);
  const onDate = businessDateOf(new Date());
  const input = { id, revision, to, onDate, reason: '示例：其余人员另行考核' };
  await call(page, cycleDetailSchema, 'assessment.stepCycle', input, token);
}

/** Opens the assessment of the current year for the people of the sample district, up to scoring. */
export async function openCycle(page: Page, token: string): Promise<OpenedCycle> {
  const { schemes: all } = await call(page, schemes, 'policy.listSchemes', undefined, token);
  const year = Number(businessDateOf(new Date()).slice(0, 4));
  const plan = {
    kind: 'annual',
    year,
    title: `${year}年度考核`,
    schemeVersionId: all.find(({ code }) => code === 'ganzhou-2021')?.id,
    objects: ['first_secretary', 'team_member'],
    ballotEntry: 'single',
  };
  const { id } = await call(page, cycleDetailSchema, 'assessment.planCycle', plan, token);
  await toScoring(page, id, token);
  return { id, people: (await call(page, listed, 'assessment.list', { cycleId: id }, token)).rows };
}

/** Takes a planned cycle to scoring: participants frozen, everybody's eligibility looked at. */
export async function toScoring(page: Page, id: string, token: string): Promise<void> {
  await stepCycle(page, id, 'open', token);
  await run(page, token, 'assessment.determineEligibility', { cycleId: id });
  await stepCycle(page, id, 'scoring', token);
}

/** Takes a cycle from review to approval: proposed where nobody has proposed, each pool locked as it stands. */
export async function toApproval(page: Page, id: string, token: string): Promise<void> {
  for (const pool of ['civil_servant', 'other']) {
    const target = { cycleId: id, pool };
    await run(page, token, 'assessment.acceptSuggestions', target);
    const board = await call(page, boardSchema, 'assessment.board', target, token);
    const { standing } = boardFigures(board.rows, board.ratio, board.rounding);
    const noRatioReason = board.ratio === null ? '示例：本次不设比例' : null;
    await call(page, boardSchema, 'assessment.lockPool', { ...target, standing, noRatioReason }, token);
  }
  await stepCycle(page, id, 'approval', token);
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

/** Takes a scored person and their cycle to approval, and locks the record with the suggested grade. */
export async function lockPerson(page: Page, stage: Stage, id: string): Promise<void> {
  await stepCycle(page, stage.cycle.id, 'review', stage.assessor);
  await proposeGrade(page, id, stage.assessor);
  await toApproval(page, stage.cycle.id, stage.assessor);
  await approveGrade(page, id, stage.leader);
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
