import { describe, expect, test } from 'vitest';
import { countBallots } from '#shared/assessment/ballots/count-ballots.ts';
import type { BallotMarks } from '#shared/contract/assessment-ballots.ts';
import { userIdSchema } from '#shared/ids.ts';
import { createAssessmentService } from '../../../electron/assessment/assessment.service.ts';
import type { Stepper } from '../../../electron/assessment/cycle/cycle-steps.ts';
import { workbookBytes } from '../../support/spreadsheets.ts';
import { openBallotDesk, tallyOf, wholeBatchList } from './ballot-desk.ts';
import { ballotsFor, trailOf } from './district.ts';

const rule = (name: string) => ({ code: 'RULE_VIOLATION', data: { rule: name } });
const seven: readonly BallotMarks[] = ['111', '121', '213', null, '101', '112', '141'];

describe('put in once', () => {
  test('ballots count in the tallies of everyone on them, batches add up, and a void takes them back', async () => {
    const { district, ballots, cycleId, first, prepare, enter } = await openBallotDesk('single');
    const { id, revision } = await district.recordOf(cycleId, '钱示例');
    const settled = await enter(first, await prepare('village_cadres', 8), 1, seven);
    expect(settled).toMatchObject({
      state: 'settled',
      options: [{ label: '优秀' }, { label: '称职（合格）' }, {}, {}],
      settled: { returned: 7, valid: 6, invalid: 1 },
      votes: countBallots(seven, 3).totals,
    });
    expect(await tallyOf(district, cycleId, '钱示例', 'village_cadres')).toEqual({
      group: 'village_cadres',
      issued: 8,
      returned: 7,
      valid: 6,
      invalid: 1,
      votes: { excellent: 3, competent: 1, basically_competent: 0, incompetent: 1 },
      blank: 1,
    });
    expect((await district.recordOf(cycleId, '钱示例')).revision).toBe(revision + 1);
    expect((await trailOf(district, id)).at(-1)).toMatchObject({
      action: 'assessment.tallySaved',
      after: { batch: 1 },
    });

    const more = await enter(first, await prepare('village_cadres', 2), 1, ['111']);
    expect(await tallyOf(district, cycleId, '赵示例', 'village_cadres')).toMatchObject({
      issued: 10,
      returned: 8,
      votes: { excellent: 6 },
    });
    const typed = { id, group: 'village_cadres' as const, tally: null };
    const seen = (await district.recordOf(cycleId, '钱示例')).revision;
    await expect(
      district.assessment.scoring.saveTally(first, { ...typed, revision: seen }),
    ).rejects.toMatchObject(rule('counted_by_batch'));
    for (const batch of [settled, more]) {
      await ballots.batches.void(first, { id: batch.id, revision: batch.revision, reason: '票箱封条破损' });
    }
    expect(await tallyOf(district, cycleId, '赵示例', 'village_cadres')).toBeUndefined();
  });

  test('the total of a record follows in the same write', async () => {
    const { district, ballots, cycleId, first, prepare, enter } = await openBallotDesk('single');
    const record = await district.score(await district.recordOf(cycleId, '赵示例'));
    expect(record.complete).toBe(true);
    const { tallies, template } = record;
    const group = tallies[0]?.group ?? 'village_cadres';
    await district.assessment.scoring.saveTally(first, {
      id: record.id,
      revision: record.revision,
      group,
      tally: null,
    });
    expect((await district.recordOf(cycleId, '赵示例')).complete).toBe(false);
    const votes = ballotsFor(template).find((tally) => tally.group === group);
    const ballotsAlike = [...Array(9).fill('111'), '222', null];
    const settled = await enter(first, await prepare(group, votes?.issued ?? 0), 1, ballotsAlike);
    expect(await district.recordOf(cycleId, '赵示例')).toMatchObject({
      total: record.total,
      suggestedGrade: record.suggestedGrade,
    });
    const { id, revision } = settled;
    await ballots.entry.restart(first, { id, revision, pass: 1, reason: '录错了一摞票' });
    expect((await district.recordOf(cycleId, '赵示例')).total).toBeNull();
  });

  test('what does not add up is not finished, and says what is wrong', async () => {
    const { ballots, first, prepare, start } = await openBallotDesk('single');
    const batch = await prepare('village_cadres', 2);
    const { id } = batch;
    let { revision } = (await start(first, batch, 1, 'ballots')).entry ?? { revision: 0 };
    const three = ['111', '111', '111'].map((marks, index) => ({ number: index + 1, marks }));
    ({ revision } = await ballots.entry.saveBallots(first, { id, pass: 1, revision }, three, 3));
    const finish = (returned: number) => ballots.entry.finish(first, { id, pass: 1, revision }, returned);
    await expect(finish(4)).rejects.toThrow('清点收回 4 张，已录入 3 张，少录 1 张');
    await expect(finish(3)).rejects.toThrow('收回 3 张，多于发出 2 张');
    const { revision: seen } = await ballots.batches.get(first, id);
    const subjects = batch.subjects.map(({ assessmentId }) => assessmentId);
    const fields = { place: batch.place, heldOn: null, issued: 5, subjects };
    await ballots.batches.revise(first, { id, revision: seen, ...fields });
    expect(await finish(3)).toMatchObject({ state: 'settled', settled: { valid: 3 } });
  });

  test('typed tallies and batches do not mix', async () => {
    const { district, cycleId, first, prepare, start } = await openBallotDesk('single');
    await district.score(await district.recordOf(cycleId, '孙示例'));
    await expect(start(first, await prepare('village_cadres', 5), 1, 'totals')).rejects.toMatchObject(
      rule('typed_tally'),
    );
  });
});

describe('saving while it is being typed', () => {
  test('nothing is lost when the program ends: the pass goes on where it was, ballot by ballot', async () => {
    const { district, ballots, first, prepare, start } = await openBallotDesk('single');
    const batch = await prepare('village_cadres', 9);
    const { id } = batch;
    let { revision } = (await start(first, batch, 1, 'ballots')).entry ?? { revision: 0 };
    const save = async (number: number, marks: BallotMarks, total = number) =>
      ({ revision } = await ballots.entry.saveBallots(
        first,
        { id, pass: 1, revision },
        [{ number, marks }],
        total,
      ));
    await save(1, '111');
    await save(2, '222');
    await save(3, null);
    const reopened = createAssessmentService(district.dependencies);
    expect((await reopened.ballots.batches.get(first, id)).entry).toMatchObject({
      ballots: ['111', '222', null],
      revision,
    });
    await save(2, '122', 3);
    await save(3, '400');
    expect((await ballots.batches.get(first, id)).entry?.ballots).toEqual(['111', '122', '400']);
    await ballots.entry.saveBallots(first, { id, pass: 1, revision }, [], 1);
    expect((await ballots.batches.get(first, id)).entry?.ballots).toEqual(['111']);
  });

  test('a call whose answer was lost is made again; another window is told', async () => {
    const { ballots, first, prepare, start } = await openBallotDesk('single');
    const batch = await prepare('village_cadres', 9);
    const target = {
      id: batch.id,
      pass: 1 as const,
      revision: (await start(first, batch, 1, 'ballots')).entry?.revision ?? 0,
    };
    const save = (marks: string) => ballots.entry.saveBallots(first, target, [{ number: 1, marks }], 1);
    const saved = await save('123');
    expect(await save('123')).toEqual(saved);
    await expect(save('321')).rejects.toMatchObject({ code: 'CONFLICT' });
    const missing = { ...target, revision: saved.revision };
    await expect(
      ballots.entry.saveBallots(first, missing, [{ number: 3, marks: '111' }], 3),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    for (const marks of ['11', '115', '1111']) {
      await expect(
        ballots.entry.saveBallots(first, missing, [{ number: 2, marks }], 2),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
  });

  test('of two people who begin at once one is told, and only who began goes on', async () => {
    const { ballots, first, second, prepare, start } = await openBallotDesk('double');
    const batch = await prepare('village_cadres', 9);
    await start(first, batch, 1, 'ballots');
    await expect(start(second, batch, 1, 'ballots')).rejects.toMatchObject({ code: 'CONFLICT' });
    const now = await ballots.batches.get(second, batch.id);
    await expect(start(second, now, 1, 'ballots')).rejects.toMatchObject(rule('pass_taken'));
    await expect(
      ballots.entry.saveBallots(second, { id: batch.id, pass: 1, revision: 1 }, [], 0),
    ).rejects.toMatchObject(rule('not_your_pass'));
  });
});

describe('put in twice', () => {
  test('by two people; where they agree the batch is settled, where not each cell is decided', async () => {
    const { district, ballots, cycleId, first, second, prepare, enter } = await openBallotDesk('double');
    const batch = await prepare('party_delegates', 20);
    const waiting = await enter(first, batch, 1, seven);
    expect(waiting).toMatchObject({ state: 'second', settled: null, votes: [] });
    await expect(enter(first, waiting, 2, seven)).rejects.toMatchObject(rule('same_user'));

    const slipped = seven.with(1, '122').with(3, '333');
    const different = await enter(second, waiting, 2, slipped);
    expect(different.state).toBe('differences');
    expect(await tallyOf(district, cycleId, '孙示例', 'party_delegates')).toBeUndefined();
    const { differences } = await ballots.differences.list(first, batch.id);
    expect(differences).toMatchObject([
      { what: 'mark', firstNumber: 2, secondNumber: 2, position: 3, first: '1', second: '2', value: null },
      { what: 'ballot', firstNumber: 4, first: 'x', second: '333' },
    ]);
    const settle = (index: number, choice: 'first' | 'second' | 'other', value: string | null = null) =>
      ballots.differences.settle(first, batch.id, {
        cell: differences[index]?.cell ?? '',
        seen: null,
        choice,
        value,
      });
    await expect(settle(0, 'other', '5')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await settle(0, 'second')).batch.state).toBe('differences');
    const done = await settle(1, 'other', '332');
    expect(done).toMatchObject({ batch: { state: 'settled', settled: { returned: 7, invalid: 0 } } });
    expect(done.batch.votes).toEqual(countBallots(seven.with(1, '122').with(3, '332'), 3).totals);
    await expect(settle(1, 'first')).rejects.toMatchObject(rule('batch_settled'));

    const agreed = await enter(first, await prepare('village_cadres', 7), 1, seven);
    expect((await enter(second, agreed, 2, seven.toReversed())).state).toBe('settled');
  });

  test('totals beside ballots; decided figures that do not add up are not settled', async () => {
    const { ballots, first, second, prepare, start, enter } = await openBallotDesk('double');
    const waiting = await enter(first, await prepare('village_cadres', 9), 1, ['111', '121', null]);
    const { id } = waiting;
    const { entry } = await start(second, waiting, 2, 'totals');
    const counted = countBallots(['111', '112', '121', null], 3);
    const { revision } = await ballots.entry.saveTotals(
      second,
      { id, pass: 2, revision: entry?.revision ?? 0 },
      { ...counted, totals: [...counted.totals] },
    );
    const batch = await ballots.entry.finish(second, { id, pass: 2, revision }, 4);
    expect(batch.state).toBe('differences');
    const { differences } = await ballots.differences.list(first, id);
    expect(differences.map(({ cell }) => cell)).toEqual([
      'returned',
      'votes:1:excellent',
      'votes:2:excellent',
      'votes:3:competent',
    ]);
    let last = await ballots.differences.list(first, id);
    for (const [index, { cell }] of differences.entries()) {
      const choice = index === 0 ? 'first' : 'second';
      last = await ballots.differences.settle(first, id, { cell, seen: null, choice, value: null });
    }
    expect(last.batch.state).toBe('differences');
    expect(last.problems.join('')).toContain('应等于有效 2 张');
    last = await ballots.differences.settle(second, id, {
      cell: 'returned',
      seen: last.differences[0]?.value ?? null,
      choice: 'second',
      value: null,
    });
    expect(last).toMatchObject({ batch: { state: 'settled' }, problems: [] });
    expect(last.batch.votes).toEqual(counted.totals);
  });

  test('of two people who decide one cell the later learns what the earlier decided, and nothing is replaced unseen', async () => {
    const { ballots, first, second, prepare, enter } = await openBallotDesk('double');
    const waiting = await enter(first, await prepare('village_cadres', 20), 1, seven);
    const { id } = await enter(second, waiting, 2, seven.with(0, '112').with(1, '122'));
    const { differences } = await ballots.differences.list(second, id);
    const cell = differences[0]?.cell ?? '';
    const decide = (actor: Stepper, seen: string | null, choice: 'first' | 'second') =>
      ballots.differences.settle(actor, id, { cell, seen, choice, value: null });
    await decide(first, null, 'first');
    await expect(decide(second, null, 'second')).rejects.toMatchObject({
      ...rule('decided_meanwhile'),
      message: `这一处已由${first.name}核对过（以第一遍为准），您的核对没有保存。请看清${first.name}的结果，确实不对再改。`,
    });
    const stands = (await ballots.differences.list(second, id)).differences[0];
    expect(stands).toMatchObject({ value: '1', settledBy: first.name });
    expect((await decide(second, '1', 'second')).differences[0]).toMatchObject({
      value: '2',
      settledBy: second.name,
    });
    await expect(decide(first, '1', 'first')).rejects.toThrow(`已由${second.name}核对过（以第二遍为准）`);
  });

  test('nobody types tallies past it', async () => {
    const { district, cycleId } = await openBallotDesk('double');
    await expect(district.score(await district.recordOf(cycleId, '赵示例'))).rejects.toMatchObject(
      rule('double_entry'),
    );
  });

  test('only while the cycle is being scored', async () => {
    const { district, ballots, cycleId, first, prepare, start } = await openBallotDesk('double');
    const batch = await prepare('village_cadres', 9);
    await district.stepBack(cycleId);
    await expect(prepare('village_cadres', 9)).rejects.toMatchObject(rule('not_in_scoring'));
    await expect(start(first, batch, 1, 'ballots')).rejects.toMatchObject(rule('not_in_scoring'));
    expect((await ballots.batches.get(first, batch.id)).open).toBe(false);
    const suggested = await ballots.suggest({
      cycleId,
      groups: ['party_delegates'],
      townshipId: null,
      countyBy: 'township',
    });
    expect(suggested.suggestions).toEqual([]);
  });
});

describe('a tally sheet', () => {
  test('is handed out, filled in and read back; the sheet of another batch is refused', async () => {
    const { district, ballots, first, prepare, start } = await openBallotDesk('single');
    const { uploads } = district.dependencies;
    const other = await prepare('party_delegates', 9);
    const batch = await prepare('village_cadres', 9);
    const { id } = batch;
    const { entry } = await start(first, batch, 1, 'sheet');
    const owner = userIdSchema.parse(first.id);
    const hand = async (bytes: Uint8Array) =>
      ballots.sheets.read(first, {
        id,
        pass: 1,
        revision: entry?.revision ?? 0,
        uploadId: uploads.put(owner, '计票表.xlsx', bytes),
      });
    const base64Of = async (target: typeof batch) =>
      Buffer.from((await ballots.sheets.template(first, target.id)).base64, 'base64');
    await expect(hand(await base64Of(other))).rejects.toThrow('这是第 1 批的计票表，现在录入的是第 2 批');
    const empty = await hand(await base64Of(batch));
    expect(empty.problems.map(({ message }) => message)).toContain('收回张数还没有填写。');

    const filled = (cells: readonly (readonly (number | string | null)[])[]) =>
      workbookBytes([
        {
          lines: [
            [`${batch.cycleTitle}测评计票表`],
            ['第 2 批'],
            ['批次', '序号', '姓名', '村或单位', ...batch.options.map(({ label }) => label), '未填'],
            [2, null, '收回张数', null, 7],
            [2, null, '无效张数', null, 1],
            ...batch.subjects.map(({ name }, index) => [2, index + 1, name, null, ...(cells[index] ?? [])]),
          ],
        },
      ]);
    const wrong = await hand(
      filled([
        [5, 1, 0, 0, 0],
        ['六', 0, 0, 0, 0],
        [4, 1, 1, 0, null],
      ]),
    );
    expect(wrong.problems).toMatchObject([{ row: 7, column: 'E', value: '六' }]);
    const short = await hand(
      filled([
        [5, 1, 0, 0, 0],
        [3, 1, 0, 1, 0],
        [4, 1, 1, 0, null],
      ]),
    );
    expect(short.problems).toMatchObject([{ row: 7, message: expect.stringContaining('现在少 1 张') }]);
    const { problems, batch: taken } = await hand(
      filled([
        [5, 1, 0, 0, 0],
        [3, 1, 0, 1, 1],
        [4, 1, 1, 0, null],
      ]),
    );
    expect(problems).toEqual([]);
    const done = await ballots.entry.finish(first, { id, pass: 1, revision: taken.entry?.revision ?? 0 }, 7);
    expect(done).toMatchObject({ state: 'settled', settled: { returned: 7, valid: 6, invalid: 1 } });
    expect(done.votes).toEqual(countBallots(seven, 3).totals);
    await ballots.sheets.close();
  });
});

describe('which ballots are needed', () => {
  test('one click suggests what is not made yet; the list tells whose ballots are missing', async () => {
    const { district, ballots, cycleId, first, enter, batchNumbered } = await openBallotDesk('single');
    const groups = ballotsFor((await district.recordOf(cycleId, '赵示例')).template).map(
      ({ group }) => group,
    );
    const input = { cycleId, groups, townshipId: null, countyBy: 'township' as const };
    const { suggestions } = await ballots.suggest(input);
    expect(suggestions.map(({ group, place, subjects }) => [group, place, subjects.length])).toEqual([
      ['village_cadres', '示例村', 3],
      ['party_delegates', '示例村', 3],
      ['villager_delegates', '示例村', 3],
      ['township_party_committee', '示例镇', 3],
      ['dispatching_unit', '示例局', 3],
      ['county_departments', '示例镇', 3],
    ]);
    await ballots.batches.prepare(
      first,
      cycleId,
      suggestions.map(({ group, place, subjects }) => ({
        group,
        place,
        heldOn: null,
        issued: 12,
        subjects: subjects.map(({ assessmentId }) => assessmentId),
      })),
    );
    expect(await ballots.suggest(input)).toEqual({ suggestions: [] });
    await enter(first, await batchNumbered(1), 1, Array(10).fill('111'));
    await enter(first, await batchNumbered(2), 1, ['111']);
    const coverage = await ballots.coverage({
      cycleId,
      text: '赵示例',
      townshipId: null,
      onlyLacking: true,
      offset: 0,
      limit: 10,
    });
    expect(coverage).toMatchObject({ total: 1, complete: 0, all: 1 });
    expect(coverage.rows[0]?.groups.map(({ state }) => state)).toEqual([
      'enough',
      'short',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ]);
    const list = await ballots.list(userIdSchema.parse(first.id), {
      ...wholeBatchList(cycleId),
      state: 'settled',
    });
    expect(list).toMatchObject({ total: 2, states: { printed: 4, settled: 2 } });
  });
});

test('a tally typed while ballots are put in is not overwritten unseen', async () => {
  const { district, ballots, cycleId, first, prepare, start } = await openBallotDesk('single');
  const batch = await prepare('village_cadres', 9);
  const begun = await start(first, batch, 1, 'ballots');
  const { id, revision, template } = await district.recordOf(cycleId, '赵示例');
  const group = 'village_cadres';
  const tally = ballotsFor(template).find((one) => one.group === group) ?? expect.fail();
  const { scoring } = district.assessment;
  const typed = await scoring.saveTally(first, { id, revision, group, tally });
  const pass = { id: batch.id, pass: 1 as const, revision: begun.entry?.revision ?? 0 };
  const saved = await ballots.entry.saveBallots(first, pass, [{ number: 1, marks: '111' }], 1);
  const finish = () => ballots.entry.finish(first, { ...pass, revision: saved.revision }, 1);
  await expect(finish()).rejects.toMatchObject({ data: { rule: 'typed_tally' } });
  expect(await tallyOf(district, cycleId, '赵示例', group)).toEqual(tally);
  await scoring.saveTally(first, { id, revision: typed.revision, group, tally: null });
  expect((await finish()).state).toBe('settled');
});
