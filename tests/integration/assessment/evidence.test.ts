import { expect, test } from 'vitest';
import { trailOf } from './district.ts';
import { eligibilityDesk } from './eligibility-desk.ts';

/** A month of which every day is one letter. */
const whole = (letter: string, days: number) => letter.repeat(days);

/** 2026 with two months recorded, three days of leave and an absence that a city found. */
async function recordedYear() {
  const desk = await eligibilityDesk();
  const { personId, postingId } = await desk.person('示例甲');
  await desk.attendance(postingId, '2026-01-01', `${whole('P', 22)}${whole('R', 9)}`);
  await desk.attendance(postingId, '2026-02-01', `${whole('P', 15)}BM${whole('R', 8)}LLL`);
  await desk.leave(postingId, 'sick', '2026-02-26', '2026-02-28');
  await desk.leave(postingId, 'business_trip', '2026-03-02', '2026-03-06');
  await desk.absence(postingId, 'city');
  await desk.person('示例乙');
  return { desk, personId, postingId };
}

test('figures come from attendance, leave and inspections, and say what was not recorded', async () => {
  const { desk } = await recordedYear();
  const cycle = await desk.openCycle();
  const { id } = await desk.rowOf(cycle.id, '示例甲');
  const found = await desk.eligibility.compareFigures(id);
  expect(found.fromRecords).toEqual({
    // Twenty days of each of twelve full months, by the rule of the scheme.
    requiredDays: 240,
    // 22 of January and, of February, 15 in the village, a business trip and a meeting.
    presentDays: 39,
    leaveDays: 3,
    absenceNotices: 1,
  });
  expect(found.current).toEqual({
    requiredDays: null,
    presentDays: null,
    leaveDays: null,
    absenceNotices: null,
  });
  expect(found.incompleteMonths).toHaveLength(10);
  expect(found.notes).toContain('2026年3月至12月的考勤没有登记或登记不全，没有登记的日子没有计入。');

  // Nobody recorded anything: that is not zero days.
  const other = await desk.rowOf(cycle.id, '示例乙');
  expect((await desk.eligibility.compareFigures(other.id)).fromRecords).toEqual({
    requiredDays: 240,
    presentDays: null,
    leaveDays: null,
    absenceNotices: 0,
  });
});

test('figures are filled in for everybody; what was typed and differs is shown and left', async () => {
  const { desk } = await recordedYear();
  const cycle = await desk.openCycle();
  await desk.determine(cycle.id);
  await desk.step(cycle.id, 'scoring', desk.assessor);
  const { id } = await desk.rowOf(cycle.id, '示例甲');
  const { revision, narrative } = await desk.assessment.get(id);
  const typed = { requiredDays: null, presentDays: 200, leaveDays: null, absenceNotices: null };
  await desk.assessment.scoring.saveNarrative(desk.assessor, { id, revision, narrative, figures: typed });

  const run = await desk.takeFigures(cycle.id);
  expect(run).toMatchObject({ filled: 2, keptCount: 1, incomplete: 2, kept: [{ name: '示例甲' }] });
  const kept = await desk.assessment.get(id);
  expect(kept.figures).toEqual({ requiredDays: 240, presentDays: 200, leaveDays: 3, absenceNotices: 1 });

  const one = { id, revision: kept.revision };
  await expect(
    desk.eligibility.takeFiguresOf(desk.assessor, { ...one, overwrite: false }),
  ).rejects.toMatchObject({
    message: expect.stringContaining('实际驻村天数已填 200，记录为 39'),
    data: { rule: 'figures_differ' },
  });
  const replaced = await desk.eligibility.takeFiguresOf(desk.assessor, { ...one, overwrite: true });
  expect(replaced.figures.presentDays).toBe(39);
  expect((await trailOf(desk, id)).at(-1)).toMatchObject({
    action: 'assessment.figuresTaken',
    before: { figures: { presentDays: 200 } },
    after: { figures: { presentDays: 39 } },
  });
  expect(await desk.takeFigures(cycle.id)).toMatchObject({ filled: 0, keptCount: 0 });
});

test('evidence of a person is what lies within the period, without what was voided', async () => {
  const { desk, personId, postingId } = await recordedYear();
  await desk.conduct(personId, { severity: '警告', decidedOn: '2025-11-01', effectiveUntil: '2026-04-30' });
  await desk.conduct(personId, { kind: 'criticism', decidedOn: '2025-08-01', effectiveUntil: '2025-08-31' });
  const mistaken = await desk.conduct(personId, { kind: 'criticism' });
  await desk.presence.conduct.void(desk.leader, {
    id: mistaken.id,
    revision: mistaken.revision,
    reason: '登记错人',
  });
  await desk.absence(postingId, 'township', '2025-12-03');

  const cycle = await desk.openCycle();
  const { id } = await desk.rowOf(cycle.id, '示例甲');
  const evidence = await desk.eligibility.evidence(id);
  expect(evidence).toMatchObject({ object: 'team_member', periodFrom: '2026-01-01', periodTo: '2026-12-31' });
  const [attendance] = evidence.attendance;
  expect(attendance?.months.map(({ month, counts }) => [month, counts?.present ?? null]).slice(0, 3)).toEqual(
    [
      ['2026-01', 22],
      ['2026-02', 15],
      ['2026-03', null],
    ],
  );
  expect(attendance?.months).toHaveLength(12);
  expect(attendance?.figures[0]).toMatchObject({ counted: 39 });
  expect(evidence.leaves.map(({ kind }) => kind)).toEqual(['business_trip', 'sick']);
  expect(evidence.spotChecks.map(({ checkedOn }) => checkedOn)).toEqual(['2026-04-08']);
  expect(evidence.conduct.map(({ decidedOn }) => decidedOn)).toEqual(['2025-11-01']);
  expect(evidence.duties.every(({ ref }) => ref.subject === 'person')).toBe(true);
  expect(evidence.notes).toEqual(['2026年3月至12月有考勤没有登记或登记不全。']);
});

test('evidence of a team and a unit: their duties, and the records of their people on post', async () => {
  const { desk } = await recordedYear();
  const cycle = await desk.openCycle(['team_member', 'team', 'unit']);
  for (const object of ['team', 'unit'] as const) {
    const { id } = await desk.database.read
      .selectFrom('assessment')
      .select('id')
      .where('cycle_id', '=', cycle.id)
      .where('object', '=', object)
      .executeTakeFirstOrThrow();
    const evidence = await desk.eligibility.evidence(id);
    expect(evidence.attendance.map(({ personName }) => personName)).toEqual(['示例甲', '示例乙']);
    expect(evidence.spotChecks).toHaveLength(1);
    expect(evidence.conduct).toEqual([]);
    expect(evidence.duties.every(({ ref }) => ref.subject === object)).toBe(true);
  }
});
