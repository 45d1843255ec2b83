import { describe, expect, test } from 'vitest';
import type { DocumentTarget } from '#shared/contract/archive.ts';
import { type CycleId, type UnitId, userIdSchema } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { newId } from '../../../electron/database/ids.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { openDistrict, type PlanDraft } from '../assessment/district.ts';
import { textOfPdf } from './pdf-text.ts';

const renderer = testRenderer();

const archivist = { id: newId(userIdSchema), name: '示例档案员', role: 'archivist' } as const;
const wholeRegister = {
  text: '',
  kind: null,
  assessmentId: null,
  cycleId: null,
  caseId: null,
  offset: 0,
  limit: 100,
};

/** Two people of one unit, the team and the unit themselves, all scored. */
async function scoredDistrict(draft: PlanDraft = {}) {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'first_secretary' });
  await district.addPosting({ name: '示例二', identity: 'public_institution' });
  const cycle = await district.plan({
    year: 2026,
    objects: ['first_secretary', 'team_member', 'team', 'unit'],
    ...draft,
  });
  await district.goTo(cycle.id, 'scoring');
  for (const row of (await district.everyone(cycle.id)).rows) {
    await district.score(await district.assessment.get(row.id));
  }
  const archive = createArchiveService({ ...district, renderer, readOrganisation: async () => '示例区' });
  /** Makes a preview and reads its text, blanks left out. */
  async function previewed(target: DocumentTarget): Promise<string> {
    const owner = userIdSchema.parse(archivist.id);
    const { previewId } = await archive.previewDocument({ id: owner, role: 'archivist' }, target);
    return textOfPdf(archive.previewOf(owner, previewId).bytes);
  }
  return { ...district, archive, cycleId: cycle.id, previewed };
}

async function unitOf({ database }: Awaited<ReturnType<typeof scoredDistrict>>): Promise<UnitId> {
  const { id } = await database.read.selectFrom('dispatching_unit').select('id').executeTakeFirstOrThrow();
  return id;
}

const objectsOf = async (district: Awaited<ReturnType<typeof scoredDistrict>>, cycleId: CycleId) =>
  (await district.everyone(cycleId)).rows;

describe('score details', () => {
  test('say why it is that score, for a person, a team and a unit', async () => {
    const district = await scoredDistrict();
    for (const row of await objectsOf(district, district.cycleId)) {
      const detail = await district.assessment.get(row.id);
      const text = await district.previewed({ kind: 'score_detail', assessmentId: row.id });
      expect(text).toContain(detail.calculation.totalFormula.replace(/\s/g, ''));
      for (const section of detail.calculation.sections) {
        expect(text).toContain(section.label);
        expect(text).toContain(section.formula.replace(/\s/g, ''));
      }
      expect(text).toContain(row.object === 'team' ? '示例村驻村工作队' : row.name);
    }
  });
});

describe('publicity', () => {
  test('there is a notice once publicity is arranged; a second registration of the same is refused', async () => {
    const district = await scoredDistrict();
    const { cycleId, archive } = district;
    const target = { kind: 'publicity_notice', cycleId } as const;
    await expect(archive.issueDocument(archivist, target)).rejects.toMatchObject({
      data: { rule: 'no_publicity' },
    });
    await district.goTo(cycleId, 'final');
    const text = await district.previewed(target);
    expect(text).toContain('5个工作日');
    expect(text).toContain('示例办公室0000-0000000');
    expect(text).toMatch(/示例一.*示例局.*示例镇示例村/);
    const issued = await archive.issueDocument(archivist, target);
    expect(issued).toMatchObject({
      registerNumber: '2026-函-0001',
      kind: 'publicity_notice',
      personName: null,
      assessmentId: null,
      cycleId,
      title: '2026年度考核公示',
    });
    await expect(archive.issueDocument(archivist, target)).rejects.toMatchObject({
      data: { rule: 'already_issued' },
    });
  });
});

describe('what people and units are told', () => {
  test('nobody is told before the results are in force', async () => {
    const district = await scoredDistrict();
    const { cycleId, archive } = district;
    await district.goTo(cycleId, 'publicity');
    const [first] = await objectsOf(district, cycleId);
    if (!first) throw new Error('Nobody is assessed');
    const notice = { kind: 'result_notice', assessmentId: first.id } as const;
    const letter = { kind: 'feedback_letter', cycleId, unitId: await unitOf(district) } as const;
    for (const target of [notice, letter]) {
      await expect(archive.issueDocument(archivist, target)).rejects.toMatchObject({
        data: { rule: 'not_in_final' },
      });
    }
  });

  test('the notice has the grade in the words of the identity, the letter what follows by the scheme', async () => {
    const district = await scoredDistrict();
    const { cycleId, archive } = district;
    await district.goTo(cycleId, 'final');
    const rows = await objectsOf(district, cycleId);
    for (const row of rows) {
      const text = await district.previewed({ kind: 'result_notice', assessmentId: row.id });
      const { gradeWords } = await district.assessment.get(row.id);
      expect(text).toContain(`等次为${row.finalGrade && gradeWords[row.finalGrade]}`);
      expect(text).toContain(row.object === 'first_secretary' ? '示例一同志：' : '：');
      expect(text).toContain('考核结果通知书回执');
    }
    const letter = { kind: 'feedback_letter', cycleId, unitId: await unitOf(district) } as const;
    const text = await district.previewed(letter);
    expect(text).toContain('示例局：');
    expect(text).toContain('示例一');
    expect(text).toContain('示例二');
    expect(text).toContain('不占派出单位指标');
    expect(text).toContain('定点帮扶成效');
    expect(text).toMatch(/第二十条/);
    const issued = await archive.issueDocument(archivist, letter);
    expect(issued).toMatchObject({ title: '2026年度考核结果反馈函（示例局）', unitId: letter.unitId });
  });
});

test('every kind is found by kind, and proved unchanged from its frozen data', async () => {
  const district = await scoredDistrict();
  const { cycleId, archive } = district;
  await district.goTo(cycleId, 'final');
  const [first] = await objectsOf(district, cycleId);
  if (!first) throw new Error('Nobody is assessed');
  const assessmentId = first.id;
  const targets: DocumentTarget[] = [
    { kind: 'annual_form', assessmentId },
    { kind: 'score_detail', assessmentId },
    { kind: 'result_notice', assessmentId },
    { kind: 'publicity_notice', cycleId },
    { kind: 'feedback_letter', cycleId, unitId: await unitOf(district) },
  ];
  for (const target of targets) {
    const issued = await archive.issueDocument(archivist, target);
    expect(await archive.verify(issued.id, 'archivist')).toMatchObject({ identical: true });
    const { documents } = await archive.list({ ...wholeRegister, kind: target.kind }, 'archivist');
    expect(documents.map(({ id }) => id)).toEqual([issued.id]);
  }
  const numbers = (await archive.list(wholeRegister, 'archivist')).documents.map(
    ({ registerNumber }) => registerNumber,
  );
  expect(numbers.toReversed()).toEqual([
    '2026-三-0001',
    '2026-附-0001',
    '2026-函-0001',
    '2026-函-0002',
    '2026-函-0003',
  ]);
  expect((await archive.list({ ...wholeRegister, cycleId }, 'archivist')).total).toBe(2);
});

test('a form of another kind of assessment is refused in words', async () => {
  const district = await scoredDistrict();
  const rows = await objectsOf(district, district.cycleId);
  const person = rows.find(({ object }) => object === 'first_secretary');
  const team = rows.find(({ object }) => object === 'team');
  if (!person || !team) throw new Error('The district is incomplete');
  const owner = userIdSchema.parse(archivist.id);
  const preview = (target: DocumentTarget) =>
    district.archive.previewDocument({ id: owner, role: 'archivist' }, target);
  await expect(preview({ kind: 'term_form', assessmentId: person.id })).rejects.toMatchObject({
    data: { rule: 'not_a_term' },
  });
  await expect(preview({ kind: 'annual_form', assessmentId: team.id })).rejects.toMatchObject({
    data: { rule: 'not_a_person' },
    message: expect.stringContaining('示例村驻村工作队'),
  });
});
