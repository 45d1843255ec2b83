import { expect, test } from 'vitest';
import {
  type EvidenceInput,
  type EvidenceRecord,
  evidenceInputSchema,
} from '#shared/contract/recall-evidence.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { type CaseId, type EvidenceId, observationIdSchema } from '#shared/ids.ts';
import type { WriteUnit } from '../../../electron/database/database.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import { trailOf } from '../assessment/district.ts';
import { type CaseDesk, openCaseDesk } from './case-desk.ts';

const violates = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });
const misses = (path: string) => ({ code: 'INVALID_INPUT', data: { issues: [{ path }] } });

const written = (given: Partial<EvidenceInput> = {}): EvidenceInput => ({
  ...evidenceInputSchema.parse({
    triggers: ['incapable'],
    type: 'document',
    on: '2026-03-01',
    source: '示例县驻村办检查通报',
    finding: '交办的三项工作都没有完成。',
  }),
  ...given,
});

/** A case about 示例甲 with short ways to its evidence. */
async function openEvidenceDesk(triggers: readonly string[] = ['incapable']) {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  const id = await desk.openCase(triggers, one);
  const { evidence } = desk.recall;
  return { ...desk, one, id, evidence, ...shortWays(desk, id) };
}

function shortWays({ recall, actors, at }: CaseDesk, id: CaseId) {
  const { evidence } = recall;
  return {
    add: async (given?: Partial<EvidenceInput>, actor = actors.assessor) =>
      evidence.add(actor, { ...(await at(id)), evidence: written(given) }),
    voidPiece: async (evidenceId: EvidenceId, reason = '登记有误') =>
      evidence.void(actors.assessor, { ...(await at(id)), evidenceId, reason }),
    pieces: () => evidence.list(actors.leader, id),
    candidates: () => evidence.candidates(actors.assessor, id),
  };
}

test('evidence is numbered within its case, voided pieces keep their number, and each is told of', async () => {
  const desk = await openEvidenceDesk();
  const other = await desk.openCase();
  const first = await desk.add();
  await desk.voidPiece(first.evidenceId);
  expect(await desk.add({ type: 'complaint', source: '群众来信' })).toMatchObject({ id: desk.id, number: 2 });
  expect(await shortWays(desk, other).add()).toMatchObject({ id: other, number: 1 });
  expect(await desk.pieces()).toMatchObject([
    { number: 1, voided: { reason: '登记有误' }, record: null, decided: false, createdBy: '示例考核员' },
    { number: 2, voided: null, type: 'complaint', source: '群众来信', triggers: ['incapable'] },
  ]);
  expect((await desk.timeLine(desk.id)).slice(-3)).toMatchObject([
    { kind: 'evidence', title: '登记证据1：书面材料，示例县驻村办检查通报' },
    { kind: 'evidence', title: '作废证据1', reason: '登记有误' },
    { kind: 'evidence', title: '登记证据2：群众反映，群众来信' },
  ]);
  expect((await trailOf(desk, desk.id)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['recall.evidenceAdded', 'recall.evidenceVoided']),
  );
});

test('what is not of the case is refused: triggers, dates to come, records of somebody else', async () => {
  const desk = await openEvidenceDesk(['absent_uncorrected']);
  const somebody = await desk.post('示例乙');
  const foreign = await desk.finding(somebody, '2026-02-03');
  await desk.attendance(somebody, '2026-01', 3);
  const piece = { triggers: ['absent_uncorrected'] };
  await expect(desk.add({ triggers: ['absent_uncorrected', 'penalised'] })).rejects.toMatchObject(
    misses('evidence.triggers'),
  );
  await expect(desk.add({ ...piece, on: businessDateSchema.parse('2026-03-06') })).rejects.toMatchObject(
    misses('evidence.on'),
  );
  const records: EvidenceRecord[] = [
    { kind: 'spot_check', id: foreign },
    { kind: 'attendance_month', id: '2026-01' },
    { kind: 'conduct_record', id: foreign },
    { kind: 'leave', id: "' or 1=1 --" },
  ];
  for (const record of records)
    await expect(desk.add({ ...piece, record })).rejects.toMatchObject(misses('evidence.record'));
  expect(await desk.pieces()).toEqual([]);
});

test('candidates: records behind the signals first, then the newest; each once', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  await desk.attendance(one, '2026-01', 20);
  await desk.leave(one, '2026-02-20', '2026-02-21');
  await desk.finding(one, '2026-01-05', 'county');
  const inspected = await desk.finding(one, '2026-02-03');
  const voided = await desk.finding(one, '2026-02-04');
  await desk.voidFinding(voided);
  const { signals } = await desk.recall.ofPosting(one.postingId, 'leader');
  const { id } = await desk.cases.openCase(desk.actors.assessor, {
    postingId: one.postingId,
    on: desk.today(),
    signals,
    triggers: ['incapable'],
    facts: '检查时不在村（示例）。',
  });
  const { candidates, add, pieces } = shortWays(desk, id);
  const found = await candidates();
  expect(found).toMatchObject([
    {
      record: { kind: 'spot_check', id: inspected, label: '2026年2月3日示例市驻村办检查：无故脱岗' },
      triggers: ['absent_uncorrected'],
      type: 'inspection',
      on: '2026-02-03',
      source: '示例市驻村办',
      finding: '2026年2月3日示例市驻村办检查：无故脱岗。检查时不在村。',
      fromSignal: true,
      takenAs: null,
    },
    { record: { kind: 'leave' }, triggers: [], type: 'attendance', fromSignal: false },
    { record: { kind: 'attendance_month', id: '2026-01', label: '2026年1月：在村 20 天' }, triggers: [] },
    { record: { kind: 'spot_check' }, triggers: ['absent_uncorrected'], fromSignal: false },
  ]);
  const [first] = found;
  if (!first) throw new Error('No candidate');
  const { type, on, source, finding, triggers, record } = first;
  await add({ type, on, source, finding, triggers, record });
  expect((await candidates())[0]).toMatchObject({ takenAs: 1 });
  expect(await pieces()).toMatchObject([
    { record: { ...record, standing: 'same', changes: [], noted: false } },
  ]);
});

/** Takes a record as evidence, changes it, and tells what the case then says of it. */
async function changed(
  desk: Awaited<ReturnType<typeof openEvidenceDesk>>,
  kind: EvidenceRecord['kind'],
  change: (unit: WriteUnit, id: string) => Promise<unknown>,
) {
  const candidate = (await desk.candidates()).find(({ record }) => record.kind === kind);
  if (!candidate) throw new Error(`No ${kind}`);
  const { number } = await desk.add({ record: { kind, id: candidate.record.id } });
  await desk.record((unit) => change(unit, candidate.record.id));
  const piece = (await desk.pieces()).find((entry) => entry.number === number);
  return { standing: piece?.record?.standing, changes: piece?.record?.changes };
}

test('a record that is changed later is flagged, field by field in words', async () => {
  const desk = await openEvidenceDesk();
  const { one } = desk;
  await desk.attendance(one, '2026-01', 20);
  await desk.finding(one, '2026-02-03');
  await desk.penalty(one, '2026-02-10');
  await desk.leave(one, '2026-02-20', '2026-02-21');
  await desk.record(({ trx, at, actor }) =>
    trx
      .insertInto('observation')
      .values({
        id: newId(observationIdSchema),
        posting_id: one.postingId,
        kind: 'incapable',
        observed_on: desk.today(),
        organ: '示例乡党委',
        text: '多次没有完成交办的工作',
        created_at: at,
        created_by: actor.name,
      })
      .execute(),
  );
  expect(
    await changed(desk, 'attendance_month', ({ trx }) =>
      trx
        .updateTable('attendance_month')
        .set({ days: `A${'P'.repeat(20)}${'R'.repeat(10)}`, present: 20, absent: 1, rest: 10 })
        .where('posting_id', '=', one.postingId)
        .execute(),
    ),
  ).toEqual({
    standing: 'changed',
    changes: [
      '逐日登记：1日由在村改为无故不在岗，21日由休息改为在村。',
      '无故不在岗天数：由“0 天”改为“1 天”。',
      '休息天数：由“11 天”改为“10 天”。',
    ],
  });
  expect(
    await changed(desk, 'spot_check', ({ trx }) =>
      trx
        .updateTable('spot_check')
        .set({ finding: 'excused_absence', document_number: '示例〔2026〕1号' })
        .execute(),
    ),
  ).toEqual({
    standing: 'changed',
    changes: ['检查结果：由“无故脱岗”改为“已请假不在岗”。', '文号：原来没有填写，现为“示例〔2026〕1号”。'],
  });
  expect(
    await changed(desk, 'conduct_record', ({ trx, at }) =>
      trx.updateTable('conduct_record').set({ voided_at: at, void_reason: '登记错了人。' }).execute(),
    ),
  ).toEqual({ standing: 'voided', changes: ['依据的记录已于2026年3月5日作废，理由：登记错了人。'] });
  expect(
    await changed(desk, 'leave', ({ trx }) =>
      trx.updateTable('leave').set({ state: 'withdrawn', closing_reason: '改期' }).execute(),
    ),
  ).toEqual({
    standing: 'voided',
    changes: ['依据的记录已作废，理由：改期。', '状态：由“已批准”改为“已撤回”。'],
  });
  expect(
    await changed(desk, 'observation', ({ trx }) => trx.deleteFrom('observation').execute()),
  ).toMatchObject({
    standing: 'gone',
    changes: [expect.stringMatching(/。$/)],
  });
});

test('an assessment serves once it is settled, and is flagged when it is opened again', async () => {
  const desk = await openCaseDesk();
  desk.clock.set('2026-12-20T02:00:00.000Z');
  const one = await desk.post('示例甲');
  const cycle = await desk.openCycle();
  const scored = await desk.score(await desk.recordOf(cycle.id, '示例甲'), 0);
  await desk.goTo(cycle.id, 'review');
  const { assessor, leader } = desk.actors;
  const grade = { grade: 'incompetent', reason: '不能胜任' } as const;
  const proposed = await desk.assessment.grading.propose(assessor, {
    id: scored.id,
    revision: scored.revision,
    ...grade,
  });
  const id = await desk.openCase('incapable', one);
  const { add, candidates, pieces } = shortWays(desk, id);
  const record = { kind: 'assessment', id: scored.id } as const;
  expect(await candidates()).toEqual([]);
  await expect(add({ record })).rejects.toMatchObject(violates('record_unsettled'));
  await desk.goTo(cycle.id, 'approval');
  const settled = await desk.assessment.grading.approve(leader, {
    id: proposed.id,
    revision: proposed.revision,
    ...grade,
    documentNumber: null,
  });
  const found = await candidates();
  expect(found.map(({ type }) => type).sort()).toEqual(['assessment', 'ballot']);
  expect(found.find(({ type }) => type === 'ballot')?.finding).toContain(
    '作出评价的 60 张中，前两档 60 张，占 100%',
  );
  await add({ record, type: 'assessment' });
  expect((await candidates()).map(({ type, takenAs }) => [type, takenAs]).sort()).toEqual([
    ['assessment', 1],
    ['ballot', null],
  ]);
  await desk.assessment.grading.reopen(leader, {
    id: settled.id,
    revision: settled.revision,
    reason: '票数有误',
  });
  const [piece] = await pieces();
  expect(piece?.record).toMatchObject({ standing: 'changed' });
  expect(piece?.record?.changes[0]).toMatch(/^考核状态：由“已锁定”改为“.+”。$/);
});

test('somebody who has read of a change notes it in the time line, once for each change', async () => {
  const desk = await openEvidenceDesk();
  const finding = await desk.finding(desk.one, '2026-02-03');
  const { evidenceId } = await desk.add({ record: { kind: 'spot_check', id: finding } });
  const flagged = async () => (await desk.pieces())[0]?.record;
  const note = async (currentSha256?: string | null) =>
    desk.evidence.noteRecordChange(desk.actors.assessor, {
      ...(await desk.at(desk.id)),
      evidenceId,
      currentSha256: currentSha256 ?? (await flagged())?.currentSha256 ?? null,
    });
  await expect(note()).rejects.toMatchObject(violates('record_same'));
  const correct = (note_: string) =>
    desk.record(({ trx }) => trx.updateTable('spot_check').set({ correction_note: note_ }).execute());
  await correct('已整改');
  const read = (await flagged())?.currentSha256 ?? null;
  await correct('已整改到位');
  await expect(note(read)).rejects.toMatchObject(violates('record_changed_again'));
  await note();
  expect(await flagged()).toMatchObject({ standing: 'changed', noted: true });
  await expect(note()).rejects.toMatchObject(violates('already_noted'));
  expect((await desk.timeLine(desk.id)).at(-1)).toMatchObject({
    kind: 'record_changed',
    title: '证据1所依据的记录有变动',
    opinion: '整改情况：原来没有填写，现为“已整改到位”。',
  });
  await correct('又改了');
  expect(await flagged()).toMatchObject({ standing: 'changed', noted: false });
});

test('what a decision rests on stays; later evidence is added until the case ends', async () => {
  const desk = await openEvidenceDesk();
  const before = await desk.add();
  await desk.decide(desk.id);
  const later = await desk.add({ finding: '审定后单位补充的说明。' });
  expect((await desk.pieces()).filter(({ decided }) => decided).map(({ number }) => number)).toContain(
    before.number,
  );
  await expect(desk.voidPiece(before.evidenceId)).rejects.toMatchObject(violates('decision_rests'));
  await desk.voidPiece(later.evidenceId);
  await expect(desk.voidPiece(later.evidenceId)).rejects.toMatchObject(violates('already_void'));
  await desk.toStage(desk.id, 'archived');
  await expect(desk.add()).rejects.toMatchObject(violates('case_ended'));
});

test('an archivist reads evidence once the case is decided, an administrator never', async () => {
  const desk = await openEvidenceDesk();
  await desk.add();
  const { archivist, administrator } = desk.actors;
  for (const reader of [archivist, administrator])
    await expect(desk.evidence.list(reader, desk.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(desk.add({}, administrator)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await desk.decide(desk.id);
  expect((await desk.evidence.list(archivist, desk.id)).length).toBeGreaterThan(0);
  await expect(desk.evidence.list(administrator, desk.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
