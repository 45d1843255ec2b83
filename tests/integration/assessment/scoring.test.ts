import { expect, test } from 'vitest';
import type { AssessmentDetail, BallotTally, Narrative } from '#shared/contract/assessment-record.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { points } from '#shared/points.ts';
import { ballotsFor, type District, openDistrict, scoresFor, trailOf } from './district.ts';

async function oneRecord(): Promise<{ district: District; detail: AssessmentDetail }> {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'first_secretary' });
  const cycle = await district.openCycle();
  return { district, detail: await district.recordOf(cycle.id, '示例一') };
}

const target = ({ id, revision }: AssessmentDetail) => ({ id, revision });

function tallyOf(detail: AssessmentDetail, change: Partial<BallotTally> = {}): BallotTally {
  const [tally] = ballotsFor(detail.template);
  if (!tally) throw new Error('No rater group');
  return { ...tally, ...change };
}

const noFigures = { requiredDays: null, presentDays: null, leaveDays: null, absenceNotices: null };

test('a new record says everything that is missing and has neither total nor suggestion', async () => {
  const { detail } = await oneRecord();
  expect(detail).toMatchObject({ state: 'scoring', total: null, complete: false, rank: null, poolSize: 1 });
  expect(detail.calculation.missing).toHaveLength(9 + 6);
});

test('the total stands as soon as the last ballot is in, in the record and in the list', async () => {
  const { district, detail } = await oneRecord();
  const scored = await district.score(detail);
  // 30 + 40 for the items, 30 × 98 % for ballots of nine times 100 and once 80.
  expect(scored).toMatchObject({ total: 9940, complete: true, rank: 1, suggestedGrade: 'excellent' });
  const { rows, distribution } = await district.everyone(detail.cycleId);
  expect(rows).toMatchObject([{ total: 9940, rank: 1, suggestedGrade: 'excellent' }]);
  expect(distribution).toEqual({ excellent: 1, competent: 0, basically_competent: 0, incompetent: 0 });
  expect((await district.assessment.cycles.getCycle(detail.cycleId)).counts).toMatchObject({
    all: 1,
    scored: 1,
  });
});

test('taking a tally back takes the total back', async () => {
  const { district, detail } = await oneRecord();
  const scored = await district.score(detail);
  const group = 'village_cadres';
  const undone = await district.assessment.scoring.saveTally(district.actors.assessor, {
    ...target(scored),
    group,
    tally: null,
  });
  expect(undone).toMatchObject({ total: null, suggestedGrade: null, rank: null });
  expect(undone.tallies.map((tally) => tally.group)).not.toContain(group);
  expect((await trailOf(district, detail.id)).at(-1)).toMatchObject({
    action: 'assessment.tallyRemoved',
    actor: '示例考核员',
    before: { group, total: 9940, suggestedGrade: 'excellent', tally: { valid: 10 } },
    after: { group, total: null, tally: null },
  });
});

test('numbers that do not add up are refused with all reasons, and nothing is stored', async () => {
  const { district, detail } = await oneRecord();
  const saving = district.assessment.scoring.saveTally(district.actors.assessor, {
    ...target(detail),
    group: 'village_cadres',
    tally: tallyOf(detail, { issued: 10, invalid: 3 }),
  });
  await expect(saving).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message:
      '村干部的票数对不上：发出 10 张，少于收回 11 张。收回 11 张，不等于有效 10 张与无效 3 张之和 13 张。',
    data: { issues: [{ path: 'tally' }, { path: 'tally' }] },
  });
  expect(await district.assessment.get(detail.id)).toEqual(detail);
});

test('a tally sent under another group’s name is refused', async () => {
  const { district, detail } = await oneRecord();
  const saving = district.assessment.scoring.saveTally(district.actors.assessor, {
    ...target(detail),
    group: 'party_delegates',
    tally: tallyOf(detail),
  });
  await expect(saving).rejects.toMatchObject({ data: { issues: [{ path: 'tally.group' }] } });
});

test('scores above the maximum, unknown or double are refused by name', async () => {
  const { district, detail } = await oneRecord();
  const [first, ...others] = scoresFor(detail.template, 0.8);
  if (!first) throw new Error('No item');
  const saving = district.assessment.scoring.saveScores(district.actors.assessor, {
    ...target(detail),
    scorer: 1,
    scores: [{ ...first, points: points(1550) }, ...others, first, { ...first, item: 'unknown' }],
  });
  await expect(saving).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    data: {
      issues: [
        { path: 'scores.0.points', message: '“吃住在村与驻村天数”评了 15.5 分，超过满分 15 分。' },
        { path: 'scores.9.item', message: '“吃住在村与驻村天数”评了两次，只能评一次。' },
        { path: 'scores.10.item', message: '第一书记年度考核没有代码为“unknown”的项目。' },
      ],
    },
  });
});

test('texts and figures are kept whole in the trail, so that no earlier wording is lost', async () => {
  const { district, detail } = await oneRecord();
  const narrative: Narrative = {
    selfSummary: '一年来吃住在村。\n走访群众。',
    opinions: [
      {
        organ: 'village_party_organisation',
        organName: null,
        text: '同意。',
        proposedGrade: 'excellent',
        signer: '示例书记',
        signedOn: businessDateSchema.parse('2026-12-10'),
      },
    ],
    remarks: '',
    appraisal: { achievements: '', shortcomings: '', conclusion: '' },
  };
  const saved = await district.assessment.scoring.saveNarrative(district.actors.assessor, {
    ...target(detail),
    narrative,
    figures: { ...noFigures, presentDays: 251 },
  });
  expect(saved).toMatchObject({ narrative, figures: { presentDays: 251 }, revision: detail.revision + 1 });
  expect((await trailOf(district, detail.id)).at(-1)).toMatchObject({
    action: 'assessment.narrativeSaved',
    before: { narrative: { selfSummary: '' } },
    after: { narrative, figures: { presentDays: 251 } },
  });

  const [opinion] = narrative.opinions;
  if (!opinion) throw new Error('No opinion');
  const twice = district.assessment.scoring.saveNarrative(district.actors.assessor, {
    ...target(saved),
    narrative: { ...narrative, opinions: [opinion, opinion] },
    figures: noFigures,
  });
  await expect(twice).rejects.toMatchObject({
    data: { issues: [{ message: '村党组织的意见填了两份，只能保留一份。' }] },
  });

  const tomorrow = { ...opinion, signedOn: businessDateSchema.parse('2026-12-21') };
  const ahead = district.assessment.scoring.saveNarrative(district.actors.assessor, {
    ...target(saved),
    narrative: { ...narrative, opinions: [tomorrow] },
    figures: noFigures,
  });
  await expect(ahead).rejects.toMatchObject({
    data: { issues: [{ path: 'narrative.opinions.0.signedOn' }] },
  });
});

test('saving what is already there changes nothing: autosave leaves no trail of its own', async () => {
  const { district, detail } = await oneRecord();
  const scored = await district.score(detail, 0.9);
  const head = await district.database.auditHead();
  const { assessor } = district.actors;
  const { narrative, figures, scores } = scored;
  await district.assessment.scoring.saveScores(assessor, {
    ...target(scored),
    scorer: 1,
    scores: scores.toReversed().map(({ scorer: _scorer, ...score }) => score),
  });
  await district.assessment.scoring.saveTally(assessor, {
    ...target(scored),
    group: 'village_cadres',
    tally: tallyOf(scored),
  });
  await district.assessment.scoring.saveNarrative(assessor, { ...target(scored), narrative, figures });
  expect(await district.database.auditHead()).toEqual(head);
  expect((await district.assessment.get(detail.id)).revision).toBe(scored.revision);
});

test('of two people who started from the same state the second is told who changed what, and loses nothing of the first', async () => {
  const { district, detail } = await oneRecord();
  const { assessor, leader } = district.actors;
  const sheet = (share: number) => ({
    ...target(detail),
    scorer: 1,
    scores: scoresFor(detail.template, share),
  });
  const attempts = await Promise.allSettled([
    district.assessment.scoring.saveScores(assessor, sheet(0.9)),
    district.assessment.scoring.saveScores(leader, sheet(0.5)),
  ]);
  expect(attempts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(attempts[1]).toMatchObject({
    reason: {
      code: 'CONFLICT',
      message: '示例考核员刚刚改过这条考核记录（录入考核组评分），您的改动没有保存。请查看最新内容后再改。',
      data: { currentRevision: detail.revision + 1 },
    },
  });
  expect((await district.assessment.get(detail.id)).calculation.soFar).toBe(6300);
});

test('departments of the county have their say one by one; every other organ once', async () => {
  const { district, detail } = await oneRecord();
  const opinion = (organName: string) => ({
    organ: 'county_departments' as const,
    organName,
    text: '同意。',
    proposedGrade: null,
    signer: null,
    signedOn: null,
  });
  const narrative = {
    ...detail.narrative,
    opinions: [opinion('示例区委组织部'), opinion('示例区农业农村局')],
  };
  const save = (opinions: Narrative['opinions']) =>
    district.assessment.scoring.saveNarrative(district.actors.assessor, {
      ...target(detail),
      narrative: { ...narrative, opinions },
      figures: noFigures,
    });
  await expect(save([...narrative.opinions, opinion('示例区委组织部')])).rejects.toMatchObject({
    data: { issues: [{ message: '示例区委组织部的意见填了两份，只能保留一份。' }] },
  });
  expect((await save(narrative.opinions)).narrative.opinions).toHaveLength(2);
});

test('entry ends with the cycle’s time for it', async () => {
  const { district, detail } = await oneRecord();
  const scored = await district.score(detail);
  await district.step(detail.cycleId, 'review');
  const late = district.assessment.scoring.saveScores(district.actors.assessor, {
    ...target(scored),
    scorer: 1,
    scores: [],
  });
  await expect(late).rejects.toMatchObject({ data: { rule: 'not_in_scoring' } });
});
