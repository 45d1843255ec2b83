import { nameOfPaper } from '#shared/archive/mark-rules.ts';
import type { TransferInput } from '#shared/contract/archive-transfer.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { DocumentId, TransferId } from '#shared/ids.ts';
import { type DocumentStage, documentStageLabels, type Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { notFound, ruleViolation } from '../../errors.ts';
import { completenessOfMany } from '../course/completeness.ts';
import { type DocumentRow, entriesOf } from '../document.repository.ts';
import { otherTransfersOf } from './transfer.repository.ts';

/** Series of what is bound into a person's file. */
export const personalFileClass = '三';

/** How far a paper must have come to be put on a list: what is still missing is named before it goes. */
export const listableStages: readonly DocumentStage[] = ['signed', 'sealed'];

/** How a paper is named in a message. */
export const nameOf = ({ register_number, person_name, title }: DocumentRow): string =>
  nameOfPaper({ registerNumber: register_number, personName: person_name, title });

/** Entries by their ids, as far as the reader may know of them. */
export async function papersById(
  handle: ReadHandle,
  ids: readonly DocumentId[],
  reader: Role,
): Promise<Map<DocumentId, DocumentRow>> {
  const rows = await entriesOf(handle, ids, reader);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What speaks against handing papers over, in sentences, by what is recorded at `today`; each paper has an entry. */
export async function obstaclesOf(
  handle: ReadHandle,
  papers: readonly DocumentRow[],
  reader: Role,
  today: BusinessDate,
): Promise<Map<DocumentId, string[]>> {
  const found = await completenessOfMany(handle, papers, reader, today);
  return new Map(
    [...found].map(([id, { findings }]) => [
      id,
      findings.filter(({ state }) => state !== 'ok').map(({ message }) => message),
    ]),
  );
}

/**
 * Looks at what is to be listed. A paper may still be wanting something: it is mended while the hand-over is prepared.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_for_file`, `not_signed`, `in_other_transfer`
 */
export async function requireListable(
  handle: ReadHandle,
  reader: Role,
  items: TransferInput['items'],
  transferId: TransferId | null,
): Promise<DocumentRow[]> {
  const ids = items.map(({ documentId }) => documentId);
  const found = await papersById(handle, ids, reader);
  const rows = ids.map((id) => {
    const row = found.get(id);
    if (!row) throw notFound('文件');
    return row;
  });
  const foreign = rows.filter((row) => row.class !== personalFileClass || row.case_id !== null);
  refuse(foreign, 'not_for_file', '不归入个人档案，不能列入移交。移交清单只列第三类材料。', nameOf);
  const early = rows.filter(({ stage }) => !listableStages.includes(stage));
  refuse(
    early,
    'not_signed',
    '不在可移交的状态，不能列入移交。未签名的先登记签名和盖章；被替代、已作废的请选现行的一份。',
    (row) => `${nameOf(row)}（${documentStageLabels[row.stage]}）`,
  );
  const others = await otherTransfersOf(handle, ids, transferId);
  refuse(
    rows.filter(({ id }) => others.has(id)),
    'in_other_transfer',
    '已列入另一次没有办完的移交，一份材料只能在一次移交中。请先从那次移交中移除，或等那次移交收到回执。',
    (row) => `${nameOf(row)}（${others.get(row.id)}）`,
  );
  return rows;
}

/** @throws ApplicationError RULE_VIOLATION naming every paper; nothing where there is none */
export function refuse(
  rows: readonly DocumentRow[],
  rule: string,
  sentence: string,
  words: (row: DocumentRow) => string,
): void {
  if (rows.length === 0) return;
  throw ruleViolation(rule, `${named(rows.map(words))}${sentence}`);
}

/** Names on lines of their own, the first twenty of many. */
export function named(names: readonly string[]): string {
  const shown = names.slice(0, 20).map((name) => `${name}\n`);
  const rest = names.length - shown.length;
  const more = rest > 0 ? `另有 ${rest} 份\n` : '';
  return `${shown.join('')}${more}以上 ${names.length} 份材料`;
}

/** @throws ApplicationError RULE_VIOLATION `in_future` */
export function requirePast(day: BusinessDate, today: BusinessDate, what: string): void {
  if (day > today) throw ruleViolation('in_future', `${what}不能晚于今天。请填写实际发生的日期。`);
}
