import type { AnnualFormSnapshot } from '#shared/archive/snapshots/annual-form.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import type { AuditHead } from '../database/database.types.ts';
import type { RenderedDocument } from '../documents/rendering.types.ts';
import { ruleViolation } from '../errors.ts';
import { annualFormData } from './annual-form-data.ts';
import type { ArchiveDependencies } from './archive.types.ts';

export interface MadeForm {
  readonly snapshot: AnnualFormSnapshot;
  /** Head of the audit chain when the data were frozen; it stands in the footer. */
  readonly head: AuditHead;
  readonly rendered: RenderedDocument;
}

/**
 * Freezes a person's data as they are now and makes the form from them.
 *
 * @param registerNumber null for a preview
 * @throws ApplicationError MISSING_GLYPH; RULE_VIOLATION `organisation_unnamed`
 */
export async function makeAnnualForm(
  { database, assessment, policy, renderer, clock, readOrganisation }: ArchiveDependencies,
  detail: AssessmentDetail,
  registerNumber: string | null,
): Promise<MadeForm> {
  const organisation = await readOrganisation();
  if (organisation === null) {
    throw ruleViolation('organisation_unnamed', '还没有填写单位名称，不能制作登记表。请先完成初始设置。');
  }
  const { schemeVersionId } = await assessment.cycles.getCycle(detail.cycleId);
  const snapshot = annualFormData(detail, {
    registerNumber,
    organisation,
    scheme: await policy.get(schemeVersionId),
    takenAt: clock.now(),
  });
  const head = await database.auditHead();
  return { snapshot, head, rendered: await renderer.renderAnnualForm(snapshot, { auditHead: head.hash }) };
}
