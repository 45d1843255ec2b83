import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { annualFormSnapshotSchema } from '#shared/archive/snapshots/annual-form.ts';
import { userIdSchema } from '#shared/ids.ts';
import type { Identity } from '#shared/vocabulary.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { newId } from '../../../electron/database/ids.ts';
import {
  createDocumentRenderer,
  type DocumentRenderer,
} from '../../../electron/documents/document-renderer.ts';
import { openDistrict } from '../assessment/district.ts';

let renderer: DocumentRenderer;
beforeAll(() => {
  renderer = createDocumentRenderer({
    resourcesDirectory: resolve(import.meta.dirname, '../../../resources'),
    maximumThreads: 1,
  });
});
afterAll(() => renderer.close());

const archivist = { id: newId(userIdSchema), name: '示例档案员', role: 'archivist' } as const;

/** One person in a cycle, written about by a department, whose form is registered once it is settled. */
async function formOf(identity: Identity, start: string) {
  const district = await openDistrict();
  await district.addPosting({ name: '示例甲', role: 'first_secretary', identity, start });
  const cycle = await district.openCycle();
  const record = await district.recordOf(cycle.id, '示例甲');
  await district.assessment.scoring.saveNarrative(district.actors.assessor, {
    id: record.id,
    revision: record.revision,
    figures: record.figures,
    narrative: {
      ...record.narrative,
      opinions: [
        {
          organ: 'county_departments',
          organName: '示例区委组织部',
          text: '同意。',
          proposedGrade: null,
          signer: null,
          signedOn: null,
        },
      ],
      remarks: '九月调整过村。',
    },
  });
  const written = await district.recordOf(cycle.id, '示例甲');
  if (written.participation === 'graded') await district.score(written);
  await district.goTo(cycle.id, 'publicity');
  const archive = createArchiveService({ ...district, renderer, readOrganisation: async () => '示例区' });
  const issued = await archive.issueDocument(archivist, { kind: 'annual_form', assessmentId: record.id });
  const { snapshot } = await district.database.read
    .selectFrom('document')
    .select('snapshot')
    .where('id', '=', issued.id)
    .executeTakeFirstOrThrow();
  return annualFormSnapshotSchema.parse(JSON.parse(snapshot));
}

test.each([
  { identity: 'civil_servant', label: '公务员', options: ['优秀', '称职', '基本称职', '不称职'] },
  { identity: 'public_institution', label: '事业单位人员', options: ['优秀', '合格', '基本合格', '不合格'] },
  { identity: 'enterprise', label: '国有企业人员', options: ['优秀', '合格', '基本合格', '不合格'] },
] as const)('the form of $label has the words of that identity', async ({ identity, label, options }) => {
  const form = await formOf(identity, '2025-06-01');
  expect(form.person.identity).toBe(label);
  expect(form.ballotOptions).toEqual(options);
  expect(form.ballots?.options).toEqual(options);
  expect(form.decision.grade).toBe('优秀');
  expect(form.departmentOpinions).toMatchObject([{ organ: '示例区委组织部', text: '同意。' }]);
  expect(form.remarks.text).toBe('九月调整过村。');
});

test('the form of somebody who takes part without a grade says so, and why', async () => {
  const form = await formOf('civil_servant', '2026-11-20');
  expect(form.decision.grade).toBe('不定等次');
  expect(form.remarks.text).toMatch(/^九月调整过村。\n本次考核.+，原因：驻村不满半年。$/u);
});
