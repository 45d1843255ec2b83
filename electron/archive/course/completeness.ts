import {
  bearsSeals,
  belongsToPersonalFile,
  marksOf,
  missingSealsOf,
} from '#shared/archive/document-course.ts';
import { closedRefusal } from '#shared/archive/mark-rules.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { Completeness, CompletenessFinding } from '#shared/contract/archive-register.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { notFound } from '../../errors.ts';
import { mayRead } from '../../recall/cases/confidential.ts';
import { breather } from '../../roster/breather.ts';
import { type DocumentRow, entriesOf, toDocument } from '../document.repository.ts';
import { factsAround, type OpenCase, type SurroundingFacts } from './facts-around.ts';
import { identityFindings } from './identity-findings.ts';

/*
 * What must be so before a paper is filed: 办理完毕、对象明确、齐全完整、手续完备; it bears the seals and the signature that
 * it calls for, or the organisation notes that the person saw it and did not sign; nothing that is still being dealt with
 * or looked into is filed; name, birth, work and party dates agree with the earlier material (domain notes 3, S30, S31).
 */

/**
 * What speaks against handing a paper over, by what is recorded at `today`.
 *
 * @param reader what is said of an open case depends on who may know of it
 * @throws ApplicationError NOT_FOUND, for papers of cases too that the reader may not know of
 */
export async function completenessOf(
  handle: ReadHandle,
  id: DocumentId,
  reader: Role,
  today: BusinessDate,
): Promise<Completeness> {
  const found = (await completenessOfMany(handle, await entriesOf(handle, [id], reader), reader, today)).get(
    id,
  );
  if (!found) throw notFound('文件');
  return found;
}

/**
 * The same of many papers that the reader may know of. However many they are, the same few questions are asked; others
 * get their turn meanwhile.
 */
export async function completenessOfMany(
  handle: ReadHandle,
  rows: readonly DocumentRow[],
  reader: Role,
  today: BusinessDate,
): Promise<Map<DocumentId, Completeness>> {
  const facts = await factsAround(handle, rows);
  const breathe = breather();
  const found = new Map<DocumentId, Completeness>();
  for (const row of rows) {
    const findings = findingsOf(row, facts, reader, today);
    found.set(row.id, { ready: findings.every(({ state }) => state === 'ok'), findings });
    await breathe();
  }
  return found;
}

function findingsOf(
  row: DocumentRow,
  facts: SurroundingFacts,
  reader: Role,
  today: BusinessDate,
): CompletenessFinding[] {
  const document = toDocument(row);
  const findings = [inForce(document), ...signature(document), ...seal(document)];
  // Only what goes into a person's file waits for what is still open about them, and is held against what is there.
  const of = row.person_id !== null && belongsToPersonalFile(row.kind) ? row.person_id : null;
  if (of !== null) findings.push(openCase(facts.openCases.get(of) ?? [], reader));
  findings.push(pages(document), formedOn(document, today));
  const paper = facts.onPaper.get(row.id);
  if (of === null || paper === undefined) return findings;
  const others = (facts.inForce.get(of) ?? []).filter(({ id }) => id !== row.id);
  return [...findings, ...identityFindings(paper, { roster: facts.roster.get(of) ?? null, others })];
}

function inForce(document: RegisteredDocument): CompletenessFinding {
  const closed = document.stage === 'handed_over' ? null : closedRefusal(document);
  return closed
    ? { rule: 'in_force', state: 'missing', message: closed.message }
    : { rule: 'in_force', state: 'ok', message: `第 ${document.version} 版，现行有效。` };
}

function signature({ kind, signing }: RegisteredDocument): CompletenessFinding[] {
  const who = marksOf(kind).signature;
  if (who === null) return [];
  if (signing === null) {
    return [
      {
        rule: 'signature',
        state: 'missing',
        message: `还没有登记${who}签名。请在纸质件上签名后登记；拒签的，由组织在材料上注明，并登记拒签说明。`,
      },
    ];
  }
  const on = formatDateLong(signing.on);
  const message =
    signing.result === 'signed'
      ? `${who}已签名（${on}）。`
      : `${who}拒签，已注明（${on}）：${signing.note ?? ''}`;
  return [{ rule: 'signature', state: 'ok', message }];
}

function seal(document: RegisteredDocument): CompletenessFinding[] {
  const { kind, seals, sealedOn } = document;
  if (!bearsSeals(kind) || marksOf(kind).seals.length === 0) return [];
  const missing = missingSealsOf(document);
  if (missing.length > 0) {
    return [
      {
        rule: 'seal',
        state: 'missing',
        message: `还缺${missing.join('、')}的章。请盖章后在“登记盖章”中补登。`,
      },
    ];
  }
  const on = sealedOn === null ? '' : `（${formatDateLong(sealedOn)}）`;
  return [{ rule: 'seal', state: 'ok', message: `已盖${seals.join('、')}的章${on}。` }];
}

/** 未办理完毕、未经查证核实的材料不能归档. What the reader may not know of is not named. */
function openCase(cases: readonly OpenCase[], reader: Role): CompletenessFinding {
  if (cases.length === 0) return { rule: 'open_case', state: 'ok', message: '没有未办结的事项。' };
  const known = cases.filter((one) => mayRead(reader, one)).map(({ number }) => number);
  const message =
    known.length === cases.length
      ? `召回案件${known.join('、')}还没有办结。办结后再归档。`
      : '本人还有未办结的事项，办结前不能归档。请与考核组联系，确认办结后再移交。';
  return { rule: 'open_case', state: 'missing', message };
}

const pages = ({ pages: count }: RegisteredDocument): CompletenessFinding =>
  count > 0
    ? { rule: 'pages', state: 'ok', message: `共 ${count} 页。移交前请点清纸质件的页数。` }
    : { rule: 'pages', state: 'missing', message: '没有登记页数。请重新生成这份材料。' };

function formedOn(document: RegisteredDocument, today: BusinessDate): CompletenessFinding {
  const on = formatDateLong(document.formedOn);
  if (document.formedOn > today) {
    return {
      rule: 'formed_on',
      state: 'clash',
      message: `形成时间${on}在今天之后。请核对签名日期，有误的撤回签名后重新登记。`,
    };
  }
  const who = marksOf(document.kind).signature;
  if (who !== null && document.signing === null) {
    return {
      rule: 'formed_on',
      state: 'missing',
      message: `形成时间以最后一个签名的日期为准，现暂记${on}。登记${who}签名后确定。`,
    };
  }
  return { rule: 'formed_on', state: 'ok', message: `形成时间${on}。` };
}
