import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CycleId, userIdSchema } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { createPdfReader, type PdfReader } from '../../../electron/archive/file-check/pdf-reader.ts';
import { newId } from '../../../electron/database/ids.ts';
import {
  createDocumentRenderer,
  type DocumentRenderer,
} from '../../../electron/documents/document-renderer.ts';
import type { CaseActor } from '../../../electron/recall/cases/confidential.ts';
import { openDistrict } from '../assessment/district.ts';
import { openCaseDesk } from '../recall/case-desk.ts';
import {
  coveredBy,
  emptyPage,
  openFileCheck,
  replaced,
  savedBy,
  whitePatch,
  withAnotherLetter,
} from './file-check-desk.ts';

let renderer: DocumentRenderer;
let reader: PdfReader;
beforeAll(() => {
  reader = createPdfReader();
  renderer = createDocumentRenderer({
    resourcesDirectory: resolve(import.meta.dirname, '../../../resources'),
    maximumThreads: 1,
  });
});
afterAll(async () => {
  await reader.close();
  await renderer.close();
});

const archivist: CaseActor = { id: newId(userIdSchema), name: '示例档案员', role: 'archivist' };

/** A register with a publicity notice and a letter to a unit in force. */
async function openDesk() {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'first_secretary' });
  const cycle = await district.plan({ year: 2026, objects: ['first_secretary', 'unit'] });
  await district.goTo(cycle.id, 'scoring');
  for (const row of (await district.everyone(cycle.id)).rows) {
    await district.score(await district.assessment.get(row.id));
  }
  await district.goTo(cycle.id, 'final');
  const archive = createArchiveService({ ...district, renderer, readOrganisation: async () => '示例区' });
  const cycleId: CycleId = cycle.id;
  const publicity = () => archive.issueDocument(archivist, { kind: 'publicity_notice', cycleId });
  const first = await publicity();
  const { bytes } = await archive.fileOf(first.id, archivist);
  return {
    ...district,
    archive,
    cycleId,
    publicity,
    notice: first,
    bytes,
    check: openFileCheck(district, reader),
  };
}

describe('a registered file', () => {
  test('is recognised by its bytes, whatever it is called, and the entry says that it is in force', async () => {
    const { check, bytes, notice } = await openDesk();
    const answer = await check.verify(archivist, bytes, '随便什么.txt');
    expect(answer).toMatchObject({
      verdict: 'unchanged',
      document: { id: notice.id, state: 'issued', version: 1 },
      fileSha256: notice.pdfSha256,
      replacedBy: null,
      differences: [],
    });
    expect(answer.sentences).toEqual([
      `这就是登记的 ${notice.registerNumber}《2026年度考核公示》第 1 版，与登记的文件逐字节相同，没有改动。`,
      `${notice.registerNumber} 现行有效。`,
    ]);
  });

  test.each(['qpdf', 'pdftocairo'] as const)(
    'saved anew by %s has other bytes and the same content',
    async (program) => {
      const { check, bytes, notice } = await openDesk();
      const answer = await check.verify(archivist, savedBy(program, bytes));
      expect(answer).toMatchObject({ verdict: 'resaved', document: { id: notice.id }, differences: [] });
      expect(answer.fileSha256).not.toBe(notice.pdfSha256);
      expect(answer.contentSha256?.file).toBe(answer.contentSha256?.registered);
      expect(answer.sentences.join('')).toContain('归档和对外提供请用登记的原件');
    },
  );

  test('with one byte of its properties changed has the same content', async () => {
    const { check, bytes } = await openDesk();
    const other = replaced(bytes, '<x:xmpmeta', /20\d\d-/, () => '1999-');
    expect(await check.verify(archivist, other)).toMatchObject({ verdict: 'resaved', differences: [] });
  });

  test('with one letter changed is changed, and page and line are named', async () => {
    const { check, bytes, notice } = await openDesk();
    const other = withAnotherLetter(bytes);
    const answer = await check.verify(archivist, other);
    expect(answer).toMatchObject({ verdict: 'changed', document: { id: notice.id } });
    const [difference] = answer.differences;
    expect(difference).toMatchObject({ page: 1, line: 1, message: '第 1 页第 1 行的文字不同。' });
    expect(difference?.registered).not.toBe(difference?.found);
    expect(answer.contentSha256?.file).not.toBe(answer.contentSha256?.registered);
  });

  test('with a line of text moved is changed', async () => {
    const { check, bytes } = await openDesk();
    const other = replaced(
      bytes,
      'BT',
      /1 0 0 1 \d/,
      (found) => `${found.slice(0, -1)}${found.endsWith('4') ? 2 : 4}`,
    );
    const answer = await check.verify(archivist, other);
    expect(answer.verdict).toBe('changed');
    expect(answer.differences[0]?.page).toBe(1);
  });

  test('with something painted over it or attached to it is changed though its text is the same', async () => {
    const { check, bytes } = await openDesk();
    const covered = await check.verify(archivist, coveredBy(whitePatch, bytes));
    expect(covered).toMatchObject({ verdict: 'changed', differences: [{ page: 1, line: null }] });
    expect(covered.differences[0]?.message).toContain('可能有内容被遮盖或添加');
    expect(covered.contentSha256?.file).toBe(covered.contentSha256?.registered);
    const attached = savedBy('qpdf', bytes, ['--add-attachment', import.meta.filename, '--']);
    const answer = await check.verify(archivist, attached);
    expect(answer).toMatchObject({ verdict: 'changed', differences: [{ page: null }] });
    expect(answer.differences[0]?.message).toContain('附件');
  });

  test('that lost a page or got one says so', async () => {
    const { check, bytes } = await openDesk();
    const longer = savedBy('qpdf', bytes, ['--pages', '.', '1,2,1', '--']);
    const { differences } = await check.verify(archivist, longer);
    expect(differences[0]?.message).toBe('登记的文件有 2 页，这份有 3 页。');
  });

  test('cut off in the middle is not taken for the registered one', async () => {
    const { check, bytes } = await openDesk();
    for (const share of [0.1, 0.5, 0.9]) {
      const { verdict } = await check.verify(archivist, bytes.subarray(0, bytes.length * share));
      expect(['unreadable', 'changed', 'foreign']).toContain(verdict);
    }
  });
});

describe('a file that is none of the register', () => {
  test('is a stranger’s without a number', async () => {
    const { check } = await openDesk();
    expect(await check.verify(archivist, emptyPage)).toMatchObject({
      verdict: 'foreign',
      document: null,
      claim: null,
      sentences: ['这不是登记簿中的文件：没有找到登记号，内容也与任何登记的文件不同。'],
    });
  });

  test('claims a number that was never given', async () => {
    const form = readFileSync(resolve(import.meta.dirname, '../../fixtures/documents/annual-form-short.pdf'));
    const answer = await (await openDesk()).check.verify(archivist, form);
    expect(answer).toMatchObject({
      verdict: 'unknown_number',
      document: null,
      claim: { registerNumber: '2026-三-0012', dataDigits: '57d5628c1ea96881' },
    });
    expect(answer.sentences[0]).toContain('2026-三-0012');
  });

  test('is a preview of this program', async () => {
    const { archive, check, cycleId } = await openDesk();
    const owner = userIdSchema.parse(archivist.id);
    const { previewId } = await archive.previewDocument(
      { id: owner, role: 'archivist' },
      { kind: 'publicity_notice', cycleId },
    );
    const { bytes } = archive.previewOf(owner, previewId);
    expect(await check.verify(archivist, bytes)).toMatchObject({ verdict: 'preview', document: null });
  });

  test.each([
    ['is no PDF', Buffer.from('PK\u0003\u0004 示例'), '这份文件的内容不是 PDF'],
    ['is rubbish behind the head of a PDF', Buffer.from(`%PDF-1.7\n${'示例'.repeat(500)}`), '已经损坏'],
  ])('cannot be read where it %s', async (_, bytes, words) => {
    const answer = await (await openDesk()).check.verify(archivist, bytes);
    expect(answer.verdict).toBe('unreadable');
    expect(answer.sentences[0]).toBe('不能读取。');
    expect(answer.sentences[1]).toContain(words);
  });

  test('is locked by a password', async () => {
    const { check, bytes } = await openDesk();
    const locked = savedBy('qpdf', bytes, ['--encrypt', 'a', 'b', '256', '--']);
    const answer = await check.verify(archivist, locked);
    expect(answer).toMatchObject({ verdict: 'unreadable' });
    expect(answer.sentences[1]).toContain('打开密码');
  });
});

describe('an entry that is no longer in force', () => {
  test('is told with its reason when void, and with what stands in its place', async () => {
    const { archive, check, bytes, notice, publicity } = await openDesk();
    await archive.voidDocument(archivist, { id: notice.id, reason: '示例：日期写错。' });
    const alone = await check.verify(archivist, bytes);
    expect(alone.sentences[1]).toBe(
      `${notice.registerNumber} 已作废，理由：示例：日期写错。目前没有替代它的有效文件。`,
    );
    const second = await publicity();
    const answer = await check.verify(archivist, savedBy('qpdf', bytes));
    expect(answer).toMatchObject({
      verdict: 'resaved',
      document: { state: 'voided', voidReason: '示例：日期写错。' },
      replacedBy: { id: second.id, version: 2 },
    });
  });
});

describe('a document of a recall case', () => {
  test('is known only to readers of the case; a comparison with it is noted as a reading', async () => {
    const cases = await openCaseDesk();
    const archive = createArchiveService({ ...cases, renderer, readOrganisation: async () => '示例区' });
    const check = openFileCheck(cases, reader);
    const { assessor, archivist: keeper, administrator, leader } = cases.actors;
    const id = await cases.openCase();
    await cases.toStage(id, 'proposed');
    const paper = await archive.issueCaseDocument(assessor, { kind: 'recall_approval', caseId: id });
    const { bytes } = await archive.fileOf(paper.id, assessor);
    const saved = savedBy('qpdf', bytes);
    for (const outsider of [keeper, administrator]) {
      const answers = [await check.verify(outsider, bytes), await check.verify(outsider, saved)];
      for (const answer of answers) {
        expect(answer).toMatchObject({ verdict: 'unknown_number', document: null, replacedBy: null });
        expect(answer.sentences[0]).toContain('您能查看的登记簿中没有这个号');
        expect(answer.contentSha256).toBeNull();
      }
    }
    expect(await check.verify(leader, saved)).toMatchObject({
      verdict: 'resaved',
      document: { id: paper.id },
    });
    const readings = await cases.database.read
      .selectFrom('audit_event')
      .select('actor_id')
      .where('action', '=', 'recall.caseRead')
      .where('entity_id', '=', id)
      .execute();
    expect(readings.map((reading) => reading.actor_id)).toContain(leader.id);

    await cases.decide(id);
    const decided = await archive.issueCaseDocument(leader, { kind: 'recall_approval', caseId: id });
    expect(await check.verify(keeper, bytes)).toMatchObject({
      verdict: 'unchanged',
      document: { state: 'superseded' },
      replacedBy: { id: decided.id },
    });
    expect((await check.verify(administrator, bytes)).verdict).toBe('unknown_number');
  });
});
