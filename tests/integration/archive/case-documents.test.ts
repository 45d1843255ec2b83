import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CaseDocumentTarget, CaseFileItem } from '#shared/contract/archive.ts';
import { accountabilityIdSchema, attachmentIdSchema, type CaseId, userIdSchema } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { newId } from '../../../electron/database/ids.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { openCaseDesk } from '../recall/case-desk.ts';
import { textOfPdf } from './pdf-text.ts';

const renderer = testRenderer();

const wholeRegister = {
  text: '',
  kind: null,
  assessmentId: null,
  cycleId: null,
  caseId: null,
  offset: 0,
  limit: 100,
};

/** Recall cases with the archive, and short ways to ask for their documents. */
async function openDesk(schemeCode?: string) {
  const desk = await openCaseDesk(schemeCode);
  const archive = createArchiveService({ ...desk, renderer, readOrganisation: async () => '示例区' });
  const { assessor } = desk.actors;
  const target = (kind: Exclude<CaseDocumentTarget['kind'], 'talk_record' | 'case_file'>, caseId: CaseId) =>
    ({ kind, caseId }) as const;
  return {
    ...desk,
    archive,
    target,
    issue: (asked: CaseDocumentTarget, actor = assessor) => archive.issueCaseDocument(actor, asked),
    async previewed(asked: CaseDocumentTarget, reader = assessor): Promise<string> {
      const { previewId } = await archive.previewCaseDocument(reader, asked);
      return textOfPdf(archive.previewOf(userIdSchema.parse(reader.id), previewId).bytes);
    },
    async printed(id: Awaited<ReturnType<typeof archive.issueCaseDocument>>['id']): Promise<string> {
      return textOfPdf((await archive.fileOf(id, assessor)).bytes);
    },
  };
}

const refusedBy = (rule: string) => ({ code: 'RULE_VIOLATION', data: { rule } });

describe('an approval form', () => {
  test('waits for the proposal, then says which clauses apply, the facts with their evidence, who proposed', async () => {
    const desk = await openDesk();
    const id = await desk.openCase(['incapable', 'township_unfit']);
    const approval = desk.target('recall_approval', id);
    await expect(desk.issue(approval)).rejects.toMatchObject(refusedBy('not_proposed'));
    expect(await desk.previewed(approval)).toContain('预览稿（未登记）');

    await desk.addEvidence(id, ['incapable']);
    await desk.toStage(id, 'proposed');
    const issued = await desk.issue(approval);
    expect(issued).toMatchObject({
      registerNumber: '2026-召-0001',
      title: '召回审批表',
      caseId: id,
      version: 1,
      assessmentId: null,
    });
    const text = await desk.printed(issued.id);
    const { triggerChoices, number } = await desk.read(id);
    expect(triggerChoices).toHaveLength(7);
    for (const { ordinal, ground } of triggerChoices) {
      if (ground.kind !== 'clause') throw new Error('The clause is not quoted');
      const words = ground.clause.text.replace(/[；。]$/u, '').replace(/\s/g, '');
      expect(text).toContain(`${ordinal}.“${words}”〔${ground.clause.document}${ground.clause.article}〕`);
    }
    expect(text.match(/√/gu)).toHaveLength(2);
    expect(text).toContain(`（${number}）`);
    expect(text).toContain('2026年3月5日，示例检查组：交办的工作没有完成。（证据1，检查通报，证明情形2）');
    expect(text).toContain('示例县驻村办提出意见同意经办人：示例经办人签名（盖章）：2026年3月5日');

    await expect(desk.issue(approval)).rejects.toMatchObject(refusedBy('already_issued'));
    const line = await desk.timeLine(id);
    expect(line.at(-1)).toMatchObject({
      kind: 'document',
      title: '生成召回审批表',
      documentNumber: '2026-召-0001',
      byName: desk.actors.assessor.name,
    });
  });

  test('is made anew after the decision; the former stays in the register, superseded and provable', async () => {
    const desk = await openDesk();
    const id = await desk.openCase();
    await desk.toStage(id, 'proposed');
    const first = await desk.issue(desk.target('recall_approval', id));
    await desk.decide(id);
    const second = await desk.issue(desk.target('recall_approval', id), desk.actors.leader);
    expect(second).toMatchObject({ version: 2, registerNumber: '2026-召-0002' });
    expect(await desk.archive.get(first.id, 'assessor')).toMatchObject({ state: 'superseded' });
    for (const { id: document } of [first, second]) {
      expect(await desk.archive.verify(document, 'assessor')).toMatchObject({ identical: true });
    }
    const text = await desk.printed(second.id);
    expect(text).toContain('审定结果：召回');
    expect(text).toContain('主观原因');
    expect(text).toContain('核查结论：情况属实。');
    expect(text).toContain('不得提拔重用：2026年3月5日至2029年3月4日');
  });

  test('of a scheme in which the unit’s recall is the decision has no second cell for it, and nobody urges', async () => {
    const desk = await openDesk('wuhai-2023');
    const id = await desk.openCase();
    await desk.decide(id);
    const text = await desk.previewed(desk.target('recall_approval', id));
    expect(text).toContain('审定结果：召回');
    expect(text).not.toContain('办理情况');
    expect(text).not.toContain('督促机关');
    await expect(desk.previewed(desk.target('urging_letter', id))).rejects.toMatchObject(
      refusedBy('no_urging'),
    );
    const { documents } = await desk.archive.caseDocuments(id, 'assessor');
    expect(documents.map((document) => document.target.kind)).not.toContain('urging_letter');
  });
});

describe('letters', () => {
  test('tell nobody of a decision before there is one, and then only the one that was taken', async () => {
    const desk = await openDesk();
    const id = await desk.openCase();
    await desk.toStage(id, 'deciding');
    const letters = (['recall_notice', 'urging_letter', 'no_recall_notice'] as const).map((kind) =>
      desk.target(kind, id),
    );
    for (const letter of letters) {
      await expect(desk.issue(letter)).rejects.toMatchObject(refusedBy('not_decided'));
      expect(await desk.previewed(letter)).toContain('预览稿');
    }
    await desk.decide(id);
    const notice = await desk.issue(desk.target('recall_notice', id));
    expect(notice.registerNumber).toBe('2026-函-0001');
    const text = await desk.printed(notice.id);
    expect(text).toContain('关于召回示例某1同志的函示例局：');
    expect(text).toContain('“能力素质不高、不能胜任工作的”〔赣州办法第二十二条（二）〕');
    expect(text).toContain('重新选派接替人员〔赣州办法第二十二条〕');
    expect(text).toContain('2026年3月5日审定，决定召回示例某1同志。原因认定为主观原因。');
    const urging = await desk.issue(desk.target('urging_letter', id));
    const urged = await desk.printed(urging.id);
    expect(urged).toContain('（登记号2026-函-0001）');
    expect(urged).toContain('派出单位同级党委组织部门派出单位同级乡村振兴部门2026年3月5日');
    await expect(desk.issue(desk.target('no_recall_notice', id))).rejects.toMatchObject(
      refusedBy('is_recalled'),
    );
  });

  test('after a decision against a recall there is only the notice of that, with what is to be done instead', async () => {
    const desk = await openDesk();
    const id = await desk.openCase();
    await desk.toStage(id, 'deciding');
    await desk.prepare(id);
    const { workflow, next } = await desk.read(id);
    const to = next.find(({ stage }) => stage === 'not_recalled')?.to ?? '';
    expect(workflow.map(({ code }) => code)).toContain(to);
    await desk.step(
      id,
      to,
      {
        opinion: '情节较轻，不予召回。',
        fault: 'subjective',
        faultReason: '示例',
        reason: '情节较轻',
        followUps: [{ kind: 'correction', title: '补齐驻村日志', organ: '示例镇党委', dueOn: desk.today() }],
      },
      desk.actors.leader,
    );
    for (const kind of ['recall_notice', 'urging_letter'] as const) {
      await expect(desk.issue(desk.target(kind, id))).rejects.toMatchObject(refusedBy('not_recalled'));
    }
    const notice = await desk.issue(desk.target('no_recall_notice', id), desk.actors.archivist);
    const text = await desk.printed(notice.id);
    expect(text).toContain('决定不予召回示例某1同志');
    expect(text).toContain('限期整改：补齐驻村日志（由示例镇党委负责，2026年3月5日前完成）。');
    const { documents } = await desk.archive.caseDocuments(id, 'assessor');
    expect(documents.map((document) => document.target.kind)).toEqual([
      'recall_approval',
      'statement_record',
      'no_recall_notice',
    ]);
  });
});

describe('the smaller forms', () => {
  test('a statement is a blank sheet first; a refusal is on record with both witnesses and dated when it was', async () => {
    const desk = await openDesk();
    const id = await desk.openCase();
    const statement = desk.target('statement_record', id);
    await expect(desk.issue(statement)).rejects.toMatchObject(refusedBy('no_statement'));
    expect(await desk.previewed(statement)).toContain('本人陈述记录');
    await desk.cases.recordStatement(desk.actors.assessor, {
      ...(await desk.at(id)),
      statement: {
        kind: 'refused',
        on: desk.today(),
        takenBy: '示例记录员',
        note: '不作陈述，离开会场。',
        witnesses: ['示例见证甲', '示例见证乙'],
      },
    });
    const issued = await desk.issue(statement);
    expect(issued.formedOn).toBe('2026-03-05');
    const text = await desk.printed(issued.id);
    expect(text).toContain('拒绝陈述情况记录');
    expect(text).toContain('见证人：示例见证甲、示例见证乙。');
    expect(text).toContain('见证人签名：');
  });

  test('each talk has a record of its own; what is not a talk has none', async () => {
    const desk = await openDesk('wuhai-2023');
    const id = await desk.openCase();
    await desk.decide(id);
    await desk.addUnitTalk(id);
    await desk.addUnitTalk(id);
    const { documents } = await desk.archive.caseDocuments(id, 'leader');
    const talks = documents.filter(({ target }) => target.kind === 'talk_record');
    expect(talks.map(({ note, calledForBy }) => [note, calledForBy])).toEqual([
      ['示例局负责人，2026年3月5日', '已约谈'],
      ['示例局负责人，2026年3月5日', '已约谈'],
    ]);
    const [first, second] = talks;
    if (!first || !second) throw new Error('There are no talks');
    await desk.issue(first.target);
    const issued = await desk.issue(second.target);
    expect(issued).toMatchObject({ version: 1, title: '约谈记录（示例局负责人）' });
    expect(await desk.printed(issued.id)).toContain('通报召回情况，要求加强管理。');
    await expect(
      desk.issue({
        kind: 'talk_record',
        accountabilityId: accountabilityIdSchema.parse('019c0000-0000-7000-8000-000000000001'),
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a successor is filed with the day and the gap, once somebody is on post', async () => {
    const desk = await openDesk();
    const somebody = await desk.post('示例前任');
    const id = await desk.openCase('incapable', somebody);
    const filing = desk.target('successor_filing', id);
    await desk.toStage(id, 'recalled');
    await expect(desk.issue(filing)).rejects.toMatchObject(refusedBy('no_successor'));
    expect(await desk.previewed(filing)).toContain('被召回人员');
    const next = await desk.post('示例接替');
    await desk.record(({ trx }) =>
      trx
        .updateTable('posting')
        .set({ predecessor_id: somebody.postingId, start_date: '2026-03-10' as never })
        .where('id', '=', next.postingId)
        .execute(),
    );
    const text = await desk.printed((await desk.issue(filing)).id);
    expect(text).toContain('示例接替');
    expect(text).toContain('2026.03.10起');
    expect(text).toContain('中间空缺4天');
  });
});

describe('confidentiality', () => {
  /** A case with its approval form, not decided yet. */
  async function undecided() {
    const desk = await openDesk();
    const about = await desk.post('示例隐名');
    const id = await desk.openCase('incapable', about);
    await desk.toStage(id, 'proposed');
    const approval = desk.target('recall_approval', id);
    return { ...desk, id, about, approval, document: await desk.issue(approval) };
  }

  const seenBy = async (desk: Awaited<ReturnType<typeof undecided>>, role: Role) => ({
    listed: (await desk.archive.list(wholeRegister, role)).total,
    ofPerson: (await desk.archive.ofPerson(desk.about.personId, role)).length,
    found: (await desk.archive.list({ ...wholeRegister, text: '示例隐名' }, role)).total,
  });

  test('before the decision only those who work on the case know of its documents', async () => {
    const desk = await undecided();
    const nothing = { listed: 0, ofPerson: 0, found: 0 };
    for (const actor of [desk.actors.archivist, desk.actors.administrator]) {
      expect(await seenBy(desk, actor.role)).toEqual(nothing);
      for (const attempt of [
        desk.archive.get(desk.document.id, actor.role),
        desk.archive.fileOf(desk.document.id, actor),
        desk.archive.verify(desk.document.id, actor.role),
        desk.archive.voidCaseDocument(actor, { id: desk.document.id, reason: '示例' }),
        desk.archive.voidDocument(actor, { id: desk.document.id, reason: '示例' }),
      ]) {
        await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      for (const attempt of [
        desk.archive.caseDocuments(desk.id, actor.role),
        desk.previewed(desk.approval, actor),
        desk.issue(desk.approval, actor),
      ]) {
        await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
    }
    expect(await seenBy(desk, 'leader')).toEqual({ listed: 1, ofPerson: 1, found: 1 });
  });

  test('after it the archivist reads and files them, an administrator never does', async () => {
    const desk = await undecided();
    await desk.decide(desk.id);
    expect(await seenBy(desk, 'archivist')).toEqual({ listed: 1, ofPerson: 1, found: 1 });
    expect(await seenBy(desk, 'administrator')).toEqual({ listed: 0, ofPerson: 0, found: 0 });
    await expect(
      desk.issue(desk.target('recall_notice', desk.id), desk.actors.administrator),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      desk.issue(desk.target('recall_notice', desk.id), desk.actors.archivist),
    ).resolves.toBeTruthy();
  });

  test('documents of assessments stay with those who keep the register, those of cases with those who act in them', () => {
    for (const name of [
      'archive.issueCaseDocument',
      'archive.voidCaseDocument',
      'archive.caseDocuments',
    ] as const) {
      expect(isAllowed('administrator', name)).toBe(false);
      expect(isAllowed('assessor', name)).toBe(true);
    }
    expect(isAllowed('assessor', 'archive.issueDocument')).toBe(false);
    expect(isAllowed('leader', 'archive.voidDocument')).toBe(false);
  });

  test('opening a document of a case is a reading of it, and the trail says so', async () => {
    const desk = await undecided();
    desk.clock.set('2026-03-06T02:30:00.000Z');
    await desk.archive.fileOf(desk.document.id, desk.actors.leader);
    const { total } = await desk.database.read
      .selectFrom('audit_event')
      .select((e) => e.fn.countAll<number>().as('total'))
      .where('action', '=', 'recall.caseRead')
      .where('entity_id', '=', desk.id)
      .where('at', '>=', desk.clock.now())
      .executeTakeFirstOrThrow();
    expect(total).toBe(1);
  });

  test('voiding is noted in the time line; keepers of the register do not void what is of a case', async () => {
    const desk = await undecided();
    const request = { id: desk.document.id, reason: '情形填写有误' };
    await expect(desk.archive.voidDocument(desk.actors.leader, request)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await desk.archive.voidCaseDocument(desk.actors.leader, request);
    expect((await desk.timeLine(desk.id)).at(-1)).toMatchObject({
      kind: 'document',
      title: '作废召回审批表',
      documentNumber: desk.document.registerNumber,
      reason: '情形填写有误',
    });
  });
});

describe('a case file', () => {
  async function decidedCase() {
    const desk = await openDesk();
    const id = await desk.openCase();
    await desk.decide(id);
    const approval = await desk.issue(desk.target('recall_approval', id));
    const statement = await desk.issue(desk.target('statement_record', id));
    const notice = await desk.issue(desk.target('recall_notice', id));
    const file = (contents: CaseFileItem[]) => ({ kind: 'case_file', caseId: id, contents }) as const;
    return { ...desk, id, approval, statement, notice, file };
  }
  const documentItem = ({ id }: { id: Awaited<ReturnType<typeof decidedCase>>['approval']['id'] }) =>
    ({ kind: 'document', id }) as const;

  test('prints exactly what was chosen, in that order, with the right pages in the list of contents', async () => {
    const desk = await decidedCase();
    const issued = await desk.issue(
      desk.file([documentItem(desk.notice), { kind: 'evidence_list' }, documentItem(desk.statement)]),
    );
    expect(issued).toMatchObject({ registerNumber: '2026-召-0003', title: '召回案卷', kind: 'case_file' });
    const text = await desk.printed(issued.id);
    const places = ['卷内目录', '关于召回', '证据清单（召回', '本人陈述记录（召回'].map((part) =>
      text.lastIndexOf(part),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(text).not.toContain('驻村干部召回审批表');
    expect(text).not.toContain('办理经过');
    // Cover, contents, two pages of letter, one of evidence, one of statement.
    expect(issued.pages).toBe(6);
    expect(text).toMatch(/1召回通知（函）2026-函-00012026-03-053—42/u);
    expect(text).toMatch(/2证据清单51/u);
    expect(text).toMatch(/3本人陈述记录2026-召-00022026-03-0561/u);
    expect(await desk.archive.verify(issued.id, 'archivist')).toMatchObject({ identical: true });
  });

  test('holds no document twice, none that is void and none of another case', async () => {
    const desk = await decidedCase();
    const other = await desk.openCase();
    await desk.toStage(other, 'proposed');
    const foreign = await desk.issue(desk.target('recall_approval', other));
    await expect(desk.issue(desk.file([documentItem(foreign)]))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await desk.archive.voidCaseDocument(desk.actors.assessor, { id: desk.notice.id, reason: '文号有误' });
    await expect(desk.issue(desk.file([documentItem(desk.notice)]))).rejects.toMatchObject(
      refusedBy('part_voided'),
    );
    const { caseFile } = await desk.archive.caseDocuments(desk.id, 'assessor');
    expect(caseFile.choices.map(({ item, note }) => note ?? item.kind)).toEqual([
      '2026-召-0001',
      '2026-召-0002',
      'evidence_list',
      'time_line',
    ]);
  });

  test('lists a file that was handed in with its name and hash, and does not print it', async () => {
    const desk = await decidedCase();
    const bytes = Buffer.from('%PDF-1.7 示例附件');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const id = newId(attachmentIdSchema);
    await desk.record(async ({ trx, at, actor }) => {
      const file = { sha256, size: bytes.length, media_type: 'application/pdf', stored_at: at, bytes };
      await trx.insertInto('stored_file').values(file).execute();
      await trx
        .insertInto('recall_attachment')
        .values({
          id,
          case_id: desk.id,
          evidence_id: null,
          event_sequence: null,
          sha256,
          file_name: '示例考勤表.pdf',
          added_at: at,
          added_by: actor.name,
          voided_at: null,
          void_reason: null,
        })
        .execute();
    });
    const { caseFile } = await desk.archive.caseDocuments(desk.id, 'assessor');
    expect(caseFile.choices).toContainEqual({
      item: { kind: 'attachment', id },
      title: '案件附件',
      note: '示例考勤表.pdf',
      printed: false,
      suggested: true,
    });
    const text = await desk.previewed(desk.file([documentItem(desk.statement), { kind: 'attachment', id }]));
    expect(text).toContain('示例考勤表.pdf');
    expect(text).toContain(`SHA-256${sha256}`);
    expect(text).toContain('另附');
    expect(text).toContain('2份（其中另附1份）');
    const other = await desk.openCase();
    await expect(
      desk.previewed({ kind: 'case_file', caseId: other, contents: [{ kind: 'attachment', id }] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('waits for the decision, and can be looked at before', async () => {
    const desk = await openDesk();
    const id = await desk.openCase();
    const file = { kind: 'case_file', caseId: id, contents: [{ kind: 'time_line' }] } as const;
    await expect(desk.issue({ ...file, contents: [...file.contents] })).rejects.toMatchObject(
      refusedBy('not_decided'),
    );
    expect(await desk.previewed({ ...file, contents: [...file.contents] })).toContain('办理经过');
  });
});
