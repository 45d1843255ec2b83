import * as z from 'zod';
import type { CaseHead } from '#shared/contract/recall-case.ts';
import {
  type MeetingDetail,
  type MeetingItem,
  type MeetingResult,
  meetingResultSchema,
} from '#shared/contract/recall-meeting.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { MeetingId } from '#shared/ids.ts';
import { stateOf } from '#shared/recall/case-steps.ts';
import type { Role } from '#shared/vocabulary.ts';
import { ApplicationError } from '../../errors.ts';
import { caseIn } from '../cases/case.repository.ts';
import type { CaseDependencies } from '../cases/case-dependencies.ts';
import { measureChoices } from '../cases/case-rules.ts';
import { headOf } from '../cases/case-view.ts';
import { type CaseActor, mayRead, readsUndecided } from '../cases/confidential.ts';
import { noteReading } from '../cases/reading.ts';
import { candidateRows } from './candidates.ts';
import { choicesFor, obstaclesOf, standingItem } from './item-standing.ts';
import { itemsOf, type MeetingItemRow, type MeetingRow, meetingIn, resultOf } from './meeting.repository.ts';
import { headsOf } from './meeting-view.ts';

const names = z.array(z.string());

/** Lists of meetings, and one meeting with what stands in the way of each result. */
export function createMeetingReading({ database, clock, policy }: CaseDependencies) {
  const { read } = database;

  return {
    /** The latest first; undecided ones only for those who work on cases. */
    async listMeetings(
      role: Role,
      { text, offset, limit }: { readonly text: string; readonly offset: number; readonly limit: number },
    ) {
      let found = read.selectFrom('recall_meeting');
      for (const term of text.split(/\s+/).filter((part) => part !== ''))
        found = found.where((e) =>
          e.or(
            (['title', 'organ', 'chair', 'document_number', 'held_on'] as const).map((column) =>
              e(e.fn<number>('instr', [column, e.val(term)]), '>', 0),
            ),
          ),
        );
      if (!readsUndecided(role)) found = found.where('state', '=', 'decided');
      const { total } = await found
        .select((e) => e.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const meetings = await found
        .selectAll()
        .orderBy('held_on', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const items = await itemsOf(
        read,
        meetings.map(({ id }) => id),
      );
      return { total, rows: await headsOf(read, policy, meetings, items) };
    },

    /** See the contract for the refusals. Every case whose contents are shown counts as read. */
    async getMeeting(actor: CaseActor, id: MeetingId): Promise<MeetingDetail> {
      const meeting = await meetingIn(read, id);
      if (meeting.state !== 'decided' && !readsUndecided(actor.role))
        throw new ApplicationError(
          'FORBIDDEN',
          '这次会议还没有登记审定结果，登记前只有承办人员和领导可以查阅。请在登记后再来查看。',
        );
      const rows = await itemsOf(read, [id]);
      const [head] = await headsOf(read, policy, [meeting], rows);
      if (!head) throw new RangeError('A meeting has a head');
      const items: MeetingItem[] = [];
      for (const row of rows) items.push(await itemFor(actor, meeting, row));
      return {
        ...head,
        attendees: names.parse(JSON.parse(meeting.attendees)),
        // Minutes name whom they speak of; where one of them is not to be known, none is told.
        minutes: items.every((item) => item.case.subject !== null) ? meeting.minutes : '',
        items,
        editable: meeting.state === 'prepared' && readsUndecided(actor.role),
      };
    },

    /** Cases that wait for a decision and that no prepared meeting has, what is due first. */
    async meetingCandidates(role: Role): Promise<CaseHead[]> {
      const today = businessDateOf(clock.now());
      const heads: CaseHead[] = [];
      for (const row of await candidateRows(read, policy)) {
        const { scheme, triggers } = await standingItem(read, policy, row);
        heads.push(
          headOf(
            row,
            triggers.map(({ code }) => code),
            scheme,
            { role, today },
          ),
        );
      }
      return heads;
    },
  };

  async function itemFor(actor: CaseActor, meeting: MeetingRow, item: MeetingItemRow): Promise<MeetingItem> {
    const row = await caseIn(read, item.case_id);
    const readable = mayRead(actor.role, row);
    if (readable) await noteReading(database, clock.now(), actor, row);
    const standing = await standingItem(read, policy, row);
    const { scheme, workflow, triggers } = standing;
    const today = businessDateOf(clock.now());
    const prepared = meeting.state === 'prepared';
    const result = resultOf(item);
    const to = result.to === null ? null : stateOf(workflow, result.to);
    const codes = triggers.map(({ code }) => code);
    return {
      position: item.position,
      case: headOf(row, codes, scheme, { role: actor.role, today }),
      facts: readable ? firstWords(row.facts) : '',
      result: readable ? result : nothingNoted,
      resultTitle: to?.title ?? null,
      resultStage: to?.stage ?? null,
      next: prepared && row.ended_on === null ? choicesFor(standing, actor) : [],
      measureChoices: measureChoices(scheme),
      obstacles: prepared ? obstaclesOf(standing, actor, meeting, result, today) : [],
    };
  }
}

/** What a reader is shown who may not read the case. */
const nothingNoted: MeetingResult = meetingResultSchema.parse({ to: null });

const mostShown = 200;

const firstWords = (facts: string) =>
  [...facts].length <= mostShown ? facts : `${[...facts].slice(0, mostShown).join('')}……`;
