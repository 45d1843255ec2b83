import { describe, expect, test } from 'vitest';
import type { BusinessDate } from '#shared/dates.ts';
import { transferIdSchema } from '#shared/ids.ts';
import { createTransfersService } from '../../../electron/archive/transfers/transfers.service.ts';
import { newId } from '../../../electron/database/ids.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { textOfPdf } from './pdf-text.ts';
import { day, openTransferDesk, type Paperwork } from './transfer-desk.ts';

const renderer = testRenderer();

const deskOf = (...people: readonly (readonly [string, Paperwork])[]) => openTransferDesk(renderer, people);
type Desk = Awaited<ReturnType<typeof deskOf>>;

/** A hand-over of these people's forms that has been prepared. */
const prepared = (desk: Desk, ...names: readonly string[]) =>
  desk.transfers.prepareTransfer(desk.archivist, desk.input(...names));

const gone = async (desk: Desk, on: BusinessDate, ...names: readonly string[]) =>
  desk.transfers.handOverTransfer(desk.archivist, { ...(await prepared(desk, ...names)), on });

const everything = { text: '', dueUntil: null, transferId: null, offset: 0, limit: 100 };
const whole = { text: '', state: null, offset: 0, limit: 100 };

describe('what may be handed over', () => {
  test('papers that are signed or sealed, the first due first, each with what is still wanting', async () => {
    const desk = await deskOf(
      ['示例一', 'sealed'],
      ['示例二', 'signed'],
      ['示例三', 'issued'],
      ['示例四', 'sealed'],
    );
    const all = await desk.transfers.transferCandidates(everything, 'assessor');
    expect(all.rows.map(({ document }) => document.personName)).toEqual(['示例一', '示例二', '示例四']);
    expect(all.rows.map(({ obstacles }) => obstacles.length)).toEqual([0, 1, 0]);
    expect(all.rows[1]?.obstacles[0]).toContain('还缺乡镇党委、派出单位、审定机关的章');
    const page = await desk.transfers.transferCandidates({ ...everything, offset: 1, limit: 1 }, 'leader');
    expect(page).toMatchObject({ total: 3, rows: [{ document: { personName: '示例二' } }] });
    const due = await desk.transfers.transferCandidates(
      { ...everything, dueUntil: day('2027-02-04') },
      'leader',
    );
    expect(due.rows.map(({ document }) => document.personName)).toEqual(['示例一']);
    const found = await desk.transfers.transferCandidates({ ...everything, text: '例四' }, 'administrator');
    expect(found.total).toBe(1);
  });

  test('what is listed elsewhere is offered only where it is listed', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const { id } = await prepared(desk, '示例一');
    const names = async (transferId: typeof id | null) =>
      (await desk.transfers.transferCandidates({ ...everything, transferId }, 'archivist')).rows.map(
        ({ document }) => document.personName,
      );
    expect(await names(null)).toEqual(['示例二']);
    expect(await names(id)).toEqual(['示例一', '示例二']);
  });

  test('nothing else is listed: what is not signed, what goes into no file, what is not there', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'issued']);
    await expect(prepared(desk, '示例一', '示例二')).rejects.toMatchObject({
      data: { rule: 'not_signed' },
      message: expect.stringContaining('示例二的2026年度考核登记表（2026-三-0002）（已生成）'),
    });
    const { assessmentId } = await desk.form('示例一');
    if (!assessmentId) throw new Error('The form is about no record');
    const detail = await desk.archive.issueDocument(desk.archivist, { kind: 'score_detail', assessmentId });
    const input = { ...desk.input(), items: [{ documentId: detail.id, copies: 1, remark: '' }] };
    await expect(desk.transfers.prepareTransfer(desk.archivist, input)).rejects.toMatchObject({
      data: { rule: 'not_for_file' },
    });
    expect(await desk.transfers.listTransfers(whole)).toEqual({ total: 0, rows: [] });
  });
});

describe('preparing', () => {
  test('gives a number of the year, changes what is listed, and says so in the trail', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const at = await prepared(desk, '示例二', '示例一');
    const input = { ...desk.input('示例一'), recipient: '示例档案中心', note: '第一批' };
    const items = input.items.map((item) => ({ ...item, copies: 2, remark: '复印件' }));
    const next = await desk.transfers.reviseTransfer(desk.archivist, {
      ...at,
      transfer: { ...input, items },
    });
    const detail = await desk.transfers.getTransfer(at.id, 'leader');
    expect(detail).toMatchObject({
      number: '移交-2027-001',
      state: 'prepared',
      recipient: '示例档案中心',
      revision: next.revision,
      counts: { documents: 1, people: 1, copies: 2, pages: 2 * (await desk.form('示例一')).pages },
      items: [{ position: 1, copies: 2, remark: '复印件', obstacles: [], accepted: null }],
    });
    const trail = await desk.database.read
      .selectFrom('audit_event')
      .select(['action', 'before', 'after'])
      .where('entity_id', '=', at.id)
      .orderBy('sequence')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual([
      'archive.transferPrepared',
      'archive.transferRevised',
    ]);
    expect(JSON.parse(trail[1]?.after ?? '')).toMatchObject({
      transferNumber: '移交-2027-001',
      transferPapers: ['2026-三-0001（2 份，复印件）'],
    });
    expect((await desk.transfers.transferCandidates(everything, 'archivist')).recipients).toEqual([
      '示例档案中心',
    ]);
  });

  test('a paper is in one open hand-over: of two people at once one is told where it is', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const outcomes = await Promise.allSettled([
      prepared(desk, '示例一', '示例二'),
      desk.transfers.prepareTransfer(desk.administrator, desk.input('示例二')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({
      reason: {
        data: { rule: 'in_other_transfer' },
        message: expect.stringContaining('示例二的2026年度考核登记表（2026-三-0002）（移交-2027-001）'),
      },
    });
    await expect(
      desk.database.write(desk.archivist, async ({ trx, audit }) => {
        const [first] = (await desk.transfers.listTransfers(whole)).rows;
        if (!first) throw new Error('There is no hand-over');
        const { id: _id, ...copy } = await trx
          .selectFrom('document_transfer')
          .selectAll()
          .where('id', '=', first.id)
          .executeTakeFirstOrThrow();
        const id = newId(transferIdSchema);
        await trx
          .insertInto('document_transfer')
          .values({ ...copy, id, serial: 9, number: '移交-9' })
          .execute();
        await trx
          .insertInto('document_transfer_item')
          .values({
            transfer_id: id,
            document_id: desk.formOf('示例一'),
            position: 1,
            copies: 1,
            remark: '',
            accepted: null,
            refusal_reason: null,
          })
          .execute();
        await audit({ action: 'archive.transferPrepared', entityType: 'document_transfer', entityId: id });
      }),
    ).rejects.toThrow(/UNIQUE/);
  });

  test('whoever changes what somebody else has changed is told so, and nothing is written', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const at = await prepared(desk, '示例一');
    await desk.transfers.reviseTransfer(desk.archivist, { ...at, transfer: desk.input('示例一', '示例二') });
    for (const late of [
      desk.transfers.reviseTransfer(desk.administrator, { ...at, transfer: desk.input('示例二') }),
      desk.transfers.handOverTransfer(desk.administrator, { ...at, on: day('2027-01-20') }),
      desk.transfers.cancelTransfer(desk.administrator, { ...at, reason: '不移交了' }),
    ])
      await expect(late).rejects.toMatchObject({ code: 'CONFLICT', data: { currentRevision: 2 } });
    expect((await desk.transfers.getTransfer(at.id, 'archivist')).items).toHaveLength(2);
  });

  test('a cancelled one keeps its number and lets its papers go', async () => {
    const desk = await deskOf(['示例一', 'sealed']);
    const at = await prepared(desk, '示例一');
    const after = await desk.transfers.cancelTransfer(desk.archivist, { ...at, reason: '接收单位有误' });
    await expect(
      desk.transfers.handOverTransfer(desk.archivist, { ...after, on: day('2027-01-20') }),
    ).rejects.toMatchObject({ data: { rule: 'transfer_closed' } });
    const second = await prepared(desk, '示例一');
    expect(await desk.transfers.getTransfer(second.id, 'archivist')).toMatchObject({
      number: '移交-2027-002',
    });
    await expect(
      desk.archive.issueDocument(desk.archivist, { kind: 'transfer_list', transferId: at.id }),
    ).rejects.toMatchObject({ data: { rule: 'transfer_closed' } });
  });
});

describe('handing over', () => {
  test('sets the day on every paper, in the history of each', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const before = await desk.form('示例一');
    const { id } = await gone(desk, day('2027-01-20'), '示例一', '示例二');
    expect(await desk.form('示例一')).toMatchObject({
      stage: 'handed_over',
      handedOverOn: '2027-01-20',
      revision: before.revision + 1,
    });
    expect(await desk.transfers.getTransfer(id, 'leader')).toMatchObject({
      state: 'handed_over',
      handedOverOn: '2027-01-20',
    });
    const trail = await desk.database.read
      .selectFrom('audit_event')
      .select('action')
      .where('entity_id', 'in', [desk.formOf('示例一'), desk.formOf('示例二')])
      .where('action', '=', 'archive.documentHandedOver')
      .execute();
    expect(trail).toHaveLength(2);
    expect((await desk.transfers.transferCandidates(everything, 'archivist')).total).toBe(0);
  });

  test('what is not complete is named with what is wanting, and nothing goes', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'signed'], ['示例三', 'sealed']);
    const at = await prepared(desk, '示例一', '示例二', '示例三');
    await desk.archive.voidDocument(desk.archivist, { id: desk.formOf('示例三'), reason: '内容有误' });
    await expect(
      desk.transfers.handOverTransfer(desk.archivist, { ...at, on: day('2027-01-20') }),
    ).rejects.toMatchObject({
      data: { rule: 'papers_incomplete' },
      message: expect.stringMatching(/示例二的.*还缺乡镇党委[\s\S]*示例三的.*已经作废/),
    });
    expect(await desk.stages('示例一', '示例二', '示例三')).toEqual(['sealed', 'signed', 'voided']);
  });

  test('what somebody writes between the look at the papers and the write is looked at again', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const { id: documentId } = await desk.form('示例二');
    const at = await prepared(desk, '示例一', '示例二');
    let meanwhile: (() => Promise<unknown>) | null = () =>
      desk.archive.voidDocument(desk.archivist, { id: documentId, reason: '内容有误' });
    const slow = createTransfersService({
      clock: desk.clock,
      database: {
        ...desk.database,
        async write(actor, work) {
          await meanwhile?.();
          return desk.database.write(actor, work);
        },
      },
    });
    const handOver = () => slow.handOverTransfer(desk.archivist, { ...at, on: day('2027-01-20') });
    await expect(handOver()).rejects.toMatchObject({
      data: { rule: 'papers_incomplete' },
      message: expect.stringMatching(/^示例二的.*已经作废/),
    });
    expect(await desk.stages('示例一', '示例二')).toEqual(['sealed', 'voided']);

    const next = await desk.transfers.reviseTransfer(desk.archivist, {
      ...at,
      transfer: desk.input('示例一'),
    });
    // Something that has nothing to do with it does not stand in its way.
    meanwhile = async () =>
      desk.course.setRemark(desk.archivist, { ...(await desk.form('示例一')), remark: '原件' });
    await slow.handOverTransfer(desk.archivist, { ...next, on: day('2027-01-20') });
    expect(await desk.form('示例一')).toMatchObject({ stage: 'handed_over', remark: '原件' });
  });

  test('not tomorrow, and not before a paper was signed', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const at = await prepared(desk, '示例一', '示例二');
    const on = (text: string) => desk.transfers.handOverTransfer(desk.archivist, { ...at, on: day(text) });
    await expect(on('2027-01-26')).rejects.toMatchObject({ data: { rule: 'in_future' } });
    await expect(on('2027-01-04')).rejects.toMatchObject({
      data: { rule: 'before_formation' },
      message: expect.stringMatching(
        /^示例二的2026年度考核登记表（2026-三-0002）（形成于 2027-01-05）\n以上 1 份/,
      ),
    });
    await on('2027-01-05');
  });
});

describe('the receipt', () => {
  const receipt = { on: day('2027-01-22'), by: '示例接收人', note: null };

  test('what came back is in the house again as it was, with the reason, and may go again', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const at = await gone(desk, day('2027-01-20'), '示例一', '示例二');
    const refused = [{ documentId: desk.formOf('示例二'), reason: '第2页破损' }];
    await desk.transfers.recordTransferReceipt(desk.archivist, { ...at, ...receipt, refused });
    expect(await desk.stages('示例一', '示例二')).toEqual(['handed_over', 'sealed']);
    expect(await desk.transfers.getTransfer(at.id, 'assessor')).toMatchObject({
      state: 'received',
      receivedBy: '示例接收人',
      counts: { accepted: 1, refused: 1 },
      items: [{ accepted: true }, { accepted: false, refusalReason: '第2页破损' }],
    });
    const returned = await desk.database.read
      .selectFrom('audit_event')
      .select('reason')
      .where('entity_id', '=', desk.formOf('示例二'))
      .where('action', '=', 'archive.documentReturned')
      .executeTakeFirstOrThrow();
    expect(returned.reason).toBe('第2页破损');
    await gone(desk, day('2027-01-24'), '示例二');
    expect(await desk.stages('示例二')).toEqual(['handed_over']);
  });

  test('comes after the papers have gone, once, and names only what was listed', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const at = await prepared(desk, '示例一');
    const record = (change: object) =>
      desk.transfers.recordTransferReceipt(desk.archivist, { ...at, ...receipt, refused: [], ...change });
    await expect(record({})).rejects.toMatchObject({ data: { rule: 'not_handed_over' } });
    const { revision } = await desk.transfers.handOverTransfer(desk.archivist, {
      ...at,
      on: day('2027-01-20'),
    });
    await expect(record({ revision, on: day('2027-01-19') })).rejects.toMatchObject({
      data: { rule: 'before_hand_over' },
    });
    await expect(record({ revision, on: day('2027-01-26') })).rejects.toMatchObject({
      data: { rule: 'in_future' },
    });
    const foreign = [{ documentId: desk.formOf('示例二'), reason: '不在清单上' }];
    await expect(record({ revision, refused: foreign })).rejects.toMatchObject({
      data: { rule: 'not_in_transfer' },
    });
    await record({ revision });
    await expect(record({ revision: revision + 1 })).rejects.toMatchObject({
      data: { rule: 'transfer_closed' },
    });
  });
});

describe('the list on paper', () => {
  test('is registered anew when the receipt is recorded, and says when it is out of date', async () => {
    const desk = await deskOf(['示例一', 'sealed'], ['示例二', 'sealed']);
    const at = await prepared(desk, '示例一', '示例二');
    const target = { kind: 'transfer_list', transferId: at.id } as const;
    const detail = () => desk.transfers.getTransfer(at.id, 'archivist');
    expect((await detail()).listCurrent).toBeNull();
    const first = await desk.archive.issueDocument(desk.archivist, target);
    expect(first).toMatchObject({
      registerNumber: '2027-移-0001',
      title: '材料移交清单（移交-2027-001）',
      personName: null,
      pages: 2,
    });
    expect((await detail()).listCurrent).toBe(true);
    await expect(desk.archive.issueDocument(desk.archivist, target)).rejects.toMatchObject({
      data: { rule: 'already_issued' },
    });
    const after = await desk.transfers.handOverTransfer(desk.archivist, { ...at, on: day('2027-01-20') });
    expect((await detail()).listCurrent).toBe(false);
    const refused = [{ documentId: desk.formOf('示例二'), reason: '第2页破损' }];
    await desk.transfers.recordTransferReceipt(desk.archivist, {
      ...after,
      on: day('2027-01-22'),
      by: '示例接收人',
      note: null,
      refused,
    });
    const second = await desk.archive.issueDocument(desk.archivist, target);
    expect(second).toMatchObject({ registerNumber: '2027-移-0002', version: 2, formedOn: '2027-01-22' });
    const { lists, listCurrent } = await detail();
    expect(lists.map(({ state }) => state)).toEqual(['issued', 'superseded']);
    expect(listCurrent).toBe(true);
    const reader = { ...desk.archivist, role: 'archivist' } as const;
    const text = await textOfPdf((await desk.archive.fileOf(second.id, reader)).bytes);
    expect(text).toContain('合计材料2件，涉及2人');
    expect(text).toMatch(/材料移交回执.*第2页破损.*示例接收人/);
    expect((await desk.archive.verify(second.id, 'leader')).identical).toBe(true);
  });
});

describe('the catalogue of a person', () => {
  test('has what is signed and sealed by its formation, and leaves out what is not there yet', async () => {
    const desk = await deskOf(['示例一', 'signed'], ['示例二', 'issued']);
    const row = await desk.database.read
      .selectFrom('document')
      .select('person_id')
      .where('id', '=', desk.formOf('示例一'))
      .executeTakeFirstOrThrow();
    const personId = row.person_id;
    if (!personId) throw new Error('The form is about nobody');
    const target = { kind: 'archive_catalogue', personId } as const;
    await expect(desk.archive.issueDocument(desk.archivist, target)).rejects.toMatchObject({
      data: { rule: 'nothing_formed' },
      message: expect.stringContaining('2026-三-0001《2026年度考核登记表》'),
    });
    expect(await desk.transfers.materialsOfPerson(personId, 'assessor')).toMatchObject({
      person: { name: '示例一' },
      catalogue: [],
      unfinished: [{ registerNumber: '2026-三-0001' }],
    });
    const { revision } = await desk.course.setRemark(desk.archivist, {
      id: desk.formOf('示例一'),
      revision: (await desk.form('示例一')).revision,
      remark: '复印件',
    });
    await desk.seal({ ...(await desk.form('示例一')), revision }, '2027-01-08');
    const issued = await desk.archive.issueDocument(desk.archivist, target);
    expect(issued).toMatchObject({
      registerNumber: '2027-录-0001',
      personName: '示例一',
      title: '干部人事档案目录',
      dueOn: null,
    });
    const reader = { ...desk.archivist, role: 'archivist' } as const;
    const text = await textOfPdf((await desk.archive.fileOf(issued.id, reader)).bytes);
    // Signed on 4 January: the day of the last signature, not that of the seal, and without leading zeros.
    expect(text).toMatch(/三、鉴定、考核、考察材料1?2026年度考核登记表202714\d+复印件/);
  });

  test('who has nothing for the file has no catalogue', async () => {
    const desk = await deskOf(['示例一', 'issued']);
    await desk.archive.voidDocument(desk.archivist, { id: desk.formOf('示例一'), reason: '内容有误' });
    const { person_id: personId } = await desk.database.read
      .selectFrom('document')
      .select('person_id')
      .executeTakeFirstOrThrow();
    if (!personId) throw new Error('The form is about nobody');
    await expect(
      desk.archive.previewDocument(desk.archivist, {
        kind: 'archive_catalogue',
        personId,
      }),
    ).rejects.toMatchObject({ data: { rule: 'no_material' } });
  });
});
