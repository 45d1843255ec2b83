import type { Person, PostingRow } from '#shared/contract/roster-records.ts';
import type { PreCheck } from '#shared/roster/pre-check.types.ts';
import { type PostRole, postRoleLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../database/database.types.ts';
import { ruleViolation } from '../errors.ts';
import { openNominationOf } from './nomination.repository.ts';

/* What stands in the way of a nomination or of one of its steps, in words. */

/** @throws RULE_VIOLATION `post_not_open`, `post_nominated`, `role_mismatch` */
export function refuseUnopen(posting: PostingRow, role: PostRole): void {
  if (posting.status !== 'open')
    throw ruleViolation(
      'post_not_open',
      `${posting.villageName}的这个岗位已经有人（${posting.personName ?? ''}），不能再提名。如要换人，请先设立接替岗位。`,
    );
  refuseNominatedPost(posting);
  if (posting.role !== null && posting.role !== role)
    throw ruleViolation(
      'role_mismatch',
      `这个岗位是${postRoleLabels[posting.role]}，不能提名为${postRoleLabels[role]}。请核对，或先更正岗位的驻村职务。`,
    );
}

/** @throws RULE_VIOLATION `post_nominated` */
export function refuseNominatedPost(posting: PostingRow): void {
  if (posting.stage === 'open' || posting.status !== 'open') return;
  throw ruleViolation(
    'post_nominated',
    `${posting.villageName}的这个岗位已提名${posting.nomineeName ?? ''}，请先办完或撤回这次提名。`,
  );
}

/** @throws RULE_VIOLATION `person_nominated` */
export async function refuseNominated(handle: ReadHandle, person: Person): Promise<void> {
  const other = await openNominationOf(handle, person.id);
  if (!other) return;
  throw ruleViolation(
    'person_nominated',
    `${person.name}已在 ${other.proposedOn} 被提名到${other.village}，一人不能同时有两次提名。请先办完或撤回那次提名。`,
  );
}

/** @throws RULE_VIOLATION `pre_check_failed`, `pre_check_not_known`, `override_reason_needed` */
export function refuseUnfit({ verdict, items }: PreCheck, overrideReason: string | null): void {
  const sentences = (strength: 'required' | 'in_principle', ...outcomes: string[]) =>
    items
      .filter((item) => item.strength === strength && outcomes.includes(item.outcome))
      .map(({ title, sentence }) => `${title}：${sentence}`)
      .join('');
  if (verdict === 'barred')
    throw ruleViolation(
      'pre_check_failed',
      `前置审核没有通过。${sentences('required', 'failed')}请另选人选。`,
    );
  if (verdict === 'not_known')
    throw ruleViolation(
      'pre_check_not_known',
      `前置审核还有必须核实的条件。${sentences('required', 'not_known')}`,
    );
  if (verdict === 'needs_reason' && overrideReason === null)
    throw ruleViolation(
      'override_reason_needed',
      `有原则性条件不符合，须写明理由才能通过。${sentences('in_principle', 'failed', 'not_known')}`,
    );
}
