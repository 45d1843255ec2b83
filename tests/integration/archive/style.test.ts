import { describe, expect, test } from 'vitest';
import { type DocumentStyle, standardStyle } from '#shared/archive/document-style.ts';
import { userIdSchema } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { createStyleService } from '../../../electron/archive/style/style.service.ts';
import { newId } from '../../../electron/database/ids.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { textOf } from '../../unit/documents/poppler.ts';
import { openDistrict, trailOf } from '../assessment/district.ts';

const renderer = testRenderer();

const archivist = { id: newId(userIdSchema), name: '示例档案员', role: 'archivist' } as const;

async function desk() {
  const district = await openDistrict();
  const archive = createArchiveService({ ...district, renderer, readOrganisation: async () => '示例区' });
  const style = createStyleService(district);
  const { organs } = await style.inForce();
  const [approving = ''] = organs;
  const own: DocumentStyle = {
    ...standardStyle,
    organs: [{ name: approving, printedAs: '示例区驻村工作领导小组（全称）' }],
    order: {
      ...standardStyle.order,
      annual_form: ['unit', 'village', 'township', 'decision', 'person', 'remarks'],
    },
    hidden: { ...standardStyle.hidden, annual_form: ['presence', 'remarks'] },
    seal: 'centre',
  };
  const textOfPreview = async (previewId: string) => textOf(archive.previewOf(archivist.id, previewId).bytes);
  return { ...district, archive, style, organs, own, textOfPreview };
}

describe('how the house wants its papers set', () => {
  test('an empty form shows it before it is saved', async () => {
    const { archive, own, textOfPreview } = await desk();
    const usual = await archive.previewStyle(archivist.id, 'annual_form', standardStyle);
    const styled = await archive.previewStyle(archivist.id, 'annual_form', own);
    const [before, after] = [await textOfPreview(usual.previewId), await textOfPreview(styled.previewId)];
    expect(before).toContain('脱岗通报');
    expect(before).toContain('需要说明');
    expect(after).not.toContain('脱岗通报');
    expect(after).not.toContain('需要说明');
    expect(after.replace(/\s/g, '')).toContain('全称）');
    const places = (text: string) =>
      ['村党组织意见', '派出单位意见'].map((cell) => vertical(text).indexOf(cell));
    expect(places(before)[0]).toBeLessThan(places(before)[1] ?? 0);
    expect(places(after)[0]).toBeGreaterThan(places(after)[1] ?? 0);
  });

  test('a saved version counts for papers made from then on, and those of before stay what they were', async () => {
    const { archive, style, own, addPosting, openCycle, score, recordOf, database } = await desk();
    await addPosting({ name: '示例一' });
    const cycle = await openCycle();
    const { id: assessmentId } = await score(await recordOf(cycle.id, '示例一'));
    const target = { kind: 'annual_form', assessmentId } as const;
    const text = async () => {
      const { previewId } = await archive.previewDocument(archivist, target);
      return textOf(archive.previewOf(archivist.id, previewId).bytes);
    };
    const before = await text();
    const made = await style.save(archivist, { seen: 0, style: own, reason: '本区文书用全称' });
    expect(made).toMatchObject({ version: 1, createdBy: '示例档案员', reason: '本区文书用全称' });
    const after = await text();
    expect([before.includes('脱岗通报'), after.includes('脱岗通报')]).toEqual([true, false]);
    expect(await style.inForce()).toMatchObject({ version: 1, style: own, versions: [made] });
    expect(await trailOf({ database }, 'document_style')).toMatchObject([
      {
        action: 'archive.styleSaved',
        before: { sealPosition: '靠右（常用）' },
        after: { sealPosition: '居中' },
      },
    ]);

    await style.save(archivist, { seen: 1, style: standardStyle, reason: '恢复默认' });
    expect((await text()).includes('脱岗通报')).toBe(true);
  });

  test('a paper that says the same is not made anew because papers are set in another way by now', async () => {
    const { archive, style, own, addPosting, openCycle, score, recordOf, goTo } = await desk();
    await addPosting({ name: '示例一' });
    const cycle = await openCycle();
    const { id: assessmentId } = await score(await recordOf(cycle.id, '示例一'));
    await goTo(cycle.id, 'final');
    const target = { kind: 'annual_form', assessmentId } as const;
    const { id } = await archive.issueDocument(archivist, target);
    await style.save(archivist, { seen: 0, style: { ...own, organs: [] }, reason: '本区的排法' });
    await expect(archive.issueDocument(archivist, target)).rejects.toMatchObject({
      data: { rule: 'already_issued' },
    });
    expect(await archive.get(id, 'archivist')).toMatchObject({ state: 'issued', version: 1 });
  });

  test('whoever saves over a newer version is told', async () => {
    const { style, own } = await desk();
    await style.save(archivist, { seen: 0, style: own, reason: '第一次' });
    await expect(style.save(archivist, { seen: 0, style: own, reason: '第二次' })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { currentRevision: 1 },
    });
  });

  test('nothing but organs is printed by another name', async () => {
    const { style, own } = await desk();
    const organs = [...own.organs, { name: '示例一', printedAs: '示例二' }];
    await expect(
      style.save(archivist, { seen: 0, style: { ...own, organs }, reason: '改名' }),
    ).rejects.toThrow('“示例一”不是现行制度中的机关');
  });

  test('the organs that can be named otherwise are those of the scheme in force, each once', async () => {
    const { organs } = await desk();
    expect(organs.length).toBeGreaterThan(3);
    expect(new Set(organs).size).toBe(organs.length);
  });
});

/** Text with the labels that stand downwards, one character a line, put together. */
const vertical = (text: string) => text.replace(/\s/g, '');
