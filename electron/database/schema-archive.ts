import type { Generated, GeneratedAlways } from 'kysely';
import type { TransferState } from '#shared/contract/archive-transfer.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import type { DocumentBatchId, DocumentId, ScanId, TransferId, UserId } from '#shared/ids.ts';
import type { DocumentStage } from '#shared/vocabulary.ts';

/** What has become of a registered paper; columns of `document`. */
export interface DocumentCourse {
  /** Day of the last signature, or of the note that it was refused. */
  signed_on: BusinessDate | null;
  signing: 'signed' | 'refused' | null;
  /** Who refused and who noted it. */
  signing_note: string | null;
  /** Day of the last seal. */
  sealed_on: BusinessDate | null;
  /** JSON: names of the organs whose seals it bears. */
  seals: string | null;
  /** Day of formation before the signature moved it; null while it has not. */
  formed_before: BusinessDate | null;
  /** 参加工作时间 of the person as the roster had it when the paper was made. */
  work_start_date: BusinessDate | null;
  handed_over_on: BusinessDate | null;
  /** 备注 in the catalogue, e.g. 复印件. */
  remark: string | null;
  revision: Generated<number>;
  stage: GeneratedAlways<DocumentStage>;
  /** Day until which it is to be handed over; null for what goes into no personal file. */
  due_on: GeneratedAlways<BusinessDate | null>;
}

/** Tables around the register of documents; JSON columns are text and parsed with zod where they are read. */
export interface ArchiveSchema {
  /** The file of a registered document, as it was made. */
  document_file: {
    document_id: DocumentId;
    pdf: Buffer;
  };
  document_transfer: {
    id: TransferId;
    year: number;
    serial: number;
    /** e.g. `移交-2026-001` */
    number: string;
    state: TransferState;
    sender: string;
    recipient: string;
    note: string | null;
    handed_over_on: BusinessDate | null;
    received_on: BusinessDate | null;
    received_by: string | null;
    receipt_note: string | null;
    cancel_reason: string | null;
    created_at: Instant;
    created_by: string;
    revision: Generated<number>;
  };
  document_transfer_item: {
    transfer_id: TransferId;
    document_id: DocumentId;
    /** From 1. */
    position: number;
    copies: number;
    remark: string;
    /** Null until the receipt is recorded. */
    accepted: 0 | 1 | null;
    refusal_reason: string | null;
    /** 1 until the hand-over has its receipt or is called off; a document has one open item at the most. */
    open: Generated<0 | 1>;
  };
  document_scan: {
    id: ScanId;
    document_id: DocumentId;
    sha256: string;
    file_name: string;
    added_at: Instant;
    added_by: string;
    voided_at: Instant | null;
    void_reason: string | null;
  };
  document_batch: {
    id: DocumentBatchId;
    title: string;
    output: 'files' | 'merged' | 'zip';
    options: string;
    state: 'running' | 'stopped' | 'cancelled' | 'finished';
    created_at: Instant;
    created_by_id: UserId;
    created_by_name: string;
    finished_at: Instant | null;
    /** Why it stands still though nobody stopped it, in a sentence. */
    problem: string | null;
    /** JSON: what lies in its folder; null until it is finished, and again when the files were removed. */
    result: string | null;
    revision: Generated<number>;
  };
  document_batch_item: {
    batch_id: DocumentBatchId;
    /** From 1. */
    position: number;
    /** JSON: the document's target. */
    target: string;
    /** Whose it is, for lists and file names; empty parts stand for what it has not. */
    name: string;
    title: string;
    township: string;
    village: string;
    unit: string;
    state: 'waiting' | 'done' | 'failed';
    document_id: DocumentId | null;
    file_name: string | null;
    /** JSON: what went wrong, with its code. */
    error: string | null;
  };
  document_style: {
    version: number;
    content: string;
    reason: string;
    created_at: Instant;
    created_by: string;
  };
}
