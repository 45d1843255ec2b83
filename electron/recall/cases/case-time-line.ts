import type { CaseEventKind } from '#shared/case-vocabulary.ts';
import type { CaseEvent } from '#shared/contract/recall-case.ts';
import type { CaseId } from '#shared/ids.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';
import { tidyLine } from '#shared/text.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { caseIn } from './case.repository.ts';
import type { CaseDependencies } from './case-dependencies.ts';
import { workflowOf } from './change-case.ts';
import { type CaseActor, requireReadable } from './confidential.ts';
import { noteReading } from './reading.ts';

export interface TimeLineQuestion {
  readonly id: CaseId;
  /** Empty: all kinds. */
  readonly kinds: readonly CaseEventKind[];
  /** Name of whoever recorded or handled it, or part of it. */
  readonly person: string;
  readonly oldestFirst: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** The time line of a case, a page at a time and never cut. */
export function createCaseTimeLine({ database, clock, policy }: CaseDependencies) {
  const { read } = database;
  return {
    /** See the contract for the refusals. */
    async caseEvents(reader: CaseActor, question: TimeLineQuestion) {
      const row = await caseIn(read, question.id);
      requireReadable(reader.role, row);
      await noteReading(database, clock.now(), reader, row);
      const workflow = workflowOf(await policy.get(row.scheme_version_id));
      const counts: Partial<Record<CaseEventKind, number>> = {};
      for (const { kind, count } of await countByKind(read, row.id)) counts[kind] = count;
      const { total, events } = await pageOf(read, question);
      return {
        total,
        counts,
        people: await peopleIn(read, row.id),
        events: events.map((event) => shownEvent(event, workflow)),
      };
    },
  };
}

function countByKind(handle: ReadHandle, id: CaseId) {
  return handle
    .selectFrom('recall_event')
    .select((e) => ['kind', e.fn.countAll<number>().as('count')])
    .where('case_id', '=', id)
    .groupBy('kind')
    .execute();
}

/** Everybody who recorded or handled something, once each, as they first came into the case. */
async function peopleIn(handle: ReadHandle, id: CaseId): Promise<string[]> {
  const rows = await handle
    .selectFrom('recall_event')
    .select(['by_name', 'handler'])
    .where('case_id', '=', id)
    .groupBy(['by_name', 'handler'])
    .orderBy((e) => e.fn.min('sequence'))
    .execute();
  return [
    ...new Set(rows.flatMap(({ by_name, handler }) => (handler === null ? [by_name] : [by_name, handler]))),
  ];
}

async function pageOf(handle: ReadHandle, question: TimeLineQuestion) {
  const { id, kinds, person, oldestFirst, offset, limit } = question;
  const name = tidyLine(person);
  let query = handle.selectFrom('recall_event').where('case_id', '=', id);
  if (kinds.length > 0) query = query.where('kind', 'in', among(kinds));
  if (name !== '') {
    query = query.where((e) =>
      e.or([
        e(e.fn<number>('instr', ['by_name', e.val(name)]), '>', 0),
        e(e.fn<number>('instr', ['handler', e.val(name)]), '>', 0),
      ]),
    );
  }
  const { total } = await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const events = await query
    .selectAll()
    .orderBy('sequence', oldestFirst ? 'asc' : 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, events };
}

type EventRow = Awaited<ReturnType<typeof pageOf>>['events'][number];

function shownEvent(row: EventRow, { states }: Workflow): CaseEvent {
  const titleOf = (code: string | null) =>
    code === null ? null : (states.find((state) => state.code === code)?.title ?? code);
  return {
    sequence: row.sequence,
    kind: row.kind,
    on: row.on_date,
    title: row.title,
    organ: row.organ,
    handler: row.handler,
    documentNumber: row.document_number,
    opinion: row.opinion,
    reason: row.reason,
    from: titleOf(row.from_state),
    to: titleOf(row.to_state),
    at: row.at,
    byName: row.by_name,
  };
}
