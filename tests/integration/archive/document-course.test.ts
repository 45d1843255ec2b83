import { describe, expect, test } from 'vitest';
import { documentIdSchema } from '#shared/ids.ts';
import { newId } from '../../../electron/database/ids.ts';
import { docxBytes, pdfBytes, pngBytes } from '../../support/attachments.ts';
import { trailOf } from '../assessment/district.ts';
import { day, openCourseDesk } from './course-desk.ts';

const refusedBy = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });

async function deskWithForm() {
  const desk = await openCourseDesk();
  const [form] = await desk.forms(['示例一']);
  if (!form) throw new Error('No form was issued');
  return { ...desk, form };
}

describe('signature and seals', () => {
  test('a form is signed, then sealed; it is formed on the day of the last signature and due a month later', async () => {
    const desk = await deskWithForm();
    const { form } = desk;
    expect(form).toMatchObject({ stage: 'issued', formedOn: '2027-01-05', dueOn: '2027-02-05', revision: 1 });
    await expect(desk.seal(form.id)).rejects.toMatchObject(refusedBy('not_signed'));

    const signed = await desk.sign(form.id, '2027-01-09');
    expect(signed).toMatchObject({
      stage: 'signed',
      signing: { result: 'signed', on: '2027-01-09', note: null },
      formedOn: '2027-01-09',
      dueOn: '2027-02-09',
      revision: 2,
    });
    const first = await desk.seal(form.id, ['派出单位']);
    expect(first).toMatchObject({
      stage: 'sealed',
      seals: ['派出单位'],
      sealedOn: '2027-01-10',
      revision: 3,
    });
    const all = await desk.seal(form.id, ['派出单位', '乡镇党委', '审定机关']);
    expect(all).toMatchObject({ stage: 'sealed', seals: ['派出单位', '乡镇党委', '审定机关'], revision: 4 });
    expect((await trailOf(desk, form.id)).slice(1)).toMatchObject([
      {
        action: 'archive.documentSigned',
        actor: '示例档案员',
        before: { formedOn: '2027-01-05' },
        after: { registerNumber: '2026-三-0001', formedOn: '2027-01-09' },
      },
      { action: 'archive.documentSealed', after: { seals: ['派出单位'] } },
      { action: 'archive.documentSealed', before: { seals: ['派出单位'] } },
    ]);
  });

  test('a refusal is noted in place of the signature', async () => {
    const desk = await deskWithForm();
    const { course, form, actors } = desk;
    const refused = await course.recordSigning(actors.archivist, {
      ...(await desk.now(form.id)),
      result: 'refused',
      on: day('2027-01-10'),
      note: '本人看过后不签名，示例甲、示例乙在场，由示例档案员记录。',
    });
    expect(refused).toMatchObject({
      stage: 'signed',
      signing: { result: 'refused' },
      formedOn: '2027-01-10',
    });
    await desk.seal(form.id);
    expect(await desk.findings(form.id)).toMatchObject({ signature: 'ok', ready: true });
  });

  test('the last mark is taken back with a reason, and with the signature the day of formation', async () => {
    const desk = await deskWithForm();
    const { course, form, actors } = desk;
    const takeBack = async () =>
      course.takeBackMark(actors.archivist, { ...(await desk.now(form.id)), reason: '登记到别人的材料上了' });
    await expect(takeBack()).rejects.toMatchObject(refusedBy('no_mark'));
    await desk.sign(form.id);
    await desk.seal(form.id);
    expect(await takeBack()).toMatchObject({ stage: 'signed', seals: [], formedOn: '2027-01-10' });
    expect(await takeBack()).toMatchObject({ stage: 'issued', signing: null, formedOn: '2027-01-05' });
    expect((await trailOf(desk, form.id)).at(-1)).toMatchObject({
      action: 'archive.markTakenBack',
      reason: '登记到别人的材料上了',
      after: { formedOn: '2027-01-05' },
    });
    await desk.sign(form.id, '2027-01-08');
    expect(await desk.archive.get(form.id, 'leader')).toMatchObject({ formedOn: '2027-01-08' });
  });

  test('who recorded meanwhile is named, and nothing is lost of either', async () => {
    const desk = await deskWithForm();
    const { course, form, actors } = desk;
    const read = await desk.now(form.id);
    await course.setRemark(actors.administrator, { ...read, remark: '复印件' });
    await expect(
      course.recordSigning(actors.archivist, {
        ...read,
        result: 'signed',
        on: day('2027-01-10'),
        note: null,
      }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { currentRevision: 2 },
      message: expect.stringContaining('示例管理员填写材料备注'),
    });
    expect(await desk.archive.get(form.id, 'leader')).toMatchObject({ remark: '复印件', signing: null });
    // The same remark again is no change.
    const { revision } = await course.setRemark(actors.archivist, {
      ...(await desk.now(form.id)),
      remark: '复印件',
    });
    expect(revision).toBe(2);
  });

  test('a void paper takes no marks, and those who only read record none', async () => {
    const desk = await deskWithForm();
    const { form, actors } = desk;
    await expect(desk.sign(form.id, '2027-01-10', actors.leader)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await desk.archive.voidDocument(actors.archivist, { id: form.id, reason: '打印有误' });
    await expect(desk.sign(form.id)).rejects.toMatchObject({
      ...refusedBy('not_in_force'),
      message: expect.stringContaining('打印有误'),
    });
    await expect(desk.scan(form.id, '签名页.pdf', pdfBytes())).rejects.toMatchObject(
      refusedBy('not_in_force'),
    );
    expect(await desk.findings(form.id)).toMatchObject({ ready: false, in_force: 'missing' });
  });

  test('seals of many papers come to those that each bears, as far as its kind has places for them', async () => {
    const desk = await openCourseDesk();
    const { course, actors } = desk;
    const [first, second] = await desk.forms(['示例一', '示例二']);
    if (!first || !second) throw new Error('Two forms were issued');
    await desk.sign(first.id);
    await desk.sign(second.id);
    await desk.seal(first.id, ['乡镇党委']);
    const more = async (seals: readonly string[]) =>
      course.recordSealsMany(actors.archivist, {
        documents: [await desk.now(first.id), await desk.now(second.id)],
        on: desk.today(),
        seals,
      });
    // 发文机关 has its place on letters: these are forms.
    expect((await more(['派出单位', '发文机关', '示例区档案馆'])).documents).toMatchObject([
      { seals: ['乡镇党委', '派出单位', '示例区档案馆'] },
      { seals: ['派出单位', '示例区档案馆'] },
    ]);
    expect((await more(['发文机关'])).left).toMatchObject([
      { id: first.id, message: expect.stringContaining('没有发文机关的盖章处') },
      { id: second.id },
    ]);
  });

  test('many papers are signed in one write; those that cannot be are named and left as they are', async () => {
    const desk = await openCourseDesk();
    const { course, archive, actors } = desk;
    const forms = await desk.forms(['示例一', '示例二', '示例三']);
    const [first, second, third] = forms;
    if (!first || !second || !third) throw new Error('Three forms were issued');
    await desk.sign(second.id, '2027-01-07');
    const { sequence } = await desk.database.auditHead();
    const outcome = await course.recordSigningMany(actors.archivist, {
      documents: [...forms, { id: newId(documentIdSchema), revision: 1 }].map(({ id, revision }) => ({
        id,
        revision,
      })),
      result: 'signed',
      on: day('2027-01-09'),
      note: null,
    });
    expect(outcome.documents.map(({ id, stage }) => [id, stage])).toEqual([
      [first.id, 'signed'],
      [third.id, 'signed'],
    ]);
    expect(outcome.left).toMatchObject([
      {
        id: second.id,
        name: '示例二的2026年度考核登记表（2026-三-0002）',
        message: expect.stringContaining('刚刚有改动'),
      },
      { name: '一份查不到的材料' },
    ]);
    expect(await archive.get(second.id, 'leader')).toMatchObject({ formedOn: '2027-01-07', revision: 2 });
    expect((await desk.database.auditHead()).sequence).toBe(sequence + 2);
  });
});

describe('papers of recall cases', () => {
  test('are marked by who acts in the case, and their marks stand in its time line', async () => {
    const desk = await openCourseDesk();
    const { archive, actors } = desk;
    const id = await desk.openCase();
    await desk.toStage(id, 'proposed');
    const approval = await archive.issueCaseDocument(actors.assessor, {
      kind: 'recall_approval',
      caseId: id,
    });
    const on = desk.today();
    // An archivist knows of a case once it is decided, an administrator of none.
    for (const actor of [actors.archivist, actors.administrator]) {
      await expect(desk.sign(approval.id, on, actor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(desk.scan(approval.id, 'a.pdf', pdfBytes(), actor)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(desk.course.scans.list(actor, approval.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await desk.sign(approval.id, on, actors.assessor);
    await desk.scan(approval.id, '审批表.pdf', pdfBytes(), actors.assessor);
    expect((await desk.timeLine(id)).slice(-2)).toMatchObject([
      { kind: 'document', title: '登记签名：召回审批表（2026年3月5日）', documentNumber: '2026-召-0001' },
      { kind: 'document', title: '添加召回审批表的扫描件“审批表.pdf”' },
    ]);
    expect((await trailOf(desk, approval.id)).at(-1)).toMatchObject({ action: 'archive.scanAdded' });
    await desk.decide(id);
    await desk.seal(approval.id, ['提出机关'], actors.archivist);
    expect((await desk.timeLine(id)).at(-1)).toMatchObject({ title: '登记盖章：召回审批表（提出机关）' });
  });
});

describe('scans', () => {
  test('are kept once by their content, told by it and not by the name, and taken back with a reason', async () => {
    const desk = await deskWithForm();
    const { course, form, actors } = desk;
    const bytes = pdfBytes();
    await desk.scan(form.id, 'C:\\扫描\\..\\签名页.exe', bytes);
    await desk.scan(form.id, '签名页.pdf', pngBytes());
    const [first, second] = await course.scans.list(actors.archivist, form.id);
    expect([first, second]).toMatchObject([
      { fileName: '签名页.exe.pdf', type: 'pdf', size: bytes.length, addedBy: '示例档案员', voided: null },
      { fileName: '签名页.png', type: 'png' },
    ]);
    if (!first) throw new Error('No scan was kept');
    await expect(desk.scan(form.id, '又一份.pdf', bytes)).rejects.toMatchObject(refusedBy('scan_known'));
    const file = await course.scans.fileOf(actors.archivist, first.id);
    expect(file).toMatchObject({ fileName: '签名页.exe.pdf', mediaType: 'application/pdf' });
    expect(Buffer.from(file.bytes).equals(bytes)).toBe(true);
    const voided = async () =>
      course.scans.void(actors.archivist, {
        ...(await desk.now(form.id)),
        scanId: first.id,
        reason: '扫描不清楚',
      });
    await voided();
    await expect(voided()).rejects.toMatchObject(refusedBy('already_void'));
    expect((await course.scans.list(actors.archivist, form.id))[0]).toMatchObject({
      voided: { reason: '扫描不清楚' },
    });
    // What was taken back may be added again.
    await desk.scan(form.id, '签名页.pdf', bytes);
  });

  test('what can still be edited, or is no scan at all, is refused', async () => {
    const desk = await deskWithForm();
    const text = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
    await expect(desk.scan(desk.form.id, '签名页.pdf', text)).rejects.toMatchObject({
      code: 'FILE_REJECTED',
      data: { reason: 'html' },
    });
    await expect(desk.scan(desk.form.id, '签名页.docx', docxBytes())).rejects.toMatchObject({
      data: { reason: 'not_a_scan' },
      message: expect.stringContaining('PDF、JPG 或 PNG'),
    });
    expect(await desk.course.scans.list(desk.actors.archivist, desk.form.id)).toEqual([]);
  });
});

describe('completeness', () => {
  test('says what is wanting until the paper is whole', async () => {
    const desk = await deskWithForm();
    const { form } = desk;
    expect(await desk.findings(form.id)).toEqual({
      ready: false,
      in_force: 'ok',
      signature: 'missing',
      seal: 'missing',
      open_case: 'ok',
      pages: 'ok',
      formed_on: 'missing',
      name: 'ok',
      birth_date: 'ok',
      work_date: 'ok',
      party_date: 'ok',
    });
    await desk.sign(form.id);
    await desk.seal(form.id, ['乡镇党委']);
    const { findings } = await desk.course.completeness(form.id, 'archivist');
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([
      { rule: 'seal', state: 'missing', message: expect.stringContaining('还缺派出单位、审定机关的章') },
    ]);
    await desk.seal(form.id);
    expect((await desk.course.completeness(form.id, 'archivist')).ready).toBe(true);
  });

  test('an open case stands in the way; who may not know of it is not told that it is a recall', async () => {
    const desk = await deskWithForm();
    const { form } = desk;
    const caseId = await desk.openCase('incapable', await desk.posted('示例一'));
    const messages = async (reader: 'archivist' | 'assessor') =>
      (await desk.course.completeness(form.id, reader)).findings
        .filter(({ rule, state }) => rule === 'open_case' && state === 'missing')
        .map(({ message }) => message);
    const { number } = await desk.read(caseId);
    expect(await messages('assessor')).toEqual([expect.stringContaining(number)]);
    const [told] = await messages('archivist');
    expect(told).toContain('未办结的事项');
    expect(told).not.toMatch(/召回|案件/);
    // Somebody else's form is not concerned.
    await desk.decide(caseId);
    expect(await messages('archivist')).toEqual([expect.stringContaining(number)]);
  });

  test('dates that clash with the roster or earlier material are named', async () => {
    const desk = await deskWithForm();
    const { form, database, actors } = desk;
    const { personId } = await desk.posted('示例一');
    await database.write(actors.archivist, async (unit) => {
      const corrected = { birth_date: day('1990-05-11'), work_start_date: day('2012-08-01') };
      await unit.trx.updateTable('person').set(corrected).where('id', '=', personId).execute();
      await unit.audit({ action: 'roster.personUpdated', entityType: 'person', entityId: personId });
    });
    const { findings } = await desk.course.completeness(form.id, 'archivist');
    expect(findings.filter(({ state }) => state === 'clash')).toEqual([
      {
        rule: 'birth_date',
        state: 'clash',
        message: expect.stringMatching(/本材料是“1990年5月1日”，台账是“1990年5月11日”/),
      },
    ]);
  });
});

describe('the register', () => {
  test('is asked by stage, by what is due, by year and by person; what waits is counted', async () => {
    const desk = await openCourseDesk();
    const [first, second, third] = await desk.forms(['示例一', '示例二', '示例三']);
    if (!first || !second || !third) throw new Error('Three forms were issued');
    await desk.sign(second.id, '2027-01-08');
    await desk.sign(third.id, '2027-01-10');
    await desk.archive.voidDocument(desk.actors.archivist, { id: third.id, reason: '打印有误' });
    const every = {
      text: '',
      kind: null,
      assessmentId: null,
      cycleId: null,
      caseId: null,
      offset: 0,
      limit: 100,
    };
    const found = async (filter: Partial<Parameters<typeof desk.archive.list>[0]>) =>
      (await desk.archive.list({ ...every, ...filter }, 'archivist')).documents.map(
        ({ personName }) => personName,
      );
    expect(await found({ stage: 'signed' })).toEqual(['示例二']);
    expect(await found({ stage: 'voided' })).toEqual(['示例三']);
    expect(await found({ year: 2025 })).toEqual([]);
    expect(await found({ year: 2026, personId: (await desk.posted('示例一')).personId })).toEqual(['示例一']);

    // Due on 5 and 8 February.
    expect(await desk.course.dueTotals()).toEqual({ waiting: 2, overdue: 0, soon: 0 });
    desk.clock.set('2027-02-06T02:00:00.000Z');
    expect(await desk.course.dueTotals()).toEqual({ waiting: 2, overdue: 1, soon: 1 });
    expect(await found({ due: 'overdue' })).toEqual(['示例一']);
    expect(await found({ due: 'soon' })).toEqual(['示例二']);
  });

  test('shows the versions of a paper, the newest first', async () => {
    const desk = await openCourseDesk();
    const [form] = await desk.forms(['示例一']);
    if (!form) throw new Error('No form was issued');
    await desk.archive.voidDocument(desk.actors.archivist, { id: form.id, reason: '打印有误' });
    const again = await desk.archive.issueDocument(desk.actors.archivist, {
      kind: 'annual_form',
      assessmentId: form.assessmentId ?? expect.fail(),
    });
    for (const { id } of [form, again]) {
      expect(await desk.course.versions(id, 'archivist')).toMatchObject([
        { id: again.id, version: 2, stage: 'issued', registerNumber: '2026-三-0002' },
        { id: form.id, version: 1, stage: 'voided', voidReason: '打印有误' },
      ]);
    }
  });
});
