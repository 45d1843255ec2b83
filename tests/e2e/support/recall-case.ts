import * as z from 'zod';
import { type CaseDetail, caseDetailSchema } from '#shared/contract/recall-case.ts';
import { evidenceCandidateSchema } from '#shared/contract/recall-evidence.ts';
import { postingRowSchema } from '#shared/contract/roster.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { ObservationKind } from '#shared/vocabulary.ts';
import type { Session } from './recall-sessions.ts';
import { fitPerson } from './selection.ts';

const candidates = z.object({ candidates: z.array(evidenceCandidateSchema) });
const postings = z.object({ rows: z.array(postingRowSchema) });
const schemes = z.object({ schemes: z.array(z.object({ id: z.string(), code: z.string() })) });
const anything = z.unknown();

export const today = () => businessDateOf(new Date());

/** The case as the user reads it. */
export const detailOf = (by: Session, id: string): Promise<CaseDetail> =>
  by.call(caseDetailSchema, 'recall.getCase', { id });

/** Writes into a case on its last revision. */
export async function write(
  by: Session,
  id: string,
  name:
    | 'recall.addEvidence'
    | 'recall.recordStatement'
    | 'recall.recordVerification'
    | 'recall.recordAccountability'
    | 'recall.stepCase',
  input: object,
): Promise<void> {
  const { revision } = await detailOf(by, id);
  await by.call(anything, name, { id, revision, ...input });
}

/** Records that an organ took a step that asks for nothing besides. */
export const step = (by: Session, id: string, to: string, given: object = {}): Promise<void> =>
  write(by, id, 'recall.stepCase', {
    step: { to, on: today(), organ: '示例机关', handler: '示例经办人', opinion: '同意。', ...given },
  });

/** Evidence for every trigger from the records of the posting, or from a paper where no record speaks for it. */
export async function addEvidence(by: Session, id: string): Promise<void> {
  const { triggers } = await detailOf(by, id);
  const { candidates: records } = await by.call(candidates, 'recall.evidenceCandidates', { caseId: id });
  for (const { code } of triggers) {
    const found = records.find((record) => record.triggers.includes(code));
    const paper = {
      type: 'document',
      on: today(),
      source: '示例核查组',
      finding: '书面材料证明的情况（示例）',
    };
    const { type, on, source, finding } = found ?? paper;
    const record = found ? { kind: found.record.kind, id: found.record.id } : null;
    await write(by, id, 'recall.addEvidence', {
      evidence: { triggers: [code], type, on, source, finding, record },
    });
  }
}

export const statementMade = () => ({
  kind: 'made',
  on: today(),
  takenBy: '示例记录人',
  text: '情况属实，愿意接受组织处理（示例）。',
  signed: true,
});

/** Makes a case ready to be decided on: evidence, the person's statement, the report. */
export async function prepare(by: Session, id: string): Promise<void> {
  await addEvidence(by, id);
  await write(by, id, 'recall.recordStatement', { statement: statementMade() });
  await write(by, id, 'recall.recordVerification', {
    verification: {
      organ: '示例核查组',
      people: '示例甲、示例乙',
      on: today(),
      documentNumber: null,
      text: '经核查，反映的情况属实（示例）。',
      conclusion: 'borne_out',
    },
  });
}

/** Somebody on post of whom the sample's records tell nothing that speaks for a recall. */
export async function personOnPost(by: Session, index: number) {
  const { rows } = await by.call(postings, 'roster.listPostings', {});
  const row = rows.filter(({ status }) => status === 'on_post')[index];
  if (!row?.personName) throw new Error('The sample district has too few people.');
  return { postingId: row.id, name: row.personName };
}

/** Puts on record what speaks for a trigger. */
export const observe = (by: Session, postingId: string, kind: ObservationKind, text: string) =>
  by.call(anything, 'presence.recordObservation', {
    postingId,
    kind,
    observedOn: today(),
    organ: '乡镇党委（示例）',
    documentNumber: null,
    text,
  });

/** Somebody new comes to the post of the recalled person. */
export async function succeed(by: Session, id: string, name: string): Promise<void> {
  const { subject } = await detailOf(by, id);
  const post = await by.call(postingRowSchema, 'roster.openSuccessorPost', { postingId: subject.postingId });
  await by.call(anything, 'roster.fillPost', {
    id: post.id,
    revision: post.revision,
    person: fitPerson(name),
    role: subject.role ?? 'team_member',
    startDate: today(),
  });
}

/** Puts another scheme in force. */
export async function putInForce(by: Session, code: string): Promise<void> {
  const { schemes: all } = await by.call(schemes, 'policy.listSchemes');
  const id = all.find((scheme) => scheme.code === code)?.id;
  await by.call(anything, 'policy.putInForce', { id, reason: '示例：启用本地方案' });
}
