import type { CaseId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { mayRead } from '../../recall/cases/confidential.ts';
import { inParts, type PaperText, textsOf, textsWithin } from './paper-text.ts';

/**
 * What is written in recall cases that have not ended, of those that the reader may read; a case is called by its
 * number, so that the list names nobody.
 */
export async function* caseTexts(handle: ReadHandle, reader: Role): AsyncGenerator<PaperText> {
  const cases = inParts((after: CaseId | null, limit) =>
    handle
      .selectFrom('recall_case')
      .select(['id', 'number', 'subject', 'facts', 'fault_reason', 'statement', 'verification', 'decided_on'])
      .where('ended_on', 'is', null)
      .where((e) => (after === null ? e.lit(true) : e('id', '>', after)))
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  for await (const row of cases) {
    if (!mayRead(reader, row)) continue;
    const { id, number, subject, facts, fault_reason, statement, verification } = row;
    yield* textsOf({ kind: 'recall_case', id }, number, [
      ['立案时的姓名、单位和职务', textsWithin(subject)],
      ['事实', facts],
      ['过错认定理由', fault_reason],
      ['本人陈述', textsWithin(statement)],
      ['核查报告', textsWithin(verification)],
    ]);
    yield* recordsOf(handle, id, number);
  }
}

async function* recordsOf(handle: ReadHandle, id: CaseId, number: string): AsyncGenerator<PaperText> {
  const holder = { kind: 'recall_case', id } as const;
  const events = await handle
    .selectFrom('recall_event')
    .select(['title', 'organ', 'handler', 'opinion', 'reason'])
    .where('case_id', '=', id)
    .orderBy('sequence')
    .execute();
  const evidence = await handle
    .selectFrom('recall_evidence')
    .select(['source', 'finding'])
    .where('case_id', '=', id)
    .where('voided_at', 'is', null)
    .orderBy('ordinal')
    .execute();
  const talks = await handle
    .selectFrom('recall_accountability')
    .select(['object', 'organ', 'conducted_by', 'place', 'content', 'reply'])
    .where('case_id', '=', id)
    .where('voided_at', 'is', null)
    .orderBy('id')
    .execute();
  for (const { title, organ, handler, opinion, reason } of events) {
    yield* textsOf(holder, number, [
      ['办理经过', [title, organ, handler].filter(Boolean).join('\n')],
      ['审批意见', [opinion, reason].filter(Boolean).join('\n')],
    ]);
  }
  for (const { source, finding } of evidence) {
    yield* textsOf(holder, number, [['证据', `${source}\n${finding}`]]);
  }
  for (const talk of talks) {
    yield* textsOf(holder, number, [['谈话与问责', Object.values(talk).filter(Boolean).join('\n')]]);
  }
}
