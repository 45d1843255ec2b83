import { expect, test } from 'vitest';
import { teamFormSnapshotSchema, unitFormSnapshotSchema } from '#shared/archive/snapshots/group-forms.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { type DocumentId, userIdSchema } from '#shared/ids.ts';
import type { AssessedObject } from '#shared/vocabulary.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { newId } from '../../../electron/database/ids.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { openDistrict } from '../assessment/district.ts';

const renderer = testRenderer();

const archivist = { id: newId(userIdSchema), name: '示例档案员', role: 'archivist' } as const;
const target = ({ id, revision }: AssessmentDetail) => ({ id, revision });

/** Two villages, two units: 示例局 leads one team and stands behind the other alone. */
async function openGroups() {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'first_secretary' });
  await district.addPosting({ name: '示例二', identity: 'public_institution', unit: '示例公司' });
  await district.addPosting({ name: '示例三', identity: 'enterprise', end: '2026-09-30' });
  await district.addPosting({ name: '示例四', role: 'first_secretary', village: '示例社区' });
  const cycle = await district.plan({ objects: ['first_secretary', 'team_member', 'team', 'unit'] });
  await district.goTo(cycle.id, 'scoring');
  const archive = createArchiveService({ ...district, renderer, readOrganisation: async () => '示例区' });

  async function recordOf(object: AssessedObject, name: string): Promise<AssessmentDetail> {
    const { rows } = await district.everyone(cycle.id);
    const row = rows.find((candidate) => candidate.object === object && candidate.name === name);
    if (!row) throw new Error(`${name} is not assessed`);
    return district.assessment.get(row.id);
  }

  async function scoreAll(): Promise<void> {
    for (const { id } of (await district.everyone(cycle.id)).rows) {
      await district.score(await district.assessment.get(id));
    }
  }

  async function snapshotOf(id: DocumentId): Promise<unknown> {
    const { snapshot } = await district.database.read
      .selectFrom('document')
      .select('snapshot')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return JSON.parse(snapshot);
  }
  return { ...district, cycleId: cycle.id, archive, groupOf: recordOf, scoreAll, snapshotOf };
}

test('a team’s form has its people, the scores of its record, opinions, the grade and what it means', async () => {
  const { archive, assessment, actors, cycleId, goTo, groupOf, score, scoreAll, snapshotOf } =
    await openGroups();
  await scoreAll();
  const scored = await score(await groupOf('team', '示例村'), 0.9);
  await assessment.scoring.saveNarrative(actors.assessor, {
    ...target(scored),
    figures: scored.figures,
    narrative: {
      ...scored.narrative,
      selfSummary: '全队吃住在村。',
      opinions: [
        {
          organ: 'township_party_committee',
          organName: null,
          text: '成效明显。',
          proposedGrade: 'excellent',
          signer: null,
          signedOn: businessDateSchema.parse('2026-12-18'),
        },
        {
          organ: 'county_departments',
          organName: '示例区委组织部',
          text: '同意。',
          proposedGrade: null,
          signer: null,
          signedOn: null,
        },
      ],
      remarks: '八月换过一人。',
    },
  });
  const open = await groupOf('team', '示例村');
  await expect(
    archive.issueDocument(archivist, { kind: 'team_form', assessmentId: open.id }),
  ).rejects.toMatchObject({
    data: { rule: 'not_locked' },
    message: expect.stringContaining('工作队年度考核表'),
  });

  await goTo(cycleId, 'publicity');
  const record = await groupOf('team', '示例村');
  const issued = await archive.issueDocument(archivist, { kind: 'team_form', assessmentId: record.id });
  expect(issued).toMatchObject({
    registerNumber: '2026-考-0001',
    kind: 'team_form',
    personName: null,
    title: '2026年工作队年度考核表（示例村驻村工作队）',
    assessmentId: record.id,
  });
  expect((await archive.verify(issued.id, 'archivist')).identical).toBe(true);

  const snapshot = teamFormSnapshotSchema.parse(await snapshotOf(issued.id));
  expect(snapshot.team).toMatchObject({
    name: '示例村驻村工作队',
    township: '示例镇',
    head: '示例一',
    units: ['示例局', '示例公司'],
  });
  expect(snapshot.team.members).toMatchObject([
    { name: '示例一', role: '第一书记（队长）', identity: '公务员', unit: '示例局', endDate: null },
    { name: '示例二', role: '工作队员', identity: '事业单位人员', unit: '示例公司' },
    { name: '示例三', role: '工作队员', identity: '国有企业人员', endDate: '2026-09-30' },
  ]);
  expect(snapshot.score.total?.points).toBe(String((record.total ?? 0) / 100));
  expect(snapshot.score.sections.map(({ title, maximum }) => [title, maximum])).toEqual([
    ['争资争项（不含统筹资金项目）', '40'],
    ['工作落实', '60'],
  ]);
  expect(snapshot.score.sections[0]?.items[0]).toMatchObject({
    title: '争取资金和项目',
    guidance: expect.stringContaining('统筹资金项目不计入'),
    maximum: '25',
    points: '22.5',
  });
  // The scheme asks for no ballots about a team: its form has no table for them.
  expect(snapshot).toMatchObject({ ballotOptions: null, ballots: null });
  expect(snapshot.opinions.map(({ title, text, proposal }) => [title, text, proposal])).toEqual([
    ['村党组织意见', null, null],
    ['乡镇党委\n意见及\n等次建议', '成效明显。', { grade: '优秀' }],
    ['派出单位意见', null, null],
    ['示例区委组织部意见', '同意。', null],
  ]);
  expect(snapshot.decision).toMatchObject({
    organ: '县（市、区）驻村工作领导小组',
    text: '审定文号：示例驻组〔2026〕5号',
    grade: record.finalGrade && record.gradeWords[record.finalGrade],
  });
  expect(snapshot.remarks.text).toBe('八月换过一人。');
  expect(snapshot.effects).toEqual([
    { text: expect.stringContaining('等同于派出单位的年度定点帮扶成效'), source: '赣州办法第二十一条' },
  ]);
});

test('a unit’s form ties its own score to the results of its people and teams; it is made anew when one changes', async () => {
  const { archive, assessment, actors, cycleId, goTo, groupOf, scoreAll, snapshotOf } = await openGroups();
  await scoreAll();
  await goTo(cycleId, 'publicity');
  const record = await groupOf('unit', '示例局');
  const form = { kind: 'unit_form', assessmentId: record.id } as const;
  const issued = await archive.issueDocument(archivist, form);
  expect(issued).toMatchObject({
    registerNumber: '2026-考-0001',
    title: '2026年派出单位年度考核表（示例局）',
  });
  const { unit, score, opinions } = unitFormSnapshotSchema.parse(await snapshotOf(issued.id));
  expect(unit.villages).toEqual(['示例村', '示例社区']);
  expect(unit.people.map(({ name, village, grade }) => [name, village, grade])).toEqual([
    ['示例一', '示例村', '优秀'],
    ['示例四', '示例社区', '优秀'],
    ['示例三', '示例村', '优秀'],
  ]);
  expect(unit.teams).toEqual([
    { name: '示例村驻村工作队', leading: true, members: ['示例一', '示例二', '示例三'], grade: '优秀' },
    { name: '示例社区驻村工作队', leading: true, members: ['示例四'], grade: '优秀' },
  ]);
  expect(unit.assistance).toContain('年度定点帮扶成效：优秀');
  expect(score.sections.map(({ title }) => title)).toEqual([
    '选派第一书记和工作队员',
    '驻村人员保障',
    '对驻村工作队跟踪服务管理',
  ]);
  expect(opinions).toMatchObject([{ title: '乡镇党委\n意见及\n等次建议', text: null }]);

  await expect(archive.issueDocument(archivist, form)).rejects.toMatchObject({
    data: { rule: 'already_issued' },
  });
  const team = await groupOf('team', '示例社区');
  await assessment.grading.reopen(actors.leader, { ...target(team), reason: '材料有误' });
  const again = await archive.issueDocument(archivist, form);
  expect(again).toMatchObject({ version: 2, registerNumber: '2026-考-0002' });
  expect(unitFormSnapshotSchema.parse(await snapshotOf(again.id)).unit.teams[1]).toMatchObject({
    name: '示例社区驻村工作队',
    grade: null,
  });
});

test('before anything is known the forms are there to be filled in by hand; a form of another object is refused', async () => {
  const { archive, groupOf } = await openGroups();
  const owner = userIdSchema.parse(archivist.id);
  const team = await groupOf('team', '示例社区');
  const unit = await groupOf('unit', '示例公司');
  expect(
    await archive.previewDocument(
      { id: owner, role: 'archivist' },
      { kind: 'team_form', assessmentId: team.id },
    ),
  ).toMatchObject({
    pages: 3,
    fileName: '2026年工作队年度考核表-示例社区驻村工作队-预览稿.pdf',
  });
  expect(
    await archive.previewDocument(
      { id: owner, role: 'archivist' },
      { kind: 'unit_form', assessmentId: unit.id },
    ),
  ).toMatchObject({
    fileName: '2026年派出单位年度考核表-示例公司-预览稿.pdf',
  });
  await expect(
    archive.previewDocument({ id: owner, role: 'archivist' }, { kind: 'team_form', assessmentId: unit.id }),
  ).rejects.toMatchObject({ data: { rule: 'not_a_team' }, message: expect.stringContaining('示例公司') });
  await expect(
    archive.previewDocument({ id: owner, role: 'archivist' }, { kind: 'unit_form', assessmentId: team.id }),
  ).rejects.toMatchObject({ data: { rule: 'not_a_unit' } });
});
