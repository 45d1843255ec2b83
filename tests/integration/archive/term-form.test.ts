import { expect, test } from 'vitest';
import { termFormSnapshotSchema } from '#shared/archive/snapshots/term-form.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { userIdSchema } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { newId } from '../../../electron/database/ids.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { openDistrict } from '../assessment/district.ts';

const renderer = testRenderer();

const archivist = { id: newId(userIdSchema), name: '示例档案员', role: 'archivist' } as const;
const day = (text: string) => businessDateSchema.parse(text);

test('a term form has the years’ results, the appraisal people wrote, conduct on record and the settled grade', async () => {
  const district = await openDistrict();
  const { assessment, actors, database } = district;
  await district.addPosting({ name: '示例甲', role: 'first_secretary', start: '2024-12-20' });
  const year = await district.openCycle(2025);
  await district.score(await district.recordOf(year.id, '示例甲'));
  await district.goTo(year.id, 'approval');
  await district.approveAll(year.id);

  const { subject } = await district.recordOf(year.id, '示例甲');
  if (subject.object !== 'first_secretary') throw new Error('示例甲 is not a first secretary');
  const planned = await district.plan({
    kind: 'term',
    title: '2026年期满考核',
    postingIds: [subject.postingId],
    periodFrom: day('2024-12-20'),
    periodTo: day('2026-12-31'),
  });
  const { id: cycleId } = await district.goTo(planned.id, 'scoring');
  const record = await district.recordOf(cycleId, '示例甲');
  await assessment.term.saveAppraisal(actors.assessor, {
    id: record.id,
    revision: record.revision,
    appraisal: { achievements: '建强村党组织。', shortcomings: '台账不全。', conclusion: '实绩突出。' },
  });
  await district.score(await assessment.get(record.id));
  await district.goTo(cycleId, 'final');
  const { notices } = await assessment.publicity.publicity(cycleId);
  expect(notices).toHaveLength(1);
  await district.notifyAll(cycleId);
  const told = await assessment.publicity.replyTo(record.id);
  if (!told) throw new Error('Nobody was told');
  await assessment.publicity.recordReply(actors.archivist, {
    assessmentId: record.id,
    revision: told.revision,
    notifiedOn: told.notifiedOn,
    stance: 'agrees',
    opinion: '同意鉴定意见。',
    signedOn: told.notifiedOn,
    refusalNote: null,
    witness: null,
  });

  const archive = createArchiveService({ ...district, renderer, readOrganisation: async () => '示例区' });
  const issued = await archive.issueDocument(archivist, { kind: 'term_form', assessmentId: record.id });
  expect(issued).toMatchObject({
    registerNumber: '2026-三-0001',
    title: '2026年期满考核鉴定表',
    personName: '示例甲',
    // The day of the last signature is the person's own.
    formedOn: told.notifiedOn,
  });
  expect((await archive.verify(issued.id, 'archivist')).identical).toBe(true);
  const { snapshot } = await database.read
    .selectFrom('document')
    .select('snapshot')
    .where('id', '=', issued.id)
    .executeTakeFirstOrThrow();
  expect(termFormSnapshotSchema.parse(JSON.parse(snapshot))).toMatchObject({
    posting: { startDate: '2024-12-20', endDate: '2026-12-19', earlyEnd: null },
    results: [
      { year: '2025年', assessment: '年度考核', grade: '优秀', documentNumber: '示例驻组〔2026〕5号' },
    ],
    achievements: { text: '建强村党组织。' },
    shortcomings: { text: '台账不全。' },
    decision: {
      organ: '县（市、区）驻村工作领导小组',
      grade: '优秀',
      text: '实绩突出。\n审定文号：示例驻组〔2026〕5号',
    },
    personOpinion: { text: '同意鉴定意见。', signer: null },
  });
});
