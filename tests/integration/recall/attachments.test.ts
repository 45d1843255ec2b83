import { expect, test } from 'vitest';
import type { AttachmentId, CaseId, EvidenceId } from '#shared/ids.ts';
import { userIdSchema } from '#shared/ids.ts';
import { pdfBytes, pngBytes } from '../../support/attachments.ts';
import { trailOf } from '../assessment/district.ts';
import { type CaseDesk, openCaseDesk } from './case-desk.ts';

const violates = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });

async function openAttachmentDesk() {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  return { ...desk, id, attachments: desk.recall.attachments, ...shortWays(desk, id) };
}

function shortWays({ recall, actors, at, uploads }: CaseDesk, id: CaseId) {
  const { attachments } = recall;
  return {
    attach: async (
      name: string,
      bytes: Uint8Array,
      place: { evidenceId?: EvidenceId; eventSequence?: number } = {},
      actor = actors.assessor,
    ) =>
      attachments.attach(actor, {
        ...(await at(id)),
        uploadId: uploads.put(userIdSchema.parse(actor.id), name, bytes),
        evidenceId: place.evidenceId ?? null,
        eventSequence: place.eventSequence ?? null,
      }),
    voidFile: async (attachmentId: AttachmentId) =>
      attachments.void(actors.assessor, { ...(await at(id)), attachmentId, reason: '传错文件' }),
    files: () => attachments.list(actors.leader, id),
  };
}

const storedFiles = ({ database }: CaseDesk) =>
  database.read.selectFrom('stored_file').select(['media_type', 'size']).execute();

test('bytes are kept once, whatever name and case they come under; each attachment keeps its own name', async () => {
  const desk = await openAttachmentDesk();
  const other = shortWays(desk, await desk.openCase());
  const pdf = pdfBytes();
  await desk.attach('检查通报.pdf', pdf);
  await other.attach('C:\\扫描件\\通报（副本）.exe', pdf);
  await desk.attach('现场.png', pngBytes());
  expect(await storedFiles(desk)).toEqual(
    expect.arrayContaining([
      { media_type: 'application/pdf', size: pdf.length },
      expect.objectContaining({ media_type: 'image/png' }),
    ]),
  );
  expect(await storedFiles(desk)).toHaveLength(2);
  expect(await desk.files()).toMatchObject([
    { fileName: '检查通报.pdf', type: 'pdf', size: pdf.length, addedBy: '示例考核员', decided: false },
    { fileName: '现场.png', type: 'png', voided: null },
  ]);
  expect(await other.files()).toMatchObject([{ fileName: '通报（副本）.exe.pdf', type: 'pdf' }]);
});

test('a file belongs to the case, to a piece of its evidence or to an entry of its time line, and to nothing else', async () => {
  const desk = await openAttachmentDesk();
  const otherId = await desk.openCase();
  const pieceIn = async (caseId: CaseId) =>
    (
      await desk.recall.evidence.add(desk.actors.assessor, {
        ...(await desk.at(caseId)),
        evidence: {
          triggers: ['incapable'],
          type: 'document',
          on: desk.today(),
          source: '示例',
          finding: '示例情况',
          record: null,
        },
      })
    ).evidenceId;
  const [own, foreign] = [await pieceIn(desk.id), await pieceIn(otherId)];
  await desk.attach('a.pdf', pdfBytes(), { evidenceId: own });
  await desk.attach('b.pdf', pdfBytes(), { eventSequence: 1 });
  expect((await desk.timeLine(desk.id)).slice(-2)).toMatchObject([
    { kind: 'attachment', title: '添加附件“a.pdf”（证据1）' },
    { kind: 'attachment', title: expect.stringMatching(/^添加附件“b\.pdf”（.+）$/) },
  ]);
  await expect(desk.attach('c.pdf', pdfBytes(), { evidenceId: foreign })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(desk.attach('c.pdf', pdfBytes(), { eventSequence: 99 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  await desk.recall.evidence.void(desk.actors.assessor, {
    ...(await desk.at(desk.id)),
    evidenceId: own,
    reason: '登记有误',
  });
  await expect(desk.attach('c.pdf', pdfBytes(), { evidenceId: own })).rejects.toMatchObject(
    violates('already_void'),
  );
  expect(await desk.files()).toHaveLength(2);
});

test('a file is taken back with a reason, but not one that was there at the decision', async () => {
  const desk = await openAttachmentDesk();
  const wrong = await desk.attach('a.pdf', pdfBytes());
  const kept = await desk.attach('b.pdf', pdfBytes());
  await desk.voidFile(wrong.attachmentId);
  await expect(desk.voidFile(wrong.attachmentId)).rejects.toMatchObject(violates('already_void'));
  await desk.decide(desk.id);
  desk.clock.advance(60_000);
  const later = await desk.attach('c.pdf', pdfBytes(), {}, desk.actors.archivist);
  await expect(desk.voidFile(kept.attachmentId)).rejects.toMatchObject(violates('decision_rests'));
  await desk.voidFile(later.attachmentId);
  expect(await desk.files()).toMatchObject([
    { fileName: 'a.pdf', voided: { reason: '传错文件' }, decided: false },
    { fileName: 'b.pdf', voided: null, decided: true },
    { fileName: 'c.pdf', voided: { reason: '传错文件' } },
  ]);
  expect((await desk.attachments.fileOf(desk.actors.leader, wrong.attachmentId)).bytes).toEqual(
    Buffer.from(pdfBytes()),
  );
});

test('opening a file is noted once in ten minutes for each reader and file', async () => {
  const desk = await openAttachmentDesk();
  const [first, second] = [await desk.attach('a.pdf', pdfBytes()), await desk.attach('b.png', pngBytes())];
  const { leader, assessor } = desk.actors;
  const opened = async () =>
    (await trailOf(desk, desk.id))
      .filter(({ action }) => action === 'recall.fileRead')
      .map(({ actor, after }) => [actor, after.fileName]);
  for (let times = 0; times < 3; times += 1) await desk.attachments.fileOf(leader, first.attachmentId);
  await desk.attachments.fileOf(leader, second.attachmentId);
  await desk.attachments.fileOf(assessor, first.attachmentId);
  const noted = [
    [leader.name, 'a.pdf'],
    [leader.name, 'b.png'],
    [assessor.name, 'a.pdf'],
  ];
  expect(await opened()).toEqual(noted);
  desk.clock.advance(11 * 60_000);
  await desk.attachments.fileOf(leader, first.attachmentId);
  expect(await opened()).toEqual([...noted, [leader.name, 'a.pdf']]);
});
