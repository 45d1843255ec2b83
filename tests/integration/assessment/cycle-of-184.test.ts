/*
 * An annual assessment of 184 people in two pools from plan to archive, through the procedures, with the roles that
 * take each step. The figures are those of 巴塘县 2023: 25 % of 44 and of 140, 11 and 35 优秀.
 */
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  batchDetailSchema,
  batchRowSchema,
  batchSuggestionSchema,
} from '#shared/contract/assessment-ballots.ts';
import { cycleDetailSchema } from '#shared/contract/assessment-cycle.ts';
import { approvalResultSchema, boardSchema } from '#shared/contract/assessment-grading.ts';
import { publicitySchema } from '#shared/contract/assessment-publicity.ts';
import { cycleSummarySchema } from '#shared/contract/assessment-summary.ts';
import type { ProcedureName } from '#shared/contract/index.ts';
import { businessDateOf } from '#shared/dates.ts';
import { type CycleState, type Role, raterGroups } from '#shared/vocabulary.ts';
import { countyWorkbook } from '../../support/county-of-184.ts';
import { type House, openHouse } from '../../support/house.ts';
import { fillScoreSheets } from '../../support/score-sheets.ts';

const job = z.object({ jobId: z.string() });
const jobState = z.object({ state: z.string(), message: z.string(), result: z.unknown() });

function desk(house: House) {
  const ask = async <T extends z.ZodType>(role: Role, schema: T, name: ProcedureName, input: unknown) =>
    house.ask(schema, name, input, await house.sessionOf(role));

  /** Starts a job and waits for its end. */
  async function run(role: Role, name: ProcedureName, input: unknown): Promise<unknown> {
    const { jobId } = await ask(role, job, name, input);
    for (;;) {
      const { state, message, result } = await ask(role, jobState, 'jobs.get', { id: jobId });
      if (state === 'succeeded') return result;
      if (state !== 'running') throw new Error(`${name}: ${state} ${message}`);
      await setImmediate();
    }
  }

  async function upload(role: Role, bytes: Uint8Array): Promise<string> {
    const request = new Request('http://desk.test/files/uploads?name=sheet.xlsx', {
      method: 'POST',
      headers: { authorization: `Bearer ${await house.sessionOf(role)}` },
      body: Buffer.from(bytes),
    });
    const answer: unknown = await (await house.application.fetch(request)).json();
    return z.object({ uploadId: z.string() }).parse(answer).uploadId;
  }

  async function importRoster(): Promise<void> {
    const uploadId = await upload('administrator', countyWorkbook());
    const looked = z.object({
      sheets: z.array(z.object({ name: z.string(), suggestedMapping: z.unknown() })),
    });
    const { sheets } = await ask('administrator', looked, 'roster.inspectImport', { uploadId });
    await run('administrator', 'roster.commitImport', {
      uploadId,
      sheet: sheets[0]?.name,
      kind: 'roster',
      mapping: sheets[0]?.suggestedMapping,
      unitDecisions: [],
    });
  }

  async function step(role: Role, id: string, to: CycleState, documentNumber: string | null = null) {
    const { revision } = await ask(role, cycleDetailSchema, 'assessment.getCycle', { id });
    const input = { id, revision, to, onDate: businessDateOf(house.clock.now()), documentNumber };
    return ask(role, cycleDetailSchema, 'assessment.stepCycle', input);
  }

  return { ask, run, upload, importRoster, step };
}
type Desk = ReturnType<typeof desk>;

/** The committee's sheets, filled in outside and imported. */
async function enterScores({ ask, run, upload }: Desk, cycleId: string): Promise<void> {
  const handedOut = await ask(
    'assessor',
    z.object({ base64: z.string(), rows: z.number() }),
    'assessment.scoreTemplate',
    { cycleId, townshipId: null, scorer: 1 },
  );
  expect(handedOut.rows).toBe(184);
  const { bytes, sheets } = fillScoreSheets(Buffer.from(handedOut.base64, 'base64'), 4);
  const uploadId = await upload('assessor', bytes);
  for (const sheet of sheets) {
    await run('assessor', 'assessment.commitScoreImport', { cycleId, uploadId, sheet, scorer: 1 });
  }
}

/** Every batch that the program suggests, counted by option: all raters choose 优秀. */
async function enterBallots({ ask }: Desk, cycleId: string): Promise<void> {
  const { suggestions } = await ask(
    'assessor',
    z.object({ suggestions: z.array(batchSuggestionSchema) }),
    'assessment.suggestBatches',
    { cycleId, groups: raterGroups },
  );
  await ask('assessor', z.unknown(), 'assessment.prepareBatches', {
    cycleId,
    batches: suggestions.map(({ group, place, issued, subjects }) => ({
      group,
      place,
      heldOn: '2026-12-18',
      issued,
      subjects: subjects.map(({ assessmentId }) => assessmentId),
    })),
  });
  const { rows } = await ask(
    'assessor',
    z.object({ rows: z.array(batchRowSchema) }),
    'assessment.listBatches',
    {
      cycleId,
      limit: 500,
    },
  );
  expect(rows).toHaveLength(suggestions.length);
  for (const { id, revision, issued, subjects } of rows) {
    const pass = { id, pass: 1 };
    const started = await ask('assessor', batchDetailSchema, 'assessment.startPass', {
      ...pass,
      revision,
      method: 'totals',
    });
    const votes = { excellent: issued, competent: 0, basically_competent: 0, incompetent: 0 };
    const saved = await ask('assessor', z.object({ revision: z.number() }), 'assessment.saveTotals', {
      ...pass,
      revision: started.entry?.revision,
      returned: issued,
      invalid: 0,
      totals: subjects.map(() => ({ votes, blank: 0 })),
    });
    const settled = await ask('assessor', batchDetailSchema, 'assessment.finishPass', {
      ...pass,
      revision: saved.revision,
      returned: issued,
    });
    expect(settled.state).toBe('settled');
  }
}

test('184 people in two pools, from plan to archive', { timeout: 180_000 }, async () => {
  const house = await openHouse({ start: '2026-12-21T02:00:00.000Z' });
  try {
    const { ask, run, importRoster, step } = desk(house);
    await importRoster();
    const { schemes } = await ask(
      'assessor',
      z.object({ schemes: z.array(z.object({ id: z.string(), code: z.string() })) }),
      'policy.listSchemes',
      undefined,
    );
    const planned = await ask('assessor', cycleDetailSchema, 'assessment.planCycle', {
      kind: 'annual',
      year: 2026,
      title: '2026年度考核',
      schemeVersionId: schemes.find(({ code }) => code === 'ganzhou-2021')?.id,
      objects: ['first_secretary', 'team_member'],
      ballotEntry: 'single',
      excellentRatio: 2500,
      ratioDocumentNumber: '示例组〔2026〕9号',
    });
    const { id } = planned;
    await step('assessor', id, 'open', '示例驻组〔2026〕1号');
    await run('assessor', 'assessment.determineEligibility', { cycleId: id });
    await step('assessor', id, 'scoring');

    await enterScores(desk(house), id);
    await enterBallots(desk(house), id);
    const { pools, missing } = await ask('leader', cycleSummarySchema, 'assessment.cycleSummary', {
      cycleId: id,
    });
    expect(missing).toEqual({ scores: 0, groups: [], incomplete: 0 });
    expect(pools.map(({ pool, size, quota }) => [pool, size, quota])).toEqual([
      ['civil_servant', 44, 11],
      ['other', 140, 35],
    ]);
    await step('assessor', id, 'review');

    // Everybody has earned 优秀 by score: the committee keeps to the quota, best first, with a reason for the rest.
    for (const [pool, quota] of [
      ['civil_servant', 11],
      ['other', 35],
    ] as const) {
      await run('assessor', 'assessment.acceptSuggestions', { cycleId: id, pool });
      const board = await ask('assessor', boardSchema, 'assessment.board', { cycleId: id, pool });
      const standing = { excellent: board.rows.length, competent: 0, basically_competent: 0, incompetent: 0 };
      const refused = await house.call(
        'assessment.lockPool',
        { cycleId: id, pool, standing },
        await house.sessionOf('assessor'),
      );
      expect([refused.code, refused.body]).toEqual(['RULE_VIOLATION', { rule: 'quota_exceeded' }]);
      const beyond = board.rows.slice(quota);
      await ask('assessor', z.unknown(), 'assessment.moveGrades', {
        cycleId: id,
        pool,
        moves: beyond.map(({ id: record, revision }) => ({ id: record, revision, grade: 'competent' })),
        reason: '优秀名额已满，按得分排序',
      });
      const locked = await ask('assessor', boardSchema, 'assessment.lockPool', {
        cycleId: id,
        pool,
        standing: { ...standing, excellent: quota, competent: beyond.length },
      });
      expect(locked.lock).toMatchObject({ quota, after: { excellent: quota }, override: null });
    }
    await step('assessor', id, 'approval');
    const approval = approvalResultSchema.parse(
      await run('leader', 'assessment.approvePool', {
        cycleId: id,
        pool: null,
        documentNumber: '示例驻组〔2026〕5号',
      }),
    );
    expect(approval).toEqual({ approved: 184, left: [] });
    await step('leader', id, 'publicity');

    const started = await ask('assessor', publicitySchema, 'assessment.startPublicity', {
      cycleId: id,
      startsOn: '2026-12-21',
      workingDays: 5,
      scope: 'excellent',
      place: '县政务公开栏',
      contact: '示例县委组织部 0000-0000000',
      documentNumber: null,
    });
    expect(started.notices[0]).toMatchObject({ startsOn: '2026-12-21', endsOn: '2026-12-25' });
    const early = house.call(
      'assessment.stepCycle',
      {
        id,
        revision: (await ask('leader', cycleDetailSchema, 'assessment.getCycle', { id })).revision,
        to: 'final',
        onDate: '2026-12-21',
      },
      await house.sessionOf('leader'),
    );
    expect((await early).code).toBe('RULE_VIOLATION');
    house.clock.set('2026-12-28T02:00:00.000Z');
    await step('leader', id, 'final');

    const told = await ask('archivist', z.object({ notified: z.number() }), 'assessment.notifyResults', {
      cycleId: id,
      records: null,
      notifiedOn: '2026-12-28',
    });
    expect(told).toEqual({ notified: 184 });
    const archived = await step('leader', id, 'archived', '示例驻组〔2026〕7号');

    expect(archived.steps.map(({ sequence, to }) => [sequence, to])).toEqual(
      ['open', 'scoring', 'review', 'approval', 'publicity', 'final', 'archived'].map((to, index) => [
        index + 1,
        to,
      ]),
    );
    expect(archived.steps.map(({ documentNumber }) => documentNumber)).toEqual([
      '示例驻组〔2026〕1号',
      null,
      null,
      null,
      null,
      null,
      '示例驻组〔2026〕7号',
    ]);
    const end = await ask('leader', cycleSummarySchema, 'assessment.cycleSummary', { cycleId: id });
    expect(end.pools.map(({ final }) => final)).toMatchObject([
      { excellent: 11, competent: 33 },
      { excellent: 35, competent: 105 },
    ]);
    const trail = z.object({ intact: z.boolean() });
    expect(await ask('leader', trail, 'audit.verify', undefined)).toMatchObject({ intact: true });
  } finally {
    await house.close();
  }
});
