/*
 * A database of version 3 as the program of that version wrote it, all names 示例: the sample district (57 posts) with
 * ten months of records, an ended posting with a successor nominated, two dismissed signals (one taken back), an annual
 * assessment of 2026 in effect with its ballots, publicity, objection, replies and two documents, one of its results
 * reopened, and a regular assessment that is still being scored. Made once, compacted, never made again.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { documentSchema } from '#shared/contract/archive.ts';
import { batchRowSchema, differencesSchema } from '#shared/contract/assessment-ballots.ts';
import { cycleSchema } from '#shared/contract/assessment-cycle.ts';
import { objectionSchema, publicitySchema } from '#shared/contract/assessment-publicity.ts';
import {
  type AssessmentRow,
  assessmentDetailSchema,
  assessmentRowSchema,
} from '#shared/contract/assessment-record.ts';
import type { ProcedureName } from '#shared/contract/index.ts';
import { signalRowSchema } from '#shared/contract/recall.ts';
import { postingRowSchema } from '#shared/contract/roster.ts';
import { nominationSchema, postingLifeSchema } from '#shared/contract/roster-lifecycle.ts';
import type { Role } from '#shared/vocabulary.ts';
import { verifyDatabaseFile } from '../../../electron/audit/verify-database-file.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { type House, openHouse } from '../../support/house.ts';
import { tableWithFiles, withRawHandle } from '../../support/raw-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const start = '2026-12-29T02:00:00.000Z';
const fixture = gunzipSync(
  readFileSync(join(import.meta.dirname, '../../fixtures/databases/version-3.db.gz')),
);

/** Names of the tables with the columns that each has. */
function tablesOf(file: string): Map<string, readonly string[]> {
  return withRawHandle(file, (handle) => {
    const names = handle
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    const columns = handle.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
    return new Map(names.map((name) => [name, columns.all(name)]));
  });
}

/** Every row of a table by these columns, each as one text. */
function rowsOf(file: string, table: string, columns: readonly string[]): string[] {
  const list = columns.map((column) => `"${column}"`).join();
  return withRawHandle(file, (handle) =>
    handle
      .prepare(`SELECT ${list} FROM ${tableWithFiles(handle, table)}`)
      .raw()
      .all()
      .map((row) => JSON.stringify(row)),
  );
}

test('every row that was held is still there, column by column, and its past verifies', async () => {
  const old = join(temporaryDirectory(), 'old.db');
  writeFileSync(old, fixture);
  const dataDirectory = join(temporaryDirectory(), 'data');
  const file = join(dataDirectory, 'cadredesk.db');
  mkdirSync(dataDirectory);
  writeFileSync(file, fixture);
  const clock = fixedClock(start);
  await (await openDatabase({ dataDirectory, clock })).close();

  const lost = [...tablesOf(old)].flatMap(([table, columns]) => {
    // How often a posting was touched is counted on by an upgrade that touches it.
    if (table === 'posting_change') return [];
    const kept = new Set(rowsOf(file, table, columns));
    const missing = rowsOf(old, table, columns).filter((row) => !kept.has(row));
    return missing.length === 0 ? [] : [{ table, missing: missing.length }];
  });
  expect(lost).toEqual([]);
  expect(await verifyDatabaseFile(dataDirectory, clock)).toMatchObject({ intact: true });
});

describe('the pages of the program show it as it was left', () => {
  let house: House;
  let annual: z.infer<typeof cycleSchema>;
  let regular: z.infer<typeof cycleSchema>;
  beforeAll(async () => {
    house = await openHouse({ start, from: fixture });
    const { cycles } = await ask(
      z.object({ cycles: z.array(cycleSchema) }),
      'assessment.listCycles',
      undefined,
    );
    const [first, second] = cycles;
    if (!first || !second) throw new Error('There are two cycles');
    [annual, regular] = [first, second];
  });
  afterAll(() => house.close());

  async function ask<T extends z.ZodType>(
    schema: T,
    name: ProcedureName,
    input: unknown,
    role: Role = 'leader',
  ) {
    return house.ask(schema, name, input, await house.sessionOf(role));
  }

  /** All rows of a list. */
  async function rows<T extends z.ZodType>(row: T, name: ProcedureName, input: object) {
    return (await ask(z.object({ rows: z.array(row) }), name, { limit: 500, ...input })).rows;
  }

  const recordsOf = ({ id }: { id: string }): Promise<AssessmentRow[]> =>
    rows(assessmentRowSchema, 'assessment.list', { cycleId: id });

  const tally = (words: readonly (string | null)[]) =>
    Object.fromEntries([...Map.groupBy(words, String)].map(([word, all]) => [word, all.length]));

  test('both assessments are where they were, with grades, ballots and the reopened result', async () => {
    expect(annual).toMatchObject({
      kind: 'annual',
      state: 'final',
      version: 1,
      counts: { all: 57, locked: 56 },
    });
    expect(regular).toMatchObject({ kind: 'regular', state: 'scoring', counts: { all: 19, locked: 0 } });
    const records = await recordsOf(annual);
    expect(tally(records.map(({ finalGrade }) => finalGrade))).toEqual({
      excellent: 12,
      competent: 43,
      null: 2,
    });
    expect(records.filter(({ participation }) => participation !== 'graded')).toMatchObject([
      { name: '苏示例四十二', participation: 'comment_only', state: 'locked' },
    ]);
    expect(records.filter(({ individual }) => individual)).toMatchObject([
      { name: '赵示例一', state: 'scoring', complete: true },
    ]);
    expect(
      (await recordsOf(regular)).filter(({ participation }) => participation !== 'graded'),
    ).toMatchObject([{ name: '章示例喆', participation: 'neither' }]);

    const batches = await rows(batchRowSchema, 'assessment.listBatches', { cycleId: annual.id });
    expect(tally(batches.map(({ state }) => state))).toEqual({ settled: 18 });
    for (const { passes } of batches) {
      expect(passes.map(({ by }) => by)).toEqual(['示例考核员', '示例复核员']);
    }
    const [one] = batches.filter(({ passes }) => passes.every(({ method }) => method === 'ballots'));
    const { differences } = await ask(
      differencesSchema,
      'assessment.listDifferences',
      { id: one?.id },
      'assessor',
    );
    expect(differences).toMatchObject([{ what: 'mark', first: '1', second: '2', value: '1' }]);
  });

  test('publicity, objection and replies stand', async () => {
    const cycle = { cycleId: annual.id };
    const { notices } = await ask(publicitySchema, 'assessment.publicity', cycle);
    expect(notices).toMatchObject([{ stage: 'ended', endsOn: '2026-12-25', results: 56 }]);
    const listed = z.object({ objections: z.array(objectionSchema) });
    expect((await ask(listed, 'assessment.listObjections', cycle)).objections).toMatchObject([
      { about: { name: expect.stringContaining('示例') }, late: false, answer: { outcome: 'not_upheld' } },
    ]);
    const staged = z.object({ stages: z.record(z.string(), z.number()) });
    expect((await ask(staged, 'assessment.results', cycle)).stages).toEqual({
      not_settled: 1,
      to_notify: 53,
      to_sign: 1,
      signed: 1,
      refused: 1,
    });
    expect((await ask(staged, 'assessment.unitResults', cycle)).stages).toMatchObject({ sent: 1 });
  });

  test('registered documents are unchanged, made by the program of then, and the trail has no gap', async () => {
    const { documents } = await ask(z.object({ documents: z.array(documentSchema) }), 'archive.list', {});
    expect(documents.map(({ kind }) => kind).sort()).toEqual(['annual_form', 'result_notice']);
    for (const { id } of documents) {
      const answer = await house.call('archive.verify', { id }, await house.sessionOf('archivist'));
      expect(answer).toMatchObject({ code: 'RULE_VIOLATION', body: { rule: 'other_program_version' } });
      expect(answer.message).toContain('没有被改动');
    }
    expect(await ask(z.unknown(), 'audit.verify', undefined)).toMatchObject({ intact: true, problems: [] });
  });

  test('a dismissed signal stays dismissed, one taken back stays open', async () => {
    const filter = (state: string) => rows(signalRowSchema, 'recall.listSignals', { filter: { state } });
    expect(await filter('dismissed')).toMatchObject([
      { posting: { personName: '苏示例四十二' }, dismissal: { reason: expect.stringContaining('已核实') } },
    ]);
    expect(await filter('lapsed')).toEqual([]);
    const open = await filter('open');
    expect(open.filter(({ ruleCode }) => ruleCode === 'township_opinion')).toHaveLength(2);
    expect(open.filter(({ posting }) => posting.personName === '许示例二十').length).toBeGreaterThan(2);
  });

  test('who left has a successor proposed for the open post', async () => {
    const [ended] = await rows(postingRowSchema, 'roster.listPostings', { filter: { status: 'ended' } });
    const { life } = await ask(z.object({ life: postingLifeSchema }), 'roster.getPosting', { id: ended?.id });
    expect(life).toMatchObject({ endKind: 'term', successor: { stage: 'pre_checked', startDate: null } });
    const listed = z.object({ nominations: z.array(nominationSchema) });
    const { nominations } = await ask(listed, 'roster.listNominations', {});
    expect(nominations).toMatchObject([
      { personName: '示例继任', state: 'pre_checked', posting: { id: life.successor?.postingId } },
    ]);
    expect(await ask(z.unknown(), 'roster.listEarlyChanges', {})).toMatchObject({ running: 1 });
  });

  test('work goes on: a signal is dismissed, a record scored, the reopened result proposed again', async () => {
    const [signal] = await rows(signalRowSchema, 'recall.listSignals', {});
    const dismissed = await ask(signalRowSchema, 'recall.dismissSignal', {
      postingId: signal?.posting.postingId,
      key: signal?.key,
      factsSha256: signal?.factsSha256,
      reason: '示例：已核实',
    });
    expect(dismissed.state).toBe('dismissed');

    const last = (await recordsOf(regular)).findLast(({ participation }) => participation === 'graded');
    const detail = await ask(assessmentDetailSchema, 'assessment.get', { id: last?.id });
    expect(detail.scores).toEqual([]);
    const [item] = detail.template.sections.flatMap((part) => (part.source === 'items' ? part.items : []));
    const scored = await ask(
      assessmentDetailSchema,
      'assessment.saveScores',
      {
        id: detail.id,
        revision: detail.revision,
        scorer: 1,
        scores: [{ item: item?.code, points: item?.maximum, remark: null }],
      },
      'assessor',
    );
    expect(scored.scores).toMatchObject([{ item: item?.code, points: item?.maximum }]);

    const reopened = (await recordsOf(annual)).find(({ individual }) => individual);
    const proposed = await ask(
      assessmentDetailSchema,
      'assessment.propose',
      { id: reopened?.id, revision: reopened?.revision, grade: 'competent', reason: '示例：经核实' },
      'assessor',
    );
    expect(proposed).toMatchObject({ state: 'proposed', proposedGrade: 'competent' });
  });
});
