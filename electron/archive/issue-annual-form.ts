import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { type AssessmentDetail, isPersonSubject } from '#shared/contract/assessment-record.ts';
import { type AssessmentId, documentIdSchema, type PersonId } from '#shared/ids.ts';
import { sealed } from '../canonical-sha256.ts';
import type { Actor, WriteUnit } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { conflict, ruleViolation } from '../errors.ts';
import { formationDate } from './annual-form-data.ts';
import type { ArchiveDependencies } from './archive.types.ts';
import { type DocumentRow, latestForm, nextSerial, toDocument } from './document.repository.ts';
import { type MadeForm, makeAnnualForm } from './make-annual-form.ts';
import { appraisalClass, registerNumber } from './register-entry.ts';

/** Everything decided before the document is written down. */
interface PreparedForm extends MadeForm {
  readonly detail: AssessmentDetail;
  readonly serial: number;
}

/**
 * Registers forms, one after the other: the number stands on the paper, so it is taken before the document is made.
 * Making it takes long and happens outside the write; what it rests on is checked again inside.
 */
export function createIssueAnnualForm(dependencies: ArchiveDependencies) {
  const inTurn = createTurns();
  return (actor: Actor, assessmentId: AssessmentId): Promise<RegisteredDocument> =>
    inTurn(async () => {
      const prepared = await prepare(dependencies, assessmentId);
      return dependencies.database.write(actor, (unit) => register(dependencies, unit, prepared));
    });
}

async function prepare(dependencies: ArchiveDependencies, assessmentId: AssessmentId): Promise<PreparedForm> {
  const { database, assessment } = dependencies;
  const detail = await assessment.get(assessmentId);
  if (detail.state !== 'locked') {
    throw ruleViolation(
      'not_locked',
      `${detail.name}的考核还没有审定锁定，不能生成登记表。可以先预览；审定锁定后再生成。`,
    );
  }
  const latest = await latestForm(database.read, assessmentId);
  if (latest?.state === 'issued' && latest.assessment_revision === detail.revision) {
    throw ruleViolation(
      'already_issued',
      `${detail.name}的登记表已生成（${latest.register_number}），内容没有变化，不必再生成。确需重做请先作废原件并写明理由。`,
    );
  }
  const serial = await nextSerial(database.read, detail.year, appraisalClass);
  const made = await makeAnnualForm(dependencies, detail, registerNumber(detail.year, serial));
  return { ...made, detail, serial };
}

async function register(
  { assessment }: ArchiveDependencies,
  unit: WriteUnit,
  { detail, serial, snapshot, head, rendered }: PreparedForm,
): Promise<RegisteredDocument> {
  const revision = await assessment.revisionOf(unit.trx, detail.id);
  if (revision !== detail.revision) throw conflict('考核记录', revision);
  if ((await nextSerial(unit.trx, detail.year, appraisalClass)) !== serial) {
    throw new Error(`Register number ${snapshot.registerNumber} was given while its document was made`);
  }
  const latest = await latestForm(unit.trx, detail.id);
  const superseded = latest?.state === 'issued' ? latest : undefined;
  if (superseded) {
    await unit.trx
      .updateTable('document')
      .set({ state: 'superseded' })
      .where('id', '=', superseded.id)
      .execute();
  }
  const row: DocumentRow = {
    id: newId(documentIdSchema),
    year: detail.year,
    class: appraisalClass,
    serial,
    register_number: registerNumber(detail.year, serial),
    kind: 'annual_form',
    state: 'issued',
    version: (latest?.version ?? 0) + 1,
    about: detail.id,
    cycle_id: null,
    unit_id: null,
    assessment_id: detail.id,
    assessment_revision: detail.revision,
    person_id: personOf(detail),
    person_name: detail.name,
    title: `${detail.year}年度考核登记表`,
    snapshot_sha256: rendered.snapshotSha256,
    template_version: rendered.templateVersion,
    font_set: rendered.fontSetVersion,
    audit_head: head.hash,
    audit_sequence: head.sequence,
    pdf_sha256: rendered.sha256,
    pages: rendered.pages,
    formed_on: formationDate(detail, detail.approval?.at ?? unit.at),
    created_at: unit.at,
    created_by: unit.actor.name,
    void_reason: null,
  };
  await unit.trx
    .insertInto('document')
    .values({ ...row, snapshot: sealed(snapshot).content, pdf: Buffer.from(rendered.bytes) })
    .execute();
  await unit.audit({
    action: 'archive.issued',
    entityType: 'document',
    entityId: row.id,
    after: {
      registerNumber: row.register_number,
      version: row.version,
      assessmentId: detail.id,
      snapshotSha256: row.snapshot_sha256,
      pdfSha256: row.pdf_sha256,
      pages: row.pages,
      formedOn: row.formed_on,
      supersedes: superseded?.register_number ?? null,
    },
  });
  return toDocument(row);
}

function personOf({ subject, name }: AssessmentDetail): PersonId {
  if (isPersonSubject(subject)) return subject.personId;
  throw ruleViolation('not_a_person', `${name}不是个人，没有年度考核登记表。`);
}

/** Runs jobs one at a time, in the order they came; one that fails does not stop the next. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const result = last.then(job);
    last = result.catch(() => undefined);
    return result;
  };
}
