import { formatDateLong, type Instant } from '#shared/dates.ts';
import { conductRecordIdSchema, observationIdSchema, spotCheckIdSchema } from '#shared/ids.ts';
import { withoutEnd } from '#shared/recall/words.ts';
import {
  checkLevelLabels,
  conductKindLabels,
  findingKindLabels,
  observationKindLabels,
} from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../../database/database.types.ts';
import { wordIn } from './fact-changes.ts';
import type { FactWords, RecordNow, RecordOwner } from './record.types.ts';

const document = { document_number: { label: '文号' } };

export const spotCheckWords: FactWords = {
  level: { label: '检查层级', read: wordIn(checkLevelLabels) },
  organ: { label: '检查单位' },
  checked_on: { label: '检查日期' },
  finding: { label: '检查结果', read: wordIn(findingKindLabels) },
  detail: { label: '具体情况' },
  ...document,
  correction_due_on: { label: '整改期限' },
  corrected_on: { label: '整改完成日期' },
  correction_note: { label: '整改情况' },
};

export const conductWords: FactWords = {
  kind: { label: '类别', read: wordIn(conductKindLabels) },
  severity: { label: '种类' },
  decided_on: { label: '作出日期' },
  effective_until: { label: '影响期至' },
  organ: { label: '作出机关' },
  ...document,
  reason: { label: '事由' },
};

export const observationWords: FactWords = {
  kind: { label: '类别', read: wordIn(observationKindLabels) },
  observed_on: { label: '日期' },
  organ: { label: '记录单位' },
  ...document,
  text: { label: '内容' },
};

/** Inspections that looked at the person on this post, or one. */
export async function spotCheckRecords(
  handle: ReadHandle,
  { postingId }: RecordOwner,
  given?: string,
): Promise<RecordNow[]> {
  const asked = spotCheckIdSchema.safeParse(given);
  if (given !== undefined && !asked.success) return [];
  const rows = await handle
    .selectFrom('spot_check')
    .selectAll()
    .where('posting_id', '=', postingId)
    .$if(asked.success, (query) => (asked.success ? query.where('id', '=', asked.data) : query))
    .execute();
  return rows.map((row) => {
    const { id, level, organ, checked_on, finding, detail } = row;
    const label = `${formatDateLong(checked_on)}${organ}检查：${findingKindLabels[finding]}`;
    return {
      kind: 'spot_check',
      id,
      label,
      facts: {
        level,
        organ,
        checked_on,
        finding,
        detail,
        document_number: row.document_number,
        correction_due_on: row.correction_due_on,
        corrected_on: row.corrected_on,
        correction_note: row.correction_note,
      },
      ...standing(row),
      suggestions: [
        {
          type: 'inspection',
          on: checked_on,
          source: sourceOf(organ, row.document_number),
          finding: sentence(label, detail),
        },
      ],
    };
  });
}

/** Penalties and the like of the person, or one. */
export async function conductRecords(
  handle: ReadHandle,
  { personId }: RecordOwner,
  given?: string,
): Promise<RecordNow[]> {
  const asked = conductRecordIdSchema.safeParse(given);
  if (given !== undefined && !asked.success) return [];
  const rows = await handle
    .selectFrom('conduct_record')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(asked.success, (query) => (asked.success ? query.where('id', '=', asked.data) : query))
    .execute();
  return rows.map((row) => {
    const { id, kind, severity, decided_on, organ, reason } = row;
    const what = severity === null ? conductKindLabels[kind] : `${conductKindLabels[kind]}（${severity}）`;
    const label = `${formatDateLong(decided_on)}${organ}：${what}`;
    return {
      kind: 'conduct_record',
      id,
      label,
      facts: {
        kind,
        severity,
        decided_on,
        effective_until: row.effective_until,
        organ,
        document_number: row.document_number,
        reason,
      },
      ...standing(row),
      suggestions: [
        {
          type: 'penalty',
          on: decided_on,
          source: sourceOf(organ, row.document_number),
          finding: sentence(label, `事由：${reason}`),
        },
      ],
    };
  });
}

/** Facts and opinions about the person on this post, or one. */
export async function observationRecords(
  handle: ReadHandle,
  { postingId }: RecordOwner,
  given?: string,
): Promise<RecordNow[]> {
  const asked = observationIdSchema.safeParse(given);
  if (given !== undefined && !asked.success) return [];
  const rows = await handle
    .selectFrom('observation')
    .selectAll()
    .where('posting_id', '=', postingId)
    .$if(asked.success, (query) => (asked.success ? query.where('id', '=', asked.data) : query))
    .execute();
  return rows.map((row) => {
    const { id, kind, observed_on, organ, text } = row;
    const label = `${formatDateLong(observed_on)}${organ}：${observationKindLabels[kind]}`;
    return {
      kind: 'observation',
      id,
      label,
      facts: { kind, observed_on, organ, document_number: row.document_number, text },
      ...standing(row),
      suggestions: [
        {
          type: kind === 'talk' ? 'interview' : 'opinion',
          on: observed_on,
          source: sourceOf(organ, row.document_number),
          finding: sentence(label, text),
        },
      ],
    };
  });
}

function standing({
  voided_at,
  void_reason,
}: {
  readonly voided_at: Instant | null;
  readonly void_reason: string | null;
}) {
  return { settled: true, voided: voided_at === null ? null : { at: voided_at, reason: void_reason } };
}

const sourceOf = (organ: string, documentNumber: string | null) =>
  documentNumber === null ? organ : `${organ}（${documentNumber}）`;

const sentence = (label: string, text: string) => `${label}。${withoutEnd(text)}。`;
