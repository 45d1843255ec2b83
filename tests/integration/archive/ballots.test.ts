import { expect, test } from 'vitest';
import { userIdSchema } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { openBallotDesk } from '../assessment/ballot-desk.ts';
import { textOfPdf } from './pdf-text.ts';

const renderer = testRenderer();

test('blank ballots of batches are printed from a preview, in both sets of words, and are not registered', async () => {
  const { district, ballots, prepare, first } = await openBallotDesk('double');
  const archive = createArchiveService({ ...district, renderer, readOrganisation: async () => '示例区' });
  const cadres = await prepare('village_cadres', 5);
  const villagers = await prepare('villager_delegates', 4);

  const preview = await archive.previewBallots(first, [cadres.id, villagers.id]);
  expect(preview).toMatchObject({ pages: 3 + 2, sameAs: [0, 0, 2, 3, 3] });
  const text = textOfPdf(archive.previewOf(userIdSchema.parse(first.id), preview.previewId).bytes);
  expect(text.split('测评主体：村干部第一批')).toHaveLength(5 + 1);
  expect(text.split('测评主体：群众代表第二批')).toHaveLength(4 + 1);
  expect(text).toContain('赵示例');
  expect(text).toMatch(/称职（合格）/);
  expect(
    (
      await archive.list(
        { text: '', kind: null, assessmentId: null, cycleId: null, caseId: null, offset: 0, limit: 9 },
        'archivist',
      )
    ).total,
  ).toBe(0);

  const { id, revision } = cadres;
  await ballots.batches.void(first, { id, revision, reason: '会议改期' });
  await expect(archive.previewBallots(first, [cadres.id])).rejects.toMatchObject({
    data: { rule: 'batch_voided' },
  });
});
