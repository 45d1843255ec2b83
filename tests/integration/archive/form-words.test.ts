import { expect, test } from 'vitest';
import { annualFormSnapshotSchema } from '#shared/archive/snapshots/annual-form.ts';
import type { FrozenData } from '#shared/contract/archive-preview.ts';
import { userIdSchema } from '#shared/ids.ts';
import type { Identity, Role } from '#shared/vocabulary.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { newId } from '../../../electron/database/ids.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { openDistrict } from '../assessment/district.ts';

const renderer = testRenderer();

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
  const target = { kind: 'annual_form', assessmentId: record.id } as const;
  const issued = await archive.issueDocument(archivist, target);
  const { snapshot } = await district.database.read
    .selectFrom('document')
    .select('snapshot')
    .where('id', '=', issued.id)
    .executeTakeFirstOrThrow();
  const form = annualFormSnapshotSchema.parse(JSON.parse(snapshot));
  return { form, archive, target, issued };
}

test.each([
  { identity: 'civil_servant', label: '公务员', options: ['优秀', '称职', '基本称职', '不称职'] },
  { identity: 'public_institution', label: '事业单位人员', options: ['优秀', '合格', '基本合格', '不合格'] },
  { identity: 'enterprise', label: '国有企业人员', options: ['优秀', '合格', '基本合格', '不合格'] },
] as const)('the form of $label has the words of that identity', async ({ identity, label, options }) => {
  const { form } = await formOf(identity, '2025-06-01');
  expect(form.person.identity).toBe(label);
  expect(form.ballotOptions).toEqual(options);
  expect(form.ballots?.options).toEqual(options);
  expect(form.decision.grade).toBe('优秀');
  expect(form.departmentOpinions).toMatchObject([{ organ: '示例区委组织部', text: '同意。' }]);
  expect(form.remarks.text).toBe('九月调整过村。');
});

test('the form of somebody who takes part without a grade says so, and why', async () => {
  const { form } = await formOf('civil_servant', '2026-11-20');
  expect(form.decision.grade).toBe('不定等次');
  expect(form.remarks.text).toMatch(/^九月调整过村。\n本次考核.+，原因：驻村不满半年。$/u);
});

test('whoever may not read eligibility is not told why before it is on paper', async () => {
  const { archive, target, issued } = await formOf('civil_servant', '2026-11-20');
  const remarksIn = ({ groups }: FrozenData) =>
    groups.flatMap(({ fields }) => fields).find(({ path }) => path === 'remarks.text');
  const drafted = async (role: Role) => remarksIn(await archive.draftData(target, role))?.value;
  expect(await drafted('assessor')).toContain('驻村不满半年');
  expect(await drafted('administrator')).toMatch(/^九月调整过村。\n本次考核[^，]+。$/u);
  // What stands on the registered paper has not changed because it is left out of the data of now.
  const administrator = { ...archivist, role: 'administrator' } as const;
  expect(remarksIn(await archive.frozenData(issued.id, administrator))).toMatchObject({ changed: false });
});
