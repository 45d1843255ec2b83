import { sealsFor } from '#shared/archive/document-course.ts';
import {
  nameOfPaper,
  noPlaceRefusal,
  sealsRefusal,
  signingRefusal,
  takeBackRefusal,
} from '#shared/archive/mark-rules.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { ManyMarked } from '#shared/contract/archive-register.ts';
import { type BusinessDate, businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { ApplicationError } from '../../errors.ts';
import type { CaseActor } from '../../recall/cases/confidential.ts';
import { breather } from '../../roster/breather.ts';
import { findDocument, toDocument } from '../document.repository.ts';
import { type Paper, type PaperAt, paperToMark, refuse, requireOpen, writeMarking } from './paper-to-mark.ts';

export interface Signing {
  readonly result: 'signed' | 'refused';
  readonly on: BusinessDate;
  /** Of a refusal: who noted it, before whom. */
  readonly note: string | null;
}

export interface Seals {
  readonly on: BusinessDate;
  readonly seals: readonly string[];
}

/** Something that can be recorded of a paper in the write that is running. */
export type Recording = (unit: WriteUnit, paper: Paper) => Promise<RegisteredDocument>;

/**
 * The signature, or the note that it was refused. The day of the last signature is the day of formation
 * (组通字〔2012〕28号): the day that it had before is kept for taking the mark back.
 */
export const signing =
  ({ result, on, note }: Signing): Recording =>
  (unit, paper) => {
    const { row, document } = paper;
    refuse(signingRefusal(document, on, businessDateOf(unit.at)));
    const kept = result === 'refused' ? note : null;
    return writeMarking(unit, paper, {
      set: {
        signing: result,
        signed_on: on,
        signing_note: kept,
        formed_on: on,
        formed_before: row.formed_on,
      },
      action: 'archive.documentSigned',
      before: { signing: null, formedOn: row.formed_on },
      after: { signing: { result, on, note: kept }, formedOn: on },
      title: `${result === 'signed' ? '登记签名' : '登记拒签'}：${row.title}（${formatDateLong(on)}）`,
    });
  };

/** All the seals that a paper bears now. */
export const seals =
  ({ on, seals }: Seals): Recording =>
  (unit, paper) => {
    const { row, document } = paper;
    refuse(sealsRefusal(document, on, businessDateOf(unit.at)));
    return writeMarking(unit, paper, {
      set: { seals: JSON.stringify(seals), sealed_on: on },
      action: 'archive.documentSealed',
      before: { seals: document.seals, sealedOn: row.sealed_on },
      after: { seals: [...seals], sealedOn: on },
      title: `登记盖章：${row.title}（${seals.join('、')}）`,
    });
  };

/**
 * Seals that came onto several papers: each keeps those that it has borne, and gets of the others what has a place on it or
 * on no kind of paper at all.
 */
export const moreSeals =
  ({ on, seals: more }: Seals): Recording =>
  (unit, paper) => {
    const { document } = paper;
    refuse(sealsRefusal(document, on, businessDateOf(unit.at)));
    const fitting = sealsFor(document.kind, more);
    if (fitting.length === 0) refuse(noPlaceRefusal(document, more));
    const last = document.sealedOn !== null && document.sealedOn > on ? document.sealedOn : on;
    return seals({ on: last, seals: [...new Set([...document.seals, ...fitting])] })(unit, paper);
  };

/** Takes back the last mark: the seals, else the signature with the day of formation that it gave. */
export const takingBack =
  (reason: string): Recording =>
  (unit, paper) => {
    const { row, document } = paper;
    refuse(takeBackRefusal(document));
    const sealed = row.sealed_on !== null;
    return writeMarking(unit, paper, {
      set: sealed
        ? { seals: null, sealed_on: null }
        : {
            signing: null,
            signed_on: null,
            signing_note: null,
            formed_on: row.formed_before ?? row.formed_on,
            formed_before: null,
          },
      action: 'archive.markTakenBack',
      before: sealed
        ? { seals: document.seals, sealedOn: row.sealed_on }
        : { signing: document.signing, formedOn: row.formed_on },
      after: sealed
        ? { seals: [], sealedOn: null }
        : { signing: null, formedOn: row.formed_before ?? row.formed_on },
      reason,
      title: `撤回${sealed ? '盖章' : '签名'}登记：${row.title}`,
    });
  };

/** 备注 in the catalogue. */
export const remarking =
  (remark: string | null): Recording =>
  async (unit, paper) => {
    requireOpen(paper);
    if (paper.row.remark === remark) return paper.document;
    return writeMarking(unit, paper, {
      set: { remark },
      action: 'archive.remarkSet',
      before: { remark: paper.row.remark },
      after: { remark },
      title: `填写备注：${paper.row.title}`,
    });
  };

/**
 * Records the same of many papers, in the write that is running. What stands in the way of one does not keep the others
 * from it: it is named, and nothing of it is written.
 */
export async function recordMany(
  unit: WriteUnit,
  { role }: CaseActor,
  papers: readonly PaperAt[],
  record: Recording,
): Promise<ManyMarked> {
  const done: ManyMarked = { documents: [], left: [] };
  const breathe = breather();
  for (const at of papers) {
    await breathe();
    try {
      // Whatever refuses does so before the first row of this paper is written.
      done.documents.push(await record(unit, await paperToMark(unit, role, at)));
    } catch (error) {
      if (!(error instanceof ApplicationError)) throw error;
      const row = await findDocument(unit.trx, at.id, role);
      done.left.push({
        id: at.id,
        name: row ? nameOfPaper(toDocument(row)) : '一份查不到的材料',
        message: error.message,
      });
    }
  }
  return done;
}
