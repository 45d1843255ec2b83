import { expect, test } from 'vitest';
import { caseDecisionSchema } from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import type { CaseId } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { trailOf } from '../assessment/district.ts';
import { type CaseDesk, openCaseDesk } from './case-desk.ts';

const violates = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });
const date = (text: string) => businessDateSchema.parse(text);
const recall = { fault: 'subjective' as const, faultReason: '不愿下村', measures: ['recall'] };

/** A case of 赣州 that waits for the leading group. */
async function waiting(): Promise<{ desk: CaseDesk; id: CaseId }> {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  await desk.toState(id, 'deciding');
  return { desk, id };
}

test('a decision asks for evidence for every trigger, the report and the statement', async () => {
  const { desk, id } = await waiting();
  const decide = () => desk.step(id, 'recall_decided', recall, desk.actors.leader);
  await expect(decide()).rejects.toMatchObject(violates('evidence_missing'));
  await desk.addEvidence(id, ['incapable']);
  await expect(decide()).rejects.toMatchObject(violates('verification_missing'));
  await desk.cases.recordVerification(desk.actors.assessor, {
    ...(await desk.at(id)),
    verification: desk.verification(),
  });
  await expect(decide()).rejects.toMatchObject(violates('statement_missing'));
  await desk.cases.recordStatement(desk.actors.assessor, {
    ...(await desk.at(id)),
    statement: {
      kind: 'refused',
      on: desk.today(),
      takenBy: '示例考核员',
      note: '通知后不到场',
      witnesses: ['示例见证甲', '示例见证乙'],
    },
  });
  expect((await desk.read(id)).next.find(({ to }) => to === 'recall_decided')?.obstacles).toEqual([]);
  await decide();
  expect((await desk.read(id)).stage).toBe('recall_decided');
});

test('only a leader decides, and not the one who proposed', async () => {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  await desk.toState(id, 'deciding');
  await desk.prepare(id);
  for (const actor of [desk.actors.assessor, desk.actors.archivist])
    await expect(desk.step(id, 'recall_decided', recall, actor)).rejects.toMatchObject(
      actor.role === 'archivist' ? { code: 'FORBIDDEN' } : violates('wrong_role'),
    );
  // The one who proposed may have become a leader since.
  const promoted = { ...desk.actors.assessor, role: 'leader' as const };
  await expect(desk.step(id, 'recall_decided', recall, promoted)).rejects.toMatchObject(
    violates('same_person'),
  );
  // Sent back and proposed anew by somebody else, it stays a proposal of the first one too.
  await desk.step(id, 'returned', { reason: '请补充材料' }, desk.actors.leader);
  await desk.step(id, 'proposed', {}, desk.actors.otherAssessor);
  await desk.step(id, 'verifying', {}, desk.actors.otherAssessor);
  await desk.step(id, 'deciding', {}, desk.actors.otherAssessor);
  await expect(desk.step(id, 'recall_decided', recall, promoted)).rejects.toMatchObject(
    violates('same_person'),
  );
  await desk.step(id, 'recall_decided', recall, desk.actors.leader);
});

test('it freezes clauses, facts with their figures, measures, effects with their end, and the evidence', async () => {
  const desk = await openCaseDesk();
  const one = await desk.post('示例甲');
  await desk.finding(one, '2026-02-03');
  const { signals } = await desk.recall.ofPosting(one.postingId, 'leader');
  const { id } = await desk.cases.openCase(desk.actors.assessor, {
    postingId: one.postingId,
    on: desk.today(),
    signals,
    triggers: ['incapable'],
    facts: '检查不在村，工作没有完成（示例）。',
  });
  await desk.toState(id, 'deciding');
  await desk.prepare(id);
  await desk.step(id, 'recall_decided', recall, desk.actors.leader);
  const { decision, ...detail } = await desk.read(id);
  expect(detail).toMatchObject({
    outcome: 'recalled',
    decidedOn: '2026-03-05',
    decidedByName: '示例领导甲',
    proposedByName: '示例考核员',
    fault: 'subjective',
    faultReason: '不愿下村',
    effectUntil: '2029-03-04',
    editable: false,
  });
  expect(decision).toMatchObject({
    facts: '检查不在村，工作没有完成（示例）。',
    fault: 'subjective',
    measures: [{ code: 'recall', title: '召回' }],
    evidence: [1],
  });
  expect(decision?.clauses).toEqual(detail.triggers);
  expect(decision?.clauses[0]?.ground.kind).toBe('clause');
  expect(decision?.figures.map(({ triggerCode }) => triggerCode)).toContain('absent_uncorrected');
  expect(decision?.effects.map(({ code, until }) => [code, until])).toEqual([
    ['no_excellent', '2026-12-31'],
    ['no_promotion', '2029-03-04'],
    ['reserve_removed', '2029-03-04'],
  ]);
  expect((await desk.timeLine(id)).map(({ kind }) => kind).slice(-3)).toEqual(['step', 'measure', 'effect']);
});

test('by no fault of the person it has no effects; measures must be of the scheme', async () => {
  const { desk, id } = await waiting();
  await desk.prepare(id);
  const decide = (measures: string[]) =>
    desk.step(
      id,
      'recall_decided',
      { fault: 'objective', faultReason: '患病', measures },
      desk.actors.leader,
    );
  await expect(decide(['made_up'])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(decide([])).rejects.toMatchObject(violates('measure_missing'));
  await decide(['recall']);
  expect(await desk.read(id)).toMatchObject({
    fault: 'objective',
    effectUntil: null,
    decision: { effects: [] },
  });
});

test('what was decided stays as it was: nothing is rewritten, and a new version of the scheme changes nothing', async () => {
  const { desk, id } = await waiting();
  await desk.prepare(id);
  await desk.step(id, 'recall_decided', recall, desk.actors.leader);
  const before = await desk.read(id);
  await ensureBuiltInSchemes(desk.database, [reworded()]);
  await desk.policy.putInForce(desk.actors.leader, {
    id: await desk.schemeVersion('ganzhou-2021'),
    reason: '示例：启用新版',
  });
  const after = await desk.read(id);
  expect(after.decision).toEqual(before.decision);
  expect(after.triggers).toEqual(before.triggers);
  expect(after.scheme).toEqual(before.scheme);
  const other = await desk.read(await desk.openCase());
  expect(other.triggers[0]?.title).toBe('新版的情形');
  const at = await desk.at(id);
  const writes = [
    desk.cases.saveCaseFacts(desk.actors.assessor, { ...at, ...written }),
    desk.cases.recordStatement(desk.actors.assessor, { ...at, statement: desk.statement() }),
    desk.cases.recordVerification(desk.actors.assessor, { ...at, verification: desk.verification() }),
    desk.cases.addSignals(desk.actors.assessor, { ...at, signals: [{ key: 'x', factsSha256: '' }] }),
  ];
  for (const write of writes) await expect(write).rejects.toMatchObject(violates('case_decided'));
  // Organs may still speak: the unit answers the urging letter.
  await desk.cases.recordOpinion(desk.actors.assessor, { ...at, ...opinion(desk.today()) });
  expect(await desk.timeLine(id)).toContainEqual(
    expect.objectContaining({ kind: 'opinion', organ: '示例局', opinion: '服从决定' }),
  );
});

test('the decision against a recall orders what is followed up; the case ends when all of it is done', async () => {
  const { desk, id } = await waiting();
  await desk.prepare(id);
  const followUp = {
    kind: 'correction' as const,
    title: '限期整改',
    organ: '示例镇党委',
    dueOn: date('2026-04-30'),
  };
  const decide = (dueOn: BusinessDate) =>
    desk.step(
      id,
      'not_recalled',
      { fault: 'subjective', reason: '情节较轻', followUps: [{ ...followUp, dueOn }] },
      desk.actors.leader,
    );
  await expect(decide(date('2026-03-01'))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await decide(followUp.dueOn);
  expect(await desk.read(id)).toMatchObject({
    outcome: 'not_recalled',
    effectUntil: null,
    decision: { effects: [] },
  });
  const close = () => desk.step(id, 'closed_without_recall', {}, desk.actors.archivist);
  await expect(close()).rejects.toMatchObject(violates('follow_up_open'));
  await desk.record(({ trx }) =>
    trx
      .updateTable('recall_follow_up')
      .set({ result: 'met', finished_on: desk.today(), finding: '已整改' })
      .execute(),
  );
  await close();
  expect(await desk.read(id)).toMatchObject({ stage: 'archived', endedOn: '2026-03-05', postEndedOn: null });
});

test('taken up again after a decision against it, the case has no decision until the next one; the first stays told', async () => {
  const { desk, id } = await waiting();
  await desk.decide(id, 'not_recalled');
  for (const other of [desk.actors.assessor, desk.actors.archivist])
    await expect(desk.step(id, 'verifying', {}, other)).rejects.toMatchObject({
      message: expect.stringContaining('本案已经审定，“调查核实中”由领导办理'),
    });
  await desk.step(id, 'verifying', { opinion: '整改没有到位' }, desk.actors.otherLeader);
  expect(await desk.read(id)).toMatchObject({
    outcome: null,
    decidedOn: null,
    decision: null,
    editable: true,
  });
  await expect(desk.cases.getCase(desk.actors.archivist, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await desk.cases.saveCaseFacts(desk.actors.assessor, { ...(await desk.at(id)), ...written });
  await desk.toState(id, 'recall_decided');
  expect((await desk.read(id)).outcome).toBe('recalled');
  const steps = (await desk.timeLine(id)).filter(({ kind }) => kind === 'step').map(({ to }) => to);
  expect(steps).toEqual([
    '乡镇党委已提出',
    '调查核实中',
    '待领导小组审定',
    '审定不予召回，跟踪诫勉、约谈、限期整改',
    '调查核实中',
    '待领导小组审定',
    '审定召回',
  ]);
  const kept = await desk.database.read
    .selectFrom('recall_event')
    .select('detail')
    .where('case_id', '=', id)
    .where('to_state', '=', 'not_recalled')
    .executeTakeFirstOrThrow();
  expect(caseDecisionSchema.parse(JSON.parse(kept.detail ?? '').decision).fault).toBe('subjective');
  expect((await trailOf(desk, id)).filter(({ action }) => action === 'recall.caseDecided')).toHaveLength(2);
});

test('a decided recall that is withdrawn keeps nobody from anything', async () => {
  const { desk, id } = await waiting();
  await desk.decide(id);
  await expect(desk.step(id, 'withdrawn', {}, desk.actors.leader)).rejects.toMatchObject(
    violates('reason_needed'),
  );
  await desk.step(id, 'withdrawn', { reason: '派出单位另有调整' }, desk.actors.leader);
  expect(await desk.read(id)).toMatchObject({ stage: 'withdrawn', effectUntil: null, next: [] });
  const totals = await desk.cases.caseTotals('leader');
  expect(totals.byYear).toMatchObject([{ recalled: 0, notRecalled: 0, withdrawn: 1, open: 0 }]);
});

const written = {
  triggers: ['incapable'],
  facts: '补充：整改没有到位（示例）。',
  fault: 'subjective' as const,
  faultReason: null,
  measures: ['recall'],
};
const opinion = (on: BusinessDate) => ({
  on,
  organ: '示例局',
  handler: '示例某',
  documentNumber: null,
  opinion: '服从决定',
});

/** A later version of the scheme with other words. */
function reworded(): Scheme {
  const { recall: rules } = ganzhou2021;
  return {
    ...ganzhou2021,
    recall: { ...rules, triggers: rules.triggers.map((trigger) => ({ ...trigger, title: '新版的情形' })) },
  };
}
