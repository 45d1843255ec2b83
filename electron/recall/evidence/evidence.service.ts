import * as z from 'zod';
import { evidenceTypeLabels } from '#shared/case-vocabulary.ts';
import type { Evidence, EvidenceInput } from '#shared/contract/recall-evidence.ts';
import { businessDateOf } from '#shared/dates.ts';
import { type CaseId, type EvidenceId, evidenceIdSchema } from '#shared/ids.ts';
import { ruleCodeSchema } from '#shared/policy/ground.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { invalidInput, ruleViolation } from '../../errors.ts';
import { type CaseRow, caseIn, triggersOf } from '../cases/case.repository.ts';
import type { CaseDependencies } from '../cases/case-dependencies.ts';
import { appendEvent } from '../cases/case-events.ts';
import { triggersByCode } from '../cases/case-view.ts';
import { type CaseAt, type CaseInHand, changeCase } from '../cases/change-case.ts';
import { type CaseActor, requireReadable } from '../cases/confidential.ts';
import { evidenceCandidates } from './candidates.ts';
import { decidedPart, decisionRests } from './decided.ts';
import {
  type EvidenceRow,
  evidenceIn,
  evidenceOf,
  insertEvidence,
  markEvidenceVoid,
  nextNumber,
} from './evidence.repository.ts';
import { type NotedChange, notedChanges } from './noted-changes.ts';
import type { RecordOwner } from './records/record.types.ts';
import { compareRecord, createRecordReader, type RecordReader, sealedRecord } from './records/records.ts';

const codes = z.array(ruleCodeSchema);

export const triggersIn = ({ triggers }: Pick<EvidenceRow, 'triggers'>) => codes.parse(JSON.parse(triggers));

/** Evidence of recall cases: what is written down, and the records of the program that it rests on. */
export function createEvidenceService({ database, policy }: Pick<CaseDependencies, 'database' | 'policy'>) {
  const { read } = database;
  const records = createRecordReader(policy);

  return {
    /** Evidence of a case by its numbers, each record held against what it is now. */
    async list({ role }: CaseActor, caseId: CaseId): Promise<Evidence[]> {
      const row = await caseIn(read, caseId);
      requireReadable(role, row);
      const { evidence: decided } = await decidedPart(read, row);
      const noted = await notedChanges(read, caseId);
      const shown: Evidence[] = [];
      for (const piece of await evidenceOf(read, caseId)) {
        shown.push({
          id: piece.id,
          number: piece.ordinal,
          triggers: triggersIn(piece),
          type: piece.type,
          on: piece.on_date,
          source: piece.source,
          finding: piece.finding,
          record: await recordOf(read, records, ownerOf(row), piece, noted.get(piece.id)),
          decided: decided.has(piece.ordinal),
          createdAt: piece.created_at,
          createdBy: piece.created_by,
          voided: piece.voided_at === null ? null : { at: piece.voided_at, reason: piece.void_reason ?? '' },
        });
      }
      return shown;
    },

    /** Records of the posting that could serve, those behind the case's signals first. */
    async candidates({ role }: CaseActor, caseId: CaseId) {
      const row = await caseIn(read, caseId);
      requireReadable(role, row);
      const scheme = await policy.get(row.scheme_version_id);
      return evidenceCandidates(read, row, scheme, await records.allOf(read, ownerOf(row)));
    },

    /** Adds evidence, until the case ends. See the contract for the refusals. */
    async add(actor: CaseActor, { evidence, ...at }: CaseAt & { readonly evidence: EvidenceInput }) {
      return database.write(actor, async (unit) => {
        const { row, scheme, written } = await changeCase(policy, unit, actor.role, at);
        await refuseForeignTriggers(unit.trx, row.id, evidence.triggers);
        if (evidence.on > businessDateOf(unit.at)) {
          throw invalidInput('evidence.on', `证据日期 ${evidence.on} 还没有到，请核对。`);
        }
        const frozen = evidence.record === null ? null : await frozenRecord(unit, row, evidence.record);
        const [id, number] = [newId(evidenceIdSchema), await nextNumber(unit.trx, row.id)];
        const { triggers, type, on, source, finding } = evidence;
        await insertEvidence(unit, {
          id,
          case_id: row.id,
          ordinal: number,
          triggers: JSON.stringify([...new Set(triggers)]),
          type,
          on_date: on,
          source,
          finding,
          ...frozen,
          created_at: unit.at,
          created_by: actor.name,
        });
        await appendEvent(unit, row.id, {
          kind: 'evidence',
          on: businessDateOf(unit.at),
          title: `登记证据${number}：${evidenceTypeLabels[type]}，${source}`,
          opinion: finding,
          detail: { evidenceId: id, number },
        });
        await unit.audit({
          action: 'recall.evidenceAdded',
          entityType: 'recall_case',
          entityId: row.id,
          after: {
            evidenceNumber: number,
            evidenceType: evidenceTypeLabels[type],
            onDate: on,
            evidenceSource: source,
            evidenceFinding: finding,
            triggers: triggersByCode(scheme, triggers).map(({ title }) => title),
            evidenceRecord: frozen?.record_label ?? null,
            recordSha256: frozen?.record_sha256 ?? null,
          },
        });
        return { ...written, evidenceId: id, number };
      });
    },

    /** Takes evidence back. It keeps its number. See the contract for the refusals. */
    async void(
      actor: CaseActor,
      input: CaseAt & { readonly evidenceId: EvidenceId; readonly reason: string },
    ) {
      return database.write(actor, async (unit) => {
        const { row, written } = await changeCase(policy, unit, actor.role, input);
        const piece = await standingPiece(unit.trx, row, input.evidenceId);
        const { evidence } = await decidedPart(unit.trx, row);
        if (evidence.has(piece.ordinal)) throw decisionRests(`证据${piece.ordinal}`, row);
        await markEvidenceVoid(unit, piece.id, input.reason);
        await appendEvent(unit, row.id, {
          kind: 'evidence',
          on: businessDateOf(unit.at),
          title: `作废证据${piece.ordinal}`,
          reason: input.reason,
          detail: { evidenceId: piece.id, number: piece.ordinal },
        });
        await unit.audit({
          action: 'recall.evidenceVoided',
          entityType: 'recall_case',
          entityId: row.id,
          before: { evidenceNumber: piece.ordinal, evidenceFinding: piece.finding },
          reason: input.reason,
        });
        return written;
      });
    },

    /** Notes that a record is no longer what it was when it was taken. See the contract for the refusals. */
    async noteRecordChange(
      actor: CaseActor,
      input: CaseAt & { readonly evidenceId: EvidenceId; readonly currentSha256: string | null },
    ): Promise<CaseAt> {
      return database.write(actor, async (unit) => {
        const { row, written } = await changeCase(policy, unit, actor.role, input);
        const piece = await standingPiece(unit.trx, row, input.evidenceId);
        const noted = (await notedChanges(unit.trx, row.id)).get(piece.id);
        const record = await recordOf(unit.trx, records, ownerOf(row), piece, noted);
        if (record === null || record.standing === 'same') {
          throw ruleViolation(
            'record_same',
            `证据${piece.ordinal}所依据的记录没有变动，不用登记。请刷新后查看。`,
          );
        }
        if (record.currentSha256 !== input.currentSha256) {
          throw ruleViolation(
            'record_changed_again',
            `证据${piece.ordinal}所依据的记录刚刚又有变动。请刷新，看过最新的变动后再登记。`,
          );
        }
        if (record.noted) {
          throw ruleViolation(
            'already_noted',
            `证据${piece.ordinal}的这次变动已经记入时间线，不用重复登记。`,
          );
        }
        await appendEvent(unit, row.id, {
          kind: 'record_changed',
          on: businessDateOf(unit.at),
          title: `证据${piece.ordinal}所依据的记录有变动`,
          opinion: record.changes.join('\n'),
          detail: { evidenceId: piece.id, recordSha256: record.currentSha256 } satisfies NotedChange,
        });
        await unit.audit({
          action: 'recall.recordChangeNoted',
          entityType: 'recall_case',
          entityId: row.id,
          before: { evidenceNumber: piece.ordinal, recordSha256: piece.record_sha256 },
          after: { recordChanges: record.changes, recordSha256: record.currentSha256 },
        });
        return written;
      });
    },
  };

  async function frozenRecord(
    { trx }: WriteUnit,
    row: CaseInHand['row'],
    wanted: NonNullable<EvidenceInput['record']>,
  ) {
    const record = await records.find(trx, ownerOf(row), wanted);
    if (record === null) {
      throw invalidInput(
        'evidence.record',
        '所选的记录不是这个人这次驻村的记录，不能作为本案的证据。请从备选记录中重新选择。',
      );
    }
    if (record.voided !== null) {
      throw ruleViolation('record_void', `记录“${record.label}”已经作废或撤回，不能作为证据。`);
    }
    if (!record.settled) {
      throw ruleViolation(
        'record_unsettled',
        `“${record.label}”，考核结果还可能改动，不能作为证据。请在考核审定后再添加。`,
      );
    }
    const { content, sha256 } = sealedRecord(record);
    return {
      record_kind: record.kind,
      record_id: record.id,
      record_label: record.label,
      record_content: content,
      record_sha256: sha256,
    };
  }
}
export type EvidenceService = ReturnType<typeof createEvidenceService>;

const ownerOf = ({ posting_id, person_id }: CaseRow): RecordOwner => ({
  postingId: posting_id,
  personId: person_id,
});

async function standingPiece(handle: ReadHandle, row: CaseRow, id: EvidenceId): Promise<EvidenceRow> {
  const piece = await evidenceIn(handle, row.id, id);
  if (piece.voided_at === null) return piece;
  throw ruleViolation('already_void', `证据${piece.ordinal}已经作废，不能再改动。`);
}

async function refuseForeignTriggers(handle: ReadHandle, caseId: CaseId, wanted: readonly string[]) {
  const known = new Set((await triggersOf(handle, caseId)).map(({ trigger_code }) => trigger_code));
  if (wanted.every((code) => known.has(code))) return;
  throw invalidInput(
    'evidence.triggers',
    '所选的召回情形不在本案之中。请先在“情形与事实”中加上这种情形，再登记证据。',
  );
}

async function recordOf(
  handle: ReadHandle,
  records: RecordReader,
  owner: RecordOwner,
  piece: EvidenceRow,
  noted: NotedChange | undefined,
): Promise<Evidence['record']> {
  const { record_kind: kind, record_id: id, record_label, record_content } = piece;
  if (kind === null || id === null || record_content === null) return null;
  const compared = compareRecord(kind, record_content, await records.find(handle, owner, { kind, id }));
  return {
    kind,
    id,
    label: record_label ?? '',
    ...compared,
    noted: noted !== undefined && noted.recordSha256 === compared.currentSha256,
  };
}
