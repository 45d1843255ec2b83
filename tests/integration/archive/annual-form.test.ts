import { describe, expect, test } from 'vitest';
import { documentSchema } from '#shared/contract/archive.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { type AssessmentId, documentIdSchema, userIdSchema } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import type { ArchiveDependencies } from '../../../electron/archive/archive.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { openDistrict, trailOf } from '../assessment/district.ts';

const renderer = testRenderer();

const archivist = { id: newId(userIdSchema), name: '示例档案员', role: 'archivist' } as const;
const pageOf = {
  text: '',
  kind: null,
  assessmentId: null,
  cycleId: null,
  caseId: null,
  offset: 0,
  limit: 100,
};
const form = (assessmentId: AssessmentId) => ({ kind: 'annual_form', assessmentId }) as const;
const target = ({ id, revision }: AssessmentDetail) => ({ id, revision });

/** A district with the archive over it, and people whose assessments are scored. */
async function scoredDistrict(
  names: readonly string[],
  render?: ArchiveDependencies['renderer']['renderDocument'],
) {
  const district = await openDistrict();
  for (const name of names) await district.addPosting({ name, identity: 'public_institution' });
  const cycle = await district.openCycle();
  const archive = createArchiveService({
    ...district,
    renderer: { ...renderer, renderDocument: render ?? renderer.renderDocument },
    readOrganisation: async () => '示例区',
  });
  const scored = await Promise.all(
    names.map(async (name) => district.score(await district.recordOf(cycle.id, name))),
  );

  /** Settles one record: with the whole cycle the first time, by itself after it was reopened. */
  async function lock(detail: AssessmentDetail): Promise<AssessmentDetail> {
    const { assessment, actors } = district;
    if ((await assessment.cycles.headOf(cycle.id)).state === 'scoring') {
      await district.goTo(cycle.id, 'approval');
    }
    const current = await assessment.get(detail.id);
    const proposed =
      current.state === 'scoring'
        ? await assessment.grading.propose(actors.assessor, {
            ...target(current),
            grade: 'excellent',
            reason: null,
          })
        : current;
    return assessment.grading.approve(actors.leader, {
      ...target(proposed),
      grade: 'excellent',
      reason: null,
      documentNumber: '示例驻组〔2026〕5号',
    });
  }
  const [first] = scored;
  if (!first) throw new Error('Nobody is assessed');
  return { ...district, archive, scored, first, lock };
}

describe('issuing', () => {
  test('a locked assessment becomes a numbered document that can be made again byte for byte', async () => {
    const { archive, first, lock, database, clock, ...district } = await scoredDistrict(['示例一']);
    const written = await district.assessment.scoring.saveNarrative(district.actors.assessor, {
      ...target(first),
      figures: { requiredDays: 240, presentDays: 251, leaveDays: 3, absenceNotices: 0 },
      narrative: {
        selfSummary: '一年来吃住在村。',
        opinions: [
          {
            organ: 'village_party_organisation',
            organName: null,
            proposedGrade: null,
            text: '同意。',
            signer: '示例支部书记',
            signedOn: businessDateSchema.parse('2026-12-10'),
          },
        ],
        remarks: '',
        appraisal: { achievements: '', shortcomings: '', conclusion: '' },
      },
    });
    clock.set('2026-12-25T18:00:00.000Z');
    const locked = await lock(written);
    const head = await database.auditHead();
    const issued = await archive.issueDocument(archivist, form(locked.id));
    expect(issued).toMatchObject({
      registerNumber: '2026-三-0001',
      kind: 'annual_form',
      state: 'issued',
      version: 1,
      personName: '示例一',
      title: '2026年度考核登记表',
      pages: 2,
      auditHead: head.hash,
      // 18:00 UTC is the next day in China.
      formedOn: '2026-12-26',
      createdBy: '示例档案员',
    });
    expect(documentSchema.parse(issued)).toEqual(issued);
    expect(await archive.get(issued.id, 'archivist')).toEqual({
      ...issued,
      fileName: '2026年度考核登记表-示例一-2026-三-0001.pdf',
    });
    const { bytes } = await archive.fileOf(issued.id, archivist);
    expect(Buffer.from(bytes.subarray(0, 8)).toString('latin1')).toBe('%PDF-1.7');
    clock.set('2031-01-01T00:00:00.000Z');
    expect(await archive.verify(issued.id, 'archivist')).toEqual({
      identical: true,
      registeredSha256: issued.pdfSha256,
      rebuiltSha256: issued.pdfSha256,
    });
    expect(await trailOf({ database }, issued.id)).toMatchObject([
      {
        action: 'archive.issued',
        actor: '示例档案员',
        after: { registerNumber: '2026-三-0001', pdfSha256: issued.pdfSha256, supersedes: null },
      },
    ]);
  });

  test('only a locked assessment has a form, and only one for the same state', async () => {
    const { archive, first, lock } = await scoredDistrict(['示例一']);
    await expect(archive.issueDocument(archivist, form(first.id))).rejects.toMatchObject({
      data: { rule: 'not_locked' },
    });
    const locked = await lock(first);
    await archive.issueDocument(archivist, form(locked.id));
    await expect(archive.issueDocument(archivist, form(locked.id))).rejects.toMatchObject({
      data: { rule: 'already_issued' },
      message: expect.stringContaining('2026-三-0001'),
    });
  });

  test('numbers are dense: a document that fails leaves no gap, several at once get one each', async () => {
    const { archive, scored, lock } = await scoredDistrict([
      '示例一',
      '示例二',
      '示例𪜀\u{2fa1f}\u{10ffff}',
      '示例四',
    ]);
    const locked = [];
    for (const detail of scored) locked.push(await lock(detail));
    const outcomes = await Promise.allSettled(
      locked.map(({ id }) => archive.issueDocument(archivist, form(id))),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(outcomes[2]).toMatchObject({ reason: { code: 'MISSING_GLYPH' } });
    const { total, documents } = await archive.list(pageOf, 'archivist');
    expect(total).toBe(3);
    expect(documents.map(({ registerNumber, personName }) => [registerNumber, personName])).toEqual([
      ['2026-三-0003', '示例四'],
      ['2026-三-0002', '示例二'],
      ['2026-三-0001', '示例一'],
    ]);
  });

  test('after reopening and settling again the new form supersedes the old, which stays in the register', async () => {
    const { archive, assessment, actors, first, lock, score } = await scoredDistrict(['示例一']);
    const locked = await lock(first);
    const old = await archive.issueDocument(archivist, form(locked.id));
    const open = await assessment.grading.reopen(actors.leader, { ...target(locked), reason: '票数录错' });
    await expect(archive.issueDocument(archivist, form(open.id))).rejects.toMatchObject({
      data: { rule: 'not_locked' },
    });
    const relocked = await lock(await score(open, 0.95));
    const next = await archive.issueDocument(archivist, form(relocked.id));
    expect(next).toMatchObject({ version: 2, registerNumber: '2026-三-0002', state: 'issued' });
    expect(await archive.get(old.id, 'archivist')).toMatchObject({ version: 1, state: 'superseded' });
    expect((await archive.verify(old.id, 'archivist')).identical).toBe(true);
  });

  test('when the assessment is reopened while its form is being made, nothing is registered', async () => {
    const { archive, assessment, actors, first, lock } = await scoredDistrict(['示例一'], async (...args) => {
      await assessment.grading.reopen(actors.leader, { ...target(locked), reason: '票数录错' });
      return renderer.renderDocument(...args);
    });
    const locked = await lock(first);
    await expect(archive.issueDocument(archivist, form(locked.id))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect((await archive.list(pageOf, 'archivist')).total).toBe(0);
  });
});

describe('previews', () => {
  test('show any state without a number, to their owner only, the last ten', async () => {
    const { archive, first, database } = await scoredDistrict(['示例一']);
    const owner = newId(userIdSchema);
    const head = await database.auditHead();
    const preview = await archive.previewDocument({ id: owner, role: 'archivist' }, form(first.id));
    expect(preview).toMatchObject({ pages: 2, fileName: '2026年度考核登记表-示例一-预览稿.pdf' });
    expect(archive.previewOf(owner, preview.previewId).bytes.length).toBeGreaterThan(10_000);
    expect(() => archive.previewOf(newId(userIdSchema), preview.previewId)).toThrow('没有找到这条预览');
    for (let count = 0; count < 10; count++)
      await archive.previewDocument({ id: owner, role: 'archivist' }, form(first.id));
    expect(() => archive.previewOf(owner, preview.previewId)).toThrow('没有找到这条预览');
    expect((await archive.list(pageOf, 'archivist')).total).toBe(0);
    expect(await database.auditHead()).toEqual(head);
  });

  test('a character that no font has stops the preview and is named', async () => {
    const { archive, first } = await scoredDistrict(['示例\u{2fa1f}\u{10ffff}']);
    await expect(
      archive.previewDocument({ id: newId(userIdSchema), role: 'archivist' }, form(first.id)),
    ).rejects.toMatchObject({
      code: 'MISSING_GLYPH',
      data: {
        glyphs: expect.arrayContaining([expect.objectContaining({ codePoint: 'U+10FFFF', field: '姓名' })]),
      },
    });
  });
});

describe('the register', () => {
  test('a void document keeps its number and reason; another one may then be made', async () => {
    const { archive, database, first, lock } = await scoredDistrict(['示例一']);
    const locked = await lock(first);
    const issued = await archive.issueDocument(archivist, form(locked.id));
    const voided = await archive.voidDocument(archivist, { id: issued.id, reason: '盖章有误' });
    expect(voided).toEqual({ ...issued, state: 'voided', stage: 'voided', voidReason: '盖章有误' });
    await expect(
      archive.voidDocument(archivist, { id: issued.id, reason: '再次作废' }),
    ).rejects.toMatchObject({ data: { rule: 'already_void' } });
    expect((await trailOf({ database }, issued.id)).at(-1)).toMatchObject({
      action: 'archive.voided',
      before: { state: 'issued' },
      reason: '盖章有误',
    });
    const again = await archive.issueDocument(archivist, form(locked.id));
    expect(again).toMatchObject({ registerNumber: '2026-三-0002', version: 2 });
    expect(await archive.get(issued.id, 'archivist')).toMatchObject({ state: 'voided' });
  });

  test('it is searched by name, number and assessment', async () => {
    const { archive, scored, lock } = await scoredDistrict(['示例甲', '示例乙']);
    for (const detail of scored) await archive.issueDocument(archivist, form((await lock(detail)).id));
    const find = async (filter: Partial<typeof pageOf>) =>
      (await archive.list({ ...pageOf, ...filter }, 'archivist')).documents.map(
        (document) => document.personName,
      );
    expect(await find({ text: ' 示例甲 ' })).toEqual(['示例甲']);
    expect(await find({ text: '-0002' })).toEqual(['示例乙']);
    expect((await archive.list({ ...pageOf, assessmentId: scored[1]?.id ?? null }, 'archivist')).total).toBe(
      1,
    );
    expect(await archive.list({ ...pageOf, offset: 1, limit: 1 }, 'archivist')).toMatchObject({
      total: 2,
      documents: [{ personName: '示例甲' }],
    });
  });

  test('kept bytes or data that were changed behind the program’s back do not pass verification', async () => {
    const { archive, database, first, lock } = await scoredDistrict(['示例一']);
    const issued = await archive.issueDocument(archivist, form((await lock(first)).id));
    await database.write(archivist, async (unit) => {
      const { bytes } = await archive.fileOf(issued.id, archivist);
      const forged = Buffer.from(bytes);
      forged.writeUInt8(0, forged.length - 10);
      await unit.trx.updateTable('document_file').set({ pdf: forged }).execute();
      await unit.audit({ action: 'archive.issued', entityType: 'document', entityId: issued.id });
    });
    expect((await archive.verify(issued.id, 'archivist')).identical).toBe(false);
  });

  test('forged content is told from another program version, and needs not even be readable', async () => {
    const { archive, database, first, lock } = await scoredDistrict(['示例一']);
    const issued = await archive.issueDocument(archivist, form((await lock(first)).id));
    await database.write(archivist, async (unit) => {
      const forged = { template_version: 'annual-form-0', snapshot: '{}' };
      await unit.trx.updateTable('document').set(forged).execute();
      await unit.audit({ action: 'archive.issued', entityType: 'document', entityId: issued.id });
    });
    expect(await archive.verify(issued.id, 'archivist')).toMatchObject({
      identical: false,
      rebuiltSha256: null,
    });
  });

  test('what another version of the program made is not called forged', async () => {
    const { archive, database, first, lock } = await scoredDistrict(['示例一']);
    const issued = await archive.issueDocument(archivist, form((await lock(first)).id));
    await database.write(archivist, async (unit) => {
      await unit.trx.updateTable('document').set({ template_version: 'annual-form-0' }).execute();
      await unit.audit({ action: 'archive.issued', entityType: 'document', entityId: issued.id });
    });
    await expect(archive.verify(issued.id, 'archivist')).rejects.toMatchObject({
      data: { rule: 'other_program_version' },
    });
  });

  test('equal bytes verify whatever fonts there are by now; other bytes from other fonts are not called forged', async () => {
    const { archive, database, first, lock } = await scoredDistrict(['示例一']);
    const issued = await archive.issueDocument(archivist, form((await lock(first)).id));
    const change = (row: { readonly font_set?: string; readonly audit_head?: string }) =>
      database.write(archivist, async (unit) => {
        await unit.trx.updateTable('document').set(row).execute();
        await unit.audit({ action: 'archive.issued', entityType: 'document', entityId: issued.id });
      });
    await change({ font_set: '0123456789abcdef' });
    expect((await archive.verify(issued.id, 'archivist')).identical).toBe(true);
    await change({ audit_head: '0'.repeat(64) });
    await expect(archive.verify(issued.id, 'archivist')).rejects.toMatchObject({
      data: { rule: 'other_program_version' },
      message: expect.stringMatching(/与登记的校验值一致，没有被改动.+原件仍可查看和打印/),
    });
  });

  test('an unknown document is not found', async () => {
    const { archive } = await scoredDistrict(['示例一']);
    const id = newId(documentIdSchema);
    for (const attempt of [
      archive.get(id, 'archivist'),
      archive.fileOf(id, archivist),
      archive.verify(id, 'archivist'),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
