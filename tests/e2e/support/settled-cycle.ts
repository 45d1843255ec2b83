import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import * as z from 'zod';
import { cycleDetailSchema } from '#shared/contract/assessment-cycle.ts';
import { boardSchema } from '#shared/contract/assessment-grading.ts';
import { assessmentDetailSchema } from '#shared/contract/assessment-record.ts';
import type { ProcedureName } from '#shared/contract/index.ts';
import { jobSchema } from '#shared/contract/jobs.ts';
import { addDays, type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { CycleState } from '#shared/vocabulary.ts';
import { call, newUser } from './session.ts';

export interface SettledCycle {
  readonly id: string;
  /** The day on which it came to its publicity, so long ago that a publicity of then is over. */
  readonly since: BusinessDate;
  /** Who was scored and settled as 优秀; the others were left behind. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly unitName: string }[];
  readonly assessor: string;
  readonly leader: string;
  readonly archivist: string;
  /** Takes it one step on, by the leader. */
  step(to: CycleState): Promise<void>;
}

const listed = z.object({
  rows: z.array(z.object({ id: z.string(), name: z.string(), unitName: z.string() })),
});
const schemes = z.object({ schemes: z.array(z.object({ id: z.string(), code: z.string() })) });
const started = z.object({ jobId: z.string() });

/** The people of the sample district assessed, two of them settled as 优秀: the cycle waits for its publicity. */
export async function settleCycle(page: Page, administrator: string): Promise<SettledCycle> {
  const assessor = await newUser(page, administrator, 'assessor');
  const leader = await newUser(page, administrator, 'leader');
  const archivist = await newUser(page, administrator, 'archivist');
  const since = addDays(businessDateOf(new Date()), -30);
  const year = Number(since.slice(0, 4));

  async function run(token: string, name: ProcedureName, input: unknown): Promise<void> {
    const { jobId } = await call(page, started, name, input, token);
    for (;;) {
      const { state, message } = await call(page, jobSchema, 'jobs.get', { id: jobId }, token);
      if (state === 'succeeded') return;
      if (state !== 'running') throw new Error(`${name}: ${message}`);
      await setTimeout(20);
    }
  }

  const { schemes: all } = await call(page, schemes, 'policy.listSchemes', undefined, assessor);
  const { id } = await call(
    page,
    cycleDetailSchema,
    'assessment.planCycle',
    {
      kind: 'annual',
      year,
      title: `${year}年度考核`,
      schemeVersionId: all.find(({ code }) => code === 'ganzhou-2021')?.id,
      objects: ['first_secretary', 'team_member'],
      ballotEntry: 'single',
      excellentRatio: 10_000,
      ratioDocumentNumber: '示例组〔2026〕9号',
    },
    assessor,
  );

  async function step(to: CycleState, token = leader): Promise<void> {
    const { revision } = await call(page, cycleDetailSchema, 'assessment.getCycle', { id }, token);
    const input = { id, revision, to, onDate: since, reason: '示例：其余人员另行考核' };
    await call(page, cycleDetailSchema, 'assessment.stepCycle', input, token);
  }

  await step('open', assessor);
  await run(assessor, 'assessment.determineEligibility', { cycleId: id });
  await step('scoring', assessor);
  const graded = { cycleId: id, pool: 'civil_servant', participation: 'graded', limit: 2 };
  const people = (await call(page, listed, 'assessment.list', graded, assessor)).rows;
  for (const person of people) await scoreInFull(page, person.id, assessor);
  await step('review', assessor);
  for (const pool of ['civil_servant', 'other']) {
    await run(assessor, 'assessment.acceptSuggestions', { cycleId: id, pool });
    const board = await call(page, boardSchema, 'assessment.board', { cycleId: id, pool }, assessor);
    const standing = { excellent: 0, competent: 0, basically_competent: 0, incompetent: 0 };
    for (const { proposedGrade } of board.rows) if (proposedGrade !== null) standing[proposedGrade] += 1;
    await call(page, z.unknown(), 'assessment.lockPool', { cycleId: id, pool, standing }, assessor);
  }
  await step('approval', assessor);
  await run(leader, 'assessment.approvePool', { cycleId: id, pool: null, documentNumber: null });
  await step('publicity');
  return { id, since, people, assessor, leader, archivist, step };
}

/** Every item its maximum, every ballot for 优秀. */
async function scoreInFull(page: Page, id: string, token: string): Promise<void> {
  let record = await call(page, assessmentDetailSchema, 'assessment.get', { id }, token);
  const save = async (name: ProcedureName, input: object) => {
    const { revision } = record;
    record = await call(page, assessmentDetailSchema, name, { id, revision, ...input }, token);
  };
  for (const section of record.template.sections) {
    if (section.source === 'items') {
      const kept = record.scores.map(({ item, points, remark }) => ({ item, points, remark }));
      const scores = section.items.map(({ code, maximum }) => ({
        item: code,
        points: maximum,
        remark: null,
      }));
      await save('assessment.saveScores', { scorer: 1, scores: [...kept, ...scores] });
    }
    if (section.source !== 'ballots') continue;
    for (const { group } of section.groups) {
      const votes = { excellent: 10, competent: 0, basically_competent: 0, incompetent: 0 };
      const tally = { group, issued: 10, returned: 10, valid: 10, invalid: 0, votes, blank: 0 };
      await save('assessment.saveTally', { group, tally });
    }
  }
}
