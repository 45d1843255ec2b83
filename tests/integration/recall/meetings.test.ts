import { describe, expect, it } from 'vitest';
import { type MeetingInput, meetingInputSchema } from '#shared/contract/recall-meeting.ts';
import { type CaseId, type MeetingId, userIdSchema } from '#shared/ids.ts';
import { type CaseDesk, openCaseDesk } from './case-desk.ts';

type Noted = Partial<MeetingInput['items'][number]['result']>;

const meetingOf = (desk: CaseDesk, items: readonly (readonly [CaseId, Noted])[]): MeetingInput =>
  meetingInputSchema.parse({
    title: '示例县领导小组2026年第1次会议',
    organ: '示例县领导小组',
    heldOn: desk.today(),
    chair: '示例组长',
    attendees: ['示例某', '示例某某'],
    documentNumber: '示例纪要〔2026〕1号',
    minutes: '会议逐件审议（示例）。',
    items: items.map(([caseId, result]) => ({ caseId, result: { to: null, ...result } })),
  });

/** A case that waits for the decision, with all that it needs. */
async function readyCase(desk: CaseDesk): Promise<CaseId> {
  const id = await desk.openCase();
  await desk.toStage(id, 'deciding');
  await desk.prepare(id);
  return id;
}

const recalled: Noted = {
  to: 'recall_decided',
  fault: 'subjective',
  measures: ['recall'],
  opinion: '同意召回',
};

async function deskWithMeasure() {
  const desk = await openCaseDesk();
  const id = await readyCase(desk);
  const { measureChoices } = await desk.read(id);
  const measure = (measureChoices.find(({ code }) => code === 'recall') ?? measureChoices[0])?.code;
  return {
    desk,
    id,
    recall: { ...recalled, measures: measure === undefined ? [] : [measure] } satisfies Noted,
  };
}

/** The meeting and its cases as a leader who opens it now has read them. */
async function seenBy(desk: CaseDesk, id: MeetingId) {
  const { revision, items } = await desk.recall.meetings.getMeeting(desk.actors.leader, id);
  return { id, revision, cases: items.map((item) => ({ id: item.case.id, revision: item.case.revision })) };
}

const decide = async (desk: CaseDesk, id: MeetingId) =>
  desk.recall.meetings.decideMeeting(desk.actors.leader, await seenBy(desk, id));

describe('a meeting that decides several cases', () => {
  it('gives each case its own result, with the meeting in its time line', async () => {
    const { desk, id: first, recall } = await deskWithMeasure();
    const [second, talk, young] = [await readyCase(desk), await readyCase(desk), await readyCase(desk)];
    const { meetings } = desk.recall;
    const at = await meetings.prepareMeeting(
      desk.actors.assessor,
      meetingOf(desk, [
        [first, recall],
        [second, { ...recall, opinion: '同意，另行派人' }],
        [
          talk,
          {
            to: 'not_recalled',
            fault: 'objective',
            reason: '情节较轻，约谈提醒',
            followUps: [{ kind: 'talk', title: '约谈', organ: '示例县委组织部', dueOn: null }],
          },
        ],
        [young, { to: 'returned', reason: '年龄情况需要补充核实' }],
      ]),
    );
    await decide(desk, at.id);

    expect((await desk.read(first)).outcome).toBe('recalled');
    expect((await desk.read(second)).outcome).toBe('recalled');
    expect((await desk.read(talk)).outcome).toBe('not_recalled');
    expect((await desk.read(young)).stage).toBe('returned');
    const step = (await desk.timeLine(second)).findLast(({ kind }) => kind === 'step');
    expect(step).toMatchObject({
      title: expect.stringContaining('示例县领导小组2026年第1次会议'),
      organ: '示例县领导小组',
      handler: '示例组长',
      documentNumber: '示例纪要〔2026〕1号',
      opinion: '同意，另行派人',
    });
    const [row] = await desk.database.read
      .selectFrom('recall_meeting_item')
      .selectAll()
      .where('case_id', '=', second)
      .execute();
    expect(row?.event_sequence).toBe(step?.sequence);
    const { rows } = await meetings.listMeetings('archivist', { text: '', offset: 0, limit: 10 });
    expect(rows[0]).toMatchObject({
      state: 'decided',
      counts: { cases: 4, recalled: 2, notRecalled: 1, other: 1 },
    });

    // An archivist files what was decided; the case that was sent back stays unnamed, and so do the minutes.
    const filed = await meetings.getMeeting(desk.actors.archivist, at.id);
    expect(filed.items.map((item) => item.case.subject !== null)).toEqual([true, true, true, false]);
    expect(filed.items[3]).toMatchObject({ facts: '', result: { to: null, reason: null } });
    expect(filed.minutes).toBe('');
    await expect(decide(desk, at.id)).rejects.toMatchObject({ data: { rule: 'meeting_closed' } });
  });

  it('writes nothing when one case cannot go where it is sent, and names every such case', async () => {
    const { desk, id: ready, recall } = await deskWithMeasure();
    const bare = await desk.openCase();
    await desk.toStage(bare, 'deciding');
    const late = await readyCase(desk);
    const { meetings } = desk.recall;
    const at = await meetings.prepareMeeting(
      desk.actors.assessor,
      meetingOf(desk, [
        [ready, recall],
        [bare, recall],
        [late, { ...recall, measures: [] }],
      ]),
    );
    const seen = await meetings.getMeeting(desk.actors.leader, at.id);
    expect(seen.items.map(({ obstacles }) => obstacles.length)).toEqual([0, 3, 1]);
    const refused = await decide(desk, at.id).catch((error: unknown) => error);
    expect(refused).toMatchObject({ data: { rule: 'meeting_obstacles' } });
    const { message } = refused as Error;
    expect(message).not.toContain((await desk.read(ready)).number);
    expect(message).toContain((await desk.read(bare)).number);
    expect(message).toContain((await desk.read(late)).number);
    expect((await desk.read(ready)).stage).toBe('deciding');
    expect((await meetings.getMeeting(desk.actors.leader, at.id)).state).toBe('prepared');
  });

  it('is not decided on a case that was changed after it was read', async () => {
    const { desk, id, recall } = await deskWithMeasure();
    const { meetings } = desk.recall;
    const at = await meetings.prepareMeeting(desk.actors.assessor, meetingOf(desk, [[id, recall]]));
    const read = await seenBy(desk, at.id);
    await desk.recall.cases.recordOpinion(desk.actors.otherAssessor, {
      ...(await desk.at(id)),
      on: desk.today(),
      organ: '派出单位',
      handler: '示例负责人',
      documentNumber: null,
      opinion: '请暂缓审定',
    });
    await expect(meetings.decideMeeting(desk.actors.leader, read)).rejects.toMatchObject({
      data: { rule: 'cases_changed' },
      message: expect.stringContaining((await desk.read(id)).number),
    });
    expect((await desk.read(id)).decidedOn).toBeNull();
  });

  it('is not recorded by the leader who proposed one of its cases', async () => {
    const { desk, id: other, recall } = await deskWithMeasure();
    const own = await readyCase(desk);
    const proposedBy = userIdSchema.parse(desk.actors.leader.id);
    await desk.record(({ trx }) =>
      trx.updateTable('recall_case').set({ proposed_by_id: proposedBy }).where('id', '=', own).execute(),
    );
    const { meetings } = desk.recall;
    const at = await meetings.prepareMeeting(
      desk.actors.assessor,
      meetingOf(desk, [
        [other, recall],
        [own, recall],
      ]),
    );
    await expect(decide(desk, at.id)).rejects.toThrow(
      new RegExp(`${(await desk.read(own)).number}：提出召回的人不能再作审定`),
    );
    expect((await desk.read(other)).decidedOn).toBeNull();
  });

  it('keeps one agenda for a case, one revision for two people, and a prepared meeting from archivists', async () => {
    const { desk, id, recall } = await deskWithMeasure();
    const { meetings } = desk.recall;
    const input = meetingOf(desk, [[id, recall]]);
    const at = await meetings.prepareMeeting(desk.actors.assessor, input);
    expect(await meetings.meetingCandidates('leader')).toEqual([]);
    await expect(meetings.prepareMeeting(desk.actors.assessor, input)).rejects.toMatchObject({
      data: { rule: 'case_in_meeting' },
    });
    await meetings.reviseMeeting(desk.actors.leader, { ...at, meeting: { ...input, chair: '示例副组长' } });
    await expect(
      meetings.reviseMeeting(desk.actors.otherAssessor, { ...at, meeting: input }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(meetings.getMeeting(desk.actors.archivist, at.id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      meetings.decideMeeting(desk.actors.assessor, { id: at.id, revision: 2, cases: [] }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await meetings.cancelMeeting(desk.actors.assessor, { id: at.id, revision: 2, reason: '会议改期' });
    expect((await meetings.meetingCandidates('leader')).map((one) => one.id)).toEqual([id]);
  });
});
