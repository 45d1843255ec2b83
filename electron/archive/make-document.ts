import { frozenStyle, withPrintedOrgans } from '#shared/archive/document-style.ts';
import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import type { AuditHead } from '../database/database.types.ts';
import type { RenderedDocument } from '../documents/rendering.types.ts';
import { ruleViolation } from '../errors.ts';
import type { ArchiveDependencies } from './archive.types.ts';
import type { DocumentDraft } from './drafts/draft.types.ts';
import { readStyle } from './style/style.repository.ts';

export interface MadeDocument {
  readonly snapshot: DocumentSnapshot;
  /** Head of the audit chain when the data were frozen; it stands in the footer. */
  readonly head: AuditHead;
  readonly rendered: RenderedDocument;
}

/** @throws ApplicationError RULE_VIOLATION `organisation_unnamed` */
export async function organisationOf({
  readOrganisation,
}: Pick<ArchiveDependencies, 'readOrganisation'>): Promise<string> {
  const organisation = await readOrganisation();
  if (organisation !== null) return organisation;
  throw ruleViolation('organisation_unnamed', '还没有填写单位名称，不能制作文书。请先完成初始设置。');
}

/**
 * Freezes a draft's data.
 *
 * @param registerNumber null for a preview
 * @throws ApplicationError RULE_VIOLATION `organisation_unnamed`
 */
export async function freeze(
  dependencies: ArchiveDependencies,
  draft: DocumentDraft,
  registerNumber: string | null,
): Promise<DocumentSnapshot> {
  const { title, version } = await dependencies.policy.get(draft.schemeVersionId);
  const { style } = await readStyle(dependencies.database.read);
  const frozen = frozenStyle(style);
  const snapshot = draft.snapshot({
    registerNumber,
    organisation: await organisationOf(dependencies),
    scheme: { title, version },
    takenAt: dependencies.clock.now(),
    ...(frozen && { style: frozen }),
  });
  return withPrintedOrgans(snapshot, style);
}

/**
 * Freezes a draft's data and makes the document from them.
 *
 * @param registerNumber null for a preview
 * @throws ApplicationError MISSING_GLYPH; RULE_VIOLATION `organisation_unnamed`
 */
export async function makeDocument(
  dependencies: ArchiveDependencies,
  draft: DocumentDraft,
  registerNumber: string | null,
): Promise<MadeDocument> {
  return makeFrozen(dependencies, await freeze(dependencies, draft, registerNumber));
}

/**
 * Makes the document from data that were just frozen.
 *
 * @throws ApplicationError MISSING_GLYPH
 */
export async function makeFrozen(
  { database, renderer }: Pick<ArchiveDependencies, 'database' | 'renderer'>,
  snapshot: DocumentSnapshot,
): Promise<MadeDocument> {
  const head = await database.auditHead();
  const rendered = await renderer.renderDocument(snapshot, { auditHead: head.hash });
  return { snapshot, head, rendered };
}
