import {
  type FieldOfSnapshot,
  type GroupOfSnapshot,
  groupsOfSnapshot,
} from '#shared/archive/frozen-fields.ts';
import { type DocumentSnapshot, documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import {
  caseDocumentTargetSchema,
  type DocumentTarget,
  documentTargetSchema,
} from '#shared/contract/archive.ts';
import type { FrozenData, FrozenGroup } from '#shared/contract/archive-preview.ts';
import type { DocumentId } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import { ApplicationError } from '../errors.ts';
import type { CaseActor } from '../recall/cases/confidential.ts';
import type { ArchiveDependencies } from './archive.types.ts';
import { draftCaseDocument } from './cases/index.ts';
import { type DocumentRow, findDocumentContent } from './document.repository.ts';
import type { DocumentDraft, DraftReader } from './drafts/draft.types.ts';
import { draftDocument } from './drafts/index.ts';
import { freeze } from './make-document.ts';

/** What belongs to the entry and not to what is said: it differs from one version to the next. */
const ofTheEntry = new Set([
  'registerNumber',
  'takenAt',
  'issuedOn',
  'style.fonts.content',
  'style.fonts.title',
]);

const notCompared = (groups: readonly GroupOfSnapshot[], note: string | null): FrozenData => ({
  groups: groups.map((group) => ({
    ...group,
    fields: group.fields.map((field) => ({ ...field, now: field.value, changed: false })),
  })),
  compared: false,
  note,
});

/**
 * The data that a preview of the document for the reader is made from now.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION where there is no such document about the target
 */
export async function draftData(
  dependencies: ArchiveDependencies,
  target: DocumentTarget,
  reader: Role,
): Promise<FrozenData> {
  const snapshot = await freeze(dependencies, await draftDocument(dependencies, target, reader), null);
  return notCompared(groupsOfSnapshot(snapshot), null);
}

/** The data that a registered document was made from, beside the same data now as far as they can still be gathered. */
export async function frozenData(
  dependencies: ArchiveDependencies,
  row: DocumentRow,
  reader: CaseActor,
): Promise<FrozenData> {
  const groups = groupsOfSnapshot(await snapshotOf(dependencies, row.id));
  if (row.kind === 'case_file') {
    return notCompared(groups, '案卷按装订时选定的材料冻结，不与现在的数据对照。');
  }
  try {
    const now = async (as: DraftReader) => {
      const draft = await draftNow(dependencies, row, reader, as);
      return draft && groupsOfSnapshot(await freeze(dependencies, draft, row.register_number));
    };
    const whole = await now('register');
    const shown = seesEverything(reader.role) ? whole : await now(reader.role);
    if (whole === null || shown === null) return notCompared(groups, '这种材料不与现在的数据对照。');
    return { groups: beside(groups, withKept(groups, whole, shown)), compared: true, note: null };
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error;
    return notCompared(groups, `现在的数据不能对照：${error.message}`);
  }
}

/** Whether nothing that goes on a paper is kept from the role. */
const seesEverything = (role: Role) =>
  isAllowed(role, 'assessment.getEligibility') && isAllowed(role, 'presence.listConduct');

async function snapshotOf({ database }: ArchiveDependencies, id: DocumentId): Promise<DocumentSnapshot> {
  const { snapshot } = await findDocumentContent(database.read, id);
  return documentSnapshotSchema.parse(JSON.parse(snapshot));
}

/** The same document as it would be made today; null for a kind that is not made from the entry's subject alone. */
async function draftNow(
  dependencies: ArchiveDependencies,
  row: DocumentRow,
  reader: CaseActor,
  as: DraftReader,
): Promise<DocumentDraft | null> {
  if (row.case_id !== null) {
    const target = caseDocumentTargetSchema.safeParse({
      kind: row.kind,
      caseId: row.case_id,
      // Of a talk each record is a document of its own.
      accountabilityId: row.about,
    });
    return target.success ? draftCaseDocument(dependencies, reader, target.data) : null;
  }
  const target = documentTargetSchema.safeParse({
    kind: row.kind,
    assessmentId: row.assessment_id,
    cycleId: row.cycle_id,
    unitId: row.unit_id,
    personId: row.person_id,
    // Of a hand-over the list is about it.
    transferId: row.about,
  });
  return target.success ? draftDocument(dependencies, target.data, as) : null;
}

/**
 * The data of now as the reader may see them, but for what is as it was on the paper, which the reader has before them: what
 * is only left out has not changed.
 */
function withKept(
  frozen: readonly GroupOfSnapshot[],
  whole: readonly GroupOfSnapshot[],
  shown: readonly GroupOfSnapshot[],
): GroupOfSnapshot[] {
  const kept = new Map(frozen.flatMap(({ fields }) => fields.map(({ path, value }) => [path, value])));
  const today = new Map(whole.flatMap(({ fields }) => fields.map(({ path, value }) => [path, value])));
  return shown.map((group) => ({
    ...group,
    fields: group.fields.map((field) => {
      const now = today.get(field.path);
      return now !== undefined && now === kept.get(field.path) ? { ...field, value: now } : field;
    }),
  }));
}

/** The frozen data with those of now beside them; what there is only now stands at the end of its part. */
function beside(frozen: readonly GroupOfSnapshot[], now: readonly GroupOfSnapshot[]): FrozenGroup[] {
  const known = new Set(frozen.flatMap(pathsOf));
  const today = new Map(now.flatMap(({ fields }) => fields.map(({ path, value }) => [path, value] as const)));
  const compared = (field: FieldOfSnapshot) => {
    const value = today.get(field.path) ?? null;
    return ofTheEntry.has(field.path)
      ? { ...field, now: field.value, changed: false }
      : { ...field, now: value, changed: value !== field.value };
  };
  const added = new Map(
    now.map(({ key, fields }) => [
      key,
      fields
        .filter(({ path, value }) => value !== null && !known.has(path) && !ofTheEntry.has(path))
        .map((field) => ({ ...field, value: null, now: field.value, changed: true })),
    ]),
  );
  const groups = frozen.map((group) => ({
    ...group,
    fields: [...group.fields.map(compared), ...(added.get(group.key) ?? [])],
  }));
  const keys = new Set(frozen.map(({ key }) => key));
  const more = now
    .filter(({ key }) => !keys.has(key))
    .map((group) => ({ ...group, fields: added.get(group.key) ?? [] }))
    .filter(({ fields }) => fields.length > 0);
  return [...groups, ...more];
}

const pathsOf = ({ fields }: GroupOfSnapshot) => fields.map(({ path }) => path);
