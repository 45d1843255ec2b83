import { sql } from 'kysely';
import { narrativeSchema, opinionOrganLabels } from '#shared/contract/assessment-record.ts';
import type { AssessmentId, CycleId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { inParts, type PaperText, textsOf, textsWithin } from './paper-text.ts';

/** What people wrote in cycles that are not archived yet: their papers are still to be printed. */
export async function* assessmentTexts(handle: ReadHandle): AsyncGenerator<PaperText> {
  const cycles = await handle
    .selectFrom('assessment_cycle')
    .select(['id', 'title', 'lead_organ', 'scorers'])
    .where('state', '!=', 'archived')
    .orderBy('id')
    .execute();
  for (const { id, title, lead_organ, scorers } of cycles) {
    yield* textsOf({ kind: 'cycle', id }, title, [
      ['考核名称', title],
      ['组织机关', lead_organ],
      ['评分人', textsWithin(scorers)],
    ]);
    yield* publicityTexts(handle, id, title);
    yield* recordTexts(handle, id);
    yield* notesOn(handle, id);
  }
}

async function* publicityTexts(handle: ReadHandle, id: CycleId, title: string): AsyncGenerator<PaperText> {
  const batches = await handle
    .selectFrom('ballot_batch')
    .select('place')
    .where('cycle_id', '=', id)
    .where('state', '!=', 'voided')
    .orderBy('number')
    .execute();
  const publicities = await handle
    .selectFrom('publicity')
    .select(['place', 'contact'])
    .where('cycle_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute();
  const holder = { kind: 'cycle', id } as const;
  for (const { place } of batches) yield* textsOf(holder, title, [['测评会议或地点', place]]);
  for (const { place, contact } of publicities) {
    yield* textsOf(holder, title, [
      ['公示地点', place],
      ['受理方式', contact],
    ]);
  }
}

async function* recordTexts(handle: ReadHandle, cycleId: CycleId): AsyncGenerator<PaperText> {
  const records = inParts((after: AssessmentId | null, limit) =>
    handle
      .selectFrom('assessment as a')
      .select(['a.id', nameOfRecord, 'a.subject', 'a.narrative', 'a.approval_reason'])
      .where('a.cycle_id', '=', cycleId)
      .where((e) => (after === null ? e.lit(true) : e('a.id', '>', after)))
      .orderBy('a.id')
      .limit(limit)
      .execute(),
  );
  for await (const record of records) {
    const { id, name, subject, approval_reason } = record;
    const narrative = narrativeSchema.parse(JSON.parse(record.narrative));
    const { achievements, shortcomings, conclusion } = narrative.appraisal;
    yield* textsOf({ kind: 'assessment', id, cycleId }, name, [
      ['开始考核时的姓名、单位和职务', textsWithin(subject)],
      ['个人总结', narrative.selfSummary],
      ...narrative.opinions.map(({ organ, organName, text, signer }): [string, string] => [
        `${organName ?? opinionOrganLabels[organ]}意见`,
        [organName, text, signer].filter(Boolean).join('\n'),
      ]),
      ['需要说明的情况', narrative.remarks],
      ['主要工作和成效', achievements],
      ['存在不足', shortcomings],
      ['鉴定意见', conclusion],
      ['审定理由', approval_reason],
    ]);
  }
}

/** What was written beside scores, and what people answered to their results. */
async function* notesOn(handle: ReadHandle, cycleId: CycleId): AsyncGenerator<PaperText> {
  const remarks = await handle
    .selectFrom('item_score as s')
    .innerJoin('assessment as a', 'a.id', 's.assessment_id')
    .select(['a.id', nameOfRecord, 's.remark'])
    .where('a.cycle_id', '=', cycleId)
    .where('s.remark', 'is not', null)
    .execute();
  const adjustments = await handle
    .selectFrom('score_adjustment as s')
    .innerJoin('assessment as a', 'a.id', 's.assessment_id')
    .select(['a.id', nameOfRecord, 's.evidence'])
    .where('a.cycle_id', '=', cycleId)
    .where('s.voided_at', 'is', null)
    .execute();
  const replies = await handle
    .selectFrom('result_reply as r')
    .innerJoin('assessment as a', 'a.id', 'r.assessment_id')
    .select(['a.id', nameOfRecord, 'r.opinion', 'r.refusal_note', 'r.witness'])
    .where('a.cycle_id', '=', cycleId)
    .execute();
  const holder = (id: AssessmentId) => ({ kind: 'assessment', id, cycleId }) as const;
  for (const { id, name, remark } of remarks) yield* textsOf(holder(id), name, [['评分说明', remark]]);
  for (const { id, name, evidence } of adjustments) {
    yield* textsOf(holder(id), name, [['加分减分依据', evidence]]);
  }
  for (const { id, name, opinion, refusal_note, witness } of replies) {
    yield* textsOf(holder(id), name, [
      ['本人意见', opinion],
      ['拒签情况', refusal_note],
      ['见证人', witness],
    ]);
  }
}

/** Whom a record is about: a person, a team by its village, or a unit. */
const nameOfRecord =
  sql<string>`coalesce(nullif(a.person_name, ''), nullif(a.village_name, ''), a.unit_name)`.as('name');
