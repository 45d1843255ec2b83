import type { Page } from '@playwright/test';
import * as z from 'zod';
import { type Board, boardSchema } from '#shared/contract/assessment-grading.ts';
import { assessmentDetailSchema } from '#shared/contract/assessment-record.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { CycleState } from '#shared/vocabulary.ts';
import { call } from './session.ts';

const schemes = z.object({ schemes: z.array(z.object({ id: z.string() })) });
const cycle = z.object({ id: z.string(), revision: z.number(), state: z.string() });
const listed = z.object({ rows: z.array(z.object({ id: z.string() })) });

/** Shares of the points for the best; everyone after them gets less and less, far below 优秀. */
const best = [0.98, 0.97, 0.96, 0.94, 0.94];

/** Takes a cycle one step on. */
export async function stepCycle(page: Page, id: string, to: CycleState, token: string): Promise<void> {
  const { revision } = await call(page, cycle, 'assessment.getCycle', { id }, token);
  const onDate = businessDateOf(new Date());
  const input = { id, revision, to, onDate, documentNumber: null, reason: null };
  await call(page, cycle, 'assessment.stepCycle', input, token);
}

/** The board of the teams as somebody sees it. */
export const teamBoard = (page: Page, cycleId: string, token: string): Promise<Board> =>
  call(page, boardSchema, 'assessment.board', { cycleId, pool: 'team' }, token);

/**
 * A cycle about the nineteen teams of the sample district, scored and in 等次评定. A quarter may be 优秀: four, with
 * the fourth and the fifth on equal points. Teams are scored by the committee alone, which keeps the stage small.
 *
 * @returns the cycle's id and the names of the teams in rank order
 */
export async function gradedTeams(page: Page, token: string): Promise<{ id: string; names: string[] }> {
  const [scheme] = (await call(page, schemes, 'policy.listSchemes', undefined, token)).schemes;
  const year = Number(businessDateOf(new Date()).slice(0, 4));
  const plan = {
    kind: 'annual',
    year,
    schemeVersionId: scheme?.id,
    title: `${year}年度工作队考核`,
    objects: ['team'],
    ballotEntry: 'single',
    excellentRatio: 2_500,
    ratioDocumentNumber: '示例组〔2026〕8号',
  };
  const { id } = await call(page, cycle, 'assessment.planCycle', plan, token);
  await stepCycle(page, id, 'open', token);
  await stepCycle(page, id, 'scoring', token);
  const { rows } = await call(page, listed, 'assessment.list', { cycleId: id }, token);
  for (const [index, row] of rows.entries()) {
    const { revision, template } = await call(page, assessmentDetailSchema, 'assessment.get', row, token);
    const share = best[index] ?? 0.85 - index / 100;
    const scores = template.sections.flatMap((section) =>
      section.source === 'items'
        ? section.items.map(({ code, maximum }) => ({
            item: code,
            points: Math.floor(maximum * share),
            remark: null,
          }))
        : [],
    );
    await call(
      page,
      z.unknown(),
      'assessment.saveScores',
      { id: row.id, revision, scorer: 1, scores },
      token,
    );
  }
  await stepCycle(page, id, 'review', token);
  return { id, names: (await teamBoard(page, id, token)).rows.map(({ name }) => name) };
}
