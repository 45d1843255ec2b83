import { beforeEach, describe, expect, test } from 'vitest';
import { businessDateSchema } from '#shared/dates.ts';
import type { CycleId, PostingId } from '#shared/ids.ts';
import { type District, openDistrict } from './district.ts';

const day = (text: string) => businessDateSchema.parse(text);
const everyone = { text: '', townshipId: null, only: null };
const page = { sort: [], offset: 0, limit: 100 };

let district: District;
beforeEach(async () => {
  district = await openDistrict();
  await district.addPosting({
    name: '示例甲',
    role: 'first_secretary',
    start: '2024-12-20',
    initials: 'slj',
  });
  await district.addPosting({ name: '示例乙', start: '2025-06-01', end: '2026-03-31' });
  await district.addPosting({ name: '示例丙', start: '2026-06-01' });
});

const due = async (until: string, filter: object = {}) =>
  (
    await district.assessment.term.listDue({
      filter: { ...everyone, until: day(until), ...filter },
      ...page,
    })
  ).rows;

/** The annual assessment of a year, settled for everybody in it. */
async function settled(year: number): Promise<void> {
  const cycle = await district.openCycle(year);
  for (const { id, participation } of (await district.everyone(cycle.id)).rows) {
    if (participation === 'graded') await district.score(await district.assessment.get(id));
  }
  await district.goTo(cycle.id, 'review');
  await district.acceptSuggestions(cycle.id);
  await district.goTo(cycle.id, 'approval');
  await district.approveAll(cycle.id);
}

async function termCycle(postingIds: readonly PostingId[]): Promise<CycleId> {
  const planned = await district.plan({
    kind: 'term',
    title: '2026年期满考核',
    postingIds,
    periodFrom: day('2024-12-20'),
    periodTo: day('2026-12-31'),
  });
  return (await district.goTo(planned.id, 'scoring')).id;
}

describe('who is due', () => {
  test('a term of two years ends the day before its anniversary; who left before is early', async () => {
    expect(await due('2026-12-18')).toMatchObject([{ name: '示例乙', early: true, endDate: '2026-03-31' }]);
    expect(await due('2026-12-19')).toMatchObject([
      { name: '示例乙' },
      { name: '示例甲', early: false, dueOn: '2026-12-19', endDate: null, daysLeft: -1, assessment: null },
    ]);
    expect((await due('2028-05-31')).map(({ name }) => name)).toEqual(['示例甲', '示例丙']);
  });

  test('the list is filtered by name, initials, early end and whether an assessment has begun', async () => {
    expect((await due('2026-12-31', { text: 'SLJ' })).map(({ name }) => name)).toEqual(['示例甲']);
    expect((await due('2026-12-31', { only: 'early' })).map(({ name }) => name)).toEqual(['示例乙']);
    const [first] = await due('2026-12-31', { text: '示例甲' });
    await termCycle(first ? [first.postingId] : []);
    expect((await due('2026-12-31', { only: 'open' })).map(({ name }) => name)).toEqual(['示例乙']);
    expect(await due('2026-12-31', { text: '示例甲' })).toMatchObject([
      { assessment: { cycleTitle: '2026年期满考核', cycleState: 'scoring', state: 'scoring' } },
    ]);
  });
});

describe('the appraisal', () => {
  async function termRecord() {
    await settled(2025);
    await settled(2026);
    const [first] = await due('2026-12-31', { text: '示例甲' });
    return district.recordOf(await termCycle(first ? [first.postingId] : []), '示例甲');
  }

  test('the dossier gathers the settled years, and the draft says only what is on record', async () => {
    const record = await termRecord();
    const dossier = await district.assessment.term.dossier(record.id, 'assessor');
    expect(dossier.years.map(({ year, gradeWord, rank }) => [year, gradeWord, rank])).toEqual([
      [2025, '优秀', 1],
      [2026, '优秀', 1],
    ]);
    expect(record.earlier.map(({ year }) => year)).toEqual([2025, 2026]);
    expect(dossier.rules.lead?.organ).toBe('县（市、区）驻村工作领导小组');
    const draft = await district.assessment.term.draft(record.id);
    expect(draft.achievements).toContain('自2024年12月20日至2026年12月19日');
    expect(draft.achievements).toContain('2025年度考核等次为优秀');
    expect(draft.shortcomings).toBe('');
    expect(draft.conclusion).toContain('2025年度优秀、2026年度优秀');
  });

  test('a person saves it, the trail has both texts, and a stale save is refused', async () => {
    const record = await termRecord();
    const appraisal = { achievements: '建强党组织', shortcomings: '无', conclusion: '优秀' };
    const { assessor } = district.actors;
    const { id, revision } = record;
    const saved = await district.assessment.term.saveAppraisal(assessor, { id, revision, appraisal });
    expect(saved.narrative.appraisal).toEqual(appraisal);
    await expect(
      district.assessment.term.saveAppraisal(assessor, { id, revision, appraisal }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    const last = await district.database.read
      .selectFrom('audit_event')
      .select(['action', 'before', 'after'])
      .where('entity_id', '=', id)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(last.action).toBe('assessment.appraisalSaved');
    expect(JSON.parse(last.after ?? '')).toEqual({ appraisal });
  });

  test('the record of another kind has none', async () => {
    const cycle = await district.openCycle(2026);
    const { id, revision } = await district.recordOf(cycle.id, '示例甲');
    const blank = { achievements: '', shortcomings: '', conclusion: '' };
    const refusal = { data: { rule: 'not_a_term' } };
    await expect(district.assessment.term.dossier(id, 'assessor')).rejects.toMatchObject(refusal);
    await expect(
      district.assessment.term.saveAppraisal(district.actors.assessor, { id, revision, appraisal: blank }),
    ).rejects.toMatchObject(refusal);
  });
});

test('the days of a term of several years are taken over like those of a year', async () => {
  const [first] = await due('2026-12-31', { text: '示例甲' });
  const cycleId = await termCycle(first ? [first.postingId] : []);
  const { id, revision } = await district.recordOf(cycleId, '示例甲');
  const { eligibility } = district.assessment;
  const taken = { id, revision, overwrite: false };
  // Twenty days in each of the twenty-four whole months.
  expect((await eligibility.takeFiguresOf(district.actors.assessor, taken)).figures.requiredDays).toBe(480);
  expect((await district.recordOf(cycleId, '示例甲')).figures.requiredDays).toBe(480);
});

test('an investigation has settled nothing: the draft of the appraisal does not tell of it', async () => {
  const [first] = await due('2026-12-31', { text: '示例甲' });
  const cycleId = await termCycle(first ? [first.postingId] : []);
  const record = {
    personId: first?.personId ?? expect.fail(),
    severity: null,
    decidedOn: day('2026-05-01'),
    effectiveUntil: null,
    organ: '示例纪委',
    documentNumber: null,
  } as const;
  const { conduct } = district.dependencies.presence;
  await conduct.record(district.actors.archivist, { ...record, kind: 'investigation', reason: '示例立案' });
  await conduct.record(district.actors.archivist, { ...record, kind: 'criticism', reason: '示例批评' });
  const { id } = await district.recordOf(cycleId, '示例甲');
  const { shortcomings } = await district.assessment.term.draft(id);
  expect(shortcomings).toContain('示例批评');
  expect(shortcomings).not.toContain('示例立案');
});
